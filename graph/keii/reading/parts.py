"""One file, several documents: cover note, 別紙1, 別紙2, each with title, date line and issuer.

A document opens at a letterhead (a date line and an issuer line near each other, with the title
lines around them) or at a line that says so (別紙1, お知らせ).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from keii.dates import Anchor, Found, find_dates
from keii.reading.lines import Line

Layout = Mapping[str, tuple[re.Pattern[str], ...]]

# A letterhead is at most this many lines high, and its two lines at most this far apart.
_HEAD = 6
_APART = 3
_TITLE_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Part:
    """A document inside a file: its lines, and which of them form its head."""

    lines: tuple[Line, ...]
    title: Line | None
    dateline: Line | None
    issuer: Line | None
    opener: Line | None
    head: int


def split_parts(lines: Sequence[Line], layout: Layout) -> list[Part]:
    """Split the lines of a file into its documents, in order."""
    if not lines:
        return []
    roles = [_role(line, layout) for line in lines]
    starts = sorted({0, *_openers(roles), *_letterheads(lines, roles)})
    starts = _merge_heads(starts, roles)
    bounds = [*starts, len(lines)]
    return [_part(lines[start:end], roles[start:end], layout) for start, end in itertools.pairwise(bounds)]


def matches(layout: Layout, name: str, words: str) -> bool:
    """Tell whether one of the layout's patterns of that name is found in the words."""
    return any(pattern.search(words) for pattern in layout.get(name, ()))


def date_of_line(line: Line) -> Found | None:
    """Give the date of a line that holds a date and nothing else."""
    found = find_dates(line.words, Anchor())
    if len(found) != 1 or line.marker:
        return None
    rest = line.words[: found[0].start] + line.words[found[0].end :]
    return found[0] if re.fullmatch(r"[()（）\s]*(?:付|付け|現在|[(][月火水木金土日][)])?", rest) else None


def _role(line: Line, layout: Layout) -> str:
    """Classify a line: ``opener``, ``date``, ``issuer``, ``form``, ``title`` or ``body``."""
    heading = line.marker.startswith("#")
    listed = (bool(line.marker) and not heading) or bool(line.speaker)
    if listed or len(line.words) > _TITLE_LENGTH or line.ended or line.words.endswith(("、", "，")):
        return "body"
    if matches(layout, "opens", line.words):
        return "opener"
    if date_of_line(line):
        return "date"
    if matches(layout, "form", line.words):
        return "form"
    if len(line.words) <= 20 and matches(layout, "issuer", line.words):
        return "issuer"
    return "title" if line.marker == "#" or matches(layout, "title", line.words) else "body"


def _openers(roles: Sequence[str]) -> list[int]:
    return [index for index, role in enumerate(roles) if role == "opener"]


def _letterheads(lines: Sequence[Line], roles: Sequence[str]) -> list[int]:
    """Give where each letterhead begins: a date line with an issuer line near, moved up over its title."""
    starts = []
    for index, role in enumerate(roles):
        near = roles[max(0, index - _APART) : index + _APART + 1]
        if role != "date" or "issuer" not in near:
            continue
        start = index
        while start and index - start < _HEAD and roles[start - 1] in {"title", "issuer", "opener"}:
            start -= 1
        if start <= _APART and all(_head_like(line) for line in lines[:start]):
            start = 0  # a title that no pattern knows, above the first letterhead
        starts.append(start)
    return starts


def _head_like(line: Line) -> bool:
    return not line.marker and not line.ended and len(line.words) <= _TITLE_LENGTH


def _merge_heads(starts: list[int], roles: Sequence[str]) -> list[int]:
    """Drop a start that only head lines part from the one before: both open the same document."""
    kept = [starts[0]]
    for start in starts[1:]:
        if "body" in roles[kept[-1] : start] or "form" in roles[kept[-1] : start]:
            kept.append(start)
    return kept


def _part(lines: Sequence[Line], roles: Sequence[str], layout: Layout) -> Part:
    body = next((index for index, role in enumerate(roles) if role == "body"), len(lines))
    if body == 0 and lines and not lines[0].marker and not lines[0].ended and len(lines) > 1:
        body = 1 if lines[1].after_gap and len(lines[0].words) <= _TITLE_LENGTH else 0
    head = range(body)
    titles = [index for index in head if roles[index] == "title"]
    if not titles and body:
        titles = [index for index in head if roles[index] == "body"]
    picked = {
        role: next((lines[index] for index in head if roles[index] == role), None)
        for role in ("date", "issuer", "opener")
    }
    title = lines[titles[0]] if titles else None
    return Part(tuple(lines), title, picked["date"], picked["issuer"], picked["opener"], body)

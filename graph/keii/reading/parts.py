"""One file, several documents: cover note, 別紙1, 別紙2, each with title, date line and issuer.

A document opens at a letterhead (a date line and an issuer line near each other, with the title
lines around them) or at a line that says so (別紙1, お知らせ).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from keii.dates import Anchor, Found, find_dates
from keii.model import Span
from keii.reading.lines import Line

Layout = Mapping[str, tuple[re.Pattern[str], ...]]

# A letterhead is at most this many lines high, and its two lines at most this far apart.
_HEAD = 6
_APART = 3
_TITLE_LENGTH = 80
# No head is higher than this many lines; a title shorter than a line's usual length was not broken.
_DATELINE = 60
_DAY = 10
_HEAD_LINES = 16
_WRAPPED = 24
_BRACKETS = "【〈《〔"
# What may stand with the date on a dateline: its label, the weekday, hour and place, who issued it.
_LABELLED = re.compile(
    r"[(（]?(?:(?:日時|期日|更新日|掲載日|公開日|作成日|発表日|発出日|開催日|日付)[:：]?\s*)?"
)
_PLACED = re.compile(
    r"\s*(?:[(（]?[月火水木金土日](?:曜日?)?[)）]?)?\s*"
    r"(?:(?:現地時間)?(?:午前|午後)?\s?\d[\d:：]*(?:時[\d分]*)?[^。]*|於[^。]*|場所[^。]*|[~〜～][^。]*|ページ番号.*|現在|付け?)?"
    r"(?:\s*[^\s。]{2,24})?\s*[)）]?"
)


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
    found = find_dates(line.words, Anchor(dateline=True))
    if not found or line.marker or len(line.words) > _DATELINE or line.ended:
        return None
    before, rest = line.words[: found[0].start], line.words[found[0].end :]
    full = found[0].date is not None and len(found[0].date.value) == _DAY
    plain = re.fullmatch(r"[()（）\s]*(?:付|付け|現在|[(][月火水木金土日](?:曜日?)?[)])?", before + rest)
    placed = full and _LABELLED.fullmatch(before) and _PLACED.fullmatch(rest)
    return found[0] if plain or placed else None


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
    running = line.words.endswith(("、", "，"))
    return not line.marker and not line.ended and not running and len(line.words) <= _TITLE_LENGTH


def _merge_heads(starts: list[int], roles: Sequence[str]) -> list[int]:
    """Drop a start that only head lines part from the one before: both open the same document."""
    kept = [starts[0]]
    for start in starts[1:]:
        if "body" in roles[kept[-1] : start] or "form" in roles[kept[-1] : start]:
            kept.append(start)
    return kept


def _part(lines: Sequence[Line], roles: Sequence[str], layout: Layout) -> Part:
    body = _head_end(lines, roles)
    head = range(body)
    picked = {
        role: next((lines[index] for index in head if roles[index] == role), None)
        for role in ("date", "issuer", "opener")
    }
    title = _title(lines, roles, body)
    return Part(tuple(lines), title, picked["date"], picked["issuer"], picked["opener"], body)


def _head_end(lines: Sequence[Line], roles: Sequence[str]) -> int:
    """Give where the head of a document ends: after the last run of its lines that dates, signs or titles it.

    A run is what stands between two gaps; one that holds a sentence, a list marker or a turn is text.
    """
    end = 0
    missed = 0
    for start, stop in _runs(lines):
        said = {*roles[start:stop]} - {"body"}
        if not all(_heads(line) for line in lines[start:stop]):
            # a head without a gap below it: its lines of known roles
            while start < stop and roles[start] != "body" and (end == start or not start):
                start = end = start + 1
            break
        if lines[start].words[0] in _BRACKETS and not said:
            break  # 【冒頭発言】 opens a section
        if said or not start:
            end, missed = stop, 0
        elif (missed := missed + 1) > 1 or stop > _HEAD_LINES:
            break
    return end


def _heads(line: Line) -> bool:
    """Tell whether a line may stand in a head: no sentence, also none broken off, no turn, no list."""
    plain = not line.speaker and not line.day and "は、" not in line.words
    return plain and (_head_like(line) or line.marker == "#")


def _runs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of lines between gaps."""
    start = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or lines[index].after_gap:
            yield start, index
            start = index


def _title(lines: Sequence[Line], roles: Sequence[str], body: int) -> Line | None:
    """Give the title among the head's lines, joined where it was broken over lines."""
    titles = [index for index in range(body) if roles[index] == "title"]
    plain = [index for index in range(body) if roles[index] == "body"]
    if not titles and not plain:
        return None
    chosen = titles[0] if titles else plain[0]
    first = last = chosen
    while (
        first > 0 and roles[first - 1] == "body" and not lines[first].after_gap and _wraps(lines[first - 1])
    ):
        first -= 1
    while not titles and last + 1 < body and roles[last + 1] == "body" and _wraps(lines[last]):
        if lines[last + 1].after_gap:
            break
        last += 1
    run = lines[first : last + 1]
    span = Span(run[0].span.start, run[-1].span.end)
    return replace(run[0], span=span, words="".join(line.words for line in run))


def _wraps(line: Line) -> bool:
    """Tell whether a line is long enough to have been broken for want of room."""
    return len(line.words) >= _WRAPPED

"""Normalised text for matching, with a map back to the text as read.

NFKC, letter-spacing repair (``3 0 日`` → ``30日``, ``D I C A S`` → ``DICAS``) and the joining of
broken lines happen here and nowhere else, and never in a quote: every code point of the
normalised text knows the code points of the file it came from.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from keii.model import Span

_VOICING = "\uff9e\uff9f"
_WIDE = r"[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff々〆]"
_GAP = re.compile(r"\s+")
_FULL_STOP_AFTER = re.compile(r"[。．！？]")


@dataclass(frozen=True, slots=True)
class Normal:
    """Normalised text; ``starts[i]`` and ``ends[i]`` bound the source of its code point ``i``."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Give the span of the file for a non-empty range of the normalised text."""
        return Span(self.starts[start], self.ends[end - 1])

    def position(self, offset: int) -> int:
        """Give the first index of the normalised text at or after an offset of the file."""
        return bisect_left(self.starts, offset)


def normalise(text: str, spans: Iterable[Span]) -> Normal:
    """Normalise the given runs of a text, as if nothing stood between them.

    >>> normalise("令和 7 年 3 月 3 0 日", [Span(0, 16)]).text
    '令和7年3月30日'
    """
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for span in spans:
        for start, end in _clusters(text, span):
            for letter in unicodedata.normalize("NFKC", text[start:end]):
                letters.append(letter)
                starts.append(start)
                ends.append(end)
    return _without_gaps(letters, starts, ends)


def squeeze(text: str) -> str:
    """Give a text normalised for comparison: :func:`normalise` without the map."""
    return normalise(text, [Span(0, len(text))]).text.strip()


def _clusters(text: str, span: Span) -> Iterable[tuple[int, int]]:
    """Yield the ranges that normalise as one: a code point and the marks that follow it."""
    start = span.start
    while start < span.end:
        end = start + 1
        while end < span.end and (text[end] in _VOICING or unicodedata.combining(text[end])):
            end += 1
        yield start, end
        start = end


def _without_gaps(letters: list[str], starts: list[int], ends: list[int]) -> Normal:
    joined = "".join(letters)
    keep = [True] * len(letters)
    blank: list[int] = []
    for gap in _GAP.finditer(joined):
        if _closes_up(joined, gap.start(), gap.end()):
            keep[gap.start() : gap.end()] = [False] * (gap.end() - gap.start())
        else:
            blank.append(gap.start())
            keep[gap.start() + 1 : gap.end()] = [False] * (gap.end() - gap.start() - 1)
    for index in blank:
        letters[index] = " "
    chosen = [index for index, kept in enumerate(keep) if kept]
    return Normal(
        "".join(letters[index] for index in chosen),
        tuple(starts[index] for index in chosen),
        tuple(ends[index] for index in chosen),
    )


def _closes_up(text: str, start: int, end: int) -> bool:
    """Tell whether a run of white space is an artefact of typesetting."""
    if start == 0 or end == len(text):
        return True
    before, after = text[start - 1], text[end]
    if re.match(_WIDE, before) or re.match(_WIDE, after):
        return not _FULL_STOP_AFTER.match(before) or bool(re.match(_WIDE, after))
    if before.isdigit() and after.isdigit():
        return _alone(text, start - 1) or _alone(text, end)
    return before.isascii() and before.isupper() and after.isupper() and _spaced_out(text, start, end)


def _alone(text: str, index: int) -> bool:
    """Tell whether the letter or digit at an index has no neighbour of its own kind."""
    left = text[index - 1] if index else " "
    right = text[index + 1] if index + 1 < len(text) else " "
    return not (left.isascii() and left.isalnum()) and not (right.isascii() and right.isalnum())


def _spaced_out(text: str, start: int, end: int) -> bool:
    """Tell whether capitals on both sides of a gap stand alone, as in ``D I C A S``."""
    return _alone(text, start - 1) and _alone(text, end)

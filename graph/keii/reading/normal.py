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
_WIDE = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff々〆]")
# Letters that NFKC maps one to one; a mark after a run of them belongs to the last.
_ALONE = r"\n -~\u3000-〩ぁ-ゖゝゞ゠-ヾ一-鿿！-～"
_RUN = re.compile(f"[{_ALONE}]+(?![^{_ALONE}])")
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
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for span in spans:
        start = span.start
        while start < span.end:
            run = _RUN.match(text, start, span.end)
            end = run.end() if run else _cluster(text, start, span.end)
            part = unicodedata.normalize("NFKC", text[start:end])
            parts.append(part)
            starts += range(start, end) if run else [start] * len(part)
            ends += range(start + 1, end + 1) if run else [end] * len(part)
            start = end
    return _without_gaps("".join(parts), starts, ends)


_SUBTITLE = re.compile(r"(?<=.)(?:\s*(?:[「『(〔][^」』)〕]*[」』)〕]|[-~〜–—―:：].*))+$")


def squeeze(text: str) -> str:
    """Give a text normalised for comparison: :func:`normalise` without the map."""
    if not _RUN.fullmatch(text):
        return normalise(text, [Span(0, len(text))]).text.strip()
    folded = unicodedata.normalize("NFKC", text)
    return _GAP.sub(lambda gap: _blank(folded, gap), folded).strip()


def main_title(title: str | None) -> str:
    """Give a title, normalised, without what follows it in brackets, quotation marks or dashes.

    >>> main_title("日米共同声明－新しい時代－（仮訳）")
    '日米共同声明'
    """
    words = squeeze(title or "")
    return _SUBTITLE.sub("", words) or words


def _cluster(text: str, start: int, stop: int) -> int:
    """Give where what normalises as one ends: a code point and the marks that follow it."""
    end = start + 1
    while end < stop and (text[end] in _VOICING or unicodedata.combining(text[end])):
        end += 1
    return end


def _without_gaps(text: str, starts: list[int], ends: list[int]) -> Normal:
    parts: list[str] = []
    kept: list[int] = []
    at = 0
    for gap in _GAP.finditer(text):
        blank = _blank(text, gap)
        parts += text[at : gap.start()], blank
        kept += range(at, gap.start() + len(blank))
        at = gap.end()
    if not at:
        return Normal(text, tuple(starts), tuple(ends))
    kept += range(at, len(text))
    return Normal(
        "".join([*parts, text[at:]]),
        tuple(starts[index] for index in kept),
        tuple(ends[index] for index in kept),
    )


def _blank(text: str, gap: re.Match[str]) -> str:
    """Give what is left of a run of white space."""
    return "" if _closes_up(text, gap.start(), gap.end()) else " "


def _closes_up(text: str, start: int, end: int) -> bool:
    """Tell whether a run of white space is an artefact of typesetting."""
    if start == 0 or end == len(text):
        return True
    before, after = text[start - 1], text[end]
    if _WIDE.match(before) or _WIDE.match(after):
        return not _FULL_STOP_AFTER.match(before) or bool(_WIDE.match(after))
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

"""Judge traces end to end, and their detection (a cue in the same place) apart, by basis."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from keii.evaluation.coding import Coding, Link
from keii.evaluation.figures import Mark
from keii.evaluation.judgement import Ends, Judgement, Miss, shown
from keii.evaluation.matching import Rank, greedy, iou, match_spans
from keii.evaluation.rows import BASES

# A cue is a few characters long; any shared character is the same cue.
_TOUCH = 1e-9


class Way(NamedTuple):
    """What a trace says: from what, to what, how, and on what basis; ids are the gold's."""

    source: str | None
    target: str | None
    relation: str
    basis: str

    def __str__(self) -> str:
        """Give the trace as people read it."""
        return f"{shown(self.source)} {self.relation} {shown(self.target)} ({self.basis})"

    def differs(self, other: Way) -> tuple[str, ...]:
        """Give the names of the parts in which two traces differ."""
        return tuple(name for name, mine, its in zip(self._fields, self, other, strict=True) if mine != its)


def way(link: Link, ends: Ends | None = None) -> Way:
    """Give what a trace says; with ``ends``, its ids are made the gold's."""
    source, target = (
        (link.source, link.target) if ends is None else map(ends.gold, (link.source, link.target))
    )
    return Way(source, target, link.relation, link.basis)


def judge_traces(gold: Coding, read: Coding, ends: Ends, into: Judgement) -> None:
    """Mark traces; an error is a cue missed, a cue read with wrong ends, or a trace too many."""
    coded, found = [way(link) for link in gold.traces], [way(link, ends) for link in read.traces]
    spans = [link.span for link in gold.traces], [link.span for link in read.traces]
    overlaps = [[iou(one, other) for other in spans[1]] for one in spans[0]]
    hits = greedy(_candidates(coded, found, overlaps, equal=True))
    taken = set(hits.values())
    rest = (one for one in _candidates(coded, found, overlaps) if one[1] not in hits and one[2] not in taken)
    near = greedy(rest)
    for i, (link, ways) in enumerate(zip(gold.traces, coded, strict=True)):
        _mark(into, "traces", link.basis, "hit" if i in hits else "missed")
        if i in near:
            other = found[near[i]]
            into.misses.append(
                Miss(
                    "traces", "wrong", gold.file, link.span, str(ways), str(other), cells=ways.differs(other)
                )
            )
        elif i not in hits:
            cause = "further" if any(overlaps[i]) else "cue"
            into.misses.append(Miss("traces", cause, gold.file, link.span, str(ways), ""))
    for j, (link, ways) in enumerate(zip(read.traces, found, strict=True)):
        if j not in taken:
            _mark(into, "traces", link.basis, "extra")
            if j not in near.values():
                into.misses.append(Miss("traces", "extra", gold.file, link.span, "", str(ways)))
    for basis in BASES:
        _detection(gold.traces, read.traces, basis, into)


def _candidates(
    coded: Sequence[Way], found: Sequence[Way], overlaps: list[list[float]], *, equal: bool = False
) -> Iterator[tuple[Rank, int, int]]:
    """Give pairs that say the same, or else pairs whose cues touch, with how much they have in common."""
    for i, ways in enumerate(coded):
        for j, other in enumerate(found):
            if ways == other if equal else overlaps[i][j]:
                yield (-float(len(ways.differs(other))), overlaps[i][j]), i, j


def _detection(coded: tuple[Link, ...], read: tuple[Link, ...], basis: str, into: Judgement) -> None:
    left = [link.span for link in coded if link.basis == basis]
    right = [link.span for link in read if link.basis == basis]
    pairs = match_spans(left, right, _TOUCH)
    marks: list[Mark] = ["hit"] * len(pairs)
    marks += ["missed"] * (len(left) - len(pairs))
    marks += ["extra"] * (len(right) - len(pairs))
    for mark in marks:
        _mark(into, "detection", basis, mark)


def _mark(into: Judgement, key: str, basis: str, mark: Mark) -> None:
    into.marks[key].append(mark)
    into.marks[f"{key}.{basis}"].append(mark)

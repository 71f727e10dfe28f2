"""Pair what was coded with what was read: one-to-one, best first, the same on every run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from keii.model import Span

THRESHOLD = 0.5
"""Least overlap, as intersection over union, at which two spans are the same passage."""

Rank = tuple[float, ...]


def iou(left: Span, right: Span) -> float:
    """Give the intersection over union of two spans, 0.0 to 1.0, in code points."""
    common = min(left.end, right.end) - max(left.start, right.start)
    if common <= 0:
        return 0.0
    return common / (max(left.end, right.end) - min(left.start, right.start))


def greedy(candidates: Iterable[tuple[Rank, int, int]]) -> dict[int, int]:
    """Take candidate pairs ``(rank, left, right)`` best rank first, each side at most once.

    Ties go to the pair that stands first on the left, then on the right, so that the order in
    which candidates are given does not matter.
    """
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, left, right in sorted(candidates, key=lambda one: (tuple(-r for r in one[0]), one[1], one[2])):
        if left not in taken and right not in used:
            taken[left] = right
            used.add(right)
    return taken


def match_spans(left: Sequence[Span], right: Sequence[Span], threshold: float = THRESHOLD) -> dict[int, int]:
    """Pair spans one-to-one, highest overlap first, where it reaches the threshold.

    Gives indices on the left → indices on the right.  Equal overlaps go to the earlier text.
    """
    rows: list[tuple[Rank, int, int]] = []
    for i, one in enumerate(left):
        for j, other in enumerate(right):
            overlap = iou(one, other)
            if overlap >= threshold:
                # Starts break ties by place in the text, not by side or by row, which keeps the
                # pairing the same when the sides are exchanged.
                rows.append(((overlap, -float(one.start + other.start), -float(one.end + other.end)), i, j))
    return greedy(rows)


def best_overlap(left: Sequence[Span], right: Sequence[Span]) -> float:
    """Give the highest overlap between any two spans of two groups; 0.0 where either is empty."""
    return max((iou(one, other) for one in left for other in right), default=0.0)

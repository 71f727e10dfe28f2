"""Errors counted by cause, so that it shows which rule to mend first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from keii.evaluation.judgement import Miss
from keii.evaluation.saying import CELLS

ROWS = ("row", "addressees", "event")
"""The figures whose errors are cells of a statement that was found."""

ORDER: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("statements", ("missed", "joined", "boundary", "split", "extra")),
    ("cells", CELLS),
    ("events", ("missed", "type", "date", "extra")),
    ("agreements", ("missed", "type", "date", "extra")),
    ("actors", ("missed", "type", "date", "extra")),
    ("traces", ("cue", "further", "relation", "source", "target", "basis", "extra")),
    ("references", ("missed", "extra")),
    ("fidelity", ("wrong",)),
    ("unsupported", ("wrong",)),
)
"""What errors are counted under, and the causes of each, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Cause:
    """How often something was the cause of an error, and how often the only one.

    ``alone`` is ``None`` where an error has but one cause: something missed cannot be wrong besides.
    """

    key: str
    cause: str
    count: int
    alone: int | None = None


def tally(misses: Iterable[Miss]) -> tuple[Cause, ...]:
    """Count errors by cause; a row or trace with two wrong cells counts under each of them."""
    counts: Counter[tuple[str, str]] = Counter()
    alone: Counter[tuple[str, str]] = Counter()
    shared: set[tuple[str, str]] = set()
    for miss in misses:
        key = "cells" if miss.key in ROWS else miss.key
        for cause in miss.cells or (miss.cause,):
            counts[key, cause] += 1
            if miss.cells:
                shared.add((key, cause))
                alone[key, cause] += len(miss.cells) == 1
    return tuple(
        Cause(key, cause, counts[key, cause], alone[key, cause] if (key, cause) in shared else None)
        for key, causes in ORDER
        for cause in causes
        if counts[key, cause]
    )

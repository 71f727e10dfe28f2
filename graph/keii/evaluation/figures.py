"""Marks → figures with 95 % intervals.

A mark is one unit of the sample: ``hit``, ``missed`` (coded, not read), ``extra`` (read, not
coded) or ``wrong`` (coded one way, read another: it counts as missed and as extra).
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal, TypeVar

Mark = Literal["hit", "missed", "extra", "wrong"]
Form = Literal["f1", "share", "mean", "count"]

RESAMPLES = 1000
TAIL = 40
"""One part in this many of the resamples lies below an interval, and one above it: 2.5 %."""

SEED = "keii-evaluation-1"
MARKS: tuple[Mark, ...] = ("hit", "missed", "extra", "wrong")

Unit = TypeVar("Unit")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its value (0.0–1.0, or a count), its 95 % interval, and what it was counted from.

    ``value`` is ``None`` where there was nothing to count: no figure is made of nothing.
    """

    key: str
    form: Form
    value: float | None
    low: float | None = None
    high: float | None = None
    precision: float | None = None
    recall: float | None = None
    hits: int = 0
    missed: int = 0
    extra: int = 0


def f1_of(counts: Counter[Mark]) -> float | None:
    """Give F1 of the marks; ``None`` where nothing was coded and nothing read."""
    wrong = counts["wrong"]
    whole = 2 * counts["hit"] + counts["missed"] + counts["extra"] + 2 * wrong
    return 2 * counts["hit"] / whole if whole else None


def share_of(counts: Counter[Mark]) -> float | None:
    """Give the share of hits among all marks; ``None`` where there are none."""
    whole = counts.total()
    return counts["hit"] / whole if whole else None


def f1(key: str, marks: Iterable[Mark]) -> Figure:
    """Give precision, recall and F1 of marks."""
    return _marked(key, "f1", Counter(marks), f1_of)


def share(key: str, marks: Iterable[Mark]) -> Figure:
    """Give the share of units that are right."""
    return _marked(key, "share", Counter(marks), share_of)


def mean(key: str, values: Sequence[float]) -> Figure:
    """Give the mean of values."""
    if not values:
        return Figure(key, "mean", None)
    low, high = _interval(key, lambda rng: _mean(rng.choices(values, k=len(values))))
    return Figure(key, "mean", _mean(values), low, high, hits=len(values))


def count(key: str, marks: Iterable[Mark]) -> Figure:
    """Give how many units are not right: an invariant whose only good value is 0."""
    counts = Counter(marks)
    bad = counts.total() - counts["hit"]
    return Figure(key, "count", float(bad), hits=counts["hit"], extra=bad)


def _marked(
    key: str, form: Form, counts: Counter[Mark], measure: Callable[[Counter[Mark]], float | None]
) -> Figure:
    hits, wrong = counts["hit"], counts["wrong"]
    missed, extra = counts["missed"] + wrong, counts["extra"] + wrong
    value = measure(counts)
    if value is None:
        return Figure(key, form, None)
    if wrong:
        low, high = _interval(key, partial(_resample, counts, measure))
    else:
        low, high = (_of_hits(hits, counts, measure) for hits in _hits(counts["hit"], counts.total()))
    precision = recall = None
    if form == "f1":
        precision = hits / (hits + extra) if hits + extra else None
        recall = hits / (hits + missed) if hits + missed else None
    return Figure(key, form, value, low, high, precision, recall, hits, missed, extra)


def _hits(hits: int, units: int) -> tuple[int, int]:
    """Give the 2.5th and 97.5th percentile of how many hits a resample has.

    Hits in a resample follow a binomial distribution; counting it out in whole numbers gives what ever
    more resamples would come to, the same on every machine.
    """
    if hits in (0, units):
        return hits, hits
    misses, whole = units - hits, units**units
    ways, below = misses**units, 0
    bounds: list[int] = []
    for k in range(units + 1):
        below += ways
        bounds += [k for part in (1, TAIL - 1)[len(bounds) :] if below * TAIL >= whole * part]
        if len(bounds) > 1:
            break
        ways = ways * (units - k) * hits // ((k + 1) * misses)
    return bounds[0], bounds[1]


def _of_hits(hits: int, counts: Counter[Mark], measure: Callable[[Counter[Mark]], float | None]) -> float:
    """Measure a resample with so many hits; what is missed and what is extra weigh the same."""
    value = measure(Counter({"hit": hits, "missed": counts.total() - hits}))
    return 0.0 if value is None else value


def _resample(
    counts: Counter[Mark], measure: Callable[[Counter[Mark]], float | None], rng: random.Random
) -> float | None:
    # Units with the same mark are interchangeable, so drawing marks by weight is drawing units.
    weights = [counts[mark] for mark in MARKS]
    return measure(Counter(rng.choices(MARKS, weights=weights, k=counts.total())))


def _interval(key: str, draw: Callable[[random.Random], float | None]) -> tuple[float, float]:
    """Give the 2.5th and 97.5th percentile of resampled values; the seed is fixed."""
    rng = random.Random(f"{SEED}:{key}")  # noqa: S311 - a sample, not a secret
    values = sorted(value for value in (draw(rng) for _ in range(RESAMPLES)) if value is not None)
    last = len(values) - 1
    return values[round(0.025 * last)], values[round(0.975 * last)]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)

"""What judging gives: marks by the key of their figure, and a line for every error with its cause."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from keii.evaluation.figures import Mark
from keii.evaluation.identity import Identity
from keii.model import Span, bare

Cell = str | bool | frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Miss:
    """One error: of which figure, why, where, what was coded and what was read.

    ``cells`` are the parts that are wrong where something was coded one way and read another;
    ``weight`` says how heavy it is among the errors of its figure.
    """

    key: str
    cause: str
    file: str
    span: Span
    coded: str
    read: str
    weight: float = 1.0
    cells: tuple[str, ...] = ()


@dataclass(slots=True)
class Judgement:
    """Marks and values by the key of their figure, and the errors."""

    marks: dict[str, list[Mark]] = field(default_factory=lambda: defaultdict(list))
    values: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    misses: list[Miss] = field(default_factory=list)

    def add(self, other: Judgement) -> None:
        """Take in the judgement of another file."""
        for key, marks in other.marks.items():
            self.marks[key] += marks
        for key, values in other.values.items():
            self.values[key] += values
        self.misses += other.misses


@dataclass(frozen=True, slots=True)
class Ends:
    """Ids as read, of things and of matched statements, → ids of the gold."""

    identity: Identity
    matched: dict[str, str]

    def gold(self, id_: str | None) -> str | None:
        """Give the gold id, or the id itself where the gold knows nothing that is the same."""
        return None if id_ is None else self.matched.get(id_) or self.identity.gold(id_)


def shown(cell: Cell) -> str:
    """Give a cell as people read it: bare names, an en dash for nothing."""
    if isinstance(cell, frozenset):
        return ", ".join(sorted(bare(one) for one in cell)) or "–"
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return bare(cell) if cell else "–"

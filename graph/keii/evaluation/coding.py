"""One shape for what a coder, the program or a baseline says about a file.

Gold, build and baselines are all a :class:`Coding`, so that one judge serves them all.  Ids are
whatever their maker uses (gold ids, IRIs); :mod:`keii.evaluation.identity` tells which are the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from keii.model import Span

ThingKind = Literal["event", "agreement", "actor"]


@dataclass(frozen=True, slots=True)
class Said:
    """A statement: offsets into the file and the cells of its row."""

    id: str
    span: Span
    kind: str
    act: str
    speakers: frozenset[str]
    holders: frozenset[str]
    reporter: str | None = None
    addressees: frozenset[str] = frozenset()
    event: str | None = None
    date: str | None = None
    negated: bool = False
    limits: str | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Thing:
    """An event, agreement or actor: its names, and where the file mentions it (as far as known).

    ``short`` are names that several things share: they tell what an edge rests on, never who is who.
    """

    id: str
    kind: ThingKind
    type: str
    date: str | None = None
    names: frozenset[str] = frozenset()
    spans: tuple[Span, ...] = ()
    short: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Pointer:
    """Words at a place."""

    span: Span
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A trace; ``span`` is the place of its cue, ``evidence`` the passages shown for it."""

    source: str
    target: str
    relation: str
    basis: str
    cue: str
    span: Span
    evidence: tuple[Pointer, ...] = ()


@dataclass(frozen=True, slots=True)
class Coding:
    """All that is said about one file; ``passages`` are the quotes a graph holds beside its tables."""

    file: str
    statements: tuple[Said, ...] = ()
    things: tuple[Thing, ...] = ()
    traces: tuple[Link, ...] = ()
    references: tuple[Pointer, ...] = ()
    passages: tuple[Pointer, ...] = ()

    def of(self, kind: ThingKind) -> tuple[Thing, ...]:
        """Give the things of one kind, in order."""
        return tuple(thing for thing in self.things if thing.kind == kind)

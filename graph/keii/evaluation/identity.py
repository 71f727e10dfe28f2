"""Which event, agreement or actor of a build is which of the gold.

* **Actors** are the same when the last part of the IRI is the gold id; else when a name of one is
  a name of the other, or stands in the text where the gold marks the actor.
* **Agreements** are the same when they share a name, when a name stands where the gold marks
  them, or when type and full date agree.
* **Events** are *right* when type and date agree and, where both sides show a place in the text,
  those places touch.  A date agrees when one is a less precise form of the other (``2025-03`` and
  ``2025-03-30``); none agrees only with none.  For following traces, an event whose type or date is
  wrong is still *the same* when it stands where the gold marks it.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from keii.evaluation.coding import Coding, Thing, ThingKind
from keii.evaluation.matching import THRESHOLD, Rank, best_overlap, greedy
from keii.model import Span, bare

# A surname of one letter is too common to tell two people apart.
_SURNAME = 2


@dataclass(frozen=True, slots=True)
class Identity:
    """Ids of the build → ids of the gold: the pairs that count as right, and those merely the same."""

    right: dict[str, str]
    same: dict[str, str]

    def gold(self, id_: str | None) -> str | None:
        """Give the gold id of a thing, or its own id where the gold knows no such thing."""
        return None if id_ is None else self.same.get(id_, id_)


def identify(gold: Coding, read: Coding, text: str | None) -> Identity:
    """Pair the things of two codings of one file, one-to-one within each kind."""
    right: dict[str, str] = {}
    same: dict[str, str] = {}
    where = _Places(text)
    rules: tuple[tuple[ThingKind, Callable[[Thing, Thing], Rank | None]], ...] = (
        ("event", _same_event),
        ("agreement", _same_agreement),
        ("actor", _same_actor),
    )
    for kind, rule in rules:
        coded, found = gold.of(kind), tuple(where.placed(thing) for thing in read.of(kind))
        pairs = _pair(coded, found, rule)
        right |= pairs
        same |= pairs
        if kind == "event":
            rest = [one for one in coded if one.id not in pairs.values()]
            others = [one for one in found if one.id not in pairs]
            same |= _pair(rest, others, _touching)
    return Identity(right, same)


def dates_agree(left: str | None, right: str | None) -> bool:
    """Tell whether one ISO date is the other or a less precise form of it; none agrees with none."""
    if left is None or right is None:
        return left is right
    shorter, longer = sorted((left, right), key=len)
    return longer == shorter or longer.startswith(f"{shorter}-")


def folded(words: str) -> str:
    """Give words as they are compared: NFKC, no spaces, lower case."""
    return "".join(unicodedata.normalize("NFKC", words).split()).casefold()


class _Places:
    """Finds names in the text, so that a thing known only by name has places too."""

    def __init__(self, text: str | None) -> None:
        self._at: list[int] = []
        letters: list[str] = []
        for offset, letter in enumerate(text or ""):
            for part in folded(letter):
                letters.append(part)
                self._at.append(offset)
        self._text = "".join(letters)

    def placed(self, thing: Thing) -> Thing:
        """Give the thing with the places of its names added."""
        found = {span for name in thing.names for span in self._find(folded(name))}
        return replace(thing, spans=tuple(sorted(found.union(thing.spans))))

    def _find(self, name: str) -> Iterator[Span]:
        start = self._text.find(name) if len(name) > 1 else -1
        while start >= 0:
            yield Span(self._at[start], self._at[start + len(name) - 1] + 1)
            start = self._text.find(name, start + 1)


def _pair(
    coded: Sequence[Thing], found: Sequence[Thing], rule: Callable[[Thing, Thing], Rank | None]
) -> dict[str, str]:
    ranked = (
        (rank, i, j)
        for i, one in enumerate(coded)
        for j, other in enumerate(found)
        if (rank := rule(one, other)) is not None
    )
    return {found[j].id: coded[i].id for i, j in greedy(ranked).items()}


def _share_name(one: Thing, other: Thing) -> bool:
    return not {folded(name) for name in one.names}.isdisjoint(folded(name) for name in other.names)


def _touching(one: Thing, other: Thing) -> Rank | None:
    overlap = best_overlap(one.spans, other.spans)
    return (overlap,) if overlap >= THRESHOLD else None


def _same_event(one: Thing, other: Thing) -> Rank | None:
    if one.type != other.type or not dates_agree(one.date, other.date):
        return None
    overlap = best_overlap(one.spans, other.spans)
    if one.spans and other.spans and not overlap:
        return None
    return (float(_share_name(one, other)), overlap, float(one.date == other.date))


def _same_agreement(one: Thing, other: Thing) -> Rank | None:
    overlap = best_overlap(one.spans, other.spans)
    named = _share_name(one, other)
    full = one.date is not None and len(one.date) == len("YYYY-MM-DD")
    dated = full and one.date == other.date and one.type == other.type
    if not named and overlap < THRESHOLD and not dated:
        return None
    return (float(named), overlap, float(dated))


def _same_person(one: Thing, other: Thing) -> bool:
    """Tell whether two people share a name once what stands in brackets is left out: 山田太郎（知事）."""
    left, right = ({_called(name) for name in thing.names} - {""} for thing in (one, other))
    return bool(left & right) or any(
        len(short) >= _SURNAME and long.startswith(short)
        for short, long in itertools.chain(itertools.product(left, right), itertools.product(right, left))
    )


def _called(name: str) -> str:
    return folded(re.sub(r"[(（].*", "", name)).removesuffix("君").removesuffix("氏")


def _same_actor(one: Thing, other: Thing) -> Rank | None:
    slugged = bare(other.id) == one.id
    named = _share_name(one, other) or (one.type == other.type == "Person" and _same_person(one, other))
    overlap = best_overlap(one.spans, other.spans)
    if not slugged and not named and overlap < THRESHOLD:
        return None
    return (float(slugged), float(named), overlap)

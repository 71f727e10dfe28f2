"""Names of the register in normalised text, longest first; short names wait for their date.

A token ruler misses names glued to 新… or …内, so names of three letters or more are also
looked for letter by letter; shorter ones (米国, 日本) only on word boundaries.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from keii.mentions.tokens import Tokens
from keii.ontology import Entry, Register
from keii.reading.normal import squeeze

# Shorter names must fall on word boundaries: 中国 is not in 中国四国.
_LETTER_BY_LETTER = 3
_KINDS = {"Facility": "facility"}
_ACTORS = frozenset({"State", "Organization", "Forum", "Person", "Office", "Actor"})
_AGREEMENTS = frozenset(
    {
        "Agreement",
        "Treaty",
        "Guidelines",
        "Roadmap",
        "Plan",
        "JointStatement",
        "Framework",
        "DomesticInstrument",
        "OtherAgreement",
    }
)


@dataclass(frozen=True, slots=True)
class Named:
    """A name found in normalised text and the things of the register it may stand for."""

    start: int
    end: int
    kind: str
    iris: tuple[str, ...]
    short: bool = False


class NameTable:
    """All names of one language and what they may stand for."""

    def __init__(self, register: Register, language: str) -> None:
        """Collect preferred, alternative and shared short names of the language."""
        full: dict[str, set[str]] = defaultdict(set)
        short: dict[str, set[str]] = defaultdict(set)
        self._kinds: dict[str, str] = {}
        for entry in register.entries:
            kind = kind_of(entry.type)
            if kind is None or kind == "person":
                continue
            self._kinds[entry.iri] = kind
            for name in _names(entry, language):
                full[squeeze(name)].add(entry.iri)
            for name in _short_names(entry, language):
                short[squeeze(name)].add(entry.iri)
        self._full: Mapping[str, tuple[str, ...]] = _frozen(full)
        self._short: Mapping[str, tuple[str, ...]] = _frozen(short)
        self.names = tuple(sorted({*self._full, *self._short}))
        self._pattern = _alternation(name for name in self.names if len(name) >= _LETTER_BY_LETTER)

    def find(self, text: str, tokens: Tokens) -> list[Named]:
        """Give the names in a text, longest first where they overlap, in order of place."""
        ranges = set(tokens.ruled)
        if self._pattern:
            ranges |= {match.span() for match in self._pattern.finditer(text)}
        chosen: list[tuple[int, int]] = []
        for start, end in sorted(ranges, key=lambda pair: (pair[0] - pair[1], pair[0])):
            if all(end <= other[0] or other[1] <= start for other in chosen):
                chosen.append((start, end))
        return [found for pair in sorted(chosen) if (found := self._named(text, *pair))]

    def _named(self, text: str, start: int, end: int) -> Named | None:
        name = text[start:end]
        iris = self._full.get(name)
        short = iris is None
        iris = iris or self._short.get(name)
        return Named(start, end, self._kinds[iris[0]], iris, short) if iris else None


def kind_of(type_name: str) -> str | None:
    """Give the mention kind of a class (``actor``, ``agreement`` …); events have none here."""
    if type_name == "Person":
        return "person"
    if type_name in _ACTORS:
        return "actor"
    if type_name in _AGREEMENTS:
        return "agreement"
    return _KINDS.get(type_name)


def _names(entry: Entry, language: str) -> tuple[str, ...]:
    return entry.names_ja if language == "ja" else entry.names_en


def _short_names(entry: Entry, language: str) -> tuple[str, ...]:
    return entry.short_ja if language == "ja" else entry.short_en


def _frozen(table: Mapping[str, set[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(sorted(iris)) for name, iris in table.items() if len(name) > 1}


def _alternation(names: Iterable[str]) -> re.Pattern[str] | None:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile("|".join(map(re.escape, longest_first))) if longest_first else None

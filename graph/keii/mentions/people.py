"""People named by surname and office: 中谷防衛大臣, ヘグセス米国防長官; later 中谷大臣 or 同大臣.

A person the register knows keeps its node; another gets one from name and office, so that the
same person in two documents is one node.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from keii.mentions.context import Context
from keii.mentions.names import Named
from keii.mentions.tokens import Token
from keii.model import Entity, bare, instance, slug
from keii.ontology import Register
from keii.reading.normal import squeeze

_KATAKANA = re.compile(r"(?:[ァ-ヴー]{2,}[・=])?(?:[A-Z]\.?[・=]?)?[ァ-ヴー]{2,20}$")
# A title this short names no state: 首相, 大統領.
_BARE_TITLE = 3
_HONORIFIC = re.compile(
    r"(?:大臣|長官|総理|首相|大統領|外相|防衛相|国防相|国務長官|知事|議員|氏|君|大使|司令官|補佐官)"
)


class People:
    """Surnames of the register's persons, and the rule that joins a surname to an office."""

    def __init__(self, register: Register, language: str) -> None:
        """Index persons by the names that texts of the language use."""
        self._known: dict[str, list[str]] = defaultdict(list)
        for entry in register.of_type("Person"):
            for name in entry.names_ja if language == "ja" else entry.names_en:
                self._known[squeeze(name)].append(entry.iri)

    def find(
        self, text: str, words: Sequence[Token], offices: Sequence[Named], context: Context
    ) -> list[Named]:
        """Give the people of a text: a surname and the office that follows it, as one mention."""
        found = []
        for office in offices:
            start = self._surname_start(text, words, office.start)
            if start is not None:
                surname = text[start : office.start].rstrip("前元")
                iri = self._person(surname, office, text[office.start : office.end], context)
                found.append(Named(start, office.end, "actor", (iri,)))
        return [*found, *self._again(text, found, context)]

    def _surname_start(self, text: str, words: Sequence[Token], end: int) -> int | None:
        if text[:end].endswith(("前", "元")):
            end -= 1
        katakana = _KATAKANA.search(text[:end])
        if katakana:
            return katakana.start()
        before = [token for token in words if token.end <= end][-2:]
        if not before or before[-1].end != end:
            return None
        if before[-1].text in self._known or before[-1].tag.startswith("名詞-固有名詞-人名"):
            pair = len(before) == 2 and before[0].tag.startswith("名詞-固有名詞-人名-姓")
            return before[0].start if pair and before[0].end == before[1].start else before[-1].start
        return None

    def _person(self, surname: str, office: Named, title: str, context: Context) -> str:
        last = re.split(r"[・=]", surname)[-1]
        known = [
            iri
            for iri in self._known.get(surname) or self._known.get(last, [])
            if _holds(iri, office.iris, context)
        ]
        if len(known) == 1:
            context.surnames[surname] = known[0]
            return known[0]
        label = surname + title
        states = context.states_of(office.iris)
        if len(title) <= _BARE_TITLE and not _plausible(surname, states):
            states = ()
        iri = instance("person", slug(f"{surname}\x1f{office.iris[0] if states else title}"))
        context.add(Entity(iri, "Person", label_ja=label, participants=states))
        context.surnames[surname] = iri
        return iri

    def _again(self, text: str, found: Sequence[Named], context: Context) -> list[Named]:
        """Find people already named, now by surname and a short title (中谷大臣)."""
        again = []
        for surname, iri in sorted(context.surnames.items()):
            at = text.find(surname)
            while at >= 0:
                title = _HONORIFIC.match(text, at + len(surname))
                if title and not any(mention.start <= at < mention.end for mention in found):
                    again.append(Named(at, title.end(), "actor", (iri,)))
                at = text.find(surname, at + 1)
        return again


def _plausible(surname: str, states: Sequence[str]) -> bool:
    """Tell whether a bare title (首相, 大統領) may be the registered office, from the script of the name.

    Names of Japanese office-holders are not written in katakana alone, nor foreign ones in kanji alone.
    """
    foreign = bool(re.fullmatch(r"[ァ-ヴー・]+", surname))
    return all((bare(state) == "JPN") != foreign for state in states)


def _holds(iri: str, offices: Sequence[str], context: Context) -> bool:
    """Tell whether a registered person holds one of the offices at the document's date, as far as known."""
    entry = context.entry(iri)
    if entry is None:
        return False
    held = [tenure for tenure in entry.holds if tenure.office in offices]
    if not entry.holds:
        return True
    day = context.anchor.issued
    return any(
        (day is None or tenure.valid_from is None or tenure.valid_from <= day.latest)
        and (day is None or tenure.valid_to is None or day.earliest <= tenure.valid_to)
        for tenure in held
    )

"""People named with an office or a title: 山田防衛大臣, 外務大臣 山田太郎, 山田太郎君; later 山田大臣.

A person the register knows keeps its node; another gets one from the full name, or from surname
and office, so that the same person in two documents is one node.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from keii.mentions.context import Context
from keii.mentions.names import Named
from keii.mentions.titles import COURTESY, Called, Titles, pairs
from keii.mentions.tokens import Token
from keii.model import Entity, bare, instance, slug
from keii.ontology import Register
from keii.ontology.cues import Cues
from keii.reading.normal import squeeze

_KATAKANA = re.compile(r"(?:[ァ-ヴー]{2,}[・=])?(?:[A-Z]\.?[・=]?)?[ァ-ヴー]{2,20}$")
# A title this short names no state: 首相, 大統領.
_BARE_TITLE = 3
_OFFICE = 4
_HAN = re.compile(r"[一-龠々]")
# 「〇国の金大統領」, 「〇国・スミス首相」: whose office it is stands before the name.
_OF = re.compile(r"[の・]?")


class People:
    """Surnames of the register's persons, and the rule that joins a surname to an office."""

    def __init__(self, register: Register, cues: Cues) -> None:
        """Index persons by the names that texts of the language use."""
        self._titles = Titles(cues)
        self._known: dict[str, list[str]] = defaultdict(list)
        for entry in register.of_type("Person"):
            for name in (
                (*entry.names_ja, *entry.short_ja)
                if cues.language == "ja"
                else (*entry.names_en, *entry.short_en)
            ):
                self._known[squeeze(name)].append(entry.iri)

    def find(
        self, text: str, words: Sequence[Token], names: Sequence[Named], context: Context
    ) -> list[Named]:
        """Give the people of a text, each as one mention of name and title; ``names`` are the register's."""
        found = []
        states = [named for named in names if "/state/" in named.iris[0]]
        for office in (named for named in names if "/office/" in named.iris[0]):
            start = self._surname_start(text, words, office.start, context)
            if start is not None:
                start, state = _without_state(text, start, states)
                if start == office.start:
                    continue  # 〇国首相
                surname = text[start : office.start].rstrip("前元・")
                iri = self._person(surname, office, text[office.start : office.end], state, context)
                found.append(Named(start, office.end, "actor", (iri,)))
        found += self._again(text, found, context)
        found += self._titled(text, words, found, context)
        return [*found, *self._introduced(text, words, found, context)]

    def signing(
        self, text: str, words: Sequence[Token], taken: Sequence[Named], context: Context
    ) -> list[Named]:
        """Give whom a line names that holds only a full name or an office: 「山田太郎」, 「〇〇局長」."""
        if any("/person/" in each.iris[0] or (each.start, each.end) == (0, len(text)) for each in taken):
            return []
        for name in pairs(words):
            if (name.start, name.end) == (0, len(text)):
                return [Named(0, name.end, "actor", (self._called(text, name, ("", ""), context),))]
        whole = len(text) >= _OFFICE and _run_start(words, len(text)) == 0
        if not whole or not self._titles.ends(text) or any(_is_person(token) for token in words):
            return []
        iri = context.add(Entity(instance("office", slug(text)), "Office", label_ja=text))
        return [Named(0, len(text), "actor", (iri,))]

    def _surname_start(self, text: str, words: Sequence[Token], end: int, context: Context) -> int | None:
        if text[:end].endswith(("前", "元", "・")):
            end -= 1
        katakana = _KATAKANA.search(text[:end])
        if katakana:
            return katakana.start()
        before = [token for token in words if token.end <= end][-2:]
        if not before or before[-1].end != end:
            return None
        if before[-1].text in self._known or before[-1].tag.startswith("名詞-固有名詞-人名"):
            pair = len(before) == 2 and before[0].tag.startswith("名詞-固有名詞-人名-姓")
            if pair and before[0].end == before[1].start:
                context.family[text[before[0].start : end]] = before[0].text
                return before[0].start
            return before[-1].start
        return None

    def _person(
        self, surname: str, office: Named, title: str, state: tuple[str, ...], context: Context
    ) -> str:
        last = re.split(r"[・=]", surname)[-1]
        again = context.surnames.get(surname)
        if again and set(context.states_of([again])) & set(context.states_of(office.iris)):
            return again  # 野田佳彦内閣総理大臣 … 野田総理
        known = [
            iri
            for iri in self._known.get(surname) or self._known.get(last, [])
            if _holds(iri, office.iris, context)
        ]
        if len(known) == 1:
            self._remember(surname, known[0], context)
            return known[0]
        states, own = context.states_of(office.iris), True
        if state and not set(state) & set(states):
            states, own = state, False  # 〇国のスミス大統領
        elif len(title) <= _BARE_TITLE and not _plausible(surname, states):
            states, own = (), False
        key = surname if self._full(surname, context) else f"{surname}\x1f{office.iris[0] if own else title}"
        iri = instance("person", slug(key))
        context.add(Entity(iri, "Person", label_ja=surname + title, participants=states))
        self._remember(surname, iri, context)
        return iri

    def _full(self, name: str, context: Context) -> bool:
        """Tell whether a name is a full one, so that it tells who is meant without the office."""
        return name in context.family or bool(_KATAKANA.fullmatch(name) and re.search(r"[・=]", name))

    def _titled(
        self, text: str, words: Sequence[Token], taken: Sequence[Named], context: Context
    ) -> list[Named]:
        """Find people by names with a title of the ``honorific`` records: 山田太郎君, 山田議員."""
        found: list[Named] = []
        for title in self._titles.find(text, words):
            name = self._titles.name_before(words, title)
            if name is None or _overlaps(name.start, title.end, [*taken, *found]):
                continue
            words_of_title = text[name.end : title.end]
            shown = "" if title.kind == COURTESY else words_of_title
            iri = self._called(text[name.start : name.end], name, (words_of_title, shown), context)
            found.append(Named(name.start, title.end, "actor", (iri,)))
        return found

    def _introduced(
        self, text: str, words: Sequence[Token], taken: Sequence[Named], context: Context
    ) -> list[Named]:
        """Find people by full names after their office, or where they sign: 知事（山田太郎君）."""
        found: list[Named] = []
        for name in pairs(words):
            before, after = text[: name.start].rstrip("( "), text[name.end :]
            signed = not before and (not after or self._titles.ends(after))
            if not (signed or self._titles.ends(before)) or _overlaps(name.start, name.end, taken):
                continue
            office = text[_run_start(words, len(before)) : len(before)]
            words_of_name = self._titles.without_courtesy(text[name.start : name.end])
            iri = self._called(words_of_name, name, (office, f"({office})" if office else ""), context)
            found.append(Named(name.start, name.end, "actor", (iri,)))
        return found

    def _called(self, words: str, name: Called, title: tuple[str, str], context: Context) -> str:
        """Give the person of a name, known or new; ``title`` is as said and as shown."""
        known = context.surnames.get(words) or self._registered(words, name, title[0], context)
        known = known or _shorter(name, title[0], context)
        if name.family and name.full:
            context.family[words] = name.family
        if known is None:
            known = instance("person", slug(words if name.full else f"{words}\x1f{title[0]}"))
            label = words + title[1] if name.full or title[1] else words + title[0]
            context.add(Entity(known, "Person", label_ja=label))
        self._remember(words, known, context)
        return known

    def _registered(self, words: str, name: Called, title: str, context: Context) -> str | None:
        """Give the one registered person of a full name, or of a surname with an office of that title."""
        known = self._known.get(words, [])
        if name.full and words.endswith(name.family) and not known:
            known = [
                iri
                for iri in self._known.get(name.family, [])
                if _holds(iri, _offices(iri, "", context), context)
            ]
        if not name.full:
            known = [iri for iri in known if _holds(iri, _offices(iri, title, context), context)]
        return known[0] if len(known) == 1 else None

    def _remember(self, name: str, iri: str, context: Context) -> None:
        """Let the context know a person by full name and by surname (in katakana, the last part)."""
        context.surnames[name] = iri
        short = re.split(r"[・=]", name)[-1] if _KATAKANA.fullmatch(name) else context.family.pop(name, "")
        if short:
            context.surnames.setdefault(short, iri)

    def _again(self, text: str, found: Sequence[Named], context: Context) -> list[Named]:
        """Find people already named, now by surname and a short title (中谷大臣)."""
        again = []
        for surname, iri in sorted(context.surnames.items()):
            at = text.find(surname)
            while at >= 0:
                title = self._titles.match(text, at + len(surname))
                inside = len(surname) == 1 and at and _HAN.match(text, at - 1)
                if title and not inside and not any(mention.start <= at < mention.end for mention in found):
                    again.append(Named(at, title.end(), "actor", (iri,)))
                at = text.find(surname, at + 1)
        return again


def own_offices(text: str, names: Sequence[Named], context: Context) -> list[Named]:
    """Leave out offices of other states than the register's: the 首相 of 〇国の首相."""
    states = [named for named in names if "/state/" in named.iris[0]]

    def other(office: Named) -> bool:
        of = [
            state
            for state in states
            if state.end <= office.start and _OF.fullmatch(text, state.end, office.start)
        ]
        held_in = {*context.states_of(office.iris)}
        return bool(of and held_in and not held_in & {*of[-1].iris})

    return [named for named in names if "/office/" not in named.iris[0] or not other(named)]


def _shorter(name: Called, title: str, context: Context) -> str | None:
    """Give whom the text has so far called by surname and title: 山田市長, then 〇〇市長 山田太郎."""
    known = context.surnames.get(name.family) if name.full else None
    label = context.label_ja(known) if known else ""
    shown = label.removeprefix(name.family)
    return known if shown and shown != label and title.endswith(shown) else None


def _without_state(text: str, start: int, states: Sequence[Named]) -> tuple[int, tuple[str, ...]]:
    """Give where a name begins once the state before it is left out, and that state."""
    for state in states:
        if state.start == start:
            return state.end + text.startswith("・", state.end), state.iris
        if state.end <= start and _OF.fullmatch(text, state.end, start):
            return start, state.iris
    return start, ()


def _run_start(words: Sequence[Token], end: int) -> int:
    """Give where the noun run begins that ends at an index: the whole office before a name."""
    start = end
    for token in reversed([token for token in words if token.end <= end]):
        if token.end != start or not token.tag.startswith(("名詞-", "接尾辞-名詞的", "接頭辞")):
            break
        start = token.start
    return start


def _is_person(token: Token) -> bool:
    return token.tag.startswith("名詞-固有名詞-人名")


def _overlaps(start: int, end: int, names: Sequence[Named]) -> bool:
    return any(named.start < end and start < named.end for named in names)


def _offices(iri: str, title: str, context: Context) -> tuple[str, ...]:
    """Give the offices of a registered person whose Japanese name ends with a title (大臣)."""
    entry = context.entry(iri)
    held = [tenure.office for tenure in entry.holds] if entry else []
    return tuple(office for office in held if context.label_ja(office).endswith(title))


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

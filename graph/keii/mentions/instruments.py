"""Agreements that only a text names: a last noun (協定, 法, 共同声明 …) and what makes it a particular one.

A title, a date put beside it, a number, a proper noun or a compound name makes it particular
(the ``instrument`` records say for which last noun which of them does); what names no single
paper (関係法令, 従来の合意) gives no node.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from keii.mentions.adoption import Adoption, Beside, Scanned
from keii.mentions.agreements import defining, named_again
from keii.mentions.context import Context
from keii.mentions.known import Known
from keii.mentions.names import Named
from keii.mentions.runs import run_start, stands_alone, title_start
from keii.model import BASE, Date, Entity, instance, slug
from keii.ontology import Register
from keii.ontology.cues import Cue, Cues

_TITLE = re.compile(r"[「『](?P<title>[^「」『』]{4,80}(?:[「『][^「」『』]*[」』][^「」『』]*)?)[」』]")
# 「…についてと題する覚書」
_CALLED = re.compile(r"(?:^|(?<=[、。「は]))(?P<title>[^、。「」]{4,60})」?と題する$")
_NUMBER = re.compile(r"第?\d{2,5}号?(?:\(\d{4}(?:年)?\))?")
_NEXT_NUMBER = re.compile(r"(?:、|・|及び|並びに)(?P<number>第?\d{2,5}号)")
_NEW = re.compile(r"(?:新たな|新しい|次期|次の)「?$")
# 「防衛省設置法等の一部を改正する法律」 is one name.
_AMENDED = re.compile(r"(?:等)?の一部を改正する(?:等の)?法律")
_BRACKETS = re.compile(r"\([^()]*\)")
_TAKEN_UP = re.compile(
    r"(?:同|当該)(?P<noun>協定|条約|議定書|計画|指針|共同声明|合意)(?P<rest>[一-龠ァ-ヴー]{2,})$"
)
_FORMAL = 10
# A last noun this short is no name by itself, even with a date.
_BARE = 4


@dataclass(frozen=True, slots=True)
class Written:
    """An agreement found by its last noun: its mention, and where the words that tell of it begin."""

    named: Named
    begin: int


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A last noun with what stands around it.

    ``run`` is where its noun run begins, ``start`` where its name does, ``noun`` where the last noun
    does, ``end`` where the mention ends; ``begin`` is where the words that tell of it begin.
    """

    run: int
    start: int
    noun: int
    end: int
    cue: Cue
    name: str
    titled: bool
    beside: Beside | None = None

    @property
    def begin(self) -> int:
        """Give where the words that tell of the agreement begin, its date included."""
        return min(self.start, self.beside.start) if self.beside else self.start

    @property
    def formal(self) -> bool:
        """Tell whether the name is a long one that says what the agreement is about (…に関する条約)."""
        return self.run - self.start >= _FORMAL


class Instruments:
    """The ``instrument`` records of a language, and the names of the register that they may mean."""

    def __init__(self, cues: Cues, register: Register) -> None:
        """Index the last nouns, longest first, and the registered agreements by name."""
        self._cue = {word: cue for cue in cues.of("instrument") for word in cue.words}
        longest = sorted(self._cue, key=lambda word: (-len(word), word))
        self._pattern = re.compile("|".join(map(re.escape, longest)) or r"(?!)")
        self._adoption = Adoption(cues)
        self._open = [cue.pattern for cue in cues.of("unsettled") if cue.pattern]
        self._prefixes = re.compile(
            f"^(?:{'|'.join(sorted(word for cue in cues.of('attached') for word in cue.words)) or '(?!)'})+"
        )
        self._known = Known(register, self._prefixes)

    def find(self, scanned: Scanned, settled: Sequence[Named], context: Context) -> list[Written]:
        """Give the agreements of a sentence that the names already settled leave out, in order."""
        found: list[Written] = []
        scanned = Scanned(scanned.text, scanned.words, scanned.dates, settled)
        context.cited.update(named.iris[0] for named in settled)
        taken = [(named.start, named.end) for named in settled] + defining(scanned.text)
        for match in self._pattern.finditer(scanned.text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            for phrase in self._phrases(scanned, match):
                called = named_again(scanned.text, phrase.end)
                if called and any(called[0] <= start < called[1] for start, _ in taken):
                    continue  # 「…に関する協定(グアム協定)」: the name in the brackets says which one
                iri = self._meant(phrase, scanned, context)
                if iri is not None:
                    start = self._known.begin(iri, scanned.text, phrase.start, phrase.end)
                    found.append(
                        Written(Named(start, phrase.end, "agreement", (iri,)), min(start, phrase.begin))
                    )
                    taken.append((start, called[1] if called else phrase.end))
        return found

    def _phrases(self, scanned: Scanned, match: re.Match[str]) -> Iterator[_Phrase]:
        """Yield the phrase that a last noun ends; several where numbers follow (決議第1号及び第2号)."""
        text, cue = scanned.text, self._cue[match.group()]
        run = run_start(scanned, match.start())
        if run is None or _AMENDED.match(text, match.end()):
            return
        number = _NUMBER.match(text, match.end()) if cue.extra.get("numbered") else None
        title = _TITLE.match(text, match.end())
        end = number.end() if number else title.end() if title else match.end()
        if not number and not title and not stands_alone(scanned, match.end()):
            return
        quote = text.rfind("「", 0, match.start())
        quoted = quote >= 0 and text[end : end + 1] == "」" and _names(text[quote + 1 : end])
        beside = self._adoption.beside(scanned, quote if quoted else run, end)
        start = quote + 1 if quoted else _name_start(scanned, run, beside)
        called = _CALLED.search(text[:run])
        start = called.start("title") if called else start
        titled = bool(title or number or called) or (quoted and match.start() - start > 1)
        name = title["title"] if title else called["title"] if called else text[start:end]
        if beside and beside.told and start == match.start() and len(match.group()) <= _BARE:
            name = text[beside.end : end].lstrip("にの、は")
        yield _Phrase(run, start, match.start(), end, cue, name, titled, beside)
        if number:
            yield from _numbers(text, end, text[run : match.end()], cue)

    def _meant(self, phrase: _Phrase, scanned: Scanned, context: Context) -> str | None:
        """Give the one agreement that a phrase means: known to text or register, else a node of its own."""
        text, cue = scanned.text, phrase.cue
        if any(one.search(text[:at]) for one in self._open for at in (phrase.start, phrase.run, phrase.noun)):
            return None
        stem = self._prefixes.sub("", _BRACKETS.sub("", text[phrase.run : phrase.noun]))
        if not stem and not phrase.titled and cue.extra.get("stands_for"):
            return BASE + str(cue.extra["stands_for"])
        taken = _TAKEN_UP.match(phrase.name)
        if taken:
            return self._of_the_same(taken, phrase, scanned, context)
        named = self._has_name(phrase, stem, scanned)
        if _NEW.search(text[: phrase.start]) and phrase.beside is None:
            to_come = self._adoption.object_of(text, phrase.end, to_come=True)
            if to_come or not named:
                return self._planned(phrase, context) if named else None
        day = phrase.beside.date if phrase.beside else self._adoption.made_here(scanned, phrase.end, context)
        if not named and (day is None or not (phrase.beside or stem)):
            return None
        if cue.extra.get("told") and not named and not (phrase.beside and phrase.beside.told):
            return None
        words = _BRACKETS.sub("", phrase.name)
        if day is None and self._known.shared(words):
            return None
        known = self._known.bearing(words, day, context) or self._spoken_of(words, day, context)
        if known or cue.extra.get("known"):
            return known
        made = self._made_on(phrase, stem, day, context) if day and not named else []
        if made:
            return made[0] if len(made) == 1 else None
        return self._node(phrase, day, context, by_name=phrase.titled or (named and phrase.beside is None))

    def _of_the_same(
        self, taken: re.Match[str], phrase: _Phrase, scanned: Scanned, context: Context
    ) -> str | None:
        """Give what 同協定改正議定書 means after グアム協定: the registered グアム協定改正議定書."""
        before = [named for named in scanned.names if named.end <= phrase.start]
        here = [each for each in before if scanned.text[each.start : each.end].endswith(taken["noun"])]
        known = here[-1].iris if here else context.latest.get(taken["noun"], ("", ()))[1]
        entry = context.entry(known[0]) if known else None
        names = [f"{name}{taken['rest']}" for name in (*entry.names_ja, *entry.short_ja)] if entry else []
        found = {iri for name in names if (iri := self._known.bearing(name, None, context))}
        return found.pop() if len(found) == 1 else None

    def _made_on(self, phrase: _Phrase, stem: str, day: Date, context: Context) -> list[str]:
        """Give what the register has of the day for words that name no more than a kind (合意, 協定)."""
        cue = phrase.cue
        if not stem and self._prefixes.sub("", phrase.name) in cue.extra.get("on_day", ()):
            return self._known.on(day, context)
        told = phrase.beside is not None and phrase.beside.told
        if not told or len(day.value) < len("2000-01") or _local(phrase):
            return []
        return self._known.on(day, context, cue.value)

    def _has_name(self, phrase: _Phrase, stem: str, scanned: Scanned) -> bool:
        """Tell whether the words themselves, without a date, name one particular agreement."""
        cue = phrase.cue
        if phrase.titled or (cue.extra.get("formal") and phrase.formal):
            return True
        words = stem + scanned.text[phrase.noun : phrase.end]
        if any(words == common or stem == common for common in cue.extra.get("common", ())):
            return False
        alone = cue.extra.get("alone")
        whole = _BRACKETS.sub("", scanned.text[phrase.run : phrase.end])
        if alone and (re.search(str(alone), words) or re.search(str(alone), whole)):
            return True
        return bool(stem) and bool(cue.extra.get("proper")) and _proper(scanned, phrase.run, phrase.noun)

    def _spoken_of(self, words: str, day: Date | None, context: Context) -> str | None:
        """Give the only agreement named before that was made on a date, for words that name any (文書)."""
        if day is None or not self._cue.get(words) or not self._cue[words].extra.get("known"):
            return None
        fitting = {
            iri for iri in context.cited if (date := _date_of(iri, context)) is not None and day.covers(date)
        }
        return fitting.pop() if len(fitting) == 1 else None

    def _planned(self, phrase: _Phrase, context: Context) -> str:
        """Make a node for a paper still to be written; it is not the one that bears the name now."""
        label = f"新たな{phrase.name}"
        iri = instance("agreement", f"planned-{slug(context.document.id + label)}")
        return context.wrote(Entity(iri, phrase.cue.value, label_ja=label))

    def _node(self, phrase: _Phrase, day: Date | None, context: Context, *, by_name: bool) -> str:
        """Make the node; its date is part of what it is called where the name alone would not do."""
        cue = phrase.cue
        kind = str(cue.extra["otherwise"]) if _local(phrase) else cue.value
        dated = [day.value] if day and not by_name else []
        slugs = [re.sub(r"(?<=[a-z])(?=[A-Z])", "-", kind).lower(), *dated, slug(phrase.name)]
        shown = dated and (cue.extra.get("by_date") or len(phrase.name) <= _BARE)
        label = f"{phrase.name}（{dated[0]}）" if shown else phrase.name
        return context.wrote(Entity(instance("agreement", "-".join(slugs)), kind, label_ja=label, date=day))


def _local(phrase: _Phrase) -> bool:
    """Tell whether the words say that a local body is party, so that it is no treaty."""
    return bool(re.search(str(phrase.cue.extra.get("between", "(?!)")), phrase.name))


def _name_start(scanned: Scanned, run: int, beside: Beside | None) -> int:
    if beside and beside.begin < run:
        return beside.begin
    return title_start(scanned.text, run, scanned)


def _numbers(text: str, end: int, name: str, cue: Cue) -> Iterator[_Phrase]:
    """Yield the further numbers of a list: 決議第1695号、第1718号及び第1874号."""
    while more := _NEXT_NUMBER.match(text, end):
        at, end = more.start("number"), more.end()
        yield _Phrase(at, at, at, end, cue, name + more["number"], titled=True)


def _names(words: str) -> bool:
    """Tell whether words in quotation marks may be a title rather than speech."""
    speech = re.search(r"[」。は]|ます|です", words) or ("、" in words and "に関する" not in words)
    return not speech


def _proper(scanned: Scanned, start: int, end: int) -> bool:
    return any(
        token.tag.startswith("名詞-固有名詞") and start <= token.start and token.end <= end
        for token in scanned.words
    )


def _date_of(iri: str, context: Context) -> Date | None:
    entry = context.entry(iri)
    if entry is not None:
        return entry.date
    entity = context.written.get(iri)
    return entity.date if entity else None

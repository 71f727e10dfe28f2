"""Who issued a document, whose voice it is, who passed it on, and what it is the record of."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from keii.mentions import Context, Finder, Marked, Named
from keii.model import Block, Date, Document, Entity, Passage, instance, slug
from keii.ontology import Entry, Ontology
from keii.ontology.cues import Cues
from keii.reading import main_title, squeeze

# 「国会（参議院）／発言者 山田太郎（党）」, 「県議会／知事（山田太郎君）」: the speaker comes last.
_VOICE = re.compile(r"[／/](?:発言者\s*)?(?P<first>[^（(]+?)(?:[（(](?P<second>[^）)]+)[）)])?$")
# A title shorter than this (声明, 概要) names nothing by itself.
_TITLE = 6
# The town whose office or assembly issues a paper: 「東京都議会」, 「〇〇市基地対策課」.
_LOCALITY = re.compile(r"[^省庁国]{1,8}?[都府県市区町村](?!民)")
# Who signs for a body: 「〇〇防衛局長」, 「〇〇市長 山田太郎」.
_HEAD = re.compile(
    r"(?P<body>.+?(?:局|署|市|町|村|区|都|道|府|県))(?:長|知事)(?P<name>[^局署市町村区県]{0,8})$"
)
_ADDRESSED = re.compile(r"(?P<who>[^\s()（）]{2,30}?)(?:[^\s長]{2,6})?(?:様|殿|御中)$")
_EVERYBODY = re.compile(r"皆|各位|住民|市民|関係")
# Who answers for a body, unlike a member who asks.
_OFFICIAL = re.compile(r"(?:監|長|知事|官|大臣|役|参考人|部長|参事)$")
_SITE = re.compile(r"公式(?:ホームページ|ウェブサイト|サイト)$|\s*[A-Z][A-Za-z .,&-]+$")
_TELLER = re.compile(
    r"会見者[:：](?P<name>[^:：()]{2,10}?)(?P<office>(?:都|道|府|県)?知事|市長|町長|村長|区長|[^:：]{0,6}大臣|長官|局長)$"
)
_COURTESY = re.compile(r"[君氏様]$")
_NUMBERED = re.compile(r"^[一二三四五六七八九十百〇\d]+番$")
_TURN = re.compile(r"(?P<name>[^(（]{2,20}?)(?:君|さん|議員|氏)?(?:[(（](?P<office>[^)）]+)[)）])?$")


# What stands between a source and the passing on of a paper says nothing else: 「…旨述べた上で」 does.
_COVERS = re.compile(r"とおり|別紙|別添|お知らせ|ので|について")
_FURTHER = re.compile(r"旨|述べ|。")


class Issuers:
    """Resolves issuers and voices; makes a node for those that the register does not know."""

    def __init__(self, ontology: Ontology, cues: Cues, finder: Finder) -> None:
        """Index the names of organisations."""
        self._finder = finder
        self._relay = [cue.pattern for cue in cues.of("relay") if cue.pattern]
        self._records = [cue.pattern for cue in cues.of("record") if cue.pattern]
        self._joint = [cue.pattern for cue in cues.of("joint") if cue.pattern]
        self._conference = [cue.pattern for cue in cues.of("conference") if cue.pattern]
        self._answerers = frozenset(word for cue in cues.of("answerer") for word in cue.words)
        self._people = [
            (entry, frozenset(map(squeeze, entry.names_ja))) for entry in ontology.register.of_type("Person")
        ]
        self._names: dict[str, str] = {}
        self._titles = [
            (
                entry,
                frozenset(squeeze(name) for name in (*entry.names_ja, *entry.names_en)),
                frozenset(squeeze(name) for name in (*entry.short_ja, *entry.short_en)),
            )
            for entry in ontology.register.of_kind("agreement")
        ]
        for entry in ontology.register.entries:
            if entry.kind in {"organization", "state", "office"}:
                for name in (*entry.names_ja, *entry.names_en):
                    self._names.setdefault(squeeze(name), entry.iri)
        self._offices = [name for name, iri in self._names.items() if "/office/" in iri]

    def publisher(self, document: Document, context: Context) -> tuple[str | None, tuple[str, ...]]:
        """Give the issuer of a document and whose voice its unattributed words are."""
        if not document.publisher:
            speaking = self._answering(document, context)
            return None, ((speaking,) if speaking else ())
        voice = _VOICE.search(document.publisher)
        name = document.publisher[: voice.start()] if voice else document.publisher
        issuer = self._organization(name, context)
        place = _LOCALITY.match(squeeze(name))
        if place:
            context.locality = self._organization(place.group(), context)
        signatory = squeeze(document.signatory or name)
        if voice is None and (spoken := self._spoken(document, signatory, context)):
            return issuer, (spoken,)
        if voice is None and (signed := self._signed(squeeze(name), context)):
            return signed
        if voice is None:
            answering = self._answering(document, context)
            return issuer, (answering or issuer,)
        person, office = _name_and_office(voice["first"], voice["second"])
        context.official = bool(office and _OFFICIAL.search(office))
        return issuer, (self._person(person, office, context),)

    def _spoken(self, document: Document, name: str, context: Context) -> str | None:
        """Give the head of a town or bureau who speaks in person: 「行政報告」 by 「〇〇市長 山田太郎」."""
        title = squeeze(document.title or "")
        headed = _HEAD.match(name)
        if not headed or not headed["name"] or not any(p.search(title) for p in self._conference):
            return None
        context.official = True
        return self._person(headed["name"], name.removesuffix(headed["name"]), context)

    def _signed(self, name: str, context: Context) -> tuple[str, tuple[str, ...]] | None:
        """Give issuer and voice of a paper signed by office and name: 「内閣総理大臣 山田太郎」."""
        offices = [office for office in self._offices if name.startswith(office) and len(name) > len(office)]
        if not offices or _HEAD.match(name):
            return None
        office = max(offices, key=len)
        person = self._person(name.removeprefix(office), office, context)
        return self._names[office], (person,)

    def addressed(self, document: Document, context: Context) -> None:
        """Let the context know to whom a letter is addressed: 「〇〇防衛局長　殿」."""
        for block in document.blocks:
            if block.kind not in {"note", "issuer"}:
                continue
            match = _ADDRESSED.match(squeeze(block.span.of(document.text)))
            if match is None or _EVERYBODY.search(match["who"]):
                continue
            headed = _HEAD.match(match["who"])
            if headed:
                context.addressed_body = (self._organization(headed["body"], context),)
            context.addressee = (self._addressee(match["who"], context),)
            return

    def _addressee(self, words: str, context: Context) -> str:
        known = self._names.get(words)
        if known or not words.endswith("長"):
            return known or self._organization(words, context)
        iri = instance("office", slug(words))
        return context.add(Entity(iri, "Office", label_ja=words))

    def _answering(self, document: Document, context: Context) -> str | None:
        """Give who speaks at a press conference that the title names: the office's holder on that day."""
        title = squeeze(document.title or "")
        if not any(pattern.search(title) for pattern in self._conference):
            return None
        place = _LOCALITY.match(title)
        if place and context.locality is None and squeeze(place.group()) in self._names:
            context.locality = self._organization(place.group(), context)
        told = next(
            (found for block in document.blocks if (found := self._teller(document, block, context))), None
        )
        if told:
            return told
        named = [name for name in self._offices if name in title]
        if not named:
            return None
        office = self._names[max(named, key=len)]
        holders = [entry.iri for entry, _ in self._people if held_on(entry, office, document.issued)]
        return holders[0] if len(holders) == 1 else office

    def _teller(self, document: Document, block: Block, context: Context) -> str | None:
        """Give who a line of the head says is speaking: 「会見者：山田太郎知事」."""
        match = _TELLER.match(squeeze(block.span.of(document.text)))
        if match is None:
            return None
        people = self._finder.people_in(block, context)
        if people:
            return people[0]
        context.official = True
        return self._person(match["name"], match["office"], context)

    def turn(self, text: str, context: Context) -> str | None:
        """Give the speaker of a turn in minutes: 「山田太郎君」, 「国務大臣（山田太郎君）」."""
        match = _TURN.match(text)
        if match is None or text in self._answerers:
            return None
        named = self._finder.people_named(text, context)
        if len(named) == 1 and not match["office"]:
            return named[0]  # 【上川外務大臣】
        name, office = _name_and_office(match["name"], match["office"])
        return self._person(name, office, context)

    def relayed_by(self, marked: Marked, context: Context) -> tuple[str, ...]:
        """Give who passed a document on, where a cover note says from whom it came.

        The passing on is itself an event (a notice), which the document then records.
        """
        relay = next((match for p in self._relay if (match := p.search(marked.text))), None)
        if relay is None:
            return ()
        before = [named for named in marked.names if named.kind == "actor" and named.end <= relay.start()]
        sources = [named for named in before if marked.text[named.end :].startswith(("から", "より"))]
        said = context.meeting or context.session or context.speech
        covers = _COVERS.search(marked.text)
        if said or not covers or not sources or _FURTHER.search(marked.text, sources[-1].end, relay.start()):
            return ()
        self._notice(marked, sources[-1], relay.end(), context)
        return sources[-1].iris

    def _notice(self, marked: Marked, source: Named, end: int, context: Context) -> None:
        if any(happening.cue.value == "Notice" for happening in marked.happenings):
            return  # it has a date of its own
        document = context.document
        sent = [each.issued for each in context.later if self._issued_by(each, source.iris)]
        date = next(filter(None, sent), None)
        span = marked.sentence.normal.span(source.start, end)
        passage = Passage(document.id, span.start, span.end, marked.sentence.locator)
        label = marked.text[source.start : end]
        iri = instance("event", f"notice-{document.id}")
        context.add(
            Entity(
                iri,
                "Notice",
                label_ja=label,
                date=date,
                participants=source.iris,
                evidence=(passage,),
            )
        )
        context.records = context.records or iri

    def _issued_by(self, document: Document, actors: Sequence[str]) -> bool:
        """Tell whether one of some actors issued a document, by the words of its letterhead."""
        words = squeeze(document.publisher or "")
        headed = _HEAD.match(words)
        return bool(
            {self._names.get(words), self._names.get(headed["body"] if headed else words)} & {*actors}
        )

    def records(self, document: Document, context: Context) -> str | None:
        """Give the registered agreement whose text a document prints, by title and date."""
        title = main_title(document.title)
        if not title:
            return None
        fitting = [
            entry.iri
            for entry, full, short in self._titles
            if (title in full and len(title) >= _TITLE)
            or (
                title in short
                and document.issued is not None
                and entry.date is not None
                and len(document.issued.value) == 10
                and entry.date.covers(document.issued)
            )
        ]
        if not fitting and context.meeting and self._is_record(title):
            fitting = [entry.iri for entry, _, _ in self._titles if entry.adopted_at == context.meeting.iri]
        return fitting[0] if len(fitting) == 1 else None

    def joint(self, document: Document, context: Context) -> bool:
        """Tell whether a document is a text that its parties give themselves: a treaty, a joint statement."""
        title = main_title(document.title)
        return len(context.parties) > 1 and any(pattern.search(title) for pattern in self._joint)

    def _is_record(self, title: str) -> bool:
        return any(pattern.search(title) for pattern in self._records)

    def _organization(self, name: str, context: Context) -> str:
        words = _SITE.sub("", squeeze(name))
        headed = _HEAD.match(words)
        words = headed["body"] if headed and words not in self._names else words
        known = self._names.get(words)
        if known:
            return known
        iri = instance("organization", slug(words))
        return context.add(Entity(iri, "Organization", label_ja=words))

    def _person(self, name: str, office: str | None, context: Context) -> str:
        words = squeeze(name)
        held = self._names.get(squeeze(office)) if office else None
        known = [entry.iri for entry, names in self._people if _is_called(entry, names, words, held)]
        if len(known) == 1:
            return known[0]
        iri = instance("person", slug(words))
        label = squeeze(f"{name}（{office}）") if office else words
        if iri in context.entities:
            return iri
        return context.add(
            Entity(iri, "Person", label_ja=label, participants=context.states_of([held] if held else []))
        )


def _is_called(entry: Entry, names: Set[str], name: str, office: str | None) -> bool:
    """Tell whether a registered person of some names is meant: in full, or by surname and the office held."""
    if name in names:
        return True
    holds = any(held.office == office for held in entry.holds) if office else False
    return holds and any(name.startswith(each) for each in names)


def held_on(entry: Entry, office: str, day: Date | None) -> bool:
    """Tell whether a registered person is known to have held an office on a day."""
    return any(
        held.office == office
        and day is not None
        and (held.valid_from is not None and held.valid_from <= day.latest)
        and (held.valid_to is None or day.earliest <= held.valid_to)
        for held in entry.holds
    )


def _name_and_office(first: str, second: str | None) -> tuple[str, str | None]:
    """Tell 「知事（山田太郎君）」 from 「山田太郎（党）」: the courtesy marks the name."""
    if second and _COURTESY.search(second):
        return _COURTESY.sub("", second), None if _NUMBERED.match(first) else first
    return _COURTESY.sub("", first), second

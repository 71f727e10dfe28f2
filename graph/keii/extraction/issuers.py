"""Who issued a document, whose voice it is, who passed it on, and what it is the record of."""

from __future__ import annotations

import re

from keii.mentions import Context, Finder, Marked, Named
from keii.model import Document, Entity, Passage, instance, slug
from keii.ontology import Entry, Ontology
from keii.ontology.cues import Cues
from keii.reading import squeeze

# 「国会（参議院）／発言者 山田太郎（党）」, 「県議会／知事（山田太郎君）」: the speaker comes last.
_VOICE = re.compile(r"[／/](?:発言者\s*)?(?P<first>[^（(]+?)(?:[（(](?P<second>[^）)]+)[）)])?$")
# A title shorter than this (声明, 概要) names nothing by itself.
_TITLE = 6
# The town whose office or assembly issues a paper: 「東京都議会」, 「〇〇市基地対策課」.
_LOCALITY = re.compile(r"[^省庁国]{1,8}?[都府県市区町村](?!民)")
_COURTESY = re.compile(r"[君氏様]$")
_NUMBERED = re.compile(r"^[一二三四五六七八九十百〇\d]+番$")
_TURN = re.compile(r"(?P<name>[^(（]{2,20}?)(?:君|さん|議員|氏)?(?:[(（](?P<office>[^)）]+)[)）])?$")


class Issuers:
    """Resolves issuers and voices; makes a node for those that the register does not know."""

    def __init__(self, ontology: Ontology, cues: Cues, finder: Finder) -> None:
        """Index the names of organisations."""
        self._finder = finder
        self._relay = [cue.pattern for cue in cues.of("relay") if cue.pattern]
        self._records = [cue.pattern for cue in cues.of("record") if cue.pattern]
        self._people = ontology.register.of_type("Person")
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

    def publisher(self, document: Document, context: Context) -> tuple[str | None, tuple[str, ...]]:
        """Give the issuer of a document and whose voice its unattributed words are."""
        if not document.publisher:
            return None, ()
        voice = _VOICE.search(document.publisher)
        name = document.publisher[: voice.start()] if voice else document.publisher
        issuer = self._organization(name, context)
        place = _LOCALITY.match(squeeze(name))
        if place:
            context.locality = self._organization(place.group(), context)
        if voice is None:
            return issuer, (issuer,)
        person, office = _name_and_office(voice["first"], voice["second"])
        return issuer, (self._person(person, office, context),)

    def turn(self, text: str, context: Context) -> str | None:
        """Give the speaker of a turn in minutes: 「山田太郎君」, 「国務大臣（山田太郎君）」."""
        match = _TURN.match(text)
        if match is None:
            return None
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
        if not sources:
            return ()
        self._notice(marked, sources[-1], relay.end(), context)
        return sources[-1].iris

    def _notice(self, marked: Marked, source: Named, end: int, context: Context) -> None:
        document = context.document
        span = marked.sentence.normal.span(source.start, end)
        passage = Passage(document.id, span.start, span.end, marked.sentence.locator)
        label = marked.text[source.start : end]
        iri = instance("event", f"notice-{document.id}")
        context.add(
            Entity(
                iri,
                "Notice",
                label_ja=label,
                date=document.issued,
                participants=source.iris,
                evidence=(passage,),
            )
        )
        context.records = context.records or iri

    def records(self, document: Document, context: Context) -> str | None:
        """Give the registered agreement whose text a document prints, by title and date."""
        title = squeeze(document.title or "")
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

    def _is_record(self, title: str) -> bool:
        return any(pattern.search(title) for pattern in self._records)

    def _organization(self, name: str, context: Context) -> str:
        words = squeeze(name)
        known = self._names.get(words)
        if known:
            return known
        iri = instance("organization", slug(words))
        return context.add(Entity(iri, "Organization", label_ja=words))

    def _person(self, name: str, office: str | None, context: Context) -> str:
        words = squeeze(name)
        held = self._names.get(squeeze(office)) if office else None
        known = [entry.iri for entry in self._people if _is_called(entry, words, held)]
        if len(known) == 1:
            return known[0]
        iri = instance("person", slug(words))
        label = squeeze(f"{name}（{office}）") if office else words
        if iri in context.entities:
            return iri
        return context.add(
            Entity(iri, "Person", label_ja=label, participants=context.states_of([held] if held else []))
        )


def _is_called(entry: Entry, name: str, office: str | None) -> bool:
    """Tell whether a registered person is meant: the full name, or the surname with the office held."""
    names = {squeeze(each) for each in entry.names_ja}
    if name in names:
        return True
    holds = any(held.office == office for held in entry.holds) if office else False
    return holds and any(name.startswith(each) for each in names)


def _name_and_office(first: str, second: str | None) -> tuple[str, str | None]:
    """Tell 「知事（山田太郎君）」 from 「山田太郎（党）」: the courtesy marks the name."""
    if second and _COURTESY.search(second):
        return _COURTESY.sub("", second), None if _NUMBERED.match(first) else first
    return _COURTESY.sub("", first), second

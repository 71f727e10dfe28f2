"""Who issued a document, whose voice it is, who passed it on, and what it is the record of."""

from __future__ import annotations

import re
from collections.abc import Iterable

from keii.mentions import Context, Finder, Marked
from keii.model import Document, Entity, instance, slug
from keii.ontology import Ontology
from keii.ontology.cues import Cues
from keii.reading import squeeze

# 「国会（参議院）／発言者 山田太郎（党）」, 「県議会／知事（山田太郎君）」: the speaker stands after the stroke.
_VOICE = re.compile(r"[／/](?:発言者\s*)?(?P<first>[^（(]+?)(?:[（(](?P<second>[^）)]+)[）)])?$")
_COURTESY = re.compile(r"[君氏様]$")
_NUMBERED = re.compile(r"^[一二三四五六七八九十百〇\d]+番$")
_TURN = re.compile(r"^[○〇◯](?P<name>[^\s(（]{2,16}?)(?:君|さん|議員|氏)?(?:[(（](?P<office>[^)）]+)[)）])?[\s\u3000]")


class Issuers:
    """Resolves issuers and voices; makes a node for those that the register does not know."""

    def __init__(self, ontology: Ontology, cues: Cues, finder: Finder) -> None:
        """Index the names of organisations."""
        self._register = ontology.register
        self._finder = finder
        self._relay = [cue.pattern for cue in cues.of("relay") if cue.pattern]
        self._names: dict[str, str] = {}
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
        if voice is None:
            return issuer, (issuer,)
        person, office = _name_and_office(voice["first"], voice["second"])
        return issuer, (self._person(person, office, context),)

    def turn(self, text: str, context: Context) -> str | None:
        """Give the speaker whose turn a paragraph opens: 「○山田太郎君　…」."""
        match = _TURN.match(text)
        return self._person(match["name"], match["office"], context) if match else None

    def relayed_by(self, marked: Marked) -> tuple[str, ...]:
        """Give who passed a document on, where a cover note says from whom it came."""
        relay = next((match for p in self._relay if (match := p.search(marked.text))), None)
        if relay is None:
            return ()
        before = [named for named in marked.names if named.kind == "actor" and named.end <= relay.start()]
        sources = [named for named in before if marked.text[named.end :].startswith(("から", "より"))]
        return sources[-1].iris if sources else ()

    def records(self, document: Document, context: Context) -> str | None:
        """Give the registered agreement whose text a document prints, by title and date."""
        title = squeeze(document.title or "")
        if not title:
            return None
        fitting = [
            entry.iri
            for entry in self._register.of_kind("agreement")
            if any(_same_title(squeeze(name), title) for name in (*entry.names_ja, *entry.names_en))
            or (
                document.issued is not None
                and entry.date is not None
                and len(document.issued.value) == 10
                and entry.date.covers(document.issued)
                and any(squeeze(name) == title for name in (*entry.short_ja, *entry.short_en))
            )
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _organization(self, name: str, context: Context) -> str:
        words = squeeze(name)
        known = self._names.get(words)
        if known:
            return known
        iri = instance("organization", slug(words))
        return context.add(Entity(iri, "Organization", label_ja=words))

    def _person(self, name: str, office: str | None, context: Context) -> str:
        known = self._names.get(squeeze(name))
        if known:
            return known
        label = squeeze(f"{name}（{office}）") if office else squeeze(name)
        return context.add(Entity(instance("person", slug(squeeze(name))), "Person", label_ja=label))


def _name_and_office(first: str, second: str | None) -> tuple[str, str | None]:
    """Tell 「知事（山田太郎君）」 from 「山田太郎（党）」: the courtesy marks the name."""
    if second and _COURTESY.search(second):
        return _COURTESY.sub("", second), None if _NUMBERED.match(first) else first
    return _COURTESY.sub("", first), second


def _same_title(name: str, title: str) -> bool:
    return len(name) >= 6 and name == title


def passed_on(sources: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Give the first relay found in a cover note."""
    return next((source for source in sources if source), ())

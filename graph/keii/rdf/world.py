"""All extractions seen together: what one document's graph must know of the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from rdflib import Graph, URIRef
from rdflib.namespace import RDF

from keii.model import Date, Document, Entity, Extraction, Passage, Statement, act_iri, topic_iri
from keii.rdf.names import K, document_node, node, passage_node
from keii.rdf.schema import Schema, labels

_SHOWN = 48


@dataclass(frozen=True, slots=True)
class World:
    """Indexes over the extractions and the register, by IRI; built once by :func:`survey`."""

    schema: Schema
    register: Graph
    documents: dict[URIRef, Document]
    records: dict[URIRef, str | None]
    statements: dict[URIRef, Statement]
    entities: dict[URIRef, Entity]
    locators: dict[URIRef, str]
    _labels: dict[URIRef, dict[str, str]] = field(default_factory=dict)

    def registered(self, iri: URIRef) -> bool:
        """Tell whether the register has the thing, and so its labels and date."""
        return (iri, RDF.type, None) in self.register

    def home(self, passage: Passage) -> Document:
        """Give the document of a passage."""
        return self.documents[document_node(passage.document)]

    def quote(self, passage: Passage) -> str:
        """Give a passage's words, verbatim."""
        return passage.span.of(self.home(passage).text)

    def labels(self, iri: URIRef) -> dict[str, str]:
        """Give a thing's labels by language, wherever they are known; looked up once."""
        if (known := self._labels.get(iri)) is None:
            known = self._labels[iri] = self._looked_up(iri)
        return known

    def _looked_up(self, iri: URIRef) -> dict[str, str]:
        if (entity := self.entities.get(iri)) and not self.registered(iri):
            found = {"ja": entity.label_ja, "en": entity.label_en}
            return {lang: text for lang, text in found.items() if text}
        if (statement := self.statements.get(iri)) is not None:
            return self.statement_labels(statement)
        return labels(self.register, iri) or self.schema.labels(iri)

    def name(self, iri: URIRef, lang: str) -> str:
        """Give one label in the language, or in another where there is none, or the bare name."""
        known = self.labels(iri)
        return known.get(lang) or next(iter(known.values()), str(iri).rsplit("/", 1)[-1])

    def statement_labels(self, statement: Statement) -> dict[str, str]:
        """Give a statement's labels: its words, shortened; in the other language who, what act, when."""
        document = self.home(statement.passage)
        found = {lang: self._told(statement, lang) for lang in ("ja", "en")}
        found[document.language] = shortened(self.quote(statement.passage))
        return found

    def _told(self, statement: Statement, lang: str) -> str:
        states = [speaker for speaker in statement.speakers if "/id/state/" in speaker]
        who = sorted({self.name(URIRef(speaker), lang) for speaker in states or statement.speakers})
        act = self.name(URIRef(act_iri(statement.act)), lang)
        if statement.topics:
            act += f" – {self.name(URIRef(topic_iri(statement.topics[0])), lang)}"
        when = statement.date.value if statement.date else ""
        if lang == "ja":
            return f"{'・'.join(who)}：{act}" + (f"（{when}）" if when else "")
        return f"{', '.join(who)}: {act}" + (f" ({when})" if when else "")


def shortened(text: str, limit: int = _SHOWN) -> str:
    """Give text on one line, cut with an ellipsis where it is longer than the limit."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


def survey(extractions: Iterable[Extraction], schema: Schema, register: Graph) -> World:
    """Index the extractions; what several documents say of one thing is settled without regard to order."""
    world = World(schema, register, {}, {}, {}, {}, {})
    for extraction in extractions:
        home = document_node(extraction.document.id)
        world.documents[home] = extraction.document
        world.records[home] = extraction.records
        for statement in extraction.statements:
            world.statements[node("statement", statement.id)] = statement
        for entity in extraction.entities:
            iri = URIRef(entity.iri)
            known = world.entities.get(iri)
            world.entities[iri] = merged(known, entity) if known else entity
        for passage in passages(extraction):
            key = passage_node(passage)
            best = max(world.locators.get(key, ""), passage.locator, key=lambda text: (len(text), text))
            world.locators[key] = best
    return world


def passages(extraction: Extraction) -> Iterable[Passage]:
    """Give every passage that an extraction refers to."""
    for entity in extraction.entities:
        yield from entity.evidence
    for statement in extraction.statements:
        yield statement.passage
        yield from statement.evidence
    for trace in extraction.traces:
        yield trace.cue
        yield from trace.evidence
    for reference in extraction.references:
        yield reference.passage


def merged(one: Entity, other: Entity) -> Entity:
    """Settle two texts' accounts of one thing: the more precise date, the first label by name."""
    first, second = sorted((one, other), key=repr)
    return Entity(
        iri=one.iri,
        type=first.type,
        label_ja=min(filter(None, (one.label_ja, other.label_ja)), default=None),
        label_en=min(filter(None, (one.label_en, other.label_en)), default=None),
        date=_sharper(first.date, second.date),
        participants=tuple(sorted({*one.participants, *other.participants})),
        part_of=first.part_of or second.part_of,
        evidence=(*first.evidence, *second.evidence),
    )


def _sharper(one: Date | None, other: Date | None) -> Date | None:
    dates = sorted((d for d in (one, other) if d), key=lambda d: (-len(d.value), d.value))
    return dates[0] if dates else None


def anchor(world: World, iri: URIRef) -> URIRef | None:
    """Give what a trace's end stands for in the history (contract, "Anchoring"; see the README).

    A statement stands for the deed it reports; else the agreement that its document records; else
    the event it was made at.  Everything else stands for itself.
    """
    statement = world.statements.get(iri)
    if statement is None:
        return None if iri.startswith(str(K)) or "/id/statement/" in iri else iri
    recorded = world.records.get(document_node(statement.passage.document))
    agreement = recorded if recorded and "/id/agreement/" in recorded else None
    found = statement.reports or agreement or statement.made_at
    return URIRef(found) if found else None

"""A statement explained: its words, what they were read as, by which rule, and how each part was settled."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import URIRef
from rdflib.namespace import SKOS
from rdflib.term import Node

from keii.explanation.account import Named, Settled, StatementAccount, Way
from keii.explanation.rules import rule
from keii.explanation.source import Source
from keii.model import bare
from keii.rdf import K

_PARTS = {
    "speaker": "speaker-",
    "holder": "holder-",
    "reporter": "speaker-source",
    "madeAt": "event-",
    "reports": "event-",
    "date": "date-",
    "kind": "kind-",
}
"""What is settled, and how the names of its ways begin (``concepts.ttl``, "Resolutions")."""


def statement(source: Source, iri: str) -> StatementAccount:
    """Explain a statement of the graph."""
    node = URIRef(iri)
    quote = source.text(node, K.quote)
    place, evidence = source.words(node, quote)
    return StatementAccount(
        id=iri,
        quote=quote,
        place=place,
        evidence=evidence,
        kind=source.kind(node),
        act=source.named(source.one(node, K.act)),
        negated=source.text(node, K.negated) == "true",
        qualifier=source.text(node, K.qualifier),
        rule=rule(source, node),
        settled=tuple(_settled(source, node)),
    )


def _settled(source: Source, node: URIRef) -> Iterator[Settled]:
    """Give each part that the statement has, with its ways; at the end the ways of no part."""
    ways = [_way(source, concept) for concept in source.all(node, K.resolution)]
    told: set[Way] = set()
    for part, beginning in _PARTS.items():
        if values := _values(source, node, part):
            of_part = tuple(way for way in ways if way.id.startswith(beginning))
            told.update(of_part)
            yield Settled(part, values, of_part)
    if rest := tuple(way for way in ways if way not in told):
        yield Settled("resolution", (), rest)


def _values(source: Source, node: URIRef, part: str) -> tuple[Named, ...]:
    if part == "kind":
        return (source.kind(node),)
    if part == "date":
        return tuple(Named(None, str(value)) for value in source.all(node, K.date))
    return tuple(map(source.named, source.all(node, K[part])))


def _way(source: Source, concept: Node) -> Way:
    return Way(bare(str(concept)), source.label(concept), source.said(concept, SKOS.definition))

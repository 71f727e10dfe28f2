"""A trace explained: the linking words, what they join, on what ground, and from what it was lifted."""

from __future__ import annotations

from rdflib import URIRef
from rdflib.namespace import DCTERMS

from keii.explanation.account import End, Place, TraceAccount
from keii.explanation.rules import rule
from keii.explanation.source import Source
from keii.rdf import K


def trace(source: Source, iri: str) -> TraceAccount:
    """Explain a trace of the graph."""
    node = URIRef(iri)
    cue = source.text(node, K.cue)
    place, evidence = source.words(node, cue)
    return TraceAccount(
        id=iri,
        cue=cue,
        place=place,
        evidence=evidence,
        relation=source.named(source.one(node, K.relation)),
        basis=source.named(source.one(node, K.basis)),
        start=_end(source, node, K["from"]),
        target=_end(source, node, K.to),
        rule=rule(source, node),
        lifted_from=source.text(node, K.liftedFrom),
        sources=tuple(map(str, source.all(node, DCTERMS.source))),
        score=source.text(node, K.score),
    )


def _end(source: Source, node: URIRef, predicate: URIRef) -> End:
    """Give an end; that of a lifted trace has the words of the statement that it stands for."""
    thing = source.one(node, predicate)
    kind = source.kind(thing) if thing is not None else source.named(None)
    place = _statement(source, node, predicate)
    if place is None and (original := source.one(node, K.liftedFrom)) is not None:
        place = _statement(source, URIRef(str(original)), predicate)
    return End(source.named(thing), kind, source.text(thing, K.date), place)


def _statement(source: Source, node: URIRef, predicate: URIRef) -> Place | None:
    """Give the words of a trace's end where it is a statement."""
    thing = source.one(node, predicate)
    quote = source.text(thing, K.quote)
    return source.words(thing, quote)[0] if thing is not None and quote else None

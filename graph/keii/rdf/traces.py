"""Traces: reified, direct, and lifted between the anchors of their ends."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Literal, URIRef
from rdflib.namespace import RDFS, XSD

from keii.model import Extraction, Passage, Trace, instance, trace_id
from keii.rdf.literals import words
from keii.rdf.names import K, Triple, node, passage_node
from keii.rdf.schema import typed
from keii.rdf.world import World, anchor


def stated(extraction: Extraction, world: World) -> Iterator[Triple]:
    """Give the document's traces that are written down, and the same between anchors."""
    for trace in extraction.traces:
        if trace.basis == "Inferred":
            continue
        ends = URIRef(trace.source), URIRef(trace.target)
        yield from _trace(node("trace", trace.id), ends, trace, world)
        yield from _lifted(trace, ends, world)


def inferred(extraction: Extraction, world: World) -> Iterator[Triple]:
    """Give the document's suggestions: they are only ``keii:mayTraceTo``, and are not lifted."""
    for trace in extraction.traces:
        if trace.basis == "Inferred":
            ends = URIRef(trace.source), URIRef(trace.target)
            yield from _trace(node("trace", trace.id), ends, trace, world)


def _lifted(trace: Trace, ends: tuple[URIRef, URIRef], world: World) -> Iterator[Triple]:
    source, target = (anchor(world, end) for end in ends)
    if source is None or target is None or source == target or (source, target) == ends:
        return
    iri = URIRef(instance("trace", trace_id(source, f"lifted {trace.id}", target, trace.cue.start)))
    yield from _trace(iri, (source, target), trace, world)
    yield iri, K.liftedFrom, node("trace", trace.id)


def _trace(iri: URIRef, ends: tuple[URIRef, URIRef], trace: Trace, world: World) -> Iterator[Triple]:
    """Give a reified trace between two ends and the direct property beside it."""
    source, target = ends
    relation = K.mayTraceTo if trace.basis == "Inferred" else K[trace.relation]
    yield from typed(world.schema, iri, K.Trace)
    yield iri, K["from"], source
    yield iri, K.to, target
    yield iri, K.relation, relation
    yield iri, K.basis, K[trace.basis]
    yield iri, K.cue, words(world.quote(trace.cue), world.home(trace.cue).language)
    for passage in (trace.cue, *trace.evidence, *_told(trace, world)):
        yield iri, K.evidence, passage_node(passage)
    if trace.score is not None:
        yield iri, K.score, Literal(f"{trace.score:.6f}", datatype=XSD.decimal, normalize=False)
    for lang in ("ja", "en"):
        yield iri, RDFS.label, words(label(relation, target, lang, world), lang)
    for predicate in world.schema.relations(relation):
        yield source, predicate, target


def _told(trace: Trace, world: World) -> Iterator[Passage]:
    """Give the words of the statement that a trace leaves; of a same undertaking those of both ends."""
    ends = (trace.source, trace.target) if trace.basis == "SameUndertaking" else (trace.source,)
    for end in ends:
        if (statement := world.statements.get(URIRef(end))) is not None:
            yield statement.passage


def label(relation: URIRef, target: URIRef, lang: str, world: World) -> str:
    """Give a trace's label: its relation and what it leads to."""
    verb = world.schema.labels(relation).get(lang) or str(relation).rsplit("#", 1)[-1]
    return f"{verb} → {world.name(target, lang)}"

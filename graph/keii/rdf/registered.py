"""What follows of the register and is spelled out beside it, so that nobody needs a reasoner."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import URIRef
from rdflib.namespace import RDF, RDFS

from keii.rdf.literals import words
from keii.rdf.names import K, Triple
from keii.rdf.schema import labels, typed
from keii.rdf.traces import label
from keii.rdf.world import World


def registered(world: World) -> Iterator[Triple]:
    """Give superclasses, labels, and the direct and general properties of the register's traces."""
    for subject, kind in world.register.subject_objects(RDF.type):
        if isinstance(subject, URIRef) and isinstance(kind, URIRef):
            yield from typed(world.schema, subject, kind)
            for lang, text in _labels(subject, kind, world).items():
                yield subject, RDFS.label, words(text, lang)
    for source, relation, target in _links(world):
        yield from ((source, predicate, target) for predicate in world.schema.relations(relation))


def _labels(subject: URIRef, kind: URIRef, world: World) -> dict[str, str]:
    """Give a thing's own labels; a trace and a tenure, which have none, are told by their ends."""
    register = world.register
    if kind == K.Trace:
        relation, target = register.value(subject, K.relation), register.value(subject, K.to)
        if isinstance(relation, URIRef) and isinstance(target, URIRef):
            return {lang: label(relation, target, lang, world) for lang in ("ja", "en")}
    if kind == K.Tenure:
        ends = [register.value(subject, end) for end in (K.heldBy, K.office)]
        held = [end for end in ends if isinstance(end, URIRef)]
        return {lang: " – ".join(world.name(end, lang) for end in held) for lang in ("ja", "en")}
    return labels(register, subject)


def _links(world: World) -> Iterator[tuple[URIRef, URIRef, URIRef]]:
    """Give source, relation and target of each registered trace, reified or written directly."""
    register = world.register
    for trace, relation in register.subject_objects(K.relation):
        source, target = register.value(trace, K["from"]), register.value(trace, K.to)
        if isinstance(source, URIRef) and isinstance(relation, URIRef) and isinstance(target, URIRef):
            yield source, relation, target
    for source, relation, target in register:
        known = isinstance(relation, URIRef) and world.schema.is_trace(relation)
        if known and isinstance(source, URIRef) and isinstance(target, URIRef):
            yield source, URIRef(str(relation)), target

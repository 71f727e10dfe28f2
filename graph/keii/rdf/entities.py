"""Events, agreements, actors and facilities met in texts."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import URIRef
from rdflib.namespace import DCTERMS, RDFS

from keii.model import BASE, Entity, Extraction
from keii.rdf.literals import dated, words
from keii.rdf.names import K, Triple, passage_node
from keii.rdf.schema import typed
from keii.rdf.world import World

_RELATIONS = {"event": K.participant, "agreement": K.party}


def entities(extraction: Extraction, world: World) -> Iterator[Triple]:
    """Give what the document adds to what is known of the things it names.

    Of a registered thing only the passages are written: labels, date and parties are the register's.
    """
    for entity in extraction.entities:
        iri = URIRef(entity.iri)
        for passage in entity.evidence:
            yield iri, K.evidence, passage_node(passage)
        if not world.registered(iri):
            yield from _described(world.entities[iri], world)
            yield from _parties(entity)


def _described(entity: Entity, world: World) -> Iterator[Triple]:
    iri = URIRef(entity.iri)
    yield from typed(world.schema, iri, K[entity.type])
    for lang, text in (("ja", entity.label_ja), ("en", entity.label_en)):
        if text:
            yield iri, RDFS.label, words(text, lang)
    yield from dated(iri, entity.date)
    if entity.part_of:
        yield iri, DCTERMS.isPartOf, URIRef(entity.part_of)
    if "/id/agreement/" in entity.iri:
        # An article has the force of its treaty.
        whole = URIRef(entity.part_of) if entity.part_of else iri
        yield iri, K.force, next(world.register.objects(whole, K.force), K.UnknownForce)


def _parties(entity: Entity) -> Iterator[Triple]:
    """Give who takes part, or the state that an actor belongs to, as this document has it."""
    relation = _RELATIONS.get(entity.iri.removeprefix(BASE).split("/", 1)[0], K.ofState)
    for actor in entity.participants:
        yield URIRef(entity.iri), relation, URIRef(actor)

"""Statements and unresolved references."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import URIRef
from rdflib.namespace import RDFS

from keii.model import Extraction, Statement, act_iri, resolution_iri, topic_iri
from keii.rdf.literals import dated, truth, words
from keii.rdf.names import K, Triple, node, passage_node
from keii.rdf.schema import typed
from keii.rdf.world import World, shortened

_BINDING = frozenset({"commitment", "action"})


def statements(extraction: Extraction, world: World) -> Iterator[Triple]:
    """Give the document's statements, each with its words and the rule that found it."""
    language = extraction.document.language
    for statement in extraction.statements:
        iri = node("statement", statement.id)
        yield from typed(world.schema, iri, K[statement.kind.title()])
        for lang, text in world.statement_labels(statement).items():
            yield iri, RDFS.label, words(text, lang)
        yield iri, K.act, URIRef(act_iri(statement.act))
        yield iri, K.quote, words(world.quote(statement.passage), language)
        yield iri, K.rule, words(statement.rule)
        yield iri, K.negated, truth(statement.negated)
        if statement.qualifier:
            yield iri, K.qualifier, words(statement.qualifier, language)
        for topic in statement.topics:
            yield iri, K.topic, URIRef(topic_iri(topic))
        for passage in (statement.passage, *statement.evidence):
            yield iri, K.evidence, passage_node(passage)
        yield from dated(iri, statement.date)
        yield from _links(iri, statement)


def holders(statement: Statement) -> tuple[str, ...]:
    """Give who is bound or has acted: as said, else, for a commitment or action, the speakers.

    So "who committed to what" is one question about holders (contract, "Properties").
    """
    if statement.holders or statement.kind not in _BINDING:
        return statement.holders
    return statement.speakers


def _links(iri: URIRef, statement: Statement) -> Iterator[Triple]:
    many = (
        (K.speaker, statement.speakers),
        (K.holder, holders(statement)),
        (K.addressee, statement.addressees),
        (K.mentions, statement.mentions),
        (K.resolution, map(resolution_iri, statement.resolutions)),
    )
    for predicate, values in many:
        for value in values:
            yield iri, predicate, URIRef(value)
    one = ((K.reporter, statement.reporter), (K.madeAt, statement.made_at), (K.reports, statement.reports))
    for predicate, single in one:
        if single:
            yield iri, predicate, URIRef(single)
    if statement.limits:
        yield iri, K.limits, node("statement", statement.limits)


def references(extraction: Extraction, world: World) -> Iterator[Triple]:
    """Give the words that point to something that is not identified, as they stand."""
    for reference in extraction.references:
        iri = node("reference", reference.id)
        quote = world.quote(reference.passage)
        yield from typed(world.schema, iri, K.UnresolvedReference)
        yield iri, K.quote, words(quote, extraction.document.language)
        yield iri, K.evidence, passage_node(reference.passage)
        yield iri, RDFS.label, words(f"特定されていない参照：「{shortened(quote)}」", "ja")
        yield iri, RDFS.label, words(f"Unresolved reference: “{shortened(quote)}”", "en")
        if reference.referred_by:
            yield iri, K.referredBy, node("statement", reference.referred_by)
        for candidate in reference.candidates:
            yield iri, K.candidate, URIRef(candidate)

"""Documents, the files they came in, and passages."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pyoxigraph
from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, RDFS
from rdflib.term import Node

from keii.model import Document, Extraction, Passage
from keii.rdf.literals import day, number, words
from keii.rdf.names import K, Triple, document_node, passage_node
from keii.rdf.schema import typed
from keii.rdf.world import World, passages

_WEB = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f-\x9f\ud800-\udfff]+")


def document(extraction: Extraction, world: World) -> Iterator[Triple]:
    """Give the document's own description: title, date, issuer, source, relay, what it records."""
    about = extraction.document
    iri = document_node(about.id)
    yield from typed(world.schema, iri, K.Document)
    title = words(about.title or about.label or about.file, about.language if about.title else "")
    yield iri, DCTERMS.title, title
    yield iri, RDFS.label, title
    yield iri, DCTERMS.language, words(about.language)
    yield iri, K.sha256, words(about.sha256)
    yield iri, K.file, words(about.file)
    if about.issued:
        yield iri, DCTERMS.issued, day(about.issued.value)
    if about.source_url:
        yield iri, DCTERMS.source, _address(about.source_url)
    if about.citation:
        yield iri, DCTERMS.bibliographicCitation, words(about.citation)
    if about.part_of:
        yield iri, DCTERMS.isPartOf, document_node(about.part_of)
    yield from _issuers(extraction, iri)
    yield from _named(extraction, iri)


def _issuers(extraction: Extraction, iri: URIRef) -> Iterator[Triple]:
    """Give who issued the document, who passed it on, and what it records."""
    if extraction.publisher:
        yield iri, DCTERMS.publisher, URIRef(extraction.publisher)
    elif extraction.document.publisher:
        yield iri, DCTERMS.publisher, words(extraction.document.publisher, extraction.document.language)
    for actor in extraction.relayed_by:
        yield iri, K.relayedBy, URIRef(actor)
    if extraction.records:
        yield iri, K.records, URIRef(extraction.records)


def _named(extraction: Extraction, iri: URIRef) -> Iterator[Triple]:
    """Give what the document names anywhere: in an opening, a table or a letterhead, too."""
    for named in sorted({mention.iri for mention in extraction.mentions if mention.iri}):
        yield iri, DCTERMS.references, URIRef(named)


def _address(source: str) -> Node:
    """Give a web address as a link only if it is one: a sidecar may hold anything."""
    try:
        pyoxigraph.NamedNode(source)
    except ValueError:
        return words(source)
    return URIRef(source) if _WEB.fullmatch(source) else words(source)


def passages_of(extraction: Extraction, world: World) -> Iterator[Triple]:
    """Give every passage of the extraction with its verbatim words and offsets."""
    for passage in {passage_node(passage): passage for passage in passages(extraction)}.values():
        yield from _passage(passage, world)


def _passage(passage: Passage, world: World) -> Iterator[Triple]:
    iri, home = passage_node(passage), world.home(passage)
    locator = world.locators[iri]
    yield from typed(world.schema, iri, K.Passage)
    yield iri, DCTERMS.isPartOf, document_node(passage.document)
    yield iri, K.quote, words(world.quote(passage), home.language)
    yield iri, K.start, number(passage.start)
    yield iri, K.end, number(passage.end)
    if locator:
        yield iri, K.locator, words(locator)
    yield from ((iri, RDFS.label, label) for label in _passage_labels(passage, home, locator))


def _passage_labels(passage: Passage, home: Document, locator: str) -> Iterator[Literal]:
    place = f"{home.title or home.file} {locator}".strip()
    yield words(f"{place}（{passage.start}–{passage.end}字）", "ja")
    yield words(f"{place} (characters {passage.start}–{passage.end})", "en")

"""Extractions, register and ontology as one dataset."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import cast

from oxrdflib.store import OxigraphStore
from rdflib import Dataset, URIRef
from rdflib.term import Node

from keii.model import Extraction, document_graph
from keii.ontology import Ontology, graph, register_graph
from keii.rdf.documents import document, passages_of
from keii.rdf.entities import entities
from keii.rdf.names import INFERRED, ONTOLOGY, PREFIXES, REGISTER, Triple
from keii.rdf.registered import registered
from keii.rdf.schema import Schema
from keii.rdf.statements import references, statements
from keii.rdf.terms import fill
from keii.rdf.traces import inferred, stated
from keii.rdf.world import World, survey

_WRITERS: tuple[Callable[[Extraction, World], Iterator[Triple]], ...] = (
    document,
    passages_of,
    entities,
    statements,
    references,
    stated,
)


def dataset(extractions: Iterable[Extraction], *, ontology: Ontology) -> Dataset:
    """Give all that the documents say as one dataset, a named graph per document.

    Args:
        extractions: what each document gave; their order does not matter, and a document that
            comes twice counts once.
        ontology: the loaded ``ontology/`` with register and hierarchy.

    Returns:
        A dataset on the Oxigraph store whose queries run over the union of its graphs: one graph
        for each document, and the graphs ``register``, ``ontology`` and ``inferred``. Superclasses,
        ``keii:restsOn`` and ``keii:tracesTo`` are materialised; only the ontology has blank nodes.
    """
    schema_graph, register = graph(ontology.folder), register_graph(ontology.folder)
    known = distinct(extractions)
    world = survey(known, Schema(schema_graph), register)
    result = Dataset(store="Oxigraph", default_union=True)
    for prefix, namespace in PREFIXES.items():
        result.bind(prefix, namespace)
    _fill(result, ONTOLOGY, schema_graph)
    _fill(result, REGISTER, (*register, *registered(world)))
    for extraction in known:
        name = URIRef(document_graph(extraction.document.id))
        _fill(result, name, (fact for writer in _WRITERS for fact in writer(extraction, world)))
        _fill(result, INFERRED, inferred(extraction, world))
    return result


def distinct(extractions: Iterable[Extraction]) -> list[Extraction]:
    """Give each document once, in the order of ids; of copies the one whose file comes first by name."""
    chosen: dict[str, Extraction] = {}
    for extraction in extractions:
        known = chosen.get(extraction.document.id)
        if known is None or extraction.document.file < known.document.file:
            chosen[extraction.document.id] = extraction
    return [chosen[key] for key in sorted(chosen)]


def _fill(result: Dataset, name: URIRef, facts: Iterable[tuple[Node, Node, Node]]) -> None:
    """Add facts to a named graph; one that comes twice counts once."""
    result.graph(name)
    fill(cast("OxigraphStore", result.store), name, facts)

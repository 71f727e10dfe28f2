"""The border between rdflib and Oxigraph, crossed in bulk: each term is made once, not once a quad."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

import pyoxigraph as ox
from oxrdflib.store import OxigraphStore
from rdflib import BNode, Dataset, Graph, Literal, URIRef
from rdflib.term import Node

Row: TypeAlias = tuple[Node, Node, Node, Node | None]
"""Subject, predicate, value, and the name of the graph; ``None`` for the default graph."""


def rows(graph: Graph) -> Iterator[Row]:
    """Give every quad of a dataset, or every triple of a graph, in no order.

    The same as ``Dataset.quads``, several times as fast on an Oxigraph store.
    """
    if not isinstance(graph, Dataset):
        yield from ((*fact, None) for fact in graph)
    elif isinstance(graph.store, OxigraphStore):
        yield from _stored(graph.store)
    else:
        yield from graph.quads((None, None, None, None))


def _stored(store: OxigraphStore) -> Iterator[Row]:
    made: dict[object, Node | None] = {ox.DefaultGraph(): None}

    def node(term: object) -> Node:
        if (known := made.get(term)) is None:
            known = made[term] = _node(term)
        return known

    for quad in store._inner:  # oxrdflib has no public way to its store
        name = quad.graph_name
        home = made[name] if name in made else node(name)
        yield node(quad.subject), node(quad.predicate), node(quad.object), home


def _node(term: object) -> Node:
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return Literal(term.value, lang=term.language)
        return Literal(term.value, datatype=URIRef(term.datatype.value))
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    raise ValueError(f"no term of RDF 1.1: {term!r}")


def fill(store: OxigraphStore, name: URIRef, facts: Iterable[tuple[Node, Node, Node]]) -> None:
    """Add facts to a named graph of an Oxigraph store."""
    home = ox.NamedNode(name)
    store._inner.extend([ox.Quad(_subject(s), ox.NamedNode(str(p)), _value(o), home) for s, p, o in facts])


def _subject(node: Node) -> ox.NamedNode | ox.BlankNode:
    return ox.BlankNode(str(node)) if isinstance(node, BNode) else ox.NamedNode(str(node))


def _value(node: Node) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    if not isinstance(node, Literal):
        return _subject(node)
    datatype = ox.NamedNode(node.datatype) if node.datatype else None
    return ox.Literal(node, language=node.language, datatype=datatype)

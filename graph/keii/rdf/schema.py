"""What the ontology says of classes and properties, as far as facts are materialised from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from rdflib import Graph, URIRef
from rdflib.namespace import RDF, RDFS, SKOS
from rdflib.term import Literal, Node

from keii.model import KEII
from keii.rdf.names import K, Triple


class Schema:
    """Superclasses, superproperties and labels; the ontology is the only source of them."""

    def __init__(self, graph: Graph) -> None:
        """Read the hierarchy and the labels once."""
        self._classes = _above(graph, RDFS.subClassOf)
        self._properties = _above(graph, RDFS.subPropertyOf)
        self._graph = graph

    def types(self, names: Iterable[URIRef]) -> tuple[URIRef, ...]:
        """Give the classes and all their superclasses, sorted."""
        return tuple(sorted({up for name in names for up in (name, *self._classes.get(name, ()))}))

    def relations(self, name: URIRef) -> tuple[URIRef, ...]:
        """Give the property and all its superproperties, sorted."""
        return tuple(sorted({name, *self._properties.get(name, ())}))

    def is_trace(self, name: Node) -> bool:
        """Tell whether the property is one that a trace may have as its relation."""
        return name in self._traces

    @cached_property
    def _traces(self) -> frozenset[Node]:
        under = {name for name, above in self._properties.items() if K.tracesTo in above}
        return frozenset({*under, K.tracesTo, K.coincidesWith, K.mayTraceTo})

    def labels(self, name: URIRef) -> dict[str, str]:
        """Give a class's, property's or concept's labels by language."""
        return labels(self._graph, name)


def labels(graph: Graph, name: URIRef) -> dict[str, str]:
    """Give the labels of a node by language; ``skos:prefLabel`` is believed over ``rdfs:label``."""
    found: dict[str, str] = {}
    for predicate in (SKOS.prefLabel, RDFS.label):
        for value in sorted(graph.objects(name, predicate), key=str):
            if isinstance(value, Literal) and value.language:
                found.setdefault(value.language, str(value))
    return found


def narrowest(schema: Schema, types: Iterable[URIRef]) -> URIRef | None:
    """Give the class of ``keii:`` that says most of a thing (the first by name of several)."""
    own = {name for name in types if name.startswith(KEII)}
    broad = {up for name in own for up in schema.types([name]) if up != name}
    return min(own - broad or own, default=None)


def typed(schema: Schema, subject: URIRef, *names: URIRef) -> Iterator[Triple]:
    """Give the types of a thing, superclasses included."""
    for name in schema.types(names):
        yield subject, RDF.type, name


def _above(graph: Graph, predicate: URIRef) -> dict[URIRef, frozenset[URIRef]]:
    """Give for each name all named things above it."""
    direct: dict[URIRef, set[URIRef]] = {}
    for lower, upper in graph.subject_objects(predicate):
        if isinstance(lower, URIRef) and isinstance(upper, URIRef):
            direct.setdefault(lower, set()).add(upper)
    return {name: frozenset(_climb(direct, name)) for name in direct}


def _climb(direct: dict[URIRef, set[URIRef]], name: URIRef) -> set[URIRef]:
    seen: set[URIRef] = set()
    todo = [name]
    while todo:
        fresh = direct.get(todo.pop(), set()) - seen
        seen |= fresh
        todo.extend(fresh)
    return seen - {name}

"""Names in the graph: prefixes, graph names, and the IRIs of the nodes that have no register slug."""

from __future__ import annotations

from functools import cache
from typing import TypeAlias

from rdflib import URIRef
from rdflib.namespace import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SKOS, XSD, Namespace
from rdflib.term import Node

from keii.model import ACT, BASE, GRAPH, KEII, RESOLUTION, TOPIC, Passage, instance

Triple: TypeAlias = tuple[URIRef, URIRef, Node]
"""What the writers of this room give: one fact, without the graph it goes into."""


class _Names(Namespace):
    """A namespace that makes each of its names once: the writers ask for the same few again and again."""

    def term(self, name: str) -> URIRef:
        """Give the IRI of a name."""
        return _name(str(self), name)


@cache
def _name(namespace: str, name: str) -> URIRef:
    return URIRef(namespace + name)


K = _Names(KEII)
REGISTER = URIRef(GRAPH + "register")
ONTOLOGY = URIRef(GRAPH + "ontology")
INFERRED = URIRef(GRAPH + "inferred")

PREFIXES = {
    "act": ACT,
    "agreement": f"{BASE}agreement/",
    "dcterms": str(DCTERMS),
    "document": f"{BASE}document/",
    "event": f"{BASE}event/",
    "facility": f"{BASE}facility/",
    "foaf": str(FOAF),
    "keii": KEII,
    "office": f"{BASE}office/",
    "org": str(ORG),
    "organization": f"{BASE}organization/",
    "owl": str(OWL),
    "passage": f"{BASE}passage/",
    "person": f"{BASE}person/",
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "reference": f"{BASE}reference/",
    "resolution": RESOLUTION,
    "schema": "https://schema.org/",
    "skos": str(SKOS),
    "state": f"{BASE}state/",
    "statement": f"{BASE}statement/",
    "tenure": f"{BASE}tenure/",
    "topic": TOPIC,
    "trace": f"{BASE}trace/",
    "xsd": str(XSD),
}
"""Prefixes of the Turtle and TriG files, and of every query."""


def node(kind: str, name: str) -> URIRef:
    """Give the IRI of an instance; a name that is an IRI already stays as it is."""
    return URIRef(name if name.startswith(("https://", "http://")) else instance(kind, name))


def document_node(document: str) -> URIRef:
    """Give the IRI of a document."""
    return node("document", document)


def passage_node(passage: Passage) -> URIRef:
    """Give the IRI of a passage, keyed by its document and offsets."""
    return URIRef(instance("passage", f"{passage.document}-{passage.start}-{passage.end}"))

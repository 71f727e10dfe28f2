"""Read what the lineage needs from an RDF graph: in one pass, gathered by subject."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS
from rdflib.term import Node

from keii.model import KEII, bare
from keii.rdf import rows

Facts: TypeAlias = dict[str, dict[str, list[Node]]]
"""Subject IRI → predicate IRI → its values; subjects and values sorted."""

_KEII_NAMES = (
    *("date", "earliest", "latest", "start", "end", "quote", "locator", "sha256", "file"),
    *("relayedBy", "records", "participant", "place", "evidence", "party", "adoptedAt", "force"),
    *("speaker", "holder", "reporter", "addressee", "act", "madeAt", "reports", "topic", "negated"),
    *("qualifier", "limits", "from", "to", "relation", "basis", "cue", "score", "liftedFrom"),
    "referredBy",
    "verification",
)
_PREDICATES: dict[Node, str] = {
    URIRef(iri): str(iri)
    for iri in (
        *(KEII + name for name in _KEII_NAMES),
        *(RDF.type, RDFS.label, RDFS.subClassOf, SKOS.prefLabel),
        *(DCTERMS.title, DCTERMS.issued, DCTERMS.publisher, DCTERMS.language, DCTERMS.source),
        *(DCTERMS.isPartOf, DCTERMS.isReplacedBy),
    )
}


def facts(graph: Graph) -> Facts:
    """Give the facts of a graph, or of the union of a dataset's graphs, by subject and predicate.

    Subjects come sorted; what has no IRI is no subject.
    """
    found: defaultdict[Node, dict[str, set[Node]]] = defaultdict(dict)
    for subject, predicate, value, _ in rows(graph):
        if (name := _PREDICATES.get(predicate)) is not None and isinstance(subject, URIRef):
            found[subject].setdefault(name, set()).add(value)
    return {
        str(subject): {name: _sorted(values) for name, values in found[subject].items()}
        for subject in sorted(found, key=str)
    }


def _sorted(values: set[Node]) -> list[Node]:
    return list(values) if len(values) < 2 else sorted(values, key=_order)


def _order(node: Node) -> tuple[str, str, str]:
    language = node.language or "" if isinstance(node, Literal) else ""
    return (type(node).__name__, str(node), language)


class Subject:
    """One subject's facts, asked for by predicate."""

    def __init__(self, iri: str, known: Mapping[str, list[Node]]) -> None:
        """Keep the subject's IRI and facts."""
        self.iri = iri
        self._known = known

    def all(self, predicate: str) -> tuple[str, ...]:
        """Give all values as text; a bare name is one of ``keii:``."""
        return tuple(str(value) for value in self._known.get(_full(predicate), ()))

    def one(self, predicate: str) -> str | None:
        """Give the first value as text, or ``None``."""
        values = self.all(predicate)
        return values[0] if values else None

    def number(self, predicate: str) -> int | None:
        """Give the first value as a whole number, or ``None`` where there is none."""
        value = self.one(predicate)
        return int(value) if value is not None else None

    def labels(self) -> dict[str, str]:
        """Give the labels by language (``ja``, ``en``; ``""`` where no language is given)."""
        labels: dict[str, str] = {}
        for predicate in (str(SKOS.prefLabel), str(RDFS.label)):
            for value in self._known.get(predicate, ()):
                if isinstance(value, Literal):
                    labels.setdefault(str(value.language or ""), str(value))
        return labels


def _full(predicate: str) -> str:
    return predicate if ":" in predicate else KEII + predicate


class Classes:
    """The class tree as the graph tells it: which named class says most of a thing."""

    def __init__(self, known: Facts) -> None:
        """Read ``rdfs:subClassOf`` from the facts."""
        self._above = {
            subject: {str(value) for value in by_predicate.get(str(RDFS.subClassOf), ())}
            for subject, by_predicate in known.items()
        }

    def ancestors(self, iri: str) -> set[str]:
        """Give all superclasses of a class."""
        seen: set[str] = set()
        todo = [iri]
        while todo:
            for above in self._above.get(todo.pop(), ()):
                if above not in seen:
                    seen.add(above)
                    todo.append(above)
        return seen

    def narrowest(self, types: Iterable[str]) -> str:
        """Give the local name of the narrowest ``keii:`` class among the types (first by name)."""
        own = {iri for iri in types if iri.startswith(KEII)} - {str(OWL.NamedIndividual)}
        general = {KEII + name for name in ("Event", "Agreement", "Statement", "Actor")}
        broad = general.union(*(self.ancestors(iri) for iri in own)) if own else general
        chosen = sorted(own - broad) or sorted(own)
        return bare(chosen[0]) if chosen else ""

    def base(self, types: Iterable[str]) -> str | None:
        """Give ``event``, ``agreement`` or ``statement``, or ``None`` for everything else."""
        every = set(types).union(*(self.ancestors(iri) for iri in types))
        for name in ("Event", "Agreement", "Statement"):
            if KEII + name in every:
                return name.lower()
        return None

"""The graph's facts by subject, read once, for tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rdflib import Dataset, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, RDFS
from rdflib.term import Node

from keii.model import BASE, GRAPH, bare
from keii.rdf import ONTOLOGY, K, Schema, narrowest, rows

JOINT = " | "
_DOCUMENT = GRAPH + "document/"
# An issuer may be known from beside the text alone, and a person's state from the register.
_UNSAID = frozenset({DCTERMS.publisher, K.ofState})


class Facts:
    """Subjects with their values, the classes of the ontology, and the files in which a thing occurs."""

    def __init__(self, dataset: Dataset) -> None:
        """Read every quad once; inferred links are among them, marked by their basis."""
        self._known: dict[Node, dict[Node, set[Node]]] = defaultdict(lambda: defaultdict(set))
        self._graphs: dict[Node, set[str]] = defaultdict(set)
        self._naming: dict[Node, set[str]] = defaultdict(set)
        candidate = K.candidate
        for subject, predicate, value, name in rows(dataset):
            self._known[subject][predicate].add(value)
            # One of several candidates is not named by the document; words are no things.
            if isinstance(name, URIRef) and name.startswith(_DOCUMENT) and predicate != candidate:
                self._graphs[subject].add(name)
                if not isinstance(value, Literal):
                    self._graphs[value].add(name)
                    if predicate not in _UNSAID:
                        self._naming[value].add(name)
        self._schema = Schema(dataset.graph(ONTOLOGY))

    def of_class(self, name: str) -> list[URIRef]:
        """Give the things of a class (local name), sorted."""
        kind, wanted = RDF.type, K[name]
        return sorted(
            subject
            for subject, facts in self._known.items()
            if isinstance(subject, URIRef) and wanted in facts.get(kind, ())
        )

    def all(self, subject: Node | None, predicate: URIRef) -> list[Node]:
        """Give a property's values, sorted."""
        facts = self._known.get(subject) if subject is not None else None
        values = facts.get(predicate, ()) if facts else ()
        if len(values) < 2:
            return list(values)
        return sorted(values, key=lambda value: (type(value).__name__, str(value)))

    def one(self, subject: Node | None, predicate: URIRef) -> Node | None:
        """Give a property's first value, or ``None``."""
        return next(iter(self.all(subject, predicate)), None)

    def text(self, subject: Node | None, predicate: URIRef) -> str:
        """Give a property's first value as text, or nothing."""
        value = self.one(subject, predicate)
        return "" if value is None else str(value)

    def joined(self, subject: Node, predicate: URIRef) -> str:
        """Give all values of a property in one cell."""
        return JOINT.join(str(value) for value in self.all(subject, predicate))

    def label(self, subject: Node | None, *languages: str) -> str:
        """Give the label in the first of the languages that has one."""
        known = {
            value.language: str(value)
            for value in reversed(self.all(subject, RDFS.label))
            if isinstance(value, Literal)
        }
        return next((known[lang] for lang in languages if lang in known), "")

    def cls(self, subject: Node | None) -> str:
        """Give the bare name of the class that says most of a thing."""
        types = [kind for kind in self.all(subject, RDF.type) if isinstance(kind, URIRef)]
        found = narrowest(self._schema, types)
        return bare(found) if found else ""

    def files(self, subject: Node) -> str:
        """Give the names of the files in whose documents a thing occurs."""
        return self._files(self._graphs.get(subject, ()))

    def naming(self, subject: Node) -> str:
        """Give the names of the files whose documents name a thing, be it only in passing."""
        return self._files(self._naming.get(subject, ()))

    def _files(self, graphs: Iterable[str]) -> str:
        homes = (URIRef(f"{BASE}document/{bare(name)}") for name in graphs)
        return JOINT.join(sorted({self.text(home, K.file) for home in homes} - {""}))

    def passages(self, subject: Node) -> list[Node]:
        """Give the passages behind a thing in reading order."""
        return sorted(
            self.all(subject, K.evidence), key=lambda p: (self.file(p), self.offset(p, K.start), str(p))
        )

    def file(self, passage: Node | None) -> str:
        """Give the name of the file that a passage stands in."""
        return self.text(self.one(passage, DCTERMS.isPartOf), K.file)

    def offset(self, passage: Node | None, predicate: URIRef) -> int:
        """Give an offset of a passage in code points; −1 where there is none."""
        return int(self.text(passage, predicate) or -1)


def place(facts: Facts, passage: Node | None) -> dict[str, str]:
    """Give the cells that say where a passage stands."""
    return {
        "file": facts.file(passage),
        "start": facts.text(passage, K.start),
        "end": facts.text(passage, K.end),
        "document": facts.text(passage, DCTERMS.isPartOf),
    }


def bares(values: Iterable[Node]) -> str:
    """Give the bare names of several IRIs in one cell."""
    return JOINT.join(bare(str(value)) for value in values)

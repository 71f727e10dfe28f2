"""The graph as an explanation asks it: by look-ups, in one language."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from pathlib import Path

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, RDFS
from rdflib.term import Identifier, Node

from keii.explanation.account import Named, Place
from keii.model import BASE, bare
from keii.rdf import K, Schema, labels, narrowest
from keii.store import Store, Table

_AROUND = 40
_PASSAGES = """SELECT ?document ?start ?end ?quote {
  ?passage dcterms:isPartOf ?document ; keii:start ?start ; keii:end ?end ; keii:quote ?quote }"""


class Source:
    """A store, the language of the answers, and the folder of the wording rules."""

    def __init__(self, store: Store, lang: str, folder: Path) -> None:
        """Keep the three; nothing is asked yet."""
        self._store, self.lang, self.folder = store, lang, folder
        self._near = Graph()
        self._asked: set[URIRef] = set()

    def find(self, asked: str) -> list[str]:
        """Give the statements and traces meant, sorted: by IRI or its last part, else by a beginning.

        ``3f9933b8f1747436``, ``3f99``, ``statement/3f99`` and the whole IRI all name the same one.
        """
        wanted = asked.removeprefix(BASE)
        kinds = (self._facts(p=RDF.type, o=kind) for kind in (K.Statement, K.Trace))
        known = sorted({iri for table in kinds for iri in table.column("s")})
        exact = [iri for iri in known if wanted in {iri, iri.removeprefix(BASE), bare(iri)}]
        whole = "/" in wanted
        return exact or [
            iri for iri in known if (iri.removeprefix(BASE) if whole else bare(iri)).startswith(wanted)
        ]

    def _facts(self, **known: Identifier) -> Table:
        return self._store.query("SELECT DISTINCT ?s ?p ?o { ?s ?p ?o }", known, inferred=True)

    def _about(self, subject: Node) -> Graph:
        """Give a graph that holds all facts of a thing; they are asked for once."""
        if isinstance(subject, URIRef) and subject not in self._asked:
            self._asked.add(subject)
            for _, predicate, value in self._facts(s=subject):
                if predicate is not None and value is not None:
                    self._near.add((subject, predicate, value))
        return self._near

    def all(self, subject: Node | None, predicate: URIRef) -> list[Node]:
        """Give a property's values, each once, sorted."""
        if subject is None:
            return []
        found = set(self._about(subject).objects(subject, predicate))
        return sorted(found, key=lambda value: (type(value).__name__, str(value)))

    def one(self, subject: Node | None, predicate: URIRef) -> Node | None:
        """Give a property's first value, or ``None``."""
        return next(iter(self.all(subject, predicate)), None)

    def text(self, subject: Node | None, predicate: URIRef) -> str:
        """Give a property's first value as text, or nothing."""
        value = self.one(subject, predicate)
        return "" if value is None else str(value)

    def number(self, subject: Node | None, predicate: URIRef) -> int:
        """Give a whole number; −1 where there is none."""
        text = self.text(subject, predicate)
        return int(text) if text.isascii() and text.isdigit() else -1

    def is_a(self, thing: URIRef, kind: URIRef) -> bool:
        """Tell whether a thing is of a class."""
        return (thing, RDF.type, kind) in self._about(thing)

    def known(self, thing: URIRef) -> bool:
        """Tell whether the graph says what a thing is."""
        return (thing, RDF.type, None) in self._about(thing)

    def said(self, subject: Node, predicate: URIRef) -> str:
        """Give a text of a thing in the language, else in another, else nothing."""
        texts = [value for value in self.all(subject, predicate) if isinstance(value, Literal)]
        return str(min(texts, key=lambda text: (text.language != self.lang, text), default=""))

    def label(self, thing: Node) -> str:
        """Give a label in the language, else in another, else the last part of the IRI."""
        known = labels(self._about(thing), URIRef(str(thing)))
        either = known.get(self.lang) or known.get("ja") or known.get("en")
        return either or self.text(thing, RDFS.label) or bare(str(thing))

    def named(self, thing: Node | None) -> Named:
        """Give a thing with its label; nothing for nothing."""
        return Named(None, "") if thing is None else Named(str(thing), self.label(thing))

    def kind(self, subject: Node) -> Named:
        """Give the class that says most of a thing."""
        types = [kind for kind in self.all(subject, RDF.type) if isinstance(kind, URIRef)]
        return self.named(narrowest(self._schema, types))

    @cached_property
    def _schema(self) -> Schema:
        tree = Graph()
        for lower, _, upper in self._facts(p=RDFS.subClassOf):
            if lower is not None and upper is not None:
                tree.add((lower, RDFS.subClassOf, upper))
        return Schema(tree)

    def words(self, subject: Node, quote: str) -> tuple[Place | None, tuple[Place, ...]]:
        """Give the passage of the words quoted, with the text around, and the other passages of evidence."""
        known = self.evidence(subject)
        own = next((place for place in known if place.quote == quote), None)
        if own is None:
            return None, tuple(known)
        before, after = self._around(own)
        return replace(own, before=before, after=after), tuple(place for place in known if place != own)

    def evidence(self, subject: Node) -> list[Place]:
        """Give the passages behind a thing, in reading order."""
        return sorted(map(self._place, self.all(subject, K.evidence)), key=lambda p: (p.file, p.start, p.end))

    def _place(self, passage: Node) -> Place:
        document = self.one(passage, DCTERMS.isPartOf)
        return Place(
            quote=self.text(passage, K.quote),
            document=self.named(document),
            file=self.text(document, K.file),
            start=self.number(passage, K.start),
            end=self.number(passage, K.end),
            locator=self.text(passage, K.locator),
        )

    def _around(self, place: Place) -> tuple[str, str]:
        """Give the text before and after a place as far as passages of its document reach without a gap."""
        if place.document.iri is None:
            return "", ""
        inside = self._store.query(_PASSAGES, {"document": URIRef(place.document.iri)})
        cells = (cells for cells in inside.texts() if cells[1].isdigit() and cells[2].isdigit())
        runs = [(int(start), int(end), quote) for _, start, end, quote in cells]
        return _before(runs, place.start), _after(runs, place.end)


def _before(runs: list[tuple[int, int, str]], at: int) -> str:
    """Give what stands before an offset, cut to a few words."""
    found = ""
    while len(found) < _AROUND and (reach := [run for run in runs if run[0] < at <= run[1]]):
        start, _, quote = min(reach)
        found, at = quote[: at - start] + found, start
    return found[-_AROUND:]


def _after(runs: list[tuple[int, int, str]], at: int) -> str:
    """Give what stands from an offset on, cut to a few words."""
    found = ""
    while len(found) < _AROUND and (reach := [run for run in runs if run[0] <= at < run[1]]):
        start, end, quote = max(reach, key=lambda run: (run[1], run))
        found, at = found + quote[at - start :], end
    return found[:_AROUND]

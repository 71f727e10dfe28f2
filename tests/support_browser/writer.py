"""Write events, agreements, statements and traces of a sample as triples of the contract."""

from __future__ import annotations

from rdflib import XSD, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, RDF, RDFS, SKOS

from keii.model import ACT, BASE, KEII, TOPIC

K = Namespace(KEII)
RESTS_ON = {"follows", "buildsOn", "implements", "inAccordanceWith", "reaffirms", "revises", "replaces"}
DAYS = {"02": "28", "04": "30", "06": "30", "09": "30", "11": "30"}


def iri(kind: str, name: str) -> URIRef:
    return URIRef(f"{BASE}{kind}/{name}")


class Writer:
    """Collects triples; one method for each noun."""

    def __init__(self) -> None:
        """Start with an empty graph."""
        self.graph = Graph()

    def label(self, subject: URIRef, ja: str | None, en: str | None, predicate: URIRef = RDFS.label) -> None:
        """Name a subject in the languages given."""
        for text, lang in ((ja, "ja"), (en, "en")):
            if text:
                self.graph.add((subject, predicate, Literal(text, lang=lang)))

    def term(self, name: str, ja: str, en: str) -> None:
        """Name a term of the ontology."""
        self.label(K[name], ja, en)

    def concept(self, scheme: str, name: str, ja: str, en: str) -> None:
        """Name an act or a topic."""
        self.label(URIRef({"act": ACT, "topic": TOPIC}[scheme] + name), ja, en, SKOS.prefLabel)

    def dated(self, subject: URIRef, date: str | None) -> None:
        """Date a subject as said, with the days that enclose the date."""
        if not date:
            return
        kind = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}[len(date)]
        first = date + "-01-01"[len(date) - 4 :] if len(date) < 10 else date
        month = date[5:7] or "12"
        last = date if len(date) == 10 else f"{date[:4]}-{month}-{DAYS.get(month, '31')}"
        self.graph.add((subject, K.date, Literal(date, datatype=kind)))
        self.graph.add((subject, K.earliest, Literal(first, datatype=XSD.date)))
        self.graph.add((subject, K.latest, Literal(last, datatype=XSD.date)))

    def thing(self, subject: URIRef, cls: str, base: str, names: tuple[str | None, str | None]) -> URIRef:
        """Give a subject its class, base class and names."""
        self.graph.add((subject, RDF.type, K[cls]))
        self.graph.add((subject, RDF.type, K[base]))
        self.label(subject, *names)
        return subject

    def event(self, name: str, cls: str, names: tuple[str | None, str | None], date: str | None) -> URIRef:
        """Write an event."""
        self.dated(subject := self.thing(iri("event", name), cls, "Event", names), date)
        return subject

    def agreement(
        self, name: str, cls: str, names: tuple[str | None, str | None], date: str | None
    ) -> URIRef:
        """Write an agreement."""
        self.dated(subject := self.thing(iri("agreement", name), cls, "Agreement", names), date)
        return subject

    def document(self, name: str, title: str, file: str, issued: str | None = None) -> URIRef:
        """Write a document of a file."""
        subject = iri("document", name)
        self.graph.add((subject, RDF.type, K.Document))
        self.graph.add((subject, DCTERMS.title, Literal(title, lang="ja")))
        self.graph.add((subject, K.file, Literal(file)))
        self.graph.add((subject, DCTERMS.language, Literal("ja")))
        if issued:
            self.graph.add((subject, DCTERMS.issued, Literal(issued)))
        return subject

    def passage(self, document: URIRef, start: int, quote: str, locator: str = "") -> URIRef:
        """Write verbatim words at their place."""
        subject = iri("passage", f"{document.rsplit('/', 1)[-1]}-{start}-{start + len(quote)}")
        self.graph.add((subject, RDF.type, K.Passage))
        self.graph.add((subject, DCTERMS.isPartOf, document))
        self.graph.add((subject, K.quote, Literal(quote)))
        self.graph.add((subject, K.start, Literal(start)))
        self.graph.add((subject, K.end, Literal(start + len(quote))))
        if locator:
            self.graph.add((subject, K.locator, Literal(locator)))
        return subject

    def statement(self, name: str, kind: str, act: str, passage: URIRef) -> URIRef:
        """Write a statement with its words."""
        subject = self.thing(iri("statement", name), kind.capitalize(), "Statement", (None, None))
        self.graph.add((subject, K.act, URIRef(ACT + act)))
        self.graph.add((subject, K.evidence, passage))
        return subject

    def link(self, subject: URIRef, predicate: str, *values: URIRef | Literal) -> None:
        """Write one property with any number of values."""
        for value in values:
            self.graph.add((subject, K[predicate], value))

    def trace(self, name: str, ends: tuple[URIRef, URIRef], relation: str, basis: str = "Stated") -> URIRef:
        """Write a trace, reified and direct."""
        subject = iri("trace", name)
        self.graph.add((subject, RDF.type, K.Trace))
        self.link(subject, "from", ends[0])
        self.link(subject, "to", ends[1])
        self.link(subject, "relation", K[relation])
        self.link(subject, "basis", K[basis])
        if basis != "Inferred":
            self.link(ends[0], relation, ends[1])
        if relation in RESTS_ON:
            self.link(ends[0], "restsOn", ends[1])
        return subject

    def words(self, trace: URIRef, cue: str, *passages: URIRef) -> None:
        """Give a trace its cue and the passages behind it."""
        self.link(trace, "cue", Literal(cue))
        self.link(trace, "evidence", *passages)

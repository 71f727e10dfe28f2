"""Why does the graph say so? The words, the rule that read them, and how each part was settled.

Read from a built graph by a few look-ups; the wording rules come from ``ontology/cues``.  No text is read
again: what the graph does not hold is not told.
"""

from rdflib import URIRef

from keii.explanation.account import (
    End,
    Named,
    Place,
    Rule,
    Settled,
    StatementAccount,
    TraceAccount,
    Way,
    record,
)
from keii.explanation.page import Page
from keii.explanation.source import Source
from keii.explanation.statements import statement
from keii.explanation.traces import trace
from keii.rdf import K

__all__ = [
    "End",
    "Named",
    "Page",
    "Place",
    "Rule",
    "Settled",
    "Source",
    "StatementAccount",
    "TraceAccount",
    "Way",
    "explain",
    "record",
]


def explain(source: Source, iri: str) -> StatementAccount | TraceAccount:
    """Explain a statement or trace that :meth:`Source.find` gave."""
    return trace(source, iri) if source.is_a(URIRef(iri), K.Trace) else statement(source, iri)

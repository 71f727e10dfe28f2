"""From extractions to RDF: one dataset, a named graph per document, and its bytes.

Rooms above query the dataset's union (``default_union=True``); inferred links have a graph of their own.
"""

from keii.rdf.canonical import nquads, trig, turtle, union
from keii.rdf.dataset import dataset, distinct
from keii.rdf.names import INFERRED, ONTOLOGY, PREFIXES, REGISTER, K
from keii.rdf.schema import Schema, labels, narrowest
from keii.rdf.terms import rows

__all__ = [
    "INFERRED",
    "ONTOLOGY",
    "PREFIXES",
    "REGISTER",
    "K",
    "Schema",
    "dataset",
    "distinct",
    "labels",
    "narrowest",
    "nquads",
    "rows",
    "trig",
    "turtle",
    "union",
]

"""Find, load and check ``ontology/``; hand out the register, the vocabulary and the shapes.

Everything a non-programmer may edit lies in that folder; what is wrong there is an
:class:`~keii.model.OntologyError` that names file and line or record.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from keii.model import OntologyError
from keii.ontology.paths import corpus_dir, ontology_dir
from keii.ontology.register import Entry, Held, Register
from keii.ontology.vocabulary import Ontology, Topic, load

if TYPE_CHECKING:
    from rdflib import Graph

__all__ = [
    "Entry",
    "Held",
    "Ontology",
    "OntologyError",
    "Register",
    "Topic",
    "corpus_dir",
    "graph",
    "load",
    "ontology_dir",
    "register_graph",
    "shapes_graph",
]


def graph(folder: Path | None = None) -> Graph:
    """Give classes, properties and concepts as one rdflib graph (see :mod:`keii.ontology.graphs`)."""
    from keii.ontology import graphs

    return graphs.graph(folder)


def register_graph(folder: Path | None = None) -> Graph:
    """Give the register as one rdflib graph, completed (see :mod:`keii.ontology.graphs`)."""
    from keii.ontology import graphs

    return graphs.register_graph(folder)


def shapes_graph(folder: Path | None = None) -> Graph:
    """Give the SHACL shapes as one rdflib graph."""
    from keii.ontology import graphs

    return graphs.shapes_graph(folder)

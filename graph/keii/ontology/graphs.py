"""The files of ``ontology/`` as rdflib graphs, for the dataset and for validation."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from rdflib import RDF, RDFS, SKOS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from keii.model import KEII, OntologyError, bare
from keii.ontology.paths import ontology_dir
from keii.ontology.register import date
from keii.ontology.vocabulary import register_files

_KEII = Namespace(KEII)


def graph(folder: Path | None = None) -> Graph:
    """Give classes, properties and concepts (``keii.ttl``, ``concepts.ttl``) as one graph.

    Raises:
        OntologyError: a file is missing or is no Turtle; file and line are named.
    """
    home = folder or ontology_dir()
    return _parsed([home / "keii.ttl", home / "concepts.ttl"])


def register_graph(folder: Path | None = None) -> Graph:
    """Give the register as one graph, with what its editors need not write themselves.

    Added are ``rdfs:label`` from each ``skos:prefLabel``, ``keii:earliest`` and ``keii:latest``
    from each ``keii:date``, ``keii:holds`` from each tenure, and of each registered trace its
    direct property and labels.  Superclasses and superproperties are left to whoever joins the graphs.

    Raises:
        OntologyError: a file is missing or is no Turtle; file and line are named.
    """
    home = folder or ontology_dir()
    made = _parsed(register_files(home))
    for subject, label in list(made.subject_objects(SKOS.prefLabel)):
        made.add((subject, RDFS.label, label))
    for subject, said in list(made.subject_objects(_KEII.date)):
        days = date(str(said))
        made.add((subject, _KEII.earliest, Literal(days.earliest, datatype=XSD.date)))
        made.add((subject, _KEII.latest, Literal(days.latest, datatype=XSD.date)))
    for tenure in list(made.subjects(RDF.type, _KEII.Tenure)):
        person, office = made.value(tenure, _KEII.heldBy), made.value(tenure, _KEII.office)
        if person is not None and office is not None:
            made.add((person, _KEII.holds, office))
            _label_pair(made, tenure, person, office)
    _complete_traces(made, graph(home))
    return made


def _complete_traces(made: Graph, vocabulary: Graph) -> None:
    for trace in list(made.subjects(RDF.type, _KEII.Trace)):
        source, target, relation = (made.value(trace, _KEII[end]) for end in ("from", "to", "relation"))
        if source is None or target is None or not isinstance(relation, URIRef):
            continue
        made.add((source, relation, target))
        for language in ("ja", "en"):
            verb = _named(vocabulary, relation, language) or relation.rsplit("#", 1)[-1]
            made.add(
                (trace, RDFS.label, Literal(f"{verb} → {_label(made, target, language)}", lang=language))
            )


def _label_pair(made: Graph, subject: Node, first: Node, second: Node) -> None:
    """Label a subject by two others: 中谷元（防衛大臣）."""
    for language, pattern in (("ja", "{}（{}）"), ("en", "{} ({})")):
        words = pattern.format(_label(made, first, language), _label(made, second, language))
        made.add((subject, RDFS.label, Literal(words, lang=language)))


def _label(made: Graph, subject: Node, language: str) -> str:
    found = (_named(made, subject, known) for known in (language, "ja", "en"))
    return next(filter(None, found), bare(str(subject)))


def _named(made: Graph, subject: Node, language: str) -> str | None:
    labels = (label for label in made.objects(subject, RDFS.label) if isinstance(label, Literal))
    return min((str(label) for label in labels if label.language == language), default=None)


def shapes_graph(folder: Path | None = None) -> Graph:
    """Give the SHACL shapes (``shapes.ttl``) as a graph.

    Raises:
        OntologyError: the file is missing or is no Turtle; file and line are named.
    """
    return _parsed([(folder or ontology_dir()) / "shapes.ttl"])


def _parsed(paths: Iterable[Path]) -> Graph:
    made = Graph()
    for path in paths:
        try:
            made.parse(data=path.read_bytes(), format="ox-turtle")
        except OSError as error:
            raise OntologyError(f"{path}: cannot be read ({error.strerror}); restore the file") from error
        except SyntaxError as error:
            raise OntologyError(
                f"{path}, line {error.lineno}: not Turtle: {error.msg}; mend this line"
            ) from error
    return made

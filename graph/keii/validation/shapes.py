"""SHACL: does the graph hold what it must, and if not, what should a person mend?"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pyshacl
from rdflib import Dataset, Graph, URIRef
from rdflib.namespace import DCTERMS, RDF, SH
from rdflib.term import Literal, Node

from keii.model import bare
from keii.ontology import shapes_graph
from keii.rdf import K, labels, union
from keii.validation.proof import open_questions

_SHOWN = 60


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that a shape does not allow: what it is, where it stands, what to mend.

    ``severity`` is ``Violation``, ``Warning`` or ``Info``; ``focus`` is the IRI of the thing;
    ``path`` and ``value`` are the property and value at fault, where there are such.
    """

    severity: str
    message_en: str
    message_ja: str
    focus: str
    path: str
    value: str
    label_ja: str
    label_en: str
    file: str
    quote: str

    def line(self, lang: str = "en") -> str:
        """Give the finding as one line for people."""
        japanese = lang == "ja"
        label = (self.label_ja if japanese else self.label_en) or self.label_en or self.label_ja
        head = f"{self.file}: " if self.file else ""
        words = f" 「{self.quote}」" if self.quote and self.quote not in label else ""
        message = (self.message_ja if japanese else self.message_en) or self.message_en
        return f"{head}{label or self.focus}{words} – {message} <{self.focus}>"


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """What the shapes say of a graph; ``conforms`` is false if there is any violation."""

    findings: tuple[Finding, ...]

    @property
    def conforms(self) -> bool:
        """Tell whether nothing violates a shape; warnings do not count."""
        return all(finding.severity != "Violation" for finding in self.findings)

    def groups(self) -> Iterator[tuple[Finding, tuple[Finding, ...]]]:
        """Give findings of one kind together: the first of them, and all."""
        for _, members in groupby(self.findings, key=lambda f: (f.severity, f.message_en, f.path)):
            group = tuple(members)
            yield group[0], group

    def lines(self, lang: str = "en") -> Iterator[str]:
        """Give one line for each finding, findings of one kind together."""
        for _, group in self.groups():
            yield from (finding.line(lang) for finding in group)


def validate(graph: Graph, folder: Path | None = None) -> ValidationReport:
    """Check a graph, or the union of a dataset, against the shapes of the ontology.

    Args:
        graph: a plain graph or a dataset.
        folder: the ontology folder whose ``shapes.ttl`` is used; by default the installed one.

    Returns:
        The findings, sorted, so that the same graph gives the same report.
    """
    shapes = open_questions(shapes_graph(folder), graph)
    if shapes is None:
        return ValidationReport(())
    data = union(graph, inferred=True) if isinstance(graph, Dataset) else graph
    # pySHACL logs each violation as it goes; the report holds them all.
    quiet = logging.Logger("keii.validation", logging.CRITICAL)
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none", advanced=False, logger=quiet)
    if not isinstance(report, Graph):
        raise TypeError(f"the validator gave no report but {report!r}")
    found = {_finding(report, result, data) for result in report.subjects(RDF.type, SH.ValidationResult)}
    return ValidationReport(tuple(sorted(found)))


def _finding(report: Graph, result: Node, data: Graph) -> Finding:
    def one(predicate: URIRef) -> str:
        value = report.value(result, predicate)
        return str(value) if isinstance(value, URIRef | Literal) else ""

    told = report.objects(result, SH.resultMessage)
    messages = {text.language or "": str(text) for text in told if isinstance(text, Literal)}
    focus = URIRef(one(SH.focusNode))
    shown = labels(data, focus)
    file, quote = _place(data, focus)
    english = messages.get("en") or messages.get("") or one(SH.sourceConstraintComponent)
    return Finding(
        severity=bare(one(SH.resultSeverity)),
        message_en=english,
        message_ja=messages.get("ja") or english,
        focus=str(focus),
        path=one(SH.resultPath),
        value=one(SH.value),
        label_ja=shown.get("ja", ""),
        label_en=shown.get("en", ""),
        file=file,
        quote=quote if len(quote) <= _SHOWN else quote[: _SHOWN - 1] + "…",
    )


def _place(data: Graph, focus: Node) -> tuple[str, str]:
    """Give the file and the words behind a thing, as far as it has any."""
    passage = data.value(focus, K.evidence) or focus
    document = data.value(passage, DCTERMS.isPartOf) or passage
    file, quote = data.value(document, K.file), data.value(passage, K.quote)
    return str(file or ""), " ".join(str(quote or "").split())

"""``report.json``: what went in, what came out, what is wrong; no clock and no place on the machine."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import PurePath
from typing import Any

from keii.model import Document, Extraction, Fault, TextFile
from keii.validation import Finding, ValidationReport

_TOOLS = ("keii", "rdflib", "oxrdflib", "pyoxigraph", "spacy", "sudachipy", "sudachidict-core", "pyshacl")


def report(
    files: Sequence[TextFile],
    extractions: Sequence[Extraction],
    faults: Iterable[Fault],
    validation: ValidationReport,
    asked: Sequence[str] = (),
) -> bytes:
    """Give the report of a build as JSON: inputs, documents, counts, faults, validation, versions.

    ``asked`` are the packages of a second opinion, which the versions then name.
    """
    whole = {
        "inputs": [_input(file) for file in sorted(files, key=lambda file: file.name)],
        "documents": [_document(extraction) for extraction in sorted(extractions, key=_place)],
        "counts": counts(extractions),
        "faults": [_fault(fault) for fault in faults],
        "validation": {
            "conforms": validation.conforms,
            "findings": [_finding(finding, len(group)) for finding, group in validation.groups()],
            "lines_en": list(validation.lines("en")),
            "lines_ja": list(validation.lines("ja")),
        },
        "versions": {name: version(name) for name in (*_TOOLS, *asked)},
    }
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def counts(extractions: Iterable[Extraction]) -> dict[str, int]:
    """Count what the documents gave; ``traces`` are those written in them, not the lifted ones."""
    every = list(extractions)
    return {
        "documents": len(every),
        "statements": sum(len(one.statements) for one in every),
        "traces": sum(len(one.traces) for one in every),
        "unresolved_references": sum(len(one.references) for one in every),
        "things_named": len({entity.iri for one in every for entity in one.entities}),
    }


def _input(file: TextFile) -> dict[str, Any]:
    return {
        "file": shown(file.name),
        "encoding": file.encoding,
        "characters": len(file.text),
        "sha256": file.sha256,
    }


def _place(extraction: Extraction) -> tuple[str, int]:
    return extraction.document.file, extraction.document.span.start


def _document(extraction: Extraction) -> dict[str, Any]:
    document: Document = extraction.document
    return {
        "id": document.id,
        "file": shown(document.file),
        "title": document.title,
        "issued": document.issued.value if document.issued else None,
        "publisher": document.publisher,
        "language": document.language,
        "start": document.span.start,
        "end": document.span.end,
        "statements": len(extraction.statements),
        "traces": len(extraction.traces),
    }


def _fault(fault: Fault) -> dict[str, Any]:
    return {
        "code": fault.code,
        "file": shown(fault.file),
        "where": fault.where,
        "wrong": fault.fatal,
        "en": f"{fault.problem_en} {fault.remedy_en}".strip(),
        "ja": f"{fault.problem_ja}{fault.remedy_ja}",
    }


def _finding(finding: Finding, count: int) -> dict[str, Any]:
    return {
        "severity": finding.severity,
        "count": count,
        "en": finding.message_en,
        "ja": finding.message_ja,
        "property": finding.path,
        "first": finding.focus,
    }


def shown(name: str) -> str:
    """Give a file's name without the place on this machine that an absolute path would tell."""
    path = PurePath(name)
    return path.name if path.is_absolute() else path.as_posix()

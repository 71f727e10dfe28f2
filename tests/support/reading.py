"""Own-written sentences read as a document, so that tests can say in one line what they expect."""

from __future__ import annotations

import hashlib
from functools import cache

from keii.extraction import Reader, readers
from keii.extraction.reader import FileReader
from keii.model import Extraction, Sidecar, TextFile, bare
from keii.ontology import Ontology, load
from keii.reading import Settings, documents_of, settings

READOUT = """\
日米防衛相会談の概要

令和7年3月30日
防衛省

令和7年3月30日、中谷防衛大臣とヘグセス米国防長官は、防衛省において会談を行ったところ、概要次のとおり。

"""
PAPER = """\
施設に関する説明について

令和7年3月
防衛省

"""


@cache
def ontology() -> Ontology:
    return load()


@cache
def _readers() -> dict[str, Reader]:
    return readers(ontology())


@cache
def _settings() -> Settings:
    return settings(ontology().folder)


def read_text(text: str, name: str = "own.txt", **side: str) -> list[Extraction]:
    """Give the extractions of a text, file by file as the program reads them."""
    sidecar = Sidecar(**{"language": "ja", **side})
    file = TextFile(
        name, text, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), "utf-8", sidecar
    )
    documents, _ = documents_of(file, _settings())
    return FileReader(_readers(), ontology()).read(documents)


def rows(text: str, **side: str) -> list[dict[str, object]]:
    """Give the statements of a text as small records of bare names, in order."""
    found = []
    for extraction in read_text(text, **side):
        document = extraction.document
        for each in extraction.statements:
            found.append(
                {
                    "id": each.id,
                    "words": document.text[each.span.start : each.span.end],
                    "kind": each.kind,
                    "act": each.act,
                    "speakers": [bare(iri) for iri in each.speakers],
                    "holders": [bare(iri) for iri in each.holders],
                    "to": [bare(iri) for iri in each.addressees],
                    "reporter": bare(each.reporter) if each.reporter else None,
                    "negated": each.negated,
                    "qualifier": each.qualifier,
                    "limits": each.limits,
                    "date": each.date.value if each.date else None,
                    "at": bare(each.made_at) if each.made_at else None,
                    "reports": each.reports,
                }
            )
    return found


def traces(text: str, **side: str) -> list[tuple[str, str, str]]:
    """Give the traces of a text as (relation, bare target, words of the cue)."""
    return [
        (each.relation, bare(each.target), extraction.document.text[each.cue.start : each.cue.end])
        for extraction in read_text(text, **side)
        for each in extraction.traces
    ]

"""``keii check``: is what a build wrote whole?"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from rdflib import Graph
from rdflib.namespace import DCTERMS

from keii.cli.speech import Parser
from keii.model import Fault
from keii.ontology import corpus_dir
from keii.rdf import K, union
from keii.reading.files import read_files
from keii.store import StoreError, open_store
from keii.validation import Finding, nameless, offsets, validate

_WORDS = {
    "graph": (
        "a built folder or a graph file (default: build)",
        "作成済みのフォルダー又はグラフのファイル（既定は build）",
    ),
    "inputs": (
        "the files it was built from, to compare quotes with (the bundled documents are known)",
        "引用を照合する元のファイル（同梱の文書は指定不要）",
    ),
    "missing": (
        "quotes not compared, the file is not at hand; give it after --inputs",
        "元のファイルがないため引用を照合していません。--inputs で指定してください",
    ),
    "empty": ("holds no facts; build it again", "事実がありません。作り直してください"),
    "well": (
        "all well: {quads} facts, {quotes} quotes compared",
        "問題ありません：事実 {quads} 件、引用 {quotes} 件を照合",
    ),
}


def configure(parser: Parser, lang: str) -> None:
    """Add the arguments."""
    parser.add_argument("graph", nargs="?", type=Path, default=Path("build"), help=_word("graph", lang))
    parser.add_argument(
        "--inputs", nargs="+", type=Path, default=[], metavar="PATH", help=_word("inputs", lang)
    )
    parser.epilog = ("例" if lang == "ja" else "Example") + ":\n  keii check build --inputs corpus"


def run(arguments: argparse.Namespace) -> int:
    """Check shapes, quotes and names; 1 if anything is wrong."""
    dataset = open_store(arguments.graph).dataset
    graph = union(dataset, inferred=True)
    if not len(graph):
        raise StoreError(f"{arguments.graph}: {_word('empty', arguments.lang)}")
    texts = _texts([*arguments.inputs, corpus_dir()])
    findings: list[Finding] = [
        *validate(graph).findings,
        *nameless(dataset),
        *offsets(graph, texts),
    ]
    for finding in findings:
        print(finding.line(arguments.lang))
    for name in _unread(graph, texts):
        print(f"{name}: {_word('missing', arguments.lang)}", file=sys.stderr)
    if any(finding.severity == "Violation" for finding in findings):
        return 1
    print(_word("well", arguments.lang).format(quads=len(graph), quotes=_compared(graph, texts)))
    return 0


def _texts(paths: list[Path]) -> dict[str, str]:
    """Give the texts that can be read, by hash; what cannot be read is simply not compared with."""
    return {one.sha256: one.text for one in read_files(paths) if not isinstance(one, Fault)}


def _unread(graph: Graph, texts: dict[str, str]) -> list[str]:
    documents = graph.subject_objects(K.sha256)
    return sorted({str(graph.value(d, K.file)) for d, sha in documents if str(sha) not in texts})


def _compared(graph: Graph, texts: dict[str, str]) -> int:
    read = [d for d, sha in graph.subject_objects(K.sha256) if str(sha) in texts]
    return sum(1 for document in read for _ in graph.subjects(DCTERMS.isPartOf, document))


def _word(name: str, lang: str) -> str:
    return _WORDS[name][lang == "ja"]

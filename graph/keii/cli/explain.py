"""``keii explain``: why the graph says so, for one statement or trace."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from rdflib import URIRef

from keii.cli.speech import Parser
from keii.explanation import Page, Source, explain, record
from keii.model import BASE
from keii.ontology import ontology_dir
from keii.store import open_store

_LISTED = 10
_WORDS = {
    "id": (
        "a statement or trace: its IRI, the last part of it, or a beginning of that which nothing else has",
        "文又はつながりの IRI、その末尾の id、又はほかと重ならない id の初めの数文字",
    ),
    "build": (
        "a built folder or a graph file (default: build)",
        "作成済みのフォルダー又はグラフのファイル（既定は build）",
    ),
    "json": ("as JSON", "JSON で示す"),
    "unknown": (
        "no statement or trace has this id; take one from the column id of statements.csv or traces.csv",
        "この id の文もつながりもありません。statements.csv か traces.csv の id 欄から選んでください",
    ),
    "several": (
        "several ids begin so; write more of the one you mean:",
        "複数の id がこう始まります。目当ての id をもう少し長く書いてください：",
    ),
}


def configure(parser: Parser, lang: str) -> None:
    """Add the arguments."""
    parser.add_argument("id", type=_id, metavar="ID", help=_word("id", lang))
    parser.add_argument("--build", type=Path, default=Path("build"), metavar="DIR", help=_word("build", lang))
    parser.add_argument("--json", action="store_true", help=_word("json", lang))
    head = "例" if lang == "ja" else "Examples"
    parser.epilog = f"{head}:\n  keii explain 3f9933b8f1747436\n  keii explain statement/3f99 --json"


def _id(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError(f"{text!r}: not empty, please / 空にはできません")
    return text.strip()


def run(arguments: argparse.Namespace) -> int:
    """Explain; 1 if no statement or trace, or more than one, is called so."""
    source = Source(open_store(arguments.build), arguments.lang, ontology_dir())
    found = source.find(arguments.id)
    if len(found) != 1:
        _undecided(arguments.id, found, source)
        return 1
    account = explain(source, found[0])
    if arguments.json:
        print(json.dumps(record(account), ensure_ascii=False, indent=2))
    else:
        for line in Page(arguments.lang).lines(account):
            print(line)
    return 0


def _undecided(asked: str, found: Sequence[str], source: Source) -> None:
    said = _word("several" if found else "unknown", source.lang)
    print(f"keii explain: {asked}: {said}", file=sys.stderr)
    for iri in found[:_LISTED]:
        label = " ".join(source.label(URIRef(iri)).split())
        print(f"  {iri.removeprefix(BASE)}  {label}", file=sys.stderr)
    if len(found) > _LISTED:
        print(f"  … +{len(found) - _LISTED}", file=sys.stderr)


def _word(name: str, lang: str) -> str:
    return _WORDS[name][lang == "ja"]

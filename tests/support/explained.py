"""The small example as ``keii explain`` meets it: changed, written to a folder, asked about."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from keii.cli import main
from keii.model import Extraction, Statement
from keii.ontology import load
from keii.rdf import dataset, nquads
from support import tiny

ONTO = load()
PLEDGE, INTENT, START, TOLD, LIMIT = tiny.extraction().statements


def with_(statement: Statement, **more: object) -> Extraction:
    """Give the small example with one of its statements said otherwise."""
    example = tiny.extraction()
    changed = replace(statement, **more)  # type: ignore[arg-type]
    kept = tuple(changed if one.id == statement.id else one for one in example.statements)
    return replace(example, statements=kept)


def write(folder: Path, *extractions: Extraction) -> tuple[str, str]:
    """Write a graph, and give the words that point the command to it."""
    (folder / "graph.nq").write_bytes(nquads(dataset(extractions, ontology=ONTO)))
    return "--build", str(folder)


def run(*words: str) -> int:
    """Run ``keii`` and give its exit code, wrong usage included."""
    try:
        return main(words)
    except SystemExit as left:
        return int(left.code or 0)


def told(capsys, *words: str) -> str:
    """Give what ``keii explain`` prints where all is well."""
    assert run("explain", *words) == 0
    return str(capsys.readouterr().out)

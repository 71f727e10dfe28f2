"""Read what a build wrote: the CSV files, and ``graph.nq`` for what a table cannot hold.

The scorer works from files so that it measures what users get.  From the graph come names (labels
of all languages) and the places that are evidence of events and traces.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from keii.evaluation.coding import Coding, Link, Pointer, Said, Thing, ThingKind
from keii.evaluation.quads import Quads, read_quads
from keii.model import KeiiError, Span

JOINT = " | "
BASES = ("Stated", "SameUndertaking")
"""The bases that the coding manual knows; registered and inferred links are not read from a text."""

_TABLES: tuple[tuple[str, ThingKind], ...] = (
    ("events", "event"),
    ("agreements", "agreement"),
    ("actors", "actor"),
)

Row: TypeAlias = Mapping[str, str]
Tables: TypeAlias = Mapping[str, list[Row]]


class BuildError(KeiiError):
    """A folder is no build, or a file in it does not have the columns it should."""


def read_build(folder: Path) -> dict[str, Coding]:
    """Give what a build folder says about each file, by the file's name without its folder.

    Raises:
        BuildError: a table is missing or lacks a column, or the graph cannot be read.
    """
    names = ("statements", "traces", "references", *(name for name, _ in _TABLES))
    tables = {name: list(_table(folder, name)) for name in names}
    try:
        quads = read_quads(folder / "graph.nq")
        documents = _documents(tables, quads)
        return {name: _coding(name, tables, quads, ids) for name, ids in sorted(documents.items())}
    except KeyError as error:
        raise BuildError(
            f"{folder}: a table lacks the column {error}; build again / 列がありません"
        ) from error
    except (SyntaxError, ValueError) as error:
        raise BuildError(f"{folder}: {error}; build again / 作り直してください") from error


def base_name(name: str) -> str:
    """Give the last part of an input's name, whichever way its slashes lean."""
    return name.replace("\\", "/").rsplit("/", 1)[-1]


def _table(folder: Path, name: str) -> Iterator[Row]:
    path = folder / f"{name}.csv"
    if not path.is_file():
        raise BuildError(
            f"{path}: not found; give the folder that a build wrote / ビルドのフォルダーを指定してください"
        )
    with path.open(encoding="utf-8-sig", newline="") as stream:
        yield from csv.DictReader(stream)


def _documents(tables: Tables, quads: Quads) -> dict[str, set[str]]:
    """Give the documents of each file."""
    documents: dict[str, set[str]] = defaultdict(set)
    for iri, file in quads.files.items():
        documents[base_name(file)].add(iri)
    for name in ("statements", "traces", "references"):
        for row in tables[name]:
            # A trace that the register states stands in no file.
            if row["file"]:
                documents[base_name(row["file"])].add(row["document"])
    return documents


def _coding(file: str, tables: Tables, quads: Quads, documents: set[str]) -> Coding:
    return Coding(
        file=file,
        statements=tuple(_said(row) for row in _of_file(tables["statements"], file)),
        things=tuple(_things(tables, quads, file, documents)),
        traces=tuple(
            _link(row, quads, documents) for row in _of_file(tables["traces"], file) if _is_read(row)
        ),
        references=tuple(Pointer(_span(row), row["quote"]) for row in _of_file(tables["references"], file)),
        passages=quads.passages(documents),
    )


def _things(tables: Tables, quads: Quads, file: str, documents: set[str]) -> Iterator[Thing]:
    for name, kind in _TABLES:
        for row in tables[name]:
            if file not in {base_name(one) for one in _several(row["files"])}:
                continue
            names = {row["label_ja"], row["label_en"], *quads.names.get(row["id"], ())} - {""}
            spans = tuple(one.span for one in quads.pointers(row["id"], documents))
            short = frozenset(quads.short.get(row["id"], ()))
            yield Thing(row["id"], kind, row["type"], row.get("date") or None, frozenset(names), spans, short)


def _of_file(rows: list[Row], file: str) -> Iterator[Row]:
    return (row for row in rows if base_name(row["file"]) == file)


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(JOINT) if part)


def _span(row: Row) -> Span:
    return Span(int(row["start"]), int(row["end"]))


def _said(row: Row) -> Said:
    speakers = frozenset(_several(row["speakers"]))
    return Said(
        id=row["id"],
        span=_span(row),
        kind=row["kind"],
        act=row["act"],
        speakers=speakers,
        holders=frozenset(_several(row["holders"])) or speakers,
        reporter=row["reporter"] or None,
        addressees=frozenset(_several(row["addressees"])),
        event=row["event"] or None,
        date=row["date"] or None,
        negated=row["negated"].lower() in ("true", "1"),
        limits=row["limits"] or None,
        quote=row["quote"],
    )


def _is_read(row: Row) -> bool:
    """Tell whether a trace was read from the words, rather than lifted, registered or inferred."""
    return row["basis"] in BASES and not row["lifted_from"]


def _link(row: Row, quads: Quads, documents: set[str]) -> Link:
    return Link(
        source=row["source"],
        target=row["target"],
        relation=row["relation"],
        basis=row["basis"],
        cue=row["cue"],
        span=_span(row),
        evidence=quads.pointers(row["id"], documents),
    )

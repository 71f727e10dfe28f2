"""``keii query``: named questions, or one's own, as a table, CSV or JSON."""

from __future__ import annotations

import argparse
import csv
import json
import sys
import unicodedata
from pathlib import Path

from keii import queries
from keii.cli.speech import Parser
from keii.model import OntologyError, bare
from keii.rdf.names import PREFIXES
from keii.store import QueryError, Table, open_store

_WIDEST = 44
_SHORT = sorted(((iri, name) for name, iri in PREFIXES.items()), reverse=True)


def configure(parser: Parser, lang: str) -> None:
    """Add the arguments."""
    japanese = lang == "ja"

    def say(en: str, ja: str) -> str:
        return ja if japanese else en

    parser.add_argument("name", nargs="?", help=say("a question of --list", "--list にある問いの名"))
    parser.add_argument("--list", action="store_true", help=say("list the questions", "問いの一覧を示す"))
    parser.add_argument(
        "--param",
        action="append",
        default=[],
        metavar="K=V",
        help=say("bind a parameter", "パラメーターを与える"),
    )
    parser.add_argument(
        "--file",
        type=Path,
        metavar="Q.rq",
        help=say("ask the query of this file", "このファイルの問い合わせを行う"),
    )
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table")
    parser.add_argument(
        "--graph",
        type=Path,
        default=Path("build"),
        metavar="DIR",
        help=say("a built folder or a graph file", "作成済みのフォルダー又はグラフのファイル"),
    )
    parser.add_argument(
        "--inferred",
        action="store_true",
        help=say("count links that are only inferred", "推定にすぎないつながりも含める"),
    )
    parser.epilog = "\n  ".join(
        (
            say("Examples:", "例:"),
            "keii query --list",
            "keii query actor-statements --param actor=state/JPN",
            "keii query --file mine.rq --format csv",
        )
    )


def run(arguments: argparse.Namespace) -> int:
    """Answer; wrong usage gives 2."""
    if arguments.list:
        _list(arguments.lang)
        return 0
    if (arguments.name is None) == (arguments.file is None):
        return _usage("name a question or a --file / 問いの名か --file のどちらかを指定してください")
    try:
        values = dict(_pair(text) for text in arguments.param)
        asked = _question(arguments)
    except (QueryError, OntologyError) as error:
        return _usage(str(error))
    store = open_store(arguments.graph)
    try:
        table = queries.run(store, asked, inferred=arguments.inferred, **values)
    except QueryError as error:
        return _usage(str(error))
    _WRITERS[arguments.format](table)
    return 0


def _usage(message: str) -> int:
    print(f"keii query: {message}", file=sys.stderr)
    return 2


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.isidentifier() or name in {"store", "name", "inferred"}:
        raise QueryError(f"--param {text!r}: write it as name=value / 名前=値 の形で書いてください")
    return name, value


def _question(arguments: argparse.Namespace) -> queries.Question:
    if arguments.file is None:
        known = queries.load()
        if arguments.name not in known:
            raise QueryError(
                f"no question {arguments.name!r}; known are: {', '.join(known)} / その名前の問いはありません"
            )
        return known[arguments.name]
    try:
        text = arguments.file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{arguments.file}: cannot be read / 読めません ({error})") from error
    return queries.own(text, arguments.file.stem)


def _list(lang: str) -> None:
    for question in queries.load().values():
        print(f"{question.name}\n    {question.ja if lang == 'ja' else question.en}")
        for parameter in question.parameters:
            default = f" = {parameter.default}" if parameter.default else ""
            print(f"    --param {parameter.name}{default}  {parameter.words(lang)}")


def _as_csv(table: Table) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows(table.texts())


def _as_json(table: Table) -> None:
    print(json.dumps(table.records(), ensure_ascii=False, indent=2))


def _as_table(table: Table) -> None:
    rows = [tuple(_cut(_short(cell)) for cell in row) for row in table.texts()]
    widths = [max(map(_width, column)) for column in zip(table.columns, *rows, strict=True)]
    for row in (table.columns, tuple("-" * width for width in widths), *rows):
        print("  ".join(_pad(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _short(text: str) -> str:
    for iri, name in _SHORT:
        if text.startswith(iri) and " " not in text:
            return f"{name}:{bare(text)}"
    return " ".join(text.split())


def _cut(text: str) -> str:
    if _width(text) <= _WIDEST:
        return text
    while _width(text) > _WIDEST - 1:
        text = text[:-1]
    return text + "…"


def _width(text: str) -> int:
    """Count columns of a terminal: full-width characters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _pad(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


_WRITERS = {"table": _as_table, "csv": _as_csv, "json": _as_json}

"""``keii build``: the main job; ``build_graph.py`` runs the same."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from tqdm import tqdm  # type: ignore[import-untyped]

from keii.build import Built, build
from keii.cli.speech import Parser
from keii.dates import NoSuchDate
from keii.dates.calendar import parse
from keii.mentions.opinion import NoOpinion, Opinion, second_opinion
from keii.model import Date, Extraction

_WORDS = {
    "paths": (
        "files or folders of .txt .md .html .pdf; none: the bundled documents",
        ".txt .md .html .pdf のファイル又はフォルダー。なければ同梱の文書",
    ),
    "out": ("folder to write into (default: build)", "書き込むフォルダー（既定は build）"),
    "date": (
        "date of documents that tell none themselves (2025-03-30, 2025-03 or 2025)",
        "日付のない文書の日付（2025-03-30、2025-03 又は 2025）",
    ),
    "opinion": (
        "ask a second parser about each statement (an optional package: see the README)",
        "文ごとに別の構文解析器の判定を添える（任意のパッケージ。README を参照）",
    ),
    "licence": (
        "--opinion ginza: GiNZA's package is MIT, but its model was trained on data under CC BY-NC-SA "
        "and on a commercially licensed set; what comes of it may not be for every use.",
        "--opinion ginza: GiNZA のパッケージは MIT ですが、モデルは CC BY-NC-SA のデータと"
        "商用ライセンスのデータで学習されています。結果をどの用途にも使えるとは限りません。",
    ),
    "no-ginza": (
        "--opinion ginza: GiNZA does not run here. Install it in an environment of its own: "
        "python3 -m venv .venv-ginza && .venv-ginza/bin/pip install -e '.[ginza]'",
        "--opinion ginza: この環境では GiNZA が動きません。別の環境に入れてください："
        "python3 -m venv .venv-ginza && .venv-ginza/bin/pip install -e '.[ginza]'",
    ),
    "fault": ("wrong", "要修正"),
    "note": ("note", "注意"),
    "done": (
        "{documents} documents, {statements} statements, {traces} traces, "
        "{unresolved_references} open references → {out}",
        "文書 {documents} 件、文 {statements} 件、つながり {traces} 件、"
        "特定されていない参照 {unresolved_references} 件 → {out}",
    ),
}


def configure(parser: Parser, lang: str) -> None:
    """Add the arguments of the contract."""
    parser.add_argument("paths", nargs="*", type=_path, metavar="PATH", help=_word("paths", lang))
    parser.add_argument("--out", type=_path, default=Path("build"), metavar="DIR", help=_word("out", lang))
    parser.add_argument("--date", type=_date, metavar="YYYY-MM-DD", help=_word("date", lang))
    parser.add_argument("--opinion", choices=("ginza",), help=_word("opinion", lang))
    parser.epilog = (
        "例:\n  keii build\n  keii build 会談概要.txt --out build --date 2025-03-30"
        if lang == "ja"
        else "Examples:\n  keii build\n  keii build readout.txt --out build --date 2025-03-30"
    )


def run(arguments: argparse.Namespace) -> int:
    """Build, say what is wrong, and give 0 if nothing is; 2 where the parser asked for is missing."""
    try:
        opinion = _asked(arguments.opinion, arguments.lang)
    except NoOpinion as error:
        print(f"{_word('no-ginza', arguments.lang)} ({error})", file=sys.stderr)
        return 2
    built = build(arguments.paths, arguments.out, arguments.date, _watch, opinion)
    return tell(built, arguments.out, arguments.lang)


def _asked(name: str | None, lang: str) -> Opinion | None:
    """Give the parser asked for, and tell on standard error under which licence it was made."""
    if name is None:
        return None
    opinion = second_opinion(name)
    print(_word("licence", lang), file=sys.stderr)
    return opinion


def tell(built: Built, out: Path, lang: str) -> int:
    """Say on standard error what a build gave and what is wrong; give the exit code."""
    for fault in built.faults:
        print(f"{_word('fault' if fault.fatal else 'note', lang)}: {fault.line(lang)}", file=sys.stderr)
    for line in built.validation.lines(lang):
        print(f"{_word('fault', lang)}: {line}", file=sys.stderr)
    print(_word("done", lang).format(**built.counts, out=out), file=sys.stderr)
    return 0 if built.well else 1


def _watch(name: str, items: Iterable[Extraction], total: int) -> Iterable[Extraction]:
    """Show a bar on standard error where that is a terminal."""
    yield from tqdm(items, desc=name, total=total, unit=" doc", file=sys.stderr, disable=None, leave=False)


def _path(text: str) -> Path:
    if not text:
        raise argparse.ArgumentTypeError("''")
    return Path(text)


def _date(text: str) -> Date:
    try:
        return parse(text)
    except NoSuchDate as error:
        wanted = "YYYY-MM-DD, YYYY-MM, YYYY"
        raise argparse.ArgumentTypeError(f"{text!r}: {wanted}") from error


def _word(name: str, lang: str) -> str:
    return _WORDS[name][lang == "ja"]

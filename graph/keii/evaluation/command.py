"""``keii evaluate``: arguments and what it does; the command line wires the two functions."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from keii.evaluation.comparison import compare, read_scores
from keii.evaluation.gold import HALVES
from keii.evaluation.labels import Lang
from keii.evaluation.measuring import Builder, compare_coders, measure, sound
from keii.evaluation.page import to_markdown
from keii.evaluation.record import to_json
from keii.evaluation.report import table
from keii.evaluation.scores import Scores
from keii.model import KeiiError

_HELP = {
    "gold": (
        "gold files (*.gold.json), or folders of them",
        "正解ファイル (*.gold.json)、又はそのフォルダー",
    ),
    "build": (
        "the build to measure; without it the coded texts are built in a temporary folder",
        "評価するビルドのフォルダー。なければ、正解のある文書を一時フォルダーに作って評価する",
    ),
    "texts": ("where else the coded texts may lie; repeatable", "本文を探すフォルダー。何度でも指定できる"),
    "half": ("measure only this half (default: all)", "この部分だけを評価する（既定は all）"),
    "agreement": (
        "build nothing; compare the files in the folders “second” with the first coder's",
        "何も作らず、フォルダー second の符号化を一人目のものと比べる",
    ),
    "json": ("write the figures as JSON", "結果を JSON で書き出す"),
    "markdown": ("write the report page", "報告を Markdown で書き出す"),
    "diff": ("show what a change won and lost since OLD.json", "前回の結果 OLD.json との差を示す"),
    "example": ("Examples", "例"),
}


def add_arguments(parser: argparse.ArgumentParser, lang: str = "en") -> None:
    """Add the arguments of ``keii evaluate`` to a parser; ``--lang`` is the command line's own."""
    said = {name: words[lang == "ja"] for name, words in _HELP.items()}
    parser.add_argument("gold", nargs="+", type=Path, metavar="GOLD", help=said["gold"])
    parser.add_argument("--build", type=Path, metavar="DIR", help=said["build"])
    parser.add_argument("--texts", type=Path, action="append", default=[], metavar="DIR", help=said["texts"])
    parser.add_argument("--half", choices=(*HALVES, "all"), default="all", help=said["half"])
    parser.add_argument("--agreement", action="store_true", help=said["agreement"])
    for name in ("json", "markdown"):
        parser.add_argument(f"--{name}", type=Path, metavar="FILE", help=said[name])
    parser.add_argument("--diff", type=Path, metavar="OLD.json", help=said["diff"])
    parser.epilog = (
        f"{said['example']}:\n  keii evaluate tests/gold --half development --json before.json\n"
        "  keii evaluate tests/gold --half development --diff before.json\n"
        "  keii evaluate tests/gold --markdown docs/scores.md"
    )


def run(args: argparse.Namespace, builder: Builder) -> int:
    """Measure and show; gives 0, or 1 where an input or an invariant is wrong.

    Args:
        args: what :func:`add_arguments` gave.
        builder: builds the coded texts where the arguments name no build.
    """
    try:
        earlier = read_scores(args.diff) if args.diff else None
        scores = _measured(args, builder)
        new = to_json(scores)
        for path, content in ((args.json, new), (args.markdown, to_markdown(scores))):
            if path:
                path.write_text(content, encoding="utf-8", newline="\n")
    except (KeiiError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    lang: Lang = "ja" if getattr(args, "lang", "en") == "ja" else "en"
    print(table(scores, lang))
    if earlier is not None:
        print("\n" + compare(earlier, json.loads(new), lang))
    return 0 if sound(scores) else 1


def _measured(args: argparse.Namespace, builder: Builder) -> Scores:
    if args.agreement:
        return compare_coders(args.gold, args.texts, args.half)
    return measure(args.gold, args.build or builder, args.texts, args.half)

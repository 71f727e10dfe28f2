"""``keii evaluate``: arguments and what it does; the command line wires the two functions."""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from keii.evaluation.baselines import Name
from keii.evaluation.coding import ThingKind
from keii.evaluation.comparison import compare, read_scores
from keii.evaluation.gold import Gold, misfits, read_gold
from keii.evaluation.labels import Lang
from keii.evaluation.report import table, to_json, to_markdown
from keii.evaluation.rows import BuildError, read_build
from keii.evaluation.scores import Scores, score
from keii.model import Fault, KeiiError
from keii.ontology import Register, corpus_dir, load
from keii.reading.files import read_files

_KINDS: dict[str, ThingKind] = {
    "event": "event",
    "agreement": "agreement",
    "state": "actor",
    "organization": "actor",
    "person": "actor",
    "office": "actor",
}

_HELP = {
    "gold": (
        "gold files (*.gold.json), or folders of them",
        "正解ファイル (*.gold.json)、又はそのフォルダー",
    ),
    "build": ("the build to measure (default: build)", "評価するビルドのフォルダー（既定は build）"),
    "texts": ("where else the coded texts may lie; repeatable", "本文を探すフォルダー。何度でも指定できる"),
    "json": ("write the figures as JSON", "結果を JSON で書き出す"),
    "markdown": ("write the report page", "報告を Markdown で書き出す"),
    "diff": ("show what a change won and lost since OLD.json", "前回の結果 OLD.json との差を示す"),
    "example": ("Example", "例"),
}


def add_arguments(parser: argparse.ArgumentParser, lang: str = "en") -> None:
    """Add the arguments of ``keii evaluate`` to a parser; ``--lang`` is the command line's own."""
    said = {name: words[lang == "ja"] for name, words in _HELP.items()}
    parser.add_argument("gold", nargs="+", type=Path, metavar="GOLD", help=said["gold"])
    parser.add_argument("--build", type=Path, default=Path("build"), metavar="DIR", help=said["build"])
    parser.add_argument("--texts", type=Path, action="append", default=[], metavar="DIR", help=said["texts"])
    for name in ("json", "markdown"):
        parser.add_argument(f"--{name}", type=Path, metavar="FILE", help=said[name])
    parser.add_argument("--diff", type=Path, metavar="OLD.json", help=said["diff"])
    parser.epilog = f"{said['example']}:\n  keii evaluate tests/gold --build build --markdown docs/scores.md"


def run(args: argparse.Namespace) -> int:
    """Measure and show; gives 0, or 1 where an input or an invariant is wrong."""
    try:
        scores = measure(args.gold, args.build, args.texts)
        earlier = read_scores(args.diff) if args.diff else None
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


def measure(paths: Sequence[Path], build: Path, texts: Sequence[Path] = ()) -> Scores:
    """Score a build folder against gold files.

    Args:
        paths: gold files, or folders that hold them.
        build: the folder that ``build_graph.py`` wrote.
        texts: folders to look for the coded texts in, before the gold's own and the bundled corpus.

    Raises:
        KeiiError: there is no gold, a gold file is wrong or does not fit its text, or the folder is
            no build of any of these files.
    """
    golds = [read_gold(path) for path in _files(paths)]
    places = [*texts, *(path if path.is_dir() else path.parent for path in paths), corpus_dir()]
    found = {gold.file: text for gold in golds if (text := _text(gold, places)) is not None}
    wrong = [line for gold in golds if gold.file in found for line in misfits(gold, found[gold.file])]
    if wrong:
        raise KeiiError("\n".join(wrong))
    readings = read_build(build)
    if not any(gold.file in readings for gold in golds):
        raise BuildError(
            f"{build}: holds none of the coded files; build them first / 正解のあるファイルがありません"
        )
    return score(golds, readings, found, tuple(register_names(load().register)))


def sound(scores: Scores) -> bool:
    """Tell whether the invariants hold: every quote exact, no edge without its words."""
    return not any(miss.key in ("fidelity", "unsupported") for miss in scores.misses)


def register_names(register: Register) -> Iterator[Name]:
    """Give the register's names of events, agreements and actors, for the second baseline."""
    for entry in register:
        kind = _KINDS.get(entry.kind)
        if kind is not None:
            for words in (*entry.names_ja, *entry.names_en):
                yield Name(words, entry.iri, kind, entry.type, entry.date.value if entry.date else None)


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        found = sorted(path.rglob("*.gold.json")) if path.is_dir() else [path]
        if not found:
            raise KeiiError(f"{path}: holds no *.gold.json file / *.gold.json がありません")
        yield from found


def _text(gold: Gold, places: Sequence[Path]) -> str | None:
    """Find the text of a gold file; where the gold states a hash, only a text with that hash will do."""
    for place in places:
        path = place / gold.file
        for one in read_files([path]) if path.is_file() else ():
            if isinstance(one, Fault):
                raise KeiiError(one.line())
            if gold.sha256 in (None, one.sha256, hashlib.sha256(path.read_bytes()).hexdigest()):
                return one.text
    return None

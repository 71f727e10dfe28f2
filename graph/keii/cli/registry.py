"""The commands by name, with their words; the module of one is imported when it is asked for.

A command is a module of this package with two functions: ``configure(parser, lang)`` adds its arguments,
``run(arguments) -> int`` does it and gives the exit code.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Protocol, cast

from keii.cli.speech import Parser, language


class Command(Protocol):
    """What the module of a command offers."""

    def configure(self, parser: Parser, lang: str) -> None:
        """Add the command's arguments and its example."""

    def run(self, arguments: object) -> int:
        """Do it, and give the exit code."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A command's name and what it does, in both languages."""

    name: str
    en: str
    ja: str

    @property
    def module(self) -> str:
        """Give the name of the command's module."""
        return f"{__package__}.{self.name}"

    def words(self, lang: str) -> str:
        """Give what the command does in ``ja`` or ``en``."""
        return self.ja if lang == "ja" else self.en


COMMANDS = (
    Entry("build", "make the graph of documents", "文書からグラフを作る"),
    Entry("trace", "on what does a decision rest? shown as a tree", "決定の由来を木で示す"),
    Entry(
        "explain",
        "why does the graph say so? words, rule, and what was resolved how",
        "なぜそう読んだかを、言葉と規則と解決の方法で示す",
    ),
    Entry(
        "query", "ask the graph a named question, or your own", "用意した問い、又は自分の問いをグラフに問う"
    ),
    Entry(
        "serve",
        "show the explorer and answer questions on this machine",
        "この機械で閲覧と問い合わせを提供する",
    ),
    Entry("export", "take the graph away in other forms", "グラフを他の形式で取り出す"),
    Entry("evaluate", "compare the graph with coding by people", "人手による符号化と比べて評価する"),
    Entry("check", "is a built graph whole? shapes, quotes, names", "作ったグラフの形、引用、名を検査する"),
)


def available() -> tuple[Entry, ...]:
    """Give the commands whose module is part of this installation."""
    return tuple(entry for entry in COMMANDS if importlib.util.find_spec(entry.module))


def parser(argv: Sequence[str]) -> Parser:
    """Give the parser for the words given; only the command that is asked for is imported."""
    lang = language(argv)
    asked = next((word for word in argv if any(word == entry.name for entry in COMMANDS)), None)
    whole = Parser(
        prog="keii",
        lang=lang,
        description="公文書を、いつ・誰が・何に基づいて決めたかのグラフにする。"
        if lang == "ja"
        else "Official documents as a graph: who decided what, when, and on what it rests.",
        epilog=("例" if lang == "ja" else "Example") + ":\n  keii build\n  keii query --list",
    )
    whole.add_argument("--version", action="version", version=f"keii {version('keii')}")
    _add_language(whole, lang)
    below = whole.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for entry in available():
        words = entry.words(lang)
        added = below.add_parser(entry.name, help=words, description=words, lang=lang)
        _add_language(added, lang)
        if entry.name == asked:
            _add_command(added, entry)
    return whole


def alone(name: str, prog: str, argv: Sequence[str]) -> Parser:
    """Give the parser of one command under a name of its own."""
    lang = language(argv)
    entry = next(entry for entry in COMMANDS if entry.name == name)
    made = Parser(prog=prog, lang=lang, description=entry.words(lang))
    _add_language(made, lang)
    _add_command(made, entry)
    return made


def _add_command(parser: Parser, entry: Entry) -> None:
    command = cast("Command", importlib.import_module(entry.module))
    command.configure(parser, parser.lang)
    parser.set_defaults(run=command.run)


def _add_language(parser: Parser, lang: str) -> None:
    said = "言語（既定は環境変数 LANG による）" if lang == "ja" else "language (default: as LANG says)"
    parser.add_argument("--lang", choices=("ja", "en"), default=lang, help=said)

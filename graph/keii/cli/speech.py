"""Japanese or English: which, and an argument parser that speaks it."""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping, Sequence
from typing import NoReturn

_HEADINGS = (
    ("usage: ", "使い方: "),
    ("positional arguments:", "引数:"),
    ("options:", "オプション:"),
    ("show this help message and exit", "この説明を表示する"),
)
_ERRORS = (
    ("the following arguments are required", "次の引数が必要です"),
    ("unrecognized arguments", "知らない引数です"),
    ("invalid choice", "選べない値です"),
    ("choose from", "選べるのは"),
    ("expected one argument", "値が一つ必要です"),
    ("argument ", "引数 "),
)


class Parser(argparse.ArgumentParser):
    """An argument parser whose own words are in the language of the help."""

    def __init__(self, *, lang: str, **rest: object) -> None:
        """Keep the language; the rest is argparse's."""
        super().__init__(
            formatter_class=argparse.RawDescriptionHelpFormatter,
            **rest,  # type: ignore[arg-type]
        )
        self.lang = lang

    def format_usage(self) -> str:
        """Give the usage line."""
        return _said(super().format_usage(), _HEADINGS, self.lang)

    def format_help(self) -> str:
        """Give the whole help."""
        return _said(super().format_help(), _HEADINGS, self.lang)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments, and leave with exit code 2."""
        super().error(_said(message, _ERRORS, self.lang))


def _said(text: str, words: Sequence[tuple[str, str]], lang: str) -> str:
    if lang == "ja":
        for english, japanese in words:
            text = text.replace(english, japanese)
    return text


def language(argv: Sequence[str], environment: Mapping[str, str] | None = None) -> str:
    """Give ``ja`` or ``en``: as ``--lang`` says, else as the locale does.

    >>> language(["query", "--lang", "ja"])
    'ja'
    >>> language([], {"LANG": "ja_JP.UTF-8"})
    'ja'
    """
    for at, word in enumerate(argv):
        chosen = argv[at + 1] if word == "--lang" and at + 1 < len(argv) else word.removeprefix("--lang=")
        if chosen in {"ja", "en"} and word.startswith("--lang"):
            return chosen
    known = os.environ if environment is None else environment
    locale = known.get("LC_ALL") or known.get("LC_MESSAGES") or known.get("LANG") or ""
    return "ja" if locale.startswith("ja") else "en"

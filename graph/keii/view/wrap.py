"""Break labels into lines before they are drawn: phrase by phrase in Japanese, word by word elsewhere."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import accumulate

import budoux

ELLIPSIS = "…"
_MOST = 240
"""Characters of a label that are looked at; no card shows more."""

_HIDDEN = re.compile(r"[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_WORDS = re.compile(r"\S+\s*")
_DOTTED = re.compile(r"[^・]+・*|・+")
_RUNS = re.compile(
    r"[（「『(]*(?:[0-9０-９]+[年月日]?(?:[0-9０-９]+[年月日]?)*|[A-Za-z0-9.+/&-]+"
    r"|[^（「『(0-9０-９A-Za-z])[）」』)、。・,]*\s*|."
)
"""Runs that are not broken: dates, words in Latin letters, single characters; each with its brackets."""


def ems(text: str) -> float:
    """Give the width of a text in ems, estimated: 1 for full-width characters, about a half for others."""
    return sum(map(_em, text))


@lru_cache(maxsize=1 << 15)
def _em(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WFA":
        return 1.0
    if character in " .,:;'|!()[]ijltfrI-":
        return 0.34
    return 0.72 if character.isupper() or character in "mw@%—" else 0.59


def tidy(text: str) -> str:
    """Give a text on one line, without control and direction marks; for labels only, never for quotes."""
    return " ".join(_HIDDEN.sub(" ", text[: 4 * _MOST]).split())[:_MOST]


def wrap(text: str, width: float, lines: int) -> list[str]:
    """Break a text into at most ``lines`` lines of at most ``width`` ems, the last ending in … if cut."""
    return list(_wrapped(tidy(text), width, lines))


@lru_cache(maxsize=1 << 12)
def _wrapped(text: str, width: float, lines: int) -> tuple[str, ...]:
    made = [""]
    for phrase in _phrases(text):
        for piece in _pieces(phrase, width):
            if ems((made[-1] + piece).rstrip()) <= width:
                made[-1] += piece
            else:
                made.append(piece)
    made = [line.strip() for line in made if line.strip()]
    if len(made) <= lines:
        return tuple(made)
    last = made[lines - 1]
    while last and ems(last + ELLIPSIS) > width:
        last = last[:-1]
    return (*made[: lines - 1], last + ELLIPSIS)


def _phrases(text: str) -> list[str]:
    """Give the pieces between which a line may end: phrases, never inside a date, a word or a bracket."""
    if not any(unicodedata.east_asian_width(character) in "WF" for character in text):
        return _WORDS.findall(text)
    ends = set(accumulate(len(run) for run in _RUNS.findall(text)))
    phrases, held, at = list[str](), "", 0
    for phrase in _japanese().parse(text):
        held, at = held + phrase, at + len(phrase)
        if at in ends:
            phrases += _DOTTED.findall(held)
            held = ""
    return phrases + ([held] if held else [])


def _pieces(phrase: str, width: float) -> list[str]:
    """Cut a phrase that is wider than a line: before brackets, around words and dates, else anywhere."""
    if ems(phrase.rstrip()) <= width:
        return [phrase]
    pieces: list[str] = []
    for run in _RUNS.findall(phrase):
        if ems(run) <= width:
            pieces.append(run)
            continue
        pieces.append("")
        for character in run:
            if ems(pieces[-1] + character) > width:
                pieces.append("")
            pieces[-1] += character
    return pieces


@lru_cache(maxsize=1)
def _japanese() -> budoux.Parser:
    return budoux.load_default_japanese_parser()

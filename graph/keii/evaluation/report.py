"""Scores as tables for the terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from keii.evaluation.labels import Lang, word
from keii.evaluation.scores import Group, Scores
from keii.evaluation.tables import Row, agreement_rows, cause_rows, document_rows, figure_rows, kind_rows

NAME_WIDTH = 44
"""How many columns of the terminal a document's name may take."""


def table(scores: Scores, lang: Lang = "en") -> str:
    """Give the scores for the terminal: a few blocks for each group of documents."""
    blocks = [block for group in scores.groups for block in _blocks(scores, group, lang)]
    for key in ("absent", "unread"):
        blocks += [f"{file}: {word(key, lang)}" for file in getattr(scores, key)]
    if scores.agreement:
        blocks.append(_block(word("agreement", lang), agreement_rows(scores.agreement, lang)))
    return "\n\n".join(blocks)


def _blocks(scores: Scores, group: Group, lang: Lang) -> Iterator[str]:
    title = f"{word(group.half, lang)}, {word(group.origin, lang)}"
    yield _block(f"{title} ({len(group.files)})", figure_rows(group, lang))
    parts = (
        ("documents", document_rows(scores.within(group, scores.documents), lang)),
        ("kinds", kind_rows(scores.within(group, scores.kinds), lang)),
        ("errors", cause_rows((miss for miss in scores.misses if miss.file in group.files), lang)),
    )
    for key, rows in parts:
        yield _block(f"{title}: {word(key, lang)}", rows)


def _block(title: str, rows: Iterable[Row]) -> str:
    """Draw a table: the first column to the left, the others to the right."""
    short = [[_cut(row[0]), *row[1:]] for row in rows]
    widths = [max(map(_width, column)) for column in zip(*short, strict=True)]
    lines = ["  ".join(_pad(cell, widths[i], i) for i, cell in enumerate(row)) for row in short]
    return "\n".join([title, *(line.rstrip() for line in lines)])


def _cut(name: str) -> str:
    if _width(name) <= NAME_WIDTH:
        return name
    while _width(name) >= NAME_WIDTH:
        name = name[:-1]
    return f"{name}…"


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _pad(text: str, width: int, column: int) -> str:
    space = " " * (width - _width(text))
    return text + space if column == 0 else space + text

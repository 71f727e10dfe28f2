"""Scores as people and programs read them: a table, JSON, a Markdown page."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from keii.evaluation.figures import Figure
from keii.evaluation.judging import Miss
from keii.evaluation.labels import INTRODUCTION, Lang, both, figure, word
from keii.evaluation.scores import COLUMNS, FIGURES, NAME, SENTENCE, SYSTEM, Group, Scores

WORST = 20
"""How many errors a page quotes for each kind of figure."""

QUOTE = 40
"""How many code points of an error's words are quoted."""

_HEADS = ("figure", SYSTEM, "interval", "precision", "recall", "units", SENTENCE, NAME)


def table(scores: Scores, lang: Lang = "en") -> str:
    """Give the scores as a table for the terminal, a block for each group of documents."""
    blocks = []
    for group in scores.groups:
        rows = [[word(head, lang) for head in _HEADS]]
        rows += [[figure(key, lang), *cells] for key, cells in _rows(group)]
        widths = [max(_width(row[i]) for row in rows) for i in range(len(_HEADS))]
        lines = ["  ".join(_pad(cell, widths[i], i) for i, cell in enumerate(row)) for row in rows]
        title = f"{word(group.half, lang)}, {word(group.origin, lang)} ({len(group.files)})"
        blocks.append("\n".join([title, *(line.rstrip() for line in lines)]))
    for key in ("absent", "unread"):
        blocks += [f"{file}: {word(key, lang)}" for file in getattr(scores, key)]
    return "\n\n".join(blocks)


def to_json(scores: Scores) -> str:
    """Give the scores as JSON: groups, documents and errors, figures to four decimals."""
    data = {
        "format": 1,
        "groups": [_group(group) for group in scores.groups],
        "documents": [_group(group) for group in scores.documents],
        "errors": [_miss(miss) for miss in scores.misses],
        "absent": list(scores.absent),
        "unread": list(scores.unread),
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def to_markdown(scores: Scores) -> str:
    """Give the scores as a page in both languages, with errors counted by cause and the worst quoted."""
    lines = [f"# {both('title')}", "", *(line for text in INTRODUCTION for line in (text, ""))]
    for group in scores.groups:
        lines += [f"## {both(group.half)}, {both(group.origin)}", ""]
        lines += [f"{both('files')}: " + ", ".join(f"`{file}`" for file in group.files), ""]
        lines += _markdown(
            [[both(head) for head in _HEADS], *([both(k), *cells] for k, cells in _rows(group))]
        )
        lines.append("")
        lines += _errors([miss for miss in scores.misses if miss.file in group.files], scores.texts)
    for key in ("absent", "unread"):
        lines += [f"- `{file}`: {both(key)}" for file in getattr(scores, key)]
    return "\n".join(lines).rstrip() + "\n"


def number(one: Figure | None) -> str:
    """Give a figure's value: two decimals, a whole number for a count, an en dash for nothing."""
    if one is None or one.value is None:
        return "–"
    return f"{one.value:.0f}" if one.form == "count" else f"{one.value:.2f}"


def cause(miss: Miss) -> str:
    """Tell whether an error is something missed, something extra, or wrong cells."""
    if not miss.read:
        return "missed"
    return "wrong" if miss.coded else "extra"


def _rows(group: Group) -> Iterator[tuple[str, list[str]]]:
    for key, _ in FIGURES:
        one = group.columns[SYSTEM][key]
        if one.value is None:
            continue
        interval = "" if one.low is None or one.high is None else f"{one.low:.2f}–{one.high:.2f}"
        parts = ["" if value is None else f"{value:.2f}" for value in (one.precision, one.recall)]
        units = {"f1": f"{one.hits}/{one.missed}/{one.extra}", "share": f"{one.hits}/{one.missed}"}
        beside = [number(group.columns[column].get(key)) for column in (SENTENCE, NAME)]
        yield key, [number(one), interval, *parts, units.get(one.form, ""), *beside]


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _pad(text: str, width: int, column: int) -> str:
    space = " " * (width - _width(text))
    return text + space if column == 0 else space + text


def _group(group: Group) -> dict[str, Any]:
    return {
        "name": group.name,
        "half": group.half,
        "origin": group.origin,
        "files": list(group.files),
        "figures": {
            column: {key: _figure(one) for key, one in group.columns[column].items()} for column in COLUMNS
        },
    }


def _figure(one: Figure) -> dict[str, Any]:
    values = {name: getattr(one, name) for name in ("value", "low", "high", "precision", "recall")}
    rounded = {name: value if value is None else round(value, 4) for name, value in values.items()}
    return {"form": one.form, **rounded, "hits": one.hits, "missed": one.missed, "extra": one.extra}


def _miss(miss: Miss) -> dict[str, Any]:
    return {
        "figure": miss.key,
        "file": miss.file,
        "start": miss.span.start,
        "end": miss.span.end,
        "coded": miss.coded,
        "read": miss.read,
    }


def _errors(misses: list[Miss], texts: Mapping[str, str]) -> Iterator[str]:
    if not misses:
        return
    counts = Counter((miss.key, cause(miss)) for miss in misses)
    order = [key for key, _ in FIGURES]
    yield from (f"### {both('errors')}", "")
    causes = sorted(counts, key=lambda one: (order.index(one[0]), one[1]))
    rows = [[both(key), both(why), str(counts[key, why])] for key, why in causes]
    yield from _markdown([[both("figure"), both("cause"), both("count")], *rows])
    yield from ("", f"### {both('worst')}", "")
    heads = [both(head) for head in ("figure", "place", "quote", "coded", "read")]
    yield from _markdown([heads, *(_quoted(miss, texts) for miss in _worst(misses, order))])
    yield ""


def _worst(misses: list[Miss], order: list[str]) -> Iterator[Miss]:
    """Give the heaviest errors of each figure, the figures in their order."""
    for key in order:
        ranked = sorted(
            (miss for miss in misses if miss.key == key),
            key=lambda miss: (-miss.weight, miss.file, miss.span, miss.coded, miss.read),
        )
        yield from ranked[:WORST]


def _quoted(miss: Miss, texts: Mapping[str, str]) -> list[str]:
    words = miss.span.of(texts.get(miss.file, "")).replace("\n", " ")
    quote = words if len(words) <= QUOTE else f"{words[: QUOTE - 1]}…"
    place = f"`{miss.file}` {miss.span.start}–{miss.span.end}" if miss.span.end else f"`{miss.file}`"
    return [both(miss.key), place, quote or "–", miss.coded or "–", miss.read or "–"]


def _markdown(rows: Iterable[list[str]]) -> Iterator[str]:
    for i, row in enumerate(rows):
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |"
        if i == 0:
            yield "|" + "---|" * len(row)

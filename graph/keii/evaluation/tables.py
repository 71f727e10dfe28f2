"""Scores as rows of words, a head first; a terminal and a page only differ in how they draw them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from keii.evaluation.causes import tally
from keii.evaluation.figures import Figure
from keii.evaluation.judgement import Miss
from keii.evaluation.labels import Lang, cause, document, figure, head, word
from keii.evaluation.scores import FIGURES, NAME, SECOND, SENTENCE, SYSTEM, Agreement, Group

Row = list[str]

COMPACT = ("statements", "kind", "act", "speakers", "date", "row", "events", "actors", "traces")
"""The figures of the compact tables."""

AGREED = (
    "statements", "kind", "act", "speakers", "holders", "date", "negation", "events", "actors", "traces",
)  # fmt: skip
"""The figures by which two coders are compared."""

_HEADS = ("figure", SYSTEM, "interval", "precision", "recall", "units", SENTENCE, NAME)


def number(one: Figure | None) -> str:
    """Give a figure's value: two decimals, a whole number for a count, an en dash for nothing."""
    if one is None or one.value is None:
        return "–"
    return f"{one.value:.0f}" if one.form == "count" else f"{one.value:.2f}"


def interval(one: Figure) -> str:
    """Give a figure's interval, or nothing where it has none."""
    return "" if one.low is None or one.high is None else f"{one.low:.2f}–{one.high:.2f}"


def figure_rows(group: Group, lang: Lang) -> Iterator[Row]:
    """Give every figure of a group, with its interval and the baselines beside it."""
    yield [word(key, lang) for key in _HEADS]
    for key, _ in FIGURES:
        one = group.columns[SYSTEM][key]
        if one.value is None:
            continue
        parts = ["" if value is None else f"{value:.2f}" for value in (one.precision, one.recall)]
        units = {"f1": f"{one.hits}/{one.missed}/{one.extra}", "share": f"{one.hits}/{one.missed}"}
        beside = [number(group.columns[column].get(key)) for column in (SENTENCE, NAME)]
        yield [figure(key, lang), number(one), interval(one), *parts, units.get(one.form, ""), *beside]


def document_rows(documents: Sequence[Group], lang: Lang) -> Iterator[Row]:
    """Give one compact row for each document."""
    yield [*(word(key, lang) for key in ("document", "document-kind")), *_heads(lang)]
    for one in documents:
        yield [one.name, document(one.kind, lang), *_compact(one)]


def kind_rows(kinds: Sequence[Group], lang: Lang) -> Iterator[Row]:
    """Give one compact row for each kind of document."""
    yield [*(word(key, lang) for key in ("document-kind", "number")), *_heads(lang)]
    for one in kinds:
        yield [document(one.kind, lang), str(len(one.files)), *_compact(one)]


def cause_rows(misses: Iterable[Miss], lang: Lang) -> Iterator[Row]:
    """Give the errors counted by cause; only the head where there are none."""
    yield [word(key, lang) for key in ("error", "cause", "count", "alone")]
    for one in tally(misses):
        alone = "" if one.alone is None else str(one.alone)
        yield [head(one.key, lang), cause(one.cause, lang), str(one.count), alone]


def agreement_rows(agreement: Agreement, lang: Lang) -> Iterator[Row]:
    """Give one row for each document coded twice, one for all, and the intervals of that."""
    heads = [word(key, lang) for key in ("document", "coder", "half", "coded-statements")]
    yield [*heads, *(head(key, lang) for key in AGREED)]
    for one, coder in zip(agreement.documents, agreement.coders, strict=True):
        figures = one.columns[SECOND]
        yield [one.name, coder, word(one.half, lang), _coded(figures["statements"]),
               *(number(figures[key]) for key in AGREED)]  # fmt: skip
    whole = agreement.whole.columns[SECOND]
    yield [word("all", lang), "", "", _coded(whole["statements"]), *(number(whole[key]) for key in AGREED)]
    yield [word("interval", lang), "", "", "", *(interval(whole[key]) for key in AGREED)]


def _heads(lang: Lang) -> Row:
    return [word("coded-statements", lang), *(head(key, lang) for key in COMPACT)]


def _compact(group: Group) -> Row:
    figures = group.columns[SYSTEM]
    return [_coded(figures["statements"]), *(number(figures[key]) for key in COMPACT)]


def _coded(statements: Figure) -> str:
    return str(statements.hits + statements.missed)

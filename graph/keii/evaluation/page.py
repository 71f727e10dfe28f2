"""Scores as a Markdown page in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from keii.evaluation.judgement import Miss
from keii.evaluation.labels import INTRODUCTION, NOT_QUOTED, ON_AGREEMENT, ON_CAUSES, figure, word
from keii.evaluation.quoting import quoted, worst
from keii.evaluation.scores import Agreement, Group, Scores
from keii.evaluation.tables import Row, agreement_rows, cause_rows, document_rows, figure_rows, kind_rows


def to_markdown(scores: Scores) -> str:
    """Give the scores as a page: a section for each group of documents, then the two coders' agreement."""
    lines = [f"# {word('title', 'both')}", "", *_paragraphs(INTRODUCTION)]
    for group in scores.groups:
        lines += _section(scores, group)
    for key in ("absent", "unread"):
        lines += [f"- `{file}`: {word(key, 'both')}" for file in getattr(scores, key)]
    if scores.agreement:
        lines += _agreed(scores.agreement)
    return "\n".join(lines).rstrip() + "\n"


def _section(scores: Scores, group: Group) -> Iterator[str]:
    yield from (f"## {word(group.half, 'both')}, {word(group.origin, 'both')}", "")
    yield from (*_table(figure_rows(group, "both")), "")
    yield from (f"### {word('documents', 'both')}", "")
    yield from (*_table(_named(document_rows(scores.within(group, scores.documents), "both"))), "")
    yield from (f"### {word('kinds', 'both')}", "")
    yield from (*_table(kind_rows(scores.within(group, scores.kinds), "both")), "")
    misses = [miss for miss in scores.misses if miss.file in group.files]
    if misses:
        yield from (f"### {word('errors', 'both')}", "", *_paragraphs(ON_CAUSES))
        yield from (*_table(cause_rows(misses, "both")), "")
        yield from (f"### {word('worst', 'both')}", "")
        if group.half == "test":
            yield from _paragraphs(NOT_QUOTED)
        else:
            yield from (*_table(_worst(misses, scores.texts)), "")


def _agreed(agreement: Agreement) -> Iterator[str]:
    yield from ("", f"## {word('agreement', 'both')}", "", *_paragraphs(ON_AGREEMENT))
    yield from _table(_named(agreement_rows(agreement, "both"), last=len(agreement.documents)))


def _worst(misses: list[Miss], texts: Mapping[str, str]) -> Iterator[Row]:
    yield [word(key, "both") for key in ("figure", "place", "quote", "coded", "read")]
    for miss in worst(misses):
        place = f"`{miss.file}`" + (f" {miss.span.start}–{miss.span.end}" if miss.span.end else "")
        what = figure(miss.key, "both").removeprefix("– ")
        yield [what, place, quoted(miss, texts) or "–", miss.coded or "–", miss.read or "–"]


def _paragraphs(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from (text, "")


def _named(rows: Iterable[Row], last: int | None = None) -> Iterator[Row]:
    """Write the documents' names, in the first column, as names of files."""
    for i, row in enumerate(rows):
        yield [f"`{row[0]}`", *row[1:]] if i and (last is None or i <= last) else row


def _table(rows: Iterable[Row]) -> Iterator[str]:
    for i, row in enumerate(rows):
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |"
        if i == 0:
            yield "|" + "---|" * len(row)

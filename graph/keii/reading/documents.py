"""A file as read → its documents: title, date, issuer, language, blocks with places to cite."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from keii.dates import NoSuchDate
from keii.dates.calendar import parse
from keii.model import Block, Date, Document, Fault, Span, TextFile, document_id
from keii.reading.blocks import blocks_of, running_lines
from keii.reading.lines import lines_of
from keii.reading.normal import squeeze
from keii.reading.parts import Layout, Part, date_of_line, split_parts

_KANA = re.compile(r"[\u3041-\u30ff]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]")
# ISO 639-2 codes of the languages that have rules, as ISO 639-1.
_SHORT = {"jpn": "ja", "eng": "en"}
_ATTACHED = re.compile(r"別(?:紙|添)\s?(\d*)")


@dataclass(frozen=True, slots=True)
class Settings:
    """What reading needs to know: the layout marks of each language, and the fallback date."""

    layouts: Mapping[str, Layout]
    fallback: Date | None = None


def documents_of(file: TextFile, settings: Settings) -> tuple[tuple[Document, ...], tuple[Fault, ...]]:
    """Split a file into its documents; say what is wrong with its dates or its language."""
    said = (file.sidecar.language or "").partition("-")[0].lower()
    language = _SHORT.get(said, said) or language_of(file.text)
    if language not in settings.layouts:
        return (), (_unknown_language(file, language),)
    layout = settings.layouts[language]
    lines = lines_of(file.text, Span(0, len(file.text)))
    parts = split_parts(lines, layout)
    running = running_lines(lines, [part.title.words for part in parts if part.title])
    faults: list[Fault] = []
    documents = []
    for part in parts:
        issued = _issued(file, part, settings, faults, only=len(parts) == 1)
        documents.append(_document(file, part, language, issued, blocks_of(part, layout, running)))
    return _attached(_with_sidecar(documents, file)), tuple(faults)


def language_of(text: str) -> str:
    """Tell Japanese (kana), English (Latin letters) or neither, by script alone.

    Gives ``ja``, ``en`` or ``und`` (ISO 639-2 for "undetermined").
    """
    sample = text[:20000]
    kana, han, latin = (len(script.findall(sample)) for script in (_KANA, _HAN, _LATIN))
    letters = sum(map(str.isalpha, sample))
    if not letters:
        return "und"
    if kana * 20 >= letters and kana + han > latin / 4:
        return "ja"
    return "en" if latin * 10 >= letters * 9 and _ENGLISH.search(sample) else "und"


_ENGLISH = re.compile(r"\b(?:the|of|and|to|in|with)\b", re.IGNORECASE)


def _issued(
    file: TextFile, part: Part, settings: Settings, faults: list[Fault], *, only: bool
) -> Date | None:
    """Give the document's date: the sidecar's, else its date line's, else the fallback."""
    if file.sidecar.date and only:
        try:
            return parse(file.sidecar.date)
        except NoSuchDate:
            faults.append(no_such_date(file.name, file.sidecar.date, "meta.json"))
    found = date_of_line(part.dateline) if part.dateline else None
    if found and found.date:
        return found.date
    if found and part.dateline:
        span = part.dateline.span
        faults.append(no_such_date(file.name, found.problem, f"characters {span.start}–{span.end}"))
    return settings.fallback


def no_such_date(file: str, words: str, where: str) -> Fault:
    """Give the fault for words that name a day the calendar does not have."""
    return Fault(
        code="no-such-date",
        file=file,
        where=where,
        problem_en=f"“{words}” is no day of the calendar; it was left without a date.",
        problem_ja=f"「{words}」は暦にない日付のため、日付なしとしました。",
        remedy_en="Correct the text, or give the date in FILE.meta.json.",
        remedy_ja="本文を直すか、FILE.meta.json に日付を書いてください。",
    )


def _unknown_language(file: TextFile, language: str) -> Fault:
    return Fault(
        code="unknown-language",
        file=file.name,
        problem_en=f"no reading rules for its language ({language}); it was left out.",
        problem_ja=f"この言語({language})を読む規則がないため、除外しました。",
        remedy_en='Give Japanese text, or name the language in FILE.meta.json ("language": "ja").',
        remedy_ja='日本語の文書を与えるか、FILE.meta.json に "language": "ja" と書いてください。',
    )


def _document(
    file: TextFile, part: Part, language: str, issued: Date | None, blocks: tuple[Block, ...]
) -> Document:
    span = Span(part.lines[0].span.start, part.lines[-1].span.end)
    return Document(
        id=document_id(file.sha256, span.start, span.end),
        file=file.name,
        text=file.text,
        span=span,
        sha256=file.sha256,
        language=language,
        title=part.title.words if part.title else None,
        issued=issued,
        publisher=part.issuer.words if part.issuer else None,
        signatory=part.issuer.words if part.issuer else None,
        label=part.opener.words if part.opener and _ATTACHED.search(part.opener.words) else "",
        blocks=blocks,
    )


def _with_sidecar(documents: list[Document], file: TextFile) -> list[Document]:
    """Let the sidecar speak for the file's first document (of one, or the outermost of several)."""
    if not documents:
        return documents
    side = file.sidecar
    first = replace(
        documents[0],
        title=side.title or documents[0].title,
        publisher=side.issuer or documents[0].publisher,
    )
    return [
        replace(document, source_url=side.source_url, citation=side.citation)
        for document in (first, *documents[1:])
    ]


def _attached(documents: list[Document]) -> tuple[Document, ...]:
    """Name the attachments that a cover note announces, in its order, and hang them from it."""
    if len(documents) < 2:
        return tuple(documents)
    cover = documents[0]
    names = _ATTACHED.findall(squeeze(cover.span.of(cover.text)))
    wanted = [f"別紙{number}" for number in dict.fromkeys(names)]
    rest = documents[1:]
    if len(wanted) == len(rest):
        rest = [
            replace(document, label=document.label or label)
            for document, label in zip(rest, wanted, strict=True)
        ]
    hung = [_under(cover, document) if wanted or document.label else document for document in rest]
    return tuple(_placed(document) for document in (cover, *hung))


def _under(cover: Document, document: Document) -> Document:
    """Hang an attachment from its cover; it takes the cover's date and issuer where it says none."""
    return replace(
        document,
        part_of=cover.id,
        issued=document.issued or cover.issued,
        publisher=document.publisher or cover.publisher,
    )


def _placed(document: Document) -> Document:
    """Put the document's label before each block's place: ``別紙2 3 (1)``."""
    if not document.label:
        return document
    blocks = tuple(
        replace(block, locator=f"{document.label} {block.locator}".strip()) for block in document.blocks
    )
    return replace(document, blocks=blocks)

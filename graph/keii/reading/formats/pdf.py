r"""PDF → text through pdfium, pages in reading order, joined with a form feed.

The text that offsets count: lines end in ``\n``; between two pages stands one ``\f`` and nothing else,
so that running headers and footers can be told by their place next to it (:data:`PAGE_BREAK`).  A word
divided at the end of a line keeps its hyphen and the line end.  Lines of furigana, which pdfium gives in
the middle of the sentence they stand above, are left out and counted in a note.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from keii.model import Fault, InputFault
from keii.reading.formats.faults import fault

PAGE_BREAK = "\f"
"""What stands between the pages of a PDF."""

DIVIDED = "\ufffe"
"""What pdfium gives for a hyphen at the end of a line (and no line end)."""

RUBY = 0.65
"""Most height of furigana, as a share of the page's usual letters (half is usual)."""

NAMELESS = 0.3
"""Share of characters without a meaning beyond which a text is no text."""

_KANA = re.compile(
    r"[\u3041-\u3096\u30a1-\u30fc\s]*[\u3041-\u3096\u30a1-\u30fa][\u3041-\u3096\u30a1-\u30fc\s]*"
)
_NO_LETTER = re.compile("[\0\ufffd\ue000-\uf8ff\x01-\x08\x0e-\x1f]")
_OBJECT = re.compile(rb"\d+\s+\d+\s+obj\b")


def read(data: bytes, name: str) -> tuple[str, str, tuple[Fault, ...]]:
    """Give the text of a PDF, ``"pdf"``, and notes.

    Raises:
        InputFault: The PDF is locked, damaged, cut short, or without text.
    """
    if _cut_short(data):
        raise InputFault(fault("truncated-pdf", name))
    try:
        with pdfium.PdfDocument(data) as document:
            read_pages = [_page(page) for page in document]
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise InputFault(fault("encrypted-pdf" if locked else "damaged-pdf", name)) from error
    pages = [text for text, _ in read_pages]
    blank = [str(number) for number, text in enumerate(pages, 1) if not text.strip()]
    if len(blank) == len(pages):
        raise InputFault(fault("pdf-without-text", name))
    text = PAGE_BREAK.join(pages)
    if len(_NO_LETTER.findall(text)) > NAMELESS * len(text):
        raise InputFault(fault("pdf-without-letters", name))
    notes = [fault("pages-without-text", name, pages=", ".join(blank))] if blank else []
    furigana = sum(count for _, count in read_pages)
    if furigana:
        notes.append(fault("furigana-left-out", name, count=furigana))
    return text.replace("\0", "\ufffd"), "pdf", tuple(notes)


def _page(page: Any) -> tuple[str, int]:  # noqa: ANN401 - pypdfium2 has no types
    """Give the text of a page without furigana, and the number of lines left out."""
    textpage = page.get_textpage()
    text: str = textpage.get_text_range()
    kept = text.split("\r\n")
    left_out = 0
    if textpage.count_chars() == len(text):
        lines = _lines(kept, textpage)
        usual = _usual(lines)
        ruby = [bool(_KANA.fullmatch(line)) and height <= RUBY * usual for line, height in lines]
        left_out = sum(ruby)
        kept = [line for (line, _), small in zip(lines, ruby, strict=True) if not small]
    textpage.close()
    page.close()
    return "\n".join(kept).replace(DIVIDED, "-\n").replace("\f", "\n"), left_out


def _lines(lines: list[str], textpage: Any) -> list[tuple[str, float]]:  # noqa: ANN401
    """Give each line with the height of its first letter, in points."""
    placed, start = [], 0
    for line in lines:
        first = start + len(line) - len(line.lstrip())
        placed.append((line, _height(textpage, first) if line.strip() else 0.0))
        start += len(line) + 2
    return placed


def _height(textpage: Any, index: int) -> float:  # noqa: ANN401
    """Give the height of a letter: its font's size, as scaled on the page."""
    matrix = pdfium_c.FS_MATRIX()
    size = float(pdfium_c.FPDFText_GetFontSize(textpage, index))
    known = pdfium_c.FPDFText_GetMatrix(textpage, index, ctypes.byref(matrix))
    return size * math.hypot(matrix.c, matrix.d) if known else size


def _usual(lines: list[tuple[str, float]]) -> float:
    """Give the height that most letters of the page have."""
    heights: Counter[float] = Counter()
    for line, height in lines:
        heights[round(height, 1)] += len(line)
    return max(heights, key=lambda height: (heights[height], height))


def _cut_short(data: bytes) -> bool:
    """Tell whether the end of the file is missing: no end mark, or objects after the last one.

    A file made for the web has an end mark near its beginning as well (ISO 32000-1, annex F).
    """
    end = data.rfind(b"%%EOF")
    return end < 0 or _OBJECT.search(data, end) is not None

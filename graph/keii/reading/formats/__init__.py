"""Bytes of a file → the text that offsets count, by what the content is rather than by what its name says."""

from __future__ import annotations

from dataclasses import dataclass

from keii.model import Fault, InputFault
from keii.reading.formats import html, kinds, pdf, plain
from keii.reading.formats.faults import fault

__all__ = ["MAX_BYTES", "MAX_CHARACTERS", "SUFFIXES", "Content", "extract"]

SUFFIXES = {".txt": "text", ".md": "text", ".html": "html", ".htm": "html", ".pdf": "pdf", "": "text"}
"""File name endings that are read; a name without one is read by its content."""

MAX_BYTES = 500_000_000
"""Largest file that is opened at all (a PDF of photographs may be large and hold little text)."""

MAX_CHARACTERS = 2_000_000
"""Longest text of one file, in code points: some two thousand printed pages.

Reading is not what bounds it (100 MB take a second and 300 MB of memory); the graph is: measured on minutes
of assemblies (two cores), 200,000 characters give 3,400 statements in a minute, so that this many take ten
minutes, about 1 GB of memory and 400 MB of files.
"""

_NAMES = {
    "pdf": ("a PDF", "PDF", ".pdf"),
    "html": ("a web page", "ウェブページ", ".html"),
    "text": ("plain text", "テキスト", ".txt"),
}


@dataclass(frozen=True, slots=True)
class Content:
    """The text of a file, how it was decoded (a codec, or ``pdf``), and notes on what was met."""

    text: str
    encoding: str
    notes: tuple[Fault, ...] = ()


def extract(data: bytes, suffix: str, name: str) -> Content:
    """Give the text of a file from its bytes.

    Args:
        data: The whole file.
        suffix: The ending of its name, lower case, with the dot.
        name: The name to use in faults.

    Raises:
        InputFault: There is no text to be had.
    """
    if not data:
        raise InputFault(fault("empty-file", name))
    named = SUFFIXES.get(suffix, "text")
    kind, notes = _kind(data, named, name)
    if kind == "text" and len(data) > 4 * MAX_CHARACTERS:  # no encoding needs more than four bytes
        raise InputFault(too_long(name, len(data) // 4, at_least=True))
    reader = {"pdf": pdf.read, "html": html.read, "text": plain.read}[kind]
    text, encoding, more = reader(data, name)
    if len(text) > MAX_CHARACTERS:
        raise InputFault(too_long(name, len(text)))
    return Content(text, encoding, (*notes, *more, *plain.remarks(text, name)))


def too_long(name: str, length: int, at_least: bool = False) -> Fault:
    """Give the fault for a text beyond :data:`MAX_CHARACTERS`."""
    return fault(
        "too-large",
        name,
        size=f"{'more than ' * at_least}{length:,} characters",
        size_ja=f"{length:,}字{'以上' * at_least}",
        limit=f"{MAX_CHARACTERS:,}",
        limit_ja=f"{MAX_CHARACTERS:,}字",
    )


def _kind(data: bytes, named: str, name: str) -> tuple[str, tuple[Fault, ...]]:
    """Tell what the content is; a note where a PDF or web page goes under another name."""
    found = kinds.recognise(data)
    if isinstance(found, kinds.Binary):
        raise InputFault(fault("binary-file", name, type=found.en, type_ja=found.ja))
    if found == named or (found == "text" and named == "html"):
        return named, ()
    english, japanese, suffix = _NAMES[found]
    if named == "pdf":
        raise InputFault(fault("not-a-pdf", name, type=english, type_ja=japanese))
    return found, (fault("other-type", name, type=english, type_ja=japanese, suffix=suffix),)

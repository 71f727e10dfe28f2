"""Files → documents → blocks → sentences, with offsets that stay exact.

The first law of the house holds here: ``document.text[span.start:span.end]`` is the quote.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from keii.model import Date, Document, Fault, TextFile
from keii.ontology.cues import languages, load_cues
from keii.reading.documents import Settings, documents_of, language_of, no_such_date
from keii.reading.files import read_files
from keii.reading.normal import Normal, main_title, normalise, squeeze
from keii.reading.sentences import Frame, Sentence, sentences_of

__all__ = [
    "Frame",
    "Normal",
    "Reading",
    "Sentence",
    "Settings",
    "documents_of",
    "language_of",
    "main_title",
    "no_such_date",
    "normalise",
    "read",
    "sentences_of",
    "settings",
    "squeeze",
]


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading gives: the files as read, their documents in order, and what went wrong."""

    files: tuple[TextFile, ...]
    documents: tuple[Document, ...]
    faults: tuple[Fault, ...]


def settings(folder: Path, fallback: Date | None = None) -> Settings:
    """Give the settings of reading from the layout marks under ``ontology/cues``."""
    layouts = {language: load_cues(folder, language).layout for language in languages(folder)}
    return Settings(layouts, fallback)


def read(paths: Sequence[Path], settings: Settings, without: Path | None = None) -> Reading:
    """Read files and folders into documents; a bad input becomes a fault, never an exception.

    ``without`` is a folder that is passed over: that of the output, should it lie among the input.
    """
    files: list[TextFile] = []
    documents: list[Document] = []
    faults: list[Fault] = []
    for result in read_files(paths, without):
        if isinstance(result, Fault):
            faults.append(result)
            continue
        found, problems = documents_of(result, settings)
        files.append(result)
        documents.extend(found)
        faults.extend(problems)
    return Reading(tuple(files), tuple(documents), tuple(faults))

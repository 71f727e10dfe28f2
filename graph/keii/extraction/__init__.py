"""Documents → extractions: sentences are marked, read into statements, and linked, file by file.

Documents of one file share a memory and are read in order; files are independent, so the order
in which they are given changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from keii.extraction.reader import FileReader, Reader
from keii.mentions.opinion import Opinion
from keii.model import Document, Extraction
from keii.ontology import Ontology
from keii.ontology.cues import languages, load_cues

__all__ = ["FileReader", "Reader", "extract", "readers"]


def readers(ontology: Ontology, opinion: Opinion | None = None) -> dict[str, Reader]:
    """Give a reader for each language that has wording rules; a second opinion goes to its language's."""
    return {
        language: Reader(
            ontology,
            load_cues(ontology.folder, language),
            opinion if opinion and opinion.language == language else None,
        )
        for language in languages(ontology.folder)
    }


def extract(
    documents: Iterable[Document], ontology: Ontology, opinion: Opinion | None = None
) -> Iterator[Extraction]:
    """Yield what each document says, in the order given, with a second opinion where one is wanted.

    Documents of one file must follow one another, as :func:`keii.reading.read` gives them.
    """
    by_language = readers(ontology, opinion)
    for _, group in groupby(documents, key=lambda document: (document.file, document.sha256)):
        yield from FileReader(by_language, ontology).read(list(group))

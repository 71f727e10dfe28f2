"""The only room that knows spaCy: normalised text → tokens with tags, and the ruler's names.

``spacy.blank("ja")`` gives SudachiPy's words, tags and dictionary forms; a span ruler made from
the register's labels marks names that fall on word boundaries.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

import spacy


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the normalised text: surface, dictionary form, UniDic tag and inflected form."""

    text: str
    lemma: str
    tag: str
    form: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a sentence, and the ruler's hits as (start, end) on word boundaries."""

    words: tuple[Token, ...]
    ruled: frozenset[tuple[int, int]]


class Analyser(Protocol):
    """What the grammar of a language needs from its tokeniser."""

    def analyse(self, text: str) -> Tokens:
        """Give the words of a normalised text."""


class JapaneseAnalyser:
    """Sudachi words through spaCy; refuses nothing, keeps no state between sentences."""

    def __init__(self, names: Iterable[str]) -> None:
        """Build the pipeline and its ruler from the names, already normalised."""
        self._nlp = spacy.blank("ja")
        ruler = self._nlp.add_pipe("span_ruler", config={"spans_key": "names"})
        ruler.add_patterns([{"label": "NAME", "pattern": name} for name in sorted(set(names))])  # type: ignore[attr-defined]

    def analyse(self, text: str) -> Tokens:
        """Give the words of a normalised text (at most 16,000 characters: Sudachi's limit is in bytes)."""
        doc = self._nlp(text)
        words = tuple(
            Token(text, token.lemma_, token.tag_, _form(str(token.morph)), token.idx, token.idx + len(text))
            for token in doc
            if (text := token.text) and not text.isspace()
        )
        ruled = frozenset((span.start_char, span.end_char) for span in doc.spans["names"])
        return Tokens(words, ruled)


def _form(morph: str) -> str:
    """Give the inflected form of ``Inflection=五段-タ行;連用形-促音便|Reading=…``: 連用形-促音便."""
    inflection, _, _ = morph.partition("|")
    return inflection.rpartition(";")[2] if inflection.startswith("Inflection=") else ""

"""The only room that knows spaCy: normalised text → tokens with tags, and the ruler's names.

``spacy.blank("ja")`` brings SudachiPy, whose words, tags and dictionary forms are read directly: spaCy's
own tokeniser also fills in parts of speech, norms and readings, which nothing here asks for and which take
three quarters of its time.  A ruler made from the register's labels marks names on word boundaries.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import spacy
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from sudachipy import Morpheme, Tokenizer  # type: ignore[import-untyped]

# What stands for a word that no name holds.
_OTHER = "〓"


class Token(NamedTuple):
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


def whole_words(pattern: re.Pattern[str], text: str, words: Sequence[Token]) -> list[re.Match[str]]:
    """Give the places of a pattern in a text that begin and end with words."""
    matches = list(pattern.finditer(text))
    if not matches:
        return []
    starts, ends = {token.start for token in words}, {token.end for token in words}
    return [match for match in matches if match.start() in starts and match.end() in ends]


class Analyser(Protocol):
    """What the grammar of a language needs from its tokeniser."""

    def analyse(self, text: str) -> Tokens:
        """Give the words of a normalised text."""


class JapaneseAnalyser:
    """Sudachi's words in spaCy's documents; refuses nothing, keeps no state between sentences."""

    def __init__(self, names: Iterable[str]) -> None:
        """Build tokeniser and ruler; the names are normalised already."""
        nlp = spacy.blank("ja")
        self._vocab = nlp.vocab
        self._sudachi: Tokenizer = nlp.tokenizer.tokenizer  # type: ignore[union-attr]
        self._tags: dict[int, tuple[str, str]] = {}
        spelt = [self._words(name) for name in sorted(set(names))]
        self._known = frozenset(word.text for words in spelt for word in words)
        self._ruler = PhraseMatcher(self._vocab)
        self._ruler.add("NAME", [self._doc(words) for words in spelt])

    def analyse(self, text: str) -> Tokens:
        """Give the words of a normalised text (at most 16,000 characters: Sudachi's limit is in bytes)."""
        words = self._words(text)
        hits = self._ruler(self._doc(words))
        return Tokens(words, frozenset((words[first].start, words[last - 1].end) for _, first, last in hits))

    def _words(self, text: str) -> tuple[Token, ...]:
        return tuple(
            Token(surface, word.dictionary_form() or surface, *self._tag(word), word.begin(), word.end())
            for word in self._sudachi.tokenize(text)
            if (surface := word.surface()) and not surface.isspace()
        )

    def _tag(self, word: Morpheme) -> tuple[str, str]:
        """Give the UniDic tag and the inflected form of a word; the dictionary numbers all that there are."""
        number = word.part_of_speech_id()
        if number not in self._tags:
            *tag, _, form = word.part_of_speech()
            self._tags[number] = ("-".join(part for part in tag if part != "*"), form.removeprefix("*"))
        return self._tags[number]

    def _doc(self, words: Sequence[Token]) -> Doc:
        """Give the words to the ruler, all that no name holds as one: the vocabulary grows with no corpus."""
        return Doc(self._vocab, words=[word.text if word.text in self._known else _OTHER for word in words])

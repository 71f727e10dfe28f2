"""A second opinion on what the rules have read, from a parser that is no part of the house.

GiNZA (``ja_ginza``) is asked where it is installed and wanted, and never needed.  It is told the words of a
clause and what the rules take for predicate and subject; it only says whether it reads them the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import spacy
from spacy.tokens import Doc, Token

from keii.model import KeiiError

Range = tuple[int, int]
"""First letter and the one after the last, counted from the beginning of the clause."""

_VERBS = frozenset({"VERB", "ADJ"})
_SUBJECTS = frozenset({"nsubj", "csubj", "dislocated"})
_OBJECTS = frozenset({"obj", "nsubj"})
# 「…する｜わけではございません」, 「説明を｜してまいります」, 「歓迎の｜意を表した」
_LIGHT = frozenset({"する", "いたす", "いただく", "なる", "できる", "まいる"})
_BEING = frozenset({"ある", "あり", "ござる", "ない", "いる", "おる", "済み"})
_FORMAL = frozenset({"こと", "もの", "ところ", "わけ", "とおり", "よう", "ため", "の", "意"})
_CARRIERS = _LIGHT | _BEING | _FORMAL


class NoOpinion(KeiiError):
    """The parser that was asked for is not installed, or does not start; the message says which."""


@dataclass(frozen=True, slots=True)
class Read:
    """What the rules read in a clause: the act word of its predicate, and whom it names as subject.

    ``light`` tells that the act word is the noun of a verb without weight (「意図」 of 意図を表明した).
    """

    clause: str
    predicate: Range
    subject: Range | None = None
    light: bool = False


class Opinion(Protocol):
    """A parser that is asked besides; ``packages`` are those whose versions a reader should know."""

    @property
    def language(self) -> str:
        """Give the language that it reads."""

    @property
    def packages(self) -> tuple[str, ...]:
        """Give the names of its packages."""

    def shares(self, read: Read) -> bool:
        """Tell whether it reads the same final predicate and, where one is named, the same subject."""


class Ginza:
    """GiNZA's dependency tree, without its names; keeps no state between clauses."""

    language = "ja"
    packages = ("ginza", "ja-ginza")

    def __init__(self) -> None:
        """Load the model (some seconds).

        Raises:
            NoOpinion: it is not installed, or not with what it needs.
        """
        if not spacy.util.is_package("ja_ginza"):
            raise NoOpinion("ja-ginza: not installed")
        try:
            self._nlp = spacy.load("ja_ginza", exclude=["ner"])
        except (ImportError, OSError, ValueError) as error:
            raise NoOpinion(" ".join(str(error).split())) from error

    def shares(self, read: Read) -> bool:
        """Tell whether GiNZA's tree ends in our predicate, with our subject under it."""
        doc = self._nlp(read.clause)
        ours, last = _words(doc, read.predicate), _last(doc)
        if not any(_carried(word, last, light=read.light) for word in ours):
            return False
        named = _words(doc, read.subject) if read.subject else []
        under = [word for word in named if word.dep_ in _SUBJECTS and word.head.i >= ours[0].i]
        return bool(under) or read.subject is None


def second_opinion(name: str) -> Opinion:
    """Give the parser of a name (``ginza``), ready to be asked.

    Raises:
        NoOpinion: it is not installed, or does not start.
    """
    return {"ginza": Ginza}[name]()


def _words(doc: Doc, place: Range) -> list[Token]:
    """Give the words that share a letter with a range."""
    return [word for word in doc if word.idx < place[1] and place[0] < word.idx + len(word)]


def _last(doc: Doc) -> list[Token]:
    """Give GiNZA's final predicate: the root of its last sentence with words, and the last verb."""
    roots = [word for word in doc if word.dep_ == "ROOT" and not word.is_punct]
    verbs = [word for word in doc if word.pos_ in _VERBS]
    return [*roots[-1:], *verbs[-1:]]


def _carried(word: Token, last: list[Token], *, light: bool) -> bool:
    """Tell whether only words without weight, the light verb among them, lead from a word to the last."""
    while word not in last:
        if word.head.lemma_ not in _CARRIERS:
            if not light or word.dep_ not in _OBJECTS:
                return False
            light = False
        if word.head == word:
            return False
        word = word.head
    return True

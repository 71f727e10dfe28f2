"""A sentence divided into its statements: one per finite main verb with an object of its own.

The division is made only where words of the genre show it: after a verb of saying (…を歓迎し、),
a deed (…を設置し、), a copula or a negation (…ものであり、 …わけではなく、), or a turn (…ところ、 …が、).
What one verb governs is never divided (「…強化し、…協力していくことで一致」 is one statement).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from keii.mentions.tokens import Token
from keii.statements.lexicon import Lexicon
from keii.statements.predicates import Predicate, predicate

_OPEN, _CLOSE = "「『(（[【〈《", "」』)）]】〉》"
_COMPLEMENT = re.compile(
    r"(?:旨|と|こと)、?[^、。]{1,12}(?:から|より)$|(?:こと|旨|よう|との?|という)(?:を|で|に|が|は|も)?$|(?:こと|旨)$"
)
_TURN = re.compile(
    r"(?:(?<!の)ところ|たのに対し(?:て)?|ですが|ますが|であるが|ているが|たが|ないが|ませんが|るが|であり|であって|でありまして|ではなく|はなく|がなく|はなくて|現在なく|けれども|おりますが|一方で?)$"
)
_AFTER = re.compile(
    r"(?:(?:た|し|る)(?:上|うえ|後|のち)で?|たのに対し(?:て)?|[るす]ととも(?:に)?|[るす]と同時に)$"
)
_INCLUDING = re.compile(
    r"(?:を(?:始め|はじめ|含め|除き)(?:として)?|に応じ(?:て)?|を受け(?:た(?:上|うえ)で|て)?)$"
)
_ANSWERED = re.compile(r"(?:のに対し(?:て)?|ととも(?:に)?|と同時に)$")


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence that is a statement's words, as token range, and its predicate."""

    first: int
    last: int
    start: int
    end: int
    predicate: Predicate | None


def clauses_of(text: str, words: Sequence[Token], lexicon: Lexicon) -> list[Clause]:
    """Divide a sentence into clauses; the whole sentence where nothing divides it."""
    main = predicate(text, words, lexicon)
    clauses: list[Clause] = []
    first = 0
    for comma in _commas(words):
        if comma <= first or comma + 1 >= len(words):
            continue
        found = predicate(text, _said(text, words[first:comma]), lexicon)
        if found and _divides(text, words, (first, comma), found, main):
            tensed = replace(found, past=main.past) if main and _chained_verb(words[comma - 1]) else found
            clauses.append(_clause(words, first, comma + 1, tensed))
            first = comma + 1
    last = predicate(text, words[first:], lexicon) if first else main
    clauses.append(_clause(words, first, len(words), last))
    return clauses


def whole(text: str, words: Sequence[Token], lexicon: Lexicon) -> list[Clause]:
    """Give a sentence as one clause: an item of a governed list is not divided."""
    return [_clause(words, 0, len(words), predicate(text, words, lexicon))]


def depth_at(text: str, index: int) -> int:
    """Give how many brackets are open at an index of the text."""
    opened = sum(text.count(letter, 0, index) for letter in _OPEN)
    return opened - sum(text.count(letter, 0, index) for letter in _CLOSE)


def governs_clause(found: Predicate | None) -> bool:
    """Tell whether a predicate of saying governs a clause (…こと/旨/と/よう) rather than a noun."""
    if found is None or not found.speech:
        return False
    return bool(_COMPLEMENT.search(found.complement + found.particle))


def _said(text: str, words: Sequence[Token]) -> Sequence[Token]:
    """Give the words of a clause without the turn that answers it (…を求めたのに対し)."""
    turn = _ANSWERED.search(text[words[0].start : words[-1].end])
    if turn is None:
        return words
    cut = words[0].start + turn.start()
    return [token for token in words if token.end <= cut] or words


def _commas(words: Sequence[Token]) -> Iterator[int]:
    depth = 0
    for index, token in enumerate(words):
        if not token.tag.startswith("補助記号"):
            continue
        depth += sum(letter in _OPEN for letter in token.text) - sum(
            letter in _CLOSE for letter in token.text
        )
        if depth == 0 and token.text in {"、", ","}:
            yield index


def _clause(words: Sequence[Token], first: int, last: int, found: Predicate | None) -> Clause:
    return Clause(first, last, words[first].start, words[last - 1].end, found)


def _divides(
    text: str, words: Sequence[Token], part: tuple[int, int], found: Predicate, main: Predicate | None
) -> bool:
    """Tell whether the sentence divides at the comma that ends the part."""
    last = words[part[1] - 1]
    before = text[words[part[0]].start : last.end]
    governed = governs_clause(main)
    if _INCLUDING.search(before):
        return False
    turn = bool(_TURN.search(before))
    if turn and not governed:
        return not found.nominal or found.rule is not None
    chained = _chained(last, before)
    if not chained:
        return False
    if found.speech and found.rule and _has_object(found):
        return not (found.nominal and main is None)
    return (
        found.deed and not governed and bool(main and (main.deed or main.speech)) and found.particle == "を"
    )


def _chained(last: Token, before: str) -> bool:
    """Tell whether a clause ends in a connective form: 連用形, て, た上で, or a bare verbal noun."""
    if _AFTER.search(before):
        return True
    if last.form.startswith("連用形") and last.tag.startswith("動詞"):
        return True
    if last.text in {"て", "で"} and last.tag.startswith("助詞-接続助詞"):
        return True
    return last.tag.startswith("名詞-普通名詞-サ変可能")


def _chained_verb(last: Token) -> bool:
    """Tell whether a clause leaves its tense to the sentence's last verb (…を決議し、…求めた)."""
    return last.form.startswith("連用形") and last.tag.startswith("動詞")


def _has_object(found: Predicate) -> bool:
    return (found.light or bool(found.particle)) and len(found.complement) > 1

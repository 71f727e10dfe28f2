"""Titles that make the name beside them a person's (議員, 大臣, 君), and how far such a name reaches."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from keii.mentions.tokens import Token, whole_words
from keii.ontology.cues import Cue, Cues

PERSONAL, COURTESY, FOREIGN, MANDATE = "personal", "courtesy", "foreign", "mandate"
_PERSON = "名詞-固有名詞-人名"
_FAMILY = "名詞-固有名詞-人名-姓"
_PLACE = "名詞-固有名詞-地名-一般"
_COUNTRY = "名詞-固有名詞-地名-国"
_NOMINAL = ("名詞-普通名詞", "名詞-固有名詞", "接頭辞", "接尾辞-名詞的")
_DOTS = frozenset("・=")
_FORMER = frozenset({"前", "元"})
_KATAKANA = re.compile(r"[ァ-ヴー]{2,}")
_INITIAL = re.compile(r"[A-Z]\.?")
_GIVEN = re.compile(r"[一-龠々ぁ-ん]{1,4}")
_LONGEST_RUN = 8
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Title:
    """A title at a place of a text; ``kind`` is the value of its record."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Called:
    """A person's name at a place of a text; ``family`` is the short form by which a full name is taken up."""

    start: int
    end: int
    full: bool = False
    family: str = ""


class Titles:
    """The ``honorific`` records of a language."""

    def __init__(self, cues: Cues) -> None:
        """Collect the titles, longest first, and what may not follow them or stand between name and title."""
        records = cues.of("honorific")
        self._kinds = {word: cue.value for cue in records for word in cue.words}
        anyone = _any_of(word for word, kind in self._kinds.items() if kind != MANDATE)
        closed = "|".join(map(re.escape, _extra(records, "not_before")))
        self._pattern = re.compile(rf"(?:{anyone})(?!{closed or '(?!)'})")
        self._ending = re.compile(rf"(?:{_any_of(self._kinds)})$")
        self._local = _extra(records, "not_between")

    def match(self, text: str, at: int) -> re.Match[str] | None:
        """Give the title that stands at an index of a text."""
        return self._pattern.match(text, at)

    def ends(self, words: str) -> bool:
        """Tell whether words end with a title (外務省北米局長)."""
        return bool(self._ending.search(words))

    def without_courtesy(self, name: str) -> str:
        """Give a name without the courtesy that a dictionary takes for its end: 山田元君."""
        for word in (word for word, kind in self._kinds.items() if kind == COURTESY):
            if name.endswith(word) and len(name) > len(word) + _SHORTEST:
                return name.removesuffix(word)
        return name

    def find(self, text: str, words: Sequence[Token]) -> list[Title]:
        """Give the titles of a text that fall on word boundaries, in order."""
        return [
            Title(match.start(), match.end(), self._kinds[match.group()])
            for match in whole_words(self._pattern, text, words)
        ]

    def name_before(self, words: Sequence[Token], title: Title) -> Called | None:
        """Give the name that a title follows, at once (山田議員) or after its field (山田財務大臣)."""
        last = next((i for i, token in enumerate(words) if token.end == title.start), None)
        if last is None:
            return None
        if words[last].text in _FORMER and _joined(words, last):
            last -= 1
        return _name(words, last, title.kind) or self._before_run(words, last)

    def _before_run(self, words: Sequence[Token], last: int) -> Called | None:
        at = last
        while at >= 0 and last - at < _LONGEST_RUN and words[at].tag.startswith(_NOMINAL):
            if words[at].tag.startswith(_PERSON):
                between = words[at + 1].text
                return None if between.startswith(self._local) else _name(words, at, "")
            if not _joined(words, at):
                return None
            at -= 1
        return None


def pairs(words: Sequence[Token]) -> Iterable[Called]:
    """Give the full names of a text: family and given name side by side, or parts in katakana with dots."""
    for index in range(1, len(words)):
        if not words[index].tag.startswith(_PERSON) or words[index].tag.startswith(_FAMILY):
            continue
        after = words[index + 1] if index + 1 < len(words) else None
        if after is None or not (after.tag.startswith(_PERSON) or after.text in _DOTS):
            name = _name(words, index, "")
            if name is not None and name.full:
                yield name


def _name(words: Sequence[Token], last: int, kind: str) -> Called | None:
    """Give the name that ends with a word; ``kind`` is that of the title after it, if one stands there."""
    tag, end = words[last].tag, words[last].end
    if tag.startswith(_PERSON) or _katakana(words, last, kind):
        return _full(words, last)
    alone = not (_joined(words, last) and words[last - 1].tag.startswith(_NOMINAL))
    if tag == _PLACE and kind in {PERSONAL, COURTESY} and alone:
        return Called(words[last].start, end)
    before = last - 1
    given = kind == COURTESY and _joined(words, last) and _GIVEN.fullmatch(words[last].text)
    if given and words[before].tag.startswith(_FAMILY):
        return Called(words[before].start, end, full=True, family=words[before].text)
    return None


def _full(words: Sequence[Token], last: int) -> Called:
    first, end = last, words[last].end
    while _joined(words, first) and words[first - 1].tag.startswith(_PERSON):
        first -= 1
    given = not words[first].tag.startswith(_FAMILY)
    if given and _joined(words, first) and words[first - 1].tag == _PLACE:
        first -= 1  # a family name that is a place's name, too
    if first < last:
        return Called(words[first].start, end, full=True, family=words[first].text)
    while _dotted(words, first):
        first -= 2
    return Called(words[first].start, end, first < last, words[last].text if first < last else "")


def _dotted(words: Sequence[Token], at: int) -> bool:
    """Tell whether a word is the later part of a name in katakana: ジョン・スミス, not 〇国・スミス."""
    if not (_joined(words, at) and words[at - 1].text in _DOTS and _joined(words, at - 1)):
        return False
    first = words[at - 2]
    return bool(_KATAKANA.fullmatch(first.text) or _INITIAL.fullmatch(first.text)) and first.tag != _COUNTRY


def _katakana(words: Sequence[Token], at: int, kind: str) -> bool:
    """Tell whether a word that no dictionary has is a foreigner's name, from the title after it."""
    word = words[at]
    foreign = kind == FOREIGN and not word.tag.startswith("名詞-固有名詞-地名")
    return bool(_KATAKANA.fullmatch(word.text)) and (foreign or _dotted(words, at))


def _joined(words: Sequence[Token], at: int) -> bool:
    """Tell whether nothing stands between a word and the one before it."""
    return at > 0 and words[at - 1].end == words[at].start


def _any_of(words: Iterable[str]) -> str:
    """Give a pattern of any of some words, longest first."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))) or r"(?!)"


def _extra(records: Iterable[Cue], field: str) -> tuple[str, ...]:
    return tuple(sorted({word for cue in records for word in cue.extra.get(field, ())}))

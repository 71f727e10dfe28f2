"""Happenings that a text dates: 「2月17日に署名された協定」, 「11月に発生した落下」, 「3月、国に要請した」.

A happening is a word of the ``happening`` records with a date that belongs to it.  A date reaches the
first verb after it (「3月に改定した計画に基づき署名」: not the signing); set off by a comma, the verb that
ends the clause (「同月30日、米側に対し、…を行うよう要請した」).  A deadline (…までに) dates nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from keii.dates import Found
from keii.mentions.dating import HELD, free, run_of
from keii.mentions.inflection import Ending, ending_at
from keii.mentions.names import Named
from keii.mentions.tokens import Token, whole_words
from keii.model import Date
from keii.ontology.cues import Cue, Cues

_CLOCK = (
    r"(?:\([^)]*\)|[月火水木金土日]曜日?)?の?(?:未明|早朝|朝方?|夕刻|夕方|夜間?|深夜|午[前後])?"
    r"(?:\d{1,2}時(?:\d{1,2}分)?)?(?:頃|ごろ)?(?:の?うち)?"
)
_TOPIC = re.compile(rf"{_CLOCK}(?:まで|以降)?(?:の間)?(?:には|にも|に|は|も|付けで|付で|から|より)?、")
# 「6月3日付け総第45号により照会のあった」
_NUMBERED = r"付け?[^、。]{2,16}号(?:により|をもって|にて|で)"
_ADVERB = re.compile(
    rf"{_CLOCK}(?:まで|以降)?(?:の間)?(?:を目途)?(?:にかけて|に(?:は|も)?|から|より|{_NUMBERED}|付けで|付で|)"
)
_OF = re.compile(r"(?:から|より)?の|における")
# These hold a verb in form only; no date stops at them.
_RELATING = re.compile(
    r"に(?:おいて|おける|おきまして|関し(?:て|た)?|関する|係る|対し(?:まして|て)?|対する|つい(?:て|ての)?|つきまして"
    r"|よ(?:り|る|って)|基づ(?:き|く|いて)|伴(?:い|う)|向け(?:て|た)?|際し(?:て)?|当たり)"
    r"|を通じ(?:まして|て|た)?|として(?:の)?|をめぐる|をもって|いわゆる|とともに|" + HELD
)
_BREAK = re.compile(r"。|(?:たが|ますが|ですが|であるが|けれども|ところ|ため|ので|ません)、")
_QUALIFIED = re.compile(r"[^、。はがをでと]*?(?=の際|に(?!おけ|関す|係る|対す)|[はがをでと、。]|$)")
_NEAR = 40
# The day may stand behind the word: 「共同訓練を4月5日から実施」, 「計画を公表済み(3月27日)」.
_THEN = re.compile(r"(?:\([^()]*\))?[をが]、?\(?|済み?\(")
_DONE_THEN = re.compile(
    r"\)?(?:から|に|より)(?:[^、。]{0,20}(?:において|で))?(?:実施|開催|行[いうわっ])|\)(?=[。、]|$)"
)
_GOVERNING = frozenset({"を", "に", "が", "と"})
_MONTH = 7
_ASIDE = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Happening:
    """A happening word and its dates; offsets count normalised text.

    ``start`` is where the date begins, ``word`` and ``stem`` bound the happening word, ``end`` is where the
    words that tell it end, ``about`` the range of what it happened to.  ``told``: the clause tells it;
    otherwise it is named inside another clause, where ``adnominal`` means that it qualifies a noun.
    """

    start: int
    word: int
    stem: int
    end: int
    cue: Cue
    dates: tuple[Date, ...]
    about: tuple[int, int]
    told: bool
    adnominal: bool

    @property
    def kin(self) -> str:
        """Give the family of happenings among which one word takes up another (事故, 落下)."""
        return str(self.cue.extra.get("kin", self.cue.id))


@dataclass(frozen=True, slots=True)
class Setting:
    """A sentence's text with its words, dates and names; ``row`` is the date of a chronology's row."""

    text: str
    words: Sequence[Token]
    dates: Sequence[Found]
    names: Sequence[Named]
    row: Date | None


class Happenings:
    """The ``happening`` records of a language."""

    def __init__(self, cues: Cues) -> None:
        """Index the words, longest first."""
        self._cue = {word: cue for cue in cues.of("happening") for word in cue.words}
        longest = sorted(self._cue, key=lambda word: (-len(word), word))
        self._pattern = re.compile("|".join(map(re.escape, longest)) or r"(?!)")

    def find(self, sentence: Setting) -> list[Happening]:
        """Give the dated happenings of a sentence, in order; a date tells one at most."""
        text, words = sentence.text, sentence.words
        found: list[Happening] = []
        for at, cue in self.hits(text, words):
            ending = ending_at(words, at[1])
            names = [named for named in sentence.names if not named.start <= at[0] < named.end]
            happening = self._dated(replace(sentence, names=names), at, cue, ending) if ending else None
            if happening and not any(each.start == happening.start for each in found):
                found.append(happening)
        return found

    def told_in(self, sentence: Setting, within: tuple[int, int], date: Date) -> Happening | None:
        """Give the happening whose word stands in a range and closes its clause, on a date said elsewhere."""
        for at, cue in self.hits(sentence.text, sentence.words):
            ending = ending_at(sentence.words, at[1])
            if not (within[0] <= at[0] < within[1]) or ending is None or ending.denied or ending.wished:
                continue
            if ending.closes or (ending.nominal and _closing(sentence, at, ending)):
                start = sentence.text.rfind("、", 0, at[0]) + 1
                about = (start, at[0])
                return Happening(at[0], *at, ending.end, cue, (date,), about, told=True, adnominal=False)
        return None

    def hits(self, text: str, words: Sequence[Token]) -> Iterator[tuple[tuple[int, int], Cue]]:
        """Yield the happening words that fall on word boundaries, with their records."""
        for match in whole_words(self._pattern, text, words):
            cue = self._cue[match.group()]
            behind = cue.extra.get("after")
            if not behind or text[: match.start()].endswith(tuple(behind)):
                yield match.span(), cue

    def announced(self, title: str) -> tuple[str, Cue] | None:
        """Give what a title announces, with its record: 「〇〇における共同訓練」 of 「…の実施について」."""
        found = self._pattern.finditer(title)
        named = [match for match in found if self._cue[match.group()].extra.get("announced")]
        return (title[: named[-1].end()], self._cue[named[-1].group()]) if named else None

    def _dated(self, sentence: Setting, at: tuple[int, int], cue: Cue, ending: Ending) -> Happening | None:
        before = [found for found in sentence.dates if found.end <= at[0]]
        behind = None if before or sentence.row else _behind(sentence, at)
        if behind and behind.date and not (ending.denied or ending.wished):
            day, to = (behind.date,), (0, at[0])
            return Happening(at[0], *at, behind.end, cue, day, to, told=True, adnominal=False)
        if ending.denied or ending.wished or (ending.nominal and not _stands(sentence, at, cue, ending)):
            return None
        told = ending.closes or (ending.nominal and _closing(sentence, at, ending))
        if cue.extra.get("told") and not told and (ending.adnominal or ending.nominal):
            return None
        if (
            told
            and sentence.row
            and (not cue.extra.get("told") or sentence.text[: at[0]].endswith(("旨の", "との")))
            and not any(free(each, sentence.names, sentence.text) for each in before)
        ):
            return Happening(at[0], *at, ending.end, cue, (sentence.row,), (0, at[0]), told, adnominal=False)
        if not before:
            return None
        begins = bool(cue.extra.get("begins"))
        date = _free_date(sentence, before if told else before[-1:], begins=begins)
        if date is None or _vague(date, cue, named=ending.nominal and not told):
            return None
        if not _reaches(sentence, date, at[0], ending, told=told):
            return None
        dates = run_of(sentence.text, before[: before.index(date) + 1])
        about = (date.end, at[0])
        end = ending.end
        if ending.adnominal:
            about = (end, _about_end(sentence, end))
        found = tuple(each.date for each in dates if each.date)
        return Happening(dates[0].start, *at, end, cue, found, about, told, ending.adnominal)


def _behind(sentence: Setting, at: tuple[int, int]) -> Found | None:
    """Give the date that stands behind a happening word and belongs to it."""
    text = sentence.text
    after = next((found for found in sentence.dates if found.start >= at[1]), None)
    if after is None or after.date is None or not _THEN.fullmatch(text, at[1], after.start):
        return None
    return after if _DONE_THEN.match(text, after.end) else None


def _stands(sentence: Setting, at: tuple[int, int], cue: Cue, ending: Ending) -> bool:
    """Tell whether a word without inflection tells a happening: 「協定に署名」, or 「…の墜落事故」."""
    return _closing(sentence, at, ending) or (bool(cue.extra.get("noun")) and not ending.compound)


def _closing(sentence: Setting, at: tuple[int, int], ending: Ending) -> bool:
    """Tell whether a bare noun ends what is told; a chronology's row may end with 「…旨の回答」, too."""
    before = sentence.text[at[0] - 1 : at[0]]
    return ending.closes_noun and before in ({*_GOVERNING, "の", "で"} if sentence.row else _GOVERNING)


def _about_end(sentence: Setting, start: int) -> int:
    """Give where the noun ends that a happening qualifies: 「2月に署名された〈…に関する協定〉」."""
    whose = max((named.end for named in sentence.names if named.start == start), default=start)
    if whose > start and sentence.text.startswith("の", whose):
        return whose  # 「新編された〈司令部〉の役割」
    agreements = [named.end for named in sentence.names if named.kind == "agreement" and named.start >= start]
    match = _QUALIFIED.match(sentence.text, start)
    end = match.end() if match else start
    return agreements[0] if agreements and agreements[0] - start <= _NEAR else end


def _free_date(sentence: Setting, before: Sequence[Found], *, begins: bool) -> Found | None:
    names, text = sentence.names, sentence.text
    return next((each for each in reversed(before) if free(each, names, text, begins=begins)), None)


def _vague(date: Found, cue: Cue, *, named: bool) -> bool:
    """Tell whether a year is all that is said of what may have happened often: 「昨年の訓練」."""
    often = named or cue.extra.get("announced")
    return bool(often) and date.date is not None and len(date.date.value) < _MONTH


def _reaches(sentence: Setting, date: Found, at: int, ending: Ending, *, told: bool) -> bool:
    text = sentence.text
    after = _ASIDE.sub("", text[date.end : at])
    if after.count("「") != after.count("」") or _BREAK.search(after):
        return False
    topic = _TOPIC.match(text, date.end, at)
    if topic and told:
        return True
    if ending.nominal and not told:
        of = text[date.start : date.end].endswith("の") or bool(_OF.match(text, date.end))
        listed = not any(_is_particle(token, date.end, at) for token in sentence.words)
        return (of or bool(re.search(HELD, after))) and _plain(sentence, date.end, at, chain=listed)
    begins = topic or _ADVERB.match(text, date.end, at)
    glued = begins.end() if begins else date.end
    of = text[date.start : date.end].endswith("の")  # 「12月の開始をもって」 dates the noun beside it
    return bool(begins or at == date.end) and not of and _plain(sentence, glued, at, chain=told)


def _is_particle(token: Token, start: int, end: int) -> bool:
    """Tell whether a token of a range is a particle that no mere list of names holds (甲、乙及び丙訪問)."""
    inside = start <= token.start < end
    return inside and token.tag.startswith("助詞") and token.text not in {"の", "と", "から", "や"}


def _plain(sentence: Setting, start: int, end: int, *, chain: bool = False) -> bool:
    """Tell whether no comma and no verb stands between a date and its word; a ``chain`` may (…し、…した)."""
    text = sentence.text
    if "、" in text[start:end] and not chain:
        return False
    forms = ("連体形", "終止形") if chain else ("連体形", "終止形", "連用形")
    relating = [match.span() for match in _RELATING.finditer(text, start, end)]
    for token in sentence.words:
        if not start <= token.start < end or any(a <= token.start < b for a, b in relating):
            continue
        verb = token.tag.startswith("動詞") and token.form.startswith(forms)
        if verb or (token.tag.startswith("助動詞") and token.lemma == "た"):
            return False
    return True

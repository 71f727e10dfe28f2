"""What governs the end of a Japanese clause: its act word, its complement, negation, voice, tense.

A clause is read from its end: auxiliaries, formal nouns (もの, わけ, こと …) and support verbs
are passed over and remembered; the first word of content is the head.  A light verb hands over
to its noun (意図を表明 → 意図).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from keii.mentions.tokens import Token
from keii.ontology.cues import Cue
from keii.statements.lexicon import Lexicon

# Verbs that only carry another word: passed over on the way to the head.
_SUPPORT = frozenset([
    "する", "いる", "おる", "居る", "いく", "行く", "くる", "来る", "まいる", "参る", "いたす", "致す",
    "ある", "有る", "なる", "成る", "れる", "られる", "せる", "させる", "得る", "うる", "くださる",
    "下さる", "いただく", "頂く", "ござる", "御座る", "しまう", "おく", "なさる", "みる", "できる",
    "出来る",
])  # fmt: skip
_FORMAL = frozenset([
    "もの", "わけ", "訳", "ところ", "こと", "事", "の", "次第", "よう", "ため", "点", "はず", "物",
    "とおり", "通り", "上", "うえ", "後", "のち",
])  # fmt: skip
_EMPTY = _SUPPORT | _FORMAL
_BETWEEN = frozenset(["は", "が", "を", "も", "で", "に", "と", "て", "の"])
_NEGATIVE = frozenset(["ない", "無い", "ぬ", "ず", "まい", "ん"])
_QUOTED = re.compile(r"(?:(?<!こ)との?|という|といった)$")
_PARTICLE = re.compile(r"(?:について|に関して|に対して|として|との|とする|を|で|に|と|が|は|も|旨|よう)$")


@dataclass(frozen=True, slots=True)
class Predicate:
    """The predicate of a clause.

    ``start``/``end`` bound the act word (or head) in the normalised text; ``complement`` is what
    stands before it without its ``particle``.
    """

    rule: Cue | None
    word: str
    start: int
    end: int
    complement: str
    particle: str
    negated: bool = False
    passive: bool = False
    past: bool = False
    nominal: bool = False
    formal: str = ""
    light: bool = False
    copula: bool = False

    @property
    def act(self) -> str | None:
        """Give the act of the rule, if any."""
        return self.rule.value if self.rule else None

    @property
    def speech(self) -> bool:
        """Tell whether the predicate reports words."""
        return bool(self.rule and self.rule.extra.get("speech"))

    @property
    def deed(self) -> bool:
        """Tell whether the predicate tells a deed (開始, 設置, 署名 …)."""
        return bool(self.rule and self.rule.extra.get("deed"))


@dataclass(slots=True)
class _Tail:
    """What was passed over on the way from the end of a clause to its head."""

    negatives: int = 0
    passive: bool = False
    past: bool = False
    support: bool = False
    formal: str = ""
    copula: bool = False
    nominal: bool = False
    hit: tuple[str, Cue] | None = None


def predicate(text: str, words: Sequence[Token], lexicon: Lexicon) -> Predicate | None:
    """Give the predicate of a clause, or none where it has no head.

    ``words`` are the clause's tokens in order, with offsets into ``text``.
    """
    tail = _Tail()
    index = _head_index(text, words, lexicon, tail)
    if index is None:
        return None
    found = _at_head(text, words, index, lexicon, tail)
    if found.rule and found.rule.extra.get("denied") and not found.negated:
        return replace(found, rule=None)
    return found


def _at_head(text: str, words: Sequence[Token], index: int, lexicon: Lexicon, tail: _Tail) -> Predicate:
    """Give the predicate whose head stands at an index."""
    head = words[index]
    begin = words[0].start
    found = tail.hit or lexicon.ending(text[begin : head.start] + _form(head))
    lightly = found is None or _lightly(found, head, lexicon)
    handed = _handed_over(text, words, index, lexicon) if lightly else None
    if handed:
        return replace(_made(text, begin, handed[0], handed[1], tail), light=True)
    tail.nominal = _is_noun(head) and not (tail.support or tail.copula or tail.negatives or tail.formal)
    if found is None:
        return replace(_made(text, begin, (head.start, head.end), None, tail), word=head.lemma)
    length = len(found[0])
    start = head.end - length if _is_noun(head) else head.start - max(0, length - len(head.lemma))
    return _made(text, begin, (max(begin, start), head.end), found, tail)


def _head_index(text: str, words: Sequence[Token], lexicon: Lexicon, tail: _Tail) -> int | None:
    """Walk back from the end of the clause to its head, remembering what is passed over."""
    index = len(words) - 1
    while index >= 0:
        token = words[index]
        hit = lexicon.ending(text[words[0].start : token.start] + _form(token)) if _lexical(token) else None
        if hit and len(hit[0]) > len(_form(token)) and token.lemma in _EMPTY:
            tail.hit = hit
            return index
        if not _passed_over(words, index, tail):
            return index if _content(token) else None
        index -= 1
    return None


def _passed_over(words: Sequence[Token], index: int, tail: _Tail) -> bool:
    token = words[index]
    after = words[index + 1] if index + 1 < len(words) else None
    if token.tag.startswith("補助記号"):
        return token.text not in "」』" or index == len(words) - 1
    if after is None or after.tag.startswith("補助記号"):
        # Headlines end in 「…の発言あり。」, 「変更なし。」; the tokeniser calls both nouns.
        if token.text in {"あり", "有り"} and token.tag.startswith("名詞"):
            tail.support = True
            return True
        if token.text in {"済み", "済"}:
            tail.past = tail.support = True
            return True
        if token.text in {"なし", "無し"}:
            tail.negatives += 1
            return True
    if token.lemma in _NEGATIVE and token.tag.startswith(("助動詞", "形容詞")):
        tail.negatives += 1
        return True
    if token.tag.startswith("助動詞"):
        tail.passive |= token.lemma in {"れる", "られる"}
        tail.past |= token.lemma == "た"
        tail.copula |= token.lemma in {"だ", "です"}
        tail.support |= token.lemma in {"ます", "れる", "られる", "せる", "させる", "た"}
        return True
    if token.tag.startswith(("助詞-終助詞", "助詞-接続助詞", "助詞-副助詞")):
        return True
    if token.lemma in _SUPPORT and token.tag.startswith("動詞") and not _independent(words, index):
        tail.support = True
        return True
    if token.lemma in _FORMAL and token.tag.startswith(("名詞", "助詞-準体", "形状詞-助動詞語幹")):
        tail.formal = tail.formal or token.lemma
        return True
    if token.tag.startswith("助詞") and token.text in _BETWEEN:
        if after is None and token.text in {"で", "に"}:
            return True
        return after is not None and (tail.negatives > 0 or tail.support or tail.copula or bool(tail.formal))
    return tail.negatives > 0 and token.tag.startswith(("副詞", "名詞-普通名詞-副詞可能"))


def _independent(words: Sequence[Token], index: int) -> bool:
    """Tell whether a support verb stands on its own: する after an object (…を～とする) is no support."""
    before = words[index - 1] if index else None
    return before is None or (before.text == "を" and words[index].lemma not in {"する", "いたす", "致す"})


def _form(token: Token) -> str:
    return token.text if _is_noun(token) else token.lemma


def _lexical(token: Token) -> bool:
    return token.tag.startswith(("動詞", "名詞", "形容詞", "助動詞"))


def _content(token: Token) -> bool:
    return token.tag.startswith(("動詞", "名詞", "形容詞", "形状詞", "副詞", "接尾辞", "代名詞"))


def _is_noun(token: Token) -> bool:
    return token.tag.startswith(("名詞", "形状詞", "接尾辞", "代名詞"))


def _lightly(found: tuple[str, Cue], head: Token, lexicon: Lexicon) -> bool:
    """Tell whether the head, though in the lexicon, may hand over to its noun (共有, 行う)."""
    return found[0] == _form(head) and lexicon.is_light(_form(head))


def _handed_over(
    text: str, words: Sequence[Token], index: int, lexicon: Lexicon
) -> tuple[tuple[int, int], tuple[str, Cue]] | None:
    """Give the noun whose act a light verb takes: 意図を(改めて)表明, 反対の意を表明."""
    if not lexicon.is_light(_form(words[index])):
        return None
    place = index - 1
    while place >= 0 and words[place].tag.startswith(("副詞", "形状詞", "助動詞")):
        place -= 1
    if place < 1 or words[place].text not in {"を", "が", "に", "は", "も"}:
        return None
    place -= 1
    if words[place].text in {"意", "意思", "意向", "姿勢", "立場", "旨"} and words[place - 1].text == "の":
        place -= 2
    noun = words[place]
    found = lexicon.ending(text[words[0].start : noun.end]) if place >= 0 and _is_noun(noun) else None
    if found is None or not (found[1].extra.get("speech") or found[1].extra.get("deed")):
        return None
    return (noun.end - len(found[0]), noun.end), found


def _made(
    text: str, begin: int, at: tuple[int, int], found: tuple[str, Cue] | None, tail: _Tail
) -> Predicate:
    before = text[begin : at[0]]
    particle = _PARTICLE.search(before)
    complement = before[: particle.start()] if particle else before
    return Predicate(
        rule=found[1] if found else None,
        word=found[0] if found else "",
        start=at[0],
        end=at[1],
        complement=complement.rstrip("、, "),
        particle=particle.group() if particle else "",
        negated=tail.negatives % 2 == 1,
        passive=tail.passive,
        past=tail.past,
        nominal=tail.nominal,
        formal=tail.formal,
        copula=tail.copula,
    )


def bare_content(complement: str) -> str:
    """Give what a complement says without the formal noun or quotative at its end.

    >>> bare_content("同盟を強化していくこと")
    '同盟を強化していく'
    """
    text = _QUOTED.sub("", complement.rstrip("、, "))
    text = re.sub(r"(?:こと|旨|もの|点)$", "", text)
    return _QUOTED.sub("", text).rstrip("」』")

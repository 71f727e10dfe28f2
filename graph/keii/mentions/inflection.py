"""What follows a word of happening: its inflection, and whether it closes a clause or names something."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from keii.mentions.tokens import Token

_LIGHT = frozenset(
    [
        *(
            "する",
            "いたす",
            "致す",
            "行う",
            "行なう",
            "ある",
            "有る",
            "なさる",
            "なす",
            "開く",
            "起きる",
            "起こる",
            "生じる",
        ),
        *("実施", "開催", "発生"),
    ]
)
# 「要望を受けています」 tells a request; 「要望を受け、」 only leads on to what followed.
_RECEIVING = frozenset({"受ける", "頂く", "いただく"})
_DOING = frozenset({"行う", "行なう", "実施", "開催"})
_PARTICLES = frozenset({"を", "が", "も", "は"})
_DENIAL = frozenset({"ない", "無い", "ぬ", "ず", "まい", "ん"})
# 「…したわけではない」, 「…したものではない」
_DOUBT = frozenset({"わけ", "訳", "はず", "もの"})
_COPULA = frozenset({"だ", "です"})
_REACH = 7
_STOPS = frozenset({"、", "。", "(", ")", "」", "』", ",", "~"})
_TURNS = frozenset({"ところ", "ため", "ほか", "とおり"})
_NAMES = ("名詞", "代名詞", "接頭辞", "形状詞", "連体詞")
_FORMAL = frozenset(
    {"こと", "の", "もの", "旨", "件", "点", "事", "際", "後", "時", "上", "予定", "方針", "計画"}
)
# 「着手予定」
_DUE = "予定"
_WHOLE = frozenset({"等", "など"})


@dataclass(frozen=True, slots=True)
class Ending:
    """What stands after a word.

    ``end`` is where its inflection ends; ``nominal``: it has none; ``compound``: a noun is glued to it;
    ``closes``: the clause (or a link of a chain) ends with it; ``adnominal``: it qualifies the noun after
    it; ``wished``: it is asked for (…するよう), not told.
    """

    end: int
    nominal: bool
    denied: bool
    closes: bool
    closes_noun: bool
    adnominal: bool
    compound: bool
    wished: bool
    past: bool


def ending_at(words: Sequence[Token], end: int) -> Ending | None:
    """Read the inflection of the word that ends at an index of the text."""
    first = bisect_left(words, end, key=lambda token: token.start)
    index, inflected, denied, past = _inflection(words, first)
    verbal = first > 0 and words[first - 1].tag.startswith("動詞")  # 「申し入れるとともに」
    after = words[index] if index < len(words) else None
    due = after is not None and after.text == _DUE
    inflected = inflected or (verbal and not due)
    nominal = not inflected
    stop = after is None or after.text in _STOPS
    whole = after is not None and after.text in _WHOLE
    noun = after is not None and after.tag.startswith((*_NAMES, "接尾辞")) and not whole
    formal = after is not None and after.text in _FORMAL
    turn = after is not None and (after.tag.startswith("助詞-接続助詞") or after.text in _TURNS)
    turn = turn or "".join(token.text for token in words[index : index + 3]).startswith("とともに")
    turn = turn or (due and (index + 1 == len(words) or words[index + 1].text in _STOPS))
    return Ending(
        end=words[index - 1].end if index else end,
        nominal=nominal,
        denied=denied or _doubted(words, index),
        closes=inflected and (stop or turn),
        closes_noun=nominal and (stop or due),
        adnominal=inflected and noun and not formal and not turn,
        compound=nominal and noun and not due,
        wished=inflected and after is not None and after.text.startswith("よう"),
        past=past,
    )


def _doubted(words: Sequence[Token], index: int) -> bool:
    after = [token.text for token in words[index : index + 3]]
    return len(after) == 3 and after[0] in _DOUBT and after[1:] == ["で", "は"]


def _inflection(words: Sequence[Token], first: int) -> tuple[int, bool, bool, bool]:
    """Give where the inflection ends, whether there is any, and whether it denies or is past."""
    index = _past_bracket(words, first)
    if index < len(words) and words[index].text in _PARTICLES:
        index = _light(words, index + 1) or _received(words, index + 1) or index
    elif [token.text for token in words[index : index + 2]] == ["の", "あっ"]:
        index += 1  # 「照会のあった件」
    begun = index
    denied = past = False
    while index < len(words) and _inflects(words[index], index > begun):
        denied |= words[index].lemma in _DENIAL
        past |= words[index].lemma == "た"
        index += 1
    if index == begun or (index == begun + 1 and words[begun].lemma in _COPULA):
        return first, False, False, False  # brackets after a bare noun close it
    return index, True, denied, past


def _past_bracket(words: Sequence[Token], first: int) -> int:
    """Give the index after a bracketed run: 「共同訓練(…)が実施された」."""
    if first >= len(words) or words[first].text != "(":
        return first
    return next((at + 1 for at in range(first, len(words)) if words[at].text == ")"), first)


def _light(words: Sequence[Token], start: int) -> int | None:
    """Give the index of the light verb that a particle leads to, past the place (…において実施する)."""
    for index in range(start, min(start + _REACH, len(words))):
        if words[index].lemma in (_LIGHT if index == start else _DOING):
            return index
        if words[index].text in {*_STOPS, *_PARTICLES}:
            return None
    return None


def _received(words: Sequence[Token], start: int) -> int | None:
    """Give the index of the verb that says something was received, where it ends what is told."""
    after = [token.lemma for token in words[start : start + 3]]
    if len(after) < 2 or after[0] not in _RECEIVING:
        return None
    polite, lasting = after[1] in {"ます", "た"}, after[1:] in (["て", "いる"], ["て", "おる"])
    stops = after[1] != "た" or len(after) < 3 or after[2] == "。"
    return start if lasting or (polite and stops) else None


def _inflects(token: Token, begun: bool) -> bool:
    if token.tag.startswith(("助動詞", "動詞-非自立")):
        return True
    if token.lemma in _RECEIVING and not begun:
        return True
    if token.lemma in _LIGHT:
        return not token.tag.startswith("名詞") or not begun
    return (
        begun
        and token.tag.startswith(("助詞-接続助詞", "形容詞-非自立"))
        and token.text in {"て", "で", "ない"}
    )

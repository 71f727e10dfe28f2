"""Noun runs in a sentence: where the name that ends with a last noun begins, and whether it ends there."""

from __future__ import annotations

import re

from keii.mentions.adoption import Scanned

_NOMINAL = ("名詞-", "接頭辞", "接尾辞-名詞的", "形状詞-一般", "形状詞-タリ")
_JOINTS = frozenset({"・", "=", "/", "+"})
# What may follow a name in one noun run without making it another thing: 憲法違反, 同法上, 法等.
_FOLLOWS = frozenset({"違反", "上", "下", "等", "前文", "附則", "関連", "第"})
_ARTICLE = re.compile(r"第?[\d一二三四五六七八九十]{1,4}条(?![件約例文])")
_LONGEST_ASIDE = 14
# 「…に関する」「…等の一部を改正する」: what stands before belongs to the title.
_JOINED = re.compile(
    r"(?:に関する|に係る|についての|のための|における|の一部を改正する(?:等の)?)(?:新たな)?$"
)
_EDGE = re.compile(
    r"[。「」『』は]|(?<!共同研究)、|[をがもで](?![一-龠]*(?:改正|一部))|から|より|に(?!関|係|つい|お)"
)


def run_start(scanned: Scanned, index: int) -> int | None:
    """Give where the noun run begins that holds the word at an index; ``None`` where no word begins there."""
    words = scanned.words
    at = next((place for place, token in enumerate(words) if token.start == index), None)
    if at is None:
        return None
    start = words[at].start
    while at:
        token = words[at - 1]
        if token.end != start or any(f.start < token.end and token.start < f.end for f in scanned.dates):
            break
        if token.text == ")":
            opened = _aside(scanned, at - 1)
            if opened is None:
                break
            at, start = opened, words[opened].start
            continue
        if not token.tag.startswith(_NOMINAL) and token.text not in _JOINTS:
            break
        at, start = at - 1, token.start
    return start


def stands_alone(scanned: Scanned, end: int) -> bool:
    """Tell whether a name ends at an index: no verb or noun goes on with it (合意し, 協定案)."""
    after = next((token for token in scanned.words if token.start >= end), None)
    if after is None or after.start != end:
        return after is None or not _cut(scanned, end)
    if after.text in _FOLLOWS or _ARTICLE.match(scanned.text, end):
        return True
    return not after.tag.startswith(("動詞", *_NOMINAL))


def title_start(text: str, run: int, scanned: Scanned) -> int:
    """Give where a title begins whose last part is a noun run: 「…の側面に関する(条約)」."""
    before = text[:run]
    day = next((found for found in scanned.dates if found.end <= run <= found.end + 1), None)
    if day is not None:
        before = text[: day.start]
    if not _JOINED.search(before):
        return run
    edges = [match.end() for match in _EDGE.finditer(_hidden(before))]
    start = edges[-1] if edges else 0
    return start if start < len(before) else run


def _hidden(text: str) -> str:
    """Give a text in which brackets cannot end a title."""
    return re.sub(r"\([^()]*\)", lambda match: "〓" * len(match.group()), text)


def _aside(scanned: Scanned, close: int) -> int | None:
    """Give the word that opens the short bracket closed at a word, if a noun stands before it."""
    words = scanned.words
    for at in range(close - 1, 0, -1):
        if words[close].start - words[at].start > _LONGEST_ASIDE:
            return None
        if words[at].text == "(":
            inside = scanned.text[words[at].end : words[close].start]
            noun = words[at - 1].end == words[at].start and words[at - 1].tag.startswith(_NOMINAL)
            return at if noun and not inside.startswith("以下") else None
    return None


def _cut(scanned: Scanned, end: int) -> bool:
    """Tell whether an index falls inside a word."""
    return any(token.start < end < token.end for token in scanned.words)

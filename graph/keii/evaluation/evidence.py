"""Invariants checked against the text alone: exact quotes, and no edge without its words.

Neither needs a gold file; both hold for every build, or the build is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from keii.evaluation.coding import Coding, Link, Said, Thing
from keii.evaluation.identity import folded
from keii.model import Span

REACH = 12
"""How far before a cue, in code points, an anaphor may stand and still belong to it."""

SHARED = 4
"""Least length of a term that a statement and its target must share, in folded code points."""

_ANAPHOR = re.compile(
    r"これ(?!まで)|それ(?!ぞれ)|この(?!ため)|その(?!上|他|後)|こうした|同(?!盟|意|様|時)|(?<!日)本(?!土|格|来)|当該|今[般回]|"
    r"上記|前(?:[記項者述回]|年\d+月の)|後者|次回|"
    r"\b(?:this|these|that|those|such|it|its|the (?:said|above|former|latter|same))\b",
    re.IGNORECASE,
)

# 「以下「甲」という。」: from there on the text calls by the name 甲 what it named just before.
_DEFINED = re.compile(r"以下[、,]?(?:単に)?[「『]([^」』]+)[」』]という")
_DEFINES = 120

_ARTICLE = re.compile(r"第[〇一二三四五六七八九十百\d]+条")
# A bare noun takes up an agreement whose name ends with it: 「協定に定める」.
_NOUN = re.compile(r"(?:協定|条約|合意|文書|計画|指針|取決め|覚書|議定書|宣言|手続|要領)$")
_MONTH = re.compile(r"(?<!\d)(\d{1,2})月")

_ASIDE = re.compile(r"\([^()]*\)")
_SOFT = re.compile(r"[ぁ-ゖ、。・「」『』]")


def quotes(coding: Coding, text: str) -> Iterator[tuple[Span, str, bool]]:
    """Give each place with the words shown for it, and whether the text has just these words there."""
    shown = [(said.span, said.quote) for said in coding.statements]
    shown += [(one.span, one.quote) for one in (*coding.references, *coding.passages)]
    for link in coding.traces:
        shown += [(link.span, link.cue), *((one.span, one.quote) for one in link.evidence)]
    for span, quote in shown:
        if quote is not None:
            yield span, quote, span.of(text) == quote


def unsupported(coding: Coding, text: str) -> Iterator[tuple[Link, str]]:
    """Give the traces whose evidence lacks the cue or the target, each with which of them.

    The evidence is the passages shown for the trace together with the statement it starts from.  It
    names the target when a name of it, short or full, or one that the text defines for it, stands there;
    when the month of its date does (昨年11月の首脳会談で); when the noun that its name ends with stands
    before the cue (協定に定める); when a place known for the target touches it; when an anaphor stands in
    the cue or just before it; or, for a statement as target, when both share a term or the words name
    the article it stands in.
    """
    things = {thing.id: thing for thing in coding.things}
    statements = {said.id: said for said in coding.statements}
    for link in coding.traces:
        spans = [link.span, *(one.span for one in link.evidence)]
        if link.source in statements:
            spans.append(statements[link.source].span)
        words = folded("\n".join(span.of(text) for span in spans[1:] or spans))
        if folded(link.cue) not in words:
            yield link, "cue"
        elif not (
            _ANAPHOR.search(Span(max(0, link.span.start - REACH), link.span.end).of(text))
            or (link.target in things and _names(things[link.target], spans, words, text))
            or (link.target in things and _bare_noun(things[link.target], link.span, text))
            or (link.target in statements and _shares(statements[link.target], words, text))
        ):
            yield link, "target"


def bare_words(words: str) -> str:
    """Give words without what differs between a name and its use in a sentence.

    Asides in brackets and hiragana go, so that ``甲は乙を開始`` is found in ``甲（略称）の乙の開始``.
    """
    return _SOFT.sub("", _ASIDE.sub("", folded(words)))


def _names(thing: Thing, spans: list[Span], words: str, text: str) -> bool:
    plain = bare_words(words)
    names = {bare_words(name) for name in (*thing.names, *thing.short, *_defined(thing, text))}
    named = any(name in plain for name in names if len(name) > 1)
    month = int(thing.date[5:7]) if thing.date and re.match(r"\d{4}-\d\d", thing.date) else 0
    dated = any(int(found[1]) == month for found in _MONTH.finditer(words))
    return named or dated or any(span.overlaps(other) for span in spans for other in thing.spans)


def _bare_noun(thing: Thing, cue: Span, text: str) -> bool:
    noun = _NOUN.search(text[: cue.start])
    return noun is not None and any(name.endswith(noun[0]) for name in thing.names)


def _defined(thing: Thing, text: str) -> Iterator[str]:
    """Give the names that a text defines for a thing just after naming it in full."""
    for found in _DEFINED.finditer(text):
        before = bare_words(text[max(0, found.start() - _DEFINES) : found.start()])
        if any(bare_words(name) in before for name in thing.names if len(bare_words(name)) > 1):
            yield found[1]


def _shares(said: Said, words: str, text: str) -> bool:
    other = folded(said.span.of(text))
    articles = {folded(found[0]) for found in _ARTICLE.finditer(words)}
    heads = [folded(found[0]) for found in re.finditer(rf"(?m)^{_ARTICLE.pattern}", text[: said.span.start])]
    if heads and heads[-1] in articles:
        return True
    return any(other[i : i + SHARED] in words for i in range(len(other) - SHARED + 1))

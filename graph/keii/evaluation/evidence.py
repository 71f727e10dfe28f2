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
    r"これ(?!まで)|それ(?!ぞれ)|同(?!盟|意|様|時)|(?<!日)本(?!土|格|来)|当該|今般|上記|前[記項者述回]|後者|次回|"
    r"\b(?:this|these|that|those|such|it|its|the (?:said|above|former|latter|same))\b",
    re.IGNORECASE,
)

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
    names the target when a name of it stands there, when a place known for the target touches it, when
    an anaphor stands in the cue or just before it, or, for a statement as target, when both share
    a term.
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
            or (link.target in things and _names(things[link.target], spans, words))
            or (link.target in statements and _shares(statements[link.target], words, text))
        ):
            yield link, "target"


def bare_words(words: str) -> str:
    """Give words without what differs between a name and its use in a sentence.

    Asides in brackets and hiragana go, so that ``甲は乙を開始`` is found in ``甲（略称）の乙の開始``.
    """
    return _SOFT.sub("", _ASIDE.sub("", folded(words)))


def _names(thing: Thing, spans: list[Span], words: str) -> bool:
    plain = bare_words(words)
    named = any(name in plain for name in map(bare_words, thing.names) if len(name) > 1)
    return named or any(span.overlaps(other) for span in spans for other in thing.spans)


def _shares(said: Said, words: str, text: str) -> bool:
    other = folded(said.span.of(text))
    return any(other[i : i + SHARED] in words for i in range(len(other) - SHARED + 1))

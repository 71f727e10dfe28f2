"""Provisions that point to one another: 「1の規定は」, 「協定第三条1に関し」, 「前記aの規定」.

A paper in articles names its own provisions by number; the statement that a provision makes is
what such words rest on.  Only statements of the same document, and earlier ones, are meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from keii.dates import number
from keii.model import Document, Passage, Statement
from keii.ontology.cues import Cues

_ARTICLE = re.compile(r"第([\d一二三四五六七八九十百]+)条")
_LAST = re.compile(r"(?:^|[\s条])([\da-z]{1,2})$")
_OPENS = re.compile(r"^([\da-z]{1,2})[.．、)\s\u3000]")
# Full-width digits and letters stand this far behind the narrow ones.
_WIDE = 0xFEE0
Place = tuple[int | None, str]


class Provisions:
    """The ``provision`` records of a language: how a paper names an article or a paragraph of its own."""

    def __init__(self, cues: Cues) -> None:
        """Take the patterns; group ``article`` gives the article, ``paragraph`` the paragraph."""
        self._patterns = [cue.pattern for cue in cues.of("provision") if cue.pattern]

    def named(
        self, statement: Statement, before: Sequence[Statement], document: Document
    ) -> Iterator[tuple[Statement, Passage]]:
        """Yield the statements whose provisions a statement names, and the words that name each."""
        here = statement.passage
        own, _ = _place(statement, document)
        places = [(each, _place(each, document)) for each in before if each.passage.document == document.id]
        for pattern in self._patterns:
            for match in pattern.finditer(_folded(here.span.of(document.text))):
                said = match.groupdict()
                article = number(said["article"]) if said.get("article") else own
                found = [
                    each
                    for each, place in places
                    if place == (article, said["paragraph"])
                    and (article is not None or _section(each) == _section(statement))
                ]
                if found:
                    start, end = match.span("cue")
                    words = Passage(here.document, here.start + start, here.start + end, here.locator)
                    yield found[0], words


def _place(statement: Statement, document: Document) -> Place:
    """Give article and paragraph of the provision that a statement stands in."""
    article = _ARTICLE.search(statement.passage.locator)
    words = _folded(statement.passage.span.of(document.text)[:4])
    opens = _OPENS.match(words)
    last = _LAST.search(_folded(statement.passage.locator)) if article else None
    paragraph = opens or last
    return (number(article[1]) if article else None, paragraph[1] if paragraph else "")


def _section(statement: Statement) -> str:
    return statement.passage.locator.partition(" ")[0]


def _folded(words: str) -> str:
    """Give digits and letters in their narrow form."""
    return "".join(chr(ord(each) - _WIDE) if "！" <= each <= "～" else each for each in words)

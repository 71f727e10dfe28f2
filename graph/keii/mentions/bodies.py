"""Bodies that no register lists: introduced by a text, in a role, or with a name that shows what they are.

「…を専門に扱う部署を設置」, later 「当該部署」; 「全国知事会は」; 「〇〇委員会」, 「第6航空団」, 「野党」.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from keii.mentions.adoption import Scanned
from keii.mentions.context import Context
from keii.mentions.names import Named
from keii.mentions.runs import title_start
from keii.mentions.tokens import Token, whole_words
from keii.model import BASE, Entity, instance, slug
from keii.ontology.cues import Cue, Cues

_ROLES = frozenset(
    {"は", "が", "から", "より", "に", "と", "も", "、", "及び", "として", "において", "を", "や"}
)
_PROPER = re.compile(r"名詞-固有名詞")
_PERSON = "名詞-固有名詞-人名"
_NOMINAL = ("名詞-普通名詞", "名詞-固有名詞", "接頭辞", "接尾辞-名詞的")
_IN_NAME = (*_NOMINAL, "名詞-数詞", "形状詞-一般")
# 「昨日参議院で」: words of time before a name are no part of it.
_ADVERBIAL = "名詞-普通名詞-副詞可能"
# 「第4回三沢市議会」
_COUNTER = "助数詞"
_POINTING = r"(?:(?:新設|設置|創設)(?:された|される))?(?:当該|同|本|この|今般の)?"


def introduce(words: str, head: str, context: Context) -> str:
    """Make a node for a body introduced by its description, and remember its last noun."""
    iri = instance("organization", slug(words))
    states = context.states_of(context.subject)
    context.add(Entity(iri, "Organization", label_ja=words, participants=states))
    context.bodies[head] = iri
    return iri


@dataclass(frozen=True, slots=True)
class Body:
    """A body met at a place of a text, and the node it would get."""

    named: Named
    entity: Entity


class Bodies:
    """The ``body`` records of a language: last words of bodies that no register could list in full."""

    def __init__(self, cues: Cues) -> None:
        """Take the endings, longest first, and the records of bodies that need no role."""
        records = cues.of("body")
        acting = [cue for cue in records if not cue.extra.get("alone")]
        self._endings = tuple(
            sorted({word for cue in acting for word in cue.words}, key=lambda word: (-len(word), word))
        )
        self._common = frozenset(word for cue in records for word in cue.extra.get("common", ()))
        self._apart = frozenset(word for cue in records for word in cue.extra.get("apart", ()))
        self._alone = [cue for cue in records if cue.extra.get("alone") and cue.pattern]
        anyone = "|".join(_unnamed(cue.pattern) for cue in self._alone if cue.pattern)
        self._any = re.compile(anyone or r"(?!)")
        self._listed = {word: cue for cue in records if cue.extra.get("alone") for word in cue.words}
        longest = sorted(self._listed, key=lambda word: (-len(word), word))
        self._list = re.compile("|".join(map(re.escape, longest)) or r"(?!)")

    def find(self, text: str, words: Sequence[Token], context: Context) -> list[Named]:
        """Give bodies that the register does not hold: a proper noun run with such an ending, in a role."""
        found = []
        for index, token in enumerate(words):
            after = words[index + 1].text if index + 1 < len(words) else ""
            if after not in _ROLES or not token.tag.startswith(_NOMINAL):
                continue
            start = _run_start(words, index)
            name = text[words[start].start : token.end]
            if not name.endswith(self._endings):
                continue
            proper = any(_PROPER.match(word.tag) for word in words[start : index + 1])
            if len(name) < 3 or not (proper or name.endswith("会")) or name in self._common:
                continue
            body = _body(words[start].start, token.end, name, "Organization")
            context.add(body.entity)
            found.append(body.named)
        return found

    def apart(self, scanned: Scanned, names: Sequence[Named], context: Context) -> list[Body]:
        """Give bodies named by words of their own, in a role or not; ``names`` are the register's."""
        found = []
        for start, end, cue in (*self._by_list(scanned), *self._by_pattern(scanned)):
            if any(named.start <= start and end <= named.end for named in names):
                continue
            within = [named for named in names if start <= named.start and named.end <= end]
            states = context.states_of([iri for named in within for iri in named.iris])
            usual = (f"{BASE}{cue.extra['of']}",) if "of" in cue.extra else ()
            found.append(_body(start, end, scanned.text[start:end], cue.value, states or usual))
        return found

    def _by_list(self, scanned: Scanned) -> Iterator[tuple[int, int, Cue]]:
        words = scanned.words
        for match in whole_words(self._list, scanned.text, words):
            first = bisect_left(words, match.start(), key=lambda token: token.start)
            last = bisect_left(words, match.end(), key=lambda token: token.end)
            if not self._stands_alone(words, last):
                continue
            before = words[first - 1].tag if first and words[first - 1].end == words[first].start else ""
            if not before.startswith(_NOMINAL) or before == _ADVERBIAL:
                yield match.start(), match.end(), self._listed[match.group()]

    def _by_pattern(self, scanned: Scanned) -> Iterator[tuple[int, int, Cue]]:
        words = scanned.words
        for index, token in enumerate(words):
            if not token.tag.startswith(_IN_NAME) or not self._stands_alone(words, index):
                continue
            start = _name_start(scanned, index)
            run = scanned.text[start : token.end]
            for cue in self._alone if self._any.search(run) else ():
                at = self._matched(cue, run, words, index)
                if at is None:
                    continue
                begin = start + at
                if run[at:] in self._common:
                    begin = title_start(scanned.text, begin, scanned) if cue.extra.get("titled") else begin
                    if begin == start + at:
                        continue
                yield begin, token.end, cue
                break

    def _matched(self, cue: Cue, run: str, words: Sequence[Token], index: int) -> int | None:
        """Give where in a noun run the name of a record begins, if the run ends with one."""
        match = cue.pattern.search(run) if cue.pattern else None
        if match is None:
            return None
        at = match.start("name") if "name" in match.groupdict() else match.start()
        begin = words[index].end - len(run) + at
        inside = [word for word in words[: index + 1] if word.start >= begin]
        if cue.extra.get("proper") and not any(_PROPER.match(word.tag) for word in inside):
            return None
        after = words[index + 1].text if index + 1 < len(words) else ""
        return at if not cue.extra.get("role") or after in _ROLES else None

    def _stands_alone(self, words: Sequence[Token], index: int) -> bool:
        """Tell whether a name that ends with a word is not the beginning of a longer one (委員会運営)."""
        if index + 1 == len(words) or words[index + 1].start != words[index].end:
            return True
        after = words[index + 1]
        return (
            not after.tag.startswith(_IN_NAME) or after.text in self._apart or after.tag.startswith(_PERSON)
        )


def keep(bodies: Sequence[Body], names: Sequence[Named], context: Context) -> None:
    """Give a node to each body whose name was kept."""
    kept = frozenset(names)
    for body in bodies:
        if body.named in kept:
            context.add(body.entity)


def _body(start: int, end: int, name: str, type_: str, states: tuple[str, ...] = ()) -> Body:
    iri = instance(type_.lower(), slug(name))
    entity = Entity(iri, type_, label_ja=name, participants=states)
    return Body(Named(start, end, "actor", (iri,)), entity)


def _unnamed(pattern: re.Pattern[str]) -> str:
    """Give a pattern as one of several alternatives: a name of a group may come in each of them."""
    return f"(?:{re.sub(r'[(][?]P<[^>]+>', '(?:', pattern.pattern)})"


def _run_start(words: Sequence[Token], index: int) -> int:
    start = index
    while start and words[start - 1].tag.startswith(_NOMINAL) and words[start - 1].end == words[start].start:
        start -= 1
    return start


def _name_start(scanned: Scanned, index: int) -> int:
    """Give where the noun run begins that ends with a word; dates and words of time are no part of it."""
    words, start = scanned.words, index
    while start and words[start - 1].end == words[start].start:
        before = words[start - 1]
        dated = any(date.start < before.end and before.start < date.end for date in scanned.dates)
        joint = before.text == "・" and start > 1 and words[start - 2].tag.startswith(_IN_NAME)
        counted = _COUNTER in before.tag and start > 1 and words[start - 2].tag == "名詞-数詞"
        if dated or counted or before.tag == _ADVERBIAL or not (before.tag.startswith(_IN_NAME) or joint):
            break
        start -= 1
    return words[start].start


def pointed_at(text: str, context: Context) -> list[Named]:
    """Give the places that point back to a body the text introduced."""
    found = []
    for head, iri in sorted(context.bodies.items()):
        for match in re.finditer(rf"{_POINTING}{re.escape(head)}", text) if head in text else ():
            if match.group() != head:
                found.append(Named(match.start(), match.end(), "actor", (iri,)))
    return found

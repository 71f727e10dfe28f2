"""Two baselines that anybody could write in an hour; a figure means little without them.

1. *Each sentence a statement*, every cell filled with what is most frequent in the development
   gold; never a reporter, a negation or a limit.
2. *Each cue to the nearest name*: every name of the register found letter for letter, every meeting
   word with the date before it an event, and each linking word a trace to the nearest of these
   before it, from the sentence it stands in.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from keii.evaluation.coding import Coding, Link, Said, Thing, ThingKind
from keii.model import Span

Value = TypeVar("Value", bound=Hashable)

CUES: tuple[tuple[str, str], ...] = (
    ("を受け", "follows"),
    ("following", "follows"),
    ("in response to", "follows"),
    ("踏まえ", "buildsOn"),
    ("building on", "buildsOn"),
    ("in light of", "buildsOn"),
    ("実施", "implements"),
    ("履行", "implements"),
    ("as part of", "implements"),
    ("に従った", "inAccordanceWith"),
    ("に沿って", "inAccordanceWith"),
    ("の下で", "inAccordanceWith"),
    ("に基づき", "inAccordanceWith"),
    ("in accordance with", "inAccordanceWith"),
    ("in line with", "inAccordanceWith"),
    ("pursuant to", "inAccordanceWith"),
    ("再確認", "reaffirms"),
    ("改めて", "reaffirms"),
    ("reaffirm", "reaffirms"),
    ("reiterate", "reaffirms"),
    ("見直し", "revises"),
    ("改正", "revises"),
    ("revise", "revises"),
    ("代わる", "replaces"),
    ("supersede", "replaces"),
    ("歓迎", "welcomes"),
    ("welcome", "welcomes"),
    ("タイミングを合わせ", "coincidesWith"),
    ("timed with", "coincidesWith"),
)
"""Linking words and their relation, as the coding manual's table lists them."""

MEETINGS: tuple[tuple[str, str], ...] = (
    ("首脳会談", "Summit"),
    ("summit", "Summit"),
    ("2+2", "TwoPlusTwo"),
    ("防衛相会談", "DefenseMinisterial"),
    ("外相会談", "ForeignMinisterial"),
    ("首脳電話会談", "LeadersCall"),
    ("署名", "Signing"),
)
"""Words of meetings and the class of event they most often name."""

_SENTENCE = re.compile(r"[^。\n]+(?:\n(?!\s*\n)[^。\n]+)*。|[^.\n]+(?:\n(?!\s*\n)[^.\n]+)*\.(?=\s|$)")
_MARKER = re.compile(r"[\s\-–・○◆◇●■*]*(?:[(（]?\d{1,2}[)）.]\s*)?[\s◆○・]*")
_DATE = re.compile(r"(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?")
_ERA = re.compile(r"(令和|平成|昭和)(\d{1,2}|元)年(?:(\d{1,2})月(?:(\d{1,2})日)?)?")
_FIRST_YEAR = {"令和": 2019, "平成": 1989, "昭和": 1926}


@dataclass(frozen=True, slots=True)
class Name:
    """A name that the register knows: what it names, of which class, since when."""

    words: str
    id: str
    kind: ThingKind
    type: str
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Prior:
    """What is most frequent in the development gold: kind, act and the states that speak."""

    kind: str
    act: str
    speakers: frozenset[str]


def prior(codings: Sequence[Coding]) -> Prior:
    """Count kinds, acts and speaking states over coded files; ties go to the first in the alphabet."""
    said = [one for coding in codings for one in coding.statements]
    states = {thing.id for coding in codings for thing in coding.of("actor") if thing.type == "State"}
    speaking = (tuple(sorted(one.speakers & states)) for one in said)
    return Prior(
        kind=_most((one.kind for one in said), "assessment"),
        act=_most((one.act for one in said), "explain"),
        speakers=frozenset(_most((one for one in speaking if one), ())),
    )


def sentence_baseline(file: str, text: str, date: str | None, majority: Prior) -> Coding:
    """Code each sentence of a text as a statement of the most frequent kind, act and speakers."""
    return Coding(
        file=file,
        statements=tuple(
            Said(
                id=f"sentence-{span.start}",
                span=span,
                kind=majority.kind,
                act=majority.act,
                speakers=majority.speakers,
                holders=majority.speakers,
                date=date,
            )
            for span in sentences(text)
        ),
    )


def name_baseline(spoken: Coding, text: str, names: Iterable[Name]) -> Coding:
    """Add to the sentences every literal name, every dated meeting word, and cues to the nearest."""
    found = [*_literal(text, names), *_meetings(text)]
    things: dict[str, Thing] = {}
    for thing in found:
        seen = things.get(thing.id)
        things[thing.id] = replace(
            thing,
            names=thing.names.union(seen.names if seen else ()),
            spans=(*(seen.spans if seen else ()), *thing.spans),
        )
    targets = [thing for thing in found if thing.kind != "actor"]
    return Coding(
        file=spoken.file,
        statements=spoken.statements,
        things=tuple(things.values()),
        traces=tuple(_nearest(spoken.statements, targets, text)),
    )


def sentences(text: str) -> Iterator[Span]:
    """Give each run that ends in a full stop, without list markers before it."""
    for match in _SENTENCE.finditer(text):
        marker = _MARKER.match(match.group())
        start = match.start() + (marker.end() if marker else 0)
        if start < match.end():
            yield Span(start, match.end())


def _most(values: Iterable[Value], default: Value) -> Value:
    counts = Counter(values)
    return min(counts, key=lambda one: (-counts[one], str(one)), default=default)


def _literal(text: str, names: Iterable[Name]) -> Iterator[Thing]:
    for name in sorted(names, key=lambda one: (one.id, one.words)):
        for match in re.finditer(re.escape(name.words), text) if name.words else ():
            span = Span(*match.span())
            yield Thing(name.id, name.kind, name.type, name.date, frozenset({name.words}), (span,))


def _meetings(text: str) -> Iterator[Thing]:
    # Folding letter by letter keeps offsets: full-width letters have half-width ones of length 1.
    plain = "".join(folded if len(folded := unicodedata.normalize("NFKC", one)) == 1 else one for one in text)
    dates = sorted(_dates(plain), key=lambda one: one[0].end)
    for word, type_ in MEETINGS:
        for match in re.finditer(re.escape(word), plain, re.IGNORECASE):
            before = [date for span, date in dates if span.end <= match.start()]
            date = before[-1] if before else None
            id_ = f"{type_}-{date}"
            yield Thing(id_, "event", type_, date, frozenset({match.group()}), (Span(*match.span()),))


def _dates(text: str) -> Iterator[tuple[Span, str]]:
    for match in _DATE.finditer(text):
        yield Span(*match.span()), _iso(*match.groups())
    for match in _ERA.finditer(text):
        era, year, month, day = match.groups()
        since = 1 if year == "元" else int(year)
        yield Span(*match.span()), _iso(str(_FIRST_YEAR[era] + since - 1), month, day)


def _iso(year: str, month: str | None, day: str | None) -> str:
    return "-".join([year, *(part.zfill(2) for part in (month, day) if part)])


def _nearest(spoken: Sequence[Said], targets: Sequence[Thing], text: str) -> Iterator[Link]:
    for cue, relation in CUES:
        for match in re.finditer(re.escape(cue), text, re.IGNORECASE):
            span = Span(*match.span())
            source = next((one.id for one in spoken if span.within(one.span)), None)
            before = [(one.spans[0].end, one.id) for one in targets if one.spans[0].end <= span.start]
            if source and before:
                yield Link(source, max(before)[1], relation, "Stated", match.group(), span)

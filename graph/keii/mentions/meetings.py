"""Meetings named in a text: kind, parties and date settle which one; else the name stays open.

A meeting of the register with a compatible date is that meeting; one that the register does not
hold gets a node from its type, parties and date, so that two documents give one node.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from keii.dates import Found
from keii.mentions.context import Context, Meeting
from keii.mentions.groups import Groups
from keii.mentions.names import Named
from keii.model import Date, Entity, bare, instance, slug
from keii.ontology import Entry
from keii.ontology.cues import Cue, Cues

MEETINGS = frozenset(
    {
        "Summit",
        "TwoPlusTwo",
        "DefenseMinisterial",
        "ForeignMinisterial",
        "LeadersCall",
        "WorkingMeeting",
        "CommitteeMeeting",
    }
)
# What may stand between a date and the meeting it dates.
_BETWEEN = re.compile(
    r"(?:\(?[日月火水木金土]\)?)?(?:付けの|付の|の|に(?:は)?|、)?[^、。「」]{0,14}(?:、[^、。「」]{0,8})?$"
)
_SAME = re.compile(r"(?:同|本|当該|今回の|この|今般の)$")
_NEXT = re.compile(r"(?:次回の?|次の|今後の)$")
_LAST = re.compile(r"(?:前回の?|先の|先般の)$")


@dataclass(frozen=True, slots=True)
class Called:
    """What a text calls a meeting: its class, the words, and the English name of the class."""

    kind: str
    words: str = ""
    label_en: str = ""


@dataclass(frozen=True, slots=True)
class _Hit:
    """A meeting word with what stands around it."""

    start: int
    end: int
    cue: Cue
    states: tuple[str, ...]
    before: str


class Meetings:
    """The ``meeting`` records of a language."""

    def __init__(self, cues: Cues, groups: Groups) -> None:
        """Index the meeting words, longest first."""
        self._cue = {word: cue for cue in cues.of("meeting") for word in cue.words}
        longest = sorted(self._cue, key=lambda word: (-len(word), word))
        self._pattern = re.compile("|".join(map(re.escape, longest)) or r"(?!)")
        self._groups = groups

    def find(self, text: str, dates: Sequence[Found], context: Context) -> list[Named]:
        """Give the meetings of a text in order; a word that names no single meeting is left out."""
        found: list[Named] = []
        for match in self._matches(text):
            states = self._groups.states_before(text, match.start())
            start = match.start() - _prefix(text, match.start()) if states else match.start()
            cue = self._cue[match.group()]
            hit = _Hit(start, match.end(), cue, states, text[:start])
            named = self._named(text, hit, dates, context)
            if named:
                found.append(named)
        return found

    def type_in(self, title: str) -> str | None:
        """Give the class of the meeting that a title names."""
        called = self.called_in(title)
        return called.kind if called else None

    def called_in(self, title: str) -> Called | None:
        """Give what a title calls the meeting it names."""
        match = next(self._matches(title), None)
        if match is None:
            return None
        cue = self._cue[match.group()]
        start = match.start() - _prefix(title, match.start())
        return Called(cue.value, title[start : match.end()], str(cue.extra.get("label_en", "")))

    def _matches(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the meeting words of a text, but where a word before makes them another thing."""
        for match in self._pattern.finditer(text):
            others = tuple(self._cue[match.group()].extra.get("not_after", ()))
            after = tuple(self._cue[match.group()].extra.get("not_before", ()))
            if others and text[: match.start()].endswith(others):
                continue
            if not (after and text.startswith(after, match.end())):
                yield match

    def _named(self, text: str, hit: _Hit, dates: Sequence[Found], context: Context) -> Named | None:
        if (
            hit.cue.value == "WorkingMeeting" and text[hit.start : hit.end].startswith("次回")
        ) or _NEXT.search(hit.before):
            return _planned(text, hit, context)
        if _LAST.search(hit.before):
            return None
        dated = _date_for(text, hit, dates)
        date = dated.date if dated else None
        if date is None:
            meeting = _spoken_of(hit, context)
        else:
            called = Called(hit.cue.value, text[hit.start : hit.end], str(hit.cue.extra.get("label_en", "")))
            meeting = meeting_on(called, date, hit.states, context)
        if meeting is None:
            return None
        context.met(meeting)
        start = dated.start if dated and hit.start - dated.end <= 2 and dated.end <= hit.start else hit.start
        return Named(start, hit.end, "event", (meeting.iri,))


def meeting_on(called: Called, date: Date, states: tuple[str, ...], context: Context) -> Meeting | None:
    """Give the meeting of a class on a date between states: the register's, else a node of its own.

    Gives none where several registered meetings fit: the words do not settle which.
    """
    kind = called.kind
    fitting = [entry for entry in context.register.of_type(*_types(kind)) if _fits(entry, date, states)]
    if len(fitting) == 1:
        return Meeting(fitting[0].type, fitting[0].iri, date)
    if fitting or (kind == "Other" and len(date.value) < 10):
        return None
    parties = states or context.parties
    name = "-".join([slug(_spaced(kind)), date.value, *sorted(bare(state).lower() for state in parties)])
    iri = instance("event", name)
    label_ja = f"{called.words or '会談'}（{date.value}）"
    label_en = f"{called.label_en or 'meeting'}, {date.value}"
    context.add(Entity(iri, kind, label_ja, label_en, date=date, participants=parties))
    return Meeting(kind, iri, date)


def _types(kind: str) -> tuple[str, ...]:
    return tuple(sorted(MEETINGS)) if kind == "Other" else (kind,)


def _fits(entry: Entry, date: Date, states: tuple[str, ...]) -> bool:
    if entry.date is None or not (date.covers(entry.date) or entry.date.covers(date)):
        return False
    present = {
        participant for participant in (*entry.participants, *entry.parties) if "/state/" in participant
    }
    return not states or not present or set(states) == present


def _spoken_of(hit: _Hit, context: Context) -> Meeting | None:
    """Give the meeting meant by an undated name: this document's own, else the last of its class."""
    if _SAME.search(hit.before) and context.meeting:
        return context.meeting
    wanted = hit.cue.value
    if context.meeting and wanted in {context.meeting.type, "Other"}:
        return context.meeting
    return next((seen for seen in reversed(context.meetings) if seen.type == wanted and seen.date), None)


def _planned(text: str, hit: _Hit, context: Context) -> Named:
    """Make a node for a meeting still to come; it has no date until a text gives one."""
    words = (
        text[hit.start : hit.end]
        if text[hit.start :].startswith("次回")
        else "次回" + text[hit.start : hit.end]
    )
    iri = instance("event", f"planned-{slug(context.document.id + words)}")
    kind = "WorkingMeeting" if hit.cue.value == "Other" else hit.cue.value
    context.add(
        Entity(
            iri,
            kind,
            words,
            f"next {hit.cue.extra.get('label_en', 'meeting')}",
            participants=hit.states or context.parties,
        )
    )
    return Named(hit.start, hit.end, "event", (iri,))


def _date_for(text: str, hit: _Hit, dates: Sequence[Found]) -> Found | None:
    before = [found for found in dates if found.end <= hit.start]
    if before and _BETWEEN.fullmatch(text[before[-1].end : hit.start]):
        return before[-1]
    return next((found for found in dates if 0 <= found.start - hit.end <= 1 and text[hit.end] == "("), None)


def _prefix(text: str, index: int) -> int:
    """Give the length of the run of state letters (日米, 日米豪) that ends at an index."""
    match = re.search(r"[日米韓豪印比英中露加伊仏独欧両国間]{2,6}$", text[:index])
    return len(match.group()) if match else 0


def _spaced(kind: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind)

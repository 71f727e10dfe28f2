"""The meeting at which words were said, and the meeting that a document is the record of."""

from __future__ import annotations

import re

from keii.dates import Found
from keii.mentions import MEETINGS, Called, Context, Finder, Marked, Meeting, meeting_on, type_of
from keii.model import Date, bare
from keii.ontology.cues import Cues
from keii.reading import squeeze
from keii.statements.clauses import Clause

_AT = re.compile(
    r"(?:\([^)]*\))?(?:に(?:おいて|際し(?:て)?|て)(?!け|る)|の(?:場|際|中)(?:で|に)|で(?:は|も)?、)"
)
_MET = re.compile(r"(?:会談|会合|協議|会議|電話|テレビ)[^。]{0,6}(?:を|が)(?:行|実施|開催|持)")
_WORDS = frozenset(
    {
        "commit",
        "intend",
        "agree",
        "confirm",
        "reaffirm",
        "plan",
        "decide",
        "welcome",
        "emphasize",
        "oppose",
        "concern",
        "recognize",
        "explain",
        "discuss",
        "request",
        "sign",
        "pursue",
    }
)


def where_said(marked: Marked, clause: Clause, act: str, context: Context) -> Meeting | None:
    """Give the meeting at which words were said: one the clause names (…において), else the document's."""
    if act in _WORDS:
        for named in marked.within(clause.start, clause.end, "event"):
            at_meeting = type_of(named.iris[0], context.register, context.entities) in MEETINGS
            if at_meeting and _AT.match(marked.text, named.end):
                return next((met for met in reversed(context.meetings) if met.iri == named.iris[0]), None)
    return context.meeting


class Opening:
    """Reads the sentence with which a readout opens: who met whom, when."""

    def __init__(self, cues: Cues, finder: Finder) -> None:
        """Take the records that tell which offices make which meeting."""
        self._encounters = {frozenset(cue.words): cue.value for cue in cues.of("encounter")}
        self._records = [cue.pattern for cue in cues.of("record") if cue.pattern]
        self._finder = finder

    def read(self, marked: Marked, context: Context) -> bool:
        """Let the context take the meeting and its people from a sentence that says they met.

        Gives whether the sentence was such an opening.
        """
        people = _people(marked)
        if context.people or len(people) < 2 or not _MET.search(marked.text):
            return False
        date = _first_date(marked.dates) or context.document.issued
        if date is None:
            return False
        states = tuple(sorted(context.states_of(people)))
        meeting = meeting_on(self._called(people, context), date, states, context)
        if meeting is None:
            return False
        context.people, context.parties = people, states
        self._take(Meeting(meeting.type, meeting.iri, date), context)
        return True

    def from_title(self, context: Context, *, record: bool) -> None:
        """Let the context take the meeting that the document's title names, held on its date.

        ``record`` tells that the document is the meeting's own statement; of another paper the day
        of issue need not be the day of the meeting, so it is asked only when nothing else tells.
        """
        document = context.document
        title = squeeze(document.title or "")
        called = self._finder.called_in(title)
        if context.meeting or called is None or document.issued is None or len(document.issued.value) < 10:
            return
        if record and not any(pattern.search(title) for pattern in self._records):
            return
        meeting = meeting_on(called, document.issued, context.parties, context)
        if meeting is not None:
            self._take(Meeting(meeting.type, meeting.iri, document.issued), context)

    def _take(self, meeting: Meeting, context: Context) -> None:
        context.meeting = meeting
        context.met(meeting)

    def _called(self, people: tuple[str, ...], context: Context) -> Called:
        titled = self._finder.called_in(squeeze(context.document.title or ""))
        if titled:
            return titled
        offices = set()
        for iri in people:
            entry = context.entry(iri)
            offices |= {bare(held.office) for held in entry.holds} if entry else set()
            offices.add(bare(iri))
        for pair, kind in self._encounters.items():
            if pair <= offices:
                return Called(kind)
        return Called("Other")


def _people(marked: Marked) -> tuple[str, ...]:
    found = [
        named.iris[0] for named in marked.names if "/person/" in named.iris[0] or "/office/" in named.iris[0]
    ]
    return tuple(dict.fromkeys(found))


def _first_date(dates: tuple[Found, ...]) -> Date | None:
    return next((found.date for found in dates if found.date and len(found.date.value) == 10), None)

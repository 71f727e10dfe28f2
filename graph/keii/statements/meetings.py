"""The meeting at which words were said, and the meeting that a document is the record of."""

from __future__ import annotations

import re
from dataclasses import replace

from keii.dates import Anchor, Found, find_dates
from keii.mentions import MEETINGS, Called, Context, Finder, Marked, Meeting, meeting_on, type_of
from keii.model import Date, Entity, Passage, Span, bare, instance, slug
from keii.ontology.cues import Cues
from keii.reading import main_title, normalise, squeeze
from keii.statements.clauses import Clause

_AT = re.compile(
    r"(?:\([^)]*\))?(?:に(?:おいて|おきまして|際し(?:て)?|て)(?!け|る)|の(?:場|際|中)(?:で|に)|で(?:は|も)?、)"
)
# 「…において確認された方針」 names where the policy comes from, not where this is said.
_ELSEWHERE = re.compile(r"に(?:おいて|て)[^、。「」]{0,20}(?:さ?れ(?:てい)?|し)た(?=[一-龠「『])")
_HOLDING = re.compile(r"[がを](?:開催|開か|行わ)(?:し|さ?れ)?(?:て)?、")
_OPENS_ROW = re.compile(r"(?:\([^)]*\))?、")
_MET = re.compile(
    r"(?:会談|会合)し(?:た|まし|、)|"
    r"(?:会談|会合|協議|会議|委員会|電話|テレビ|2\+2)(?:(?:及び|・)[^、。()]{1,10})?(?:\([^)]*\))?[^、。]{0,8}(?:を|が)[^、。]{0,12}(?:行|実施|開催|持)"
)
_GOES_ON = re.compile(r"(?:会談|会合)し、")
# The particulars of a meeting in a ministry's outline, and who came for each side.
_PARTICULAR = re.compile(r"(?:\d{1,2}\.?\s?)?(?:(?P<when>日時|期日|開催日)|(?P<who>出席者|参加者))[:：]?")
_SIDE = re.compile(r"[(（]?(?:日本側|米側|米国側|先方|日側)")
# 「…において、下記のとおり合意されました」: what is agreed below was agreed there.
_BELOW = re.compile(r"(?:下記|以下|次)のとおり[^。、]{0,10}(?:合意|決定|承認|了承|一致)")
_AGREED = frozenset({"agree", "confirm", "reaffirm", "decide"})
# A line of a list of those who sign.
_LINE = 40
_DAY = 10
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
        "start",
        "complete",
    }
)


def where_said(marked: Marked, clause: Clause, act: str, context: Context) -> Meeting | None:
    """Give the meeting at which words were said: one the clause names (…において), else the document's."""
    if act in _WORDS:
        for named in marked.within(clause.start, clause.end, "event"):
            at_meeting = type_of(named.iris[0], context.register, context.entities) in MEETINGS
            met = next((met for met in reversed(context.meetings) if met.iri == named.iris[0]), None)
            if at_meeting and met and _at(marked.text, named.start, named.end, context):
                return met
    if context.agreed_at and context.meeting is None and (act in _AGREED or context.joint):
        return context.agreed_at
    return context.meeting or context.session


def _at(text: str, start: int, end: int, context: Context) -> bool:
    """Tell whether words after the name of a meeting make it the place of what is said."""
    if context.row and start <= 1 and _OPENS_ROW.match(text, end):
        return True
    return bool(_HOLDING.match(text, end) or (_AT.match(text, end) and not _ELSEWHERE.match(text, end)))


class Opening:
    """Reads the sentence with which a readout opens: who met whom, when."""

    def __init__(self, cues: Cues, finder: Finder) -> None:
        """Take the records that tell which offices make which meeting."""
        self._encounters = {frozenset(cue.words): cue.value for cue in cues.of("encounter")}
        self._records = [cue.pattern for cue in cues.of("record") if cue.pattern]
        self._concluded = [cue.pattern for cue in cues.of("concluded") if cue.pattern]
        self._finder = finder

    def read(self, marked: Marked, context: Context) -> bool:
        """Let the context take the meeting and its people from a sentence that says they met.

        Gives whether the sentence was such an opening.
        """
        people = _people(marked)
        if context.meeting and _MET.search(marked.text) and _held_now(marked, context.meeting):
            _evident(context.meeting, Passage(context.document.id, *_range(marked.sentence.span)), context)
            states = tuple(sorted(context.states_of(people)))
            if not context.people and len(people) > 1 and len(states) > 1:
                context.people, context.parties = people, states  # a title names the meeting, not who met
        if context.speech or context.meeting or len(people) < 2 or not _MET.search(marked.text):
            return False
        date = _first_date(marked.dates) or context.document.issued
        if date is None:
            return False
        states = tuple(sorted(context.states_of(people)))
        meeting = meeting_on(self._called(people, context), date, states, context)
        if meeting is None:
            return False
        context.people, context.parties = context.people or people, states
        self._take(Meeting(meeting.type, meeting.iri, date), context)
        _evident(meeting, Passage(context.document.id, *_range(marked.sentence.span)), context)
        if context.anchor.issued is None:
            context.anchor = Anchor(issued=date, last=date)  # 本年 in an undated account is the meeting's
        return not _GOES_ON.search(marked.text)

    def from_particulars(self, context: Context) -> None:
        """Let the context take when a meeting was held and by whom from its particulars: 日時, 出席者."""
        document = context.document
        called = self._finder.called_in(main_title(document.title))
        date: Date | None = None
        people: dict[str, None] = {}
        listing = False
        for block in document.blocks:
            text = squeeze(block.span.of(document.text))
            label = _PARTICULAR.match(text)
            if label and label["when"]:
                found = find_dates(text[label.end() :], Anchor(issued=document.issued))
                date = date or (found[0].date if found else None)
            listing = bool(label and label["who"]) or (listing and bool(_SIDE.match(text)))
            if listing:
                people.update(dict.fromkeys(self._finder.people_in(block, context)[:1]))
        if called is None or called.session or date is None or context.meeting:
            return
        heads = tuple(people)
        states = tuple(sorted(context.states_of(heads))) or context.parties
        meeting = meeting_on(called, date, states, context)
        if meeting is None:
            return
        if len(heads) > 1:
            context.people, context.parties = heads, states
        self._take(Meeting(meeting.type, meeting.iri, date), context)

    def from_signing(self, context: Context) -> None:
        """Let the context take the signing told at the end of a treaty: what it says was said there."""
        document = context.document
        if context.meeting or context.session or not context.joint:
            return
        normal = normalise(document.text, [document.span])
        for found in find_dates(normal.text, Anchor(issued=document.issued)):
            done = next((match for p in self._concluded if (match := p.match(normal.text, found.end))), None)
            if done is None or found.date is None or len(found.date.value) < _DAY:
                continue
            title = main_title(document.title)
            iri = instance("event", f"signing-{found.date.value}-{slug(title)}")
            passage = Passage(document.id, *_range(normal.span(found.start, done.end())))
            label_ja, label_en = f"{title}の署名（{found.date.value}）", f"Signing, {found.date.value}"
            parties = context.parties
            context.add(Entity(iri, "Signing", label_ja, label_en, found.date, parties, evidence=(passage,)))
            context.session = Meeting("Signing", iri, found.date)
            return

    def agreed_below(self, marked: Marked, context: Context) -> None:
        """Let the context take the meeting whose agreements a notice sets out below."""
        if not _BELOW.search(marked.text):
            return
        for named in marked.names:
            held = next((met for met in context.meetings if met.iri == named.iris[0]), None)
            if held and _AT.match(marked.text, named.end):
                context.agreed_at = held

    def from_title(self, context: Context, *, record: bool) -> None:
        """Let the context take the meeting that the document's title names, held on its date.

        ``record`` tells that the document is the meeting's own statement; of another paper the day
        of issue need not be the day of the meeting, so it is asked only when nothing else tells.
        """
        document = context.document
        title = main_title(document.title)
        called = self._finder.called_in(title)
        if context.meeting or called is None or document.issued is None or len(document.issued.value) < 10:
            return
        if record and not any(pattern.search(title) for pattern in self._records):
            return
        meeting = meeting_on(called, document.issued, context.parties, context)
        if meeting is None:
            return
        held = Meeting(meeting.type, meeting.iri, document.issued)
        for block in document.blocks:
            if main_title(block.span.of(document.text)) == title:
                _evident(held, Passage(document.id, *_range(block.span)), context)
        if called.session:
            context.session = context.session or held
        else:
            self._take(held, context)

    def from_head(self, context: Context) -> None:
        """Let the context take those who sign a joint paper under its title, each on a line: 〇〇外務大臣."""
        title = main_title(context.document.title)
        if not any(pattern.search(title) for pattern in self._records):
            return
        people: dict[str, None] = {}
        for block in context.document.blocks:
            if block.kind in {"note", "issuer"} and len(block.span.of(context.document.text)) <= _LINE:
                people.update(dict.fromkeys(self._finder.people_in(block, context)))
        states = context.states_of(people)
        if len(people) > 1 and len(states) > 1:
            context.people, context.parties = tuple(people), tuple(sorted(states))

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


def _evident(meeting: Meeting, passage: Passage, context: Context) -> None:
    """Let the words that tell of the document's own meeting be evidence of it, if only texts know it."""
    entity = context.entities.get(meeting.iri)
    if entity is not None and context.entry(meeting.iri) is None:
        context.add(replace(entity, evidence=(passage,)))


def _held_now(marked: Marked, meeting: Meeting) -> bool:
    """Tell whether a sentence dates a meeting on the day of the document's own: 「本日会談し」."""
    return any(found.date == meeting.date for found in marked.dates) and meeting.date is not None


def _range(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _people(marked: Marked) -> tuple[str, ...]:
    found = [
        named.iris[0] for named in marked.names if "/person/" in named.iris[0] or "/office/" in named.iris[0]
    ]
    return tuple(dict.fromkeys(found))


def _first_date(dates: tuple[Found, ...]) -> Date | None:
    return next((found.date for found in dates if found.date and len(found.date.value) == 10), None)

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
from keii.mentions.dating import HELD, run_of
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
# What stands for the letters of an agreement's name in the texts that are searched here.
HIDDEN = "〓"
# A meeting held, or to be held, on the date that the clause names before: 「昨日、…の会合が開催され」.
_HELD_ON = re.compile(r"[がを](?:開催|実施|行わ|行っ|開か|開い|持)")
_RELATIVE = re.compile(rf"(?:に(?:は|も)?|から)?、?[^、。「」]{{0,30}}(?:{HELD})[^、。はがを]{{0,8}}")
# A body sits only where the words say so: 「6月の…委員会において」, 「11日に開催された…委員会」.
_NAMING = re.compile(r"の?[一-龠々ァ-ヴー・]{0,12}")
_AT_IT = re.compile(r"に(?:おいて|て)|で|の(?:場|席)")
_BROKEN = re.compile(r"。|[しりれてたがの]、")
_NEXT = re.compile(
    r"(?:次回の?|次の|今後の|(?:今後|近く)(?:開催|実施)される|(?:開催|実施)予定の|予定されている)$"
)
# 「今月中旬に予定されている会合」: to come, on the day named.
_HELD_THEN = re.compile(r"(?:れる|いる|予定の)$")
_NEXT_WORD = re.compile(r"^次(?:回の?|の)")
_TO_COME = re.compile(
    r"の(?:開催)?(?:時期|日程)|[をの](?:できる(?:限り|だけ))?(?:(?:早期|速やか|近く|定期的)[にの])?(?:開催|実施|実現)"
    r"(?:する(?:こと|よう|方向|予定|方針|旨)|に(?:向け|合意)|を(?:調整|検討))"
)
# 「第1回会合」, 「作業部会の初会合」: officials meet under a name.
_NUMBERED = re.compile(r"(?:第[\d一二三四五六七八九十]+回(?:目の)?|初)$")
# What a chronology's row opens with is held on the row's date.
_OPENS_ROW = re.compile(r"(?:\([^)]*\))?(?:に(?:おいて|て|際し)|で|を開催|の開催|開催|[、。]|$)")
_LAST = re.compile(r"(?:前回の?|先の|先般の)$")


@dataclass(frozen=True, slots=True)
class Called:
    """What a text calls a meeting: its class, the words, and the English name of the class.

    ``open``: others than the parties of the document meet, too.  ``session``: one side speaks to others.
    """

    kind: str
    words: str = ""
    label_en: str = ""
    open: bool = False
    session: bool = False


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
        self._cues = cues.of("meeting")
        self._cue = {word: cue for cue in self._cues for word in cue.words}
        longest = sorted(self._cue, key=lambda word: (-len(word), word))
        self._pattern = re.compile("|".join(map(re.escape, longest)) or r"(?!)")
        self._groups = groups
        papers = {word for cue in cues.of("meeting") for word in cue.extra.get("papers", ())}
        self._paper = re.compile(rf"の?(?:{'|'.join(map(re.escape, sorted({*papers, HIDDEN})))})")

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
        found = (each for each in self._matches(title) if not self._cue[each.group()].extra.get("held"))
        match = next(found, None)
        if match is None:
            return self._adopting(title)
        cue = self._cue[match.group()]
        start = match.start() - _prefix(title, match.start())
        return _made(cue, cue.value, title[start : match.end()])

    def _adopting(self, title: str) -> Called | None:
        """Give the meeting of which a title names only the paper: 「日米首脳共同声明」."""
        for cue in self._cues:
            for paper in cue.extra.get("titles", ()):
                at = title.find(paper)
                if at >= 0:
                    return _made(cue, cue.value, title[at - _prefix(title, at) : at + len(paper)])
        return None

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
        dated = _date_for(text, hit, dates)
        if self._paper.match(text, hit.end) or (_LAST.search(hit.before) and dated is None):
            return None  # 「…委員会共同発表」 is a paper
        if _next(text, hit) and not (dated and _HELD_THEN.search(hit.before)):
            return _planned(text, hit, context)
        date = dated.date if dated else _row_of(text, hit, context)
        if date is None and _TO_COME.match(text, hit.end):
            return _planned(text, hit, context)
        if date and date == context.document.issued and context.meeting is None and _unnamed(hit):
            return None  # the document's own meeting: who met tells which (「本日、会談した」)
        if date is None:
            meeting = None if hit.cue.extra.get("dated") else _spoken_of(hit, context)
        else:
            meeting = meeting_on(_called(text, hit, context), date, hit.states, context)
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
    asked = () if called.session else _types(kind)  # a session is of one side, no meeting of the parties
    fitting = next(filter(None, (_fitting(types, date, states, context) for types in asked)), [])
    if len(fitting) == 1:
        return Meeting(fitting[0].type, fitting[0].iri, date)
    if fitting or (kind == "Other" and len(date.value) < 10):
        return None
    parties = () if called.open else states or context.parties
    name = "-".join([slug(_spaced(kind)), date.value, *sorted(bare(state).lower() for state in parties)])
    iri = instance("event", name)
    label_ja = f"{called.words or '会談'}（{date.value}）"
    label_en = f"{called.label_en or 'meeting'}, {date.value}"
    context.add(Entity(iri, kind, label_ja, label_en, date=date, participants=parties))
    return Meeting(kind, iri, date)


def _types(kind: str) -> tuple[tuple[str, ...], ...]:
    """Give the classes under which the register may hold a meeting, those to be asked first first."""
    if kind == "TwoPlusTwo":
        return (kind,), ("CommitteeMeeting",)  # before the four ministers met, the same committee
    return (tuple(sorted(MEETINGS)) if kind == "Other" else (kind,),)


def _fitting(types: tuple[str, ...], date: Date, states: tuple[str, ...], context: Context) -> list[Entry]:
    return [entry for entry in context.register.of_type(*types) if _fits(entry, date, states)]


def _called(text: str, hit: _Hit, context: Context) -> Called:
    """Give what a dated word calls a meeting; a plain word (会談) is one like the document's own."""
    kind = hit.cue.value
    if kind == "Other" and _NUMBERED.search(hit.before):
        kind = "WorkingMeeting"
    elif kind == "Other" and context.meeting and not hit.states and not hit.cue.extra.get("session"):
        kind = context.meeting.type
    return _made(hit.cue, kind, text[hit.start : hit.end])


def _made(cue: Cue, kind: str, words: str) -> Called:
    extra = cue.extra
    return Called(
        kind, words, str(extra.get("label_en", "")), bool(extra.get("open")), bool(extra.get("session"))
    )


def _fits(entry: Entry, date: Date, states: tuple[str, ...]) -> bool:
    if entry.date is None or not (date.covers(entry.date) or entry.date.covers(date)):
        return False
    present = {
        participant for participant in (*entry.participants, *entry.parties) if "/state/" in participant
    }
    return not states or not present or set(states) == present


def _spoken_of(hit: _Hit, context: Context) -> Meeting | None:
    """Give the meeting meant by an undated name: this document's own, else the last of its class."""
    if hit.cue.extra.get("session"):
        return context.session
    if _SAME.search(hit.before) and context.meeting:
        return context.meeting
    wanted = hit.cue.value
    if _NUMBERED.search(hit.before):
        return None
    if context.meeting and wanted in {context.meeting.type, "Other"}:
        return context.meeting
    return next((seen for seen in reversed(context.meetings) if seen.type == wanted and seen.date), None)


def _unnamed(hit: _Hit) -> bool:
    return hit.cue.value == "Other" and not hit.cue.extra.get("session") and not _NUMBERED.search(hit.before)


def _next(text: str, hit: _Hit) -> bool:
    return text[hit.start : hit.end].startswith(("次回", "次の")) or bool(_NEXT.search(hit.before))


def _planned(text: str, hit: _Hit, context: Context) -> Named:
    """Make a node for a meeting still to come; it has no date until a text gives one."""
    said = text[hit.start : hit.end]
    plain = _NEXT_WORD.sub("", said)
    words = f"次回{plain}" if _next(text, hit) else f"予定の{plain}"
    iri = instance("event", f"planned-{slug(context.document.id + words)}")
    kind = "WorkingMeeting" if hit.cue.value == "Other" else hit.cue.value
    label_en = f"next {hit.cue.extra.get('label_en', 'meeting')}"
    label_ja = said if plain != said else words
    context.add(Entity(iri, kind, label_ja, label_en, participants=hit.states or context.parties))
    return Named(hit.start, hit.end, "event", (iri,))


def _row_of(text: str, hit: _Hit, context: Context) -> Date | None:
    """Give the date of a chronology's row for the meeting that the row opens with."""
    opens = hit.start <= 1 and _OPENS_ROW.match(text, hit.end)
    return context.row if opens and not hit.cue.extra.get("dated") else None


def _date_for(text: str, hit: _Hit, dates: Sequence[Found]) -> Found | None:
    before = [found for found in dates if found.end <= hit.start]
    if before:
        between = text[before[-1].end : hit.start]
        named = hit.cue.value != "Other" or _NUMBERED.search(hit.before)
        held = bool(named and _HELD_ON.match(text, hit.end)) and not _BROKEN.search(between)
        if hit.cue.extra.get("held"):
            said = text[before[-1].start : before[-1].end].endswith("の") or between.startswith("の")
            plain = said and _NAMING.fullmatch(between) and _AT_IT.match(text, hit.end)
            return before[-1] if plain or _RELATIVE.fullmatch(between) else None
        if held or _BETWEEN.fullmatch(between) or _RELATIVE.fullmatch(between):
            return run_of(text, before)[0]
    return next((found for found in dates if 0 <= found.start - hit.end <= 1 and text[hit.end] == "("), None)


def _prefix(text: str, index: int) -> int:
    """Give the length of the run of state letters (日米, 日米豪) that ends at an index."""
    match = re.search(r"[日米韓豪印比英中露加伊仏独欧両国間]{2,6}$", text[:index])
    return len(match.group()) if match else 0


def _spaced(kind: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind)

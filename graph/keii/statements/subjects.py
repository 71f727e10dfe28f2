"""Whose act it is: topic, subject, source and agent of a Japanese clause, and who is bound or addressed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from keii.mentions import Context, Marked, Named
from keii.statements.clauses import Clause, depth_at, governs_clause

_MEMBERS = (
    r"(?:側|等|など|ら|両名|自身)?"
    r"(?:の(?:人員|要員|隊員|関係者|代表(?:者|団)?|担当者|職員|部隊|当局|政府|中|内部|議員))?"
)
_TOPIC = re.compile(_MEMBERS + r"(?:(?:として|において|にあって)は、?|としても、?|は[、,]?|も、)")
# 「…会談では、AとBが、…で一致」: a subject set off by a comma is the sentence's own.
_OUTER = re.compile(_MEMBERS + r"が、")
_NEAR = 12
_WITHIN = re.compile(r"において、")
_SUBJECT = re.compile(_MEMBERS + r"が")
_NOMINATIVE = re.compile(_MEMBERS + r"(?=[はが])")
_SOURCE = re.compile(_MEMBERS + r"(?:から(?:は|も)?|より(?:は)?)、?")
_AGENT = re.compile(_MEMBERS + r"(?:によ(?:り|って)|の(?:責任|判断|主導)(?:において|で|により))")
_FORUM = re.compile(
    r"(?:(?:の|間の)[^、。「」]{0,10}(?:部会|協議|委員会|会合|会議|枠組み|プロセス))?(?:を通じ(?:て)?(?![たる])|において|の場で|で(?!は?な|あ|きる|す))"
)
_INSIDE = re.compile(r"(?:国内|内部?|政府内)で(?:の)?(?:検討|審議|手続|調整|議論|決定)")
_PLACE = re.compile(_MEMBERS + r"に[、,]")
_JOINED = frozenset({"と", "及び", "並びに", "、", "・", "や", "及びその", "と、", "両"})
_BOUND = re.compile(r"(?:による|の)[^、。「」]{0,14}$")
_WITH = re.compile(r"と(?:も|の間で)?(?:意見が|認識が|既に)?")
_AMONG = re.compile(_MEMBERS + r"(?:と)?の間(?:で|において)(?!の)")
_AT_MEETING = re.compile(r"(?:\([^)]*\))?(?:に(?:おいて|おきまして|て)|で(?:は)?、|。|、)")
_DUTY = re.compile(r"(?:コミットメント|決意|意図|意向|約束|方針|責務|義務)$")
_TOLD = re.compile(
    _MEMBERS + r"(?:に対し(?:て|まして)?(?!た|の|ての)(?=[、,]|[^す])(?!する)|へ(?:の働きかけ|働きかけ))"
)
_ASKED = re.compile(_MEMBERS + r"に(?:も)?、?[^、。]{0,6}$")
_DEFENDED = re.compile(r"(?:の防衛(?:に対する|への|に)|を防衛する)")


@dataclass(frozen=True, slots=True)
class Who:
    """Actors found in a role, and where; ``explicit`` where the clause names them as topic or subject."""

    iris: tuple[str, ...] = ()
    explicit: bool = False
    at: int = 0

    def __bool__(self) -> bool:
        """Tell whether anybody was found."""
        return bool(self.iris)


def topic(marked: Marked, clause: Clause) -> Who:
    """Give the actors that a clause names as its topic (は, としては), else as its subject (が)."""
    headline = _headlined(marked, clause)
    if headline:
        return headline
    names = _outside(marked, clause)
    for pattern in (_TOPIC, _SUBJECT, _WITHIN):
        for named in names:
            if pattern.match(marked.text, named.end) and not (
                pattern is _SUBJECT
                and governs_clause(clause.predicate)
                and named.start - clause.start > _NEAR
                and not _OUTER.match(marked.text, named.end)
            ):
                return Who(_with_joined(marked, named, clause), explicit=True, at=named.start)
    return Who()


def nominative(marked: Marked, clause: Clause, speakers: Sequence[str]) -> tuple[int, int] | None:
    """Give where a clause names its speakers with は or が, the particle left out."""
    found = topic(marked, clause)
    if not found or not set(found.iris) <= set(speakers):
        return None
    ends = (_NOMINATIVE.match(marked.text, n.end) for n in _outside(marked, clause) if n.start == found.at)
    return next(((found.at, match.end()) for match in ends if match), None)


def first_named(marked: Marked, clause: Clause) -> Who:
    """Give whom a clause names as its topic, or before it as the source of words (…から…旨述べた)."""
    found, said_by = topic(marked, clause), source(marked, clause)
    speech = clause.predicate is not None and clause.predicate.speech
    if speech and said_by and (not found or said_by.at < found.at):
        return said_by
    return found


def _headlined(marked: Marked, clause: Clause) -> Who:
    """Give who opens a headline: 「日米両政府、中間報告を公表」."""
    if clause.predicate is None or not clause.predicate.nominal:
        return Who()
    for named in _outside(marked, clause):
        joined = _with_joined(marked, named, clause)
        if marked.text.startswith(("、", ","), named.end) and _opens(marked, clause, named):
            return Who(joined, explicit=True)
    return Who()


def _opens(marked: Marked, clause: Clause, named: Named) -> bool:
    """Tell whether nothing but joined names stands between a clause's beginning and the end of a name."""
    at = clause.begin
    for other in _outside(marked, clause):
        if other.start > named.start or marked.text[at : other.start].strip("、 ") not in {*_JOINED, ""}:
            break
        at = other.end
    return at == named.end


def between(marked: Marked, clause: Clause) -> Who:
    """Give those between whom something is done: 「AとBとの間で」."""
    for named in _outside(marked, clause):
        among = marked.text[named.start : named.end].endswith("間") and marked.text.startswith(
            "で", named.end
        )
        if among or _AMONG.match(marked.text, named.end):
            return Who(_with_joined(marked, named, clause), explicit=True)
    return Who()


def partner(marked: Marked, clause: Clause) -> Who:
    """Give with whom something is agreed: 「…することで米側と一致」."""
    if clause.predicate is None:
        return Who()
    for named in _outside(marked, clause):
        if _WITH.fullmatch(marked.text, named.end, clause.predicate.start):
            return Who(named.iris)
    return Who()


def meeting_parties(marked: Marked, clause: Clause, context: Context) -> tuple[str, ...]:
    """Give the states that met at the meeting a clause names (「2+2」において、…を確認)."""
    for named in marked.within(clause.start, clause.end, "event"):
        if _AT_MEETING.match(marked.text, named.end):
            return tuple(iri for iri in context.parties_of(named.iris[0]) if "/state/" in iri)
    return ()


def source(marked: Marked, clause: Clause) -> Who:
    """Give the actors from whom words come (…から, …より)."""
    for named in _outside(marked, clause):
        if _SOURCE.match(marked.text, named.end):
            return Who(_with_joined(marked, named, clause), explicit=True, at=named.start)
    return Who()


def author(marked: Marked, clause: Clause) -> Who:
    """Give who is said to do what the clause tells: …により, …の責任において."""
    if governs_clause(clause.predicate):
        return Who()
    for named in _outside(marked, clause):
        if _AGENT.match(marked.text, named.end):
            return Who(_with_joined(marked, named, clause))
    return Who()


def agent(marked: Marked, clause: Clause, context: Context) -> Who:
    """Give who acts in a passive or subjectless clause: a forum's members, …内での検討."""
    if governs_clause(clause.predicate):
        return Who()
    names = _outside(marked, clause)
    for named in names:
        match = _FORUM.match(marked.text, named.end)
        members = _members(named, context, marked.text[named.end : match.end()]) if match else ()
        if members:
            return Who(members)
    for named in names:
        if _INSIDE.match(marked.text, named.end - 1) or _INSIDE.match(marked.text, named.end):
            return Who(named.iris)
    return Who()


def place(marked: Marked, clause: Clause) -> Who:
    """Give the organisation in which something is set up (在日米軍に、部署を設置)."""
    for named in _outside(marked, clause):
        if _PLACE.match(marked.text, named.end) and "/organization/" in named.iris[0]:
            return Who(named.iris)
    return Who()


def owner(marked: Marked, clause: Clause, context: Context) -> Who:
    """Give the states to whom the thing belongs that a passive clause is about (XのYについては)."""
    about = re.search(r"(?:について|に関して|に係る[^、]*)は[、,]", marked.text[clause.start : clause.end])
    if not about:
        return Who()
    names = [n for n in _outside(marked, clause) if n.end <= clause.start + about.start()]
    return Who(context.states_of(names[0].iris)) if names else Who()


def holders(marked: Marked, clause: Clause, speakers: Sequence[str], context: Context) -> tuple[str, ...]:
    """Give who is bound, if not the speakers: 「米国の揺るぎないコミットメント」, 「米国が…すること」."""
    found = clause.predicate
    if found is None or not found.complement:
        return ()
    begin, end = clause.start, clause.start + len(found.complement)
    names = marked.within(begin, end, "actor")
    bound: tuple[str, ...] = ()
    if _DUTY.search(found.complement):
        for named in reversed(names):
            if _BOUND.match(marked.text[named.end : end]):
                bound = named.iris
                break
    elif governs_clause(found):
        inner = [named for named in names if _SUBJECT.match(marked.text, named.end)]
        bound = inner[0].iris if inner else ()
    return () if set(context.states_of(bound)) == set(context.states_of(speakers)) else bound


def addressees(marked: Marked, clause: Clause, act: str) -> tuple[str, ...]:
    """Give to whom words are said or for whom something is done (米側に対し, 日本の防衛に対する)."""
    found: dict[str, None] = {}
    for named in _outside(marked, clause):
        verb = clause.predicate.start if clause.predicate else clause.end
        asked = act == "request" and _ASKED.match(marked.text[named.end : verb])
        if _TOLD.match(marked.text, named.end) or _DEFENDED.match(marked.text, named.end) or asked:
            found.update(dict.fromkeys(_with_joined(marked, named, clause)))
    return tuple(found)


def _outside(marked: Marked, clause: Clause) -> list[Named]:
    """Give the actors of a clause that stand outside quotations."""
    names = marked.within(clause.start, clause.end, "actor")
    return [named for named in names if depth_at(marked.text, named.start, clause.start) <= 0]


def _with_joined(marked: Marked, named: Named, clause: Clause) -> tuple[str, ...]:
    """Give an actor and those joined to it: 中谷防衛大臣とヘグセス米国防長官は."""
    names = [other for other in marked.within(clause.start, named.end, "actor") if other.end <= named.start]
    iris = list(named.iris)
    start = named.start
    for other in reversed(names):
        if marked.text[other.end : start] not in _JOINED:
            break
        iris = [*other.iris, *iris]
        start = other.start
    return tuple(dict.fromkeys(iris))


def _members(named: Named, context: Context, words: str) -> tuple[str, ...]:
    """Give the members of a forum, registered or named after its states (日米の作業部会)."""
    entry = context.entry(named.iris[0])
    if entry is not None and entry.members:
        return entry.members
    states = tuple(iri for iri in named.iris if "/state/" in iri)
    return (
        states if len(states) > 1 and re.search(r"部会|協議|委員会|会合|会議|枠組み|プロセス", words) else ()
    )

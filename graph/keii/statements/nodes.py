"""The nodes of happenings: the register's where one fits, else one from class, date, words and parties."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from keii.mentions import Context, Happening, Marked, Named, introduce
from keii.mentions.dating import HELD
from keii.model import Date, Entity, Passage, bare, instance
from keii.statements.clauses import Clause
from keii.statements.deeds import (
    Deeds,
    Object,
    actors_of,
    event_iri,
    labelled,
    registered_change,
    signed_on,
)

_DAY = 10
_PARTICLES = re.compile(r"(?:[をにがのも]|へと?|(?:[をがに])?(?:新たに|新しく|正式に|、))+$")
_TOPIC = re.compile(r"は(?:、[^、。]{0,60})?(?:、)?$")
_ASIDE = re.compile(r"\([^()]*\)$")
_HEADS = re.compile(r"/(?:person|office)/")
_OBJECT = re.compile(r"[」』]?(?:\([^()]*\))?[をの]")
# 「11月に発生した〈部品落下〉」: the noun tells what happened.
_MERE = frozenset({"発生"})
_LEADING = re.compile(rf"^(?:{HELD}|にかけて|までの間|[、。にはもをがのへで]|から|より|において|について)+")
_ROLE = re.compile(r"は|が|から|より|に対し|へ|と(?:の間|は|が|、)?|及び|に(?!よる|係る|おけ)|、")


@dataclass(frozen=True, slots=True)
class _Event:
    """A happening settled: its class and date, what it happened to, the nodes of that, and who took part."""

    kind: str
    date: Date
    what: Object | None
    things: tuple[str, ...]
    actors: tuple[str, ...]


class Nodes:
    """Makes the events of one language's happenings."""

    def __init__(self, deeds: Deeds, tenures: tuple[str, ...]) -> None:
        """Take the words of deeds, and those for who governs."""
        self._deeds = deeds
        self._tenures = tenures

    def happened(self, happening: Happening, date: Date, marked: Marked, context: Context) -> str:
        """Give the event of a happening on one of its dates."""
        what = self._what(happening, marked)
        kind = self._kind(happening, what, marked)
        things = what.things if what else ()
        if kind == "Signing":
            things, date = signed_on(things, date, context)
        actors = _in_role(marked, 0 if happening.told else happening.start, happening.word)
        if happening.cue.extra.get("known_by") == "parties":
            actors = actors or context.publisher
        if kind == "WorkingMeeting" and any(_HEADS.search(iri) for iri in actors):
            kind = "Other"  # heads of a body met: no meeting of officials
        parties = tuple(dict.fromkeys((*actors, *actors_of(things))))
        iri = _registered(kind, things, date, context) or _told_before(happening, date, context)
        iri = iri or _iri(happening, _Event(kind, date, what, things, parties), _words(happening, marked))
        label = str(happening.cue.extra.get("label_en", "event"))
        context.add(
            Entity(
                iri,
                kind,
                label_ja=f"{_words(happening, marked)}（{date.value}）",
                label_en=labelled(label, things or actors, date, context),
                date=date,
                participants=parties,
                evidence=(passage_of(marked, (happening.start, happening.end), context),),
            )
        )
        context.happened.append((happening.kin, iri))
        return iri

    def told(
        self, happening: Happening | None, date: Date, marked: Marked, clause: Clause, context: Context
    ) -> str:
        """Give the event that a clause tells: of its happening, else of its predicate and its own date."""
        if happening:
            events = [self.happened(happening, each, marked, context) for each in happening.dates]
            return events[0]
        found = clause.predicate
        words = marked.text[found.start : found.end] if found else ""
        what = self._deeds.object_of(marked, clause)
        actors = _in_role(marked, clause.start, clause.end)
        iri = event_iri("Other", date, (words, what.head if what else ""), actors)
        label = labelled("event", actors, date, context)
        context.add(Entity(iri, "Other", label_en=label, date=date, participants=actors))
        self.label(iri, marked, clause, context)
        return iri

    def tenure_of(self, marked: Marked, word: int) -> bool:
        """Tell whether somebody comes to govern by a word (政権が発足): a tenure is no event."""
        return _PARTICLES.sub("", marked.text[:word]).endswith(self._tenures)

    def introduced(self, marked: Marked, what: Object, context: Context) -> Object:
        """Make a node for a body that the text sets up and the register does not know."""
        words = marked.text[marked.text.rfind("、", 0, what.end) + 1 : what.end]
        head = self._deeds.organ(words)
        if head is None or head != what.head:
            return what
        return replace(what, things=(*what.things, introduce(words, head, context)))

    def label(self, iri: str, marked: Marked, clause: Clause, context: Context) -> None:
        """Label a deed met only in texts with the words that tell it."""
        entity = context.entities.get(iri)
        if entity is None:
            return
        span = marked.sentence.normal.span(clause.start, clause.end)
        actors = [named.start for named in marked.within(clause.start, clause.end, "actor")]
        commas = [at + 1 for at in range(clause.start, clause.end - 1) if marked.text[at] == "、"]
        begin = max(
            (at for at in (clause.start, *commas) if any(at <= actor for actor in actors)),
            default=clause.start,
        )
        words = marked.text[begin : clause.end].rstrip("。、")
        passage = Passage(context.document.id, span.start, span.end, marked.sentence.locator)
        label = entity.label_ja or words
        context.entities[iri] = replace(entity, label_ja=label, evidence=(*entity.evidence, passage))

    def _what(self, happening: Happening, marked: Marked) -> Object | None:
        """Give what a happening happened to: what it qualifies, else what stands before its word."""
        start, end = happening.about
        if not happening.adnominal:
            found = self.phrase(marked, start, end)
            body = self.is_body(found) or happening.cue.value != "OrganizationalChange"
            before = "" if body else marked.text[: happening.start]
            topic = _TOPIC.search(before)
            about = self.phrase(marked, 0, topic.start()) if topic else None
            if before.endswith(("を", "が")):  # 「委員会を今月中に設置」
                about = self.phrase(marked, 0, happening.start)
            return about if about and self.is_body(about) else found
        whole = signed_here(happening, marked)
        if whole is not None:
            return Object(start, whole.end, bare(whole.iris[0]), whole.iris[:1])
        found = self._deeds.object_in(marked, start, end)
        named = marked.within(start, end, "agreement", "facility", "actor")
        return replace(found, things=tuple(named[-1].iris)) if found and named else found

    def phrase(self, marked: Marked, start: int, end: int) -> Object | None:
        """Give the noun phrase that ends where a range does, particles left out, and begins within it."""
        end = start + len(_ASIDE.sub("", _PARTICLES.sub("", marked.text[start:end])))
        return self._deeds.object_in(marked, start, end) if end > start else None

    def _kind(self, happening: Happening, what: Object | None, marked: Marked) -> str:
        if happening.cue.value != "OrganizationalChange":
            papers = marked.within(0, happening.word, "agreement")
            of_paper = papers and _OBJECT.fullmatch(marked.text[papers[-1].end : happening.word])
            return str(happening.cue.extra.get("of_paper" if of_paper else "", happening.cue.value))
        return "OrganizationalChange" if self.is_body(what) else "Other"

    def is_body(self, what: Object | None) -> bool:
        """Tell whether what was set up is a body, by its last noun or its name."""
        if what is None:
            return False
        named = [bare(iri) for iri in what.things if "/organization/" in iri]
        return bool(self._deeds.organ(what.words)) or what.head in named


def _iri(happening: Happening, event: _Event, words: str) -> str:
    """Give the node of a happening: by its day (accidents), who took part (requests), or its object."""
    known_by, kind, date = happening.cue.extra.get("known_by"), event.kind, event.date
    if known_by == "parties":
        return event_iri(kind, date, (happening.kin,), sorted(event.actors))
    if known_by == "day" and len(date.value) == _DAY:
        return instance("event", f"{kind.lower()}-{date.value}-{happening.kin}")
    head = words if known_by == "day" else event.what.head if event.what else ""
    return event_iri(kind, date, (happening.kin, head), sorted(event.things))


def _registered(kind: str, things: tuple[str, ...], date: Date, context: Context) -> str | None:
    """Give the registered event: the change of a body, or the signing at which an agreement was adopted."""
    if kind == "OrganizationalChange":
        entry = registered_change(things, date, context)
        return entry.iri if entry else None
    for thing in things if kind == "Signing" else ():
        entry = context.entry(thing)
        adopted = context.entry(entry.adopted_at) if entry and entry.adopted_at else None
        if adopted and adopted.type == kind:
            return adopted.iri
    return None


def _told_before(happening: Happening, date: Date, context: Context) -> str | None:
    """Give what was told before of the same day in another word, where there is one such step."""
    signing = context.session if context.session and context.session.type == "Signing" else None
    if signing and happening.cue.value == "Signing" and signing.date == date:
        return signing.iri
    if not happening.cue.extra.get("once") or len(date.value) < _DAY:
        return None
    known = (iri for kin, iri in context.happened if kin == happening.kin)
    return next(
        (iri for iri in known if iri in context.entities and context.entities[iri].date == date), None
    )


def _in_role(marked: Marked, start: int, end: int) -> tuple[str, ...]:
    """Give the actors of a range that act or are addressed, by the particle after their name."""
    found = [
        iri
        for named in marked.within(start, end, "actor")
        if _ROLE.match(marked.text, named.end)
        for iri in named.iris
    ]
    return tuple(dict.fromkeys(found))


def _words(happening: Happening, marked: Marked) -> str:
    """Give the words for an event's label, without its date and what links it."""
    start, end = happening.about
    if happening.adnominal:
        told = marked.text[happening.word : happening.stem]
        if happening.cue.extra.get("known_by") != "day":
            return f"{marked.text[start:end]}の{told}"
        begin = next((each.end for each in marked.dates if each.start == happening.start), start)
        return _LEADING.sub("", marked.text[start if told in _MERE else begin : end])
    words = marked.text[max(start, marked.text.rfind("、", start, end) + 1) : happening.stem]
    return _LEADING.sub("", words)


def signed_here(happening: Happening, marked: Marked) -> Named | None:
    """Give the agreement whose very name tells the happening: 「平成19年2月に締結した協定」."""
    inside = (
        named
        for named in marked.names
        if named.kind == "agreement" and named.start <= happening.word and happening.end <= named.end
    )
    return next(inside, None)


def passage_of(marked: Marked, at: tuple[int, int], context: Context) -> Passage:
    """Give the passage of a range of a sentence."""
    span = marked.sentence.normal.span(*at)
    return Passage(context.document.id, span.start, span.end, marked.sentence.locator)

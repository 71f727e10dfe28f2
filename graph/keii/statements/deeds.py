"""Deeds as events: what was set up, begun, signed or completed, and later words for the same deed.

「部署を設置」 tells a deed; 「本部署の設置」, 「部署が設置されたこと」 name it again.  The same deed keeps
one node: act, object and the actors named in it must agree.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from keii.mentions import Context, Deed, Marked, Named, Token
from keii.model import Date, Entity, bare, instance
from keii.model.ids import digest
from keii.ontology import Entry
from keii.ontology.cues import Cues
from keii.statements.clauses import Clause
from keii.statements.lexicon import Lexicon

_EDGE = re.compile(r"(?:[、。「」,]|について|に関し|において|に向けて|は|を|に、|として|が)")
_LINKED = re.compile(r"(?:の|が(?:新たに)?|を)$")
_DONE = re.compile(r"(?:さ|し|せ)(?:れ)?(?:た|て|る)")
_OTHERWISE = {"sign": "Signing", "complete": "Other"}
_ESTABLISHING = "establish"
_ACTORS = ("/state/", "/organization/", "/person/", "/office/")


@dataclass(frozen=True, slots=True)
class Object:
    """What a deed is done to: its words, its last noun, and the nodes it names."""

    start: int
    end: int
    head: str
    things: tuple[str, ...]
    words: str = ""


class Deeds:
    """Recognises deeds and their later names; the nouns of deeds come from the act lexicon."""

    def __init__(self, cues: Cues, lexicon: Lexicon) -> None:
        """Take the deed words of the lexicon and the words for bodies."""
        self._acts = {word: cue.value for word, cue in lexicon.acts.items() if cue.extra.get("deed")}
        self._organs = tuple(
            sorted(
                {word for cue in cues.of("organ") for word in cue.words}, key=lambda word: (-len(word), word)
            )
        )

    def object_of(self, marked: Marked, clause: Clause) -> Object | None:
        """Give the object (or the subject of a passive) of a clause that tells a deed."""
        found = clause.predicate
        if found is None or not found.complement:
            return None
        end = clause.start + len(found.complement)
        return self._object(marked, self._edge(marked.text, clause.start, end), end)

    def object_in(self, marked: Marked, start: int, end: int) -> Object | None:
        """Give the noun phrase that ends at an index and begins not before another."""
        return self._object(marked, self._edge(marked.text, start, end), end)

    def organ(self, words: str) -> str | None:
        """Give the word for a body that the words end with."""
        return next((organ for organ in self._organs if words.endswith(organ)), None)

    def node(
        self, act: str, what: Object, doers: Sequence[str], date: Date | None, context: Context
    ) -> str | None:
        """Give the event that a deed makes: the register's where one fits, else a node of its own.

        A deed without a date makes no event (coding manual, "When").
        """
        registered = registered_change(what.things, date, context) if act == _ESTABLISHING else None
        if registered:
            return registered.iri
        if date is None:
            return None
        kind = self._type(act, what)
        if kind == "Other" and not what.things:
            return None  # nothing that the graph knows: a happening, but none of the parties'
        things = what.things
        if kind == "Signing":
            things, date = signed_on(things, date, context)
        parties = tuple(sorted({*doers, *things}))
        iri = event_iri(kind, date, (act, what.head), parties)
        label_en = labelled(act, parties, date, context)
        context.add(Entity(iri, kind, label_en=label_en, date=date, participants=actors_of(parties)))
        return iri

    def known(self, act: str, what: Object, date: Date | None, context: Context) -> str | None:
        """Give the registered setting up of the very body that a deed sets up, dated or not."""
        body = [thing for thing in what.things if bare(thing) == what.head]
        entry = registered_change(body, date, context) if act == _ESTABLISHING else None
        return entry.iri if entry else None

    def named_again(self, marked: Marked, context: Context) -> list[Named]:
        """Give the places of a sentence that name a deed (…の創設, …の開始), and which event each is."""
        found = []
        for token in marked.words:
            act = self._acts.get(token.text)
            linked = _LINKED.search(marked.text[: token.start]) if act else None
            if act is None or linked is None:
                continue
            if linked.group() != "の" and not _DONE.match(marked.text, token.end):
                continue
            end = linked.start()
            what = self._object(marked, self._edge(marked.text, 0, end), end)
            iri = self._same_deed(act, what, context) if what else None
            if what and iri is None and linked.group() == "の":
                date = next((each.date for each in marked.dates if each.end <= token.start), None)
                change = act == _ESTABLISHING
                entry = registered_change(what.things[-1:], date, context) if change else None
                iri = entry.iri if entry else None
            if what and iri:
                found.append(Named(what.start, token.end, "event", (iri,)))
        return found

    def _same_deed(self, act: str, what: Object, context: Context) -> str | None:
        for deed in reversed(context.deeds):
            shared = not what.things or not deed.things or deed.things & set(what.things)
            if deed.act == act and deed.head == what.head and shared:
                return deed.iri
        return None

    def _object(self, marked: Marked, start: int, end: int) -> Object | None:
        words = [token for token in marked.words if start <= token.start and token.end <= end]
        while words and words[-1].text in {")", "」", "』"}:
            words = _before_bracket(words)
        if not words:
            return None
        things = [
            iri for named in marked.within(start, end, "actor", "agreement", "facility") for iri in named.iris
        ]
        tail = marked.text[start : words[-1].end]
        head = self.organ(tail) or words[-1].text
        last = [named for named in marked.within(start, end) if named.end == words[-1].end]
        head = bare(last[0].iris[0]) if last else head
        return Object(start, end, head, tuple(dict.fromkeys(things)), tail)

    def _edge(self, text: str, start: int, end: int) -> int:
        """Give where the noun phrase that ends at ``end`` begins."""
        edges = [match.end() for match in _EDGE.finditer(text, start, max(start, end - 1))]
        both = [match.end() for match in re.finditer(r"[や及並](?:び)?に?", text[start:end])]
        last = edges[-1] if edges else start
        joined = [start + at for at in both if start + at > last and text[start + at - 1] in "やび"]
        return joined[-1] if joined else last

    def _type(self, act: str, what: Object) -> str:
        if act in _OTHERWISE:
            return _OTHERWISE[act]
        about = any("/organization/" in thing for thing in what.things)
        organised = about and any(organ in what.words for organ in self._organs)
        named = any(what.head == bare(thing) for thing in what.things if "/organization/" in thing)
        return "OrganizationalChange" if organised or named or self.organ(what.head) else "Other"


def _before_bracket(words: list[Token]) -> list[Token]:
    """Drop a bracketed run from the end of a phrase: 統合作戦司令部(JJOC)."""
    index = len(words) - 1
    while index >= 0 and words[index].text not in {"(", "「", "『"}:
        index -= 1
    return words[:index] if index > 0 else []


def event_iri(kind: str, date: Date, words: Sequence[str], parties: Sequence[str]) -> str:
    """Give the node of a happening: of its class, its date, what words tell of it, and its parties.

    A signing is known by the agreement that is signed, so that all words for it give one node.
    """
    agreements = sorted(bare(party) for party in parties if "/agreement/" in party)
    if kind == "Signing" and agreements:
        return instance("event", f"signing-{date.value}-{'-'.join(agreements)}")
    return instance("event", f"{_dashed(kind)}-{date.value}-{digest(*words, *parties)[:8]}")


def signed_on(things: tuple[str, ...], date: Date, context: Context) -> tuple[tuple[str, ...], Date]:
    """Give the whole agreements that were signed, and the day, as far as the register knows it better."""
    entries = [context.entry(thing) for thing in things]
    whole = tuple(
        entry.part_of if entry and entry.part_of else thing
        for thing, entry in zip(things, entries, strict=True)
    )
    known = [entry.date for thing in whole if (entry := context.entry(thing)) and entry.date]
    return whole, known[0] if len(known) == 1 and date.covers(known[0]) else date


def actors_of(things: Sequence[str]) -> tuple[str, ...]:
    """Give those of some nodes that can take part in an event."""
    return tuple(thing for thing in things if any(kind in thing for kind in _ACTORS))


def labelled(what: str, things: Sequence[str], date: Date, context: Context) -> str:
    """Give an event's English label: what happened, whose names are known in English, and when."""
    english = [entry.pref_en for thing in things if (entry := context.entry(thing)) and entry.pref_en]
    words = f"{what}: {', '.join(english)} ({date.value})" if english else f"{what} ({date.value})"
    return words[0].upper() + words[1:]


def registered_change(things: Sequence[str], date: Date | None, context: Context) -> Entry | None:
    """Give the one registered change of organisation whose participants are among some nodes.

    Its date must be the one said; where none is said, it must lie before the document's.
    """
    bodies = {thing for thing in things if "/state/" not in thing}
    issued = context.document.issued
    if not bodies:
        return None
    fitting = [
        entry
        for entry in context.register.of_type("OrganizationalChange")
        if set(entry.participants) & bodies
        and entry.date
        and (date.covers(entry.date) if date else issued is None or entry.date.earliest <= issued.latest)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _dashed(kind: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", kind).lower()


def remember(context: Context, act: str, what: Object, iri: str, statement: str) -> None:
    """Let the context remember a deed, so that later words for it find its event."""
    date = context.anchor.last
    context.deeds.append(Deed(act, what.head, frozenset(what.things), iri, date, statement))

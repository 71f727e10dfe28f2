"""What a document has said so far: the memory that anaphora, ellipsis and short dates need.

One context serves the documents of one file, in order: 別紙2 may say 「アップグレードの開始」 of
what 別紙1 told.  It is the only thing here that changes while a text is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from keii.dates import Anchor
from keii.model import Date, Document, Entity, instance
from keii.ontology import Entry, Register
from keii.ontology.register import Held


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting that the text has named: its class, its node, and its date as said."""

    type: str
    iri: str
    date: Date | None


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed that the text has told: act, what it was done to, and the event it makes.

    ``things`` are the nodes named in its object, ``head`` the object's last noun.
    """

    act: str
    head: str
    things: frozenset[str]
    iri: str
    date: Date | None
    statement: str | None


@dataclass(slots=True)
class Context:
    """The memory of a file being read; see the module's text."""

    register: Register
    document: Document
    publisher: tuple[str, ...] = ()
    anchor: Anchor = field(default_factory=Anchor)
    meeting: Meeting | None = None
    people: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    paragraph: int = -1
    heading: str = ""
    records: str | None = None
    locality: str | None = None
    meetings: list[Meeting] = field(default_factory=list)
    deeds: list[Deed] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    cited: set[str] = field(default_factory=set)
    surnames: dict[str, str] = field(default_factory=dict)
    family: dict[str, str] = field(default_factory=dict)
    bodies: dict[str, str] = field(default_factory=dict)
    house: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    row: Date | None = None
    states: tuple[str, ...] = ()
    passing: bool = False
    fresh: bool = False
    joint: bool = False
    said_at: Meeting | None = None
    agreed_at: Meeting | None = None
    official: bool = False
    teller: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    addressed_body: tuple[str, ...] = ()
    session: Meeting | None = None
    later: tuple[Document, ...] = ()
    visit: tuple[Meeting, int] | None = None
    happened: list[tuple[str, str]] = field(default_factory=list)
    announced: str = ""
    latest: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    written: dict[str, Entity] = field(default_factory=dict)
    bearing: dict[str, set[str]] = field(default_factory=dict)

    def open(self, document: Document, publisher: tuple[str, ...]) -> None:
        """Turn to the next document of the file: what it says of itself starts anew."""
        self.document = document
        self.publisher = publisher
        self.anchor = Anchor(issued=document.issued)
        self.meeting = None
        self.joint = self.official = False
        self.said_at = self.agreed_at = None
        self.people = self.parties = self.subject = self.house = self.told = ()
        self.row = self.session = self.visit = None
        self.states = ()
        self.addressee = self.addressed_body = ()
        self.paragraph = -1
        self.heading = ""
        self.records = self.locality = None

    def met(self, meeting: Meeting) -> None:
        """Remember a meeting named in the text."""
        if meeting not in self.meetings:
            self.meetings.append(meeting)

    @property
    def speech(self) -> bool:
        """Tell whether the words are one person's speech: then an unnamed subject is the speaker."""
        return any("/person/" in iri or "/office/" in iri for iri in self.publisher)

    def add(self, entity: Entity) -> str:
        """Remember a node met in the text; registered things keep the register's facts.

        Participants and evidence of a node met again are joined.
        """
        known = self.entities.get(entity.iri)
        if known is not None:
            entity = replace(
                known,
                date=known.date or entity.date,
                participants=_joined(known.participants, entity.participants),
                evidence=tuple(dict.fromkeys((*known.evidence, *entity.evidence))),
            )
        self.entities[entity.iri] = entity
        return entity.iri

    def wrote(self, entity: Entity) -> str:
        """Remember, for the whole file, an agreement that only its text names."""
        self.written[entity.iri] = entity
        return self.add(entity)

    def unknown_issuer(self) -> tuple[str, ...]:
        """Give a node for whoever issued a document that does not say; nobody is guessed."""
        document = self.document
        iri = instance("organization", f"issuer-of-{document.id}")
        label = document.title or document.file
        self.add(Entity(iri, "Organization", f"発行者不明（{label}）", f"unknown issuer ({label})"))
        return (iri,)

    def entry(self, iri: str) -> Entry | None:
        """Give the registered entry of a node."""
        return self.register.get(iri)

    def states_of(self, iris: Iterable[str]) -> tuple[str, ...]:
        """Give the states that actors are or belong to, in order."""
        found: dict[str, None] = {}
        for iri in iris:
            state = self.state_of(iri)
            if state:
                found[state] = None
        return tuple(found)

    def bears(self, iri: str, title: str) -> bool:
        """Tell whether a person holds, or is an office, whose name ends with a title."""
        entry, entity = self.register.get(iri), self.entities.get(iri)
        day = self.anchor.issued
        held = [one for one in entry.holds if day is None or _may_hold(one, day)] if entry else []
        offices = [self.register.get(one.office) for one in held]
        names = [name for office in (*offices, entry) if office for name in office.names_ja]
        names += [entity.label_ja or ""] if entity else []
        return any(name.endswith(title) for name in names)

    def label_ja(self, iri: str) -> str:
        """Give the Japanese name of an actor, registered or met in the text."""
        entry, entity = self.register.get(iri), self.entities.get(iri)
        return entry.label("ja") if entry else (entity.label_ja or "" if entity else "")

    def speaks_for(self, iri: str, states: Iterable[str]) -> bool:
        """Tell whether an actor is one of the states, or the government as a whole of one of them."""
        entry = self.register.get(iri)
        government = entry is not None and iri.rsplit("/", 1)[-1].startswith("government-")
        return iri in states or (government and (self.state_of(iri) or "") in states)

    def parties_of(self, iri: str) -> tuple[str, ...]:
        """Give who took part in an event, as far as register and text tell."""
        entry = self.register.get(iri)
        if entry is not None:
            return tuple(dict.fromkeys((*entry.participants, *entry.parties)))
        entity = self.entities.get(iri)
        return entity.participants if entity else ()

    def state_of(self, iri: str) -> str | None:
        """Give the state that an actor is or belongs to, as far as register and text tell."""
        entry = self.register.get(iri)
        if entry is not None:
            if entry.type == "State":
                return iri
            if entry.of_state and not entry.holds:
                return entry.of_state
            day = self.anchor.issued
            then = [held for held in entry.holds if day and _may_hold(held, day)] or entry.holds
            offices = [self.register.get(held.office) for held in then]
            return next((office.of_state for office in offices if office and office.of_state), None)
        entity = self.entities.get(iri)
        return next((part for part in entity.participants if "/state/" in part), None) if entity else None


def _may_hold(held: Held, day: Date) -> bool:
    after = held.valid_from is None or held.valid_from <= day.latest
    return after and (held.valid_to is None or day.earliest <= held.valid_to)


def _joined(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def type_of(iri: str, register: Register, entities: Mapping[str, Entity]) -> str | None:
    """Give the class of a node, registered or met in the text."""
    entry = register.get(iri)
    if entry is not None:
        return entry.type
    entity = entities.get(iri)
    return entity.type if entity else None

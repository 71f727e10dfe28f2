"""Documents, passages, mentions, statements, traces: what flows from text to graph."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from keii.model.errors import Fault


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in the text of a file as read."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Give the words of the span."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end

    def within(self, other: Span) -> bool:
        """Tell whether this span lies inside the other."""
        return other.start <= self.start and self.end <= other.end


@dataclass(frozen=True, slots=True)
class Date:
    """A date at the precision said: ``value`` is ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.

    ``earliest`` and ``latest`` are full ISO days that enclose it, for filters.  ``edtf`` says in the
    Extended Date/Time Format what ISO 8601 cannot (seasons, fiscal years, stretches); else it is empty.
    """

    value: str
    earliest: str
    latest: str
    edtf: str = ""

    def covers(self, other: Date) -> bool:
        """Tell whether the other date may be this one, more precisely said."""
        return self.earliest <= other.earliest and other.latest <= self.latest


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What ``FILE.meta.json`` says; believed over the text (contract, "Command line")."""

    title: str | None = None
    date: str | None = None
    issuer: str | None = None
    language: str | None = None
    source_url: str | None = None
    citation: str | None = None


@dataclass(frozen=True, slots=True)
class TextFile:
    """One input as read: its name as the user gave it, its text, and how it was decoded."""

    name: str
    text: str
    sha256: str
    encoding: str
    sidecar: Sidecar = Sidecar()


@dataclass(frozen=True, slots=True)
class Block:
    """A run of a document.

    ``kind`` is ``heading``, ``paragraph``, ``item``, ``title``, ``dateline``, ``issuer`` or ``note``.

    ``span`` leaves out the list marker, which ``marker`` keeps; ``level`` is the depth of a
    heading or item; ``locator`` is the place a person would cite, e.g. ``別紙2 3 (1)``.
    ``pieces`` are the runs left when page furniture inside the block is taken out.
    """

    kind: str
    span: Span
    marker: str = ""
    level: int = 0
    locator: str = ""
    pieces: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One official text: a part of a file, or the whole of it.

    ``text`` is the text of the *file*, so that ``document.text[m.start:m.end] == m.text`` holds
    for each of its passages and mentions; ``span`` is the document's own part.
    """

    id: str
    file: str
    text: str
    span: Span
    sha256: str
    language: str
    title: str | None = None
    issued: Date | None = None
    publisher: str | None = None
    signatory: str | None = None
    source_url: str | None = None
    citation: str | None = None
    part_of: str | None = None
    label: str = ""
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """Verbatim words that carry something: document id, offsets, and the place to cite."""

    document: str
    start: int
    end: int
    locator: str = ""

    @property
    def span(self) -> Span:
        """Give the passage's offsets as a span."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Resolved:
    """A mention stands for exactly one thing."""

    iri: str


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A mention could stand for several things, all of them listed; none is chosen."""

    iris: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A mention points to something that the text and the register do not identify."""

    reason: str = ""


Resolution: TypeAlias = Resolved | Ambiguous | Unresolved


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name something: an ``actor``, ``agreement``, ``event`` or ``facility``."""

    start: int
    end: int
    text: str
    kind: str
    resolution: Resolution

    @property
    def span(self) -> Span:
        """Give the mention's offsets as a span."""
        return Span(self.start, self.end)

    @property
    def iri(self) -> str | None:
        """Give the one thing the mention stands for, if it is settled."""
        return self.resolution.iri if isinstance(self.resolution, Resolved) else None


@dataclass(frozen=True, slots=True)
class Entity:
    """A node met in texts: an event, actor, agreement or facility with its class and labels.

    ``type`` is the local name of a class of the ontology (``Summit``, ``Person`` …);
    ``participants`` are who takes part in an event, or the state that an actor belongs to;
    ``part_of`` is the treaty of which an article is part.
    """

    iri: str
    type: str
    label_ja: str | None = None
    label_en: str | None = None
    date: Date | None = None
    participants: tuple[str, ...] = ()
    part_of: str | None = None
    evidence: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """Who says or does what, in whose words (coding manual, "Statements").

    ``resolutions`` tell how speaker, holder, date, event and kind were settled: slugs of the
    concepts ``resolution:`` of the ontology (``speaker-named``, ``date-event`` …).
    """

    id: str
    passage: Passage
    kind: str
    act: str
    rule: str
    speakers: tuple[str, ...]
    holders: tuple[str, ...] = ()
    reporter: str | None = None
    addressees: tuple[str, ...] = ()
    made_at: str | None = None
    reports: str | None = None
    date: Date | None = None
    topics: tuple[str, ...] = ()
    negated: bool = False
    qualifier: str | None = None
    limits: str | None = None
    mentions: tuple[str, ...] = ()
    evidence: tuple[Passage, ...] = ()
    resolutions: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        """Give the statement's offsets as a span."""
        return self.passage.span


@dataclass(frozen=True, slots=True)
class Trace:
    """One thing rests on an earlier one, and the words that say so.

    ``source`` and ``target`` are IRIs; ``basis`` is ``Stated``, ``SameUndertaking``,
    ``Registered`` or ``Inferred``; ``cue`` is the passage of the linking words.
    """

    id: str
    source: str
    target: str
    relation: str
    basis: str
    cue: Passage
    evidence: tuple[Passage, ...] = ()
    score: float | None = None
    lifted_from: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that point to something that is not identified; recorded, never guessed."""

    id: str
    passage: Passage
    referred_by: str | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one document gives; immutable, so that documents can be read in any order."""

    document: Document
    records: str | None = None
    publisher: str | None = None
    relayed_by: tuple[str, ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    traces: tuple[Trace, ...] = ()
    references: tuple[Reference, ...] = ()
    faults: tuple[Fault, ...] = field(default=())

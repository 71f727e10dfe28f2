"""What an explanation holds: frozen, plain, ready to be written as JSON; labels in one language."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """A thing and its label; a date has no IRI."""

    iri: str | None
    label: str


@dataclass(frozen=True, slots=True)
class Place:
    """Verbatim words and where they stand; offsets count code points of the file as read.

    ``before`` and ``after`` are as much of the text around as other passages of the graph hold.
    """

    quote: str
    document: Named
    file: str
    start: int
    end: int
    locator: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which something was settled: a concept of ``resolution:``."""

    id: str
    label: str
    definition: str


@dataclass(frozen=True, slots=True)
class Settled:
    """What was settled (``speaker``, ``date`` …, a property of ``keii:``), to what, and in which ways."""

    what: str
    values: tuple[Named, ...]
    ways: tuple[Way, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A wording rule as its record says it.

    ``file`` is empty where no record has the id: the rule of what no rule reads
    (``ja.default.explain``), or one that the cue files do not hold any more.
    """

    id: str
    file: str = ""
    decides: Named | None = None
    note: str = ""
    words: tuple[str, ...] = ()
    pattern: str = ""
    examples: tuple[str, ...] = ()
    source: str = ""

    @property
    def default(self) -> bool:
        """Tell whether this is the rule of what no rule reads."""
        return not self.file and self.id.endswith(".default.explain")


@dataclass(frozen=True, slots=True)
class StatementAccount:
    """A statement explained; ``settled`` has only what the statement has."""

    id: str
    quote: str
    place: Place | None
    evidence: tuple[Place, ...]
    kind: Named
    act: Named
    negated: bool
    qualifier: str
    rule: Rule | None
    settled: tuple[Settled, ...]


@dataclass(frozen=True, slots=True)
class End:
    """One end of a trace, its date, and its words where a statement stands (or stood) there."""

    thing: Named
    type: Named
    date: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class TraceAccount:
    """A trace explained: the linking words, what they join, and on what ground.

    ``sources`` are what a registered trace rests on; ``score`` is that of a mere suggestion.
    """

    id: str
    cue: str
    place: Place | None
    evidence: tuple[Place, ...]
    relation: Named
    basis: Named
    start: End
    target: End
    rule: Rule | None
    lifted_from: str
    sources: tuple[str, ...]
    score: str


def record(account: StatementAccount | TraceAccount) -> dict[str, object]:
    """Give an explanation as plain values, the ends of a trace under the names that the graph gives them."""
    if isinstance(account, StatementAccount):
        return {"type": "statement", **asdict(account)}
    names = {"start": "from", "target": "to"}
    return {"type": "trace"} | {names.get(name, name): value for name, value in asdict(account).items()}

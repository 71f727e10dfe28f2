"""A clause to be decided, and what is decided of it."""

from __future__ import annotations

from dataclasses import dataclass

from keii.mentions.tokens import Token
from keii.statements.predicates import Predicate

# The rule of a clause whose verb tells no act: it describes.
DEFAULT_RULE = "ja.default.explain"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a clause is: its kind, act, rule, whether it is negated, and the words that narrow it."""

    kind: str
    act: str
    rule: str
    negated: bool
    qualifier: str | None


@dataclass(frozen=True, slots=True)
class Decision:
    """Kind and act of a clause, and the rule that decided them where it is not that of the verb."""

    kind: str
    act: str
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A clause to be decided: its sentence, its range in it, its predicate and its words.

    ``sourced`` tells that it names who says it (…から…旨述べられ); ``norm`` that it stands in a text
    that lays down what its parties do, as a treaty does.
    """

    sentence: str
    start: int
    end: int
    found: Predicate
    words: tuple[Token, ...]
    sourced: bool = False
    norm: bool = False

    @property
    def text(self) -> str:
        """Give the clause's own text."""
        return self.sentence[self.start : self.end]

    @property
    def before(self) -> str:
        """Give what precedes the act word in the clause."""
        return self.sentence[self.start : self.found.start]

    @property
    def after(self) -> str:
        """Give what follows the act word in the clause: auxiliaries and end."""
        return self.sentence[self.found.end : self.end]

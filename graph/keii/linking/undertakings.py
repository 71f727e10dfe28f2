"""The same undertaking: a thing the text defines, and the later step it tells of that thing.

「再構成（アップグレード）する意図を表明」 … 「アップグレードを開始」.  The term must be defined in the text
and an actor shared; a likeness of topic alone is never enough.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from keii.statements import Built

_DEFINED = re.compile(
    r"[一-龠ァ-ヴー]{2,}\((?:以下、?)?「?(?P<term>[一-龠ァ-ヴー・]{2,20})」?(?:という。?|と(?:呼称|いう|する)。?)?\)"
)
_NAMED = re.compile(r"「(?P<term>[^「」]{2,20})」(?:と(?:称|呼|名付)|という。)")
_DOER = re.compile(r"(?P<doer>[一-龠ァ-ヴーA-Za-z0-9]{5,})(?:は|が|、)")
_INTENDED = frozenset({"intend", "commit", "agree", "decide", "plan", "confirm", "reaffirm", "pursue"})
_STEPS = frozenset({"start", "establish", "complete", "sign", "decide"})


@dataclass(frozen=True, slots=True)
class Undertaking:
    """A term that a statement of intent defines, and the actors named in it."""

    term: str
    built: Built
    things: frozenset[str]


@dataclass(slots=True)
class Undertakings:
    """The undertakings a file has defined so far."""

    known: list[Undertaking] = field(default_factory=list)

    def learn(self, built: Built) -> None:
        """Remember the terms that a statement of intent defines."""
        statement = built.statement
        intended = statement.kind == "commitment" and statement.act in _INTENDED
        if not intended and statement.act != "sign":
            return
        text = built.marked.text[built.clause.start : built.clause.end]
        things = frozenset((*statement.mentions, *statement.speakers))
        for pattern in (_DEFINED, _NAMED):
            for match in pattern.finditer(text):
                self.known.append(Undertaking(match["term"], built, things))

    def step(self, built: Built) -> tuple[Undertaking, tuple[int, int]] | None:
        """Give the undertaking whose next step a statement tells, and where (term to verb) it says so."""
        statement, clause = built.statement, built.clause
        if statement.kind != "action" or statement.act not in _STEPS or clause.predicate is None:
            return None
        things = {*statement.mentions, *statement.speakers}
        for known in reversed(self.known):
            at = built.marked.text.rfind(known.term, clause.start, clause.predicate.end)
            earlier = known.built.statement.id != statement.id
            shared = _bodies(things & known.things) or _doer_in(built, known.built)
            if at >= 0 and earlier and shared:
                return known, (at, clause.predicate.end)
        return None


def _bodies(things: set[str]) -> bool:
    """Tell whether what is shared is more than a state: every paper of the alliance shares those."""
    return any("/state/" not in thing for thing in things)


def _doer_in(built: Built, known: Built) -> bool:
    """Tell whether the clause opens with a doer, other than a word or two, that the definition names too."""
    text = built.marked.text[built.clause.start : built.clause.end]
    doer = _DOER.match(text)
    within = known.marked.text[known.clause.start : known.clause.end]
    return bool(doer and doer["doer"] in within)

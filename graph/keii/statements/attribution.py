"""Whose statement it is, and who reports it: named, inherited, or the issuer's own.

A paper that reports what another explained has that other as speaker and its issuer as reporter
(coding manual, "Who"); a speech is in the voice of its speaker.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from keii.mentions import Context, Marked
from keii.model import Passage
from keii.ontology.cues import Cues
from keii.statements import subjects
from keii.statements.clauses import Clause, governs_clause
from keii.statements.kinds import DEFAULT_RULE, Verdict
from keii.statements.predicates import Predicate
from keii.statements.subjects import Who

# 「…を強く要請いたします」 is the speaker's own act, whoever is its topic.
_PERFORMED = re.compile(r"^(?:を|も)?(?:いた|致)?(?:し|す)?(?:ます|る)[。]?$")


@dataclass(frozen=True, slots=True)
class Governor:
    """The verb of a list with the actors of its head."""

    predicate: Predicate
    speakers: Who
    reported: bool
    evidence: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Attributed:
    """The speakers of a statement, who reports it, whom the clause names as acting, and its holders."""

    speakers: tuple[str, ...]
    reporter: str | None = None
    named: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()


class Attribution:
    """The ``reporting`` and ``hearsay`` records of a language at work."""

    def __init__(self, cues: Cues) -> None:
        """Take the patterns."""
        self._reporting = [cue.pattern for cue in cues.of("reporting") if cue.pattern]
        self._hearsay = [cue.pattern for cue in cues.of("hearsay") if cue.pattern]

    def reports(self, text: str) -> bool:
        """Tell whether words say that an explanation was received."""
        return any(pattern.search(text) for pattern in self._reporting)

    def _received(self, clause: Clause, text: str) -> bool:
        """Tell whether the clause ends in an explanation received, not only mentions one on the way."""
        at = clause.predicate.start - clause.start if clause.predicate else 0
        found = [match for pattern in self._reporting for match in pattern.finditer(text)]
        return any(match.end() >= at for match in found)

    def governed(self, governor: Governor, context: Context) -> Attributed:
        """Attribute an item of a list by the head of the list."""
        speakers = governor.speakers.iris or context.subject or default(context)
        reporter = _issuer(context) if governor.reported else None
        return Attributed(with_states(speakers, context), reporter)

    def of(self, marked: Marked, clause: Clause, verdict: Verdict, context: Context) -> Attributed:
        """Attribute a clause that stands for itself."""
        text = marked.text[clause.start : clause.end]
        source = subjects.source(marked, clause)
        if source and self._received(clause, text):
            return Attributed(with_states(source.iris, context), _issuer(context))
        named = subjects.topic(marked, clause)
        hearsay = any(pattern.search(text) for pattern in self._hearsay)
        if context.speech:
            return self._spoken(marked, clause, verdict, hearsay, context)
        if verdict.rule == DEFAULT_RULE:
            return Attributed(with_states(default(context), context), named=named.iris)
        told = source if clause.predicate and clause.predicate.speech else Who()
        found = self._found(marked, clause, verdict, named or told, context)
        speakers = with_states(found.iris or context.subject or default(context), context)
        return Attributed(speakers, None, found.iris if found.explicit else ())

    def _spoken(
        self, marked: Marked, clause: Clause, verdict: Verdict, hearsay: bool, context: Context
    ) -> Attributed:
        """Attribute a clause of a speech: the speaker's own, unless it tells another's words.

        Whoever acts in it, by topic or subject, is bound or has acted: the holder.
        """
        own = with_states(default(context), context)
        named = subjects.topic(marked, clause) or subjects.source(marked, clause)
        other = with_states(named.iris or (context.subject if hearsay else ()), context)
        told = hearsay or _says(clause)
        apart = not set(context.states_of(other)) & set(context.states_of(own)) and not set(other) & set(own)
        if told and other and apart:
            return Attributed(other, _issuer(context), named.iris)
        tells_act = verdict.kind in {"commitment", "action"} or verdict.act == "request"
        acts = tells_act and not _performed(marked, clause, verdict)
        holders = other if acts and named and not set(other) <= set(own) else ()
        return Attributed(own, None, named.iris, holders)

    def _found(self, marked: Marked, clause: Clause, verdict: Verdict, named: Who, context: Context) -> Who:
        """Give who acts: as topic or source, as agent, as the body in which something is set up."""
        explicit = named if named.explicit else Who()
        found = explicit or subjects.author(marked, clause)
        if not found and (verdict.act == "discuss" or (clause.predicate and clause.predicate.passive)):
            found = subjects.agent(marked, clause, context)
        if not found and verdict.act == "establish":
            found = subjects.place(marked, clause)
        if not found and clause.predicate and clause.predicate.passive:
            found = subjects.owner(marked, clause, context)
        return found


def default(context: Context) -> tuple[str, ...]:
    """Give whose words unattributed text is: those who met or agreed on it, else who issued it."""
    met = (*context.people, *context.parties)
    if met and (context.meeting or context.records):
        return met
    return context.publisher or met or context.unknown_issuer()


def with_states(iris: Sequence[str], context: Context) -> tuple[str, ...]:
    """Add to ministers and leaders the states they speak for; organisations stand alone."""
    spoken_for = [iri for iri in iris if "/person/" in iri or "/office/" in iri]
    return tuple(dict.fromkeys((*iris, *context.states_of(spoken_for))))


def _issuer(context: Context) -> str | None:
    return context.publisher[0] if context.publisher else None


def _performed(marked: Marked, clause: Clause, verdict: Verdict) -> bool:
    found = clause.predicate
    if found is None or verdict.act != "request" or not governs_clause(found):
        return False
    return bool(_PERFORMED.match(marked.text[found.end : clause.end]))


def _says(clause: Clause) -> bool:
    found = clause.predicate
    return found is not None and found.act in {"say", "explain"}

"""Whose statement it is, and who reports it: named, inherited, or the issuer's own.

A paper that reports what another explained has that other as speaker and its issuer as reporter
(coding manual, "Who"); a speech is in the voice of its speaker.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from keii.mentions import Context, Marked, Meeting
from keii.model import Date, Passage
from keii.ontology.cues import Cues
from keii.statements import subjects
from keii.statements.clauses import Clause
from keii.statements.predicates import Predicate
from keii.statements.said import DEFAULT_RULE, Verdict
from keii.statements.subjects import Who

OUGHT = "ja.ending.ought"
# What ought or must not be is the opinion of whoever speaks, whoever is spoken of.
_OPINIONS = frozenset({OUGHT, "ja.ending.must-not", "ja.ending.weight", "ja.act.important"})
# 「…を強く要請いたします」 is the speaker's own act, whoever is its topic.
_PERFORMED = re.compile(r"^(?:を|も)?(?:いた|致)?(?:し|す)?(?:ます|る)(?:が)?[。、]?$")


_REMARK = re.compile(r"(?:なお|ただし|但し|おって|もっとも)、")
_ALONE = frozenset({"explain", "request", "pursue", "intend", "commit"})
_CLAUSE_END = re.compile(r"(?:[うくぐすつぬぶむるたいだん]|である|ません|です|ます)$")
# What is done together, so that a forum or a meeting may be who does it.
_TOGETHER = frozenset({"discuss", "agree", "confirm", "reaffirm", "sign"})


@dataclass(frozen=True, slots=True)
class Governor:
    """The verb of a list with the actors of its head."""

    predicate: Predicate
    speakers: Who
    reported: bool
    evidence: tuple[Passage, ...]
    meeting: Meeting | None = None
    date: Date | None = None


@dataclass(frozen=True, slots=True)
class Attributed:
    """The speakers of a statement, who reports it, whom the clause names as acting, and its holders.

    ``how`` are the slugs that tell how the speakers were found (``keii:resolution``); ``passing``
    tells that whoever is named speaks in this sentence only (大臣から、…).
    """

    speakers: tuple[str, ...]
    reporter: str | None = None
    named: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()
    how: tuple[str, ...] = ()
    passing: bool = False
    meeting: Meeting | None = None


class Attribution:
    """The ``reporting`` and ``hearsay`` records of a language at work."""

    def __init__(self, cues: Cues) -> None:
        """Take the patterns."""
        self._reporting = [cue.pattern for cue in cues.of("reporting") if cue.pattern]
        self._hearsay = [cue.pattern for cue in cues.of("hearsay") if cue.pattern]

    def reports(self, text: str) -> bool:
        """Tell whether words say that an explanation was received."""
        return any(pattern.search(text) for pattern in self._reporting)

    def governed(self, governor: Governor, context: Context) -> Attributed:
        """Attribute an item of a list by the head of the list."""
        speakers = governor.speakers.iris or context.subject or default(context)
        reporter = _issuer(context) if governor.reported else None
        how = ("speaker-governor",)
        return Attributed(with_states(speakers, context), reporter, how=how, meeting=governor.meeting)

    def of(self, marked: Marked, clause: Clause, verdict: Verdict, context: Context) -> Attributed:
        """Attribute a clause that stands for itself."""
        end = len(marked.text) if clause.under else clause.end
        text = marked.text[clause.start : end]
        source = subjects.source(marked, clause)
        if context.teller and not (source and self._received(clause, text)):
            teller = with_states(context.teller, context)
            return Attributed(teller, _issuer(context), how=("speaker-source",))
        if source and self._received(clause, text):
            return Attributed(
                with_states(source.iris, context),
                _issuer(context),
                source.iris,
                how=("speaker-source",),
                passing=True,
            )
        if not source and context.passing and context.subject and self._received(clause, text):
            speakers = with_states(context.subject, context)
            return Attributed(speakers, _issuer(context), how=("speaker-source",))
        hearsay = any(pattern.search(text) for pattern in self._hearsay)
        if context.speech:
            return self._spoken(marked, clause, verdict, hearsay, context)
        return self._written(marked, clause, verdict, hearsay, context)

    def teller(self, marked: Marked, clause: Clause) -> tuple[str, ...]:
        """Give whose words a whole sentence tells: …からは、…とのことである."""
        text = marked.text[clause.start : clause.end]
        told = any(pattern.search(text) for pattern in self._hearsay) or self._received(clause, text)
        return subjects.source(marked, clause).iris if told else ()

    def _received(self, clause: Clause, text: str) -> bool:
        """Tell whether the clause ends in an explanation received, not only mentions one on the way."""
        at = clause.predicate.start - clause.start if clause.predicate else 0
        found = [match for pattern in self._reporting for match in pattern.finditer(text)]
        return any(match.end() >= at for match in found)

    def _written(
        self, marked: Marked, clause: Clause, verdict: Verdict, hearsay: bool, context: Context
    ) -> Attributed:
        """Attribute a clause of a paper: to whom it names, else to whom the text goes on about."""
        named = subjects.first_named(marked, clause)
        if hearsay and verdict.rule == DEFAULT_RULE and not named and context.told:
            # 「…とのことである」 goes on telling what the last source said.
            return Attributed(context.told, _issuer(context), how=("speaker-source",))
        if verdict.rule == OUGHT:
            return Attributed(with_states(default(context), context), named=named.iris, how=_own_how(context))
        if verdict.rule == DEFAULT_RULE and _remarks(marked, clause, context):
            return Attributed(context.publisher, how=("speaker-issuer",))
        if verdict.rule == DEFAULT_RULE:
            return Attributed(with_states(default(context), context), named=named.iris, how=_own_how(context))
        found = self._found(marked, clause, verdict, named, context)
        if found:
            explicit = found.iris if found.explicit else ()
            passing = not subjects.topic(marked, clause)
            told = hearsay or (found.iris == subjects.source(marked, clause).iris and _says(clause))
            reporter = _issuer(context) if told and not set(found.iris) & set(context.publisher) else None
            return Attributed(
                with_states(found.iris, context), reporter, explicit, how=("speaker-named",), passing=passing
            )
        met = subjects.meeting_parties(marked, clause, context)
        if met:
            return Attributed(met, how=("speaker-participants",))
        # 「大臣から…と述べた。あわせて、…を求めた。」: what one says goes on; what is agreed is everybody's.
        alone = not (context.passing and context.fresh) or verdict.act in _ALONE
        if context.subject and alone:
            return Attributed(with_states(context.subject, context), how=("speaker-carried",))
        return Attributed(with_states(default(context), context), how=_own_how(context))

    def _spoken(
        self, marked: Marked, clause: Clause, verdict: Verdict, hearsay: bool, context: Context
    ) -> Attributed:
        """Attribute a clause of a speech: the speaker's own, unless it tells another's deed or words.

        Whoever does a deed or gives a promise is its speaker (coding manual, "Who"); another's words
        are reported by the speaker, the deeds of the speaker's own side are not.
        """
        own = with_states(default(context), context)
        if verdict.rule in _OPINIONS:
            return Attributed(own, named=subjects.topic(marked, clause).iris, how=("speaker-voice",))
        named = subjects.first_named(marked, clause) or subjects.source(marked, clause)
        found = named if named.explicit else self._found(marked, clause, verdict, named, context)
        passive = clause.predicate is not None and clause.predicate.passive and not clause.predicate.speech
        other = () if passive or _themed(clause, verdict) else with_states(found.iris, context)
        if not other and hearsay and context.subject:
            other = with_states(context.subject, context)
        if context.official and context.locality in found.iris:
            context.house = found.iris
        if verdict.act == "agree" and (partner := subjects.partner(marked, clause)):
            both = tuple(dict.fromkeys((*context.states_of(own), *partner.iris)))
            return Attributed(both, how=("speaker-named",))
        if verdict.act == "recognize" and not _thinks(other):
            other = ()
        acts = _tells_act(verdict)
        if not other or _same_side(other, own, context):
            mine = context.house if acts and context.house and verdict.act != "recognize" else own
            return Attributed(mine, named=found.iris, how=("speaker-voice",))
        says = hearsay or _says(clause)
        if _performed(marked, clause, verdict) or not (says or acts):
            return Attributed(own, named=found.iris, how=("speaker-voice",))
        reporter = _issuer(context) if says and not self._ours(other, own, context) else None
        passing = not subjects.topic(marked, clause)
        return Attributed(other, reporter, found.iris, how=("speaker-named",), passing=passing)

    def _ours(self, other: Sequence[str], own: Sequence[str], context: Context) -> bool:
        """Tell whether others speak for the same body or state as the one who speaks."""
        shared = set(context.states_of(other)) & set(context.states_of(own))
        return bool(shared) or set(other) <= set(context.house) or context.locality in other

    def _found(self, marked: Marked, clause: Clause, verdict: Verdict, named: Who, context: Context) -> Who:
        """Give who acts: as topic or source, as agent, as the body in which something is set up."""
        explicit = named if named.explicit else Who()
        found = explicit or subjects.author(marked, clause) or subjects.between(marked, clause)
        if not found and (verdict.act in _TOGETHER or (clause.predicate and clause.predicate.passive)):
            found = subjects.agent(marked, clause, context)
        if not found and verdict.act == "establish":
            found = subjects.place(marked, clause)
        if not found and clause.predicate and clause.predicate.passive:
            found = subjects.owner(marked, clause, context)
        return found


def default(context: Context) -> tuple[str, ...]:
    """Give whose words unattributed text is: those who met or agreed on it, else who issued it."""
    met = (*context.people, *context.parties)
    if context.joint and context.parties:
        return context.parties  # unattributed text of a joint statement is both states'
    if met and (context.meeting or context.records):
        return met
    return context.publisher or met or context.unknown_issuer()


def with_states(iris: Sequence[str], context: Context) -> tuple[str, ...]:
    """Add to ministers and leaders the states they speak for; organisations and offices stand alone."""
    here = {*context.publisher, *context.people}
    spoken_for = [iri for iri in iris if "/person/" in iri or ("/office/" in iri and iri in here)]
    return tuple(dict.fromkeys((*iris, *context.states_of(spoken_for))))


def _remarks(marked: Marked, clause: Clause, context: Context) -> bool:
    """Tell whether a clause of a readout is the issuer's own remark on the meeting: 「なお、…」."""
    readout = context.meeting and context.people and not (context.joint or context.records)
    return bool(readout and context.publisher and _REMARK.match(marked.text, clause.start))


def _own_how(context: Context) -> tuple[str, ...]:
    told = context.meeting or context.records or context.joint
    met = bool((context.people or context.parties) and told)
    return ("speaker-participants",) if met else ("speaker-voice",)


def _issuer(context: Context) -> str | None:
    if context.meeting and context.people:
        return None  # an issuer's account of its own principal's meeting
    return context.publisher[0] if context.publisher else None


def _same_side(other: Sequence[str], own: Sequence[str], context: Context) -> bool:
    """Tell whether who is named is who speaks: the speaker, or a minister’s state and government."""
    states = [iri for iri in own if "/state/" in iri]
    return set(other) <= set(own) or (bool(states) and all(context.speaks_for(iri, states) for iri in other))


def _tells_act(verdict: Verdict) -> bool:
    """Tell whether a statement tells a deed, a promise or a request, rather than a view."""
    if verdict.act == "request":
        return verdict.rule not in {DEFAULT_RULE, OUGHT}
    return verdict.kind in {"commitment", "action"} or verdict.act in _TOGETHER


def _says(clause: Clause) -> bool:
    """Tell whether a clause tells words: a verb of saying, or a verb after a quoted clause (…と繰り返す)."""
    found = clause.predicate
    return found is not None and (
        found.speech or (found.particle == "と" and bool(_CLAUSE_END.search(found.complement)))
    )


def _thinks(other: Sequence[str]) -> bool:
    """Tell whether the topic of a view may be whose view it is: a person or an office."""
    return any("/person/" in iri or "/office/" in iri for iri in other)


def _themed(clause: Clause, verdict: Verdict) -> bool:
    """Tell whether the topic of a deed is what it is done to: 「司令部は、年度末に新設する予定です」."""
    found = clause.predicate
    return (
        found is not None
        and verdict.act in {"plan", "establish", "start", "complete"}
        and (found.particle not in {"を", "に"} and "を" not in found.complement)
    )


def _performed(marked: Marked, clause: Clause, verdict: Verdict) -> bool:
    found = clause.predicate
    if found is None or verdict.act != "request":
        return False
    return bool(_PERFORMED.match(marked.text[found.end : clause.end]))

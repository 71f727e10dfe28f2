"""To whom a statement is addressed: named in it, the reader of a letter, the other side of a meeting."""

from __future__ import annotations

from keii.mentions import Context, Marked
from keii.statements import subjects
from keii.statements.attribution import OUGHT, Attributed
from keii.statements.clauses import Clause
from keii.statements.said import Verdict


def addressed(
    marked: Marked, clause: Clause, verdict: Verdict, attributed: Attributed, context: Context
) -> tuple[str, ...]:
    """Give the addressees of a clause."""
    speakers = attributed.speakers
    named = tuple(
        iri
        for iri in subjects.addressees(marked, clause, verdict.act)
        if iri not in speakers or len(speakers) > 1
    )
    if verdict.act == "request" and "speaker-governor" in attributed.how:
        return context.addressee or _other_side(speakers, context)
    if verdict.rule == OUGHT:
        named = named or tuple(iri for iri in attributed.named if iri not in speakers)
    named = named or _reader(marked, clause, verdict, context)
    if verdict.act == "request" and not named:
        return _other_side(speakers, context)
    return named


def _reader(marked: Marked, clause: Clause, verdict: Verdict, context: Context) -> tuple[str, ...]:
    """Give to whom a letter is addressed, where the clause asks or notifies its reader."""
    found = clause.predicate
    asks = found is not None and not found.past and verdict.act in {"request", "plan"} and found.speech
    return context.addressee if asks and clause.end >= len(marked.text) - 1 else ()


def _other_side(speakers: tuple[str, ...], context: Context) -> tuple[str, ...]:
    """Give whom one side of a meeting asks: the other side."""
    met = (*context.people, *context.parties) if context.people and context.meeting else ()
    own = set(context.states_of(speakers))
    if len(own) != 1 or not set(speakers) <= set(met):
        return ()
    return tuple(iri for iri in met if not own & set(context.states_of([iri])))

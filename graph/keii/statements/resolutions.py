"""How speaker, holder, event and date of a statement were settled (``keii:resolution``)."""

from __future__ import annotations

from keii.mentions import Context
from keii.model import Statement
from keii.statements.attribution import Attributed


def resolved(told: Statement, said: Statement, attributed: Attributed, context: Context) -> tuple[str, ...]:
    """Give the slugs of a statement; ``said`` is it before a deed gave it a date and an event of its own."""
    found = list(attributed.how)
    if told.holders:
        found.append("holder-named")
    own = context.meeting or context.session
    if told.made_at:
        found.append("event-title" if own and told.made_at == own.iri else "event-named")
    if told.date is not None:
        found.append(_dated(told, said, context))
    return tuple(dict.fromkeys(found))


def _dated(told: Statement, said: Statement, context: Context) -> str:
    """Tell whose date a statement has: its own, its event's, its row's or the document's."""
    if told.date != said.date:
        return "date-own"
    if told.made_at:
        return "date-event"
    return "date-carried" if told.date != context.document.issued else "date-document"

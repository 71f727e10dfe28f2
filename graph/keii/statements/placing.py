"""Where and when a statement was said: the meeting its words name, its list's, or the document's."""

from __future__ import annotations

from keii.mentions import Context, Marked, Meeting
from keii.model import Date
from keii.statements.attribution import Attributed
from keii.statements.clauses import Clause
from keii.statements.meetings import where_said
from keii.statements.said import Verdict


def placed(
    marked: Marked, clause: Clause, verdict: Verdict, attributed: Attributed, context: Context
) -> Meeting | None:
    """Give the meeting at which a clause's words were said, and let the sentence's next clauses share it."""
    own = context.meeting or context.session
    meeting = attributed.meeting or where_said(marked, clause, verdict.act, context)
    if meeting is own and context.said_at and clause.start:
        meeting = context.said_at  # 「2+2においては、…と述べ、…を確認した」
    context.said_at = meeting if meeting is not own else None
    if meeting is context.meeting and "speaker-issuer" in attributed.how:
        return None  # the issuer's own remark on what it reports
    if meeting and meeting.type == "Other" and "speaker-voice" not in attributed.how:
        return None  # what others did or said was not said at the press conference
    return meeting


def said_on(meeting: Meeting | None, context: Context) -> Date | None:
    """Give the date of the meeting at which words were said, else of their row or document."""
    if meeting and meeting.date:
        return meeting.date
    issued, row = context.document.issued, context.row
    past = row is not None and (issued is None or row.earliest <= issued.latest)
    return row if past else issued

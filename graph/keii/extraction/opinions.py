"""A second parser is asked about each statement; its answer is written beside, and changes nothing else."""

from __future__ import annotations

from dataclasses import replace

from keii.mentions.opinion import Opinion, Read
from keii.model import Statement
from keii.statements import Built, subjects

_NAMED = "speaker-named"


def with_opinion(statement: Statement, built: Built, opinion: Opinion) -> Statement:
    """Give a statement with ``opinion-agrees`` or ``opinion-differs`` among its resolutions.

    Compared are the predicate that ends the clause and, where the clause names the speakers as its
    subject, the subject; a clause without a predicate is not asked about.
    """
    clause, marked = built.clause, built.marked
    found, begin = clause.predicate, clause.begin
    if found is None:
        return statement
    named = (
        subjects.nominative(marked, clause, statement.speakers) if _NAMED in statement.resolutions else None
    )
    subject = (named[0] - begin, named[1] - begin) if named and named[0] >= begin else None
    words = marked.text[begin : clause.end]
    read = Read(words, (found.start - begin, found.end - begin), subject, found.light)
    said = "opinion-agrees" if opinion.shares(read) else "opinion-differs"
    return replace(statement, resolutions=(*statement.resolutions, said))

"""Limits: a statement that says what another one does not mean, and which one that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from keii.model import Statement
from keii.ontology.cues import Cues
from keii.statements.builder import Built
from keii.statements.clauses import governs_clause

# How much a shared thing says: the deed itself, a place, a body.
_WEIGHT = {"event": 3, "facility": 2, "agreement": 2, "organization": 1, "person": 1}


class Limits:
    """The ``limit`` records of a language."""

    def __init__(self, cues: Cues) -> None:
        """Take the patterns."""
        self._patterns = [cue.pattern for cue in cues.of("limit") if cue.pattern]

    def narrowed(self, built: Built, before: Sequence[Statement]) -> Statement:
        """Give the statement with the one it narrows, where it denies an inference from that one."""
        statement, clause = built.statement, built.clause
        text = built.marked.text[clause.start : clause.end]
        denies = any(pattern.search(text) for pattern in self._patterns)
        if not denies or not statement.negated or statement.reporter or governs_clause(clause.predicate):
            return statement
        section = statement.passage.locator
        ranked = [
            (self._shared(statement, earlier), index, earlier.id)
            for index, earlier in enumerate(before)
            if earlier.passage.locator == section
            and earlier.passage.document == statement.passage.document
            and not earlier.limits
        ]
        best = max(ranked, default=(0, 0, ""))
        return replace(statement, limits=best[2]) if best[0] > 0 else statement

    def _shared(self, statement: Statement, earlier: Statement) -> int:
        mine = {*statement.mentions, *([statement.reports] if statement.reports else [])}
        theirs = {*earlier.mentions, *([earlier.reports] if earlier.reports else [])}
        return sum(_WEIGHT.get(iri.split("/id/")[-1].split("/")[0], 0) for iri in mine & theirs)

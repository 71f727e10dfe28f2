"""Limits: a statement that says what another one does not mean, and which one that is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from keii.model import Statement
from keii.ontology.cues import Cues
from keii.statements.builder import Built

# 「ただし、…」 at the head of a limit narrows what was said just before.
_RESERVING = re.compile(r"(?:もっとも|ただし|但し|ただ|なお)、(?!本(?:表|資料|書|文書))")

# A denial that takes up what was just said: 「これをもって…わけではありません」.
_POINTING = re.compile(
    r"(?:いえ、|しかしながら、|しかし、|また、|ただ、)?(?:これ|この|今回の|本件|本工事|本(?:協定|計画|合意|措置|部署)|同|当該|前記|先ほど|こうした|[^、]{1,12}の規定は)"
)

# So many statements back, and no further, may what is narrowed stand.
_NEAR = 60

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
        denies = any(pattern.search(text) for pattern in self._patterns) and statement.negated
        reserved = _RESERVING.match(text)
        aside = reserved is not None and reserved[0] == "なお、"
        narrows = reserved is not None and not aside and statement.kind == "assessment"
        if statement.act == "recognize" or not (denies or narrows):
            return statement
        paper = [
            earlier for earlier in before[-_NEAR:] if earlier.passage.document == statement.passage.document
        ]
        if narrows and paper:
            return replace(statement, limits=paper[-1].id)
        section = [earlier for earlier in paper if earlier.passage.locator == statement.passage.locator]
        asserted = [earlier for earlier in section if not earlier.limits]
        ranked = [(self._shared(statement, earlier), index) for index, earlier in enumerate(asserted)]
        best = max(ranked, default=(0, 0))
        if best[0] > 0:
            return replace(statement, limits=asserted[best[1]].id)
        near = asserted or [earlier for earlier in paper if not earlier.limits]
        pointing = asserted or _POINTING.match(text)
        return replace(statement, limits=near[-1].id) if near and pointing else statement

    def _shared(self, statement: Statement, earlier: Statement) -> int:
        mine = {*statement.mentions, *([statement.reports] if statement.reports else [])}
        theirs = {*earlier.mentions, *([earlier.reports] if earlier.reports else [])}
        return sum(_WEIGHT.get(iri.split("/id/")[-1].split("/")[0], 0) for iri in mine & theirs)

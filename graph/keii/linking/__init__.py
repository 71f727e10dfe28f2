"""Mentions and statements → traces, resolved or left open (coding manual, "Traces").

A trace is stated only where linking words govern a named agreement, an event or a pointing word;
each carries the passage of those words.  What names nothing in particular is recorded as an
unresolved reference.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from keii.linking.cues import Hit, hits, trace_rules
from keii.linking.undertakings import Undertakings
from keii.mentions import Context, Marked, Named
from keii.model import Passage, Reference, Statement, Trace, instance, trace_id
from keii.model.ids import digest
from keii.ontology.cues import Cues
from keii.statements import Built

__all__ = ["Linker", "Undertakings"]


# 「改めない」 revises nothing: a denied step only names what it leaves alone.
_DENIABLE = frozenset({"revises", "replaces", "implements", "reaffirms", "welcomes"})


@dataclass(frozen=True, slots=True)
class _Target:
    """What a trace may lead to: a node, and where the text names it."""

    iri: str
    named: Named


@dataclass(frozen=True, slots=True)
class _Scene:
    """What a clause offers to be linked to: names, the statement before, and what is linked already."""

    marked: Marked
    targets: Sequence[_Target]
    previous: Statement | None
    taken: set[str] = field(default_factory=set)


class Linker:
    """The trace rules of one language."""

    def __init__(self, cues: Cues) -> None:
        """Take the records of traces, pointing words and open references."""
        self._rules = trace_rules(cues)
        self._anaphora = [cue.pattern for cue in cues.of("anaphor") if cue.pattern]
        self._open = [cue.pattern for cue in cues.of("reference") if cue.pattern]

    def traces(self, built: Built, before: Sequence[Statement], context: Context) -> list[Trace]:
        """Give the stated traces of a statement, one for each thing it rests on."""
        clause, marked = built.clause, built.marked
        here = context.document.id
        previous = next((each for each in reversed(before) if each.passage.document == here), None)
        scene = _Scene(marked, self._targets(built, context), previous)
        found: list[Trace] = []
        names = marked.within(clause.start, clause.end, "agreement", "event")
        linking = hits(marked.text, (clause.start, clause.end), self._rules, names)
        # Words that only name come last: a stronger relation to the same thing is what the text says.
        for hit in sorted(linking, key=lambda hit: hit.rule.value == "cites"):
            for iri in self._governed(hit, scene):
                scene.taken.add(iri)
                cue = self._cue(hit, marked, iri)
                found.append(self._trace(built, hit.rule.value, iri, cue, context))
        for target in scene.targets:
            if target.iri not in scene.taken and target.named.kind == "agreement":
                scene.taken.add(target.iri)
                at = (target.named.start, target.named.end)
                found.append(self._trace(built, "cites", target.iri, at, context))
        return found

    def same_undertaking(self, built: Built, undertakings: Undertakings, context: Context) -> Trace | None:
        """Give the trace from a step to the statement that defined the undertaking."""
        step = undertakings.step(built)
        if step is None:
            return None
        known, at = step
        earlier = known.built.statement
        cue = self._passage(built.marked, at, context)
        source, target = _iri(built.statement), _iri(earlier)
        return Trace(
            id=trace_id(source, "implements", target, cue.start),
            source=source,
            target=target,
            relation="implements",
            basis="SameUndertaking",
            cue=cue,
            evidence=(built.statement.passage, earlier.passage),
        )

    def references(self, marked: Marked, made: Sequence[Built], context: Context) -> list[Reference]:
        """Give the words of a sentence that point to something not identified, or to one of several."""
        text = marked.text
        ranges: list[tuple[int, int, tuple[str, ...]]] = [
            (*match.span(), ()) for pattern in self._open for match in pattern.finditer(text)
        ]
        ranges += [
            (named.start, named.end, named.iris)
            for named in marked.names
            if named.kind == "agreement" and len(named.iris) > 1
        ]
        found = []
        for start, end, candidates in ranges:
            overlapped = any(
                named.kind in {"agreement", "event"} and len(named.iris) == 1 and named.end == end
                for named in marked.names
            )
            if overlapped:
                continue
            passage = self._passage(marked, (start, end), context)
            by = next((b.statement.id for b in made if b.clause.start <= start < b.clause.end), None)
            identity = digest("reference", context.document.sha256, passage.start, passage.end)
            found.append(Reference(identity, passage, by, tuple(candidates)))
        return found

    def _targets(self, built: Built, context: Context) -> list[_Target]:
        """Give the agreements and earlier events that a clause names, the document's own meeting left out."""
        own = {context.meeting.iri} if context.meeting else set()
        own |= {iri for iri in (built.statement.reports, built.statement.made_at, context.records) if iri}
        return [
            _Target(named.iris[0], named)
            for named in built.marked.within(built.clause.start, built.clause.end, "agreement", "event")
            if len(named.iris) == 1 and named.iris[0] not in own and "/event/planned-" not in named.iris[0]
        ]

    def _governed(self, hit: Hit, scene: _Scene) -> list[str]:
        """Give what linking words govern: the names in their phrase, else the statement it points to."""
        free = [target for target in scene.targets if target.iri not in scene.taken]
        if hit.rule.value == "cites":
            return [target.iri for target in free if hit.start - target.named.end in range(-1, 3)][:1]
        named = [
            target.iri
            for target in free
            if hit.begin <= target.named.start and target.named.end <= hit.start + 1
        ]
        if named or not hit.rule.extra.get("points"):
            return list(dict.fromkeys(named))
        phrase = scene.marked.text[hit.begin : hit.governs_to if hit.governs_to > hit.begin else hit.start]
        pointing = any(pattern.search(phrase) for pattern in self._anaphora)
        return [_iri(scene.previous)] if pointing and scene.previous else []

    def _cue(self, hit: Hit, marked: Marked, iri: str) -> tuple[int, int]:
        """Give the range to quote; a pointing word belongs to its cue (これを受け)."""
        if "/statement/" in iri:
            return max(hit.begin, marked.text.rfind("、", 0, hit.start) + 1), hit.end
        return hit.start, hit.end

    def _trace(
        self, built: Built, relation: str, target: str, at: tuple[int, int], context: Context
    ) -> Trace:
        cue = self._passage(built.marked, at, context)
        source = _iri(built.statement)
        if built.statement.negated and relation in _DENIABLE:
            relation = "cites"
        return Trace(
            id=trace_id(source, relation, target, cue.start),
            source=source,
            target=target,
            relation=relation,
            basis="Stated",
            cue=cue,
            evidence=(built.statement.passage,),
        )

    def _passage(self, marked: Marked, at: tuple[int, int], context: Context) -> Passage:
        span = marked.sentence.normal.span(*at)
        return Passage(context.document.id, span.start, span.end, marked.sentence.locator)


def _iri(statement: Statement) -> str:
    return instance("statement", statement.id)

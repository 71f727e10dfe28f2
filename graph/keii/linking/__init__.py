"""Mentions and statements → traces, resolved or left open (coding manual, "Traces").

A trace is stated only where linking words govern a named agreement, an event or a pointing word;
each carries the passage of those words.  What names nothing in particular is recorded as an
unresolved reference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from keii.linking.anaphora import Anaphora, Behind
from keii.linking.cues import Hit, hits, qualified, trace_rules
from keii.linking.provisions import Provisions
from keii.linking.sources import agreement_source, nested, taken_up
from keii.linking.targets import Target, narrowest, targets_of, welcomed
from keii.linking.undertakings import Undertakings
from keii.mentions import Adoption, Context, Marked
from keii.model import Passage, Reference, Statement, Trace, instance, trace_id
from keii.model.ids import digest
from keii.ontology.cues import Cues
from keii.statements import Built

__all__ = ["Linker", "Undertakings"]


# 「改めない」 revises nothing: a denied step only names what it leaves alone.
_DENIED = re.compile(
    r"[^、。]{0,20}?(?:では|は|も)(?:な[いく]|あり?ません|ございません)|(?:さ?れ|し)(?:ない|ません|ず|てお(?:らず|りません))"
)
# 「条約に基づく義務に影響を及ぼすものではない」 rests nothing on the treaty.
_SAVED = re.compile(r"(?:影響を(?:及ぼ|与え)|妨げ|害)[^。、]{0,10}な[いく]")
_BACK = 6
_DENIABLE = frozenset({"revises", "replaces", "implements", "reaffirms", "welcomes"})


@dataclass(frozen=True, slots=True)
class _Scene:
    """What a clause offers to be linked to: names, what stands before, and what is linked already."""

    built: Built
    targets: Sequence[Target]
    named: Sequence[Target]
    before: Sequence[Statement]
    taken: set[str] = field(default_factory=set)

    @property
    def text(self) -> str:
        """Give the normalised text of the sentence."""
        return self.built.marked.text


@dataclass(frozen=True, slots=True)
class _Link:
    """A trace before it is made: its ends, its relation, and the range of its words."""

    source: str
    relation: str
    target: str
    at: tuple[int, int]


class Linker:
    """The trace rules of one language."""

    def __init__(self, cues: Cues) -> None:
        """Take the records of traces, pointing words and open references."""
        self._rules = trace_rules(cues)
        self._papers = qualified(cues)
        self._anaphora = Anaphora(cues)
        self._adoption = Adoption(cues)
        self._own = Provisions(cues)
        self._open = [cue.pattern for cue in cues.of("reference") if cue.pattern]

    def traces(self, built: Built, before: Sequence[Statement], context: Context) -> list[Trace]:
        """Give the stated traces of a statement, one for each thing it rests on."""
        clause, marked = built.clause, built.marked
        names = marked.within(clause.start, clause.end, "agreement", "event")
        linking = hits(marked.text, (clause.start, clause.end), self._rules, names, self._papers)
        known = [Target(each.iris[0], each) for each in names if len(each.iris) == 1]
        scene = _Scene(built, targets_of(built, self._adoption, context), known, _last(before, context))
        found = [_Link(*link) for link in nested(names, marked.text, context)]
        # Words that only name come last: a stronger relation to the same thing is what the text says.
        for hit in sorted(linking, key=_order):
            for target in self._governed(hit, scene, context):
                scene.taken.add(target)
                found.append(self._link(hit, target, scene))
        for each in scene.targets:
            if each.iri not in scene.taken and each.named.kind == "agreement":
                scene.taken.add(each.iri)
                at = (each.named.start, each.named.end)
                found.append(_Link(_iri(built.statement), "cites", each.iri, at))
        return [
            *(self._trace(built, link, context) for link in found),
            *self._provisions(built, before, context),
        ]

    def _provisions(self, built: Built, before: Sequence[Statement], context: Context) -> Iterator[Trace]:
        """Yield the traces to the provisions of the paper itself that a statement names."""
        if not context.joint:
            return
        source = _iri(built.statement)
        for each, cue in self._own.named(built.statement, before, context.document):
            target = _iri(each)
            evidence = (built.statement.passage,)
            id_ = trace_id(source, "cites", target, cue.start)
            yield Trace(id_, source, target, "cites", "Stated", cue, evidence)

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

    def _governed(self, hit: Hit, scene: _Scene, context: Context) -> list[str]:
        """Give what linking words govern: the names in their phrase, else the statement it points to."""
        free = [target for target in scene.targets if target.iri not in scene.taken]
        if hit.rule.value == "cites" or hit.rule.extra.get("near"):
            start = hit.governs_to if hit.rule.extra.get("near") else hit.start
            return [target.iri for target in free if start - target.named.end in range(-1, 3)][:1]
        named = [
            target for target in free if hit.begin <= target.named.start and target.named.end <= hit.start + 1
        ]
        named = narrowest(named, scene.text)
        if hit.rule.value == "welcomes":
            named = [target for target in named if welcomed(target.named, hit, scene.text)]
        if named or not hit.rule.extra.get("points"):
            return list(dict.fromkeys(target.iri for target in named))
        phrase = scene.text[hit.begin : hit.governs_to if hit.governs_to > hit.begin else hit.start]
        behind = Behind(scene.before, _so_far(scene, hit), scene.built.marked, context.document.text)
        meant = self._anaphora.meant(phrase, hit.begin, behind, bare=hit.rule.extra["points"] != "noun")
        return [meant] if meant else []

    def _link(self, hit: Hit, target: str, scene: _Scene) -> _Link:
        """Give the link to a target; a pointing word belongs to the words quoted (これを受け)."""
        named = next((each for each in scene.targets if each.iri == target), None)
        source = agreement_source(hit, named, scene.named, scene.text) if named else None
        up = taken_up(scene.built, hit, scene.before) if named and not source else None
        at = (hit.start, hit.end)
        if named is None or not hit.begin <= named.named.start:
            at = (max(hit.begin, scene.text.rfind("、", 0, hit.start) + 1), hit.end)
        relation = hit.rule.value
        rest = scene.text[hit.end : scene.built.clause.end]
        denied = (scene.built.statement.negated and "、" not in rest) or _DENIED.match(rest)
        saved = _SAVED.search(rest) is not None
        if (denied and relation in _DENIABLE) or (hit.qualifies and not source) or saved:
            relation = "cites"
        return _Link(source or _iri(up or scene.built.statement), relation, target, at)

    def _trace(self, built: Built, link: _Link, context: Context) -> Trace:
        cue = self._passage(built.marked, link.at, context)
        return Trace(
            id=trace_id(link.source, link.relation, link.target, cue.start),
            source=link.source,
            target=link.target,
            relation=link.relation,
            basis="Stated",
            cue=cue,
            evidence=(built.statement.passage,),
        )

    def _passage(self, marked: Marked, at: tuple[int, int], context: Context) -> Passage:
        span = marked.sentence.normal.span(*at)
        return Passage(context.document.id, span.start, span.end, marked.sentence.locator)


def _iri(statement: Statement) -> str:
    return instance("statement", statement.id)


def _order(hit: Hit) -> int:
    return 0 if hit.qualifies or hit.rule.extra.get("takes") else 2 if hit.rule.value == "cites" else 1


def _last(before: Sequence[Statement], context: Context) -> list[Statement]:
    """Give the last statements of the document, oldest first."""
    return [each for each in before[-_BACK:] if each.passage.document == context.document.id]


def _so_far(scene: _Scene, hit: Hit) -> list[Target]:
    """Give what the whole sentence names before linking words, other clauses included."""
    names = scene.built.marked.within(0, hit.start, "agreement", "event")
    return [Target(each.iris[0], each) for each in names if len(each.iris) == 1]

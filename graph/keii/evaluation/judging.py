"""Lay what was read beside what was coded: a mark for every unit, and a line for every error."""

from __future__ import annotations

from keii.evaluation import evidence
from keii.evaluation.coding import Coding, Thing
from keii.evaluation.gold import Gold
from keii.evaluation.identity import Identity, dates_agree, identify
from keii.evaluation.judgement import Ends, Judgement, Miss
from keii.evaluation.matching import match_spans
from keii.evaluation.saying import judge_statements
from keii.evaluation.tracing import judge_traces, way
from keii.model import Span, bare

_BROADER = {"Forum": "Organization"}
"""Classes of the ontology that the gold writes by their broader class."""

_GRAVE = 100.0
"""The weight of a broken invariant."""


def judge(gold: Gold, read: Coding, text: str | None) -> Judgement:
    """Judge one file; without its text, quotes and edges cannot be checked and are left out."""
    judgement = Judgement()
    identity = identify(gold.coding, read, text)
    matched = judge_statements(gold.coding, read, identity, judgement)
    _things(gold.coding, read, identity, judgement)
    judge_traces(gold.coding, read, Ends(identity, matched), judgement)
    _references(gold.coding, read, judgement)
    if text is not None:
        _invariants(gold, read, text, judgement)
    return judgement


def _things(gold: Coding, read: Coding, identity: Identity, into: Judgement) -> None:
    found = {thing.id: thing for thing in read.things}
    back = {coded: id_ for id_, coded in identity.right.items()}
    alike = {coded: id_ for id_, coded in identity.same.items()}
    told: set[str] = set()
    for coded in gold.things:
        key = f"{coded.kind}s"
        if coded.id in back:
            into.marks[key].append("hit")
            _found(coded, found[back[coded.id]], into)
            continue
        into.marks[key].append("missed")
        other = found.get(alike.get(coded.id, ""))
        cells = _differ(coded, other) if other else ()
        instead = ""
        if other and cells:
            told.add(other.id)
            instead = _named(other, bare(other.id))
        cause, place = "wrong" if cells else "missed", (gold.file, _first(coded.spans))
        into.misses.append(Miss(key, cause, *place, _named(coded, coded.id), instead, cells=cells))
    for thing in read.things:
        if thing.id not in identity.right:
            key, place = f"{thing.kind}s", (gold.file, _first(thing.spans))
            into.marks[key].append("extra")
            if thing.id not in told:
                into.misses.append(Miss(key, "extra", *place, "", _named(thing, bare(thing.id))))


def _found(coded: Thing, read: Thing, into: Judgement) -> None:
    """Mark the cells of a thing that was found."""
    key = f"{coded.kind}s"
    if coded.kind != "actor":
        into.marks[f"{key}.date"].append("hit" if coded.date == read.date else "missed")
    if coded.kind != "event":  # an event with another type is no match at all
        typed = coded.type == _BROADER.get(read.type, read.type)
        into.marks[f"{key}.type"].append("hit" if typed else "missed")


def _differ(coded: Thing, read: Thing) -> tuple[str, ...]:
    """Give what keeps two things in one place from being the same."""
    typed, dated = coded.type == read.type, dates_agree(coded.date, read.date)
    return tuple(name for name, same in (("type", typed), ("date", dated)) if not same)


def _named(thing: Thing, id_: str) -> str:
    words = (thing.type, thing.date or "", min(thing.names, default=""), f"({id_})")
    return " ".join(word for word in words if word)


def _first(spans: tuple[Span, ...]) -> Span:
    return min(spans, default=Span(0, 0))


def _references(gold: Coding, read: Coding, into: Judgement) -> None:
    pairs = match_spans([one.span for one in gold.references], [one.span for one in read.references])
    for i, coded in enumerate(gold.references):
        into.marks["references"].append("hit" if i in pairs else "missed")
        if i not in pairs:
            into.misses.append(Miss("references", "missed", gold.file, coded.span, "unresolved", ""))
    for j, found in enumerate(read.references):
        if j not in pairs.values():
            into.marks["references"].append("extra")
            into.misses.append(Miss("references", "extra", gold.file, found.span, "", "unresolved"))


def _invariants(gold: Gold, read: Coding, text: str, into: Judgement) -> None:
    for span, words, exact in evidence.quotes(read, text):
        into.marks["fidelity"].append("hit" if exact else "missed")
        if not exact:
            # A text that may not be quoted is not quoted here either.
            both = (span.of(text)[:40], words[:40]) if gold.quotable else ("…", "…")
            into.misses.append(Miss("fidelity", "wrong", read.file, span, *both, _GRAVE))
    lacking = {id(link): reason for link, reason in evidence.unsupported(read, text)}
    for link in read.traces:
        reason = lacking.get(id(link))
        into.marks["unsupported"].append("missed" if reason else "hit")
        if reason:
            place = read.file, link.span
            into.misses.append(Miss("unsupported", "wrong", *place, reason, str(way(link)), _GRAVE))

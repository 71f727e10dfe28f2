"""Lay what was read beside what was coded: a mark for every unit, and a line for every error."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from keii.evaluation import evidence
from keii.evaluation.coding import Coding, Link, Said
from keii.evaluation.figures import Mark
from keii.evaluation.gold import Gold
from keii.evaluation.identity import Identity, identify
from keii.evaluation.matching import iou, match_spans
from keii.evaluation.rows import BASES
from keii.model import Span, bare

CELLS = ("kind", "act", "speakers", "states", "holders", "addressees", "date", "event")
POSITIVES = ("reporter", "negation", "limits")
WHOLE = ("kind", "act", "speakers", "holders", "addressees", "date", *POSITIVES)
"""The cells that must all be right for a row to be right as a whole."""

_BROADER = {"Forum": "Organization"}
"""Classes of the ontology that the gold writes by their broader class."""

Cell = str | bool | frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Miss:
    """One error: what kind (a figure's key), where, what was coded and what was read."""

    key: str
    file: str
    span: Span
    coded: str
    read: str
    weight: float = 1.0


@dataclass(slots=True)
class Judgement:
    """Marks and values by the key of their figure, and the errors."""

    marks: dict[str, list[Mark]] = field(default_factory=lambda: defaultdict(list))
    values: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    misses: list[Miss] = field(default_factory=list)

    def add(self, other: Judgement) -> None:
        """Take in the judgement of another file."""
        for key, marks in other.marks.items():
            self.marks[key] += marks
        for key, values in other.values.items():
            self.values[key] += values
        self.misses += other.misses


def judge(gold: Gold, read: Coding, text: str | None) -> Judgement:
    """Judge one file; without its text, quotes and edges cannot be checked and are left out."""
    judgement = Judgement()
    identity = identify(gold.coding, read, text)
    matched = _statements(gold.coding, read, identity, judgement)
    _things(gold.coding, read, identity, judgement)
    _traces(gold.coding, read, _Ends(identity, matched), judgement)
    _references(gold.coding, read, judgement)
    if text is not None:
        _invariants(read, text, judgement)
    return judgement


def one_mark(coded: Cell, read: Cell) -> Mark | None:
    """Give the mark of a cell that is mostly empty; ``None`` when it is empty on both sides."""
    if not coded and not read:
        return None
    if not read:
        return "missed"
    if not coded:
        return "extra"
    return "hit" if coded == read else "wrong"


@dataclass(frozen=True, slots=True)
class _Ends:
    """Ids of either end of a trace → gold ids."""

    identity: Identity
    matched: dict[str, str]

    def gold(self, id_: str | None) -> str | None:
        return None if id_ is None else self.matched.get(id_) or self.identity.gold(id_)


def _statements(gold: Coding, read: Coding, identity: Identity, into: Judgement) -> dict[str, str]:
    """Mark statements and the cells of the matched ones; gives ids read → ids coded."""
    pairs = match_spans([one.span for one in gold.statements], [one.span for one in read.statements])
    matched = {read.statements[j].id: gold.statements[i].id for i, j in pairs.items()}
    ends = _Ends(identity, matched)
    states = {thing.id for thing in gold.of("actor") if thing.type == "State"}
    states |= {thing.id for thing in read.of("actor") if thing.type == "State"}
    for i, coded in enumerate(gold.statements):
        if i not in pairs:
            into.marks["statements"].append("missed")
            size = float(coded.span.end - coded.span.start)
            into.misses.append(
                Miss("statements", gold.file, coded.span, f"{coded.kind}, {coded.act}", "", size)
            )
            continue
        found = read.statements[pairs[i]]
        into.marks["statements"].append("hit")
        into.values["statements.iou"].append(iou(coded.span, found.span))
        into.marks["statements.exact"].append("hit" if coded.span == found.span else "missed")
        _cells(_row(coded, states, None), _row(found, states, ends), coded, into, gold.file)
    for j, found in enumerate(read.statements):
        if j not in pairs.values():
            into.marks["statements"].append("extra")
            size = float(found.span.end - found.span.start)
            into.misses.append(
                Miss("statements", gold.file, found.span, "", f"{found.kind}, {found.act}", size)
            )
    return matched


def _row(said: Said, states: set[str], ends: _Ends | None) -> dict[str, Cell]:
    """Give a statement's cells in gold ids."""

    def one(id_: str | None) -> str | None:
        return id_ if ends is None else ends.gold(id_)

    def several(ids: Iterable[str]) -> frozenset[str]:
        return frozenset(found for id_ in ids if (found := one(id_)))

    return {
        "kind": said.kind,
        "act": said.act,
        "speakers": several(said.speakers),
        "states": several(id_ for id_ in said.speakers if id_ in states or one(id_) in states),
        "holders": several(said.holders),
        "addressees": several(said.addressees),
        "date": said.date,
        "event": one(said.event),
        "reporter": one(said.reporter),
        "negation": said.negated,
        "limits": one(said.limits),
    }


def _cells(coded: dict[str, Cell], read: dict[str, Cell], said: Said, into: Judgement, file: str) -> None:
    for key in CELLS:
        if key != "states" or coded[key] or read[key]:
            into.marks[key].append("hit" if coded[key] == read[key] else "missed")
    for key in POSITIVES:
        mark = one_mark(coded[key], read[key])
        if mark is not None:
            into.marks[key].append(mark)
    wrong = [key for key in WHOLE if coded[key] != read[key]]
    into.marks["row"].append("missed" if wrong else "hit")
    if wrong:
        expected = "; ".join(f"{key}: {shown(coded[key])}" for key in wrong)
        instead = "; ".join(f"{key}: {shown(read[key])}" for key in wrong)
        into.misses.append(Miss("row", file, said.span, expected, instead, float(len(wrong))))


def shown(cell: Cell) -> str:
    """Give a cell as people read it: bare names, an en dash for nothing."""
    if isinstance(cell, frozenset):
        return ", ".join(sorted(bare(one) for one in cell)) or "–"
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return bare(cell) if cell else "–"


def _things(gold: Coding, read: Coding, identity: Identity, into: Judgement) -> None:
    found = {thing.id: thing for thing in read.things}
    back = {coded: id_ for id_, coded in identity.right.items()}
    for coded in gold.things:
        key = f"{coded.kind}s"
        name = f"{coded.id} {coded.type} {coded.date or ''} {min(coded.names, default='')}".strip()
        if coded.id not in back:
            into.marks[key].append("missed")
            into.misses.append(Miss(key, gold.file, _first(coded.spans), name, ""))
            continue
        into.marks[key].append("hit")
        if coded.kind != "actor":
            exact = coded.date == found[back[coded.id]].date
            into.marks[f"{key}.date"].append("hit" if exact else "missed")
        if coded.kind != "event":  # an event with another type is no match at all
            typed = coded.type == _BROADER.get(found[back[coded.id]].type, found[back[coded.id]].type)
            into.marks[f"{key}.type"].append("hit" if typed else "missed")
    for thing in read.things:
        if thing.id not in identity.right:
            key = f"{thing.kind}s"
            name = f"{thing.type} {thing.date or ''} {min(thing.names, default='')}".strip()
            into.marks[key].append("extra")
            into.misses.append(Miss(key, gold.file, _first(thing.spans), "", f"{name} ({bare(thing.id)})"))


def _first(spans: tuple[Span, ...]) -> Span:
    return min(spans, default=Span(0, 0))


def _traces(gold: Coding, read: Coding, ends: _Ends, into: Judgement) -> None:
    """Mark traces end to end, and their detection (a cue in the same place) apart, by basis."""
    left = [(link.source, link.target, link.relation, link.basis) for link in gold.traces]
    right = [(ends.gold(x.source), ends.gold(x.target), x.relation, x.basis) for x in read.traces]
    spare = list(right)
    for link, ways in zip(gold.traces, left, strict=True):
        hit = ways in spare
        if hit:
            spare.remove(ways)
        else:
            into.misses.append(Miss("traces", gold.file, link.span, _arrow(*ways), ""))
        _mark_trace(into, "traces", link.basis, "hit" if hit else "missed")
    for link, ends_read in zip(read.traces, right, strict=True):
        if ends_read in spare:
            spare.remove(ends_read)
            into.misses.append(Miss("traces", gold.file, link.span, "", _arrow(*ends_read)))
            _mark_trace(into, "traces", link.basis, "extra")
    for basis in BASES:
        _detection(gold.traces, read.traces, basis, into)


def _detection(coded: tuple[Link, ...], read: tuple[Link, ...], basis: str, into: Judgement) -> None:
    left = [link.span for link in coded if link.basis == basis]
    right = [link.span for link in read if link.basis == basis]
    # A cue is a few characters long; any shared character is the same cue.
    pairs = match_spans(left, right, threshold=1e-9)
    marks: list[Mark] = ["hit"] * len(pairs)
    marks += ["missed"] * (len(left) - len(pairs))
    marks += ["extra"] * (len(right) - len(pairs))
    for mark in marks:
        _mark_trace(into, "detection", basis, mark)


def _mark_trace(into: Judgement, key: str, basis: str, mark: Mark) -> None:
    into.marks[key].append(mark)
    into.marks[f"{key}.{basis}"].append(mark)


def _arrow(source: str | None, target: str | None, relation: str, basis: str) -> str:
    return f"{shown(source)} {relation} {shown(target)} ({basis})"


def _references(gold: Coding, read: Coding, into: Judgement) -> None:
    pairs = match_spans([one.span for one in gold.references], [one.span for one in read.references])
    for i, coded in enumerate(gold.references):
        into.marks["references"].append("hit" if i in pairs else "missed")
        if i not in pairs:
            into.misses.append(Miss("references", gold.file, coded.span, "unresolved", ""))
    for j, found in enumerate(read.references):
        if j not in pairs.values():
            into.marks["references"].append("extra")
            into.misses.append(Miss("references", gold.file, found.span, "", "unresolved"))


def _invariants(read: Coding, text: str, into: Judgement) -> None:
    for span, words, exact in evidence.quotes(read, text):
        into.marks["fidelity"].append("hit" if exact else "missed")
        if not exact:
            into.misses.append(Miss("fidelity", read.file, span, span.of(text)[:40], words[:40], 100.0))
    lacking = {id(link): reason for link, reason in evidence.unsupported(read, text)}
    for link in read.traces:
        reason = lacking.get(id(link))
        into.marks["unsupported"].append("missed" if reason else "hit")
        if reason:
            way = _arrow(link.source, link.target, link.relation, link.basis)
            into.misses.append(Miss("unsupported", read.file, link.span, reason, way, 100.0))

"""Judge statements: which were found, and which cells of those found are wrong.

A row is right as a whole when all of :data:`WHOLE` are.  Addressees and event are shown apart: the
manual lets a coder leave an addressee unsaid, and a wrong event is one error of the event, not one
of each statement made at it.
"""

from __future__ import annotations

from collections.abc import Iterable

from keii.evaluation.coding import Coding, Said
from keii.evaluation.figures import Mark
from keii.evaluation.identity import Identity
from keii.evaluation.judgement import Cell, Ends, Judgement, Miss, shown
from keii.evaluation.matching import iou, match_spans
from keii.model import Span

SHARES = ("kind", "act", "speakers", "states", "holders", "addressees", "date", "event")
POSITIVES = ("reporter", "negation", "limits")
WHOLE = ("kind", "act", "speakers", "holders", "reporter", "date", "negation", "limits")
"""The cells that must all be right for a row to be right as a whole."""

CELLS = (
    "kind", "act", "speakers", "holders", "addressees", "date", "event", "reporter", "negation", "limits",
)  # fmt: skip
"""The cells whose errors are counted."""

ANY = 1e-9
"""Least overlap at which two spans share anything at all."""

HALF = 0.5
"""The share of a statement that must lie in another for it to count as part of that one."""


def judge_statements(gold: Coding, read: Coding, identity: Identity, into: Judgement) -> dict[str, str]:
    """Mark statements and the cells of the matched ones; gives ids read → ids coded."""
    pairs = match_spans(_spans(gold), _spans(read))
    matched = {read.statements[j].id: gold.statements[i].id for i, j in pairs.items()}
    states = {thing.id for coding in (gold, read) for thing in coding.of("actor") if thing.type == "State"}
    ends = Ends(identity, matched)
    for i, j in sorted(pairs.items()):
        coded, found = gold.statements[i], read.statements[j]
        into.marks["statements"].append("hit")
        into.values["statements.iou"].append(iou(coded.span, found.span))
        into.marks["statements.exact"].append("hit" if coded.span == found.span else "missed")
        rows = _row(coded, states, None), _row(found, states, ends)
        _cells(rows, Miss("row", "wrong", gold.file, coded.span, "", ""), into)
    _unpaired(gold, read, pairs, into)
    return matched


def one_mark(coded: Cell, read: Cell) -> Mark | None:
    """Give the mark of a cell that is mostly empty; ``None`` when it is empty on both sides."""
    if not coded and not read:
        return None
    if not read:
        return "missed"
    if not coded:
        return "extra"
    return "hit" if coded == read else "wrong"


def _spans(coding: Coding) -> list[Span]:
    return [said.span for said in coding.statements]


def _row(said: Said, states: set[str], ends: Ends | None) -> dict[str, Cell]:
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


def _cells(rows: tuple[dict[str, Cell], dict[str, Cell]], blank: Miss, into: Judgement) -> None:
    """Mark the cells of a matched statement; its error, if any, stands where ``blank`` does."""
    coded, read = rows
    for key in SHARES:
        if key != "states" or coded[key] or read[key]:
            into.marks[key].append("hit" if coded[key] == read[key] else "missed")
    for key in POSITIVES:
        mark = one_mark(coded[key], read[key])
        if mark is not None:
            into.marks[key].append(mark)
    wrong = tuple(key for key in CELLS if coded[key] != read[key] and not _follows(key, rows))
    whole = not any(key in WHOLE for key in wrong)
    into.marks["row"].append("hit" if whole else "missed")
    if wrong:
        expected, instead = ("; ".join(f"{key}: {shown(row[key])}" for key in wrong) for row in rows)
        key = wrong[0] if whole else "row"
        place = blank.file, blank.span
        into.misses.append(Miss(key, "wrong", *place, expected, instead, float(len(wrong)), wrong))


def _follows(key: str, rows: tuple[dict[str, Cell], dict[str, Cell]]) -> bool:
    """Tell whether a cell is wrong only because holders, where none are named, are the speakers."""
    return key == "holders" and all(row["holders"] == row["speakers"] for row in rows)


def _unpaired(gold: Coding, read: Coding, pairs: dict[int, int], into: Judgement) -> None:
    """Mark what is left over on either side, and why: other bounds, part of another, nothing there."""
    taken = set(pairs.values())
    coded = [said for i, said in enumerate(gold.statements) if i not in pairs]
    found = [said for j, said in enumerate(read.statements) if j not in taken]
    near = match_spans([said.span for said in coded], [said.span for said in found], ANY)
    for i, said in enumerate(coded):
        cause, instead = "joined" if _part(said, read) else "missed", ""
        if i in near:
            other = found[near[i]]
            cause, instead = "boundary", f"{other.span.start}–{other.span.end} {_what(other)}"
        into.marks["statements"].append("missed")
        place = gold.file, said.span
        into.misses.append(Miss("statements", cause, *place, _what(said), instead, _length(said.span)))
    for j, said in enumerate(found):
        into.marks["statements"].append("extra")
        if j not in near.values():
            cause, place = "split" if _part(said, gold) else "extra", (gold.file, said.span)
            into.misses.append(Miss("statements", cause, *place, "", _what(said), _length(said.span)))


def _what(said: Said) -> str:
    return f"{said.kind}, {said.act}"


def _part(said: Said, other: Coding) -> bool:
    """Tell whether a statement lies, at least by half, in one statement of the other side."""
    return any(
        min(said.span.end, one.span.end) - max(said.span.start, one.span.start) >= HALF * _length(said.span)
        for one in other.statements
    )


def _length(span: Span) -> float:
    return float(span.end - span.start)

"""Why something is wrong, counted; and how far two coders agree."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_evaluation import CODED, FILE, GOLD, STATEMENTS, TEXT, THINGS, TRACES, at, changed, renamed

from keii.evaluation import Cause, Coding, Gold, Said, agree, score, tally
from keii.evaluation.scores import apart
from keii.model import KeiiError, Span


def causes(read: Coding, gold: Gold = GOLD) -> dict[tuple[str, str], tuple[int, int | None]]:
    scores = score([gold], {FILE: renamed(read)}, {FILE: TEXT})
    return {(one.key, one.cause): (one.count, one.alone) for one in tally(scores.misses)}


def test_a_perfect_reading_has_no_cause_of_error() -> None:
    assert causes(CODED) == {}


def test_a_cell_counts_once_a_row_and_apart_where_it_is_the_only_one() -> None:
    rows = list(STATEMENTS)
    rows[0] = replace(rows[0], kind="action")
    rows[1] = replace(rows[1], kind="action", date="2024")
    found = causes(replace(CODED, statements=tuple(rows)))
    assert found == {("cells", "kind"): (2, 1), ("cells", "date"): (1, 0)}


def test_every_cell_that_people_code_is_counted() -> None:
    other = frozenset({"B"})
    wrong = {
        "kind": "position", "act": "agree", "speakers": other, "holders": frozenset({"A", "B"}), "date": "1999",
        "addressees": other, "event": "e1", "reporter": "ministry", "negated": True, "limits": "s1",
    }  # fmt: skip
    found = causes(changed(4, **wrong))
    cells = (
        "kind", "act", "speakers", "holders", "addressees", "date", "event", "reporter", "negation", "limits",
    )  # fmt: skip
    assert found == {("cells", cell): (1, 0) for cell in cells}


def test_holders_that_only_follow_the_speakers_are_no_error_of_their_own() -> None:
    other = frozenset({"B"})
    assert causes(changed(4, speakers=other, holders=other)) == {("cells", "speakers"): (1, 1)}
    assert causes(changed(4, holders=other)) == {("cells", "holders"): (1, 1)}


def test_a_row_that_is_right_as_a_whole_still_counts_its_event_and_addressees() -> None:
    assert causes(changed(0, event=None)) == {("cells", "event"): (1, 1)}


def said(id_: str, span: Span) -> Said:
    return Said(id_, span, "commitment", "commit", frozenset({"A"}), frozenset({"A"}))


@pytest.mark.parametrize(
    ("coded", "read", "cause"),
    [
        ([(0, 10)], [], {"missed": 1}),
        ([], [(0, 10)], {"extra": 1}),
        ([(0, 30)], [(20, 60)], {"boundary": 1}),
        ([(0, 30), (30, 40)], [(0, 40)], {"joined": 1}),
        ([(0, 40)], [(0, 30), (30, 40)], {"split": 1}),
        ([(0, 10)], [(20, 30)], {"missed": 1, "extra": 1}),
    ],
)
def test_a_statement_is_missed_joined_off_by_its_bounds_split_or_extra(
    coded: list[tuple[int, int]], read: list[tuple[int, int]], cause: dict[str, int]
) -> None:
    left, right = (
        Coding(FILE, tuple(said(f"s{i}", Span(*span)) for i, span in enumerate(spans)))
        for spans in (coded, read)
    )
    found = causes(right, Gold("x", left))
    assert {why: count for (key, why), (count, _) in found.items() if key == "statements"} == cause


@pytest.mark.parametrize(
    ("change", "cause"),
    [
        ({"relation": "buildsOn"}, ("relation", 1)),
        ({"source": "s3"}, ("source", 1)),
        ({"target": "e1"}, ("target", 1)),
        ({"basis": "SameUndertaking"}, ("basis", 1)),
        ({"span": at("なお")}, None),
    ],
)
def test_a_trace_is_wrong_at_one_end_or_its_cue_is_missed(
    change: dict[str, object], cause: tuple[str, int] | None
) -> None:
    found = causes(replace(CODED, traces=(replace(TRACES[0], **change), TRACES[1])))  # type: ignore[arg-type]
    traces = {why: value for (key, why), value in found.items() if key == "traces"}
    if cause is None:
        assert traces == {}, "what says the same is the same, wherever its cue stands"
    else:
        assert traces == {cause[0]: (1, cause[1])}


def test_traces_at_one_cue_are_told_apart() -> None:
    second = replace(TRACES[1], target="e1")
    both = replace(CODED, traces=(TRACES[1], second))
    only = replace(CODED, traces=(TRACES[1],))
    assert causes(only, replace(GOLD, coding=both)) == {("traces", "further"): (1, None)}
    assert causes(both, replace(GOLD, coding=only))["traces", "extra"] == (1, None)
    nothing = replace(CODED, traces=())
    assert causes(nothing, replace(GOLD, coding=only)) == {("traces", "cue"): (1, None)}
    elsewhere = replace(CODED, traces=(replace(second, source="s1", span=at("なお")),))
    found = causes(elsewhere, replace(GOLD, coding=only))
    assert found["traces", "cue"] == found["traces", "extra"] == (1, None)


def test_an_event_in_the_right_place_with_a_wrong_type_is_one_error() -> None:
    wrong = replace(CODED, things=(replace(THINGS[0], type="Signing"), *THINGS[1:]))
    assert causes(wrong) == {("events", "type"): (1, 1)}


def test_causes_stand_in_the_order_of_the_figures() -> None:
    found = tally(score([GOLD], {FILE: Coding(FILE)}, {FILE: TEXT}).misses)
    assert [one.key for one in found] == [
        "statements", "events", "agreements", "actors", "traces", "references",
    ]  # fmt: skip
    assert found[0] == Cause("statements", "missed", 5)


# --- two coders -----------------------------------------------------------------------------------


def second(coding: Coding) -> Gold:
    return Gold("talks-b.gold.json", coding, coder="B")


def test_coders_who_code_alike_agree_whatever_ids_they_give() -> None:
    ids = {"s1": "s7", "s2": "s1", "s3": "s2", "s4": "s3", "s5": "s4", "e1": "e9", "a1": "a9", None: None}
    rows = tuple(
        replace(row, id=ids[row.id], event=ids[row.event], limits=ids[row.limits]) for row in STATEMENTS
    )
    things = tuple(replace(thing, id=ids.get(thing.id, thing.id)) for thing in THINGS)
    traces = tuple(replace(x, source=ids[x.source], target=ids[x.target]) for x in TRACES)
    found = agree([(GOLD, second(replace(CODED, statements=rows, things=things, traces=traces)))], {})
    figures = found.whole.columns["second"]
    assert {one.value for one in figures.values() if one.value is not None} == {1.0}
    assert found.coders == ("B",)
    assert not {"fidelity", "unsupported"} & figures.keys()


def test_an_id_of_one_coder_is_never_taken_for_the_others() -> None:
    elsewhere = replace(THINGS[0], type="Notice", date="1999", spans=(at("北計画"),), names=frozenset({"別"}))
    found = agree([(GOLD, second(replace(CODED, things=(elsewhere, *THINGS[1:]))))], {FILE: TEXT})
    figures = found.documents[0].columns["second"]
    assert figures["event"].value == 4 / 5, "e1 of one is not e1 of the other"
    assert figures["actors"].value == 1, "actors are known by their slugs"
    assert apart(CODED).statements[0].id == "second/s1"


def test_a_document_is_coded_once_by_the_first_coder() -> None:
    with pytest.raises(KeiiError, match=r"talks\.txt: coded in two gold files"):
        score([GOLD, GOLD], {}, {})

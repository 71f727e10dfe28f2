"""The measuring instrument: known readings give known figures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from keii.evaluation import (
    Coding,
    Gold,
    Link,
    Name,
    Said,
    Scores,
    Thing,
    score,
)
from keii.evaluation.baselines import name_baseline, prior, sentence_baseline
from keii.evaluation.coding import Pointer
from keii.evaluation.evidence import unsupported
from keii.evaluation.identity import dates_agree, identify
from keii.model import Span

FILE = "talks.txt"
TEXT = (
    "両国は、2024年4月の首脳会談で、枠組みを直すと約束した。"
    "これを受け、甲国は組織を改める意図を表明した。"
    "乙国からは、人員は増えないとの説明があった。"
    "なお、全てが終わったわけではない。"
    "北計画に従った移転を確認した。その他の取決めも確認した。\n"
)


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def said(id_: str, words: str, kind: str, act: str, **more: object) -> Said:
    values: dict[str, object] = {"speakers": frozenset({"A"}), "holders": frozenset({"A"}), **more}
    return Said(id_, at(words), kind, act, **values, quote=words)  # type: ignore[arg-type]


STATEMENTS = (
    said("s1", "両国は、2024年4月の首脳会談で、枠組みを直すと約束した。", "commitment", "commit",
         speakers=frozenset({"A", "B"}), holders=frozenset({"A", "B"}), event="e1", date="2024-04"),
    said("s2", "これを受け、甲国は組織を改める意図を表明した。", "commitment", "intend", date="2024-05"),
    said("s3", "乙国からは、人員は増えないとの説明があった。", "assessment", "explain",
         speakers=frozenset({"B"}), holders=frozenset({"B"}), reporter="ministry", negated=True),
    said("s4", "なお、全てが終わったわけではない。", "assessment", "explain", negated=True, limits="s2"),
    said("s5", "北計画に従った移転を確認した。", "commitment", "confirm"),
)  # fmt: skip
THINGS = (
    Thing("e1", "event", "Summit", "2024-04", frozenset({"首脳会談"}), (at("首脳会談"),)),
    Thing("a1", "agreement", "Plan", "2013-04-05", frozenset({"北計画"}), (at("北計画"),)),
    Thing("A", "actor", "State", None, frozenset({"甲国"}), (at("甲国"),)),
    Thing("B", "actor", "State", None, frozenset({"乙国"}), (at("乙国"),)),
    Thing("ministry", "actor", "Organization", None, frozenset({"省"}), ()),
)
TRACES = (
    Link("s2", "s1", "follows", "Stated", "これを受け", at("これを受け")),
    Link("s5", "a1", "inAccordanceWith", "Stated", "に従った", at("に従った")),
)
CODED = Coding(FILE, STATEMENTS, THINGS, TRACES, (Pointer(at("その他の取決め"), "その他の取決め"),))
GOLD = Gold("talks.gold.json", CODED, date="2024-05-01")


def renamed(coding: Coding) -> Coding:
    """Give the same reading under the ids of a build: full IRIs."""
    kinds = {"A": "state", "B": "state", "ministry": "organization", "e1": "event", "a1": "agreement"}

    def iri(id_: str | None) -> str | None:
        return None if id_ is None else f"https://w3id.org/keii/id/{kinds.get(id_, 'statement')}/{id_}"

    def one(row: Said) -> Said:
        people = {
            key: frozenset(map(iri, getattr(row, key))) for key in ("speakers", "holders", "addressees")
        }
        cells = {key: iri(getattr(row, key)) for key in ("id", "reporter", "event", "limits")}
        return replace(row, **people, **cells)

    return replace(
        coding,
        statements=tuple(map(one, coding.statements)),
        things=tuple(replace(thing, id=iri(thing.id)) for thing in coding.things),
        traces=tuple(replace(t, source=iri(t.source), target=iri(t.target)) for t in coding.traces),
    )


def measured(read: Coding, gold: Gold = GOLD) -> dict[str, float | None]:
    scores = score([gold], {FILE: renamed(read)}, {FILE: TEXT})
    return values(scores)


def values(scores: Scores, column: str = "keii", group: int = 0) -> dict[str, float | None]:
    return {key: one.value for key, one in scores.groups[group].columns[column].items()}


def changed(index: int, **cells: object) -> Coding:
    rows = list(STATEMENTS)
    rows[index] = replace(rows[index], **cells)  # type: ignore[arg-type]
    return replace(CODED, statements=tuple(rows))


def test_a_perfect_reading_scores_one_everywhere() -> None:
    found = {key: value for key, value in measured(CODED).items() if value is not None}
    assert found.pop("unsupported") == 0
    assert set(found.values()) == {1.0}
    assert {"statements", "limits", "reporter", "traces.Stated", "references", "fidelity"} <= found.keys()


def test_reading_nothing_scores_zero() -> None:
    found = measured(Coding(FILE))
    assert found["statements"] == found["events"] == found["actors"] == found["traces"] == 0
    assert found["kind"] is None, "there is no share of nothing"


def test_shifted_spans_match_from_half_overlap_on() -> None:
    span = STATEMENTS[4].span
    size = span.end - span.start
    near, far = Span(span.start + 3, span.end), Span(span.start + size // 2 + 1, span.end)
    found = measured(changed(4, span=near, quote=near.of(TEXT)))
    assert found["statements"] == 1
    assert found["statements.exact"] == 4 / 5
    assert found["statements.iou"] == pytest.approx((4 + (size - 3) / size) / 5)
    lost = measured(changed(4, span=far, quote=far.of(TEXT)))
    assert lost["statements"] == pytest.approx(2 * 4 / (2 * 4 + 1 + 1))
    assert lost["traces"] == pytest.approx(1 / 2), "a trace whose source was not found is not found either"


@pytest.mark.parametrize(
    ("cells", "figure"),
    [
        ({"kind": "action"}, "kind"),
        ({"act": "agree"}, "act"),
        ({"speakers": frozenset({"B"})}, "speakers"),
        ({"holders": frozenset({"B"})}, "holders"),
        ({"date": "2024"}, "date"),
        ({"date": "2024-05/2024-06"}, "date"),
    ],
)
def test_a_wrong_cell_costs_its_figure_and_the_row(cells: dict[str, object], figure: str) -> None:
    found = measured(changed(4, **cells))
    assert found[figure] == found["row"] == 4 / 5
    assert found["statements"] == 1


def test_addressees_and_event_are_shown_apart_from_the_row() -> None:
    assert measured(changed(4, addressees=frozenset({"B"})))["addressees"] == 4 / 5
    found = measured(changed(0, event=None))
    assert found["event"] == 4 / 5
    assert found["row"] == 1


def test_states_are_judged_apart_from_the_persons_beside_them() -> None:
    found = measured(changed(4, speakers=frozenset({"A", "ministry"})))
    assert found["speakers"] == 4 / 5
    assert found["states"] == 1


def test_a_constant_none_scores_zero_on_what_is_mostly_none() -> None:
    rows = tuple(replace(row, reporter=None, negated=False, limits=None) for row in STATEMENTS)
    found = measured(replace(CODED, statements=rows))
    assert found["reporter"] == found["negation"] == found["limits"] == 0


def test_a_limit_is_right_only_on_the_statement_that_is_narrowed() -> None:
    assert measured(changed(3, limits="s1"))["limits"] == 0
    assert measured(changed(3, limits="s2"))["limits"] == 1


def test_a_wrong_relation_is_a_missed_and_an_extra_trace_but_a_found_cue() -> None:
    wrong = replace(CODED, traces=(replace(TRACES[0], relation="buildsOn"), TRACES[1]))
    found = measured(wrong)
    assert found["traces"] == found["traces.Stated"] == 1 / 2
    assert found["detection"] == 1
    basis = replace(CODED, traces=(replace(TRACES[0], basis="SameUndertaking"), TRACES[1]))
    assert measured(basis)["traces.SameUndertaking"] == 0


def test_a_statement_read_twice_counts_once() -> None:
    doubled = replace(CODED, statements=(*STATEMENTS, replace(STATEMENTS[0], id="s9")))
    assert measured(doubled)["statements"] == pytest.approx(2 * 5 / (2 * 5 + 1))


def test_events_need_type_and_a_date_that_agrees() -> None:
    def events(**cells: object) -> float | None:
        thing = replace(THINGS[0], **cells)  # type: ignore[arg-type]
        return measured(replace(CODED, things=(thing, *THINGS[1:])))["events"]

    assert events(date="2024-04-10") == 1
    assert events(date="2024-05") == events(date=None) == events(type="Notice") == 0
    assert events(spans=(at("北計画"),), names=frozenset({"別"})) == 0, "it stands elsewhere"


@pytest.mark.parametrize(
    ("left", "right", "agree"),
    [
        ("2025-03", "2025-03-30", True),
        ("2025", "2025-03-30", True),
        ("2025-03", "2025-03", True),
        ("2025-03", "2025-04-30", False),
        ("2025-1", "2025-10", False),
        ("2025-03/2025-04", "2025-03/2025-04", True),
        ("2025-03~", "2025-03-30", False),
        (None, None, True),
        (None, "2025", False),
    ],
)
def test_dates_agree_up_to_precision_either_way(left: str | None, right: str | None, agree: bool) -> None:
    assert dates_agree(left, right) is dates_agree(right, left) is agree


def test_things_without_a_slug_are_known_by_name_or_place() -> None:
    read = Coding(
        FILE,
        things=(
            Thing("https://w3id.org/keii/id/agreement/x", "agreement", "Plan", None, frozenset({"北 計画"})),
            Thing("https://w3id.org/keii/id/organization/0f", "actor", "State", None, frozenset({"乙国"})),
        ),
    )
    assert identify(CODED, read, TEXT).right == {read.things[0].id: "a1", read.things[1].id: "B"}


def test_an_event_with_a_wrong_type_is_not_right_but_still_the_same() -> None:
    thing = replace(THINGS[0], id="x", type="Other")
    identity = identify(CODED, Coding(FILE, things=(thing,)), TEXT)
    assert identity.right == {}
    assert identity.gold("x") == "e1"


def test_quotes_that_are_not_the_text_break_the_invariant() -> None:
    assert measured(changed(4, quote="北計画に従った移転"))["fidelity"] == pytest.approx(7 / 8)


def test_an_edge_needs_its_cue_and_its_target_in_the_evidence() -> None:
    def reasons(link: Link) -> list[str]:
        return [reason for _, reason in unsupported(replace(CODED, traces=(link,)), TEXT)]

    assert reasons(TRACES[0]) == [], "the anaphor in the cue stands for the target"
    assert reasons(TRACES[1]) == [], "the name stands in the evidence"
    other = replace(CODED, things=(replace(THINGS[1], names=frozenset({"北の計画（2013年）"}), spans=()),))
    assert not list(unsupported(replace(other, traces=(TRACES[1],)), TEXT)), (
        "brackets and particles do not matter"
    )
    short = replace(CODED, things=(replace(THINGS[1], names=frozenset({"Plan"}), spans=()),))
    assert len(list(unsupported(replace(short, traces=(TRACES[1],)), TEXT))) == 1
    known = replace(short, things=(replace(short.things[0], short=frozenset({"北計画"})),))
    assert not list(unsupported(replace(known, traces=(TRACES[1],)), TEXT)), "a short name is a name"
    assert reasons(replace(TRACES[1], target="e1")) == ["target"]
    assert reasons(replace(TRACES[1], cue="を踏まえ")) == ["cue"]


def test_baselines_are_simple_and_beside_each_figure() -> None:
    scores = score(
        [GOLD], {FILE: CODED}, {FILE: TEXT}, [Name("北計画", "a1", "agreement", "Plan", "2013-04-05")]
    )
    sentence, name = values(scores, "sentence"), values(scores, "name")
    assert sentence["statements"] == pytest.approx(2 * 5 / (2 * 5 + 1)), "the last sentence is no statement"
    assert sentence["kind"] == 3 / 5
    assert sentence["reporter"] == sentence["negation"] == sentence["limits"] == 0
    assert name["agreements"] == 1
    assert name["traces"] == pytest.approx(1 / 2), (
        "「これを受け」 goes to the summit, not to what was said at it"
    )
    assert not {"traces", "events"} & sentence.keys()


def test_the_prior_is_the_most_frequent_of_the_gold() -> None:
    most = prior([CODED])
    assert (most.kind, most.act, most.speakers) == ("commitment", "explain", frozenset({"A"}))
    coding = sentence_baseline(FILE, "◆ 一つ目。\n- (1) 二つ\n目。題名\n", "2024", most)
    assert [row.span.of("◆ 一つ目。\n- (1) 二つ\n目。題名\n") for row in coding.statements] == [
        "一つ目。",
        "二つ\n目。",
    ]
    assert name_baseline(coding, "名前なし。", ()).things == ()


def test_halves_are_kept_apart() -> None:
    test = replace(GOLD, path="b", half="test", kind="notice", coding=replace(CODED, file="b.txt"))
    scores = score([GOLD, test], {FILE: CODED}, {FILE: TEXT})
    assert [group.name for group in scores.groups] == ["development real", "test real"]
    assert [group.name for group in scores.kinds] == ["development real", "test real notice"]
    assert values(scores, group=0)["statements"] == 1
    assert values(scores, group=1)["statements"] == 0
    assert scores.absent == scores.unread == ("b.txt",)

"""One short text of our own a genre: what a careful reader would take from it.

The texts in ``tests/data/ja`` were written for these tests, and what they tell is invented; they are development data.
"""

from __future__ import annotations

from pathlib import Path

from support.reading import read_text, rows, traces

TEXTS = Path(__file__).parent / "data" / "ja"


def text(name: str) -> str:
    return (TEXTS / f"{name}.txt").read_text(encoding="utf-8")


def acts(name: str) -> list[tuple[object, object]]:
    return [(row["kind"], row["act"]) for row in rows(text(name))]


def test_a_readout_gives_each_side_its_own_words() -> None:
    found = rows(text("foreign-ministers"))
    us = [row for row in found if row["speakers"] == ["rubio", "USA"]]
    assert [row["act"] for row in us] == ["reaffirm", "pursue", "pursue"]
    assert found[0]["act"] == "intend"
    assert found[0]["kind"] == "position"  # a wish, not a promise
    assert {row["at"] for row in found} == {"foreign-ministerial-2025-05-12-jpn-usa"}
    assert traces(text("foreign-ministers")) == [
        ("buildsOn", "joint-statement-2025-02-07", "踏まえ"),
        ("reaffirms", "security-treaty-1960-article-5", "改めて確認"),
        ("implements", "two-plus-two-2024-07-28", "の着実な実施"),
        ("inAccordanceWith", "realignment-roadmap-2006", "に従って"),
    ]


def test_a_municipal_notice_tells_plan_explanation_request_and_limit_apart() -> None:
    (notice,) = read_text(text("municipal-notice"))
    assert notice.document.title == "横田飛行場における訓練の実施について(お知らせ)"
    assert [iri.rsplit("/", 1)[-1] for iri in notice.relayed_by] == ["north-kanto-defense-bureau"]
    plan, told, denied, _, asked, promised, limit = rows(text("municipal-notice"))
    assert (plan["act"], plan["speakers"]) == ("plan", ["us-forces"])
    assert (told["act"], told["speakers"]) == ("explain", ["north-kanto-defense-bureau"])
    assert (denied["speakers"], denied["negated"]) == (told["speakers"], True)
    assert told["reporter"] == denied["reporter"] is not None
    assert (asked["act"], asked["to"]) == ("request", ["JPN", "us-forces"])
    assert promised["speakers"] == asked["speakers"]  # the town, though the second sentence does not say so
    assert limit["negated"] is True


def test_a_joint_statement_records_its_agreement_and_both_states_speak() -> None:
    (statement,) = read_text(text("two-plus-two-statement"))
    assert statement.records == "https://w3id.org/keii/id/agreement/joint-statement-scc-2024-07-28"
    assert acts("two-plus-two-statement")[4:6] == [("action", "decide")] * 2
    assert traces(text("two-plus-two-statement"))[-1] == ("cites", "realignment-roadmap-2006", "を見直す")


def test_a_leaders_statement_names_both_leaders_from_its_opening() -> None:
    found = rows(text("leaders-statement"))
    both = ["ishiba-shigeru", "trump-donald", "JPN", "USA"]
    assert found[0]["speakers"] == both
    assert [row["speakers"] for row in found if row["act"] == "commit"] == [both]
    assert found[-1]["to"] == []  # an instruction to one's own ministers, who are not those who met


def test_questions_are_no_statements_and_answers_lose_their_mark() -> None:
    found = rows(text("press-conference"))
    assert not any("（問）" in str(row["words"]) or "（答）" in str(row["words"]) for row in found)
    refusal = next(row for row in found if "飛行停止" in str(row["words"]))
    assert (refusal["act"], refusal["negated"]) == ("intend", True)


def test_an_agreement_of_the_joint_committee_has_the_day_it_was_made() -> None:
    agreed = rows(text("joint-committee"))[0]
    assert (agreed["act"], agreed["speakers"], agreed["date"]) == ("agree", ["joint-committee"], "2025-06-26")

"""What a statement rests on: only where the words say so, with those words as the cue."""

from __future__ import annotations

import pytest
from support.reading import PAPER, READOUT, read_text, traces


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("両閣僚は、沖縄統合計画に従った再編が重要であることを確認した。", ("inAccordanceWith", "okinawa-consolidation-plan", "に従った")),
        ("両閣僚は、本年2月7日の日米首脳会談で一致した事項を踏まえ、協力を進めることで一致した。", ("buildsOn", "summit-2025-02-07", "踏まえ")),
        ("両閣僚は、日米安全保障条約第5条が適用されることを再確認した。", ("reaffirms", "security-treaty-1960-article-5", "再確認")),
        ("両閣僚は、統合作戦司令部の創設を歓迎した。", ("welcomes", "jjoc-established-2025-03-24", "歓迎し")),
        ("両閣僚は、日米地位協定の改定に合意した。", ("revises", "sofa-1960", "の改定")),
        ("両閣僚は、沖縄統合計画の着実な実施を確認した。", ("implements", "okinawa-consolidation-plan", "の着実な実施")),
        ("両閣僚は、2006年のロードマップを見直すものではないことを確認した。", ("cites", "realignment-roadmap-2006", "を見直す")),
        ("両閣僚は、沖縄統合計画の重要性を確認した。", ("cites", "okinawa-consolidation-plan", "沖縄統合計画")),
    ],
)  # fmt: skip
def test_linking_words_make_the_relation(words: str, expected: tuple[str, str, str]) -> None:
    assert traces(READOUT + words) == [expected]


@pytest.mark.parametrize(
    "words",
    [
        "米側からの説明を受け、周知に努める。",
        "両閣僚は、厳しい情勢を踏まえ、協力を進めることで一致した。",
        "両閣僚は、国際法に基づく秩序の重要性を確認した。",
        "今般の日米首脳会談について、両閣僚は意見交換を行った。",
        "こうしたことから、両閣僚は、協力を進めることで一致した。",
        "両閣僚は、公立病院の再編統合計画に言及した。",
    ],
)
def test_words_that_govern_no_agreement_or_event_link_nothing(words: str) -> None:
    assert traces(READOUT + words) == []


def test_two_agreements_in_one_phrase_are_both_rested_on() -> None:
    words = "両閣僚は、SACO最終報告及び沖縄統合計画に基づき、返還を進めることで一致した。"
    assert [target for _, target, _ in traces(READOUT + words)] == [
        "saco-final-report",
        "okinawa-consolidation-plan",
    ]


def test_a_pointing_word_leads_to_the_statement_before() -> None:
    text = (
        PAPER
        + "2024年4月、日米は日米首脳会談において協力を約束した。これを受け、米国は、計画を策定する意図を表明した。"
    )
    (extraction,) = read_text(text)
    (trace,) = extraction.traces
    assert trace.relation == "follows"
    assert trace.target.endswith(extraction.statements[0].id)
    assert extraction.document.text[trace.cue.start : trace.cue.end] == "これを受け"


def test_a_pointing_word_as_a_mere_object_links_nothing() -> None:
    text = PAPER + "防衛省は、設備の改修を進める。これを実施すれば、費用は膨らむ。"
    assert traces(text) == []


def test_a_defined_thing_and_its_next_step_are_the_same_undertaking() -> None:
    text = PAPER + (
        "2024年7月、米国は、在日米軍を再構成（アップグレード）する意図を表明した。\n"
        "令和7年3月、在日米軍は、司令部のアップグレードを開始した。"
    )
    (extraction,) = read_text(text)
    (trace,) = extraction.traces
    assert (trace.basis, trace.relation) == ("SameUndertaking", "implements")
    assert {passage.start for passage in trace.evidence} == {
        each.span.start for each in extraction.statements
    }


def test_a_likeness_of_words_alone_is_no_undertaking() -> None:
    text = (
        PAPER
        + "米国は、設備を更新（アップグレード）する意図を表明した。\n防衛省は、回線のアップグレードを開始した。"
    )
    assert traces(text) == []


def test_what_names_nothing_in_particular_is_recorded_and_not_guessed() -> None:
    (extraction,) = read_text(
        READOUT + "両閣僚は、その他の既存の二国間取決めに従った再編が重要であることを確認した。"
    )
    (reference,) = extraction.references
    start, end = reference.passage.start, reference.passage.end
    assert extraction.document.text[start:end] == "その他の既存の二国間取決め"
    assert reference.referred_by == extraction.statements[0].id
    assert extraction.traces == ()


def test_a_shared_short_name_without_a_date_stays_open_with_its_candidates() -> None:
    (extraction,) = read_text(PAPER + "防衛省は、特別協定に基づき、経費を負担していく。")
    (reference,) = extraction.references
    assert len(reference.candidates) > 1
    assert extraction.traces == ()

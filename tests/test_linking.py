"""What a statement rests on: only where the words say so, with those words as the cue."""

from __future__ import annotations

import pytest
from support.reading import PAPER, READOUT, read_text, traces

from keii.model import bare


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


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("両閣僚は、SACO最終報告の範囲内で、協力を進めることで一致した。", ("inAccordanceWith", "saco-final-report", "の範囲内で")),
        ("両閣僚は、2005年2月19日の共同発表において特定された戦略目標につき、見直しを完了した。", ("revises", "joint-statement-scc-2005-02-19", "見直し")),
        ("両閣僚は、SACO最終報告に盛り込まれた措置を、できる限り速やかに実施する決意を表明した。", ("implements", "saco-final-report", "を、できる限り速やかに実施")),
        ("両閣僚は、2024年7月の「2+2」において確認された方針に基づき、協力を進めることで一致した。", ("inAccordanceWith", "two-plus-two-2024-07-28", "に基づき")),
        ("両閣僚は、2015年4月27日の「2+2」で了承された「日米防衛協力のための指針」に沿って、協力を進めることで一致した。", ("inAccordanceWith", "guidelines-2015", "に沿って")),
        ("両閣僚は、日米地位協定に基づく権利に影響を及ぼすものではないことを確認した。", ("cites", "sofa-1960", "に基づく")),
    ],
)  # fmt: skip
def test_further_linking_words_make_the_relation(words: str, expected: tuple[str, str, str]) -> None:
    assert traces(READOUT + words) == [expected]


@pytest.mark.parametrize(
    "words",
    [
        "両首脳は、共同声明を発表した。",
        "両政府は、環境補足協定及び軍属補足協定に署名した。",
        "両閣僚は、「日米同盟：未来のための変革と再編」を取りまとめた。",
    ],
)
def test_what_a_clause_makes_is_nothing_it_rests_on(words: str) -> None:
    assert traces(READOUT + words) == []


@pytest.mark.parametrize(
    ("words", "source", "relation", "target"),
    [
        ("両政府は、日米地位協定を補足する環境補足協定に署名した。", "sofa-environment-agreement-2015", "cites", "sofa-1960"),
        ("両政府は、グアム協定を改正する議定書に署名した。", "guam-protocol-2013", "revises", "guam-agreement-2009"),
        ("両政府は、2015年の日米防衛協力のための指針（1997年の指針に代わるもの）を了承した。", "guidelines-2015", "replaces", "guidelines-1997"),
    ],
)  # fmt: skip
def test_words_that_qualify_an_agreement_leave_from_it(
    words: str, source: str, relation: str, target: str
) -> None:
    (extraction,) = read_text(PAPER + words)
    found = [(bare(each.source), each.relation, bare(each.target)) for each in extraction.traces]
    assert found == [(source, relation, target)]


@pytest.mark.parametrize(
    ("first", "second", "back"),
    [
        (
            "政府は、司令部を新設することを予定している。",
            "これは、沖縄統合計画に基づくものである。",
            "source",
        ),
        (
            "都は、整備の方針を示した。都は、広場を整備する。",
            "こうした方針を踏まえ、都は、計画を策定する。",
            "target",
        ),
        ("大臣は、会議を開催することを決定した旨述べた。", "大統領は、この決定を歓迎した。", "target"),
    ],
)
def test_a_pointing_word_finds_the_statement_it_takes_up(first: str, second: str, back: str) -> None:
    (extraction,) = read_text(PAPER + first + second)
    (trace,) = extraction.traces
    assert getattr(trace, back).endswith(extraction.statements[0].id)


def test_a_pointing_word_takes_up_the_agreement_that_is_the_object_before_it() -> None:
    words = "両閣僚は、2012年4月27日の共同発表を歓迎し、これに基づき再編を着実に進めていくことを確認した。"
    assert [each[:2] for each in traces(READOUT + words)] == [
        ("welcomes", "joint-statement-scc-2012-04-27"),
        ("inAccordanceWith", "joint-statement-scc-2012-04-27"),
    ]


def test_this_agreement_is_the_text_itself_under_its_own_title() -> None:
    text = (
        "施設の整備に関する日本国政府とアメリカ合衆国政府との間の協定\n\n平成26年3月20日\n外務省\n\n"
        "この協定は、2010年9月3日付けの「手続に関する覚書」に代わるものとする。"
    )
    (extraction,) = read_text(text)
    labels = {entity.iri: entity.label_ja for entity in extraction.entities}
    (trace,) = extraction.traces
    assert labels[trace.source] == "施設の整備に関する日本国政府とアメリカ合衆国政府との間の協定"
    assert (trace.relation, labels[trace.target]) == ("replaces", "手続に関する覚書")


def test_a_rule_that_is_rested_on_but_not_identified_stays_open() -> None:
    (extraction,) = read_text(PAPER + "防衛省は、騒音については、既存の要領に基づき、対処していく。")
    (reference,) = extraction.references
    text = extraction.document.text
    assert text[reference.passage.start : reference.passage.end] == "既存の要領"
    assert extraction.traces == ()


def test_a_treaty_points_to_its_own_provisions_by_number() -> None:
    text = (
        "施設の整備に関する日本国政府とアメリカ合衆国政府との間の協定\n\n平成26年3月20日\n外務省\n\n"
        "第一条\n１　日本国政府は、施設を整備する。\n２　アメリカ合衆国政府は、施設を返還する。\n"
        "第二条\n１　両政府は、毎年協議する。\n２　１の規定は、随時の協議を妨げるものではない。\n"
        "３　協定第一条２に関し、日本国政府は、日程を通報する。"
    )
    (extraction,) = read_text(text)
    said = {f"https://w3id.org/keii/id/statement/{each.id}": each for each in extraction.statements}
    found = [
        (trace.cue.span.of(extraction.document.text), said[trace.target].passage.span.of(text))
        for trace in extraction.traces
        if trace.target in said
    ]
    assert [words for words, _ in found] == ["１の規定", "協定第一条２に関し"]
    assert "両政府は、毎年協議する" in found[0][1]
    assert "施設を返還する" in found[1][1]


def test_what_a_topic_needs_is_a_revision_of_it() -> None:
    words = "両閣僚は、日米地位協定については、抜本的な見直しが必要であると述べた。"
    assert traces(READOUT + words) == [("revises", "sofa-1960", "見直し")]

"""Agreements that a text names: a node of their own, the register's by date and kind, or nothing in particular."""

from __future__ import annotations

import pytest
from support.reading import PAPER, ontology, read_text, traces


def named(text: str) -> list[tuple[str, str | None, str | None]]:
    """Give the agreements that only the text names, as (class, label, date)."""
    return [
        (entity.type, entity.label_ja, entity.date.value if entity.date else None)
        for extraction in read_text(text)
        for entity in extraction.entities
        if "/agreement/" in entity.iri and ontology().register.get(entity.iri) is None
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("市は、平成19年2月に市と防衛施設局（当時）との間で締結した協定に基づき、対応する。", ("OtherAgreement", "市と防衛施設局(当時)との間で締結した協定", "2007-02")),
        ("防衛省は、昨年1月に署名された共同研究、共同開発等に関する交換公文の下で、分析を進める。", ("Treaty", "共同研究、共同開発等に関する交換公文", "2024-01")),
        ("防衛省は、平成19年1月の日米合同委員会合意に基づき、訓練を実施する。", ("OtherAgreement", "日米合同委員会合意（2007-01）", "2007-01")),
        ("防衛省は、平成11年1月14日の日米合同委員会合意「低空飛行訓練について」に従い、飛行する。", ("OtherAgreement", "低空飛行訓練について", "1999-01-14")),
        ("防衛省は、「航空機事故に関するガイドライン」（平成17年4月策定、令和元年7月改正）に沿って、対応する。", ("Guidelines", "航空機事故に関するガイドライン", "2005-04")),
        ("防衛省は、昨年5月に成立した防衛省設置法等の一部を改正する法律に基づき、司令部を新設する。", ("DomesticInstrument", "防衛省設置法等の一部を改正する法律", "2024-05")),
        ("防衛省は、国民健康保険法に基づき、支援する。", ("DomesticInstrument", "国民健康保険法", None)),
        ("防衛省は、防衛装備移転三原則の範囲内において、装備を提供する。", ("DomesticInstrument", "防衛装備移転三原則", None)),
        ("防衛省は、国連安保理決議第1874号に従い、対応する。", ("OtherAgreement", "国連安保理決議第1874号", None)),
        ("防衛省は、国連軍地位協定に基づき、施設の使用を認める。", ("Treaty", "国連軍地位協定", None)),
    ],
)  # fmt: skip
def test_an_agreement_that_only_the_text_names_becomes_a_node(
    words: str, expected: tuple[str, str | None, str | None]
) -> None:
    assert named(PAPER + words) == [expected]
    ((relation, _, _),) = traces(PAPER + words)
    assert relation == "inAccordanceWith"


@pytest.mark.parametrize(
    "words",
    [
        "自衛隊は、国際法及び関係法令に従い、行動する。",
        "防衛省は、従来の合意に基づき、対応する。",
        "防衛省は、関連する国連安保理決議に従い、対応する。",
        "防衛省は、日米合同委員会におけるこれまでの合意に基づき、対応する。",
        "防衛省は、令和6年度の訓練計画に基づき、訓練を行う。",
        "防衛省は、新たな測定方法に従い、測定する。",
        "国会は、防衛省設置法改正案を審議する。",
        "市は、「日米合同委員会合意は守られていない」との合意に達した。",
    ],
)
def test_what_names_no_particular_paper_is_no_node(words: str) -> None:
    assert named(PAPER + words) == []
    assert traces(PAPER + words) == []


def test_the_same_paper_keeps_its_node_under_later_names() -> None:
    text = PAPER + (
        "市は、平成19年2月に市と防衛施設局との間で締結した協定（以下「使用協定」という。）に基づき、対応する。\n"
        "市は、使用協定の遵守を求める。\n"
        "市は、同協定に従うよう求める。\n"
        "測定の結果、協定に定める事項を守らない場合は、改善を求める。"
    )
    assert len({target for _, target, _ in traces(text)}) == 1
    assert len(traces(text)) == 4


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("2007年8月の秘密軍事情報保護協定に沿った制度を整備する。", "gsomia-2007"),
        ("2010年5月28日の共同発表に基づき、返還を進める。", "joint-statement-scc-2010-05-28"),
        ("4月27日に発出された日米安全保障協議委員会（「2+2」）共同発表に基づき、返還を進める。", "joint-statement-scc-2012-04-27"),
        ("平成21年2月に署名された協定に基づき、移転を進める。", "guam-agreement-2009"),
        ("平成22年5月の日米合意に基づき、返還を進める。", "joint-statement-scc-2010-05-28"),
        ("グアム協定及び同協定改正議定書に従い、資金を提供する。", "guam-protocol-2013"),
    ],
)  # fmt: skip
def test_a_short_name_is_settled_by_date_and_kind(words: str, target: str) -> None:
    text = PAPER.replace("令和7年3月", "平成24年5月" if target.endswith("2012-04-27") else "令和7年3月")
    assert traces(text + "防衛省は、" + words)[-1][:2] == ("inAccordanceWith", target)


def test_a_name_of_the_register_never_means_a_later_paper() -> None:
    text = PAPER.replace("令和7年3月", "平成23年6月")
    (found,) = named(
        text
        + "防衛省は、本年1月21日に署名された在日米軍駐留経費負担に係る新たな特別協定に基づき、経費を負担する。"
    )
    assert found == ("Treaty", "在日米軍駐留経費負担に係る新たな特別協定", "2011-01-21")


def test_a_paper_still_to_be_written_is_not_the_one_that_bears_the_name() -> None:
    text = (
        PAPER.replace("令和7年3月", "令和4年6月")
        + "政府は、本年末までに新たな国家安全保障戦略等を策定する方針である。"
    )
    assert named(text) == [("DomesticInstrument", "新たな国家安全保障戦略", None)]
    assert traces(text) == []


@pytest.mark.parametrize(
    ("words", "targets"),
    [
        ("防衛省は、日米安全保障条約第5条及び第6条に基づき、協力を進める。", ["security-treaty-1960-article-5", "security-treaty-1960-article-6"]),
        ("防衛省は、日米地位協定第2条4項(b)の規定に基づき、使用を認める。\n防衛省は、同条に従い、手続を進める。", ["sofa-1960-article-2"] * 2),
        ("自衛隊は、憲法九条の下で、行動する。", ["constitution-of-japan-article-9"]),
    ],
)  # fmt: skip
def test_the_article_is_the_narrowest_thing_named(words: str, targets: list[str]) -> None:
    assert [target for _, target, _ in traces(PAPER + words)] == targets


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("日本側から、国家安全保障戦略の改定について説明した。", "national-security-strategy-japan-2022"),
        ("米側から、国家安全保障戦略の改定について説明した。", "national-security-strategy-us"),
    ],
)
def test_of_namesakes_it_is_the_paper_of_the_state_named_before(words: str, target: str) -> None:
    assert [each for _, each, _ in traces(PAPER + words)] == [target]


def test_a_new_paper_that_was_made_lately_is_the_one_that_is_rested_on() -> None:
    text = PAPER.replace("令和7年3月", "令和5年1月")
    words = "政府は、新たな国家安全保障戦略の下で、防衛力を強化する。"
    assert [target for _, target, _ in traces(text + words)] == ["national-security-strategy-japan-2022"]

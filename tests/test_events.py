"""Events: what counts as a happening, which day it has, and when two tellings are one event."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_cues import ONTOLOGY, READER, document

from keii.dates import Anchor
from keii.extraction.reader import FileReader
from keii.mentions import Context
from keii.model import Block, Entity, Extraction, Span
from keii.reading import Sentence, normalise


def told(text: str) -> list[tuple[str, str | None]]:
    """Give class and date of each event that a sentence of a paper of 30 March 2025 makes."""
    return [(each.type, each.date.value if each.date else None) for each in events(text)]


def events(text: str) -> list[Entity]:
    context = read(text)
    return [each for each in context.entities.values() if "/event/" in each.iri and each.evidence]


def read(*sentences: str) -> Context:
    paper = document("".join(sentences))
    context = Context(ONTOLOGY.register, paper, anchor=Anchor(issued=paper.issued))
    context.parties = tuple(f"https://w3id.org/keii/id/state/{code}" for code in ("JPN", "USA"))
    begin = 0
    for words in sentences:
        span = Span(begin, begin + len(words))
        sentence = Sentence(span, normalise(paper.text, [span]), 0, "paragraph", "")
        list(READER.builder.statements(READER.builder.mark(sentence, context), context))
        begin = span.end
    return context


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("両閣僚は、2009年2月17日に署名されたグアム協定に従い、移転を進めることで一致した。", ("Signing", "2009-02-17")),
        ("本年2月に在日米軍司令部が発令した緊急事態宣言を踏まえ、協力を進める。", ("Notice", "2025-02")),
        ("両閣僚は、特別協定が4月1日に発効したことを歓迎した。", ("Other", "2025-04-01")),
        ("先月成立した改正法に基づき、体制を整備する。", ("Other", "2025-02")),
        ("昨年11月29日の沖合における輸送機の墜落事故を受け、政府は飛行の停止を求めた。", ("Other", "2024-11-29")),
        ("令和6年1月10日、大浦湾側の工事に着手した。", ("Other", "2024-01-10")),
        ("去る3月18日、同局の担当者が来庁し、市に対し本件の説明がありました。", ("WorkingMeeting", "2025-03-18")),
        ("4月12日から21日までの間、演習場において、日米共同訓練(仮称)が実施された。", ("Other", "2025-04-12")),
        ("平成30年7月に、見直しを含む提言を全会一致で決議した。", ("Other", "2018-07")),
        ("先方から、10月以降、調査に着手する旨説明があった。", ("Other", "2025-10")),
        ("貴市からは、2月27日、協定を締結するよう要望を受けています。", ("Other", "2025-02-27")),
        ("昨日、局から、部品を遺失したとの連絡を受けました。", ("Notice", "2025-03-29")),
        ("3月5日付け総第45号により照会のあった件について、検討する。", ("Notice", "2025-03-05")),
        ("今月22日に司令部が発表した一連の対策を実行する。", ("Notice", "2025-03-22")),
        ("統合幕僚監部は、年度の訓練計画を公表済み（7.3.27）。", ("Notice", "2025-03-27")),
        ("自衛隊は、共同統合演習を（7.4.12）から実施予定。", ("Other", "2025-04-12")),
        ("令和元年12月、用地の取得に関し地権者と合意。", ("Other", "2019-12")),
        ("県では、状況を確認する委員会を今月中に設置することとした。", ("OrganizationalChange", "2025-03")),
        ("情報分析組織が昨年11月に横田飛行場において運用を始めたことを踏まえ、協力を深める。", ("OrganizationalChange", "2024-11")),
        ("米側は、第12連隊を2027年までに第12沿岸連隊に改編する予定。", ("OrganizationalChange", "2027")),
    ],
)  # fmt: skip
def test_a_dated_happening_is_an_event(words: str, expected: tuple[str, str]) -> None:
    assert told(words) == [expected]


@pytest.mark.parametrize(
    "words",
    [
        "北朝鮮は、3月10日、弾道ミサイルの発射を公表した。",
        "本年1月に新たな政権が発足した。",
        "3月末までに移転を完了する予定である。",
        "昨年12月16日に閣議決定した戦略を踏まえ、防衛力を強化する。",
        "12月の開始をもって、移転が完了したわけではない。",
        "移転は、2014年には完了しない。",
        "昨年の訓練では、安全が確認された。",
        "平成8年12月2日の最終報告に基づき、返還を進める。",
        "平成19年1月11日の訓練移転に関する合同委員会合意に従う。",
        "日程は、開始の14日前までに関係者に通知する。",
        "年内に防音壁を設置する意向が示された。",
    ],
)
def test_third_parties_tenures_deadlines_and_denials_are_none(words: str) -> None:
    assert told(words) == []


def test_two_dates_of_one_verb_are_two_events() -> None:
    assert told("県は、本年2月及び3月には、国に対し、対策の徹底を要請した。") == [
        ("Other", "2025-02"),
        ("Other", "2025-03"),
    ]


def test_a_statement_that_tells_a_dated_deed_reports_it_on_its_day() -> None:
    text = "県は、昨年7月にも、国に対し、同様の申入れを行った。"
    paper = document(text)
    context = Context(ONTOLOGY.register, paper, anchor=Anchor(issued=paper.issued))
    sentence = Sentence(paper.span, normalise(text, [paper.span]), 0, "paragraph", "")
    [built] = READER.builder.statements(READER.builder.mark(sentence, context), context)
    assert built.statement.date
    assert built.statement.date.value == "2024-07"
    assert built.statement.reports
    assert built.statement.reports in context.entities


def test_the_signing_of_an_agreement_is_one_event_however_told() -> None:
    first = events("2009年2月17日に署名されたグアム協定に従い、移転を進める。")
    again = events("日米両政府は、2009年2月17日にグアム協定に署名した。")
    assert [each.iri for each in first] == [each.iri for each in again]


def test_a_pointing_word_takes_up_the_accident_told_before() -> None:
    context = read(
        "3月5日、所属の回転翼機が農地に不時着する事故が発生した。", "今回の事故を受け、県は国に要請した。"
    )
    assert {iri for _, iri in context.happened} == {
        "https://w3id.org/keii/id/event/other-2025-03-05-accident"
    }


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("両閣僚は、早期に対面での防衛相会談を開催することで一致した。", ("DefenseMinisterial", None)),
        ("次回のSCC会合において、進捗を点検する予定である。", ("TwoPlusTwo", None)),
        ("両首脳は、原子力に関する二国間委員会を新たに設置することで一致した。", ("OrganizationalChange", None)),
        ("四閣僚は、作業部会を設けて議論を続けていくことで一致した。", ("OrganizationalChange", None)),
        ("今後設けられる予定の地元との協議の場も活用する。", ("OrganizationalChange", None)),
        ("埠頭における小型揚陸艇部隊の新編について、説明があった。", ("OrganizationalChange", None)),
        ("在日米軍の統合軍司令部への移行は、段階的に進捗している。", ("OrganizationalChange", None)),
        ("作業部会の初会合の時期は、決まっていない。", ("WorkingMeeting", None)),
    ],
)  # fmt: skip
def test_what_is_announced_has_no_date(words: str, expected: tuple[str, None]) -> None:
    assert expected in told(words)


@pytest.mark.parametrize(
    ("words", "iri"),
    [
        ("本年1月の会談を踏まえ、協力を進める。", None),
        ("2022年1月の日米「2+2」において確認された方針に基づき、協力を進める。", "two-plus-two-2022-01-07"),
        ("2012年4月27日の日米安全保障協議委員会共同発表を踏まえ、協力を進める。", None),
        ("5月18日及び19日に主催するG7サミットに協力する。", "summit-2025-05-18"),
        ("平成20年6月の日米合同委員会において、合意した。", "committee-meeting-2008-06-jpn-usa"),
    ],
)
def test_a_meeting_is_the_register_s_where_one_fits_and_a_paper_is_none(words: str, iri: str | None) -> None:
    text = f"両国は、{words}"
    paper = document(text)
    context = Context(ONTOLOGY.register, paper, anchor=Anchor(issued=paper.issued))
    context.parties = tuple(f"https://w3id.org/keii/id/state/{code}" for code in ("JPN", "USA"))
    sentence = Sentence(paper.span, normalise(text, [paper.span]), 0, "paragraph", "")
    names = READER.builder.mark(sentence, context).names
    found = [named.iris[0].rsplit("/", 1)[-1] for named in names if named.kind == "event"]
    assert found == ([iri] if iri else [])


def extraction(title: str, *blocks: tuple[str, str, str]) -> Extraction:
    """Read a document of 30 March 2025 made of blocks: kind, marker, words."""
    text = "\n".join((title, *(words for _, _, words in blocks)))
    made, begin = [], len(title) + 1
    for kind, marker, words in blocks:
        span = Span(begin, begin + len(words))
        made.append(Block(kind, span, marker, 0, "", (span,)))
        begin = span.end + 1
    paper = replace(document(text), title=title, publisher="防衛省", blocks=tuple(made))
    return FileReader({"ja": READER}, ONTOLOGY).read([paper])[0]


def test_what_is_said_at_a_press_conference_is_said_there_but_not_what_it_passes_on() -> None:
    found = extraction(
        "防衛大臣記者会見",
        ("paragraph", "答", "関係国と緊密に連携してまいります。"),
        ("paragraph", "答", "米側からは、被害はないとの説明を受けております。"),
    )
    said, passed_on = found.statements
    assert said.made_at == found.records is not None
    assert passed_on.made_at is None


def test_a_question_names_what_its_answer_counts_from() -> None:
    found = extraction(
        "防衛大臣記者会見",
        ("question", "問", "今月6日、所属の回転翼機が空港に着陸した件について伺います。"),
        ("paragraph", "答", "防衛省としては、同日、米側に対し、再発防止を申し入れました。"),
    )
    [statement] = found.statements
    assert statement.date
    assert statement.date.value == "2025-03-06"


def test_a_labelled_line_dates_what_the_title_announces() -> None:
    found = extraction(
        "市内の基地における航空機訓練移転の実施について(お知らせ)",
        ("note", "", "期間 令和7年4月5日~同月15日"),
        ("paragraph", "", "市としては、今回の訓練移転は協定の範囲内であると受け止めています。"),
    )
    [event] = [each for each in found.entities if "/event/" in each.iri]
    assert (event.type, event.date and event.date.value) == ("Other", "2025-04-05")
    assert any(mention.iri == event.iri and mention.text == "今回の訓練移転" for mention in found.mentions)


def test_what_is_said_in_a_sitting_or_a_session_is_said_there() -> None:
    for title, kind in (
        ("第217回国会参議院外交防衛委員会会議録第13号", "CommitteeMeeting"),
        ("令和7年第1回市議会定例会 行政報告", "Other"),
    ):
        found = extraction(title, ("paragraph", "", "関係自治体に丁寧に説明してまいります。"))
        [event] = [each for each in found.entities if "/event/" in each.iri]
        assert (event.type, event.date and event.date.value) == (kind, "2025-03-30")
        assert [each.made_at for each in found.statements] == [event.iri]


def test_a_treaty_is_said_at_its_signing_which_its_last_words_date() -> None:
    found = extraction(
        "施設の整備に関する日本国政府とアメリカ合衆国政府との間の協定",
        ("item", "1", "日本国政府は、施設を整備する。"),
        ("paragraph", "", "2025年3月20日に東京で、ひとしく正文である日本語及び英語により本書2通を作成した。"),
    )
    [event] = [each for each in found.entities if "/event/" in each.iri]
    assert (event.type, event.date and event.date.value) == ("Signing", "2025-03-20")
    assert found.statements[0].made_at == event.iri


def test_a_paper_of_a_meeting_tells_earlier_deeds_on_their_own_day() -> None:
    found = extraction(
        "日米首脳共同声明―自由で開かれた国際秩序へ―",
        ("paragraph", "", "両首脳は、協力を進めることで一致した。"),
        ("paragraph", "", "米国は、2018年3月に移駐を完了した。"),
    )
    agreed, done = found.statements
    assert agreed.made_at is not None
    assert "summit" in agreed.made_at
    assert (done.made_at, done.date and done.date.value) == (None, "2018-03")


def test_a_reply_is_sent_on_the_day_of_its_cover() -> None:
    found = extraction(
        "質問に対する回答について", ("paragraph", "", "標記の件について、別紙のとおり回答します。")
    )
    assert [each.type for each in found.entities if "/event/" in each.iri] == ["Notice"]


def test_a_heading_dates_what_it_names() -> None:
    found = extraction(
        "訓練等の実施について",
        ("heading", "", "1 司令官の来省(7.3.1)"),
        ("item", "", "司令官は、協力を強調した。"),
    )
    [event] = [each for each in found.entities if "/event/" in each.iri]
    assert (event.type, event.date and event.date.value) == ("Other", "2025-03-01")

"""One file, several documents; headings, items, frames; and offsets that stay exact."""

from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from keii.model import Sidecar, Span, TextFile
from keii.ontology import corpus_dir, ontology_dir
from keii.reading import documents_of, language_of, normalise, read, sentences_of, settings, squeeze

SETTINGS = settings(ontology_dir())

LETTER = """\
基地周辺の工事について

このことについて、別紙1のとおり連絡がありましたので、お知らせします。

記

別紙 1 のとおり

格納庫の改修について

令和 7 年 5 月 1 日
防 衛 省

1. 概要

- ◆ 米軍は、格納庫の改修を開始。
- ◆ 工事は、夜間には行わ
れない。

格納庫の改修について

2. 今後

両者は特に、

- (1) 騒音の軽減
- (2) 情報の提供

について議論を行った。
"""


def file(text: str, **side: str) -> TextFile:
    return TextFile("letter.txt", text, hashlib.sha256(text.encode()).hexdigest(), "utf-8", Sidecar(**side))


def documents(text: str, **side: str):
    return documents_of(file(text, **side), SETTINGS)[0]


def test_a_cover_note_and_its_attachment_are_two_documents() -> None:
    cover, paper = documents(LETTER)
    assert (cover.title, cover.issued, cover.publisher) == ("基地周辺の工事について", None, None)
    assert (paper.title, paper.publisher, paper.label) == ("格納庫の改修について", "防衛省", "別紙1")
    assert paper.issued is not None
    assert paper.issued.value == "2025-05-01"
    assert paper.part_of == cover.id


def test_a_repeated_page_title_is_left_out_of_every_sentence() -> None:
    _, paper = documents(LETTER)
    assert all("格納庫の改修について" not in sentence.normal.text for sentence in sentences_of(paper))


def test_a_line_broken_inside_a_sentence_is_joined_for_matching_but_not_in_the_quote() -> None:
    _, paper = documents(LETTER)
    (broken,) = [s for s in sentences_of(paper) if s.normal.text.startswith("工事は")]
    assert broken.normal.text == "工事は、夜間には行われない。"
    assert broken.span.of(paper.text) == "工事は、夜間には行わ\nれない。"


def test_items_are_joined_to_the_verb_that_governs_them() -> None:
    _, paper = documents(LETTER)
    items = [sentence for sentence in sentences_of(paper) if sentence.frame]
    assert [sentence.normal.text for sentence in items] == ["騒音の軽減", "情報の提供"]
    assert {(s.frame.head_text, s.frame.tail_text) for s in items if s.frame} == {
        ("両者は特に、", "について議論を行った。")
    }
    assert [sentence.locator for sentence in items] == ["別紙1 2 (1)", "別紙1 2 (2)"]


def test_the_tail_of_a_list_is_no_sentence_of_its_own_and_the_head_is_marked() -> None:
    _, paper = documents(LETTER)
    sentences = {sentence.normal.text: sentence for sentence in sentences_of(paper)}
    assert sentences["両者は特に、"].lead
    assert "について議論を行った。" not in sentences


def test_the_sidecar_is_believed_over_the_text() -> None:
    text = "格納庫の改修について\n\n米軍は、改修を開始した。\n"
    (document,) = documents(text, title="別の題", date="2025-06-02", issuer="外務省")
    assert (document.title, document.publisher) == ("別の題", "外務省")
    assert document.issued is not None
    assert document.issued.value == "2025-06-02"


def test_a_date_that_does_not_exist_is_named_and_left_out() -> None:
    text = LETTER.replace("5 月 1 日", "2 月 3 0 日")
    found, faults = documents_of(file(text), SETTINGS)
    assert [fault.code for fault in faults] == ["no-such-date"]
    assert "2月30日" in faults[0].line("ja")
    assert all(document.issued is None for document in found)


def test_a_date_is_never_guessed_from_the_name_of_a_file() -> None:
    text = "米軍は、改修を開始した。\n"
    named = TextFile("2025-03-30-report.txt", text, "0" * 64, "utf-8")
    (document,) = documents_of(named, SETTINGS)[0]
    assert document.issued is None


def test_languages_are_told_by_script() -> None:
    assert language_of("両閣僚は、防衛省において会談を行った。") == "ja"
    assert language_of("The two ministers affirmed the commitment of the United States.") == "en"
    assert language_of("Обе стороны подтвердили свои обязательства.") == "und"
    assert language_of("12345") == "und"


def test_the_notice_is_read_as_three_documents() -> None:
    reading = read([corpus_dir() / "2025-03-usfj-upgrade-notice.txt"], SETTINGS)
    assert not reading.faults
    assert [d.issued.value if d.issued else None for d in reading.documents] == [
        None,
        "2025-03",
        "2025-03-30",
    ]
    assert [document.label for document in reading.documents] == ["", "別紙1", "別紙2"]


def test_letter_spacing_is_closed_up() -> None:
    assert squeeze("令和 7 年 3 月 3 0 日 9 時 5 0 分") == "令和7年3月30日9時50分"
    assert squeeze("定期協議（D I C A S）") == "定期協議(DICAS)"
    assert squeeze("ｶﾞｲﾄﾞﾗｲﾝ") == "ガイドライン"
    assert squeeze("Joint Operations Command の創設") == "Joint Operations Commandの創設"


@given(st.text(max_size=80))
def test_every_letter_of_normalised_text_knows_where_it_came_from(text: str) -> None:
    normal = normalise(text, [Span(0, len(text))])
    assert len(normal.starts) == len(normal.ends) == len(normal.text)
    for start, end in zip(normal.starts, normal.ends, strict=True):
        assert 0 <= start < end <= len(text)
    assert list(normal.starts) == sorted(normal.starts)


@given(
    st.text(
        alphabet="両閣僚は、を確認した。・-◆(1)①１ 　\n\f令和7年3月防衛省別紙についてABC「」", max_size=200
    )
)
def test_no_text_makes_reading_fail_and_every_sentence_lies_in_its_document(text: str) -> None:
    for document in documents(text, language="ja"):
        for sentence in sentences_of(document):
            assert document.span.start <= sentence.span.start < sentence.span.end <= document.span.end
            assert squeeze(sentence.span.of(text)) != "" or not sentence.normal.text.strip()

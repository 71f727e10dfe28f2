"""What the noise of notices, minutes and PDF files looks like, and that it leaves words and offsets alone."""

from __future__ import annotations

import hashlib

from keii.model import Sidecar, TextFile
from keii.ontology import ontology_dir
from keii.reading import documents_of, sentences_of, settings

SETTINGS = settings(ontology_dir())


def read(text: str):
    coded = TextFile("x.txt", text, hashlib.sha256(text.encode()).hexdigest(), "utf-8", Sidecar())
    return documents_of(coded, SETTINGS)[0]


def words(text: str) -> list[tuple[str, str]]:
    return [(one.locator, one.normal.text) for document in read(text) for one in sentences_of(document)]


def test_a_section_number_before_a_word_that_begins_with_day_is_no_date() -> None:
    text = "会談の概要\n\n令和7年3月31日\n防衛省\n\n3 日米同盟の強化\n\n両閣僚は、協力を確認した。\n"
    assert words(text) == [("3", "両閣僚は、協力を確認した。")]


def test_a_line_that_begins_with_a_day_keeps_it() -> None:
    text = "会談の概要\n\n令和7年3月31日\n防衛省\n\n3 日午前、両閣僚は会談した。\n"
    assert [said for _, said in words(text)] == ["3日午前、両閣僚は会談した。"]


def test_running_heads_and_page_numbers_are_no_part_of_a_sentence_broken_over_a_page() -> None:
    page = "訓練移転について（お知らせ）\n"
    text = (
        f"{page}\n令和7年3月31日\n防衛省\n\n米側は、訓練を実施する予定であり、その細部については、調整が終わり次第\n"
        f"\n－ 1 －\n\f{page}\nお知らせします。\n\n－ 2 －\n"
    )
    assert any("調整が終わり次第お知らせします。" in said for _, said in words(text))


def test_a_title_over_two_lines_is_one() -> None:
    text = "在日米軍の訓練移転に係る日米共同訓練の実施及びこれに伴う\n施設の使用について（お知らせ）\n\n令和7年3月31日\n防衛省\n\n訓練を行う。\n"
    assert (
        read(text)[0].title
        == "在日米軍の訓練移転に係る日米共同訓練の実施及びこれに伴う施設の使用について(お知らせ)"
    )


def test_turns_of_a_press_conference_are_told_apart() -> None:
    text = "記者会見\n\n令和7年3月31日\n\n（問）再開の時期は。\n\n（答）まだ決まっておりません。\n"
    assert any(said == "まだ決まっておりません。" for _, said in words(text))
    assert not any("（答）" in said for _, said in words(text))

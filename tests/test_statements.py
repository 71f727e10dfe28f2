"""Who says or does what: one example a rule of the coding manual, in sentences of our own."""

from __future__ import annotations

import pytest
from support.reading import PAPER, READOUT, rows

MINISTERS = ["nakatani-gen", "hegseth-pete", "JPN", "USA"]


def one(text: str, **side: str) -> dict[str, object]:
    (row,) = rows(text, **side)
    return row


@pytest.mark.parametrize(
    ("words", "kind", "act"),
    [
        ("両閣僚は、協力を進めていくことで一致した。", "commitment", "agree"),
        ("両閣僚は、同盟を一層強化していくことを確認した。", "commitment", "confirm"),
        ("両閣僚は、再編の着実な実施が極めて重要であることを確認した。", "position", "confirm"),
        ("両閣僚は、一方的な現状変更の試みに反対することを確認した。", "position", "confirm"),
        ("両閣僚は、海峡の平和と安定の重要性を強調した。", "position", "emphasize"),
        ("両閣僚は、情勢について率直な意見交換を行った。", "action", "discuss"),
        ("両閣僚は、引き続き作業部会で議論していく。", "commitment", "discuss"),
        ("両閣僚は、軍の動向に留意した。", "assessment", "recognize"),
        ("両閣僚は、深刻な懸念を表明した。", "position", "concern"),
        ("両閣僚は、部隊の新設を歓迎した。", "position", "welcome"),
        ("米国は、司令部を再構成する意図を表明した。", "commitment", "intend"),
        ("在日米軍は、司令部の移転を開始した。", "action", "start"),
        ("両大臣は、議定書に署名した。", "action", "sign"),
        ("防衛省としては、負担の軽減に努めてまいる。", "commitment", "pursue"),
        ("米軍は、来月、訓練を実施する予定である。", "commitment", "plan"),
    ],
)
def test_kind_follows_the_content_and_act_follows_the_verb(words: str, kind: str, act: str) -> None:
    row = one(READOUT + words)
    assert (row["kind"], row["act"]) == (kind, act)


def test_both_ministers_are_named_with_their_states() -> None:
    assert one(READOUT + "両閣僚は、協力を確認した。")["speakers"] == MINISTERS


def test_a_dropped_subject_is_the_one_before() -> None:
    first, second = rows(PAPER + "在日米軍は、施設の改修を開始した。新たに、連絡を扱う部署を設置した。")
    assert first["speakers"] == second["speakers"] == ["usfj"]


def test_each_verb_of_saying_makes_a_statement_of_its_own() -> None:
    split = rows(
        READOUT + "両閣僚は、情勢に関する認識を共有した上で、部隊の新設を歓迎し、協力を進めることで一致した。"
    )
    assert [row["act"] for row in split] == ["recognize", "welcome", "agree"]
    assert all(row["speakers"] == MINISTERS for row in split)


def test_what_one_verb_governs_is_not_divided() -> None:
    words = "両閣僚は、防衛力を強化し、情報を共有し、協力を進めていくことで一致した。"
    assert one(READOUT + words)["words"] == words


def test_items_of_a_discussion_are_discussed_and_not_agreed() -> None:
    text = (
        READOUT
        + "両閣僚は特に、\n\n(1) 訓練の拡充に取り組むこと\n\n(2) 連携強化を進めること\n\nについて議論を行った。\n"
    )
    items = rows(text)
    assert [(row["kind"], row["act"]) for row in items] == [("action", "discuss")] * 2
    assert all(row["speakers"] == MINISTERS for row in items)
    assert [row["words"] for row in items] == ["訓練の拡充に取り組むこと", "連携強化を進めること"]


def test_an_explanation_received_has_its_source_as_speaker_and_the_issuer_as_reporter() -> None:
    row = one(PAPER + "米側からは、施設の役割に変わりはないとの説明を受けている。")
    assert (row["speakers"], row["reporter"], row["act"]) == (["USA"], "mod-japan", "explain")


def test_the_one_who_is_bound_is_the_holder() -> None:
    row = one(READOUT + "両閣僚は、日本の防衛に対する米国の揺るぎないコミットメントを強調した。")
    assert (row["kind"], row["holders"], row["to"]) == ("commitment", ["USA"], ["JPN"])


def test_a_denied_description_is_an_explanation_that_is_negated() -> None:
    row = one(PAPER + "新たな施設を建設する予定はない。")
    assert (row["kind"], row["act"], row["negated"]) == ("assessment", "explain", True)


def test_an_idiom_that_affirms_is_not_negated() -> None:
    assert one(PAPER + "米側からは、役割に変わりはないとの説明を受けている。")["negated"] is False


def test_a_limit_points_to_the_statement_it_narrows() -> None:
    text = (
        PAPER
        + "在日米軍は、連絡を扱う部署を設置した。\nなお、当該部署の設置のみをもって、司令部が移るわけではない。"
    )
    deed, limit = rows(text)
    assert limit["limits"] == deed["id"]
    assert (limit["negated"], limit["qualifier"]) == (True, "のみをもって")


def test_words_said_at_a_meeting_have_its_date() -> None:
    row = one(PAPER + "2024年4月、日米は日米首脳会談において枠組みを向上させる旨コミットメント。")
    assert (row["at"], row["date"]) == ("summit-2024-04-10", "2024-04")


@pytest.mark.parametrize(
    "words",
    [
        "概要次のとおり。",
        "総理の見解を伺います。",
        "これに対し、どう対応するのですか。",
        "被災された方々に心からお見舞い申し上げます。",
        "次に、基地対策についてでございます。",
        "日時及び場所",
    ],
)
def test_form_questions_and_courtesy_are_no_statements(words: str) -> None:
    assert rows(PAPER + words) == []


def test_a_speech_is_in_the_voice_of_its_speaker() -> None:
    row = one(
        "今後とも、安全対策を求めてまいります。\n", issuer="県議会／知事（山田花子君）", date="2024-06-03"
    )
    assert row["act"] == "request"
    (speaker,) = row["speakers"]  # type: ignore[misc]
    assert len(str(speaker)) == 16  # a person met only in texts: named by a hash


def test_the_id_of_a_statement_does_not_change_with_its_reading() -> None:
    text = PAPER + "在日米軍は、施設の改修を開始した。"
    other_title = one(text, title="別の題")
    assert one(text)["id"] == other_title["id"]

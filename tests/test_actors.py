"""Whom a document names: in sentences, rows and heads, by name and title, by what a body's name shows."""

from __future__ import annotations

import csv
import io

import pytest
from rdflib import URIRef
from rdflib.namespace import DCTERMS
from support.reading import PAPER, ontology, read_text

from keii.export import csv_files
from keii.model import bare, instance
from keii.rdf import dataset, union

LETTER = """\
令和4年9月16日

〇山防衛局長　殿

神奈川県知事　山　田　太　郎

事故について（要請）

　県として厳重に抗議します。
"""
LETTERHEAD = LETTER.replace("〇山", "南関東")


def named(text: str, **side: str) -> list[str]:
    """Give the Japanese names of the actors that a text names, in the order of first mention."""
    found: dict[str, None] = {}
    for extraction in read_text(text, **side):
        labels = {entity.iri: entity.label_ja for entity in extraction.entities}
        for mention in extraction.mentions:
            if mention.kind == "actor" and mention.iri:
                entry = ontology().register.get(mention.iri)
                found[(entry.label("ja") if entry else labels.get(mention.iri)) or bare(mention.iri)] = None
    return list(found)


def listed(text: str, **side: str) -> list[str]:
    """Give the Japanese names in ``actors.csv``."""
    files = csv_files(dataset(read_text(text, **side), ontology=ontology()))
    rows = csv.DictReader(io.StringIO(files["actors.csv"].decode(), newline=""))
    return sorted(row["label_ja"] for row in rows)


def people(sentence: str) -> list[str]:
    found = [m for e in read_text(PAPER + sentence) for m in e.mentions if "/person/" in (m.iri or "")]
    return [mention.text for mention in found]


# ── People ──────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("内閣委員長森山宏君の解任決議案に賛成した。", "森山宏君"),
        ("山田議員は、資料を要求した。", "山田議員"),
        ("玉城知事は、見直しを求めた。", "玉城知事"),
        ("ゼレンスキー大統領は、協力を求めた。", "ゼレンスキー大統領"),
        ("イスラエル・ネタニヤフ首相は、戦闘の再開を宣言した。", "ネタニヤフ首相"),
        ("財務大臣山田太郎は、説明した。", "山田太郎"),
        ("知事（山田太郎君）は、答弁した。", "山田太郎君"),
        ("山田太郎国土交通大臣は、説明した。", "山田太郎国土交通大臣"),
    ],
)
def test_a_title_beside_a_name_makes_it_a_person(sentence: str, name: str) -> None:
    assert people(sentence) == [name]


@pytest.mark.parametrize(
    "sentence",
    [
        "山田町は、説明を求めた。",
        "石川県知事は、説明を求めた。",
        "山口県知事は、説明を求めた。",
        "カナダ首相は、説明を求めた。",
        "患者さんは、説明を求めた。",
        "山田知事会は、説明を求めた。",
    ],
)
def test_places_states_and_common_words_are_nobody(sentence: str) -> None:
    assert people(sentence) == []


def test_a_person_named_shorter_later_or_longer_later_is_the_same() -> None:
    extraction = read_text(
        PAPER + "森山宏君は、反対した。森山委員長は、賛成した。佐藤市長は、抗議した。　宜野湾市長　佐藤淳"
    )[0]
    by_words = {m.text: m.iri for m in extraction.mentions if "/person/" in (m.iri or "")}
    assert by_words["森山宏君"] == by_words["森山委員長"]
    assert by_words["佐藤市長"] == by_words["佐藤淳"]


def test_the_president_of_another_state_is_not_of_the_registers() -> None:
    extraction = read_text(
        PAPER + "ウクライナのゼレンスキー大統領は、謝意を述べた。韓国外相は、協力を求めた。"
    )[0]
    person = next(entity for entity in extraction.entities if entity.type == "Person")
    assert [bare(state) for state in person.participants] == ["UKR"]
    assert "外務大臣" not in named(PAPER + "韓国外相は、協力を求めた。")


# ── Bodies ──────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("内閣委員会の運営が問われた。", "内閣委員会"),
        ("自民党の中からも、声が出ている。", "自由民主党"),
        ("野党はこれまで、審議拒否をしていない。", "野党"),
        ("参議院に送付された法案の審議を行った。", "参議院"),
        ("民生用原子力協力に関する二国間委員会を設置する。", "民生用原子力協力に関する二国間委員会"),
        ("航空自衛隊は、第６航空団の戦闘機を参加させる。", "第6航空団"),
        ("その結果を関係市に回答する。", "関係市"),
        ("閣僚は、外務・防衛当局に対し、作成を指示した。", "外務・防衛当局"),
        ("米国議会における審議を経て決定する。", "米国議会"),
        ("市と大阪防衛施設局（当時）との間で協定を締結した。", "大阪防衛施設局"),
        ("半導体企業ＡＢＣＤは、支援を要求している。", "ABCD"),
        ("岩国市長は、説明を求めた。", "岩国市長"),
        ("日本国政府の同意を要する。", "日本政府"),
    ],
)
def test_a_body_is_named_by_what_its_name_shows(sentence: str, body: str) -> None:
    assert body in named(PAPER + sentence)


@pytest.mark.parametrize(
    ("sentence", "nobody"),
    [
        ("国連安保理決議に違反する。", "国連安全保障理事会"),
        ("国会情勢から判断した。", "国会"),
        ("第三海兵機動展開部隊の要員が移転する。", "米海兵隊"),
        ("参議院議員が質問した。", "参議院"),
        ("関係機関との調整に当たる。", "関係機関"),
        ("沖縄県選出の議員が質問した。", "沖縄県"),
        ("米軍基地の実態を示す。", "米軍"),
        ("日米韓三か国による情報共有を進める。", "韓国"),
    ],
)
def test_a_word_inside_a_longer_name_is_no_actor(sentence: str, nobody: str) -> None:
    assert nobody not in named(PAPER + sentence)


def test_a_forum_that_met_or_agreed_is_an_actor_of_the_document() -> None:
    met = "平成20年6月12日の日米合同委員会において、返還が合意された。"
    agreed = "平成9年3月31日の日米合同委員会合意に従って通報する。"
    assert "日米合同委員会" in named(PAPER + met)
    assert "日米合同委員会" in named(PAPER + agreed)
    joint = "2012年4月27日の日米安全保障協議委員会共同発表を歓迎する。"
    assert "日米安全保障協議委員会" not in named(PAPER + joint), "the ministers made it"


# ── Heads ───────────────────────────────────────────────────────────────────────────────────────────────
def test_a_letter_names_who_signs_it_in_office_and_to_whom_it_goes() -> None:
    assert set(named(LETTERHEAD)) >= {"南関東防衛局長", "神奈川県知事", "山田太郎"}


def test_a_title_names_actors_and_a_numbered_heading_its_subject_only() -> None:
    text = "在日米軍の再編等に係る経緯\n\n令和7年6月\n防衛省\n\n１　陸上自衛隊\n　進捗を歓迎する。\n"
    assert {"在日米軍", "防衛省"} <= set(named(text))
    assert "陸上自衛隊" not in named(text)


def test_what_only_a_table_or_an_opening_names_is_linked_from_the_document() -> None:
    extraction = read_text(PAPER + "参加部隊\t航空自衛隊第６航空団")[0]
    graph = union(dataset([extraction], ontology=ontology()))
    document = URIRef(instance("document", extraction.document.id))
    linked = {bare(str(thing)) for thing in graph.objects(document, DCTERMS.references)}
    assert "asdf" in linked
    assert "第6航空団" in listed(PAPER + "参加部隊\t航空自衛隊第６航空団")


def test_an_issuer_known_from_the_sidecar_alone_is_not_listed() -> None:
    text = "　国は、対策を実施している。\n"
    side = {"issuer": "東京都議会／知事（山田太郎君）", "date": "2020-06-03", "title": "発言"}
    assert "東京都議会" not in listed(text, **side)
    (extraction,) = read_text(text, **side)
    graph = union(dataset([extraction], ontology=ontology()))
    assert list(graph.objects(URIRef(instance("document", extraction.document.id)), DCTERMS.publisher))


# ── Governments ─────────────────────────────────────────────────────────────────────────────────────────
def test_a_government_that_speaks_of_itself_is_its_state_and_else_an_organization() -> None:
    words = "　政府は、法案の採決を急いでいる。\n"
    assert named(words, issuer="防衛省", date="2024-01-01", title="説明") == ["日本"]
    member = "国会（参議院）／山田太郎（無所属）"
    assert named(words, issuer=member, date="2024-01-01", title="発言") == ["日本政府"]

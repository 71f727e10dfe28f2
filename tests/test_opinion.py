"""A second opinion: what the parser is asked, where its answer is written, and what it leaves alone."""

from __future__ import annotations

import hashlib
import importlib.util
from dataclasses import replace
from pathlib import Path

import pytest
from support.reading import PAPER, READOUT, ontology

from keii.cli import build, build_graph, main
from keii.extraction import extract
from keii.mentions import opinion as room
from keii.mentions.opinion import NoOpinion, Opinion, Read, second_opinion
from keii.model import Extraction, Sidecar, Statement, TextFile
from keii.ontology import corpus_dir
from keii.reading import documents_of, read, settings

GINZA = importlib.util.find_spec("ja_ginza") is not None
AGREED = "両閣僚は、協力を進めることで一致した。"


class Always:
    """A parser that always says the same, and remembers what it was asked."""

    packages = ()

    def __init__(self, answer: bool, language: str = "ja") -> None:
        """Keep the answer."""
        self.answer, self.language = answer, language
        self.asked: list[Read] = []

    def shares(self, read: Read) -> bool:
        """Give the answer."""
        self.asked.append(read)
        return self.answer


def extracted(text: str, opinion: Opinion | None = None) -> list[Extraction]:
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    file = TextFile("own.txt", text, digest, "utf-8", Sidecar(language="ja"))
    documents, _ = documents_of(file, settings(ontology().folder))
    return list(extract(documents, ontology(), opinion))


def statements(text: str, opinion: Opinion | None = None) -> list[Statement]:
    return [statement for each in extracted(text, opinion) for statement in each.statements]


def notice(opinion: Opinion | None = None) -> list[Extraction]:
    reading = read([corpus_dir()], settings(ontology().folder))
    return list(extract(reading.documents, ontology(), opinion))


def opinions(statement: Statement) -> list[str]:
    return [way for way in statement.resolutions if way.startswith("opinion-")]


def words(read: Read, place: tuple[int, int] | None) -> str | None:
    return None if place is None else read.clause[slice(*place)]


# --- what it is asked and what comes of it --------------------------------------------------------


def test_who_reads_the_same_agrees_and_who_does_not_differs() -> None:
    (agreed,) = statements(READOUT + AGREED, Always(True))
    (differing,) = statements(READOUT + AGREED, Always(False))
    assert opinions(agreed) == ["opinion-agrees"]
    assert opinions(differing) == ["opinion-differs"]


@pytest.mark.parametrize(
    ("text", "predicate", "subject"),
    [
        (AGREED, "一致", "両閣僚"),
        ("米国は、司令部を再構成する意図を表明した。", "意図", "米国"),
        ("米側の代表者は、整備が進んでいると説明した。", "説明", "米側の代表者"),
        ("これに対し、中谷大臣が、日米同盟の重要性を強調した。", "強調", "中谷大臣"),
        ("また、日米同盟の重要性を強調した。", "強調", None),  # nobody is named
        ("両閣僚間で、日米同盟の重要性を確認した。", "確認", None),  # neither は nor が
    ],
)
def test_it_is_asked_for_the_predicate_and_for_the_subject_that_the_clause_names(
    text: str, predicate: str, subject: str | None
) -> None:
    opinion = Always(True)
    assert statements(READOUT + text, opinion)
    (read,) = opinion.asked
    assert (words(read, read.predicate), words(read, read.subject)) == (predicate, subject)
    assert read.clause == text


def test_each_clause_of_a_sentence_is_asked_about_alone() -> None:
    opinion = Always(True)
    statements(READOUT + "両閣僚は、進展を歓迎し、同盟の抑止力の重要性を強調した。", opinion)
    asked = [(read.clause, words(read, read.subject)) for read in opinion.asked]
    assert asked == [("両閣僚は、進展を歓迎し、", "両閣僚"), ("同盟の抑止力の重要性を強調した。", None)]


def test_an_item_of_a_list_is_asked_about_without_its_head() -> None:
    opinion = Always(True)
    statements(READOUT + "両閣僚は、以下を進めることで一致した。\n\n(1) 共同訓練を拡充すること。\n", opinion)
    assert [(words(read, read.predicate), read.subject) for read in opinion.asked] == [("拡充", None)]


def test_nothing_but_the_opinion_changes() -> None:
    plain, asked = notice(), notice(Always(False))
    for with_, without in zip(asked, plain, strict=True):
        assert all(opinions(statement) == ["opinion-differs"] for statement in with_.statements)
        stripped = [
            replace(one, resolutions=tuple(way for way in one.resolutions if not way.startswith("opinion-")))
            for one in with_.statements
        ]
        assert replace(with_, statements=tuple(stripped)) == without


def test_a_parser_of_another_language_is_not_asked() -> None:
    opinion = Always(True, language="en")
    assert statements(READOUT + AGREED, opinion) == statements(READOUT + AGREED)
    assert opinion.asked == []


# --- the command ----------------------------------------------------------------------------------


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.txt"
    path.write_text(PAPER + "米国は、司令部を再構成する意図を表明した。\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("lang", "told"), [("en", "in an environment of its own"), ("ja", "別の環境に入れてください")]
)
def test_where_ginza_is_not_there_one_line_says_how_to_get_it(
    capsys, monkeypatch, paper, tmp_path, lang, told
) -> None:
    monkeypatch.setattr(room.spacy.util, "is_package", lambda name: False)
    for run in (build_graph, lambda given: main(["build", *given])):
        assert run([str(paper), "--out", str(tmp_path / "out"), "--opinion", "ginza", "--lang", lang]) == 2
        said = capsys.readouterr().err
        assert said.count("\n") == 1
        assert told in said
        assert "pip install -e '.[ginza]'" in said
    assert not (tmp_path / "out").exists()


def test_a_parser_that_nobody_knows_is_wrong_usage(capsys, paper) -> None:
    with pytest.raises(SystemExit) as left:
        main(["build", str(paper), "--opinion", "oracle"])
    assert left.value.code == 2
    assert "ginza" in capsys.readouterr().err


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_each_use_tells_the_licence_and_explain_shows_the_opinion(
    capsys, monkeypatch, paper, tmp_path, lang
) -> None:
    monkeypatch.setattr(build, "second_opinion", lambda name: Always(False))
    out = str(tmp_path / "out")
    assert main(["build", str(paper), "--out", out, "--opinion", "ginza", "--lang", lang]) == 0
    first = capsys.readouterr().err.splitlines()[0]
    assert "MIT" in first
    assert "CC BY-NC-SA" in first
    (statement,) = statements(paper.read_text(encoding="utf-8"))
    assert main(["explain", statement.id, "--build", out, "--lang", lang]) == 0
    assert {"en": "second opinion differs", "ja": "別の解析器と不一致"}[lang] in capsys.readouterr().out


def test_without_the_option_nobody_is_asked_and_only_the_opinions_are_not_there(
    capsys, monkeypatch, paper, tmp_path
) -> None:
    monkeypatch.setattr(build, "second_opinion", lambda name: Always(True))
    assert main(["build", str(paper), "--out", str(tmp_path / "with"), "--opinion", "ginza"]) == 0
    capsys.readouterr()
    monkeypatch.setattr(build, "second_opinion", lambda name: pytest.fail("asked"))
    assert main(["build", str(paper), "--out", str(tmp_path / "without")]) == 0
    assert "MIT" not in capsys.readouterr().err
    for path in (tmp_path / "without").iterdir():
        other = tmp_path / "with" / path.name
        if path.suffix in {".csv", ".json", ".html"}:
            assert path.read_bytes() == other.read_bytes(), path.name
    plain, asked = ((tmp_path / name / "graph.nq").read_text("utf-8") for name in ("without", "with"))
    more = set(asked.splitlines()) - set(plain.splitlines())
    assert set(plain.splitlines()) <= set(asked.splitlines())
    assert [line.split()[2] for line in more] == ["<https://w3id.org/keii/resolution/opinion-agrees>"]


# --- GiNZA itself ---------------------------------------------------------------------------------


@pytest.mark.skipif(GINZA, reason="GiNZA is installed")
def test_without_ginza_there_is_no_opinion() -> None:
    with pytest.raises(NoOpinion, match="ja-ginza"):
        second_opinion("ginza")


@pytest.mark.skipif(not GINZA, reason="GiNZA is not installed (docs/dependencies.md)")
def test_ginza_reads_predicates_and_subjects() -> None:
    ginza = second_opinion("ginza")

    def shares(clause: str, predicate: str, subject: str | None = None, *, light: bool = False) -> bool:
        at = clause.index(predicate)
        named = (clause.index(subject), clause.index(subject) + len(subject)) if subject else None
        return ginza.shares(Read(clause, (at, at + len(predicate)), named, light))

    assert shares(AGREED, "一致", "両閣僚")
    assert not shares(AGREED, "進め"), "一致 is last"
    assert not shares(AGREED, "一致", "協力"), "協力 is no subject"
    assert shares("米国は、司令部を再構成する意図を表明。", "意図", "米国", light=True)
    assert shares("司令部が設置されるものではない。", "設置"), "what carries the verb is passed over"
    assert not shares("影響について、現時点で確認された事実はありません。", "確認"), "事実 has weight"
    assert not shares("。", "。"), "no predicate at all"


@pytest.mark.skipif(not GINZA, reason="GiNZA is not installed (docs/dependencies.md)")
def test_ginza_agrees_with_most_of_the_notice() -> None:
    given = [opinions(one) for each in notice(second_opinion("ginza")) for one in each.statements]
    assert all(len(each) == 1 for each in given)
    assert sum(each == ["opinion-agrees"] for each in given) > 0.8 * len(given)

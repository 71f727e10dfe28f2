"""The named questions: they answer on the default build, and a value is never part of a query."""

from __future__ import annotations

import pytest
from rdflib import Literal, URIRef
from rdflib.namespace import XSD
from support.built import default_build

from keii import queries
from keii.model import OntologyError
from keii.store import QueryError, open_store

QUESTIONS = queries.load()


@pytest.fixture(scope="module")
def store():
    return open_store(default_build()[0])


@pytest.mark.parametrize("name", QUESTIONS)
def test_each_question_answers_on_the_default_build(store, name):
    assert len(queries.run(store, name)) > 0


@pytest.mark.parametrize("name", QUESTIONS)
def test_each_question_is_asked_in_both_languages_and_counts_once(name):
    question = QUESTIONS[name]
    assert question.ja.endswith("。")
    assert question.en.endswith("?")
    assert "SELECT DISTINCT" in question.sparql, "the union of graphs repeats what two of them say"
    for parameter in question.parameters:
        assert f"?{parameter.name}" in question.sparql
        assert parameter.words("ja") != parameter.words("en")


@pytest.mark.parametrize("name", QUESTIONS)
def test_each_question_runs_without_any_value(store, name):
    free = {parameter.name: "" for parameter in QUESTIONS[name].parameters}
    assert len(queries.run(store, name, **free)) >= len(queries.run(store, name))


def test_the_upgrade_rests_on_the_two_plus_two_and_through_it_on_the_summit(store):
    earlier = queries.run(store, "ancestry").column("earlier")
    assert [iri.rsplit("/", 1)[-1] for iri in earlier] == ["two-plus-two-2024-07-28", "summit-2024-04-10"]


def test_four_explanations_come_from_the_united_states_through_the_ministry(store):
    table = queries.run(store, "explanations")
    assert len(table) == 4
    assert {iri.rsplit("/", 1)[-1] for iri in table.column("reporter")} == {"mod-japan"}


def test_the_united_states_alone_holds_the_commitment_to_defend_japan(store):
    rows = queries.run(store, "commitments").records()
    holders = {row["holder"] for row in rows if "揺るぎないコミットメント" in (row["quote"] or "")}
    assert holders == {"https://w3id.org/keii/id/state/USA"}


def test_the_numbered_items_were_discussed_not_agreed(store):
    quotes = queries.run(store, "discussed-not-agreed").records()
    assert sum("(" in (row["locator"] or "") for row in quotes) == 4


def test_a_timeline_can_be_cut_at_both_ends(store):
    def dates(**values: str) -> set[str]:
        return set(queries.run(store, "topic-timeline", **values).column("date"))

    assert dates(since="2024-07-01", until="2025-03-01") == {
        date for date in dates() if date not in {"2024-04", "2025-03-30"}
    }
    assert "since" not in queries.run(store, "topic-timeline").columns


@pytest.mark.parametrize(
    ("text", "iri"),
    [
        ("state/JPN", "https://w3id.org/keii/id/state/JPN"),
        ("topic:cyber", "https://w3id.org/keii/topic/cyber"),
        ("topic/cyber", "https://w3id.org/keii/topic/cyber"),
        ("https://example.org/x", "https://example.org/x"),
    ],
)
def test_short_forms_of_iris(text, iri):
    assert queries.full_iri(text) == iri


def test_values_become_terms_or_are_refused():
    assert queries.Parameter("x", "iri").term("state/JPN") == URIRef("https://w3id.org/keii/id/state/JPN")
    assert queries.Parameter("x", "date").term("2024-07-28") == Literal("2024-07-28", datatype=XSD.date)
    assert queries.Parameter("x", "text").term('" } #') == Literal('" } #')
    for kind, value in (("iri", "two words"), ("iri", "x> } #"), ("date", "July 2024")):
        with pytest.raises(QueryError, match=r"is no (IRI|day)"):
            queries.Parameter("x", kind).term(value)


def test_what_does_not_exist_is_named(store):
    with pytest.raises(QueryError, match="known are: actor-statements"):
        queries.run(store, "no-such-question")
    with pytest.raises(QueryError, match="it has: decision"):
        queries.run(store, "ancestry", colour="blue")


def test_a_file_without_its_question_is_refused_by_name(tmp_path):
    (tmp_path / "queries").mkdir()
    with pytest.raises(OntologyError, match=r"no \.rq file"):
        queries.load(tmp_path)
    (tmp_path / "queries" / "half.rq").write_text("# en: Only English?\nSELECT DISTINCT ?s { ?s ?p ?o }\n")
    with pytest.raises(OntologyError, match=r"half\.rq.*# ja"):
        queries.load(tmp_path)

"""One face for the graph: the union is asked, terms are bound, nothing reaches out."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Dataset, Literal, URIRef
from support import tiny

from keii.ontology import load
from keii.rdf import REGISTER, dataset, nquads, trig, turtle
from keii.store import QueryError, StoreError, check, open_store

CHAIN = "SELECT DISTINCT ?from ?to { ?from keii:restsOn+ ?to FILTER(CONTAINS(STR(?to), '/summit-2021')) }"


@pytest.fixture(scope="module")
def whole() -> Dataset:
    return dataset([tiny.extraction()], ontology=load())


@pytest.fixture(scope="module")
def store(whole):
    return open_store(whole)


def test_paths_run_over_the_union_of_graphs(store):
    table = store.query(CHAIN, {"from": URIRef(tiny.START)})
    assert table.columns == ("from", "to")
    assert table.column("to") == [tiny.SUMMIT]


@pytest.mark.parametrize(
    ("name", "written"), [("graph.nq", nquads), ("graph.trig", trig), ("graph.ttl", turtle)]
)
def test_every_file_of_a_build_gives_the_same_answer(whole, store, tmp_path, name, written):
    (tmp_path / name).write_bytes(written(whole))
    for place in (tmp_path, tmp_path / name):
        assert (
            open_store(place).query(CHAIN + " ORDER BY ?from").rows
            == store.query(CHAIN + " ORDER BY ?from").rows
        )


def test_a_dataset_on_another_store_is_copied(store):
    other = Dataset(default_union=True)
    other.add((URIRef(tiny.JPN), URIRef("https://example.org/p"), Literal("語", lang="ja"), REGISTER))
    assert open_store(other).query("SELECT DISTINCT ?o { ?s ?p ?o }").rows == ((Literal("語", lang="ja"),),)


def test_inferred_links_answer_only_on_request():
    example = tiny.extraction()
    guess = dataclasses.replace(example.traces[0], basis="Inferred", score=0.4)
    store = open_store(dataset([dataclasses.replace(example, traces=(guess,))], ontology=load()))
    asked = "SELECT DISTINCT ?a ?b { ?a keii:mayTraceTo ?b }"
    everywhere = "SELECT DISTINCT ?g { GRAPH ?g { ?a keii:mayTraceTo ?b } }"
    assert len(store.query(asked)) == len(store.query(everywhere)) == 0
    assert len(store.query(asked, inferred=True)) == len(store.query(everywhere, inferred=True)) == 1


def test_ask_and_construct_give_tables_too(store):
    assert store.query("ASK { ?s a keii:Summit }").rows == ((Literal(True),),)
    table = store.query("CONSTRUCT { ?s a keii:Event } WHERE { ?s a keii:Summit }")
    assert table.columns == ("subject", "predicate", "object")
    assert tiny.SUMMIT in table.column("subject")


def test_dates_come_back_as_they_were_said(store):
    rows = store.query("SELECT DISTINCT ?d { ?e keii:date ?d }", {}).rows
    assert "2021-04" in {str(row[0]) for row in rows}


REACHING = [
    "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "select * { service silent <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "SELECT * FROM <file:///etc/hostname> { ?s ?p ?o }",
    "SELECT * FROM NAMED <file:///etc/hostname> { ?s ?p ?o }",
    "LOAD <file:///etc/hostname>",
    "DELETE WHERE { ?s ?p ?o }",
    "SELECT * { FILTER(1<2)SERVICE<http://127.0.0.1:9/>{ ?s ?p ?o } }",
    'SELECT * { ?s ?p "x"SERVICE ?x { } }',
    "SELECT * { ?s ?p trueSERVICE <http://127.0.0.1:9/> { } }",
    "SELECT * { ?s ?p 1SERVICE <http://127.0.0.1:9/> { } }",
    "PREFIX a: <http://127.0.0.1:9/> SELECT * { SERVICEa:b { } }",
    "SELECT * { SERVICESILENT ?x { } }",
    "SELECT * { S\\u0045RVICE <http://127.0.0.1:9/> { } }",
    'SELECT * { ?s ?p "\\u0022" SERVICE <http://127.0.0.1:9/> { } #"\n }',
    "SELECT * { # a comment\n SERVICE ?x { } }",
]


@pytest.mark.parametrize("query", REACHING)
def test_what_would_reach_beyond_the_graph_is_refused_by_name(store, query):
    with pytest.raises(QueryError, match="is refused"):
        store.query(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?t keii:from ?from ; keii:to ?load FILTER(?n < 3 && ?m > 4) }",
        'SELECT * { ?s ?p "SERVICE", \'FROM\', """LOAD " x""" }',
        "SELECT * { ?s <http://example.org/SERVICE> ?o } # FROM here",
    ],
)
def test_names_and_words_may_be_anything(query):
    check(query)


@given(st.text(min_size=1, max_size=20).filter(lambda text: not any("\ud800" <= c <= "\udfff" for c in text)))
def test_a_bound_value_is_a_term_and_never_part_of_the_query(text):
    empty = open_store(Dataset(store="Oxigraph", default_union=True))
    assert empty.query("SELECT ?x { VALUES ?s { 1 } OPTIONAL { ?s ?x ?o } }").rows == ((None,),)
    rows = empty.query("SELECT ?x { BIND(1 AS ?one) FILTER(STRLEN(STR(?x)) > 0) }", {"x": Literal(text)}).rows
    assert rows == ((Literal(text),),)


def test_what_cannot_be_read_says_what_to_do(store, tmp_path):
    with pytest.raises(QueryError, match="cannot be read"):
        store.query("SELECT ?s {")
    with pytest.raises(QueryError, match="SELECT projection"):
        store.query("SELECT ?s { ?s ?p ?o }", {"unknown": Literal("x")})
    with pytest.raises(StoreError, match="build one first"):
        open_store(tmp_path)
    with pytest.raises(StoreError, match="no such file"):
        open_store(tmp_path / "nowhere.nq")
    (tmp_path / "graph.nq").write_text("this is no graph")
    with pytest.raises(StoreError, match="cannot be read as a graph"):
        open_store(tmp_path)
    (tmp_path / "notes.txt").write_text("x")
    with pytest.raises(StoreError, match=r"\.nq"):
        open_store(tmp_path / "notes.txt")

"""The short cuts that a large graph takes give what the long way gives."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st
from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.namespace import XSD
from support import tiny

from keii.model import Span
from keii.ontology import load
from keii.rdf import dataset, rows
from keii.reading.normal import normalise
from keii.view.rows import Rows


def test_rows_are_the_quads_of_the_dataset():
    whole = dataset([tiny.extraction()], ontology=load())
    assert Counter(rows(whole)) == Counter(whole.quads((None, None, None, None)))


def test_rows_of_any_other_graph_and_dataset_are_given_too():
    fact = (URIRef("urn:a"), URIRef("urn:b"), Literal("1", datatype=XSD.integer))
    plain, named = Graph(), Dataset()
    plain.add(fact)
    named.graph(URIRef("urn:g")).add(fact)
    assert list(rows(plain)) == [(*fact, None)]
    assert list(rows(named)) == [(*fact, URIRef("urn:g"))]


def test_rows_of_the_default_graph_have_no_name():
    named = Dataset(store="Oxigraph")
    named.default_graph.add((URIRef("urn:a"), URIRef("urn:b"), Literal("x", lang="ja")))
    assert list(rows(named)) == [(URIRef("urn:a"), URIRef("urn:b"), Literal("x", lang="ja"), None)]


X = st.integers(0, 20).map(float)


@given(st.lists(st.tuples(X, X), max_size=40))
def test_the_tree_of_a_lanes_rows_answers_as_a_list_does(cards):
    tree, plain = Rows(), list[float]()
    for x, width in cards:
        free = next((row for row, until in enumerate(plain) if until <= x), None)
        assert tree.first(x) == free
        if plain:
            least = min(range(len(plain)), key=lambda row: (plain[row], row))
            assert tree.emptiest() == (least, plain[least])
        if free is None:
            free = tree.add()
            plain.append(0.0)
        assert len(tree) == len(plain)
        tree.take(free, x + width)
        plain[free] = x + width


@given(st.text(alphabet="あ1 Ａｶﾞ\n。", max_size=30), st.integers(-1, 31))
def test_a_position_is_the_first_at_or_after_an_offset(text, offset):
    normal = normalise(text, [Span(0, len(text))])
    expected = next((i for i, start in enumerate(normal.starts) if start >= offset), len(normal.starts))
    assert normal.position(offset) == expected

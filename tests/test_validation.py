"""The shapes' findings as lines that a person can act on."""

from __future__ import annotations

import pytest
from rdflib import BNode, Graph, Literal, URIRef
from support import tiny

from keii.ontology import load
from keii.rdf import ONTOLOGY, REGISTER, K, dataset, union
from keii.validation import nameless, offsets, validate


@pytest.fixture(scope="module")
def whole():
    return dataset([tiny.extraction()], ontology=load())


@pytest.fixture
def graph(whole) -> Graph:
    return union(whole)


def test_a_good_graph_conforms(whole):
    report = validate(whole)
    assert report.conforms
    assert list(report.lines()) == []


def test_a_finding_names_file_words_and_remedy_in_both_languages(graph):
    statement = tiny.extraction().statements[1]
    graph.remove((URIRef(tiny.iri(statement)), K.act, None))
    report = validate(graph)
    assert not report.conforms
    (finding,) = [f for f in report.findings if f.path == str(K.act)]
    assert (finding.severity, finding.focus, finding.file) == ("Violation", tiny.iri(statement), "tiny.txt")
    assert finding.quote.startswith("これを受け")
    assert finding.message_ja != finding.message_en
    for lang, message in (("ja", finding.message_ja), ("en", finding.message_en)):
        line = finding.line(lang)
        assert line.startswith("tiny.txt: ")
        assert message in line
        assert "\n" not in line


def test_findings_of_one_kind_stand_together_and_in_one_order(graph):
    for statement in tiny.extraction().statements:
        graph.remove((URIRef(tiny.iri(statement)), K.act, None))
    first, second = validate(graph), validate(graph)
    assert first == second
    groups = [group for finding, group in first.groups() if finding.path == str(K.act)]
    assert [len(group) for group in groups] == [len(tiny.extraction().statements)]


def test_quotes_are_compared_with_the_text(graph):
    document = tiny.extraction().document
    assert offsets(graph, {document.sha256: document.text}) == ()
    assert offsets(graph, {}) == (), "a text that is not at hand is not compared with"
    shifted = offsets(graph, {document.sha256: "x" + document.text})
    assert len(shifted) == len(set(graph.subjects(K.start)))
    assert shifted[0].file == "tiny.txt"


def test_blank_nodes_are_found_outside_the_ontology_only(whole):
    other = dataset([tiny.extraction()], ontology=load())
    assert nameless(other) == ()
    other.graph(ONTOLOGY).add((BNode(), K.quote, Literal("x")))
    assert nameless(other) == ()
    other.graph(REGISTER).add((BNode(), K.quote, Literal("x")))
    (finding,) = nameless(other)
    assert finding.focus == str(REGISTER)

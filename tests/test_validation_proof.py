"""The quick look before pySHACL acquits what is in order, and nothing else."""

from __future__ import annotations

import logging
import random

import pyshacl
import pytest
from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, RDFS, SH, SKOS, XSD
from support import tiny

from keii.model import instance
from keii.ontology import load, shapes_graph
from keii.rdf import REGISTER, K, dataset, union
from keii.validation import validate
from keii.validation.proof import open_questions
from keii.validation.shapes import _finding

TREATY = URIRef(instance("agreement", "security-treaty-1960"))
WRONG = [
    *(
        Literal(""),
        Literal("x"),
        Literal("x", lang="de"),
        Literal("x", lang="ja"),
        Literal(-1),
        Literal(10**6),
    ),
    *(Literal("1800-01-01", datatype=XSD.date), Literal("2024", datatype=XSD.gYear), Literal(True)),
    *(Literal("0.5", datatype=XSD.decimal), Literal("1.5", datatype=XSD.decimal)),
    *(URIRef("urn:x"), URIRef(instance("state", "JPN")), K.Stated, K.Registered, K.Treaty, K.Commitment),
]


def built() -> Dataset:
    return dataset([tiny.extraction()], ontology=load())


@pytest.fixture(scope="module")
def whole() -> Dataset:
    return built()


@pytest.fixture
def graph(whole: Dataset) -> Graph:
    return union(whole, inferred=True)


def pyshacl_alone(data: Graph) -> set[object]:
    quiet = logging.Logger("test", logging.CRITICAL)
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes_graph(), inference="none", logger=quiet)
    return {_finding(report, result, data) for result in report.subjects(RDF.type, SH.ValidationResult)}


def test_nothing_of_a_good_graph_is_left_open(whole):
    assert open_questions(shapes_graph(), whole) is None, "else each build waits for pySHACL"


def test_a_broken_entry_of_the_register_is_told():
    whole = built()
    register = whole.graph(REGISTER)
    assert (TREATY, K.force, None) in register
    register.remove((TREATY, K.force, None))
    for name in (RDFS.label, SKOS.prefLabel, DCTERMS.title):
        register.remove((TREATY, name, None))
    report = validate(whole)
    assert not report.conforms
    assert {(finding.focus, finding.path) for finding in report.findings} >= {(str(TREATY), str(K.force))}
    assert set(report.findings) == pyshacl_alone(union(whole, inferred=True))


@pytest.mark.parametrize("seed", range(3))
def test_a_graph_with_many_faults_gives_what_pyshacl_finds_alone(graph, seed):
    chance = random.Random(seed)
    seen = set(shapes_graph().objects(None, SH.path)) | {RDFS.label, DCTERMS.title}
    facts = sorted(fact for fact in graph if fact[1] in seen and isinstance(fact[0], URIRef))
    of_text = [
        fact for fact in facts if any(f"/id/{kind}/" in fact[0] for kind in ("statement", "passage", "trace"))
    ]
    for fact in chance.sample(facts, 120) + chance.sample(of_text, 20):
        if chance.random() < 0.6:
            graph.remove(fact)
        if chance.random() < 0.7:
            graph.add((fact[0], fact[1], chance.choice([*WRONG, chance.choice(facts)[2]])))
    found = validate(graph).findings
    assert len(found) > 40
    assert set(found) == pyshacl_alone(graph)


PREFIXES = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix : <urn:x:> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . """
DATA = ":a a :Thing ; :is :b . :b a :Thing ; :is :c . :c a :Other ."


@pytest.mark.parametrize(
    "shape",
    [
        "sh:not [ sh:class :Thing ]",
        "sh:property [ sh:path ( :is :is ) ; sh:maxCount 5 ]",
        "sh:property [ sh:path [ sh:inversePath :is ] ; sh:maxCount 5 ]",
        'sh:property [ sh:path :is ; sh:pattern "X" ; sh:flags "i" ]',
        "sh:property [ sh:path :is ; sh:maxCount 5 ; sh:maxCount 6 ]",
        "sh:property [ sh:path :is ; sh:qualifiedValueShape [ sh:class :Other ] ; sh:qualifiedMaxCount 5 ]",
        "sh:deactivated true ; sh:nodeKind sh:IRI",
    ],
)
def test_what_is_not_understood_is_left_open(shape):
    shapes = Graph().parse(data=f"{PREFIXES} :S a sh:NodeShape ; sh:targetClass :Thing ; {shape} .")
    aimed = open_questions(shapes, Graph().parse(data=PREFIXES + DATA))
    assert aimed is not None
    assert set(aimed.objects(None, SH.targetNode)) == {URIRef("urn:x:a"), URIRef("urn:x:b")}
    assert not list(aimed.objects(None, SH.targetClass))


def test_only_what_may_fail_is_left_open():
    shape = ":S a sh:NodeShape ; sh:targetClass :Any ; sh:property [ sh:path :is ; sh:class :Any ] ."
    data = f"{PREFIXES} {DATA} :Thing rdfs:subClassOf :Any ."
    aimed = open_questions(Graph().parse(data=f"{PREFIXES} {shape}"), Graph().parse(data=data))
    assert aimed is not None
    assert list(aimed.objects(None, SH.targetNode)) == [URIRef("urn:x:b")], "a's value is a thing, b's is not"

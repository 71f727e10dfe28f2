"""The shapes: what conforms, what does not, and what a person is told."""

from __future__ import annotations

import pyshacl
import pytest
from rdflib import OWL, RDF, Graph, Namespace

from keii.model import KEII
from keii.ontology import graph, shapes_graph

SH = Namespace("http://www.w3.org/ns/shacl#")


@pytest.fixture(scope="module")
def words():
    return graph()


def test_every_class_has_a_shape(words):
    targets = set(shapes_graph().objects(None, SH.targetClass))
    assert {name for name in words.subjects(RDF.type, OWL.Class) if str(name).startswith(KEII)} <= targets


def test_every_constraint_tells_what_to_mend_in_both_languages():
    shapes = shapes_graph()
    constraints = set(shapes.objects(None, SH.property)) - set(shapes.subjects(SH.hasValue, None))
    told = [c for c in constraints if list(shapes.objects(c, SH.message))]
    assert len(told) > 60
    for constraint in told:
        assert sorted(text.language for text in shapes.objects(constraint, SH.message)) == ["en", "ja"]
    for shape in shapes.subjects(RDF.type, SH.NodeShape):
        untold = [c for c in shapes.objects(shape, SH.property) if c not in told]
        assert untold == [], shape


def test_shapes_use_no_sparql():
    assert not [o for o in shapes_graph().predicates() if str(o) in {str(SH.sparql), str(SH.rule)}]


PREFIXES = """
@prefix keii: <https://w3id.org/keii/ontology#> . @prefix id: <https://w3id.org/keii/id/> .
@prefix act: <https://w3id.org/keii/act/> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix doc: <https://w3id.org/keii/id/document/> . @prefix p: <https://w3id.org/keii/id/passage/> .
@prefix st: <https://w3id.org/keii/id/statement/> . @prefix t: <https://w3id.org/keii/id/trace/> .
@prefix state: <https://w3id.org/keii/id/state/> . @prefix agreement: <https://w3id.org/keii/id/agreement/> .
"""
DOCUMENT = f"""
doc:d a keii:Document ; rdfs:label "d"@ja ; dcterms:title "d"@ja ; dcterms:language "ja" ;
  keii:sha256 "{"0" * 64}" .
p:1 a keii:Passage ; rdfs:label "p" ; dcterms:isPartOf doc:d ; keii:quote "日米は従う"@ja ;
  keii:start 3 ; keii:end 8 .
p:2 a keii:Passage ; rdfs:label "p" ; dcterms:isPartOf doc:d ; keii:quote "開始"@ja ;
  keii:start 9 ; keii:end 11 .
state:JPN a keii:State, keii:Actor ; rdfs:label "日本"@ja .
agreement:a a keii:Treaty, keii:Agreement ; rdfs:label "a"@en ; keii:force keii:Binding ;
  keii:date "1960"^^xsd:gYear .
st:1 a keii:Commitment, keii:Statement ; rdfs:label "s"@ja ; keii:act act:agree ; keii:speaker state:JPN ;
  keii:evidence p:1 ; keii:negated false ; keii:date "2025-03"^^xsd:gYearMonth .
t:1 a keii:Trace ; rdfs:label "t"@ja ; keii:from st:1 ; keii:to agreement:a ;
  keii:relation keii:inAccordanceWith ; keii:basis keii:Stated ; keii:cue "従う"@ja ; keii:evidence p:1 .
"""


def report(words: Graph, turtle: str) -> list[str]:
    data = Graph().parse(data=PREFIXES + turtle, format="turtle") + words
    _, found, _ = pyshacl.validate(data, shacl_graph=shapes_graph(), inference="none")
    return [str(text) for text in found.objects(None, SH.resultMessage) if text.language == "en"]


def test_a_document_of_the_contract_conforms(words):
    assert report(words, DOCUMENT) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("keii:act act:agree ;", "", "keii:act: exactly one"),
        ("keii:act act:agree ;", "keii:act act:agree, act:sign ;", "keii:act: exactly one"),
        ("keii:act act:agree ;", "keii:act <https://w3id.org/keii/act/nod> ;", "keii:act: exactly one"),
        ("keii:speaker state:JPN ;", "", "keii:speaker"),
        ("keii:negated false", "keii:negated false ; keii:resolution act:agree", "keii:resolution"),
        ("keii:speaker state:JPN ;", "keii:speaker state:XXX ;", "keii:speaker"),
        ("keii:evidence p:1 ; keii:negated false", "keii:negated false", "keii:evidence"),
        ("keii:negated false", "keii:negated 0", "keii:negated: at most one"),
        ("a keii:Commitment, keii:Statement", "a keii:Statement", "exactly one kind"),
        ('"2025-03"^^xsd:gYearMonth', '"2025-03"', "keii:date: write one"),
        ("keii:start 3 ; keii:end 8", "keii:start 8 ; keii:end 8", "keii:start"),
        ('keii:quote "日米は従う"@ja ;', "", "keii:quote"),
        ("keii:force keii:Binding", "keii:force keii:Binding, keii:Political", "keii:force"),
        ("keii:force keii:Binding ;", "", "keii:force"),
        ('keii:Treaty, keii:Agreement ; rdfs:label "a"@en', "keii:Treaty, keii:Agreement", "has no name"),
        (f'keii:sha256 "{"0" * 64}"', 'keii:sha256 "abc"', "keii:sha256"),
        ("keii:relation keii:inAccordanceWith", "keii:relation keii:speaker", "keii:relation"),
        ("keii:basis keii:Stated", "keii:basis keii:Political", "keii:basis"),
        ('keii:cue "従う"@ja ;', "", "what its basis needs"),
        ("keii:basis keii:Stated", "keii:basis keii:SameUndertaking", "what its basis needs"),
        ("keii:basis keii:Stated", "keii:basis keii:Inferred ; keii:score 0.5", "what its basis needs"),
        ("keii:from st:1 ;", "keii:from state:JPN ;", "keii:from"),
    ],
)
def test_what_is_wrong_is_told_by_the_name_of_the_field(words, old, new, told):
    assert old in DOCUMENT
    assert any(told in message for message in report(words, DOCUMENT.replace(old, new)))


@pytest.mark.parametrize(
    "trace",
    [
        "keii:relation keii:mayTraceTo ; keii:basis keii:Inferred ; keii:score 0.25 .",
        'keii:relation keii:cites ; keii:basis keii:Registered ; dcterms:source "mofa.go.jp" .',
        "keii:relation keii:implements ; keii:basis keii:SameUndertaking ;"
        ' keii:cue "開始"@ja ; keii:evidence p:1, p:2 .',
    ],
)
def test_each_basis_is_content_with_what_it_needs(words, trace):
    more = 't:2 a keii:Trace ; rdfs:label "t"@en ; keii:from st:1 ; keii:to agreement:a ; ' + trace
    assert report(words, DOCUMENT + more) == []

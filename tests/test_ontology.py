"""The vocabulary: every name of the contract, in both languages, anchored without a clash."""

from __future__ import annotations

import re

import owlrl
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef

from keii.model import ACT, KEII, TOPIC
from keii.ontology import graph, load, ontology_dir, register_graph

K = Namespace(KEII)
PROV = Namespace("http://www.w3.org/ns/prov#")
ORG = Namespace("http://www.w3.org/ns/org#")
CLASH = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")

EVENTS = "Summit TwoPlusTwo CommitteeMeeting DefenseMinisterial ForeignMinisterial LeadersCall WorkingMeeting"
EVENTS += " OrganizationalChange Signing Notice Other"
AGREEMENTS = "Treaty Guidelines Roadmap Plan JointStatement Framework DomesticInstrument OtherAgreement"
KINDS = "Commitment Action Position Assessment"
CLASSES = (
    f"Document Passage Event {EVENTS} Agreement {AGREEMENTS} Actor State Organization Forum Person Office"
    f" Facility Statement {KINDS} Trace UnresolvedReference"
)
STRONG = "follows buildsOn implements inAccordanceWith reaffirms revises replaces"
PROPERTIES = (
    "date earliest latest sha256 relayedBy records quote start end locator participant place evidence party"
    " adoptedAt force speaker holder reporter addressee act madeAt reports topic negated qualifier limits"
    " mentions rule resolution from to relation basis cue score liftedFrom tracesTo restsOn welcomes cites"
    f" coincidesWith mayTraceTo referredBy {STRONG}"
)
INDIVIDUALS = {
    "Basis": "Stated SameUndertaking Registered Inferred",
    "Force": "Binding Political Domestic UnknownForce",
}
MANUAL_ACTS = (
    "commit intend agree confirm reaffirm plan pursue decide start establish complete sign welcome emphasize"
    " oppose concern recognize explain discuss request"
)

# What the others say of the terms used here: PROV-O (W3C 2013), ORG (W3C 2014), FOAF 0.99, SKOS (W3C 2009).
OTHERS = """
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix org: <http://www.w3.org/ns/org#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
prov:Activity owl:disjointWith prov:Entity .
prov:wasAttributedTo rdfs:domain prov:Entity ; rdfs:range prov:Agent .
prov:wasGeneratedBy rdfs:domain prov:Entity ; rdfs:range prov:Activity .
prov:wasAssociatedWith rdfs:domain prov:Activity ; rdfs:range prov:Agent .
prov:atLocation rdfs:range prov:Location .
org:Organization owl:equivalentClass foaf:Organization ; rdfs:subClassOf foaf:Agent ;
  owl:disjointWith org:Role, org:Membership, org:Site, org:ChangeEvent .
org:ChangeEvent rdfs:subClassOf prov:Activity .
org:holds rdfs:domain foaf:Agent ; rdfs:range org:Post .
org:hasMember rdfs:domain org:Organization ; rdfs:range foaf:Agent .
foaf:Person owl:disjointWith foaf:Organization, foaf:Project ; rdfs:subClassOf foaf:Agent .
foaf:Document owl:disjointWith foaf:Organization, foaf:Project .
foaf:Organization rdfs:subClassOf foaf:Agent .
skos:Concept owl:disjointWith skos:Collection, skos:ConceptScheme .
skos:closeMatch rdfs:domain skos:Concept ; rdfs:range skos:Concept .
"""


@pytest.fixture(scope="module")
def words():
    return graph()


def own(words: Graph) -> set[URIRef]:
    return {s for s in words.subjects() if isinstance(s, URIRef) and s.startswith(KEII)}


@pytest.mark.parametrize("name", CLASSES.split())
def test_each_class_of_the_contract_exists(words, name):
    assert (K[name], RDF.type, OWL.Class) in words


@pytest.mark.parametrize("name", PROPERTIES.split())
def test_each_property_of_the_contract_exists(words, name):
    assert set(words.objects(K[name], RDF.type)) & {OWL.ObjectProperty, OWL.DatatypeProperty}


@pytest.mark.parametrize(("kind", "names"), INDIVIDUALS.items())
def test_kinds_of_basis_and_force_are_individuals(words, kind, names):
    assert {K[name] for name in names.split()} == set(words.subjects(RDF.type, K[kind]))


def test_every_name_has_one_label_and_one_comment_in_each_language(words):
    for name in own(words):
        for prop in (RDFS.label, RDFS.comment):
            assert sorted(text.language for text in words.objects(name, prop)) == ["en", "ja"], (name, prop)


@pytest.mark.parametrize(
    ("parent", "children"), [("Event", EVENTS), ("Agreement", AGREEMENTS), ("Statement", KINDS)]
)
def test_kinds_stand_under_their_class(words, parent, children):
    below = set(words.subjects(RDFS.subClassOf, K[parent]))
    assert below == {K[child] for child in children.split()}


def test_strong_relations_rest_on_and_all_trace_to(words):
    assert set(words.subjects(RDFS.subPropertyOf, K.restsOn)) == {K[name] for name in STRONG.split()}
    assert set(words.subjects(RDFS.subPropertyOf, K.tracesTo)) == {K.restsOn, K.welcomes, K.cites}
    assert (K.tracesTo, RDFS.subPropertyOf, PROV.wasInfluencedBy) in words


@pytest.mark.parametrize("name", ["coincidesWith", "mayTraceTo"])
def test_coincidence_and_suggestion_are_no_ancestry(words, name):
    assert not list(words.objects(K[name], RDFS.subPropertyOf))


def test_no_trace_property_is_transitive(words):
    assert not list(words.subjects(RDF.type, OWL.TransitiveProperty))


def test_unlike_terms_are_only_close_matches(words):
    for vocabulary in ("http://data.europa.eu/eli/ontology#", "http://www.w3.org/ns/oa#"):
        used = {(p, o) for _, p, o in words if str(o).startswith(vocabulary)}
        assert used
        assert {p for p, _ in used} == {SKOS.closeMatch}


def closed(facts: Graph) -> Graph:
    """Give the OWL RL closure, with the other vocabularies; texts take no part in it."""
    made = Graph().parse(data=OTHERS, format="turtle")
    for subject, predicate, value in facts:
        if not isinstance(value, Literal) or predicate in {K.date, K.negated}:
            made.add((subject, predicate, value))
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(made)
    return made


def clashes(made: Graph) -> list[str]:
    nothing = [
        f"{thing} is owl:Nothing" for thing in made.subjects(RDF.type, OWL.Nothing) if thing != OWL.Nothing
    ]
    return nothing + [str(error) for error in made.objects(None, CLASH)]


def test_ontology_and_register_close_without_a_clash(words):
    made = closed(words + register_graph())
    assert clashes(made) == []
    usfj = URIRef("https://w3id.org/keii/id/organization/usfj")
    assert {PROV.Agent, ORG.Organization} <= set(made.objects(usfj, RDF.type))


@pytest.mark.parametrize(
    "wrong",
    [
        "x:a a keii:Summit, keii:JointStatement .",
        "x:a a keii:Person, keii:Forum .",
        "x:a keii:adoptedAt x:b . x:b a keii:Treaty .",
        "x:a keii:holds x:b . x:b a keii:State .",
    ],
)
def test_the_closure_finds_a_clash_where_there_is_one(words, wrong):
    data = f"@prefix keii: <{KEII}> . @prefix x: <https://example.org/> . {wrong}"
    assert clashes(closed(words + Graph().parse(data=data, format="turtle")))


def test_acts_are_those_of_the_coding_manual():
    assert load().acts == frozenset(MANUAL_ACTS.split())


def test_acts_and_topics_have_labels_and_definitions_in_both_languages(words):
    concepts = [s for s in words.subjects(RDF.type, SKOS.Concept) if str(s).startswith((ACT, TOPIC))]
    assert len(concepts) > 40
    for concept in concepts:
        for prop in (SKOS.prefLabel, SKOS.definition):
            assert sorted(text.language for text in words.objects(concept, prop)) == ["en", "ja"], concept
        assert words.value(concept, SKOS.inScheme) == URIRef(str(concept).rsplit("/", 1)[0])


@pytest.mark.parametrize(
    ("passage", "slug"),
    [
        ("日米の指揮・統制枠組みの向上について", "command-and-control"),
        ("普天間飛行場代替施設の建設", "futenma-henoko"),
        ("防衛装備・技術協力について", "defence-industry"),
        ("周辺住民の方々への影響が最小限となるよう", "base-burden"),
        ("台湾海峡の平和と安定の重要性", "taiwan-strait"),
        ("reaffirmed the U.S. commitment to extended deterrence", "extended-deterrence"),
        ("shared use of facilities in the Southwest Islands", "southwest-islands"),
    ],
)
def test_a_topic_is_recognised_by_its_words(passage, slug):
    found = {t.slug for t in load().topics if any(word in passage for word in (*t.words_ja, *t.words_en))}
    assert slug in found


def test_words_of_topics_are_written_in_half_width():
    """Texts are compared in NFKC form, in which a full-width word would never be found."""
    for topic in load().topics:
        for word in (*topic.words_ja, *topic.words_en):
            assert not re.search("[！-～]", word), word


def test_every_file_says_how_to_edit_it():
    for path in ontology_dir().glob("*.ttl"):
        assert path.read_text(encoding="utf-8").startswith("# "), path.name

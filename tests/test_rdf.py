"""Extractions → one dataset: named graphs, materialised facts, lifted traces, the same bytes each time."""

from __future__ import annotations

import dataclasses

import pyoxigraph
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, PROV, RDF, RDFS, XSD
from rdflib.term import BNode
from support import tiny
from support.gold import Gold, available

from keii.model import Extraction, Reference, document_graph, instance
from keii.ontology import load
from keii.rdf import INFERRED, ONTOLOGY, REGISTER, K, dataset, nquads, trig, turtle, union

ONTO = load()
needs_gold = pytest.mark.skipif(not available(), reason="the gold coding is not part of the project")


rdflib_warns_of_itself = pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph):DeprecationWarning")


def built(*extractions: Extraction) -> Dataset:
    return dataset(extractions or (tiny.extraction(),), ontology=ONTO)


def plain(*extractions: Extraction) -> Graph:
    return union(built(*extractions))


@pytest.fixture(scope="module")
def whole() -> Dataset:
    return built()


@pytest.fixture(scope="module")
def graph(whole: Dataset) -> Graph:
    return union(whole)


@pytest.fixture(scope="module", name="example")
def tiny_example() -> Extraction:
    return tiny.extraction()


def pledge_intent_start(example: Extraction) -> list[URIRef]:
    return [URIRef(tiny.iri(statement)) for statement in example.statements[:3]]


def test_each_document_has_a_graph_of_its_own(whole, example):
    names = {name for *_, name in whole.quads()}
    assert URIRef(document_graph(example.document.id)) in names
    assert {REGISTER, ONTOLOGY} <= names
    assert INFERRED not in names, "nothing was inferred"


def test_quotes_stand_where_the_offsets_say(graph, example):
    passages = list(graph.subjects(RDF.type, K.Passage, unique=True))
    assert passages
    for passage in passages:
        start, end = (int(graph.value(passage, name)) for name in (K.start, K.end))
        assert example.document.text[start:end] == str(graph.value(passage, K.quote))
        assert graph.value(passage, K.quote).language == "ja"


def test_superclasses_and_general_relations_are_written_out(graph, example):
    pledge, intent, start = pledge_intent_start(example)
    assert set(graph.objects(pledge, RDF.type)) >= {K.Commitment, K.Statement}
    assert set(graph.objects(URIRef(tiny.SUMMIT), RDF.type)) >= {K.Summit, K.Event, PROV.Activity}
    for relation in (K.follows, K.restsOn, K.tracesTo):
        assert (intent, relation, pledge) in graph
    assert (start, K.implements, intent) in graph


def test_traces_are_lifted_to_deed_and_event(graph):
    start, talks, summit = map(URIRef, (tiny.START, tiny.TALKS, tiny.SUMMIT))
    assert (start, K.implements, talks) in graph, "a deed stands for the statement that reports it"
    assert (talks, K.follows, summit) in graph, "an event stands for what was said at it"
    lifted = graph.value(predicate=K["from"], object=start)
    original = graph.value(lifted, K.liftedFrom)
    assert (original, K.to, None) in graph
    assert graph.value(lifted, K.basis) == K.SameUndertaking
    assert graph.value(lifted, K.cue) == graph.value(original, K.cue) == Literal("再構成を開始", lang="ja")


def test_the_agreement_a_document_records_stands_for_its_statements(example):
    treaty = instance("agreement", "joint-statement-test")
    graph = plain(dataclasses.replace(example, records=treaty))
    assert (URIRef(tiny.START), K.implements, URIRef(treaty)) in graph, "the deed still stands for itself"
    assert (None, K.follows, URIRef(tiny.SUMMIT)) not in graph, "both ends are the agreement: nothing to lift"


def test_a_trace_shows_the_words_of_both_ends_of_a_same_undertaking(graph, example):
    _, intent, start = example.statements[:3]
    trace = graph.value(predicate=K["from"], object=URIRef(tiny.iri(start)))
    quotes = {str(graph.value(passage, K.quote)) for passage in graph.objects(trace, K.evidence)}
    text = example.document.text
    assert quotes == {"再構成を開始", intent.span.of(text), start.span.of(text)}


def test_dates_have_the_precision_said(graph, example):
    intent = URIRef(tiny.iri(example.statements[1]))
    assert graph.value(intent, K.date).n3() == '"2021-07"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'
    assert graph.value(intent, K.earliest) == Literal("2021-07-01", datatype=XSD.date)
    assert graph.value(intent, K.latest) == Literal("2021-07-31", datatype=XSD.date)


def test_a_commitment_binds_its_speakers_unless_it_names_the_holder(example):
    pledge, *rest = example.statements
    named = dataclasses.replace(pledge, holders=(tiny.USA,))
    graph = plain(dataclasses.replace(example, statements=(named, *rest)))
    assert list(graph.objects(URIRef(tiny.iri(pledge)), K.holder, unique=True)) == [URIRef(tiny.USA)]
    spoken = set(plain().objects(URIRef(tiny.iri(pledge)), K.holder))
    assert spoken == {URIRef(tiny.JPN), URIRef(tiny.USA)}
    told = URIRef(tiny.iri(example.statements[3]))
    assert (told, K.holder, None) not in graph, "an explanation binds nobody"


def test_everything_has_a_label_and_statements_one_in_each_language(graph, example):
    for cls in (
        K.Event,
        K.Agreement,
        K.Actor,
        K.Statement,
        K.Trace,
        K.Passage,
        K.Document,
        K.UnresolvedReference,
    ):
        for thing in graph.subjects(RDF.type, cls, unique=True):
            assert (thing, RDFS.label, None) in graph, thing
    languages = {
        label.language for label in graph.objects(URIRef(tiny.iri(example.statements[0])), RDFS.label)
    }
    assert languages == {"ja", "en"}


def test_no_blank_node_outside_the_ontology(whole):
    for subject, _, value, name in whole.quads():
        assert name == ONTOLOGY or BNode not in (type(subject), type(value))


def test_a_registered_thing_keeps_the_registers_date_and_names(example):
    entry = next(entry for entry in ONTO.register.of_type("Summit") if entry.date)
    met = dataclasses.replace(example.entities[0], iri=entry.iri, label_ja="別名", date=tiny.APRIL)
    graph = plain(dataclasses.replace(example, entities=(met, *example.entities[1:])))
    assert set(graph.objects(URIRef(entry.iri), K.date)) == {
        Literal(entry.date.value, datatype=XSD.date, normalize=False)
    }
    assert (URIRef(entry.iri), RDFS.label, Literal("別名", lang="ja")) not in graph
    assert (URIRef(entry.iri), K.evidence, None) in graph, "where it is named is known all the same"


def test_what_is_only_inferred_stays_apart(example):
    guess = dataclasses.replace(example.traces[0], basis="Inferred", score=0.5, relation="mayTraceTo")
    whole = built(dataclasses.replace(example, traces=(guess,)))
    pledge, intent, _ = pledge_intent_start(example)
    assert set(whole.graph(INFERRED).predicates(intent, pledge)) == {K.mayTraceTo}
    stated = Graph().parse(turtle(whole), format="turtle")
    assert (intent, None, pledge) not in stated, "the plain file holds what is written down, no more"


def test_a_source_that_is_no_web_address_stays_text(example):
    for source in ("javascript:alert(1)", "https://example.org/a b", "机の上"):
        document = dataclasses.replace(example.document, source_url=source)
        graph = plain(dataclasses.replace(example, document=document))
        node = URIRef(instance("document", document.id))
        assert graph.value(node, DCTERMS.source) == Literal(source)


def test_open_references_keep_their_words_and_candidates(example):
    candidate = instance("agreement", "one-of-several")
    reference = Reference("x", example.references[0].passage, candidates=(candidate,))
    graph = plain(dataclasses.replace(example, references=(reference,)))
    node = URIRef(instance("reference", "x"))
    assert graph.value(node, K.quote) == Literal("その他の取決め", lang="ja")
    assert list(graph.objects(node, K.candidate)) == [URIRef(candidate)]


def test_order_and_repetition_of_documents_do_not_change_a_byte(example):
    other = tiny.extraction("別の概要\n" + tiny.TEXT, "other.txt")
    renamed = tiny.extraction(file="zzz.txt")
    one, two = built(example, other), built(renamed, other, example, other)
    for written in (nquads, trig, turtle):
        assert written(one) == written(two)


@rdflib_warns_of_itself
def test_all_three_files_say_the_same_to_every_reader(whole):
    facts = list(pyoxigraph.parse(turtle(whole), format=pyoxigraph.RdfFormat.TURTLE))
    quads = list(pyoxigraph.parse(nquads(whole), format=pyoxigraph.RdfFormat.N_QUADS))
    readable = list(pyoxigraph.parse(trig(whole), format=pyoxigraph.RdfFormat.TRIG))
    assert set(readable) == set(quads)
    assert {q.triple for q in facts} == {q.triple for q in quads}
    assert len(facts) == len({q.triple for q in facts}), "the union names each fact once"
    assert len(Graph().parse(turtle(whole), format="turtle")) == len(facts)
    again = Dataset()
    again.parse(trig(whole), format="trig")
    assert sum(1 for _ in again.quads()) == len(readable)


def text_only(noise: str) -> Dataset:
    """Give the graph of a document that ends in the words, without register and ontology."""
    example = tiny.extraction(tiny.TEXT + noise, "noise.txt")
    words = dataclasses.replace(example.references[0], passage=tiny.passage(example.document, noise))
    whole = built(dataclasses.replace(example, references=(words,)))
    whole.remove_graph(REGISTER)
    whole.remove_graph(ONTOLOGY)
    return whole


@rdflib_warns_of_itself
@settings(max_examples=15, deadline=None)
@given(st.text(alphabet=st.characters(codec=None), min_size=1, max_size=30))
@example('\x00\x07\x1b\x7f\x85\u2028\ufeff\ufffe\ud800\r\n\t\\"<script>')
def test_any_words_survive_writing_and_reading(noise):
    whole = text_only(noise)
    expected = "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in noise)
    for body, form in ((nquads(whole), "nquads"), (trig(whole), "trig")):
        again = Dataset()
        again.parse(data=body.decode(), format=form)
        words = [
            value
            for *_, value, _ in again.quads((URIRef(instance("reference", "open")), K.quote, None, None))
        ]
        assert list(map(str, words)) == [expected]


@needs_gold
def test_the_notice_gives_the_chain_of_the_contract():
    gold = Gold()
    graph = plain(*gold.extractions())
    names = {key: URIRef(iri) for key, iri in gold.names.items()}
    assert set(graph.transitive_objects(names["e4"], K.restsOn)) >= {names["e2"], names["e1"]}
    assert {names["e3"], names["e4"]} <= set(graph.objects(names["s27"], K.welcomes))
    assert (names["e6"], K.buildsOn, names["e7"]) in graph
    assert (names["s32"], K.inAccordanceWith, names["a1"]) in graph
    assert (names["e4"], K.coincidesWith, names["e3"]) in graph
    assert (names["e4"], K.tracesTo, names["e3"]) not in graph, "to coincide is no ancestry"

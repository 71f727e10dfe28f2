"""The loader of the register: what is written is what is handed out; what is wrong is named."""

from __future__ import annotations

import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import DCTERMS, RDF, SKOS, Namespace, URIRef

from keii.model import KEII
from keii.ontology import OntologyError, corpus_dir, graph, load, ontology_dir, register_graph, shapes_graph
from keii.ontology.register import date

K = Namespace(KEII)


@pytest.fixture(scope="module")
def known():
    return load().register


@pytest.fixture(scope="module")
def facts():
    return register_graph()


@pytest.fixture
def copied(tmp_path):
    return shutil.copytree(ontology_dir(), tmp_path / "ontology")


def test_what_is_loaded_is_what_is_written(known, facts):
    entries = {
        str(s) for s in facts.subjects(RDF.type) if not {K.Trace, K.Tenure} & set(facts.objects(s, RDF.type))
    }
    assert [entry.iri for entry in known] == sorted(entries)
    for entry in known:
        labels = {label.language: str(label) for label in facts.objects(URIRef(entry.iri), SKOS.prefLabel)}
        assert {"ja": entry.pref_ja, "en": entry.pref_en} == {lang: labels.get(lang) for lang in ("ja", "en")}
        assert {str(iri) for iri in facts.objects(URIRef(entry.iri), K.participant)} == set(
            entry.participants
        )
        assert {str(source) for source in facts.objects(URIRef(entry.iri), DCTERMS.source)} == set(
            entry.sources
        )


def test_a_copy_of_the_folder_gives_the_same(copied, monkeypatch):
    monkeypatch.setenv("KEII_ONTOLOGY", str(copied))
    assert ontology_dir() == copied
    assert load().register == load(ontology_dir()).register


def test_the_bundled_documents_are_found():
    assert list(corpus_dir().glob("*.txt"))


def test_a_missing_folder_is_named_with_the_remedy(tmp_path, monkeypatch):
    monkeypatch.setenv("KEII_ONTOLOGY", str(tmp_path / "nowhere"))
    with pytest.raises(OntologyError, match=r"nowhere.*KEII_ONTOLOGY"):
        load()


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("register/events.ttl", "a keii:Summit ;", "a keii:Summit", r"events\.ttl, line \d+: not Turtle"),
        (
            "register/events.ttl",
            '"2025-02-07"^^xsd:date',
            '"2025-02-30"^^xsd:date',
            "summit-2025-02-07.*2025-02-30",
        ),
        (
            "register/events.ttl",
            "person:nakatani-gen",
            "person:nakatini-gen",
            "nakatini-gen, which the register lacks",
        ),
        (
            "register/states.ttl",
            'skos:prefLabel "日本"@ja, "Japan"@en ;',
            "",
            r"states\.ttl: record state/JPN.*name",
        ),
        (
            "register/states.ttl",
            'skos:prefLabel "日本"@ja',
            'skos:prefLabel "日本"@ja, "にほん"@ja',
            "2 times",
        ),
        ("register/states.ttl", "keii:State ;", "keii:State, keii:Forum ;", "2 classes"),
        (
            "register/organizations.ttl",
            "keii:ofState state:JPN",
            'keii:ofState "JPN"',
            "ofState 'JPN' is a text",
        ),
        (
            "register/events.ttl",
            '"1995-11"^^xsd:gYearMonth',
            '"November 1995"',
            "saco-established.*November 1995",
        ),
        ("concepts.ttl", 'skos:prefLabel "宇宙"@ja, "Space"@en ;', "", "topic/space.*label"),
        (
            "register/traces.ttl",
            "keii:from agreement:",
            "keii:from agreement:no-",
            "no-.*which the register lacks",
        ),
        (
            "register/offices-persons.ttl",
            "keii:office office:defense-minister-japan ;",
            "",
            r"tenure/.*keii:office is missing",
        ),
    ],
)
def test_a_wrong_record_is_named_with_its_file(copied, name, old, new, told):
    path = copied / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(OntologyError, match=told):
        load(copied)


def test_a_thing_described_in_two_files_is_an_error(copied):
    text = (copied / "register" / "states.ttl").read_text(encoding="utf-8")
    (copied / "register" / "zz.ttl").write_text(text, encoding="utf-8")
    with pytest.raises(OntologyError, match=r"zz\.ttl: .*already described in register/states\.ttl"):
        load(copied)


@pytest.mark.parametrize("name", ["concepts.ttl", "register"])
def test_a_missing_file_is_named(copied, name):
    path = copied / name
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    with pytest.raises(OntologyError, match=name):
        load(copied)


@pytest.mark.parametrize("file", ["keii.ttl", "shapes.ttl"])
def test_a_graph_that_is_no_turtle_is_named_with_its_line(copied, file):
    (copied / file).write_text("@prefix a: <b> .\na:c a:d\n", encoding="utf-8")
    with pytest.raises(OntologyError, match=rf"{file}, line \d"):
        (graph if file == "keii.ttl" else shapes_graph)(copied)


@given(st.dates())
def test_a_day_encloses_itself_and_its_month_and_year_enclose_it(day):
    exact, month, year = (date(day.isoformat()[:length]) for length in (10, 7, 4))
    assert exact.earliest == exact.latest == day.isoformat()
    assert month.covers(exact)
    assert year.covers(month)


@pytest.mark.parametrize("text", ["2025-02-30", "2025-13", "令和7年", "2025-1-1", "0000"])
def test_a_date_that_does_not_exist_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        date(text)

"""How something was resolved: concepts with labels, written to the graph, checked by a shape."""

from __future__ import annotations

from rdflib import SH, SKOS, URIRef
from support import tiny
from support.explained import INTENT, ONTO, START, with_

from keii.model import RESOLUTION, resolution_iri
from keii.ontology import graph, shapes_graph
from keii.rdf import K, dataset, union
from keii.validation import validate
from keii.validation.proof import open_questions

SLUGS = """
speaker-named speaker-group speaker-counterpart speaker-carried speaker-voice speaker-issuer speaker-participants speaker-source
speaker-governor holder-named date-own date-event date-document date-carried event-named event-title event-carried
kind-content opinion-agrees opinion-differs
"""


def test_the_resolutions_are_concepts_with_label_and_definition_in_both_languages():
    words = graph()
    scheme = URIRef(RESOLUTION.rstrip("/"))
    assert {str(one) for one in words.subjects(SKOS.inScheme, scheme)} == set(
        map(resolution_iri, SLUGS.split())
    )
    for slug in SLUGS.split():
        for prop in (SKOS.prefLabel, SKOS.definition):
            texts = list(words.objects(URIRef(resolution_iri(slug)), prop))
            assert sorted(text.language for text in texts) == ["en", "ja"], slug


def test_a_statement_points_to_its_resolutions():
    known = ("speaker-named", "date-carried")
    plain = union(dataset([with_(INTENT, resolutions=known)], ontology=ONTO))
    found = set(plain.objects(URIRef(tiny.iri(INTENT)), K.resolution))
    assert found == {URIRef(resolution_iri(slug)) for slug in known}
    assert (URIRef(tiny.iri(START)), K.resolution, None) not in plain, "none is said where none is known"


def test_every_resolution_keeps_to_the_shapes_and_is_acquitted_at_first_sight():
    whole = dataset([with_(INTENT, resolutions=tuple(SLUGS.split()))], ontology=ONTO)
    assert validate(whole).findings == ()
    shapes = shapes_graph()
    (constraint,) = shapes.subjects(SH.path, K.resolution)
    alone = shapes.cbd(constraint)
    alone.add((K.Shape, SH.targetSubjectsOf, K.resolution)).add((K.Shape, SH.property, constraint))
    assert open_questions(alone, whole) is None, "else each build waits for pySHACL"


def test_a_resolution_that_is_no_concept_is_told_with_the_remedy():
    report = validate(dataset([with_(INTENT, resolutions=("speaker-guessed",))], ontology=ONTO))
    assert not report.conforms
    said = [finding for finding in report.findings if finding.path == str(K.resolution)]
    assert said
    assert "concepts.ttl" in said[0].message_en
    assert "concepts.ttl" in said[0].message_ja

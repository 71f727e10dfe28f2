"""The register: what is known beforehand, each fact with its source."""

from __future__ import annotations

from collections import defaultdict

import pyshacl
import pytest
from rdflib import DCTERMS, RDF, RDFS, Literal, Namespace, URIRef

from keii.model import BASE, KEII, bare, instance
from keii.ontology import (
    Held,
    graph,
    load,
    register_graph,
    shapes_graph,
)
from keii.ontology.register import date

K = Namespace(KEII)
KINDS = {
    "state": {"State"},
    "organization": {"Organization", "Forum"},
    "person": {"Person"},
    "office": {"Office"},
    "facility": {"Facility"},
}


@pytest.fixture(scope="module")
def known():
    return load().register


@pytest.fixture(scope="module")
def facts():
    return register_graph()


def test_the_register_conforms_to_the_shapes(facts):
    conforms, _, text = pyshacl.validate(facts + graph(), shacl_graph=shapes_graph(), inference="none")
    assert conforms, text


def test_every_record_names_its_source(facts):
    for record in set(facts.subjects(RDF.type)):
        assert list(facts.objects(record, DCTERMS.source)), record


def test_every_record_says_by_what_kind_of_source_it_was_checked(facts):
    degrees = {K.Verified, K.VerifiedByPress, K.Unverified}
    for record in set(facts.subjects(RDF.type)):
        assert facts.value(record, K.verification) in degrees, record


def test_a_weak_source_is_never_called_verified(known):
    weak = known.get(instance("event", "defense-ministerial-2026-05-30"))
    assert weak is not None
    assert weak.verification == "Unverified"


def test_no_two_entries_share_a_name_that_is_not_marked_as_shared(known):
    bearers = defaultdict(set)
    for entry in known:
        for name in entry.names_ja:
            bearers[name].add(entry.iri)
    assert {name: iris for name, iris in bearers.items() if len(iris) > 1} == {}


def test_english_names_are_shared_by_namesakes_only(known):
    bearers = defaultdict(set)
    for entry in known:
        for name in entry.names_en:
            bearers[name].add(entry.kind)
            assert name == name.strip()
    assert [name for name, kinds in bearers.items() if len(kinds) > 1] == []


def test_names_are_written_in_half_width(known):
    for entry in known:
        for name in (*entry.names_ja, *entry.short_ja):
            assert not any("Ａ" <= letter <= "ｚ" or "０" <= letter <= "９" for letter in name), name


def test_ids_tell_the_kind(known):
    for entry in known:
        assert entry.iri.startswith(BASE)
        assert entry.type in KINDS.get(entry.kind, {entry.type})
        assert (entry.kind == "agreement") == (entry.force is not None), entry.iri


@pytest.mark.parametrize(
    ("kind", "slug", "name"),
    [
        ("organization", "mod-japan", "防衛省"),
        ("organization", "north-kanto-defense-bureau", "防衛省北関東防衛局"),
        ("organization", "usfj", "在日米軍"),
        ("organization", "joint-force-headquarters", "統合軍司令部"),
        ("organization", "japan-us-working-group", "日米の作業部会"),
        ("organization", "jjoc", "JJOC"),
        ("office", "indopacom-commander", "インド太平洋軍司令官"),
        ("office", "defense-minister-japan", "防衛大臣"),
        ("person", "nakatani-gen", "中谷"),
        ("person", "hegseth-pete", "ヘグセス"),
        ("facility", "akasaka-press-center", "赤坂プレスセンター"),
        ("agreement", "okinawa-consolidation-plan", "沖縄統合計画"),
        ("agreement", "dicas", "日米防衛産業協力・取得・維持整備定期協議"),
        ("agreement", "sofa-1960", "日米地位協定"),
        ("agreement", "security-treaty-1960-article-5", "日米安全保障条約第5条"),
    ],
)
def test_what_the_notice_names_is_known(known, kind, slug, name):
    entry = known.get(instance(kind, slug))
    assert entry is not None
    assert name in entry.names_ja


def test_a_shared_short_name_belongs_to_several(known):
    bearers = [entry.slug for entry in known if "日米ガイドライン" in entry.short_ja]
    assert bearers == ["guidelines-1978", "guidelines-1997", "guidelines-2015"]


def test_a_framework_and_its_forum_have_no_name_in_common(known):
    framework, forum = (
        known.get(instance("agreement", "dicas")),
        known.get(instance("organization", "dicas-forum")),
    )
    assert framework is not None
    assert forum is not None
    assert not set(framework.names_ja) & set(forum.names_ja)
    assert forum.established_by == framework.iri


def test_an_article_is_part_of_its_treaty(known):
    article = known.get(instance("agreement", "security-treaty-1960-article-5"))
    assert article is not None
    assert article.part_of == instance("agreement", "security-treaty-1960")


def test_a_joint_statement_is_never_binding(known):
    assert {entry.force for entry in known.of_type("JointStatement")} == {"Political"}


def test_the_committee_before_the_four_ministers_is_no_two_plus_two(known):
    for entry in known.of_type("TwoPlusTwo"):
        assert entry.date is not None
        assert entry.date.earliest > "1990-12-26"
        assert entry.forum == instance("organization", "scc")


def test_a_disputed_venue_is_left_out(known):
    disputed = known.get(instance("event", "scc-1996-12-02"))
    assert disputed is not None
    assert disputed.place is None


def test_meetings_name_persons_and_states(known):
    meeting = known.get(instance("event", "defense-ministerial-2025-03-30"))
    assert meeting is not None
    assert [bare(iri) for iri in meeting.participants] == ["nakatani-gen", "hegseth-pete", "JPN", "USA"]
    assert meeting.date == date("2025-03-30")


def test_offices_are_held_on_days_that_a_source_shows(known):
    person = known.get(instance("person", "nakatani-gen"))
    assert person is not None
    minister = instance("office", "defense-minister-japan")
    assert Held(minister, "2024-10-01", "2025-10-21") in person.holds
    assert (minister, "2025-03-30") in person.attested


@pytest.mark.parametrize(
    ("office", "day", "name"),
    [
        ("prime-minister-japan", "1960-01-19", "岸信介"),
        ("president-us", "1996-04-17", "ビル・クリントン"),
        ("foreign-minister-japan", "2005-10-29", "町村信孝"),
        ("chief-cabinet-secretary-japan", "2006-05-01", "安倍晋三"),
        ("defense-agency-director-general", "2007-01-08", "久間章生"),
        ("defense-minister-japan", "2007-01-09", "久間章生"),
        ("prime-minister-japan", "2012-05-01", "野田佳彦"),
        ("president-us", "2012-05-01", "バラク・オバマ"),
        ("secretary-of-state-us", "2012-05-01", "ヒラリー・クリントン"),
        ("secretary-of-defense-us", "2012-05-01", "レオン・パネッタ"),
        ("ambassador-us-japan", "2012-05-01", "ジョン・V・ルース"),
        ("usfj-commander", "2012-05-01", "バートン・フィールド"),
        ("defense-minister-japan", "2026-05-30", "小泉進次郎"),
    ],
)
def test_the_holder_of_an_office_on_a_day_is_known(known, office, day, name):
    assert [person.pref_ja for person in _holders(known, office, day)] == [name]


def test_every_person_has_a_japanese_name_and_a_surname_at_its_end_or_start(known):
    for person in known.of_type("Person"):
        assert person.pref_ja, person.slug
        others = (*person.names_ja[1:], *person.short_ja)
        assert any(
            person.pref_ja.startswith(name) or name in person.pref_ja.split("・")[-1] for name in others
        ), person.slug


def test_a_day_on_which_a_source_shows_somebody_in_office_lies_in_a_term(known):
    for person in known.of_type("Person"):
        for office, day in person.attested:
            terms = [held for held in person.holds if held.office == office]
            assert any(_covers(held, day) for held in terms), (person.slug, day)


def test_terms_end_after_they_begin(known):
    for person in known.of_type("Person"):
        for held in person.holds:
            assert (held.valid_from or "") < (held.valid_to or "9999"), (person.slug, held)


def _holders(known, office, day):
    """Give who held an office on a day, as far as the start of the term is known."""
    return [
        person
        for person in known.of_type("Person")
        for held in person.holds
        if bare(held.office) == office and held.valid_from and _covers(held, day)
    ]


def _covers(held, day):
    return (held.valid_from or "") <= day <= (held.valid_to or "9999")


def test_an_adopted_agreement_bears_the_date_of_its_meeting(known):
    for entry in known.of_kind("agreement"):
        meeting = known.get(entry.adopted_at or "")
        if entry.adopted_at and entry.date:
            assert meeting is not None
            assert meeting.date == entry.date, entry.slug


def test_what_is_registered_leads_back_in_time(known, facts):
    for trace in facts.subjects(K.basis, K.Registered):
        source, target = (known.get(str(facts.value(trace, K[end]))) for end in ("from", "to"))
        assert source is not None
        assert target is not None
        if source.date and target.date:
            assert target.date.earliest <= source.date.latest, trace


def test_registered_ancestry_is_found_by_one_path(facts):
    """From the protocol of 2013 back to the realignment document of 2005, hop by hop."""
    rows = facts.query(
        "SELECT ?e WHERE { a:guam-protocol-2013 (keii:revises|keii:cites)+ ?e }",
        initNs={"a": f"{BASE}agreement/", "keii": KEII},
    )
    assert URIRef(instance("agreement", "transformation-and-realignment-2005")) in {row[0] for row in rows}


def test_the_graph_completes_what_editors_need_not_write(facts):
    summit = URIRef(instance("event", "saco-established-1995-11"))
    day = Namespace("http://www.w3.org/2001/XMLSchema#").date
    assert (summit, K.earliest, Literal("1995-11-01", datatype=day)) in facts
    assert (summit, K.latest, Literal("1995-11-30", datatype=day)) in facts
    for record in set(facts.subjects(RDF.type)):
        assert list(facts.objects(record, RDFS.label)), record
    assert not [node for triple in facts for node in triple if type(node).__name__ == "BNode"]

"""Whole documents: the chain of the first document, and the laws that hold for any text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from support.reading import ontology, read_text

from keii.extraction import extract
from keii.model import bare
from keii.ontology import corpus_dir
from keii.reading import read
from keii.reading import settings as reading_settings


def notice():
    paths = [corpus_dir() / "2025-03-usfj-upgrade-notice.txt"]
    reading = read(paths, reading_settings(ontology().folder))
    return list(extract(reading.documents, ontology()))


def test_the_upgrade_rests_on_the_intent_of_the_2_plus_2_and_through_it_on_the_summit() -> None:
    _, paper, _ = notice()
    upgrade = next(each for each in paper.statements if each.act == "start")
    intent = next(each for each in paper.statements if each.act == "intend")
    pledge = next(each for each in paper.statements if each.act == "commit")
    links = {(trace.source, trace.relation, trace.basis): trace.target for trace in paper.traces}

    def iri(statement) -> str:
        return f"https://w3id.org/keii/id/statement/{statement.id}"

    assert links[iri(upgrade), "implements", "SameUndertaking"] == iri(intent)
    assert links[iri(intent), "follows", "Stated"] == iri(pledge)
    assert (bare(intent.made_at or ""), bare(pledge.made_at or "")) == (
        "two-plus-two-2024-07-28",
        "summit-2024-04-10",
    )


def test_the_ministers_welcome_the_two_deeds_that_the_other_paper_tells() -> None:
    _, paper, readout = notice()
    upgrade = next(each.reports for each in paper.statements if each.act == "start")
    welcomed = {trace.target for trace in readout.traces if trace.relation == "welcomes"}
    assert welcomed == {upgrade, "https://w3id.org/keii/id/event/jjoc-established-2025-03-24"}


def test_the_cover_note_was_passed_on_by_the_bureau() -> None:
    cover, *attached = notice()
    assert [bare(iri) for iri in cover.relayed_by] == ["north-kanto-defense-bureau"]
    assert all(each.document.part_of == cover.document.id for each in attached)


def test_four_explanations_are_the_united_states_told_by_the_ministry() -> None:
    _, paper, _ = notice()
    told = [each for each in paper.statements if each.reporter]
    assert len(told) == 4
    assert {bare(each.reporter or "") for each in told} == {"mod-japan"}
    assert {tuple(map(bare, each.speakers)) for each in told} == {("USA",)}


def test_two_limits_say_what_the_new_office_does_not_mean() -> None:
    _, paper, _ = notice()
    limits = [each for each in paper.statements if each.limits]
    assert len(limits) == 2
    assert all(each.negated for each in limits)


def test_one_reference_stays_open() -> None:
    _, _, readout = notice()
    (reference,) = readout.references
    assert "取決め" in readout.document.text[reference.passage.start : reference.passage.end]


_LETTERS = "両閣僚は、を受け踏まえ確認した。米国日本在日軍統合計画「」（）(1)・-◆①令和7年3月同年これ約束開始設置部署 \n　Ａa%"


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=_LETTERS, max_size=160))
def test_whatever_the_text_every_passage_lies_in_it_and_twice_gives_the_same(text: str) -> None:
    once, again = read_text(text), read_text(text)
    assert once == again
    for extraction in once:
        length = len(extraction.document.text)
        places = [each.passage for each in (*extraction.statements, *extraction.references)]
        places += [trace.cue for trace in extraction.traces]
        for passage in places:
            assert 0 <= passage.start < passage.end <= length
        for mention in extraction.mentions:
            assert extraction.document.text[mention.start : mention.end] == mention.text
        assert all(statement.speakers for statement in extraction.statements)


def test_markup_in_a_text_stays_text() -> None:
    words = "両閣僚は、<script>alert(1)</script>を確認した。"
    (extraction,) = read_text(words)
    (statement,) = extraction.statements
    assert extraction.document.text[statement.span.start : statement.span.end] == words


def test_a_very_long_sentence_is_read_and_not_refused() -> None:
    text = "両閣僚は、" + "協力を進め、" * 6000 + "ることを確認した。"
    assert read_text(text)

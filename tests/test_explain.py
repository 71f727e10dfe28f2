"""``keii explain``: the words, the rule that read them, and how each part was settled."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial

import pytest
from rdflib import Graph, URIRef
from support import tiny
from support.built import ROOT, default_build
from support.explained import INTENT, LIMIT, ONTO, PLEDGE, TOLD, told, with_, write

from keii.explanation import Source, explain
from keii.model import Extraction
from keii.ontology import ontology_dir
from keii.rdf import K, dataset, union
from keii.store import open_store

STORY = with_(
    INTENT,
    rule="ja.act.intend",
    resolutions=("speaker-named", "event-named", "date-carried", "kind-content", "opinion-differs"),
)


@pytest.fixture
def built(tmp_path):
    return partial(write, tmp_path)


# --- a statement ----------------------------------------------------------------------------------


def test_a_statement_is_explained_by_words_rule_and_resolutions(capsys, built):
    out = told(capsys, INTENT.id, *built(STORY), "--lang", "en").splitlines()
    assert out[0] == f"Statement {tiny.iri(INTENT)}"
    assert out[1] == "“これを受け、同年7月、甲国は組織を再構成する意図を表明。”"
    span = INTENT.span
    for line in (
        "  document: 共同発表の概要",
        f"  place: tiny.txt, characters {span.start}–{span.end}, 1",
        "  just before: …2021年4月、両国は枠組みを向上させる旨コミットメント。",
        "  kind: Commitment",
        "  act: intend",
        "  negated: no",
        "  qualifier: none",
        "Rule: ja.act.intend (cues/ja.toml)",
        "  says: intend",
        "  example: 米国は、司令部を再構成する意図を表明。",
        "  speaker: United States (state/USA)",
        "    ← speaker named in the clause: The clause itself names who speaks or acts.",
        "  said at: 2+2, July 2021 (event/talks-2021-07)",
        "    ← event named in the clause: The clause itself names the event.",
        "  date: 2021-07",
        "  kind: Commitment",
        "    ← kind decided by the content: Not the verb but what is said decided the kind.",
        "    ← second opinion differs: A second, optional parser finds another subject or predicate.",
    ):
        assert line in out, line
    assert out.index("  date: 2021-07") + 1 == next(
        at for at, line in enumerate(out) if line.startswith("    ← date resolved from one before")
    )


def test_it_is_explained_in_japanese(capsys, built):
    out = told(capsys, INTENT.id, *built(STORY), "--lang", "ja").splitlines()
    for line in (
        f"文 {tiny.iri(INTENT)}",
        "「これを受け、同年7月、甲国は組織を再構成する意図を表明。」",
        "  種別：約束",
        "  否定：なし",
        "規則：ja.act.intend（cues/ja.toml）",
        "    ← 節に主体の名がある：主体の名が、その節の中に書かれている。",
    ):
        assert line in out, line


def test_negation_and_narrowing_words_are_told(capsys, built):
    out = told(capsys, LIMIT.id, *built(tiny.extraction()), "--lang", "en")
    assert "  negated: yes" in out
    assert "  qualifier: “のみをもって”" in out


def test_who_reports_the_words_has_the_source_as_reason(capsys, built):
    where = built(with_(TOLD, resolutions=("speaker-source",)))
    out = told(capsys, TOLD.id, *where, "--lang", "en").splitlines()
    reason = "    ← source of reported words"
    after = [out[at - 1].split(":")[0] for at, line in enumerate(out) if line.startswith(reason)]
    assert after == ["  speaker", "  reporter"]


def test_what_the_graph_does_not_record_is_not_guessed(capsys, built):
    out = told(capsys, PLEDGE.id, *built(tiny.extraction()), "--lang", "en")
    assert "– this graph does not record how" in out
    assert "(the same as the speaker)" in out, "a commitment binds its speakers unless it names the holder"
    assert "just before" not in out, "no passage of the graph holds the title"


def test_a_statement_that_no_rule_reads_says_so(capsys, built):
    out = told(capsys, LIMIT.id, *built(with_(LIMIT, rule="ja.default.explain")), "--lang", "en")
    assert "Rule: ja.default.explain\n  no wording rule fixes the act" in out


def test_a_rule_of_other_times_is_named_as_such(capsys, built):
    out = told(capsys, PLEDGE.id, *built(tiny.extraction()), "--lang", "ja")
    assert "規則：test-commit\n  規則ファイルにありません" in out


def test_a_record_tells_its_note_pattern_and_source(tmp_path):
    (tmp_path / "cues").mkdir()
    (tmp_path / "cues" / "xx.toml").write_text(
        '[[trace]]\nid = "xx.follows"\nvalue = "follows"\npattern = "after (?:this|that)"\nnote = "points back"\n'
        'example = "after this"\ncounterexample = "before"\nsource = "2+2, 2024"\n',
        encoding="utf-8",
    )
    store = open_store(dataset([with_(INTENT, rule="xx.follows")], ontology=ONTO))
    rule = explain(Source(store, "en", tmp_path), tiny.iri(INTENT)).rule
    assert rule is not None
    assert (rule.file, rule.pattern, rule.note) == ("cues/xx.toml", "after (?:this|that)", "points back")
    assert (rule.examples, rule.source) == (("after this",), "2+2, 2024")
    assert rule.decides is not None
    assert rule.decides.label == "follows"


def test_control_characters_of_a_text_reach_no_terminal(capsys, built):
    text = tiny.TEXT.replace("コミットメント", "コミット\x1b[31mメント")
    doc = tiny.document(text)
    pledge = tiny.statement(
        doc, "2021年4月、両国は枠組みを向上させる旨コミット\x1b[31mメント。", "commitment", "commit"
    )
    out = told(capsys, pledge.id, *built(Extraction(document=doc, statements=(pledge,))))
    assert "\x1b" not in out
    assert "コミット\\u001B[31mメント" in out


# --- a trace --------------------------------------------------------------------------------------


def traces() -> tuple[str, str]:
    """Give the ids of the trace between two statements and of the one lifted to their events."""
    plain: Graph = union(dataset([tiny.extraction()], ontology=ONTO))
    (lifted,) = plain.subjects(K["from"], URIRef(tiny.TALKS))
    return tiny.extraction().traces[0].id, str(lifted).rsplit("/", 1)[-1]


def test_a_trace_is_explained_by_its_cue_and_both_ends(capsys, built):
    trace, lifted = traces()
    where = built(tiny.extraction())
    out = told(capsys, trace, *where, "--lang", "en")
    assert "“これを受け”" in out
    assert "  relation: follows\n  basis: Stated\n" in out
    for statement in (PLEDGE, INTENT):
        assert f"“{statement.span.of(tiny.TEXT)}” tiny.txt, characters {statement.span.start}–" in out
    assert "Rule" not in out, "no rule is stored with it"
    assert "lifted from" not in out
    raised = told(capsys, lifted, *where, "--lang", "en")
    assert "  from: 2+2, July 2021 (2+2 meeting, 2021-07, event/talks-2021-07)" in raised
    assert f"“{INTENT.span.of(tiny.TEXT)}” tiny.txt" in raised, "the words of the statement it stands for"
    assert f"  lifted from: https://w3id.org/keii/id/trace/{trace}" in raised


def test_a_registered_trace_names_its_source(capsys, built):
    name = "registered-security-treaty-1960-replaces-security-treaty-1951"
    out = told(capsys, name, *built(tiny.extraction()), "--lang", "en")
    assert "basis: Registered" in out
    assert "  source: kakujoho.net" in out


def test_a_mere_suggestion_says_so(capsys, built):
    example = tiny.extraction()
    guess = replace(example.traces[0], basis="Inferred", score=0.5, relation="mayTraceTo")
    out = told(capsys, guess.id, *built(replace(example, traces=(guess,))), "--lang", "en")
    assert "basis: Inferred\n  score: 0.5" in out


# --- as data --------------------------------------------------------------------------------------


def test_as_data_it_says_the_same(capsys, built):
    where = built(STORY)
    found = json.loads(told(capsys, INTENT.id, *where, "--json", "--lang", "en"))
    assert (found["type"], found["id"]) == ("statement", tiny.iri(INTENT))
    place = found["place"]
    assert tiny.TEXT[place["start"] : place["end"]] == place["quote"]
    assert (place["file"], place["locator"]) == ("tiny.txt", "1")
    assert found["rule"]["words"][0] == "意図"
    ways = {part["what"]: [way["id"] for way in part["ways"]] for part in found["settled"]}
    assert ways == {
        "speaker": ["speaker-named"],
        "holder": [],
        "madeAt": ["event-named"],
        "date": ["date-carried"],
        "kind": ["kind-content"],
        "resolution": ["opinion-differs"],
    }
    trace = json.loads(told(capsys, traces()[0], *where, "--json"))
    assert (trace["type"], trace["from"]["thing"]["iri"]) == ("trace", tiny.iri(INTENT))
    assert trace["to"]["thing"]["iri"] == tiny.iri(PLEDGE)


def test_the_text_around_is_that_of_the_document():
    texts = {path.name: path.read_bytes().decode("utf-8") for path in (ROOT / "corpus").glob("*.txt")}
    store = open_store(default_build()[0])
    source = Source(store, "en", ontology_dir())
    places = [explain(source, iri).place for iri in source.find("statement/")]
    assert any(place and place.before for place in places)
    for place in places:
        assert place is not None
        text = texts[place.file]
        assert text[: place.start].endswith(place.before)
        assert text[place.end :].startswith(place.after)
        assert text[place.start : place.end] == place.quote

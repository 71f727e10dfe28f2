"""Every wording rule is shown at work: its example matches, its counterexample does not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from keii.dates import Anchor, date_of
from keii.extraction import readers
from keii.extraction.reader import Reader
from keii.linking.cues import hits, trace_rules
from keii.mentions import Context
from keii.model import Document, OntologyError, Span, document_id
from keii.ontology import load
from keii.ontology.cues import Cue, load_cues
from keii.reading import Sentence, normalise
from keii.statements.clauses import clauses_of
from keii.statements.predicates import predicate

ONTOLOGY = load()
CUES = load_cues(ONTOLOGY.folder, "ja")
READER: Reader = readers(ONTOLOGY)["ja"]


def document(text: str) -> Document:
    span = Span(0, len(text))
    return Document(
        document_id("0", 0, len(text)), "x.txt", text, span, "0", "ja", issued=date_of(2025, 3, 30)
    )


def marked(text: str):
    paper = document(text)
    context = Context(ONTOLOGY.register, paper, anchor=Anchor(issued=paper.issued))
    context.parties = tuple(f"https://w3id.org/keii/id/state/{code}" for code in ("JPN", "USA"))
    context.people = ("https://w3id.org/keii/id/office/defense-minister-japan",)
    context.locality = "https://w3id.org/keii/id/organization/own-city"
    context.publisher = ("https://w3id.org/keii/id/organization/mod-japan",)
    normal = normalise(text, [paper.span])
    return READER.builder.mark(Sentence(paper.span, normal, 0, "paragraph", ""), context), context


def by_act(cue: Cue, text: str) -> bool:
    mark, _ = marked(text)
    found = predicate(mark.text, mark.words, READER.builder.lexicon)
    return found is not None and found.rule is not None and found.rule.id == cue.id


def by_trace(cue: Cue, text: str) -> bool:
    """A trace rule matches where it yields a trace of its relation from a statement of the text."""
    mark, context = marked(text)
    for built in READER.builder.statements(mark, context):
        for trace in READER.linker.traces(built, (), context):
            if trace.relation == cue.value:
                return True
    return False


def by_pointing(cue: Cue, text: str) -> bool:
    mark, _ = marked(text)
    last = clauses_of(mark.text, mark.words, READER.builder.lexicon)[-1]
    return any(
        cue.pattern is not None and cue.pattern.search(mark.text[: hit.start])
        for hit in hits(mark.text, (0, last.end), trace_rules(CUES), ())
    )


def by_pattern(cue: Cue, text: str) -> bool:
    return cue.pattern is not None and cue.pattern.search(text) is not None


def by_content(cue: Cue, text: str) -> bool:
    """The first record that matches decides what a complement says."""
    first = next(rule for rule in CUES.of("content") if rule.pattern and rule.pattern.search(text))
    return first is cue


def by_light(cue: Cue, text: str) -> bool:
    mark, _ = marked(text)
    found = predicate(mark.text, mark.words, READER.builder.lexicon)
    return found is not None and found.light


def by_word(cue: Cue, text: str) -> bool:
    words = {token.text for token in marked(text)[0].words}
    return any(word in (text if len(word) > 1 else words) for word in cue.words)


def by_group(cue: Cue, text: str) -> bool:
    mark, context = marked(text)
    found = READER.finder._groups.find(mark.text, mark.words, context)
    return any(mark.text[named.start : named.end] in cue.words for named in found)


def by_body(cue: Cue, text: str) -> bool:
    mark, context = marked(text)
    return any(context.entities.get(iri) for named in mark.names for iri in named.iris)


def by_encounter(cue: Cue, text: str) -> bool:
    mark, _ = marked(text)
    offices = {iri.rsplit("/", 1)[-1] for named in mark.names for iri in named.iris}
    for named in mark.names:
        entry = ONTOLOGY.register.get(named.iris[0])
        offices |= {held.office.rsplit("/", 1)[-1] for held in entry.holds} if entry else set()
    return set(cue.words) <= offices


def by_meeting(cue: Cue, text: str) -> bool:
    return READER.finder.meeting_type(normalise(text, [Span(0, len(text))]).text) == cue.value


MATCHERS: dict[str, Callable[[Cue, str], bool]] = {
    "act": by_act,
    "trace": by_trace,
    "anaphor": by_pointing,
    "group": by_group,
    "encounter": by_encounter,
    "meeting": by_meeting,
    "light": by_light,
    "body": by_body,
    "content": by_content,
    "organ": by_word,
    "guard": by_word,
}


@pytest.mark.parametrize("cue", CUES.rules, ids=lambda cue: cue.id)
def test_a_rule_matches_its_example_and_not_its_counterexample(cue: Cue) -> None:
    matches = MATCHERS.get(cue.group, by_pattern)
    for example in cue.examples:
        assert matches(cue, example), f"{cue.id} must match: {example}"
    for counterexample in cue.counterexamples:
        assert not matches(cue, counterexample), f"{cue.id} must not match: {counterexample}"


def test_a_record_without_an_example_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "cues").mkdir()
    (tmp_path / "cues" / "xx.toml").write_text('[[act]]\nid = "xx.act"\nvalue = "agree"\nwords = ["x"]\n')
    with pytest.raises(OntologyError, match=r"xx\.toml: record 'xx\.act' of \[\[act\]\] lacks 'example'"):
        load_cues(tmp_path, "xx")


def test_a_pattern_that_cannot_be_read_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "cues").mkdir()
    record = (
        '[[limit]]\nid = "xx.limit"\nvalue = "limit"\npattern = "("\nexample = "a"\ncounterexample = "b"\n'
    )
    (tmp_path / "cues" / "xx.toml").write_text(record)
    with pytest.raises(OntologyError, match=r"xx\.toml: pattern of 'xx\.limit'"):
        load_cues(tmp_path, "xx")

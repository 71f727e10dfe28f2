"""Every wording rule is shown at work: its example matches, its counterexample does not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from keii.dates import Anchor, date_of
from keii.extraction import readers
from keii.extraction.reader import Reader
from keii.linking.cues import hits, trace_rules
from keii.mentions import Context, type_of
from keii.mentions.same import Same
from keii.model import Document, Entity, OntologyError, Span, document_id
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
    context.addressee = ("https://w3id.org/keii/id/office/own-reader",)
    context.locality = "https://w3id.org/keii/id/organization/own-city"
    context.add(Entity(context.locality, "Organization", label_ja="架空市"))
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
        cue.pattern is not None and cue.pattern.search(mark.text[hit.begin : max(hit.governs_to, hit.begin)])
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


def by_guard(cue: Cue, text: str) -> bool:
    return by_pattern(cue, text) if cue.pattern else by_word(cue, text)


def by_person(cue: Cue, text: str) -> bool:
    mark, _ = marked(text)
    return any("/person/" in named.iris[0] for named in mark.names)


def by_group(cue: Cue, text: str) -> bool:
    mark, context = marked(text)
    found = READER.finder._groups.find(mark.text, mark.words, context)
    return any(mark.text[named.start : named.end] in cue.words for named in found)


def by_instrument(cue: Cue, text: str) -> bool:
    """A last noun matches where it gives an agreement of its class, or the one it stands for."""
    mark, context = marked(text)
    if "stands_for" in cue.extra or "known" in cue.extra:
        names = [named for named in mark.names if mark.text[named.start : named.end].endswith(cue.words)]
        return any(len(named.iris) == 1 for named in names)
    return any(entity.type == cue.value for entity in context.written.values())


def by_made(cue: Cue, text: str) -> bool:
    _, context = marked(text)
    return any(entity.date for entity in context.written.values())


def by_same(cue: Cue, text: str) -> bool:
    return Same(CUES)._pattern.search(text) is not None


def by_answerer(cue: Cue, text: str) -> bool:
    return text in cue.words


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
    if cue.extra.get("held"):  # a body's name, which no title makes a meeting
        mark, context = marked(text)
        events = [named for named in mark.names if named.kind == "event"]
        kinds = {type_of(each.iris[0], context.register, context.entities) for each in events}
        return cue.value in kinds and any(mark.text[: each.end].endswith(cue.words) for each in events)
    return READER.finder.meeting_type(normalise(text, [Span(0, len(text))]).text) == cue.value


def by_happening(cue: Cue, text: str) -> bool:
    """A happening rule matches where a date of the sentence belongs to one of its words."""
    return any(happening.cue.id == cue.id for happening in marked(text)[0].happenings)


def by_again(cue: Cue, text: str) -> bool:
    """A word takes up the last happening of its kin only behind a pointing word."""
    told = "https://w3id.org/keii/id/event/told"
    _, context = marked("。")
    context.happened.append((cue.value, told))
    normal = normalise(text, [Span(0, len(text))])
    found = READER.builder.mark(Sentence(Span(0, len(text)), normal, 0, "paragraph", ""), context)
    return any(named.iris == (told,) for named in found.names)


MATCHERS: dict[str, Callable[[Cue, str], bool]] = {
    "act": by_act,
    "trace": by_trace,
    "anaphor": by_pointing,
    "group": by_group,
    "encounter": by_encounter,
    "meeting": by_meeting,
    "happening": by_happening,
    "again": by_again,
    "light": by_light,
    "answerer": by_answerer,
    "same": by_same,
    "instrument": by_instrument,
    "made": by_made,
    "attached": by_word,
    "pointing": by_word,
    "body": by_body,
    "content": by_content,
    "organ": by_word,
    "guard": by_guard,
    "honorific": by_person,
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

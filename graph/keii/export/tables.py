"""The six tables of the contract: one function each, giving rows by column."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from rdflib import URIRef
from rdflib.term import Node

from keii.export.facts import JOINT, Facts, bares, place
from keii.model import bare
from keii.rdf import K

Cells: TypeAlias = dict[str, str]
Rows: TypeAlias = Callable[[Facts], Iterator[Cells]]


def _thing(facts: Facts, subject: URIRef) -> Cells:
    return {
        "id": str(subject),
        "type": facts.cls(subject),
        "date": facts.text(subject, K.date),
        "label_ja": facts.label(subject, "ja"),
        "label_en": facts.label(subject, "en"),
        "files": facts.files(subject),
    }


def _named(facts: Facts, name: str) -> Iterator[URIRef]:
    """Give the things of a class that the documents name; what only the register knows is in the graph."""
    yield from (subject for subject in facts.of_class(name) if facts.files(subject))


def events(facts: Facts) -> Iterator[Cells]:
    """Give the events that the documents name."""
    yield from (_thing(facts, subject) for subject in _named(facts, "Event"))


def agreements(facts: Facts) -> Iterator[Cells]:
    """Give the agreements that the documents name, with their force."""
    for subject in _named(facts, "Agreement"):
        yield {**_thing(facts, subject), "force": bare(facts.text(subject, K.force))}


def actors(facts: Facts) -> Iterator[Cells]:
    """Give the states, organizations, persons and offices that documents name, not who only issued one."""
    for subject in facts.of_class("Actor"):
        cells = {**_thing(facts, subject), "files": facts.naming(subject)}
        del cells["date"]
        if cells["files"]:
            yield cells


def statements(facts: Facts) -> Iterator[Cells]:
    """Give every statement with its words and where they stand."""
    for subject in facts.of_class("Statement"):
        passage = main_passage(facts, subject)
        yield {
            "id": str(subject),
            "kind": facts.cls(subject).lower(),
            "act": bare(facts.text(subject, K.act)),
            "speakers": facts.joined(subject, K.speaker),
            "holders": facts.joined(subject, K.holder),
            "reporter": facts.text(subject, K.reporter),
            "addressees": facts.joined(subject, K.addressee),
            "event": facts.text(subject, K.madeAt) or facts.text(subject, K.reports),
            "date": facts.text(subject, K.date),
            "topics": bares(facts.all(subject, K.topic)),
            "negated": facts.text(subject, K.negated),
            "limits": facts.text(subject, K.limits),
            "qualifier": facts.text(subject, K.qualifier),
            "quote": facts.text(passage, K.quote),
            "locator": facts.text(passage, K.locator),
            **place(facts, passage),
        }


def traces(facts: Facts) -> Iterator[Cells]:
    """Give every trace; where several passages show it, all their words stand in ``quote``."""
    for subject in facts.of_class("Trace"):
        target, cue = facts.one(subject, K.to), facts.text(subject, K.cue)
        evidence = facts.passages(subject)
        shown = [p for p in evidence if facts.text(p, K.quote) != cue] or evidence
        at = next((p for p in evidence if facts.text(p, K.quote) == cue), evidence[0] if evidence else None)
        yield {
            "id": str(subject),
            "source": facts.text(subject, K["from"]),
            "relation": bare(facts.text(subject, K.relation)),
            "target": facts.text(subject, K.to),
            "target_type": facts.cls(target),
            "target_label": facts.label(target, "ja", "en"),
            "target_date": facts.text(target, K.date),
            "basis": bare(facts.text(subject, K.basis)),
            "cue": cue,
            "quote": JOINT.join(facts.text(p, K.quote) for p in shown),
            "score": facts.text(subject, K.score),
            "lifted_from": facts.text(subject, K.liftedFrom),
            **place(facts, at),
        }


def references(facts: Facts) -> Iterator[Cells]:
    """Give the words that point to something that is not identified."""
    for subject in facts.of_class("UnresolvedReference"):
        passage = next(iter(facts.passages(subject)), None)
        yield {
            "id": str(subject),
            "quote": facts.text(subject, K.quote),
            "statement": facts.text(subject, K.referredBy),
            **place(facts, passage),
        }


def main_passage(facts: Facts, statement: Node) -> Node | None:
    """Give the passage of a statement's own words; the others are what governs them."""
    words = facts.one(statement, K.quote)
    known = facts.passages(statement)
    return next((p for p in known if facts.one(p, K.quote) == words), known[0] if known else None)


_WHERE = "file,start,end"
TABLES: dict[str, tuple[str, Rows]] = {
    "events.csv": ("id,type,date,label_ja,label_en,files", events),
    "agreements.csv": ("id,type,date,force,label_ja,label_en,files", agreements),
    "actors.csv": ("id,type,label_ja,label_en,files", actors),
    "statements.csv": (
        "id,kind,act,speakers,holders,reporter,addressees,event,date,topics,negated,limits,qualifier,quote,"
        f"{_WHERE},locator,document",
        statements,
    ),
    "traces.csv": (
        "id,source,relation,target,target_type,target_label,target_date,basis,cue,quote,"
        f"{_WHERE},document,score,lifted_from",
        traces,
    ),
    "references.csv": (f"id,quote,statement,{_WHERE},document", references),
}
"""File name → its columns in order, and what gives its rows (contract, "Command line")."""

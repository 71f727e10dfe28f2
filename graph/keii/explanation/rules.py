"""What a wording rule says, from its record in ``ontology/cues``."""

from __future__ import annotations

from rdflib import URIRef

from keii.explanation.account import Named, Rule
from keii.explanation.source import Source
from keii.model import act_iri
from keii.ontology.cues import Cue, languages, load_cues
from keii.rdf import K


def rule(source: Source, subject: URIRef) -> Rule | None:
    """Give the rule stored with a statement or trace, or ``None`` where none is."""
    name = source.text(subject, K.rule)
    if not name:
        return None
    for language in languages(source.folder):
        if name.startswith(f"{language}."):
            for cue in load_cues(source.folder, language).rules:
                if cue.id == name:
                    return _told(source, cue, f"cues/{language}.toml")
    return Rule(name)


def _told(source: Source, cue: Cue, file: str) -> Rule:
    return Rule(
        id=cue.id,
        file=file,
        decides=_decided(source, cue),
        note=str(cue.extra.get("note", "")),
        words=cue.words,
        pattern=cue.pattern.pattern if cue.pattern else "",
        examples=cue.examples,
        source=str(cue.extra.get("source", "")),
    )


def _decided(source: Source, cue: Cue) -> Named | None:
    """Give the act or relation that the record decides; ``None`` where what is said decides (``say``)."""
    iris = {"act": URIRef(act_iri(cue.value)), "trace": K[cue.value]}
    iri = iris.get(cue.group)
    return source.named(iri) if iri is not None and source.known(iri) else None

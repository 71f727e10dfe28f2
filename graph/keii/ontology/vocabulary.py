"""Load ``ontology/``: the register, the topics with the words that show them, the acts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from keii.model import ACT, TOPIC, OntologyError, bare
from keii.ontology.paths import ontology_dir
from keii.ontology.register import Register, register
from keii.ontology.turtle import SKOS, Record, records


@dataclass(frozen=True, slots=True)
class Topic:
    """What a statement is about; ``words_*`` are the wording by which it is recognised in a text."""

    iri: str
    slug: str
    label_ja: str
    label_en: str
    words_ja: tuple[str, ...]
    words_en: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ontology:
    """The register, the topics sorted by IRI, the bare names of the acts, and where they were read."""

    register: Register
    topics: tuple[Topic, ...]
    acts: frozenset[str]
    folder: Path


def load(folder: Path | None = None) -> Ontology:
    """Load register, topics and acts; rdflib is not needed for it.

    Args:
        folder: an ontology folder; by default the one that :func:`ontology_dir` finds.

    Raises:
        OntologyError: a file or record is missing or wrong; the message names file and line or record.
    """
    home = folder or ontology_dir()
    concepts = list(records([home / "concepts.ttl"]))
    topics = (_topic(record) for record in concepts if record.iri.startswith(TOPIC))
    return Ontology(
        register=register(records(register_files(home))),
        topics=tuple(sorted(topics, key=lambda topic: topic.iri)),
        acts=frozenset(bare(record.iri) for record in concepts if record.iri.startswith(ACT)),
        folder=home,
    )


def register_files(folder: Path) -> tuple[Path, ...]:
    """Give the files of the register, sorted by name.

    Raises:
        OntologyError: there is none.
    """
    files = tuple(sorted((folder / "register").glob("*.ttl")))
    if not files:
        raise OntologyError(f"{folder / 'register'}: no .ttl file in this folder; restore the register")
    return files


def _topic(record: Record) -> Topic:
    return Topic(
        iri=record.iri,
        slug=bare(record.iri),
        label_ja=_label(record, "ja"),
        label_en=_label(record, "en"),
        words_ja=_words(record, "ja"),
        words_en=_words(record, "en"),
    )


def _label(record: Record, language: str) -> str:
    label = record.word(SKOS + "prefLabel", language)
    if label is None:
        raise record.error(f'it has no label; add skos:prefLabel "…"@{language}')
    return label


def _words(record: Record, language: str) -> tuple[str, ...]:
    words = record.words(SKOS + "altLabel", language) + record.words(SKOS + "hiddenLabel", language)
    if not words:
        raise record.error(f'no wording shows this topic; add skos:hiddenLabel "…"@{language}')
    return tuple(dict.fromkeys(words))

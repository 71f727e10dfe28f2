"""Names of things: IRIs from register slugs or content hashes, never from a clock or a counter.

The statement id hashes the text, its offsets and an ordinal, never kind, act or rule, so that a
better rule keeps the id (contract, "Ids").
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

BASE = "https://w3id.org/keii/id/"
KEII = "https://w3id.org/keii/ontology#"
ACT = "https://w3id.org/keii/act/"
TOPIC = "https://w3id.org/keii/topic/"
RESOLUTION = "https://w3id.org/keii/resolution/"
GRAPH = "https://w3id.org/keii/graph/"


def digest(*parts: object) -> str:
    """Give 16 hexadecimal digits of the SHA-256 of the parts, joined by a separator no text has."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8")).hexdigest()[:16]


def slug(text: str) -> str:
    """Give an ASCII slug of a label, or a content hash where nothing ASCII would be left.

    >>> slug("Commander, U.S. Indo-Pacific Command")
    'commander-u-s-indo-pacific-command'
    >>> len(slug("連絡部署"))
    16
    """
    folded = unicodedata.normalize("NFKC", text)
    if not folded.isascii():
        return digest(folded)
    return re.sub(r"[^a-z0-9]+", "-", folded.lower()).strip("-") or digest(folded)


def instance(kind: str, name: str) -> str:
    """Give the IRI of an instance, e.g. ``instance("state", "JPN")``."""
    return f"{BASE}{kind}/{name}"


def act_iri(act: str) -> str:
    """Give the IRI of an act, a SKOS concept."""
    return ACT + act


def topic_iri(topic: str) -> str:
    """Give the IRI of a topic, a SKOS concept."""
    return TOPIC + topic


def resolution_iri(resolution: str) -> str:
    """Give the IRI of a way of settling something that a text leaves open, a SKOS concept."""
    return RESOLUTION + resolution


def bare(iri: str) -> str:
    """Give the last segment of an IRI: the bare name that CSV files show."""
    return re.split(r"[/#]", iri)[-1]


def document_id(text_hash: str, start: int, end: int) -> str:
    """Give the id of a document: the hash of its file's text and its place in it."""
    return digest("document", text_hash, start, end)


def document_graph(document: str) -> str:
    """Give the name of a document's graph."""
    return f"{GRAPH}document/{document}"


def statement_id(text_hash: str, start: int, end: int, ordinal: int = 0) -> str:
    """Give the id of a statement from the text's hash, its offsets and an ordinal."""
    return digest("statement", text_hash, start, end, ordinal)


def trace_id(source: str, relation: str, target: str, start: int) -> str:
    """Give the id of a trace from its ends, its relation and where its cue stands."""
    return digest("trace", source, relation, target, start)

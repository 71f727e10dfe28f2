"""What the scorer takes from ``graph.nq``: names in all languages, and where things are evidenced."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph

from keii.evaluation.coding import Pointer
from keii.model import KEII, Span

_NAMES = frozenset(
    {
        "http://www.w3.org/2000/01/rdf-schema#label",
        "http://www.w3.org/2004/02/skos/core#prefLabel",
        "http://www.w3.org/2004/02/skos/core#altLabel",
    }
)
_PART_OF = "http://purl.org/dc/terms/isPartOf"


@dataclass(slots=True)
class Quads:
    """Names, short names and evidence by IRI; passages by IRI, with their document; files by document."""

    names: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    short: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    evidence: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    files: dict[str, str] = field(default_factory=dict)
    _starts: dict[str, int] = field(default_factory=dict)
    _ends: dict[str, int] = field(default_factory=dict)
    _quotes: dict[str, str] = field(default_factory=dict)
    _part_of: dict[str, str] = field(default_factory=dict)

    def pointers(self, thing: str, documents: Iterable[str]) -> tuple[Pointer, ...]:
        """Give the passages in the given documents that are evidence of a thing, in reading order."""
        return self._pointers(self.evidence.get(thing, ()), set(documents))

    def passages(self, documents: Iterable[str]) -> tuple[Pointer, ...]:
        """Give all passages of the given documents, in reading order."""
        return self._pointers(self._quotes, set(documents))

    def _pointers(self, passages: Iterable[str], documents: set[str]) -> tuple[Pointer, ...]:
        found = {
            Pointer(Span(self._starts[one], self._ends[one]), self._quotes.get(one))
            for one in passages
            if one in self._starts and one in self._ends and self._part_of.get(one) in documents
        }
        return tuple(sorted(found, key=lambda one: (one.span, one.quote or "")))

    def take(self, subject: str, predicate: str, value: str) -> None:
        """Take in one triple."""
        if predicate in _NAMES:
            self.names[subject].add(value)
        elif predicate == f"{KEII}shortName":
            self.short[subject].add(value)
        elif predicate == _PART_OF:
            self._part_of[subject] = value
        elif predicate == f"{KEII}evidence":
            self.evidence[subject].add(value)
        elif predicate == f"{KEII}file":
            self.files[subject] = value
        elif predicate == f"{KEII}quote":
            self._quotes[subject] = value
        elif predicate == f"{KEII}start":
            self._starts[subject] = int(value)
        elif predicate == f"{KEII}end":
            self._ends[subject] = int(value)


def read_quads(path: Path) -> Quads:
    """Read a graph in N-Quads; a missing file gives nothing, for tables stand on their own.

    Raises:
        SyntaxError: the file is no N-Quads; file and line are named.
    """
    quads = Quads()
    if path.is_file():
        for quad in pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.N_QUADS):
            subject, value = quad.subject, quad.object
            if isinstance(subject, pyoxigraph.NamedNode) and not isinstance(value, pyoxigraph.Triple):
                quads.take(subject.value, quad.predicate.value, value.value)
    return quads

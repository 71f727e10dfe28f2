"""Read Turtle files into facts by subject; what is wrong is said with file and line or record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox

from keii.model import OntologyError, bare

Value: TypeAlias = ox.NamedNode | ox.Literal

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"


@dataclass(frozen=True, slots=True)
class Record:
    """All that one file says of one subject: property IRI → values in the order written."""

    iri: str
    file: str
    facts: dict[str, tuple[Value, ...]]

    def iris(self, prop: str) -> tuple[str, ...]:
        """Give the things that a property points to.

        Raises:
            OntologyError: a value is a text where a thing is needed.
        """
        values = self.facts.get(prop, ())
        for value in values:
            if not isinstance(value, ox.NamedNode):
                raise self.error(f"{bare(prop)} {value.value!r} is a text; write the thing's prefixed name")
        return tuple(value.value for value in values)

    def iri_of(self, prop: str) -> str | None:
        """Give the one thing that a property points to, or ``None``."""
        return self._one(prop, self.iris(prop))

    def words(self, prop: str, language: str | None = None) -> tuple[str, ...]:
        """Give the texts of a property, those of one language (``ja``, ``en``) where it is named."""
        return tuple(
            value.value
            for value in self.facts.get(prop, ())
            if isinstance(value, ox.Literal) and (language is None or value.language == language)
        )

    def word(self, prop: str, language: str | None = None) -> str | None:
        """Give the one text of a property and language, or ``None``."""
        return self._one(prop, self.words(prop, language))

    def error(self, problem: str) -> OntologyError:
        """Give the error that names this record and what is wrong with it."""
        return OntologyError(f"{self.file}: record {'/'.join(self.iri.rsplit('/', 2)[-2:])}: {problem}")

    def _one(self, prop: str, values: tuple[str, ...]) -> str | None:
        if len(values) > 1:
            raise self.error(f"{bare(prop)} is given {len(values)} times ({', '.join(values)}); keep one")
        return values[0] if values else None


def records(paths: Iterable[Path]) -> Iterator[Record]:
    """Read files and give one record a subject, in the order of the files.

    Raises:
        OntologyError: a file is missing or is no Turtle (file and line are named), or a subject
            is described in two files (both are named).
    """
    homes: dict[str, str] = {}
    for path in paths:
        name = f"{path.parent.name}/{path.name}"
        for iri, facts in _facts(path).items():
            if iri in homes:
                raise OntologyError(
                    f"{name}: {iri} is already described in {homes[iri]}; keep one of the two"
                )
            homes[iri] = name
            yield Record(iri, name, {prop: tuple(values) for prop, values in facts.items()})


def _facts(path: Path) -> dict[str, dict[str, list[Value]]]:
    found: dict[str, dict[str, list[Value]]] = {}
    for triple in triples(path):
        if not isinstance(triple.subject, ox.NamedNode) or isinstance(triple.object, ox.BlankNode):
            continue
        if not isinstance(triple.object, ox.NamedNode | ox.Literal):
            continue
        of_subject = found.setdefault(triple.subject.value, {})
        of_subject.setdefault(triple.predicate.value, []).append(triple.object)
    return found


def triples(path: Path) -> list[ox.Triple]:
    """Give the triples of a Turtle file.

    Raises:
        OntologyError: the file cannot be read or is no Turtle; file, line and remedy are named.
    """
    try:
        return [quad.triple for quad in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE)]
    except OSError as error:
        raise OntologyError(f"{path}: cannot be read ({error.strerror}); restore the file") from error
    except SyntaxError as error:
        raise OntologyError(
            f"{path}, line {error.lineno}: not Turtle: {error.msg}; mend this line"
        ) from error

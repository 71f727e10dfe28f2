"""Answers: rows of RDF terms under the names of the variables."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import pyoxigraph as ox
from rdflib import BNode, Literal, URIRef
from rdflib.namespace import XSD
from rdflib.term import Node

Row = tuple[Node | None, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a question: column names and rows; a cell without a value is ``None``."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def __iter__(self) -> Iterator[Row]:
        """Go through the rows."""
        return iter(self.rows)

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.rows)

    def texts(self) -> Iterator[tuple[str, ...]]:
        """Give the rows as text; a cell without a value is empty."""
        for row in self.rows:
            yield tuple("" if cell is None else str(cell) for cell in row)

    def records(self) -> list[dict[str, str | None]]:
        """Give each row as a mapping from column to text."""
        return [
            {name: None if cell is None else str(cell) for name, cell in zip(self.columns, row, strict=True)}
            for row in self.rows
        ]

    def without(self, names: Collection[str]) -> Table:
        """Give the table without the columns named."""
        kept = [at for at, name in enumerate(self.columns) if name not in names]
        return Table(
            tuple(self.columns[at] for at in kept), tuple(tuple(row[at] for at in kept) for row in self.rows)
        )

    def column(self, name: str) -> list[str]:
        """Give the values of one column as text, those that are there."""
        place = self.columns.index(name)
        return [str(row[place]) for row in self.rows if row[place] is not None]


def from_oxigraph(answer: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> Table:
    """Turn an answer of Oxigraph into a table; ``ASK`` gives one cell, ``CONSTRUCT`` three columns."""
    if isinstance(answer, ox.QueryBoolean):
        return Table(("answer",), ((Literal(bool(answer)),),))
    if isinstance(answer, ox.QueryTriples):
        triples = tuple((_term(t.subject), _term(t.predicate), _term(t.object)) for t in answer)
        return Table(("subject", "predicate", "object"), triples)
    columns = tuple(variable.value for variable in answer.variables)
    return Table(columns, tuple(tuple(_term(solution[name]) for name in columns) for solution in answer))


def _term(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> Node | None:
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return Literal(term.value, lang=term.language)
        if term.datatype.value == str(XSD.string):
            return Literal(term.value)
        # normalize=False: rdflib would rewrite some dates and numbers otherwise than they were said.
        return Literal(term.value, datatype=URIRef(term.datatype.value), normalize=False)
    return Literal(str(term))

"""The same facts give the same bytes: sorted N-Quads, TriG and Turtle.

N-Quads and TriG keep the graphs; Turtle is the union of document, register and ontology graphs as
one plain graph, without what is only inferred, so that path queries work in anybody's tools.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TypeAlias

import pyoxigraph as ox
from oxrdflib.store import OxigraphStore
from rdflib import Dataset, Graph, Literal
from rdflib.namespace import XSD
from rdflib.term import Node

from keii.model import OutputError
from keii.rdf.names import INFERRED, PREFIXES

_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_LOCAL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?")
_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_BY_NAMESPACE = sorted(((iri, prefix) for prefix, iri in PREFIXES.items()), reverse=True)
_Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | ox.DefaultGraph


def nquads(dataset: Dataset) -> bytes:
    """Give every quad on a line of its own, sorted."""
    return "".join(f"{escaped(line)} .\n" for line in sorted(map(str, quads(dataset)))).encode()


def trig(dataset: Dataset) -> bytes:
    """Give the dataset graph by graph, readable, with prefixes."""
    grouped: dict[str, list[ox.Quad]] = {}
    for quad in quads(dataset):
        grouped.setdefault(_iri(quad.graph_name), []).append(quad)
    parts = [_prefixes()]
    for name, members in sorted(grouped.items()):
        body = "\n".join(_subjects((q.subject, q.predicate, q.object) for q in members))
        parts.append(f"<{name}> {{\n\n{body}\n}}\n" if name else f"{body}\n")
    return "\n".join(parts).encode()


def turtle(dataset: Dataset) -> bytes:
    """Give the union of the graphs, the inferred one left out, as one plain graph."""
    facts = {
        (str(q.subject), str(q.predicate), str(q.object)): (q.subject, q.predicate, q.object)
        for q in quads(dataset)
        if _iri(q.graph_name) != str(INFERRED)
    }
    return (_prefixes() + "\n" + "\n".join(_subjects(facts.values())) + "\n").encode()


def union(dataset: Dataset, *, inferred: bool = False) -> Graph:
    """Give the union of a dataset's graphs as one plain graph in memory, each fact once.

    Args:
        dataset: any dataset.
        inferred: whether links that are only inferred are among the facts.
    """
    plain = Graph()
    for subject, predicate, value, name in dataset.quads((None, None, None, None)):
        if inferred or name != INFERRED:
            plain.add((subject, predicate, _simple(value)))
    return plain


def _simple(value: Node) -> Node:
    """Give a string as every parser of Turtle gives it: without the datatype that it has anyway."""
    return Literal(str(value)) if isinstance(value, Literal) and value.datatype == XSD.string else value


def quads(dataset: Dataset) -> list[ox.Quad]:
    """Give the quads of a dataset with blank nodes (of the ontology only) named by what they say."""
    store = dataset.store
    if not isinstance(store, OxigraphStore):
        raise OutputError(f"only a dataset on the Oxigraph store can be written, not {type(store).__name__}")
    every = list(store._inner)  # oxrdflib has no public way to its store
    nameless = ox.Dataset(q for q in every if _nameless(q))
    nameless.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return [*(q for q in every if not _nameless(q)), *nameless]


def _nameless(quad: ox.Quad) -> bool:
    return isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode)


def _iri(name: _Term) -> str:
    return name.value if isinstance(name, ox.NamedNode) else ""


def escaped(line: str) -> str:
    r"""Give a line in which control characters stand as ``\uXXXX``, so that no tool breaks on them."""
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04X}", line)


def _prefixes() -> str:
    return "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in sorted(PREFIXES.items()))


def _subjects(facts: Iterable[tuple[_Term, _Term, _Term]]) -> Iterator[str]:
    """Give one block for each subject, subjects, predicates and objects sorted, the types first."""
    ordered = sorted((str(s), "" if str(p) == _TYPE else str(p), str(o), (s, p, o)) for s, p, o in facts)
    for _, of_subject in groupby(ordered, key=lambda fact: fact[0]):
        rows = list(of_subject)
        lines = []
        for predicate, of_predicate in groupby(rows, key=lambda fact: fact[1]):
            members = [fact[3] for fact in of_predicate]
            verb = _short(members[0][1]) if predicate else "a"
            lines.append(f"    {verb} " + ", ".join(_short(member[2]) for member in members))
        yield f"{_short(rows[0][3][0])}\n" + " ;\n".join(lines) + " .\n"


def _short(term: _Term) -> str:
    """Give a term as Turtle writes it, with a prefix where the local name is a plain one."""
    if isinstance(term, ox.NamedNode):
        for namespace, prefix in _BY_NAMESPACE:
            local = term.value.removeprefix(namespace)
            if local != term.value and _LOCAL.fullmatch(local):
                return f"{prefix}:{local}"
        return escaped(str(term))
    if isinstance(term, ox.Literal):
        return _literal(term)
    return escaped(str(term))


def _literal(term: ox.Literal) -> str:
    body = escaped(str(ox.Literal(term.value)))
    if term.language:
        return f"{body}@{term.language}"
    short = _short(term.datatype)
    return body if short == "xsd:string" else f"{body}^^{short}"

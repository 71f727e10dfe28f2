"""The same facts give the same bytes: sorted N-Quads, TriG and Turtle.

N-Quads and TriG keep the graphs; Turtle is the union of document, register and ontology graphs as
one plain graph, without what is only inferred, so that path queries work in anybody's tools.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from io import BytesIO
from itertools import chain, groupby
from operator import itemgetter
from typing import TypeAlias

import pyoxigraph as ox
from oxrdflib.store import OxigraphStore
from rdflib import Dataset, Graph, Literal
from rdflib.namespace import XSD
from rdflib.term import Node

from keii.model import OutputError
from keii.rdf.names import INFERRED, PREFIXES
from keii.rdf.terms import rows

_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_LOCAL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?")
_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_BY_NAMESPACE = sorted(((iri, prefix) for prefix, iri in PREFIXES.items()), reverse=True)
_Fact: TypeAlias = tuple[str, str, str]
"""Subject, predicate and value as N-Quads writes them."""


def nquads(dataset: Dataset) -> bytes:
    """Give every quad on a line of its own, sorted."""
    return _encoded(f"{escaped(line)} .\n" for line in sorted(map(str, quads(dataset))))


def trig(dataset: Dataset) -> bytes:
    """Give the dataset graph by graph, readable, with prefixes."""
    grouped: dict[str, list[_Fact]] = {}
    for fact, name in _facts(dataset):
        grouped.setdefault(name, []).append(fact)
    return _encoded(chain([_prefixes()], *(_graph(name, grouped[name]) for name in sorted(grouped))))


def _graph(name: str, facts: list[_Fact]) -> Iterator[str]:
    """Give a graph's name, its blocks, each after an empty line, and its closing bracket."""
    yield f"\n<{name}> {{\n" if name else ""
    yield from (f"\n{block}" for block in _subjects(facts))
    yield "\n}\n" if name else "\n"


def turtle(dataset: Dataset) -> bytes:
    """Give the union of the graphs, the inferred one left out, as one plain graph."""
    facts = (fact for fact, name in _facts(dataset) if name != str(INFERRED))
    blocks = (f"\n{block}" for block in _subjects(facts))
    return _encoded(chain([_prefixes()], blocks, ["\n"]))


def _encoded(parts: Iterable[str]) -> bytes:
    """Join parts as UTF-8 without ever holding the whole as text, which takes twice the room."""
    stream = BytesIO()
    stream.writelines(part.encode() for part in parts)
    return stream.getvalue()


def union(dataset: Dataset, *, inferred: bool = False) -> Graph:
    """Give the union of a dataset's graphs as one plain graph in memory, each fact once.

    Args:
        dataset: any dataset.
        inferred: whether links that are only inferred are among the facts.
    """
    plain = Graph()
    kept = ((s, p, _simple(o), plain) for s, p, o, name in rows(dataset) if inferred or name != INFERRED)
    return plain.addN(kept)


def _simple(value: Node) -> Node:
    """Give a string as every parser of Turtle gives it: without the datatype that it has anyway."""
    return Literal(str(value)) if isinstance(value, Literal) and value.datatype == XSD.string else value


def quads(dataset: Dataset) -> Iterator[ox.Quad]:
    """Give the quads of a dataset with blank nodes (of the ontology only) named by what they say."""
    store = dataset.store
    if not isinstance(store, OxigraphStore):
        raise OutputError(f"only a dataset on the Oxigraph store can be written, not {type(store).__name__}")
    nameless = ox.Dataset()
    for quad in store._inner:  # oxrdflib has no public way to its store
        if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
            nameless.add(quad)
        else:
            yield quad
    nameless.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    yield from nameless


def _facts(dataset: Dataset) -> Iterator[tuple[_Fact, str]]:
    """Give every fact with the IRI of its graph; nothing for the default graph."""
    known: dict[str, str] = {}  # the same few names again and again: kept once
    for quad in quads(dataset):
        name, subject, predicate = quad.graph_name, str(quad.subject), str(quad.predicate)
        once = known.setdefault(subject, subject), known.setdefault(predicate, predicate)
        yield (*once, str(quad.object)), name.value if isinstance(name, ox.NamedNode) else ""


def escaped(line: str) -> str:
    r"""Give a line in which control characters stand as ``\uXXXX``, so that no tool breaks on them."""
    if line.isprintable():
        return line
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04X}", line)


def _prefixes() -> str:
    return "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in sorted(PREFIXES.items()))


def _subjects(facts: Iterable[_Fact]) -> Iterator[str]:
    """Give one block for each subject, each fact once and all sorted, the types first."""
    ordered = sorted((s, "" if p == _TYPE else p, o) for s, p, o in facts)
    for subject, of_subject in groupby(ordered, key=itemgetter(0)):
        lines = []
        for predicate, members in groupby(of_subject, key=itemgetter(1)):
            verb = _short(predicate) if predicate else "a"
            values = (value for value, _ in groupby(members, key=itemgetter(2)))
            lines.append(f"    {verb} " + ", ".join(map(_short, values)))
        yield f"{_short(subject)}\n" + " ;\n".join(lines) + " .\n"


def _short(term: str) -> str:
    """Give a term as Turtle writes it, with a prefix where the local name is a plain one."""
    if term.startswith("<"):
        return _prefixed(term)
    if not term.endswith(">"):
        return escaped(term)
    body, _, datatype = term.rpartition("^^")
    short = _prefixed(datatype)
    return escaped(body) if short == "xsd:string" else f"{escaped(body)}^^{short}"


@lru_cache(maxsize=1 << 16)
def _prefixed(term: str) -> str:
    """Give an IRI in angle brackets with a prefix instead, where its local name is a plain one."""
    iri = term[1:-1]
    for namespace, prefix in _BY_NAMESPACE:
        local = iri.removeprefix(namespace)
        if local != iri and _LOCAL.fullmatch(local):
            return f"{prefix}:{local}"
    return escaped(term)

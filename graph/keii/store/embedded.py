"""The store inside this process: a dataset in memory, or a file that ``keii build`` wrote."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox
from oxrdflib.store import OxigraphStore
from rdflib import Dataset, Literal, URIRef
from rdflib.term import Identifier

from keii.model import KeiiError
from keii.rdf import INFERRED, PREFIXES
from keii.store.readonly import QueryError, check
from keii.store.table import Table, from_oxigraph

_FORMATS = {".nq": ox.RdfFormat.N_QUADS, ".trig": ox.RdfFormat.TRIG, ".ttl": ox.RdfFormat.TURTLE}
_PREFERRED = ("graph.nq", "graph.trig", "graph.ttl")
_INFERRED = ox.NamedNode(str(INFERRED))


class StoreError(KeiiError):
    """There is no graph at the place named, or it cannot be read; the message says what to do."""


class Store(Protocol):
    """What every store can do; a SPARQL server would be another that answers :meth:`query`."""

    def query(
        self, sparql: str, bindings: Mapping[str, Identifier] | None = None, *, inferred: bool = False
    ) -> Table:
        """Answer a question over the union of document, register and ontology graphs."""


class EmbeddedStore:
    """A dataset on the Oxigraph store in this process."""

    def __init__(self, dataset: Dataset) -> None:
        """Keep the dataset; one on another store is copied."""
        self.dataset = dataset if isinstance(dataset.store, OxigraphStore) else _copied(dataset)

    @property
    def _oxigraph(self) -> ox.Store:
        store = self.dataset.store
        assert isinstance(store, OxigraphStore)
        return (
            store._inner
        )  # oxrdflib passes one default graph at most; the union without one graph needs a list

    def query(
        self, sparql: str, bindings: Mapping[str, Identifier] | None = None, *, inferred: bool = False
    ) -> Table:
        """Answer a question over the union of document, register and ontology graphs.

        Args:
            sparql: a SPARQL 1.1 query; the project's prefixes are known without being declared.
            bindings: variable name → the IRI or literal it stands for; bound as a term, never
                pasted into the text. The variable must be among those selected.
            inferred: whether links that are only inferred count too.

        Raises:
            QueryError: the text is no SPARQL query, or would reach beyond this graph.
        """
        check(sparql)
        graphs = [g for g in self._oxigraph.named_graphs() if inferred or g != _INFERRED]
        try:
            answer = self._oxigraph.query(
                sparql,
                prefixes=PREFIXES,
                default_graph=[*graphs, ox.DefaultGraph()],
                named_graphs=graphs,
                substitutions={ox.Variable(k): _to_oxigraph(v) for k, v in (bindings or {}).items()},
            )
            return from_oxigraph(answer)
        except (SyntaxError, ValueError, RuntimeError) as error:
            message = getattr(error, "msg", None) or str(error)
            raise QueryError(f"the query cannot be read / 問い合わせを読めません: {message}") from error


def open_store(source: Path | str | Dataset) -> EmbeddedStore:
    """Open a graph: a dataset, a file (``.nq``, ``.trig``, ``.ttl``), or a folder that a build wrote.

    Raises:
        StoreError: nothing is there, or it cannot be read.
    """
    if isinstance(source, Dataset):
        return EmbeddedStore(source)
    path = _file(Path(source))
    inner = ox.Store()
    try:
        inner.bulk_load(path=path, format=_FORMATS[path.suffix])
    except (SyntaxError, ValueError, OSError) as error:
        raise StoreError(f"{path}: cannot be read as a graph / グラフとして読めません: {error}") from error
    dataset = Dataset(store=OxigraphStore(store=inner), default_union=True)
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace)
    return EmbeddedStore(dataset)


def _file(path: Path) -> Path:
    if path.is_dir():
        for name in _PREFERRED:
            if (path / name).is_file():
                return path / name
        raise StoreError(
            f"{path}: no graph here; build one first / グラフがありません: keii build --out {path}"
        )
    if not path.is_file():
        raise StoreError(
            f"{path}: no such file or folder; build one first / ありません: keii build --out build"
        )
    if path.suffix not in _FORMATS:
        raise StoreError(f"{path}: not .nq, .trig or .ttl / 拡張子は .nq .trig .ttl のいずれか")
    return path


def _copied(dataset: Dataset) -> Dataset:
    copy = Dataset(store="Oxigraph", default_union=True)
    for subject, predicate, value, name in dataset.quads((None, None, None, None)):
        copy.graph(name).add((subject, predicate, value))
    return copy


def _to_oxigraph(value: Identifier) -> ox.NamedNode | ox.Literal:
    if isinstance(value, URIRef):
        return ox.NamedNode(value)
    if isinstance(value, Literal):
        datatype = ox.NamedNode(value.datatype) if value.datatype and not value.language else None
        return ox.Literal(str(value), language=value.language, datatype=datatype)
    raise QueryError(f"only an IRI or a literal can be bound, not {value!r}")

"""What no shape can see: do the quotes stand where the offsets say, and has every node a name?"""

from __future__ import annotations

from collections.abc import Mapping

from rdflib import Dataset, Graph, URIRef
from rdflib.namespace import DCTERMS, RDF
from rdflib.term import BNode

from keii.model import BASE
from keii.rdf import ONTOLOGY, K, labels
from keii.validation.shapes import Finding


def offsets(graph: Graph, texts: Mapping[str, str]) -> tuple[Finding, ...]:
    """Find passages whose quote is not ``text[start:end]``.

    Args:
        graph: a built graph, as one plain graph (:func:`keii.rdf.union`).
        texts: texts of input files as read, by the SHA-256 that the documents carry; passages of
            files that are not among them are not looked at.
    """
    found = []
    for passage in graph.subjects(RDF.type, K.Passage, unique=True):
        text = texts.get(str(graph.value(graph.value(passage, DCTERMS.isPartOf), K.sha256)))
        if text is None or not isinstance(passage, URIRef):
            continue
        quote, start, end = (graph.value(passage, name) for name in (K.quote, K.start, K.end))
        if text[int(str(start)) : int(str(end))] != str(quote):
            found.append(_finding(graph, passage, str(quote)))
    return tuple(sorted(found))


def nameless(dataset: Dataset) -> tuple[Finding, ...]:
    """Find blank nodes outside the ontology, where there must be none."""
    found = set()
    # One plain graph (graph.ttl) holds the ontology's own blank nodes beside the rest.
    plain = len({name for *_, name in dataset.quads((None, None, None, None))}) == 1
    for subject, _, value, name in dataset.quads((None, None, None, None)):
        named = isinstance(subject, URIRef) and str(subject).startswith(BASE)
        if name == ONTOLOGY or (plain and not named):
            continue
        if isinstance(subject, BNode) or isinstance(value, BNode):
            found.add(str(name))
    return tuple(
        Finding(
            severity="Violation",
            message_en="a blank node in this graph; give the thing an IRI",
            message_ja="このグラフに空白ノードがあります。IRI を与えてください",
            focus=name,
            path="",
            value="",
            label_ja=name,
            label_en=name,
            file="",
            quote="",
        )
        for name in sorted(found)
    )


def _finding(graph: Graph, passage: URIRef, quote: str) -> Finding:
    shown = labels(graph, passage)
    return Finding(
        severity="Violation",
        message_en="the quote is not what stands at these offsets; build again from the file as it is now",
        message_ja="引用がこの位置の本文と一致しません。現在のファイルから作り直してください",
        focus=str(passage),
        path=str(K.quote),
        value="",
        label_ja=shown.get("ja", ""),
        label_en=shown.get("en", ""),
        file=str(graph.value(graph.value(passage, DCTERMS.isPartOf), K.file) or ""),
        quote=quote,
    )

"""The graph's traces as a networkx multigraph, with all that a reader of an edge wants to see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import networkx as nx
from rdflib import Graph
from rdflib.namespace import DCTERMS, RDF

from keii.lineage.rows import Classes, Facts, Subject, facts
from keii.model import KEII, bare

if TYPE_CHECKING:
    Lineages: TypeAlias = nx.MultiDiGraph[str]
else:
    Lineages = nx.MultiDiGraph

_TITLE, _ISSUED, _PUBLISHER = str(DCTERMS.title), str(DCTERMS.issued), str(DCTERMS.publisher)
_PASSAGE = ("quote", "start", "end", "locator", "document", "file")
_LANGUAGE, _SOURCE, _PART_OF = str(DCTERMS.language), str(DCTERMS.source), str(DCTERMS.isPartOf)


def network(graph: Graph) -> Lineages:
    """Read events, agreements, statements and the traces between them into a multigraph.

    An edge runs from the later thing to the earlier one it rests on; its key is the trace's IRI.

    Args:
        graph: a graph in the vocabulary of ``https://w3id.org/keii/ontology#``, or a dataset, of
            which the union is read.

    Returns:
        A multigraph. Nodes (key: IRI) have ``type`` (``event``, ``agreement``, ``statement``; ``other``
        for the end of a trace that is none of them), ``cls`` (local name of the class), ``label_ja``,
        ``label_en``, ``date``, ``earliest``, ``latest`` (ISO 8601 text), ``topics``, ``kind``, ``act``,
        ``speakers``, ``holders``, ``quote``, ``file``, ``start``, ``end`` (code points), ``locator``,
        ``document``, ``document_title`` and more of the contract's properties; what is not known is
        ``None`` or empty. Edges have ``relation``, ``basis`` (local names), ``cue``, ``quote``, ``file``,
        ``start``, ``end``, ``score``, ``lifted_from``, and ``departs`` and ``lands``: the statements at
        which the trace leaves and arrives, where known.
        ``graph.graph`` has ``passages``, ``documents``, ``labels``, ``classes`` (by IRI) and ``references``.
    """
    known = facts(graph)
    classes = Classes(known)
    net: Lineages = nx.MultiDiGraph()
    passages, documents = _passages(known), _documents(known)
    net.graph["passages"], net.graph["documents"] = passages, documents
    net.graph["references"] = _references(known)
    net.graph["labels"] = {iri: _labels(Subject(iri, props)) for iri, props in known.items()}
    net.graph["classes"] = {}
    for iri, props in known.items():
        types = [str(value) for value in props.get(str(RDF.type), ())]
        net.graph["classes"][iri] = classes.narrowest(types)
        base = classes.base(types)
        if base is not None:
            net.add_node(iri, type=base, **_node(Subject(iri, props), net.graph))
    _add_traces(net, known)
    return net


def _labels(subject: Subject) -> dict[str, str]:
    """Give labels by language; an untagged one stands in where a language is missing."""
    labels = subject.labels()
    return {lang: text for lang in ("ja", "en") if (text := labels.get(lang) or labels.get("", ""))}


def _passages(known: Facts) -> dict[str, dict[str, Any]]:
    """Gather passages by IRI: quote, offsets, locator, document, file."""
    found: dict[str, dict[str, Any]] = {}
    for iri, props in known.items():
        subject = Subject(iri, props)
        if KEII + "Passage" in subject.all(str(RDF.type)):
            document = subject.one(_PART_OF)
            found[iri] = {
                "quote": subject.one("quote"),
                "start": subject.number("start"),
                "end": subject.number("end"),
                "locator": subject.one("locator"),
                "document": document,
                "file": Subject("", known.get(document or "", {})).one("file"),
            }
    return found


def _documents(known: Facts) -> dict[str, dict[str, Any]]:
    """Gather documents by IRI: title, date, publisher, source, language, file, relays."""
    found: dict[str, dict[str, Any]] = {}
    for iri, props in known.items():
        subject = Subject(iri, props)
        if KEII + "Document" in subject.all(str(RDF.type)):
            found[iri] = {
                "title": subject.one(_TITLE) or next(iter(subject.labels().values()), None),
                "issued": subject.one(_ISSUED),
                "publisher": subject.one(_PUBLISHER),
                "language": subject.one(_LANGUAGE),
                "source": subject.one(_SOURCE),
                "part_of": subject.one(_PART_OF),
                "relayed_by": subject.all("relayedBy"),
                "records": subject.one("records"),
                "sha256": subject.one("sha256"),
                "file": subject.one("file"),
            }
    return found


def _references(known: Facts) -> list[dict[str, Any]]:
    """Gather the references that are not identified: their words and the statement that makes them."""
    subjects = (Subject(iri, props) for iri, props in known.items())
    return [
        {"quote": one.one("quote"), "statement": one.one("referredBy"), "passages": one.all("evidence")}
        for one in subjects
        if KEII + "UnresolvedReference" in one.all(str(RDF.type))
    ]


def _node(subject: Subject, tables: dict[str, Any]) -> dict[str, Any]:
    """Gather what is known of an event, an agreement or a statement."""
    labels = _labels(subject)
    act = _bare(subject.one("act"))
    return {
        "cls": tables["classes"][subject.iri],
        "label_ja": labels.get("ja"),
        "label_en": labels.get("en"),
        "date": subject.one("date"),
        "earliest": subject.one("earliest"),
        "latest": subject.one("latest"),
        "kind": tables["classes"][subject.iri].lower() if act else None,
        "act": act,
        "topics": subject.all("topic"),
        "speakers": subject.all("speaker"),
        "holders": subject.all("holder"),
        "reporter": subject.one("reporter"),
        "addressees": subject.all("addressee"),
        "made_at": subject.one("madeAt"),
        "reports": subject.one("reports"),
        "negated": subject.one("negated") == "true",
        "qualifier": subject.one("qualifier"),
        "limits": subject.one("limits"),
        "participants": subject.all("participant") + subject.all("party"),
        "place": subject.one("place"),
        "adopted_at": subject.one("adoptedAt"),
        "force": _bare(subject.one("force")),
        "part_of": subject.one(_PART_OF),
        "sources": subject.all(_SOURCE),
        "verification": _bare(subject.one("verification")),
        **_evidence(subject.all("evidence"), tables, subject.one("quote")),
    }


def _bare(iri: str | None) -> str | None:
    return bare(iri) if iri else None


def _evidence(iris: tuple[str, ...], tables: dict[str, Any], words: str | None = None) -> dict[str, Any]:
    """Give the passages behind something in reading order, and the main one of them spelled out.

    The main passage is that of the thing's own words (a statement's, a trace's cue); a thing without
    words of its own shows the longest.
    """
    passages: dict[str, dict[str, Any]] = tables["passages"]
    known = sorted(
        (iri for iri in iris if iri in passages),
        key=lambda iri: (passages[iri]["document"] or "", passages[iri]["start"] or 0, iri),
    )
    ranked = sorted(
        known, key=lambda iri: (passages[iri]["quote"] != words, -len(passages[iri]["quote"] or ""))
    )
    main = passages[ranked[0]] if ranked else dict.fromkeys(_PASSAGE)
    title = tables["documents"].get(main["document"] or "", {}).get("title")
    return {"passages": tuple(known), "main": ranked[0] if ranked else None, **main, "document_title": title}


def _add_traces(net: Lineages, known: Facts) -> None:
    """Add an edge for each trace, with the statements at which it departs and lands."""
    traces = {
        iri: subject
        for iri, props in known.items()
        if KEII + "Trace" in (subject := Subject(iri, props)).all(str(RDF.type))
    }
    for iri, trace in traces.items():
        source, target = trace.one("from"), trace.one("to")
        if source is None or target is None:
            continue
        for end in (source, target):
            if end not in net:
                net.add_node(end, type="other", **_node(Subject(end, known.get(end, {})), _tables(net, end)))
        written = traces.get(trace.one("liftedFrom") or "", trace)
        net.add_edge(source, target, key=iri, **_edge(trace, written, net))


def _tables(net: Lineages, iri: str) -> dict[str, Any]:
    """Give the tables of the multigraph, in which an unknown end of a trace has no class."""
    net.graph["classes"].setdefault(iri, "")
    return net.graph


def _edge(trace: Subject, written: Subject, net: Lineages) -> dict[str, Any]:
    """Gather what is known of a trace; ``written`` is the one it was lifted from, or itself."""
    cue = trace.one("cue") or written.one("cue")
    ends = {name: written.one(name) for name in ("from", "to")}
    statements = {name: end if net.nodes.get(end or "", {}).get("type") == "statement" else None
                  for name, end in ends.items()}  # fmt: skip
    score = trace.one("score")
    evidence = trace.all("evidence") or written.all("evidence")
    return {
        "relation": bare(trace.one("relation") or ""),
        "basis": bare(trace.one("basis") or "Stated"),
        "cue": cue,
        "score": float(score) if score is not None else None,
        "lifted_from": trace.one("liftedFrom"),
        "departs": statements["from"],
        "lands": statements["to"],
        "sources": trace.all(_SOURCE) or written.all(_SOURCE),
        "verification": _bare(trace.one("verification") or written.one("verification")),
        **_evidence(evidence, net.graph, cue),
    }

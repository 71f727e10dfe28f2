"""What the page shows, as plain data: nodes with places and labels, edges, and the tables behind them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from keii.lineage import Lineages
from keii.model import ACT, BASE
from keii.view.lanes import GENERAL, lane_of, lane_order
from keii.view.layout import CARD_WIDTH, FOOT, LINE, PAD, Card, Layout, lay_out
from keii.view.wrap import tidy, wrap

Data: TypeAlias = dict[str, Any]

_LINES, _EM = 3, 13.0
_TEXT_WIDTH = (CARD_WIDTH - 43.0) / _EM
_BOLD = 1.05
"""How much wider the names of events and agreements are drawn than the words of statements."""
_RANK = {"agreement": 0, "event": 0, "other": 0, "statement": 1}


def content(net: Lineages, texts: Mapping[str, str] | None = None) -> Data:
    """Give all that the page draws and tells.

    Args:
        net: the multigraph of :func:`keii.lineage.network`.
        texts: full texts of input files as read, by the file's name; passages are shown in them.

    Returns:
        ``nodes`` and ``edges`` in the form pyvis and vis.js take (what is the page's own is under ``keii``),
        ``layouts``, ``lanes``, ``passages``, ``documents``, ``labels`` and ``texts``.
    """
    lanes = lane_of(net)
    order = lane_order(net, lanes)
    nodes = [_node(iri, net.nodes[iri], lanes[iri], net) for iri in sorted(net)]
    layouts = {
        name: lay_out([_card(node) for node in nodes if name == "all" or node["keii"]["linked"]], order)
        for name in ("linked", "all")
    }
    for node in nodes:
        x, y = layouts["linked"].places.get(node["id"]) or layouts["all"].places[node["id"]]
        node["x"], node["y"] = round(x, 1), round(y, 1)
    edges = [
        _edge(source, target, key, data)
        for source, target, key, data in sorted(net.edges(keys=True, data=True), key=lambda edge: edge[2])
    ]
    files = {str(one["file"]) for one in net.graph["documents"].values() if one["file"]}
    return {
        "nodes": nodes,
        "edges": edges,
        "layouts": {name: _layout(layout) for name, layout in layouts.items()},
        "colours": {lane: at for at, lane in enumerate(lane for lane in order if lane != GENERAL)},
        "passages": _used_passages(net),
        "documents": {_short(iri): _shorten(one) for iri, one in net.graph["documents"].items()},
        "labels": _used_labels(net),
        "references": [_shorten(one) for one in net.graph["references"]],
        "texts": {name: text for name, text in sorted((texts or {}).items()) if name in files},
    }


def _short(iri: str) -> str:
    """Give an IRI without the project's base; links to a page and data stay small."""
    return iri.removeprefix(BASE)


def _shorten(value: object) -> object:
    """Shorten all IRIs in a value; leave out of dictionaries what says nothing."""
    if isinstance(value, str):
        return _short(value)
    if isinstance(value, tuple | list):
        return [_shorten(one) for one in value]
    if isinstance(value, dict):
        return _short_dict(value)
    return value


def _short_dict(value: Data) -> Data:
    return {key: short for key, one in value.items() if (short := _shorten(one)) not in (None, "", [], False)}


def _node(iri: str, data: Data, lane: str, net: Lineages) -> Data:
    ja, en = _headline(iri, data, net, "ja"), _headline(iri, data, net, "en")
    kept = {key: value for key, value in data.items() if key not in _FIRST_PASSAGE}
    statement = data["type"] == "statement"
    width = _TEXT_WIDTH if statement else _TEXT_WIDTH / _BOLD
    lines = {"ja": wrap(ja, width, _LINES), "en": wrap(en, width, _LINES)}
    return {
        "id": _short(iri),
        "label": "\n".join(lines["ja"]),
        "shape": {"event": "dot", "agreement": "diamond"}.get(data["type"], "square"),
        "physics": False,
        "keii": {
            **_short_dict(kept),
            "label_ja": ja,
            "label_en": en,
            **({f"title_{lang}": _summary(data, net, lang) for lang in ("ja", "en")} if statement else {}),
            "lines": lines,
            "lane": _short(lane),
            "linked": net.degree(iri) > 0,
            "iri": iri,
        },
    }


_FIRST_PASSAGE = {"quote", "start", "end", "locator", "file", "document_title", "label_ja", "label_en"}


def _headline(iri: str, data: Data, net: Lineages, lang: str) -> str:
    """Give a node's name in a language; a statement's is its words, or who does what about which topic."""
    label = data[f"label_{lang}"]
    if data["type"] == "statement":
        language = net.graph["documents"].get(data["document"] or "", {}).get("language")
        if data["quote"] and language == lang:
            return tidy(data["quote"])
        return _summary(data, net, lang) or tidy(label or data["quote"] or "") or _short(iri)
    if label:
        return tidy(label)
    other = data["label_en" if lang == "ja" else "label_ja"]
    return tidy(other) if other else _short(iri)


def _summary(data: Data, net: Lineages, lang: str) -> str:
    """Tell who does what about which topic, in a language in which the words themselves are not at hand."""

    def name(iri: str) -> str:
        known = net.graph["labels"].get(iri, {})
        return str(known.get(lang) or next(iter(known.values()), iri.rsplit("/", 1)[-1]))

    who = ("・" if lang == "ja" else ", ").join(
        name(iri) for iri in (data["holders"] or data["speakers"]) if "/state/" in iri
    ) or ("・" if lang == "ja" else ", ").join(name(iri) for iri in data["speakers"][:2])
    act = name(ACT + data["act"]) if data["act"] else ""
    topic = name(data["topics"][0]) if data["topics"] else ""
    head = ("：" if lang == "ja" else ": ").join(part for part in (who, act) if part)
    return tidy(f"{head}（{topic}）" if topic and lang == "ja" else f"{head} ({topic})" if topic else head)


def _card(node: Data) -> Card:
    own = node["keii"]
    heights = {lang: max(1, len(lines)) * LINE + FOOT + 2 * PAD for lang, lines in own["lines"].items()}
    own["heights"] = heights
    days = own.get("earliest"), own.get("latest")
    return Card(node["id"], own["lane"], *days, max(heights.values()), _RANK[own["type"]])


def _edge(source: str, target: str, key: str, data: Data) -> Data:
    kept = {name: value for name, value in data.items() if name not in _FIRST_PASSAGE}
    return {
        "id": _short(key),
        "from": _short(source),
        "to": _short(target),
        "arrows": "to",
        "dashes": data["basis"] == "Inferred",
        "hidden": data["basis"] == "Inferred",
        "keii": {**_short_dict(kept), "iri": key},
    }


def _layout(layout: Layout) -> Data:
    return {
        "places": {iri: [round(x, 1), round(y, 1)] for iri, (x, y) in layout.places.items()},
        "months": [[month, round(x, 1)] for month, x in layout.months],
        "years": [[one.year, one.until, round(one.x, 1), round(one.width, 1)] for one in layout.years],
        "lanes": [[lane.id, round(lane.y, 1), round(lane.height, 1)] for lane in layout.lanes],
        "width": round(layout.width, 1),
        "height": round(layout.height, 1),
        "undated": layout.undated,
    }


def _used_passages(net: Lineages) -> Data:
    """Give the passages that nodes and edges refer to."""
    used = {iri for _, data in net.nodes(data=True) for iri in data["passages"]}
    used |= {iri for _, _, data in net.edges(data=True) for iri in data["passages"]}
    return {_short(iri): _shorten(net.graph["passages"][iri]) for iri in sorted(used)}


def _used_labels(net: Lineages) -> Data:
    """Give the labels of everything that is neither a node nor a trace: actors, places, terms."""
    return {
        _short(iri): {lang: tidy(text) for lang, text in labels.items()}
        for iri, labels in net.graph["labels"].items()
        if labels and iri not in net and "/passage/" not in iri and "/trace/" not in iri
    }

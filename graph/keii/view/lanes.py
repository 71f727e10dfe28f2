"""Which lane a thing stands in: its own topic, or the topic most of what is said about it shares."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from keii.lineage import Lineages

GENERAL = "general"
"""The lane of what belongs to no topic, or to many."""


def lane_of(net: Lineages) -> dict[str, str]:
    """Give each node's lane: a topic's IRI, or :data:`GENERAL`.

    A statement stands in its first topic. An event or agreement stands in the topic that more than half
    of the statements made at it, telling of it, or tracing to it share; else in the general lane.
    """
    heard = _heard(net)
    lanes: dict[str, str] = {}
    for iri, data in net.nodes(data=True):
        if data["topics"]:
            lanes[iri] = data["topics"][0]
        else:
            (topic, count), *_ = heard[iri].most_common(1) or [(GENERAL, 0)]
            lanes[iri] = topic if 2 * count > heard[iri].total() else GENERAL
    return lanes


def _heard(net: Lineages) -> dict[str, Counter[str]]:
    """Count, for each event and agreement, the topics of the statements that belong to it."""
    heard: dict[str, Counter[str]] = defaultdict(Counter)
    for iri, data in net.nodes(data=True):
        if data["type"] == "statement" and data["topics"]:
            for about in sorted(_about(net, iri, data)):
                heard[about][data["topics"][0]] += 1
    return heard


def _about(net: Lineages, iri: str, data: dict[str, Any]) -> set[str]:
    ends = {data["made_at"], data["reports"], *net.successors(iri)} - {None}
    return {str(end) for end in ends}


def lane_order(net: Lineages, lanes: dict[str, str]) -> list[str]:
    """Give the lanes from top to bottom: topics by how much is in them, the general one last."""
    counts = Counter(lanes.values())
    for iri in net:
        if net.degree(iri):
            counts[lanes[iri]] += 2
    return sorted(counts, key=lambda lane: (lane == GENERAL, -counts[lane], lane))

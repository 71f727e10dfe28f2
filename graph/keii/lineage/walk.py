"""Walks over the traces: hop by hop, back to what came before or forward to what stands on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import networkx as nx

from keii.lineage.network import Lineages

RESTS_ON = frozenset(
    {"follows", "buildsOn", "implements", "inAccordanceWith", "reaffirms", "revises", "replaces"}
)
"""Relations that say that one thing rests on another: the subproperties of ``keii:restsOn``."""

ANCESTRY = RESTS_ON | {"welcomes", "cites"}
"""Relations of ancestry in the wide sense: the subproperties of ``keii:tracesTo``."""


@dataclass(frozen=True, slots=True)
class Hop:
    """One trace on the way: ``number`` is 1 for what the root itself rests on (or what stands on it).

    ``source`` is always the later thing and ``target`` the earlier one, in both directions.
    ``another_passage`` tells that every way in to the nearer end uses other words than this way out, so
    that the path is no claim of any text; ``closes_cycle`` that the farther end was met before on a cycle.
    """

    number: int
    source: str
    target: str
    trace: str
    another_passage: bool = False
    closes_cycle: bool = False


@dataclass(frozen=True, slots=True)
class Branch:
    """A node of the tree of a lineage, the hop that led to it, and its own branches.

    ``seen`` tells that the node's branches are shown elsewhere in the tree.
    """

    node: str
    hop: Hop | None = None
    branches: tuple[Branch, ...] = ()
    seen: bool = False

    def __iter__(self) -> Iterator[Branch]:
        """Give this branch and all below it, depth first."""
        waiting = [self]
        while waiting:
            branch = waiting.pop()
            yield branch
            waiting.extend(reversed(branch.branches))


@dataclass(frozen=True, slots=True)
class Lineage:
    """All hops from a root, nearest first; the hop number of each node; and the cycles met, not followed."""

    root: str
    backward: bool
    hops: tuple[Hop, ...]
    numbers: dict[str, int]
    cycles: tuple[tuple[str, ...], ...] = ()

    def tree(self) -> Branch:
        """Give the lineage as a tree; a node reached several ways is spelled out at the first of them."""
        onward: dict[str, list[Hop]] = {}
        first = {self.root: ""}
        for hop in self.hops:
            onward.setdefault(hop.source if self.backward else hop.target, []).append(hop)
            first.setdefault(self._far(hop), hop.trace)
        grown: dict[str, tuple[Branch, ...]] = {}
        for node in sorted(self.numbers, key=lambda one: -self.numbers[one]):
            grown[node] = tuple(
                Branch(far, hop, grown[far])
                if first[far] == hop.trace and not hop.closes_cycle
                else Branch(far, hop, seen=True)
                for hop in onward.get(node, ())
                for far in [self._far(hop)]
            )
        return Branch(self.root, None, grown[self.root])

    def _far(self, hop: Hop) -> str:
        return hop.target if self.backward else hop.source


def ancestry(net: Lineages, node: str, *, wide: bool = False, limit: int | None = None) -> Lineage:
    """Give what a node rests on, hop by hop.

    Args:
        net: the multigraph of :func:`keii.lineage.network`.
        node: IRI of an event, agreement or statement.
        wide: also follow ``welcomes`` and ``cites``.
        limit: the largest hop number wanted; all when ``None``.

    Returns:
        The lineage; inferred links and ``coincidesWith`` are never followed.

    Raises:
        KeyError: the multigraph has no such node.
    """
    return _walk(net, node, backward=True, relations=ANCESTRY if wide else RESTS_ON, limit=limit)


def descent(net: Lineages, node: str, *, wide: bool = False, limit: int | None = None) -> Lineage:
    """Give what stands on a node, hop by hop; arguments and errors as for :func:`ancestry`."""
    return _walk(net, node, backward=False, relations=ANCESTRY if wide else RESTS_ON, limit=limit)


_Step: TypeAlias = tuple[int, str, str, str]
"""Hop number, later end, earlier end, trace."""


def _walk(
    net: Lineages, root: str, *, backward: bool, relations: frozenset[str], limit: int | None
) -> Lineage:
    if root not in net:
        raise KeyError(root)
    numbers = {root: 0}
    steps: list[_Step] = []
    ring = [root]
    while ring and (limit is None or numbers[ring[0]] < limit):
        after: dict[str, None] = {}
        for near in ring:
            for source, target, key in _edges(net, near, backward, relations):
                far = target if backward else source
                if far not in numbers:
                    numbers[far] = numbers[near] + 1
                    after[far] = None
                steps.append((numbers[near] + 1, source, target, key))
        ring = sorted(after, key=lambda iri: _order(net, iri))
    apart = _another_passage(net, steps, backward)
    cycles, group = _cycles(steps)
    hops = tuple(
        Hop(
            *step,
            another_passage=step in apart,
            closes_cycle=group.get(step[1], -1) == group.get(step[2], -2)
            and numbers[step[2] if backward else step[1]] < step[0],
        )
        for step in steps
    )
    return Lineage(root, backward, hops, numbers, cycles)


def _edges(net: Lineages, near: str, backward: bool, relations: frozenset[str]) -> list[tuple[str, str, str]]:
    """Give the followed traces at a node, earliest farther end first."""
    view = net.out_edges if backward else net.in_edges
    found = [
        (source, target, key)
        for source, target, key, data in view(near, keys=True, data=True)
        if data["relation"] in relations and data["basis"] != "Inferred"
    ]
    return sorted(found, key=lambda edge: (_order(net, edge[1] if backward else edge[0]), edge[2]))


def _order(net: Lineages, iri: str) -> tuple[str, str]:
    return (net.nodes[iri].get("earliest") or "", iri)


def _cycles(steps: list[_Step]) -> tuple[tuple[tuple[str, ...], ...], dict[str, int]]:
    """Give the cycles among the steps as sorted groups of nodes, and the group of each node on one."""
    seen: nx.DiGraph[str] = nx.DiGraph()
    seen.add_edges_from((source, target) for _, source, target, _ in steps)
    groups = sorted(
        tuple(sorted(group))
        for group in nx.strongly_connected_components(seen)
        if len(group) > 1 or any(seen.has_edge(node, node) for node in group)
    )
    return tuple(groups), {node: number for number, group in enumerate(groups) for node in group}


def _another_passage(net: Lineages, steps: list[_Step], backward: bool) -> set[_Step]:
    """Give the steps that no way in joins by the same words."""
    ways_in: dict[tuple[int, str], list[_Step]] = {}
    for step in steps:
        ways_in.setdefault((step[0] + 1, step[2] if backward else step[1]), []).append(step)
    apart: set[_Step] = set()
    for step in steps:
        near = step[1] if backward else step[2]
        this, before = net.edges[step[1:]], [net.edges[one[1:]] for one in ways_in.get((step[0], near), ())]
        joined = [same_passage(one, this) if backward else same_passage(this, one) for one in before]
        if joined and not any(joined) and net.nodes[near]["type"] != "statement":
            apart.add(step)
    return apart


def same_passage(into: dict[str, Any], out: dict[str, Any]) -> bool:
    """Tell whether a path that comes by ``into`` and goes on by ``out`` stays with the same words."""
    if into["lands"] is not None and into["lands"] == out["departs"]:
        return True
    if not into["passages"] and not out["passages"]:
        return bool(into["lands"] == out["departs"])
    return bool(set(into["passages"]) & set(out["passages"]))

"""Ancestry and descent: on what does a decision rest, and what stands on it?

The graph is read once, in one pass over its union, into a networkx multigraph whose edges are
the graph's traces; the walks are breadth first, count hops, follow no cycle, and mark each hop
that leaves an event or agreement by other words than those by which the path came in.
"""

from keii.lineage.network import Lineages, network
from keii.lineage.walk import ANCESTRY, RESTS_ON, Branch, Hop, Lineage, ancestry, descent

__all__ = [
    "ANCESTRY",
    "RESTS_ON",
    "Branch",
    "Hop",
    "Lineage",
    "Lineages",
    "ancestry",
    "descent",
    "network",
]

"""Ancestry and descent over the graph's traces."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Dataset, Graph, URIRef
from support_browser.sample import notice, tiny
from support_browser.writer import K, Writer, iri

from keii.lineage import ancestry, descent, network


@pytest.fixture(scope="module")
def net():
    return network(tiny())


def node(kind: str, name: str) -> str:
    return str(iri(kind, name))


def test_nodes_carry_words_and_dates(net):
    data = net.nodes[node("statement", "s2")]
    assert (data["type"], data["cls"], data["kind"], data["act"]) == (
        "statement",
        "Commitment",
        "commitment",
        "intend",
    )
    assert data["date"] == "2024-07"
    assert (data["earliest"], data["latest"]) == ("2024-07-01", "2024-07-31")
    assert data["quote"].startswith("これを受け、同年7月の日米「2+2」")
    assert data["end"] - data["start"] == len(data["quote"])
    assert data["document_title"] == "在日米軍の統合軍司令部へのアップグレードの開始について"
    assert net.nodes[node("event", "summit-2024-04")]["label_en"] == "Japan-U.S. summit, April 2024"


def test_edges_carry_relation_basis_and_words(net):
    edge = net.edges[node("statement", "s3"), node("statement", "s2"), node("trace", "t2")]
    assert (edge["relation"], edge["basis"], edge["cue"]) == (
        "implements",
        "SameUndertaking",
        "アップグレードを開始",
    )
    assert len(edge["passages"]) == 2, "both quotes of a same undertaking"
    lifted = net.edges[
        node("event", "upgrade"), node("event", "two-plus-two-2024-07"), node("trace", "t2-lifted")
    ]
    assert lifted["lifted_from"] == node("trace", "t2")
    assert lifted["cue"] == "アップグレードを開始"
    assert (lifted["departs"], lifted["lands"]) == (node("statement", "s3"), node("statement", "s2"))


def test_ancestry_counts_hops_back_to_the_summit(net):
    lineage = ancestry(net, node("event", "upgrade"))
    assert [(hop.number, hop.target.rsplit("/")[-1]) for hop in lineage.hops] == [
        (1, "two-plus-two-2024-07"),
        (2, "summit-2024-04"),
    ]
    assert not any(hop.another_passage for hop in lineage.hops), "the same words are entered and left"
    assert [branch.node.rsplit("/")[-1] for branch in lineage.tree()] == [
        "upgrade",
        "two-plus-two-2024-07",
        "summit-2024-04",
    ]


def test_descent_is_ancestry_seen_from_below(net):
    lineage = descent(net, node("statement", "s1"))
    assert [hop.source for hop in lineage.hops] == [node("statement", "s2"), node("statement", "s3")]
    assert [hop.number for hop in lineage.hops] == [1, 2]


def test_inferred_links_are_never_followed(net):
    assert ancestry(net, node("event", "summit-2024-04"), wide=True).hops == ()
    assert net.has_edge(node("event", "summit-2024-04"), node("agreement", "new"))


def test_limit_stops_after_the_hops_wanted(net):
    assert [hop.number for hop in ancestry(net, node("event", "upgrade"), limit=1).hops] == [1]


def test_an_unknown_node_is_said(net):
    with pytest.raises(KeyError, match="nowhere"):
        ancestry(net, "https://example.org/nowhere")


def test_a_dataset_is_read_as_the_union_of_its_graphs():
    dataset = Dataset()
    for number, triple in enumerate(tiny()):
        dataset.graph(URIRef(f"https://example.org/graph/{number % 3}")).add(triple)
    plain, united = network(tiny()), network(dataset)
    assert dict(plain.nodes(data=True)) == dict(united.nodes(data=True))
    assert set(plain.edges(keys=True)) == set(united.edges(keys=True))


def test_oxigraph_gives_the_same_network():
    dataset = Dataset(store="Oxigraph", default_union=True)
    for name in ("one", "two"):
        for triple in tiny():
            dataset.graph(URIRef(f"https://example.org/graph/{name}")).add(triple)
    plain, stored = network(tiny()), network(dataset)
    assert dict(plain.nodes(data=True)) == dict(stored.nodes(data=True))
    assert sorted(plain.edges(keys=True)) == sorted(stored.edges(keys=True))


def test_the_narrowest_class_is_shown_where_the_graph_tells_the_class_tree():
    graph = Graph()
    graph.parse(
        format="turtle",
        data="""
        @prefix keii: <https://w3id.org/keii/ontology#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        keii:TwoPlusTwo rdfs:subClassOf keii:CommitteeMeeting .
        keii:CommitteeMeeting rdfs:subClassOf keii:Event .
        <https://example.org/e> a keii:TwoPlusTwo, keii:CommitteeMeeting, keii:Event .""",
    )
    assert network(graph).nodes["https://example.org/e"]["cls"] == "TwoPlusTwo"


def test_going_on_by_other_words_is_marked():
    net = network(notice())
    lineage = ancestry(net, node("event", "e6"), wide=True)
    marked = {
        (hop.source.rsplit("/")[-1], hop.target.rsplit("/")[-1])
        for hop in lineage.hops
        if hop.another_passage
    }
    assert ("e4", "e2") in marked, "the ministers welcome the upgrade; another text says what it rests on"
    assert ("e2", "e1") not in marked, "the paper itself goes on from the 2+2 to the summit"
    assert ("e6", "e7") not in marked, "the first hop is written down as it is"


def test_the_registers_hops_are_no_passages_at_all():
    lineage = ancestry(network(notice()), node("agreement", "g2015"))
    assert [hop.number for hop in lineage.hops] == [1, 2]
    assert not any(hop.another_passage for hop in lineage.hops)


def ring(size: int) -> Graph:
    writer = Writer()
    events = [writer.event(f"c{at}", "Other", (None, f"C{at}"), None) for at in range(size)]
    for at, event in enumerate(events):
        writer.trace(f"c{at}", (event, events[(at + 1) % size]), "follows")
    return writer.graph


@pytest.mark.parametrize("size", [1, 2, 5])
def test_cycles_are_reported_and_not_followed(size):
    lineage = ancestry(network(ring(size)), node("event", "c0"))
    assert lineage.cycles == (tuple(sorted(node("event", f"c{at}") for at in range(size))),)
    assert [hop.closes_cycle for hop in lineage.hops] == [False] * (size - 1) + [True]
    assert len(list(lineage.tree())) == size + 1


def test_a_long_chain_is_no_burden():
    writer = Writer()
    events = [writer.event(f"l{at}", "Other", (None, f"L{at}"), None) for at in range(1500)]
    for at, (later, earlier) in enumerate(zip(events[1:], events, strict=False)):
        writer.trace(f"l{at}", (later, earlier), "follows")
    lineage = ancestry(network(writer.graph), str(events[-1]))
    assert len(list(lineage.tree())) == 1500
    assert lineage.hops[-1].number == 1499


@settings(max_examples=60, deadline=None)
@given(st.sets(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=14), st.integers(0, 6))
def test_each_reachable_node_has_its_least_number_of_hops(pairs, root):
    writer = Writer()
    events = [writer.event(f"n{at}", "Other", (None, f"N{at}"), None) for at in range(7)]
    for later, earlier in sorted(pairs):
        writer.trace(f"{later}-{earlier}", (events[later], events[earlier]), "buildsOn")
    lineage = ancestry(network(writer.graph), str(events[root]))
    least, ring_now = {root: 0}, [root]
    while ring_now:
        after = sorted({b for a, b in pairs if a in ring_now and b not in least})
        least.update(dict.fromkeys(after, max(least.values()) + 1))
        ring_now = after
    assert lineage.numbers == {str(events[at]): number for at, number in least.items()}
    assert {branch.node for branch in lineage.tree()} == set(lineage.numbers), "the tree shows every node"
    assert len(lineage.hops) == sum(1 for later, _ in pairs if later in least), "every trace on the way, once"


def test_statements_that_limit_are_known(net):
    data = net.nodes[node("statement", "s6")]
    assert data["negated"] is True
    assert data["limits"] == node("statement", "s3")
    assert str(K.limits).endswith("limits")

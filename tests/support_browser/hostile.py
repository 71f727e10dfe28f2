"""A graph whose labels, quotes, titles and addresses try to run."""

from __future__ import annotations

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDFS

from support_browser.writer import K, Writer, iri

PAYLOADS = (
    "</script><script>window.ran=1;alert(1)</script>",
    '<img src=x onerror="window.ran=1;alert(1)">',
    '<a href="javascript:window.ran=1">href</a>',
    "\u202e<svg onload=alert(1)>\u2066",
    "{{ 7*7 }}{% raw %}<!--",
    "長" * 100_000,
    "]]><!--<script>\u2028\u2029",
)


def hostile() -> Graph:
    """Give a chain of events and statements of which each word is a payload."""
    writer = Writer()
    paper = writer.document("evil", PAYLOADS[0], "evil.txt", "2025-03-30")
    writer.graph.add((paper, DCTERMS.source, URIRef("javascript:window.ran=1")))
    writer.graph.add((paper, DCTERMS.publisher, Literal(PAYLOADS[1])))
    writer.label(iri("organization", "evil"), PAYLOADS[1], PAYLOADS[2])
    before: URIRef | None = None
    for at, payload in enumerate(PAYLOADS):
        event = writer.event(f"x{at}", "Other", (payload, payload), f"2025-0{at + 1}")
        writer.graph.add((event, DCTERMS.source, URIRef("javascript:window.ran=1")))
        passage = writer.passage(paper, 0, payload[:60], payload[:40])
        statement = writer.statement(f"x{at}", "commitment", "agree", passage)
        writer.link(statement, "madeAt", event)
        writer.link(statement, "speaker", iri("organization", "evil"))
        writer.link(statement, "qualifier", Literal(payload))
        writer.link(event, "evidence", passage)
        if before is not None:
            trace = writer.trace(f"x{at}", (event, before), "follows")
            writer.words(trace, payload[:50], passage)
            writer.graph.add((trace, DCTERMS.source, URIRef("javascript:window.ran=1")))
            writer.link(writer.trace(f"xs{at}", (statement, before), "buildsOn"), "cue", Literal(payload))
        before = event
    writer.graph.add((K.follows, RDFS.label, Literal(PAYLOADS[1], lang="ja")))
    return writer.graph

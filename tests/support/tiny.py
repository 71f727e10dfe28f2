"""A small invented text and what it gives, made by hand, so that tests need neither corpus nor extraction."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from keii.model import (
    Date,
    Document,
    Entity,
    Extraction,
    Passage,
    Reference,
    Span,
    Statement,
    Trace,
    document_id,
    instance,
    statement_id,
    trace_id,
)

FILE = "tiny.txt"
TEXT = (
    "共同発表の概要\n"
    "2021年4月、両国は枠組みを向上させる旨コミットメント。"
    "これを受け、同年7月、甲国は組織を再構成する意図を表明。\n"
    "2022年3月、甲国は再構成を開始。乙国は<script>alert(1)</script>と説明。"
    "なお、設置のみをもって完了ではない。その他の取決めに従う。\n"
)
JPN, USA = instance("state", "JPN"), instance("state", "USA")
SUMMIT = instance("event", "summit-2021-04")
TALKS = instance("event", "talks-2021-07")
START = instance("event", "start-2022-03")
APRIL = Date("2021-04", "2021-04-01", "2021-04-30")
JULY = Date("2021-07", "2021-07-01", "2021-07-31")
MARCH = Date("2022-03", "2022-03-01", "2022-03-31")


def document(text: str = TEXT, file: str = FILE) -> Document:
    """Give the text as one document of its file."""
    sha = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(
        id=document_id(sha, 0, len(text)),
        file=file,
        text=text,
        span=Span(0, len(text)),
        sha256=sha,
        language="ja",
        title=text.split("\n", 1)[0],
        issued=Date("2022-03-31", "2022-03-31", "2022-03-31"),
        publisher="甲国",
        source_url="https://example.org/tiny",
    )


def passage(doc: Document, words: str, locator: str = "1") -> Passage:
    """Give the first place of the words in the document."""
    start = doc.text.index(words)
    return Passage(doc.id, start, start + len(words), locator)


def statement(doc: Document, words: str, kind: str, act: str, **more: object) -> Statement:
    """Give a statement on the words, the second state speaking unless said otherwise."""
    place = passage(doc, words)
    values: dict[str, object] = {"speakers": (USA,), "rule": f"test-{act}", **more}
    return Statement(
        id=statement_id(doc.sha256, place.start, place.end),
        passage=place,
        kind=kind,
        act=act,
        **values,  # type: ignore[arg-type]
    )


def trace(doc: Document, source: str, target: str, relation: str, cue: str, **more: object) -> Trace:
    """Give a stated trace on the words of its cue."""
    place = passage(doc, cue)
    return Trace(
        id=trace_id(source, relation, target, place.start),
        source=source,
        target=target,
        relation=relation,
        basis=str(more.pop("basis", "Stated")),
        cue=place,
        **more,  # type: ignore[arg-type]
    )


def iri(item: Statement) -> str:
    """Give the IRI of a statement."""
    return instance("statement", item.id)


def _statements(doc: Document) -> tuple[Statement, ...]:
    pledge = statement(
        doc,
        "2021年4月、両国は枠組みを向上させる旨コミットメント。",
        "commitment",
        "commit",
        speakers=(JPN, USA),
        made_at=SUMMIT,
        date=APRIL,
        topics=("command-and-control",),
    )
    intent = statement(
        doc,
        "これを受け、同年7月、甲国は組織を再構成する意図を表明。",
        "commitment",
        "intend",
        made_at=TALKS,
        date=JULY,
        topics=("command-and-control",),
    )
    start = statement(doc, "2022年3月、甲国は再構成を開始。", "action", "start", reports=START, date=MARCH)
    told = statement(
        doc, "乙国は<script>alert(1)</script>と説明。", "assessment", "explain", reporter=JPN, date=MARCH
    )
    limit = statement(
        doc,
        "なお、設置のみをもって完了ではない。",
        "assessment",
        "explain",
        negated=True,
        limits=iri(start),
        qualifier="のみをもって",
        date=MARCH,
    )
    return pledge, intent, start, told, limit


def extraction(text: str = TEXT, file: str = FILE) -> Extraction:
    """Give the extraction of the invented text: a chain of three steps, a limit, an open reference."""
    doc = document(text, file)
    pledge, intent, start, _, limit = statements = _statements(doc)
    return Extraction(
        document=doc,
        publisher=USA,
        relayed_by=(JPN,),
        entities=(
            Entity(
                SUMMIT,
                "Summit",
                "首脳会談",
                "Summit, April 2021",
                APRIL,
                (JPN, USA),
                evidence=(pledge.passage,),
            ),
            Entity(
                TALKS, "TwoPlusTwo", "2+2", "2+2, July 2021", JULY, (JPN, USA), evidence=(intent.passage,)
            ),
            Entity(
                START,
                "OrganizationalChange",
                "再構成の開始",
                "Start",
                MARCH,
                (USA,),
                evidence=(start.passage,),
            ),
        ),
        statements=statements,
        traces=(
            trace(doc, iri(intent), iri(pledge), "follows", "これを受け"),
            trace(
                doc,
                iri(start),
                iri(intent),
                "implements",
                "再構成を開始",
                basis="SameUndertaking",
                evidence=(intent.passage, start.passage),
            ),
        ),
        references=(
            Reference("open", passage(doc, "その他の取決め"), referred_by=iri(limit), candidates=()),
        ),
    )


def two_ways(text: str) -> Extraction:
    """Give the chain of three steps with a fourth that leaves the talks by other words than led there."""
    example = extraction(text)
    doc = example.document
    later = statement(
        doc, "2021年4月の会談に基づき協議を実施。", "action", "discuss", made_at=TALKS, date=JULY
    )
    earlier = instance("event", "an-earlier-step")
    return replace(
        example,
        entities=(*example.entities, Entity(earlier, "Other", "以前の一歩", "An earlier step", APRIL)),
        statements=(*example.statements, later),
        traces=(*example.traces, trace(doc, iri(later), earlier, "buildsOn", "に基づき")),
    )

"""Two samples: a tiny one made by hand, and the notice as coded by people."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF

from support_browser.names import ACTORS, ACTS, TERMS, TOPICS
from support_browser.writer import K, Writer, iri

ROOT = Path(__file__).resolve().parents[2]
NOTICE = ROOT / "corpus" / "2025-03-usfj-upgrade-notice.txt"
GOLD = "2025-03-usfj-upgrade-notice.gold.json"
EVENTS_JA = {
    "e1": "日米首脳会談（2024年4月）",
    "e2": "日米「2+2」（2024年7月）",
    "e3": "統合作戦司令部（JJOC）の創設",
    "e4": "在日米軍の統合軍司令部へのアップグレードの開始",
    "e5": "JJOCと米軍の連携を専門に扱う部署の設置",
    "e6": "日米防衛相会談（2025年3月30日）",
    "e7": "日米首脳会談（2025年2月7日）",
    "e8": "次回のDICAS",
    "e9": "北関東防衛局からの情報提供",
    "a1": "沖縄における在日米軍施設・区域に関する統合計画",
    "a2": "日米防衛産業協力・取得・維持整備定期協議（DICAS）の枠組み",
}


def actor(name: str) -> URIRef:
    return iri(ACTORS.get(name, ("organization",))[0], name)


def _terms(writer: Writer) -> None:
    for name, (ja, en) in TERMS.items():
        writer.term(name, ja, en)
    for scheme, concepts in (("act", ACTS), ("topic", TOPICS)):
        for name, (ja, en) in concepts.items():
            writer.concept(scheme, name, ja, en)
    for name, (kind, cls, ja, en) in ACTORS.items():
        writer.thing(iri(kind, name), cls, "Actor", (ja, en))


def tiny() -> Graph:
    """Give seven things, their words and the traces between them, registered and inferred ones too."""
    writer = Writer()
    _terms(writer)
    text = NOTICE.read_text(encoding="utf-8")
    paper = writer.document(
        "paper", "在日米軍の統合軍司令部へのアップグレードの開始について", NOTICE.name, "2025-03"
    )

    def quoted(words: str, locator: str = "別紙1 1") -> URIRef:
        return writer.passage(paper, text.index(words), words, locator)

    summit = writer.event(
        "summit-2024-04", "Summit", (EVENTS_JA["e1"], "Japan-U.S. summit, April 2024"), "2024-04"
    )
    two = writer.event(
        "two-plus-two-2024-07", "TwoPlusTwo", (EVENTS_JA["e2"], "Japan-U.S. 2+2, July 2024"), "2024-07"
    )
    start = writer.event(
        "upgrade",
        "OrganizationalChange",
        (EVENTS_JA["e4"], "Start of the upgrade of U.S. Forces Japan"),
        "2025-03",
    )
    old = writer.agreement("old", "Guidelines", ("旧指針（見本）", "Older guidelines (sample)"), "1978-11-27")
    new = writer.agreement("new", "Guidelines", ("新指針（見本）", "Newer guidelines (sample)"), "1997-09-23")
    said = {
        "s1": (
            "commitment",
            "commit",
            "2024年4月、日米は日米首脳会談において「二国間でそれぞれの指揮・統制の枠組みを向上させる」旨コミットメント。",
        ),
        "s2": (
            "commitment",
            "intend",
            "これを受け、同年7月の日米「2+2」において、米国は、在日米軍をインド太平洋軍司令官隷下の統合軍司令部として再構成（アップグレード）する意図を表明。",
        ),
        "s3": (
            "action",
            "start",
            "令和7年3月、自衛隊の統合作戦司令部（JJOC）の創設とタイミングを合わせ、在日米軍は統合軍司令部へのアップグレードを開始",
        ),
        "s6": (
            "assessment",
            "explain",
            "なお、本部署の設置のみをもって、在日米軍が統合軍司令部にアップグレードされたこととなるわけではなく、",
        ),
    }
    words = {name: quoted(quote) for name, (_, _, quote) in said.items()}
    made = {name: writer.statement(name, kind, act, words[name]) for name, (kind, act, _) in said.items()}
    for name, date in (("s1", "2024-04"), ("s2", "2024-07"), ("s3", "2025-03"), ("s6", "2025-03")):
        writer.dated(made[name], date)
        writer.link(made[name], "topic", URIRef("https://w3id.org/keii/topic/command-and-control"))
    writer.link(made["s1"], "speaker", actor("JPN"), actor("USA"))
    writer.link(made["s2"], "speaker", actor("USA"))
    writer.link(made["s3"], "speaker", actor("usfj"))
    writer.link(made["s6"], "speaker", actor("mod-japan"))
    writer.link(made["s1"], "madeAt", summit)
    writer.link(made["s2"], "madeAt", two)
    writer.link(made["s3"], "reports", start)
    writer.link(made["s6"], "limits", made["s3"])
    writer.link(made["s6"], "negated", Literal(True))
    _tiny_traces(writer, made, words, (summit, two, start, old, new))
    return writer.graph


def _tiny_traces(
    writer: Writer, made: dict[str, URIRef], words: dict[str, URIRef], things: tuple[URIRef, ...]
) -> None:
    summit, two, start, old, new = things
    follows = writer.trace("t1", (made["s2"], made["s1"]), "follows")
    writer.words(follows, "これを受け", words["s2"])
    same = writer.trace("t2", (made["s3"], made["s2"]), "implements", "SameUndertaking")
    writer.words(same, "アップグレードを開始", words["s3"], words["s2"])
    for name, source, ends, basis in (
        ("t1-lifted", follows, (two, summit), "Stated"),
        ("t2-lifted", same, (start, two), "SameUndertaking"),
    ):
        lifted = writer.trace(name, ends, "follows" if name == "t1-lifted" else "implements", basis)
        writer.link(lifted, "liftedFrom", source)
    registered = writer.trace("r1", (new, old), "revises", "Registered")
    writer.graph.add((registered, DCTERMS.source, URIRef("https://example.org/register/sample")))
    guessed = writer.trace("i1", (summit, new), "mayTraceTo", "Inferred")
    writer.link(guessed, "score", Literal(0.61))


def gold_path() -> Path | None:
    """Give the coded notice: kept beside the tests, or beside the project."""
    places = (ROOT / "tests" / "gold" / "ja" / GOLD, ROOT.parent / "shared" / "gold" / GOLD)
    return next((place for place in places if place.is_file()), None)


TOPIC_OF = {
    "command-and-control": "s1 s2 s3 s4 s5 s6 s7 s8 s9 s10 s11 s12 s13 s17 s27",
    "base-burden": "s14 s15 s16 s18 s33",
    "deterrence": "s19 s20 s21 s26 s28 s30",
    "china": "s22 s23 s24 s25",
    "defence-industry": "s29",
    "regional-partners": "s31",
    "force-realignment": "s32",
}
REGISTER = """
scc-2012|JointStatement|安全保障協議委員会共同発表（2012年4月）|SCC Joint Statement, April 2012|2012-04-27
roadmap|Roadmap|再編の実施のための日米のロードマップ|Roadmap for Realignment Implementation|2006-05-01
g1978|Guidelines|日米防衛協力のための指針（1978年）|Guidelines for Defense Cooperation (1978)|1978-11-27
g1997|Guidelines|日米防衛協力のための指針（1997年）|Guidelines for Defense Cooperation (1997)|1997-09-23
g2015|Guidelines|日米防衛協力のための指針（2015年）|Guidelines for Defense Cooperation (2015)|2015-04-27
treaty-1960|Treaty|日米安全保障条約|Treaty of Mutual Cooperation and Security|1960-01-19
sofa|Treaty|日米地位協定|Status of Forces Agreement|1960-01-19
"""
REGISTERED = (
    ("scc-2012", "roadmap", "revises"),
    ("a1", "scc-2012", "implements"),
    ("g1997", "g1978", "revises"),
    ("g2015", "g1997", "replaces"),
    ("sofa", "treaty-1960", "implements"),
    ("g1978", "treaty-1960", "cites"),
)


def notice() -> Graph:
    """Give the whole notice as coded by people; skips where the coding is not at hand."""
    path = gold_path()
    if path is None:
        pytest.skip("the coded notice is not at hand")
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = NOTICE.read_text(encoding="utf-8")
    writer = Writer()
    _terms(writer)
    at = text.index("(お知らせ)\n")
    papers = (
        writer.document(
            "paper", "在日米軍の統合軍司令部へのアップグレードの開始について", NOTICE.name, "2025-03"
        ),
        writer.document("readout", "日米防衛相会談の概要", NOTICE.name, "2025-03-30"),
    )
    ends = _things(writer, gold)
    words: dict[str, URIRef] = {}
    for one in gold["statements"]:
        paper = papers[one["start"] >= at]
        quote = text[one["start"] : one["end"]]
        words[one["id"]] = writer.passage(paper, one["start"], quote)
        ends[one["id"]] = _statement(writer, one, words[one["id"]], ends)
    for one in gold["statements"]:
        if one["limits"]:
            writer.link(ends[one["id"]], "limits", ends[one["limits"]])
    _traces(writer, gold, ends, words)
    return writer.graph


def _things(writer: Writer, gold: dict) -> dict[str, URIRef]:
    ends: dict[str, URIRef] = {}
    for one in gold["events"]:
        names = (EVENTS_JA[one["id"]], one["name"])
        ends[one["id"]] = writer.event(one["id"], one["type"], names, one["date"])
    for one in gold["agreements"]:
        names = (EVENTS_JA[one["id"]], one["name"])
        ends[one["id"]] = writer.agreement(one["id"], one["type"], names, one["date"])
    for name, cls, ja, en, date in (line.split("|") for line in REGISTER.strip().splitlines()):
        ends[name] = writer.agreement(name, cls, (ja, en), date)
    return ends


def _statement(writer: Writer, one: dict, passage: URIRef, ends: dict[str, URIRef]) -> URIRef:
    subject = writer.statement(one["id"], one["kind"], one["act"], passage)
    writer.dated(subject, one["date"])
    writer.link(subject, "speaker", *(actor(name) for name in one["speakers"]))
    if one["reporter"]:
        writer.link(subject, "reporter", actor(one["reporter"]))
    if one["event"]:
        told = one["event"] in ("e3", "e4", "e5")
        writer.link(subject, "reports" if told else "madeAt", ends[one["event"]])
    if one["qualifier"]:
        writer.link(subject, "qualifier", Literal(one["qualifier"]))
    if one["negated"]:
        writer.link(subject, "negated", Literal(True))
    for topic, members in TOPIC_OF.items():
        if one["id"] in members.split():
            writer.link(subject, "topic", URIRef(f"https://w3id.org/keii/topic/{topic}"))
    return subject


def _traces(writer: Writer, gold: dict, ends: dict[str, URIRef], words: dict[str, URIRef]) -> None:
    anchor = {one["id"]: one["event"] for one in gold["statements"] if one["event"]}
    for number, one in enumerate(gold["traces"], 1):
        basis = one.get("basis", "Stated")
        trace = writer.trace(f"t{number}", (ends[one["from"]], ends[one["to"]]), one["relation"], basis)
        passages = [words[one["from"]]] + ([words[one["to"]]] if basis == "SameUndertaking" else [])
        writer.words(trace, one["cue"], *passages)
        lifted = [anchor.get(one[end], one[end]) for end in ("from", "to")]
        if lifted != [one["from"], one["to"]] and lifted[0] != lifted[1]:
            pair = (ends[lifted[0]], ends[lifted[1]])
            writer.link(writer.trace(f"t{number}l", pair, one["relation"], basis), "liftedFrom", trace)
    for later, earlier, relation in REGISTERED:
        trace = writer.trace(f"r-{later}", (ends[later], ends[earlier]), relation, "Registered")
        writer.graph.add((trace, DCTERMS.source, URIRef("https://example.org/register/sample")))
    guess = writer.trace("i1", (ends["e7"], ends["g2015"]), "mayTraceTo", "Inferred")
    writer.link(guess, "score", Literal(0.61))
    assert (guess, RDF.type, K.Trace) in writer.graph

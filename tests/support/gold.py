"""The gold coding of a document as extractions, so that the graph can be tested against people's coding."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

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
    slug,
    statement_id,
    trace_id,
)

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "tests" / "gold" / "ja"
NOTICE = "2025-03-usfj-upgrade-notice"
_HEADS = ("在日米軍の統合軍司令部への アップグレード", "(お知らせ)")
_LAST = {"01": 31, "02": 28, "03": 31, "04": 30, "05": 31, "06": 30, "07": 31}


def available() -> bool:
    """Tell whether the gold coding is at hand."""
    return (GOLD / f"{NOTICE}.gold.json").is_file()


def date(value: str | None) -> Date | None:
    """Give a gold date with its first and last day."""
    if value is None:
        return None
    if len(value) == 4:
        return Date(value, f"{value}-01-01", f"{value}-12-31")
    if len(value) == 7:
        return Date(value, f"{value}-01", f"{value}-{_LAST.get(value[5:], 30)}")
    return Date(value, value, value)


class Gold:
    """One gold file beside its text; :meth:`extractions` gives what a perfect reading would."""

    def __init__(self, name: str = NOTICE) -> None:
        """Read the gold file and the text it codes."""
        raw = (GOLD / f"{name}.gold.json").read_text(encoding="utf-8")
        self.data: dict[str, Any] = json.loads(raw)
        self.file = self.data["document"]["file"]
        with (ROOT / "corpus" / self.file).open(encoding="utf-8", newline="") as stream:
            self.text = stream.read()
        self.sha = hashlib.sha256(self.text.encode()).hexdigest()
        self.documents = self._documents()
        self.names = self._names()

    def _documents(self) -> tuple[Document, ...]:
        cuts = [0, *(self.text.index(head) for head in _HEADS), len(self.text)]
        titles = (
            "お知らせ",
            "在日米軍の統合軍司令部へのアップグレードの開始について",
            "日米防衛相会談の概要",
        )
        issued = (None, date("2025-03"), date("2025-03-30"))
        return tuple(
            Document(
                id=document_id(self.sha, start, end),
                file=self.file,
                text=self.text,
                span=Span(start, end),
                sha256=self.sha,
                language="ja",
                title=title,
                issued=day,
                publisher=None if day is None else "防衛省",
            )
            for start, end, title, day in zip(cuts, cuts[1:], titles, issued, strict=False)
        )

    def _names(self) -> dict[str, str]:
        names = {a["id"]: instance(a["type"].lower(), a["id"]) for a in self.data["actors"]}
        for event in self.data["events"]:
            names[event["id"]] = instance("event", slug(event["name"]))
        for agreement in self.data["agreements"]:
            names[agreement["id"]] = instance("agreement", slug(agreement["name"]))
        for item in self.data["statements"]:
            key = statement_id(self.sha, item["start"], item["end"])
            names[item["id"]] = instance("statement", key)
        return names

    def home(self, start: int) -> Document:
        """Give the document in which an offset lies."""
        return next(d for d in self.documents if d.span.start <= start < d.span.end)

    def passage(self, start: int, end: int) -> Passage:
        """Give a passage of the document in which it begins."""
        return Passage(self.home(start).id, start, end)

    def _entities(self, document: Document) -> tuple[Entity, ...]:
        listed = self.data["events"] + self.data["agreements"] + self.data["actors"]
        found = []
        for item in listed:
            spans = [s for s in item["spans"] if self.home(s[0]) is document]
            if spans:
                kind = "OtherAgreement" if item["type"] == "Other" and item["id"][0] == "a" else item["type"]
                found.append(
                    Entity(
                        self.names[item["id"]],
                        kind,
                        label_en=item["name"],
                        date=date(item.get("date")),
                        evidence=tuple(self.passage(*s) for s in spans),
                    )
                )
        return tuple(found)

    def _statement(self, item: dict[str, Any]) -> Statement:
        event = self.names.get(item["event"] or "")
        deed = item["kind"] == "action" and item["act"] != "discuss"
        return Statement(
            id=statement_id(self.sha, item["start"], item["end"]),
            passage=self.passage(item["start"], item["end"]),
            kind=item["kind"],
            act=item["act"],
            rule="gold",
            speakers=tuple(self.names[s] for s in item["speakers"]),
            holders=tuple(self.names[s] for s in item.get("holders", ())),
            reporter=self.names.get(item["reporter"] or ""),
            addressees=tuple(self.names[s] for s in item["addressees"]),
            made_at=None if deed else event,
            reports=event if deed else None,
            date=date(item["date"]),
            negated=item["negated"],
            qualifier=item["qualifier"],
            limits=self.names.get(item["limits"] or ""),
        )

    def _trace(self, item: dict[str, Any]) -> Trace:
        source, target = self.names[item["from"]], self.names[item["to"]]
        return Trace(
            id=trace_id(source, item["relation"], target, item["start"]),
            source=source,
            target=target,
            relation=item["relation"],
            basis=item.get("basis", "Stated"),
            cue=self.passage(item["start"], item["end"]),
        )

    def extractions(self) -> tuple[Extraction, ...]:
        """Give one extraction for each document of the file."""
        return tuple(self._extraction(d) for d in self.documents)

    def _extraction(self, document: Document) -> Extraction:
        def here(item: dict[str, Any]) -> bool:
            return self.home(item["start"]) is document

        return Extraction(
            document=document,
            relayed_by=(self.names["north-kanto-defense-bureau"],) if document is self.documents[0] else (),
            entities=self._entities(document),
            statements=tuple(self._statement(s) for s in self.data["statements"] if here(s)),
            traces=tuple(self._trace(t) for t in self.data["traces"] if here(t)),
            references=tuple(
                Reference(f"gold-{u['start']}", self.passage(u["start"], u["end"]), self.names[u["from"]])
                for u in self.data["unresolved"]
                if here(u)
            ),
        )

"""Read gold files: documents coded by hand, following the coding manual.

The format is that of ``tests/gold/README.md``; optional keys of ``document`` say where a file
belongs: ``half`` (``development``, the default, or ``test``), ``origin`` (``real``, the default, or
``own`` for a text written for the project), ``kind`` of document, and ``coder`` (``A``, the default).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from keii.evaluation.coding import Coding, Link, Pointer, Said, Thing, ThingKind
from keii.model import KeiiError, Span

HALVES = ("development", "test")
ORIGINS = ("real", "own")


class GoldError(KeiiError):
    """A gold file cannot be read or contradicts itself; the message names file and record."""


@dataclass(frozen=True, slots=True)
class Gold:
    """One coded file: what it is, what was coded, and how each statement begins."""

    path: str
    coding: Coding
    language: str = "ja"
    date: str | None = None
    half: str = "development"
    origin: str = "real"
    kind: str = ""
    coder: str = "A"
    sha256: str | None = None
    heads: tuple[tuple[Span, str], ...] = ()

    @property
    def file(self) -> str:
        """Give the name of the coded file."""
        return self.coding.file

    @property
    def quotable(self) -> bool:
        """Tell whether reports may quote the text (a file outside the project may not be copied)."""
        return self.sha256 is None


def read_gold(path: Path) -> Gold:
    """Read one gold file.

    Raises:
        GoldError: it is missing, is no JSON, lacks a key, or names an id that it does not define.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise GoldError(f"{path}: cannot be read / 読めません ({error.strerror})") from error
    except ValueError as error:
        raise GoldError(f"{path}: is not JSON / JSON ではありません ({error})") from error
    try:
        gold = _gold(path, data)
    except (KeyError, TypeError, ValueError) as error:
        raise GoldError(f"{path}: does not follow the gold format / 書式が違います ({error!r})") from error
    _check(gold)
    return gold


def misfits(gold: Gold, text: str) -> tuple[str, ...]:
    """Give one line for each place where the gold's offsets do not fit the text.

    A statement must lie in the text and begin with its ``head``; a trace's cue and an unresolved
    reference's quote must stand at their offsets.
    """
    expected = [(span, words) for span, words in gold.heads]
    expected += [(trace.span, trace.cue) for trace in gold.coding.traces]
    expected += [(one.span, one.quote) for one in gold.coding.references if one.quote]
    lines = [
        f"{gold.path}: {span.start}–{span.end}: expected / 正解 {words!r}, text / 本文 {span.of(text)[:40]!r}"
        for span, words in expected
        if not span.of(text).startswith(words)
    ]
    spans = [span for thing in gold.coding.things for span in thing.spans]
    lines += [
        f"{gold.path}: {span.start}–{span.end} lies outside the text / 本文の外です"
        for span in spans
        if span.end > len(text)
    ]
    return tuple(lines)


def _gold(path: Path, data: Mapping[str, Any]) -> Gold:
    document = data["document"]
    statements = data["statements"]
    half, origin = document.get("half", HALVES[0]), document.get("origin", ORIGINS[0])
    if half not in HALVES or origin not in ORIGINS:
        raise ValueError(f"half {half!r}, origin {origin!r}")
    things = [_thing(record, kind) for kind in ("event", "agreement", "actor") for record in data[f"{kind}s"]]
    return Gold(
        path=path.name,
        coding=Coding(
            file=document["file"],
            statements=tuple(_said(record) for record in statements),
            things=tuple(things),
            traces=tuple(_link(record) for record in data["traces"]),
            references=tuple(Pointer(_span(record), record.get("quote")) for record in data["unresolved"]),
        ),
        language=document["language"],
        date=document.get("date"),
        half=half,
        origin=origin,
        kind="-".join((document.get("kind") or "").split()),
        coder=document.get("coder") or "A",
        sha256=document.get("sha256"),
        heads=tuple((_span(record), record.get("head", "")) for record in statements),
    )


def _span(record: Mapping[str, Any]) -> Span:
    start, end = int(record["start"]), int(record["end"])
    if not 0 <= start < end:
        raise ValueError(f"offsets {start}–{end}")
    return Span(start, end)


def _said(record: Mapping[str, Any]) -> Said:
    speakers = frozenset(record["speakers"])
    return Said(
        id=record["id"],
        span=_span(record),
        kind=record["kind"],
        act=record["act"],
        speakers=speakers,
        holders=frozenset(record.get("holders") or speakers),
        reporter=record.get("reporter"),
        addressees=frozenset(record.get("addressees", ())),
        event=record.get("event"),
        date=record.get("date"),
        negated=bool(record.get("negated", False)),
        limits=record.get("limits"),
    )


def _thing(record: Mapping[str, Any], kind: ThingKind) -> Thing:
    spans = tuple(_span({"start": start, "end": end}) for start, end in record["spans"])
    names = frozenset({record["name"]})
    type_ = "OtherAgreement" if (kind, record["type"]) == ("agreement", "Other") else record["type"]
    return Thing(record["id"], kind, type_, record.get("date"), names, spans)


def _link(record: Mapping[str, Any]) -> Link:
    return Link(
        source=record["from"],
        target=record["to"],
        relation=record["relation"],
        basis=record.get("basis", "Stated"),
        cue=record["cue"],
        span=_span(record),
    )


def _check(gold: Gold) -> None:
    """Raise where an id is used twice or used without being defined."""
    coding = gold.coding
    ids = [*(one.id for one in coding.statements), *(one.id for one in coding.things)]
    for one in sorted({one for one in ids if ids.count(one) > 1}):
        raise GoldError(f"{gold.path}: the id {one!r} is used twice / 重複しています")
    known = {None, *ids}
    for said in coding.statements:
        cells = {said.reporter, said.event, said.limits, *said.speakers, *said.holders, *said.addressees}
        _check_known(f"{gold.path}: {said.id}", cells.difference(known))
    for trace in coding.traces:
        _check_known(
            f"{gold.path}: a trace of {trace.source}", {trace.source, trace.target}.difference(known)
        )


def _check_known(where: str, unknown: Iterable[str | None]) -> None:
    for one in sorted(map(str, unknown)):
        raise GoldError(f"{where} names {one!r}, which the file does not define / 定義がありません")

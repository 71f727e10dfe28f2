"""Agreements named by full or short name: which one a short name means, by date or by earlier use."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from keii.dates import Found
from keii.dates.ja import number
from keii.mentions.context import Context
from keii.mentions.names import Named
from keii.model import Entity

# 「X」 as in 「…(以下「X」という。)」; and the abbreviation in brackets after a name.
_DEFINED = re.compile(r"\(以下、?「(?P<name>[^」]{1,30})」(?:という|と(?:総称|呼|略))")
_ARTICLE = re.compile(
    r"(?:の)?第(?P<article>\d{1,3}|[一二三四五六七八九十]{1,3})条(?:第?(?:\d+|[一二三四五六七八九十]+)項)?"
)
# A short name of so few letters (指針, 特別協定) is a common word: validity alone does not settle it.
_COMMON = 5
_COMPOUND = re.compile(r"[一-龠ァ-ヴー]$")
_ABBREVIATED = re.compile(r"\((?P<name>[A-Z][A-Za-z&/-]{1,11})\)")


def settle(text: str, names: Sequence[Named], dates: Sequence[Found], context: Context) -> list[Named]:
    """Narrow names that several things share, by the date beside them or what the text used before."""
    settled: list[Named] = []
    for named in names:
        shared = len(named.iris) > 1 and named.kind in {"agreement", "facility"}
        common = named.short and named.kind == "agreement"
        if common and _COMPOUND.search(text[: named.start]):
            continue  # 再編統合計画 is another plan
        choice = _chosen(text, named, dates, context) if shared or common else None
        if choice:
            named = replace(named, iris=(choice,))
            context.aliases.setdefault(text[named.start : named.end], choice)
        elif common and not shared and not _quoted(text, named):
            continue  # 「ロードマップ」 without a date, a quotation or an earlier use is a common word
        settled.append(named)
    return settled


def _quoted(text: str, named: Named) -> bool:
    return text[: named.start].endswith(("「", "『")) and text[named.end :].startswith(("」", "』"))


def define(text: str, names: Sequence[Named], context: Context) -> None:
    """Remember abbreviations that the text defines for the names before them."""
    for named in names:
        for pattern in (_DEFINED, _ABBREVIATED):
            match = pattern.match(text, named.end)
            if match and len(named.iris) == 1:
                context.aliases[match["name"]] = named.iris[0]


def narrowed(text: str, names: Sequence[Named], context: Context) -> list[Named]:
    """Narrow an agreement to the article named with it: 条約第5条 is part of the treaty."""
    found = []
    for named in names:
        match = (
            _ARTICLE.match(text, named.end) if named.kind == "agreement" and len(named.iris) == 1 else None
        )
        entry = context.entry(named.iris[0]) if match else None
        if match and entry:
            article = f"{named.iris[0]}-article-{number(match['article'])}"
            if context.entry(article) is None:
                label = f"{entry.label('ja')}第{number(match['article'])}条"
                context.add(
                    Entity(article, entry.type, label_ja=label, date=entry.date, part_of=named.iris[0])
                )
            named = replace(named, end=match.end(), iris=(article,))
        found.append(named)
    return found


def aliased(text: str, context: Context, kinds: dict[str, str]) -> list[Named]:
    """Give the mentions of names that the text itself defined."""
    found = []
    for name, iri in sorted(context.aliases.items()):
        kind = kinds.get(iri)
        if kind is None or len(name) < 2:
            continue
        for match in re.finditer(rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])", text):
            found.append(Named(match.start(), match.end(), kind, (iri,)))
    return found


def _chosen(text: str, named: Named, dates: Sequence[Found], context: Context) -> str | None:
    entries = [entry for iri in named.iris if (entry := context.entry(iri))]
    for found in dates:
        near = 0 <= named.start - found.end <= 24 or 0 <= found.start - named.end <= 1
        if found.date and near:
            fitting = [entry for entry in entries if entry.date and found.date.covers(entry.date)]
            if len(fitting) == 1:
                return fitting[0].iri
    earlier = context.aliases.get(text[named.start : named.end])
    if earlier in named.iris:
        return earlier
    cited = [iri for iri in named.iris if iri in context.cited]
    if len(cited) == 1:
        return cited[0]
    day = context.anchor.issued
    if day is None:
        return None
    if len(entries) < 2 or named.end - named.start <= _COMMON:
        return None
    valid = [
        entry
        for entry in entries
        if (entry.valid_from or (entry.date.earliest if entry.date else "0")) <= day.latest
        and (entry.valid_to is None or day.earliest <= entry.valid_to)
    ]
    # Only stated periods of validity decide; "the latest one" would be a guess.
    if len(valid) == 1 and all(entry.valid_to or entry is valid[0] for entry in entries):
        return valid[0].iri
    return None

"""Agreements named by full or short name: which one a short name means, by date or by earlier use."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from keii.mentions.adoption import Adoption, Scanned
from keii.mentions.context import Context
from keii.mentions.names import Named
from keii.mentions.runs import run_start
from keii.model import Date
from keii.ontology import Entry
from keii.ontology.cues import Cues

# 「X」 as in 「…(以下「X」という。)」; and the abbreviation in brackets after a name.
_DEFINED = re.compile(
    r"[」』]?(?:\([^()「]{1,30}\))?\((?:[^()「]{0,40}[。、])?以下、?(?:単に)?「(?P<name>[^」]{1,30})」(?:という|と(?:総称|呼|略|す))"
)
_ABBREVIATED = re.compile(
    r"[」』]?\((?:いわゆる|略称:?|通称:?)?「?(?P<name>[A-Z][A-Za-z&/-]{1,11}|[ァ-ヴー一-龠]{2,12}(?:条約|協定|法))」?\)"
)
# A short name of so few letters (指針, 特別協定) is a common word: validity alone does not settle it.
_COMMON = 5
_NEW = re.compile(r"(?:新たな|新しい|次期|次の)[「『]?$")
# How far before a name a date may stand that tells it from its namesakes.
_NEAR = 24


class Agreements:
    """Settles which agreement a name of the register means; what no word settles stays open."""

    def __init__(self, cues: Cues) -> None:
        """Take the verbs of making, the words that change nothing, and those that leave a name open."""
        self._adoption = Adoption(cues)
        self._attached = frozenset(word for cue in cues.of("attached") for word in cue.words)
        self._open = [cue.pattern for cue in cues.of("unsettled") if cue.pattern]

    def settle(self, scanned: Scanned, names: Sequence[Named], context: Context) -> list[Named]:
        """Narrow names that several things share, by the date beside them or what the text used before."""
        settled: list[Named] = []
        scanned = replace(scanned, names=names)
        for named in names:
            if named.kind not in {"agreement", "facility"}:
                settled.append(named)
            elif named.kind == "facility":
                choice = self._chosen(scanned, named, context) if len(named.iris) > 1 else None
                settled.append(replace(named, iris=(choice,)) if choice else named)
            elif not self._another(scanned, named, context):
                found = self._settled(scanned, named, context)
                settled += [found] if found else []
        return settled

    def _settled(self, scanned: Scanned, named: Named, context: Context) -> Named | None:
        """Give the name with the one agreement it means, or all it may; nothing for a common word."""
        text = scanned.text
        words = text[named.start : named.end]
        if not named.short and words not in context.aliases:
            fits = not later(context.entry(named.iris[0]), context) and not self._denied(
                scanned, named, context
            )
            return named if fits else None
        choice = self._chosen(scanned, named, context)
        if choice:
            context.aliases.setdefault(words, choice)
            return replace(named, iris=(choice,))
        if _NEW.search(text[: named.start]) and self._adoption.object_of(text, named.end, to_come=True):
            return None  # one still to be made
        shared = len(named.iris) > 1
        return named if shared or (named.short and _quoted(text, named)) else None

    def _another(self, scanned: Scanned, named: Named, context: Context) -> bool:
        """Tell whether the noun run makes another thing of a name: 再編統合計画, 国連軍地位協定."""
        start = run_start(scanned, named.start)
        prefix = scanned.text[start : named.start] if start is not None else ""
        while prefix and prefix not in context.aliases:
            word = max((word for word in self._attached if prefix.endswith(word)), key=len, default="")
            if not word:
                return True
            prefix = prefix.removesuffix(word)
        return False

    def _denied(self, scanned: Scanned, named: Named, context: Context) -> bool:
        """Tell whether a date of making put beside a name is of another year than the registered one's."""
        entry = context.entry(named.iris[0])
        dated = self._adoption.beside(scanned, named.start, named.end)
        if entry is None or entry.date is None or dated is None or not dated.told:
            return False
        known = {entry.date.value[:4], (entry.valid_from or "")[:4]}
        return dated.date.value[:4] not in known

    def _chosen(self, scanned: Scanned, named: Named, context: Context) -> str | None:
        text = scanned.text
        words = text[named.start : named.end]
        entries = [entry for iri in named.iris if (entry := context.entry(iri)) and not later(entry, context)]
        dated = self._adoption.beside(scanned, named.start, named.end)
        day = dated.date if dated else self._adoption.made_here(scanned, named.end, context)
        if day is not None:
            return _on(entries, day) or self._earlier(named, words, day, context)
        before = text[: named.start]
        if _NEW.search(before) and not self._adoption.object_of(text, named.end, to_come=True):
            return _lately(entries, context)  # 「新たな戦略の下で」: one made already
        if _NEW.search(before) or any(pattern.search(before) for pattern in self._open):
            return None
        near = [found.date for found in scanned.dates if 0 <= named.start - found.end <= _NEAR and found.date]
        if near and (found := _on(entries, near[-1])):
            return found
        earlier = self._earlier(named, words, None, context)
        return earlier or _valid(entries, named, context) or _own(entries, named, scanned, context)

    def _earlier(self, named: Named, words: str, day: Date | None, context: Context) -> str | None:
        """Give what the text called by these words before, or the only one of the namesakes it has named."""
        alias = context.aliases.get(words)
        cited = [iri for iri in named.iris if iri in context.cited]
        choice = alias or (cited[0] if len(cited) == 1 else None)
        if choice is None or day is None:
            return choice
        entry = context.entry(choice)
        known = entry.date if entry else (each.date if (each := context.written.get(choice)) else None)
        return choice if known and (day.covers(known) or known.covers(day)) else None


def later(entry: Entry | None, context: Context) -> bool:
    """Tell whether an agreement was made after the document was issued, so that it cannot be meant."""
    issued = context.document.issued
    return bool(entry and entry.date and issued and entry.date.earliest > issued.latest)


def defining(text: str) -> list[tuple[int, int]]:
    """Give the places where a text defines an abbreviation: the name there names nothing new."""
    return [match.span("name") for match in _DEFINED.finditer(text)]


def named_again(text: str, end: int) -> tuple[int, int] | None:
    """Give the place of a short name in brackets after a name: 「…に関する条約(ハーグ条約)」."""
    match = _ABBREVIATED.match(text, end)
    return (match.start("name"), match.end()) if match else None


def define(text: str, names: Sequence[Named], context: Context) -> None:
    """Remember abbreviations that the text defines for the names before them."""
    for named in names:
        for pattern in (_DEFINED, _ABBREVIATED):
            match = pattern.match(text, named.end)
            if match and len(named.iris) == 1:
                context.aliases[match["name"]] = named.iris[0]


def aliased(text: str, context: Context, kinds: Mapping[str, str]) -> list[Named]:
    """Give the mentions of names that the text itself defined."""
    found = []
    for name, iri in sorted(context.aliases.items()):
        kind = "agreement" if iri in context.written else kinds.get(iri)
        if kind is None or len(name) < 2 or name not in text:
            continue
        whole = r"(?<![一-龠々ァ-ヴー])" if kind == "agreement" else r"(?<![A-Za-z])"
        for match in re.finditer(rf"{whole}(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])", text):
            found.append(Named(match.start(), match.end(), kind, (iri,)))
    return found


def _quoted(text: str, named: Named) -> bool:
    return text[: named.start].endswith(("「", "『")) and text[named.end :].startswith(("」", "』"))


def _on(entries: Sequence[Entry], day: Date) -> str | None:
    """Give the only one of some agreements that was made on a date."""
    fitting = [entry for entry in entries if entry.date and day.covers(entry.date)]
    return fitting[0].iri if len(fitting) == 1 else None


def _lately(entries: Sequence[Entry], context: Context) -> str | None:
    """Give the only one of some agreements that was made within a year before the day of issue."""
    issued = context.document.issued
    late = [
        entry.iri
        for entry in entries
        if entry.date and issued and 0 <= int(issued.value[:4]) - int(entry.date.value[:4]) <= 1
    ]
    return late[0] if len(late) == 1 else None


def _own(entries: Sequence[Entry], named: Named, scanned: Scanned, context: Context) -> str | None:
    """Give the paper of the state that was named last before, where each of the namesakes is one state's own.

    「日本側から、国家安全保障戦略について説明」 is Japan's, whatever other states call theirs.
    """
    before = [each for each in scanned.names if each.kind == "actor" and each.end <= named.start]
    states = context.states_of(before[-1].iris) if before else ()
    owners = [entry.parties for entry in entries]
    if len(states) != 1 or any(len(parties) != 1 for parties in owners):
        return None
    fitting = [entry.iri for entry in entries if set(entry.parties) == set(states)]
    return fitting[0] if len(fitting) == 1 else None


def _valid(entries: Sequence[Entry], named: Named, context: Context) -> str | None:
    """Give the only one in force on the day of issue; "the latest" would be a guess."""
    day = context.anchor.issued
    if day is None or len(entries) < 2 or named.end - named.start <= _COMMON:
        return None
    valid = [
        entry
        for entry in entries
        if (entry.valid_from or (entry.date.earliest if entry.date else "0")) <= day.latest
        and (entry.valid_to is None or day.earliest <= entry.valid_to)
    ]
    if len(valid) == 1 and all(entry.valid_to or entry is valid[0] for entry in entries):
        return valid[0].iri
    return None

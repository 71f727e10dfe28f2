"""Where linking words stand in a clause, and which phrase each of them governs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from keii.mentions import Named
from keii.ontology.cues import Cue, Cues

# A phrase governed from its right ends, going left, where another clause or topic ends.
_EDGE = re.compile(
    r"(?:は|が|も|について|に関し(?:て)?|において|際し(?:て)?|ため(?:に)?|つつ|含め(?:て)?|とおり|[しちりきぎみびいえけせてねめれべげで]|ところ|上で|[るたな]中)、"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """Linking words in a normalised text: the rule, the quoted part, and the phrase governed."""

    rule: Cue
    start: int
    end: int
    begin: int
    governs_to: int


def hits(text: str, within: tuple[int, int], rules: Sequence[Cue], names: Sequence[Named]) -> list[Hit]:
    """Give the linking words of a clause in order, with the phrase to the left that each governs.

    Words inside a name link nothing: 「再編の実施のための日米ロードマップ」.
    """
    start, end = within
    found: list[tuple[int, int, int, Cue]] = []
    for rule in rules:
        if rule.pattern is None:
            continue
        for match in rule.pattern.finditer(text, start, end):
            name = next(group for group, words in match.groupdict().items() if words is not None)
            if any(each.start < match.start(name) and match.end(name) <= each.end for each in names):
                continue
            found.append((match.start(name), match.end(name), match.start(), rule))
    found.sort(key=lambda hit: (hit[0], -hit[1]))
    placed: list[Hit] = []
    for cue_start, cue_end, whole, rule in found:
        if placed and cue_start < placed[-1].end:
            continue
        floor = placed[-1].end if placed and _closes(placed[-1].rule) else start
        edges = [match.end() for match in _EDGE.finditer(text, floor, max(floor, whole))]
        placed.append(Hit(rule, cue_start, cue_end, edges[-1] if edges else floor, whole))
    return placed


def trace_rules(cues: Cues) -> tuple[Cue, ...]:
    """Give the trace rules, in the order of the file."""
    return cues.of("trace")


def _closes(rule: Cue) -> bool:
    """Tell whether a cue ends the phrase before it: what stands left of it is not governed from its right."""
    return rule.value != "cites"

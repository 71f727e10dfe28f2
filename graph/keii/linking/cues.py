"""Where linking words stand in a clause, and which phrase each of them governs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from keii.mentions import Named
from keii.ontology.cues import Cue, Cues

# A phrase governed from its right ends, going left, where another clause or topic ends.
_EDGE = re.compile(
    r"(?:は|が|も|について|に関し(?:て)?|において|際し(?:て)?|ため(?:に)?|つつ|含め(?:て)?|とおり|(?<!につ)[しちりきぎみびいえけせてねめれべげで]|ところ|上で|[るたな]中)、"
)


# What may stand between linking words and the agreement they qualify.
INFLECTED = (
    r"(?:した?|する|さ?れた|[るたりくい]|って(?:いる)?|いた|るもの)?"
    r"(?:現行の|改定(?:された|後の))?(?:新たな|新しい)?"
)
# 「計画に記され、(共同発表で補完された案)」: what stands before the comma still qualifies the noun to come.
_GOES_ON = re.compile(r"に(?:も)?(?:(?:記|示|規定|明記|記載)さ?れ|(?:定め|掲げ)られ|盛り込まれ)、$")
# 「…の改定についてでございますが、」 announces a topic.
_ANNOUNCED = re.compile(r"[^、。]{0,6}について(?:の(?:お尋ね|[ご御]質問))?(?:でございます|です|であります)が")


@dataclass(frozen=True, slots=True)
class Hit:
    """Linking words in a normalised text: the rule, the quoted part, and the phrase governed.

    ``qualifies`` tells that the words qualify an agreement, not the statement (「…に代わる新たな指針」).
    """

    rule: Cue
    start: int
    end: int
    begin: int
    governs_to: int
    qualifies: bool = False


def hits(
    text: str,
    within: tuple[int, int],
    rules: Sequence[Cue],
    names: Sequence[Named],
    papers: re.Pattern[str] | None = None,
) -> list[Hit]:
    """Give the linking words of a clause in order, with the phrase to the left that each governs.

    Words inside a name link nothing: 「再編の実施のための日米ロードマップ」.  ``papers`` matches the noun
    phrase of an agreement that words may qualify.
    """
    start, end = within
    found: list[tuple[int, int, int, Cue]] = []
    for rule in rules:
        if rule.pattern is None:
            continue
        for match in rule.pattern.finditer(text, start, end):
            name = next(group for group, words in match.groupdict().items() if words is not None)
            if _ANNOUNCED.match(text, match.end(name)):
                continue
            if any(each.start < match.start(name) and match.end(name) <= each.end for each in names):
                continue
            found.append((match.start(name), match.end(name), match.start(), rule))
    found.sort(key=lambda hit: (hit[0], -hit[1]))
    placed: list[Hit] = []
    for cue_start, cue_end, whole, rule in found:
        if placed and cue_start < placed[-1].end:
            continue
        floor = placed[-1].end if placed and _closes(placed[-1]) else start
        qualifies = papers is not None and bool(papers.match(text, cue_end))
        placed.append(Hit(rule, cue_start, cue_end, _begin(text, floor, whole), whole, qualifies))
    return placed


def _begin(text: str, floor: int, whole: int) -> int:
    """Give where the phrase begins that linking words govern to their left."""
    edges = [
        match.end()
        for match in _EDGE.finditer(text, floor, max(floor, whole))
        if not _GOES_ON.search(text, floor, match.end())
    ]
    opened = text.rfind("(", floor, whole)
    aside = opened + 1 if opened >= 0 and ")" not in text[opened:whole] else floor
    return max(edges[-1] if edges else floor, aside)


def trace_rules(cues: Cues) -> tuple[Cue, ...]:
    """Give the trace rules, in the order of the file."""
    return cues.of("trace")


def qualified(cues: Cues) -> re.Pattern[str]:
    """Give the pattern of an agreement that linking words qualify: 「(…を見直し)た新たな「指針」」."""
    nouns = sorted(
        {word for cue in cues.of("instrument") if cue.extra.get("qualified") for word in cue.words},
        key=lambda word: (-len(word), word),
    )
    anyone = "|".join(map(re.escape, nouns)) or "(?!)"
    return re.compile(
        rf"{INFLECTED}[「『]?[一-龠ァ-ヴーA-Za-z]{{0,12}}?(?:のための)?(?:{anyone})(?![一-龠ァ-ヴー])"
    )


def _closes(hit: Hit) -> bool:
    """Tell whether a cue ends the phrase before it: what stands left of it is not governed from its right."""
    return hit.qualifies or hit.rule.value != "cites"

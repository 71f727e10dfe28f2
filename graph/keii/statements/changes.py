"""Changes of organisation that a text announces or names without the day on which they happened.

「委員会を新たに設置することで一致」, 「2025年までに連隊に改編する予定」, 「小型揚陸艇部隊の新編について」,
「在日米軍の統合軍司令部への移行」.  What has a deadline takes the deadline's date; the rest have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from keii.mentions import Context, Happenings, Marked
from keii.mentions.inflection import Ending, ending_at
from keii.model import Date, Entity, instance, slug
from keii.ontology.cues import Cues
from keii.statements.deeds import Object
from keii.statements.nodes import Nodes, passage_of

_DECIDED = re.compile(
    r"(?:と(?:した|する|の(?!こと))|こと(?:[でにをと]|について)[^。、]{0,12}(?:一致|合意|決定|確認|した)"
    r"|(?:する)?(?:予定|方針|計画)|[。]|$)"
)
# 「作業部会を設けて議論を続けていくことで一致」
_LINKED = re.compile(r"て、?[^。、]{1,16}こと[でにを][^。、]{0,8}(?:一致|合意|決定)")
_DEADLINE = re.compile(r"(?:まで|中|末|内)に")
_NAMED = re.compile(r"(?:について|に(?:関し|向け|伴|係)|を|は|が)")
# 「今後設けられる予定の地元との協議の場」
_TO_BE = re.compile(r"予定の(?P<body>[^、。をはが]{2,20}?)(?=[をはがもに])")
_CHANGE = "OrganizationalChange"


@dataclass(frozen=True, slots=True)
class Change:
    """A change of organisation: the range and the words of the body that it makes, and its deadline."""

    start: int
    end: int
    body: str
    date: Date | None = None


class Changes:
    """The ``transition`` records of a language, and the words for setting up a body."""

    def __init__(self, cues: Cues, happenings: Happenings, nodes: Nodes) -> None:
        """Take the words for setting up a body, and those for turning one body into another."""
        self._happenings = happenings
        self._nodes = nodes
        self._transitions = [cue.pattern for cue in cues.of("transition") if cue.pattern]

    def make(self, marked: Marked, context: Context) -> None:
        """Make a node for each change of a sentence that no other rule has made an event."""
        for change in (*self._set_up(marked), *self._turned(marked)):
            iri = instance("event", f"planned-{slug(context.document.id + change.body)}")
            passage = passage_of(marked, (change.start, change.end), context)
            label_en = "planned establishment"
            label_ja = f"{change.body}の設置（予定）"
            context.add(Entity(iri, _CHANGE, label_ja, label_en, change.date, evidence=(passage,)))

    def _set_up(self, marked: Marked) -> Iterator[Change]:
        for (start, end), cue in self._happenings.hits(marked.text, marked.words):
            ending = ending_at(marked.words, end)
            told = any(each.word == start for each in marked.happenings)
            known = any(named.start <= start and end <= named.end for named in marked.names)
            if cue.value != _CHANGE or ending is None or ending.denied or told or known:
                continue
            to_be = _TO_BE.match(marked.text, ending.end)
            if to_be and not ending.past:
                what = self._nodes.phrase(marked, *to_be.span("body"))
                at = to_be.end("body")
            else:
                what = self._nodes.phrase(marked, 0, start) if _announces(marked.text, end, ending) else None
                at = ending.end
            if what and self._nodes.is_body(what):
                yield _dated(marked, what, at)

    def _turned(self, marked: Marked) -> Iterator[Change]:
        """Yield the turning of one body into another: 「在日米軍が統合軍司令部への移行に着手」."""
        for pattern in self._transitions:
            for match in pattern.finditer(marked.text):
                before = [named for named in marked.names if named.end == match.start("link")]
                body = self._nodes.phrase(marked, *match.span("body"))
                organised = any("/organization/" in iri for named in before for iri in named.iris)
                if organised and body and self._nodes.is_body(body):
                    yield Change(before[-1].start, match.end(), match["body"])


def _announces(text: str, end: int, ending: Ending) -> bool:
    """Tell whether the words after a verb of setting up say that it is to come, or only name it."""
    if ending.nominal:
        return not ending.compound and text[:end].endswith("新編") and bool(_NAMED.match(text, end))
    if ending.past or ending.wished or ending.adnominal:
        return False
    linked = _LINKED.match(text, ending.end) or _LINKED.match(text, ending.end - 1)
    return bool(_DECIDED.match(text, ending.end) or linked)


def _dated(marked: Marked, what: Object, end: int) -> Change:
    """Give the change with its deadline, which may stand inside it: 「連隊を2025年までに連隊に改編」."""
    dates = [found for found in marked.dates if what.start <= found.start and found.end <= what.end]
    within = _DEADLINE.match(marked.text, dates[-1].end) if dates else None
    if within is None:
        return Change(what.start, end, marked.text[what.start : what.end])
    body = marked.text[within.end() : what.end] or marked.text[what.start : dates[-1].start]
    return Change(what.start, end, body, dates[-1].date)

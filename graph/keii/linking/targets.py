"""What a clause may rest on: the agreements and earlier events it names, not what it brings about itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from keii.linking.cues import Hit
from keii.mentions import Adoption, Context, Named, own_paper
from keii.statements import Built

# 「2+2」において確認された(方針): the meeting qualifies a noun; nothing is said at it here.
_QUALIFIES = re.compile(
    r"(?:\([^()]*\))?(?:に(?:おいて|て|際して)|で|の(?:際|場)に|後に)[^、。]{0,24}?(?:さ|し|せら|っ|ま)?(?:れ)?た(?=[一-龠「『A-Zァ-ヴ])"
)
_JOINED = re.compile(r"[」』)]*(?:及び|並びに|と|や|、|・)[「『]?")
_OF_WHOM = re.compile(
    r"[」』)]*(?:等|など)?(?:(?:とが|が|は|も)|と(?:の間)?[^、。]{0,24}とが|の(?:締結|署名|発効|策定|改定|公表|採択|成立)が|(?:及び|や)[^、。]{0,24}が)"
)
_SPANNED = 60


@dataclass(frozen=True, slots=True)
class Target:
    """What a trace may lead to: a node, and where the text names it."""

    iri: str
    named: Named


def targets_of(built: Built, adoption: Adoption, context: Context) -> list[Target]:
    """Give the agreements and earlier events that a clause names.

    Left out are the document's own meeting or paper, what is still to come, and the agreement whose
    making is what the clause tells (「共同声明を発表した」).
    """
    clause, text = built.clause, built.marked.text
    statement = built.statement
    own = {iri for iri in (statement.reports, context.records) if iri}
    own |= {*own_paper(context), *([context.meeting.iri] if context.meeting else [])}
    found = []
    for named in built.marked.within(clause.start, clause.end, "agreement", "event"):
        iri = named.iris[0]
        here = iri == statement.made_at and not _QUALIFIES.match(text, named.end)
        if len(named.iris) > 1 or iri in own or here or "/planned-" in iri:
            continue
        if named.kind == "event" or not _made(built, named, adoption):
            found.append(Target(iri, named))
    return found


def narrowest(targets: Sequence[Target], text: str) -> list[Target]:
    """Leave out the events that only say of an agreement of the phrase when or where it was made.

    「2+2」で了承された指針, 2月に署名された協定: what is rested on is the agreement.
    """
    agreements = [target.named for target in targets if target.named.kind == "agreement"]
    return [
        target
        for target in targets
        if target.named.kind == "agreement"
        or not any(_qualifies(target.named, agreement, text) for agreement in agreements)
    ]


def _qualifies(event: Named, agreement: Named, text: str) -> bool:
    between = text[event.end : agreement.start]
    if not 0 <= agreement.start - event.end <= _SPANNED:
        return False
    if between in {"の", "における", "の際の"}:
        return True
    told = text[: event.end].endswith(("た", "る")) and not re.search(r"[、。]", between)
    return told or bool(_QUALIFIES.match(text, event.end))


def _made(built: Built, named: Named, adoption: Adoption) -> bool:
    """Tell whether the clause's own verb tells the making of an agreement, or one to come."""
    text, predicate = built.marked.text, built.clause.predicate
    end = named.end
    for each in built.marked.within(named.end, built.clause.end, "agreement"):
        if _JOINED.fullmatch(text[end : each.start]):
            end = each.end  # 「甲協定及び乙協定に署名した」
    verb = adoption.verb_of(text, end)
    if verb is None or predicate is None:
        return False
    return predicate.start - 2 <= verb <= predicate.end or adoption.object_of(text, end, to_come=True)


def welcomed(named: Named, hit: Hit, text: str) -> bool:
    """Tell whether an agreement is what is welcomed, or of whom a fact is; not one deeper in the clause."""
    if named.kind != "agreement" or not text[: hit.start].endswith(("ことを", "ことに")):
        return True
    return bool(_OF_WHOM.match(text, named.end))

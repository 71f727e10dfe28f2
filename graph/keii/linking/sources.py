"""What a trace leaves: the statement, or the agreement that the words qualify, or what これは takes up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from keii.linking.cues import INFLECTED, Hit
from keii.linking.targets import Target
from keii.mentions import Context, Named
from keii.model import Statement
from keii.reading import squeeze
from keii.statements import Built

# 「…を見直した(新たな指針)」「…を補足する(協定)」: the words qualify the agreement that follows.
_QUALIFIES = re.compile(INFLECTED + r"[「『]?")
_SUBJECT = re.compile(r"[」』]?(?:\([^()]*\))?[」』]?(?:は|が)、?")
_THIS_IS = re.compile(r"^(?:また、|なお、|さらに、)?これ(?:は|も)、?")
_NOMINAL = re.compile(r"(?:し(?:た)?|する|した|[るたくい])?もの(?:で|と|。|$)")
_NESTED = re.compile(
    r"「?(?P<inner>.{2,40}?)」?(?P<cue>を(?:一部)?改正する|を補足する|に代わる)(?:新たな)?[一-龠]{2,8}"
)
_CONDUCT = frozenset({"commitment", "action"})
_BACK = 3


def agreement_source(hit: Hit, target: Target, targets: Sequence[Target], text: str) -> str | None:
    """Give the agreement of which the linking words say that it rests on the target."""
    others = [each.named for each in targets if each.iri != target.iri and each.named.kind == "agreement"]
    for named in others:
        if named.start >= hit.end and _QUALIFIES.fullmatch(text[hit.end : named.start]):
            return named.iris[0]
    if hit.rule.value != "replaces":
        return None
    opened = text.rfind("(", 0, hit.start)
    aside = opened >= 0 and ")" not in text[opened : hit.start]
    for named in reversed(others):
        if aside and named.end <= opened < target.named.start:
            return named.iris[0]
        if named.end <= target.named.start and _SUBJECT.match(text, named.end):
            return named.iris[0]
    return None


def taken_up(built: Built, hit: Hit, before: Sequence[Statement]) -> Statement | None:
    """Give the statement of which 「これは…に基づくものである」 says that it rests on something."""
    text = built.marked.text[built.clause.start : built.clause.end]
    rests = hit.rule.value in {"inAccordanceWith", "implements", "buildsOn", "follows"}
    if not rests or not _THIS_IS.match(text) or not _NOMINAL.match(built.marked.text, hit.end):
        return None
    here = built.statement.passage
    earlier = [each for each in before[-_BACK - 1 :] if each.passage.document == here.document]
    earlier = [each for each in earlier if each.passage.end <= here.start][-_BACK:]
    conduct = [each for each in earlier if each.kind in _CONDUCT]
    found = conduct or earlier
    return found[-1] if found else None


def nested(
    names: Sequence[Named], text: str, context: Context
) -> Iterator[tuple[str, str, str, tuple[int, int]]]:
    """Yield what the name of an agreement itself says it rests on: 「甲協定を改正する議定書」.

    Gives source, relation, target and the range of the linking words.
    """
    for named in names:
        words = text[named.start : named.end]
        match = _NESTED.match(words) if named.kind == "agreement" and len(named.iris) == 1 else None
        if match is None:
            continue
        inner = [
            entry.iri
            for entry in context.register.of_kind("agreement")
            if match["inner"] in map(squeeze, entry.names_ja)
        ]
        if len(inner) == 1 and inner[0] != named.iris[0]:
            relation = (
                "revises" if "改正" in match["cue"] else "replaces" if "代" in match["cue"] else "cites"
            )
            at = (named.start + match.start("cue"), named.start + match.end("cue"))
            yield named.iris[0], relation, inner[0], at

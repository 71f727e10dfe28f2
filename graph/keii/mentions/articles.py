"""Articles of agreements: 条約第5条, 第5条及び第6条, 同条; each is part of its agreement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from keii.dates.ja import number
from keii.mentions.context import Context
from keii.mentions.names import Named
from keii.model import Entity

_N = r"(?:\d{1,3}|[一二三四五六七八九十]{1,5})"
_ARTICLE = re.compile(
    rf"第?(?P<article>{_N})条(?![件約例文])(?:の(?P<branch>{_N})(?![一-龠]))?"
    rf"(?:第?{_N}項|\d{{1,2}}(?=\([a-z]\)|[。、のにがはをで]))?(?:第?{_N}号)?(?:\([a-z]\))?(?:ただし書|本文|前段|後段|柱書)?"
)
_JOINED = re.compile(r"(?:、|・|及び|並びに|又は|若しくは|から|と)")
_OF = re.compile(r"[」』]?(?:\([^()]{1,30}\))?の?")


def narrowed(text: str, names: Sequence[Named], context: Context) -> list[Named]:
    """Narrow an agreement to the articles named with it: 条約第5条 is part of the treaty."""
    found: list[Named] = []
    for named in names:
        whole = _whole(named, context)
        articles = list(_articles(text, named, whole, context)) if whole else []
        found += articles or [named]
        if articles:
            context.latest["条"] = ("agreement", articles[-1].iris)
        elif whole and named.iris[0] != whole:
            context.latest["条"] = ("agreement", named.iris)
    return found


def _whole(named: Named, context: Context) -> str | None:
    """Give the agreement of which a name is an article, or itself."""
    if named.kind != "agreement" or len(named.iris) != 1:
        return None
    entry = context.entry(named.iris[0])
    entity = context.entities.get(named.iris[0])
    part = entry.part_of if entry else entity.part_of if entity else None
    return part or named.iris[0]


def _articles(text: str, named: Named, whole: str, context: Context) -> Iterator[Named]:
    """Yield the articles named after an agreement, the first joined to its name."""
    start, at = named.start, named.end
    if whole == named.iris[0]:
        joint = _OF.match(text, at)
        match = _ARTICLE.match(text, joint.end() if joint else at)
    else:
        yield named
        match = _further(text, at)
    while match:
        first = whole == named.iris[0] and start == named.start
        yield replace(
            named,
            start=start if first else match.start(),
            end=match.end(),
            iris=(_node(match, whole, context),),
        )
        at = match.end()
        match = _further(text, at)
        start = match.start() if match else at


def _further(text: str, at: int) -> re.Match[str] | None:
    joint = _JOINED.match(text, at)
    return _ARTICLE.match(text, joint.end()) if joint else None


def _node(match: re.Match[str], whole: str, context: Context) -> str:
    """Give the node of an article, made where the register has none."""
    branch = f"-{number(match['branch'])}" if match["branch"] else ""
    article = f"{whole}-article-{number(match['article'])}{branch}"
    if context.entry(article) is not None:
        return article
    entry, entity = context.entry(whole), context.written.get(whole)
    shown = f"第{number(match['article'])}条" + (f"の{number(match['branch'])}" if branch else "")
    label = (entry.label("ja") if entry else entity.label_ja if entity else "") or ""
    kind = entry.type if entry else entity.type if entity else "OtherAgreement"
    date = entry.date if entry else entity.date if entity else None
    node = Entity(article, kind, label_ja=label + shown, date=date, part_of=whole)
    context.written[article] = node
    return context.add(node)

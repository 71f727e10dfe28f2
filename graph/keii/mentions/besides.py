"""Actors that a text names inside another name: the forum that met, the government that stands for its state.

They are named by the document but take no part in its sentences beside the longer name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from keii.mentions.context import Context, type_of
from keii.mentions.names import Named

_QUOTED = re.compile(r"[「『][^「」『』]*$")
# 「在日米軍に係る通報に関する合意」: a particle shows that a name stands as a word in a description.
_PARTICLE = re.compile(r"(?:に(?:係る|関する|よる)|の|と|及び)")
# Ministers make a joint statement at their committee; the committee itself makes other agreements.
_OF_MINISTERS = "JointStatement"


def besides(text: str, names: Sequence[Named], passed: Sequence[Named], context: Context) -> list[Named]:
    """Give the actors among names passed over for longer or likelier ones that the text names all the same.

    Args:
        text: the normalised sentence.
        names: the names that were kept.
        passed: actors that were found there, too.
        context: what the document has said; a body that is not known there was met in this sentence.
    """
    found, kept = [], frozenset(names)
    for actor in passed:
        if actor.kind != "actor" or actor.short or actor in kept:
            continue
        over = [named for named in names if named.start <= actor.start and actor.end <= named.end]
        if over and _named_within(text, actor, over[0], context):
            found.append(actor)
    return found


def _named_within(text: str, actor: Named, over: Named, context: Context) -> bool:
    if over.kind == "actor":
        government = (over.start, over.end) == (actor.start, actor.end) and "/organization/" in actor.iris[0]
        return government and not {*actor.iris} & {*over.iris}
    kind = type_of(actor.iris[0], context.register, context.entities)
    if over.kind == "event":
        return kind in {"Forum", None}
    if over.kind != "agreement" or _QUOTED.search(text[: actor.start]):
        return False
    made = type_of(over.iris[0], context.register, {**context.entities, **context.written})
    in_full = text[actor.start : actor.end] == context.label_ja(actor.iris[0])
    forum = kind == "Forum" and in_full and made != _OF_MINISTERS
    return forum or bool(_PARTICLE.match(text, actor.end))

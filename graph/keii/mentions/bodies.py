"""Bodies that only a text introduces: 「…を専門に扱う部署を設置」, later 「当該部署」, 「本部署」."""

from __future__ import annotations

import re

from keii.mentions.context import Context
from keii.mentions.names import Named
from keii.model import Entity, instance, slug

_POINTING = r"(?:(?:新設|設置|創設)(?:された|される))?(?:当該|同|本|この|今般の)?"


def introduce(words: str, head: str, context: Context) -> str:
    """Make a node for a body introduced by its description, and remember its last noun."""
    iri = instance("organization", slug(words))
    states = context.states_of(context.subject)
    context.add(Entity(iri, "Organization", label_ja=words, participants=states))
    context.bodies[head] = iri
    return iri


def pointed_at(text: str, context: Context) -> list[Named]:
    """Give the places that point back to a body the text introduced."""
    found = []
    for head, iri in sorted(context.bodies.items()):
        for match in re.finditer(rf"{_POINTING}{re.escape(head)}", text):
            if match.group() != head:
                found.append(Named(match.start(), match.end(), "actor", (iri,)))
    return found

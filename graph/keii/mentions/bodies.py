"""Bodies that only a text introduces: 「…を専門に扱う部署を設置」, later 「当該部署」, 「本部署」."""

from __future__ import annotations

import re
from collections.abc import Sequence

from keii.mentions.context import Context
from keii.mentions.names import Named
from keii.mentions.tokens import Token
from keii.model import Entity, instance, slug
from keii.ontology.cues import Cues

_ROLES = frozenset({"は", "が", "から", "より", "に", "と", "も", "、", "及び", "として", "において", "を"})
_PROPER = re.compile(r"名詞-固有名詞")
_NOMINAL = ("名詞-普通名詞", "名詞-固有名詞", "接頭辞", "接尾辞-名詞的")
_POINTING = r"(?:(?:新設|設置|創設)(?:された|される))?(?:当該|同|本|この|今般の)?"


def introduce(words: str, head: str, context: Context) -> str:
    """Make a node for a body introduced by its description, and remember its last noun."""
    iri = instance("organization", slug(words))
    states = context.states_of(context.subject)
    context.add(Entity(iri, "Organization", label_ja=words, participants=states))
    context.bodies[head] = iri
    return iri


class Bodies:
    """The ``body`` records of a language: last words of bodies that no register could list in full."""

    def __init__(self, cues: Cues) -> None:
        """Take the endings, longest first, and the particles that show a body acting or addressed."""
        self._endings = tuple(
            sorted(
                {word for cue in cues.of("body") for word in cue.words}, key=lambda word: (-len(word), word)
            )
        )
        self._common = frozenset(word for cue in cues.of("body") for word in cue.extra.get("common", ()))

    def find(self, text: str, words: Sequence[Token], context: Context) -> list[Named]:
        """Give bodies that the register does not hold: a proper noun run with such an ending, in a role."""
        found = []
        for index, token in enumerate(words):
            after = words[index + 1].text if index + 1 < len(words) else ""
            if after not in _ROLES or not token.tag.startswith(_NOMINAL):
                continue
            start = _run_start(words, index)
            name = text[words[start].start : token.end]
            if not name.endswith(self._endings):
                continue
            proper = any(_PROPER.match(word.tag) for word in words[start : index + 1])
            if len(name) < 3 or not (proper or name.endswith("会")) or name in self._common:
                continue
            iri = instance("organization", slug(name))
            context.add(Entity(iri, "Organization", label_ja=name))
            found.append(Named(words[start].start, token.end, "actor", (iri,)))
        return found


def _run_start(words: Sequence[Token], index: int) -> int:
    start = index
    while start and words[start - 1].tag.startswith(_NOMINAL) and words[start - 1].end == words[start].start:
        start -= 1
    return start


def pointed_at(text: str, context: Context) -> list[Named]:
    """Give the places that point back to a body the text introduced."""
    found = []
    for head, iri in sorted(context.bodies.items()):
        for match in re.finditer(rf"{_POINTING}{re.escape(head)}", text):
            if match.group() != head:
                found.append(Named(match.start(), match.end(), "actor", (iri,)))
    return found

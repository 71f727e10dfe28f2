"""Words that take up the last thing with the same last word: 同局, 同協定, 当該施設."""

from __future__ import annotations

import re
from collections.abc import Sequence

from keii.mentions.context import Context
from keii.mentions.names import Named
from keii.ontology.cues import Cues


class Same:
    """The ``same`` records of a language: nouns by which a text takes up what it has named."""

    def __init__(self, cues: Cues) -> None:
        """Collect the nouns, longest first."""
        nouns = sorted({word for cue in cues.of("same") for word in cue.words}, key=lambda w: (-len(w), w))
        self._nouns = tuple(nouns)
        anyone = "|".join(map(re.escape, nouns)) or "(?!)"
        self._pattern = re.compile(rf"(?<![一-龠々])(?:同|当該|上記の|前記の)(?P<noun>{anyone})(?![一-龠々])")

    def find(self, text: str, context: Context) -> list[Named]:
        """Give the places of a text that take up something named before, in this sentence or earlier."""
        found = []
        for match in self._pattern.finditer(text):
            known = context.latest.get(match["noun"])
            if known is not None:
                found.append(Named(match.start(), match.end(), *known))
        return found

    def remember(self, text: str, names: Sequence[Named], context: Context) -> None:
        """Let the context remember the last thing named with each noun."""
        for named in names:
            words = text[named.start : named.end].rstrip(")」』")
            if not words.endswith(self._nouns) or (named.kind != "actor" and len(named.iris) > 1):
                continue
            for noun in self._nouns:
                if words.endswith(noun):
                    context.latest[noun] = (named.kind, named.iris)

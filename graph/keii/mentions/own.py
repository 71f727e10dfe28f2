"""The agreement that a document is itself the text of: この協定 under a title that ends with 協定."""

from __future__ import annotations

import re

from keii.mentions.context import Context
from keii.mentions.names import Named
from keii.model import Entity, instance, slug
from keii.ontology.cues import Cue, Cues
from keii.reading import main_title

_KEY = "本"


class OwnPaper:
    """The nouns by which the text of an agreement speaks of itself (``pointing`` records, ``own``)."""

    def __init__(self, cues: Cues) -> None:
        """Index the last nouns of titles, and the words after この and 本."""
        self._cue = {word: cue for cue in cues.of("instrument") for word in cue.words}
        own = {word for cue in cues.of("pointing") if cue.value == "own" for word in cue.words}
        longest = sorted(own, key=lambda word: (-len(word), word))
        anyone = "|".join(map(re.escape, longest)) or "(?!)"
        self._pattern = re.compile(
            rf"(?<![一-龠々])(?:この|本|(?:本日|ここに)署名された)(?P<noun>{anyone})(?!(?!第)[一-龠々ァ-ヴー])"
        )

    def find(self, text: str, context: Context) -> list[Named]:
        """Give the places where a document that is an agreement's text names itself."""
        found = []
        for match in self._pattern.finditer(text):
            iri = self._iri(match["noun"], context)
            if iri is not None:
                found.append(Named(match.start(), match.end(), "agreement", (iri,)))
        return found

    def _iri(self, noun: str, context: Context) -> str | None:
        title = main_title(context.document.title)
        if not title.endswith(noun):
            return None
        if context.records and "/agreement/" in context.records:
            return context.records
        ending = max((word for word in self._cue if title.endswith(word)), key=len, default="")
        return self._node(title, self._cue[ending], context) if ending else None

    def _node(self, title: str, cue: Cue, context: Context) -> str:
        """Make a node for the document's own agreement; the register has none for it."""
        issued = context.document.issued
        kind = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", cue.value).lower()
        name = "-".join([kind, *([issued.value] if issued else []), slug(title)])
        iri = context.wrote(Entity(instance("agreement", name), cue.value, label_ja=title, date=issued))
        context.latest[_KEY + context.document.id] = ("agreement", (iri,))
        return iri


def own_paper(context: Context) -> tuple[str, ...]:
    """Give the agreement that the document has named as itself, if it has."""
    return context.latest.get(_KEY + context.document.id, ("", ()))[1]

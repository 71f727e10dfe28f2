"""Words that point to an agreement the text has named: 上記共同発表, 同条, 前者, and a bare 協定に定める."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from keii.mentions.context import Context
from keii.mentions.names import Named
from keii.ontology.cues import Cues

_JOINED = re.compile(r"[」』]?(?:\([^()]*\))?(?:及び|並びに|と|や|又は|若しくは)[「『]?")
_ARTICLE = re.compile(r"(?:同|当該|前記の?)条(?![約例件文理項])(?:第?[\d一二三四五六七八九十]+項)?")
# この協定 takes up what the same sentence or the one before has named.
_THIS = "この"
_ONE_OF_TWO = re.compile(r"(?<![一-龠])(?P<which>前者|後者)(?![一-龠])")


class Pointing:
    """The ``pointing`` records of a language: what may stand before a noun, or after a bare one."""

    def __init__(self, cues: Cues) -> None:
        """Build the patterns over the last nouns of agreements."""
        nouns = sorted(
            {word for cue in cues.of("instrument") for word in cue.words}, key=lambda w: (-len(w), w)
        )
        self._nouns = tuple(nouns)
        anyone = "|".join(map(re.escape, nouns)) or "(?!)"
        before = _alternatives(cues, "before")
        after = _alternatives(cues, "after")
        this = _alternatives(cues, "this")
        self._before = re.compile(
            rf"(?:(?<![一-龠々])(?:{before})の?(?P<noun>{anyone})|(?:この|その)(?P<taken>{this}))(?!(?!第)[一-龠々ァ-ヴー])"
        )
        bare = _alternatives(cues, "bare")
        self._bare = re.compile(rf"(?:^|(?<=[、。]))(?P<noun>{bare})(?={after})")

    def find(self, text: str, names: Sequence[Named], context: Context) -> list[Named]:
        """Give the places that point back to one agreement, of the sentence itself or an earlier one."""
        found = []
        for pattern in (self._before, _ONE_OF_TWO):
            for match in pattern.finditer(text):
                noun = str(match[match.lastindex or 0])
                this = match.groupdict().get("taken") is not None
                here = [each for each in names if each.end <= match.start()]
                here = [each for each in here if _ends(_plain(text, each), noun)]
                known = context.latest.get(_THIS + noun if this else noun)
                known = ("agreement", here[-1].iris) if here else known
                if known is not None and known[0] == "agreement":
                    found.append(Named(match.start(), match.end(), *known))
        for match in _ARTICLE.finditer(text):
            if (known := context.latest.get("条")) is not None:
                found.append(Named(match.start(), match.end(), *known))
        return [*found, *self._alone(text, context)]

    def _alone(self, text: str, context: Context) -> list[Named]:
        """Give the nouns that stand alone for the only agreement they can mean."""
        found = []
        for match in self._bare.finditer(text):
            iri = self._only(match["noun"], context)
            if iri is not None:
                found.append(Named(match.start(), match.end(), "agreement", (iri,)))
        return found

    def remember(self, text: str, names: Sequence[Named], context: Context) -> None:
        """Let the context remember the last agreement with each noun, and the two of a pair."""
        agreements = [each for each in names if each.kind == "agreement" and len(each.iris) == 1]
        for key in [key for key in context.latest if key.startswith(_THIS)]:
            del context.latest[key]
        for named in agreements:
            words = _plain(text, named)
            for noun in self._nouns:
                if _ends(words, noun):
                    context.latest[noun] = context.latest[_THIS + noun] = (named.kind, named.iris)
                    context.bearing.setdefault(noun, set()).add(named.iris[0])
        for first, second in itertools.pairwise(agreements):
            if _JOINED.fullmatch(text[first.end : second.start]):
                context.latest["前者"] = (first.kind, first.iris)
                context.latest["後者"] = (second.kind, second.iris)

    def _only(self, noun: str, context: Context) -> str | None:
        """Give the only agreement of the text whose name ends with a noun."""
        known = context.bearing.get(noun, set())
        return next(iter(known)) if len(known) == 1 else None


def _plain(text: str, named: Named) -> str:
    """Give the words of a name without the title and the brackets at its end."""
    return re.sub(r"「[^「」]*」$", "", text[named.start : named.end]).rstrip(")」』")


def _ends(words: str, noun: str) -> bool:
    """Tell whether a name ends with a noun; 同法 takes up a 法律 too."""
    return words.endswith((noun, f"{noun}律"))


def _alternatives(cues: Cues, value: str) -> str:
    words = {word for cue in cues.of("pointing") if cue.value == value for word in cue.words}
    return "|".join(map(re.escape, sorted(words, key=lambda w: (-len(w), w)))) or "(?!)"

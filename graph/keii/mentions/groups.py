"""Words that stand for several actors or for whoever is meant here: 日米, 両閣僚, 米側, 我が国."""

from __future__ import annotations

import re
from collections.abc import Sequence

from keii.mentions.context import Context
from keii.mentions.names import Named
from keii.mentions.tokens import Token
from keii.model import BASE
from keii.ontology.cues import Cue, Cues

_IN_COMPOUND = re.compile(r"[一-龠々ァ-ヴー・]$")


class Groups:
    """The ``group`` records of a language, matched on word boundaries."""

    def __init__(self, cues: Cues) -> None:
        """Index the group words, longest first."""
        self._cue: dict[str, Cue] = {word: cue for cue in cues.of("group") for word in cue.words}
        longest = sorted(self._cue, key=lambda word: (-len(word), word))
        self._pattern = re.compile("|".join(map(re.escape, longest)) or r"(?!)")

    def find(self, text: str, words: Sequence[Token], context: Context) -> list[Named]:
        """Give the group words of a text and whom they stand for here, if for anybody."""
        starts = {token.start for token in words}
        ends = {token.end for token in words}
        found = []
        for match in self._pattern.finditer(text):
            if match.start() not in starts or match.end() not in ends:
                continue
            plain = len(match.group()) == 1 or self._cue[match.group()].value == "people"
            if plain and _IN_COMPOUND.search(text[: match.start()]):
                continue  # 関係県, 外務・防衛閣僚
            iris = self._members(self._cue[match.group()], context)
            if iris:
                found.append(Named(match.start(), match.end(), "actor", iris))
        return found

    def states_before(self, text: str, index: int) -> tuple[str, ...]:
        """Give the states of a prefix such as 日米 that ends at an index of the text."""
        for size in range(6, 1, -1):
            cue = self._cue.get(text[max(0, index - size) : index])
            if cue is not None and cue.value == "states" and index >= size:
                return _states(cue)
        return ()

    def states_in(self, text: str) -> tuple[str, ...]:
        """Give the states of the first group of states named in a text."""
        for match in self._pattern.finditer(text):
            states = _states(self._cue[match.group()])
            inside_a_word = re.search(r"[在駐訪対]$", text[: match.start()])
            if len(states) > 1 and not inside_a_word:
                return states
        return ()

    def _members(self, cue: Cue, context: Context) -> tuple[str, ...]:
        if cue.value == "states":
            return _states(cue)
        if cue.value == "people":
            return (*context.people, *context.parties)
        if cue.value == "parties":
            return context.parties
        if cue.value == "counterpart":
            return _others(context)
        if cue.value == "locality":
            return (context.locality,) if context.locality else ()
        return context.publisher if cue.value == "voice" else ()


def _others(context: Context) -> tuple[str, ...]:
    """Give the people and states on the other side of the issuer's own (先方)."""
    own = set(context.states_of(context.publisher))
    met = (*context.people, *context.parties)
    return tuple(iri for iri in met if not own & set(context.states_of([iri]))) if own else ()


def _states(cue: Cue) -> tuple[str, ...]:
    return tuple(f"{BASE}{member}" for member in cue.extra.get("members", ()))

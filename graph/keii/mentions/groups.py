"""Words that stand for several actors or for whoever is meant here: 日米, 両閣僚, 米側, 我が国."""

from __future__ import annotations

import re
from collections.abc import Sequence

from keii.mentions.context import Context
from keii.mentions.names import Named
from keii.mentions.tokens import Token, whole_words
from keii.model import BASE, Entity, instance, slug
from keii.ontology.cues import Cue, Cues

_IN_COMPOUND = re.compile(r"[一-龠々ァ-ヴー・]$")


# A title of more letters (国務長官) names an office by itself.
_BARE = 2


class Groups:
    """The ``group`` records of a language, matched on word boundaries."""

    def __init__(self, cues: Cues) -> None:
        """Index the group words, longest first."""
        self._cue: dict[str, Cue] = {word: cue for cue in cues.of("group") for word in cue.words}
        longest = sorted(self._cue, key=lambda word: (-len(word), word))
        self._pattern = re.compile("|".join(map(re.escape, longest)) or r"(?!)")

    def find(self, text: str, words: Sequence[Token], context: Context) -> list[Named]:
        """Give the group words of a text and whom they stand for here, if for anybody."""
        found = []
        for match in whole_words(self._pattern, text, words):
            plain = len(match.group()) == 1 or self._cue[match.group()].value in {
                "people",
                "principal",
                "voice",
                "head",
            }
            if plain and (_IN_COMPOUND.search(text[: match.start()]) or text.startswith("会", match.end())):
                continue  # 関係県, 外務・防衛閣僚
            iris = self._members(self._cue[match.group()], context, match.group())
            if len(iris) > 1 and self._cue[match.group()].value == "states":
                context.states = iris
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

    def _members(self, cue: Cue, context: Context, word: str) -> tuple[str, ...]:
        if cue.value == "states":
            return _states(cue)
        if cue.value == "government":
            return _government(cue, context)
        if cue.value == "people":
            return (*context.people, *context.parties)
        if cue.value == "parties":
            return context.parties or context.states
        if cue.value == "counterpart":
            return _others(context)
        if cue.value == "principal":
            return _principal(context, word)
        if cue.value == "locality":
            return (context.locality,) if context.locality else ()
        if cue.value == "head":
            return _head(context, word)
        if cue.value == "addressee":
            return context.addressee
        if cue.value == "addressed-body":
            return context.addressed_body or context.addressee
        if context.joint and (context.people or context.parties):
            return (*context.people, *context.parties) if cue.value == "voice" else ()
        return context.publisher if cue.value == "voice" else ()


def _government(cue: Cue, context: Context) -> tuple[str, ...]:
    """Give the state for a government that speaks of itself, and the government of whom others speak."""
    own = {*context.states_of(context.publisher)}
    outside = tuple(f"{BASE}{member}" for member in cue.extra.get("outside", ()))
    return outside if context.publisher and not own & {*_states(cue)} else _states(cue)


def _others(context: Context) -> tuple[str, ...]:
    """Give the people and states on the other side of the issuer's own (先方)."""
    own = set(context.states_of(context.publisher))
    met = (*context.people, *context.parties)
    return tuple(iri for iri in met if not own & set(context.states_of([iri]))) if own else ()


def _head(context: Context, word: str) -> tuple[str, ...]:
    """Give the office that heads the town or prefecture that speaks: 市長 in a paper of a city."""
    if context.locality is None:
        return ()
    label = context.label_ja(context.locality)
    governor = word.startswith("知事")
    if not label or not (governor or label[-1] == word.removesuffix("知事").removesuffix("長")[-1:]):
        return ()
    office = label + (word if word.startswith("知事") else word[1:])
    known = next((e.iri for e in context.register.of_type("Office") if office in e.names_ja), None)
    iri = known or instance("office", slug(office))
    if known is None:
        context.add(Entity(iri, "Office", label_ja=office))
    return (iri,)


def _principal(context: Context, word: str) -> tuple[str, ...]:
    """Give who is meant by a bare title: the one who met and bears it, else who met for the issuer's side."""
    bearing = tuple(iri for iri in context.people if context.bears(iri, word))
    if len(bearing) == 1 or len(word) > _BARE:
        return bearing if len(bearing) == 1 else ()
    own = set(context.states_of(context.publisher))
    return tuple(iri for iri in context.people if own & set(context.states_of([iri])))


def _states(cue: Cue) -> tuple[str, ...]:
    return tuple(f"{BASE}{member}" for member in cue.extra.get("members", ()))

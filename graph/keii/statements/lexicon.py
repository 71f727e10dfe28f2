"""The act lexicon: which word at the end of a clause is which act."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from keii.ontology.cues import Cue, Cues

# する is light by itself only: 要する, 有する are verbs of their own.
_PLAIN = frozenset({"する"})


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Acts and light verbs by word; ``lengths`` of the act words by their last letter, longest first."""

    acts: Mapping[str, Cue]
    light: frozenset[str]
    light_ends: tuple[str, ...]
    lengths: Mapping[str, tuple[int, ...]]

    @classmethod
    def of(cls, cues: Cues) -> Lexicon:
        """Build the lexicon from the ``act`` and ``light`` records; the first record of a word wins."""
        acts: dict[str, Cue] = {}
        for cue in cues.of("act"):
            for word in cue.words:
                acts.setdefault(word, cue)
        light = frozenset(word for cue in cues.of("light") for word in cue.words)
        lengths: dict[str, set[int]] = defaultdict(set)
        for word in acts:
            lengths[word[-1]].add(len(word))
        longest_first = {last: tuple(sorted(found, reverse=True)) for last, found in lengths.items()}
        return cls(acts, light, tuple(word for word in light - _PLAIN if len(word) > 1), longest_first)

    def ending(self, text: str) -> tuple[str, Cue] | None:
        """Give the longest act word that the text ends with, and its rule."""
        for length in self.lengths.get(text[-1:], ()):
            cue = self.acts.get(text[-length:])
            if cue is not None:
                return text[-length:], cue
        return None

    def is_light(self, text: str) -> bool:
        """Tell whether a word, or the end of a compound noun, is a verb that takes the act of its noun."""
        return text in self.light or text.endswith(self.light_ends)

"""The act lexicon: which word at the end of a clause is which act."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from keii.ontology.cues import Cue, Cues


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Acts and light verbs by word, longest match first at the end of a text."""

    acts: Mapping[str, Cue]
    light: frozenset[str]
    longest: int
    by_last: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, cues: Cues) -> Lexicon:
        """Build the lexicon from the ``act`` and ``light`` records; the first record of a word wins."""
        acts: dict[str, Cue] = {}
        for cue in cues.of("act"):
            for word in cue.words:
                acts.setdefault(word, cue)
        light = frozenset(word for cue in cues.of("light") for word in cue.words)
        by_last: dict[str, list[str]] = defaultdict(list)
        for word in acts:
            by_last[word[-1]].append(word)
        ordered = {
            last: tuple(sorted(words, key=lambda word: (-len(word), word))) for last, words in by_last.items()
        }
        return cls(acts, light, max(map(len, acts), default=0), ordered)

    def ending(self, text: str) -> tuple[str, Cue] | None:
        """Give the longest act word that the text ends with, and its rule."""
        if not text:
            return None
        for word in self.by_last.get(text[-1], ()):
            if text.endswith(word):
                return word, self.acts[word]
        return None

    def is_light(self, text: str) -> bool:
        """Tell whether the text ends with a verb that takes the act of its noun."""
        return any(text.endswith(word) for word in self.light)

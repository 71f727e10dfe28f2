"""What words of a clause say by themselves: content, endings, going on, denial, qualification."""

from __future__ import annotations

import re
from collections.abc import Sequence

from keii.ontology.cues import Cue, Cues
from keii.statements.predicates import Predicate

_DENIED = re.compile(
    r"(?:ない|ません|なく|なかった|ず|ぬ)(?:もの|こと|旨|点)?(?:である|です|だ)?(?:との?|という)?(?:を|で|に)?$"
)
_FACT = re.compile(r"こと(?:を|に|で|が)?$")
_SHOWN = re.compile(r"示[すさし]|指摘")


class Phrases:
    """The records of one language that are read without a verb."""

    def __init__(self, cues: Cues) -> None:
        """Take the records by group."""
        self._groups = {
            name: cues.of(name)
            for name in (
                "content", "future", "affirmed", "qualifier", "silence", "paper", "weighty", "background",
            )
        }  # fmt: skip
        self._endings = {cue.id.rsplit(".", 1)[-1]: cue for cue in cues.of("ending")}

    def silent(self, text: str) -> bool:
        """Tell whether a clause is form, question or courtesy, and so no statement."""
        return self._any("silence", text)

    def background(self, text: str) -> bool:
        """Tell whether words only give a figure, with nobody's stance on it."""
        return self._any("background", text)

    def going_on(self, text: str) -> bool:
        """Tell whether the words say that something is to go on (引き続き, 今後も, …ていく)."""
        return self._any("future", text)

    def paper(self, text: str) -> bool:
        """Tell whether what is agreed on is a paper, so that agreeing on it is a deed."""
        return self._any("paper", text)

    def weighty(self, text: str) -> bool:
        """Tell whether what is thought is a stance (重要である, 不可欠である)."""
        return self._any("weighty", text)

    def ending(self, name: str, text: str) -> Cue | None:
        """Give the record of an ending where the words have it; ``name`` is the last part of its id."""
        cue = self._endings.get(name)
        return cue if cue and cue.pattern and cue.pattern.search(text) else None

    def content(self, words: str, default: str) -> str:
        """Give the kind that a complement's words say, the first record that matches deciding."""
        for cue in self._groups["content"]:
            if cue.pattern and cue.pattern.search(words):
                return cue.value
        return default

    def negated(self, text: str, found: Predicate) -> bool:
        """Tell whether the predicate, or what it says, is denied; idioms that affirm are none."""
        inside = found.speech and not _SHOWN.match(found.word)
        content = found.complement + found.particle
        # What is recognised or agreed may be a lack; that it is recognised is not denied.
        plain = bool(_FACT.search(content)) and found.act not in {"say", "explain"}
        denied = found.negated or (inside and not plain and bool(_DENIED.search(content)))
        return denied and not self._idiom(text, found)

    def qualifier(self, text: str, *, negated: bool) -> str | None:
        """Give the words that narrow a statement, verbatim in normalised form."""
        hits = []
        for cue in self._groups["qualifier"]:
            if cue.pattern and (cue.value != "negated" or negated):
                hits += [match.span() for match in cue.pattern.finditer(text)]
        chosen: list[tuple[int, int]] = []
        for start, end in sorted(hits, key=lambda pair: (pair[0] - pair[1], pair[0])):
            if all(end <= other[0] or other[1] <= start for other in chosen):
                chosen.append((start, end))
        return "、".join(text[start:end] for start, end in sorted(chosen)) or None

    def _idiom(self, text: str, found: Predicate) -> bool:
        near = text[max(0, found.start - 4) :] if found.negated else found.complement[-14:]
        return self._any("affirmed", near)

    def _any(self, group: str, text: str) -> bool:
        cues: Sequence[Cue] = self._groups[group]
        return any(cue.pattern is not None and cue.pattern.search(text) for cue in cues)

"""Words that point back: これを受け, この決定に基づき, こうした方針を踏まえ, 「…を歓迎し、これに基づき」."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from keii.linking.targets import Target
from keii.mentions import Marked
from keii.model import Statement, instance
from keii.ontology.cues import Cues

# What stands between an object and the pointing word that takes it up: 「(共同発表)を歓迎し、(これ)」.
_OBJECT = re.compile(r"[」』]?(?:\([^()]*\))?を[^、。は]{1,14}、(?:また、)?")
# A statement further back than this is not what a noun with こうした takes up.
_REACH = 4
# 「これは大きな一歩です」 remarks on what was said; これを受け takes up what it remarks on.
_REMARK = ("これは", "これも")


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands before a pointing word: the statements, the targets of the sentence, the file's text."""

    statements: Sequence[Statement]
    targets: Sequence[Target]
    marked: Marked
    text: str


class Anaphora:
    """The ``anaphor`` records of a language."""

    def __init__(self, cues: Cues) -> None:
        """Take the patterns; one with a group ``noun`` leads to what bears that noun."""
        self._patterns = [cue.pattern for cue in cues.of("anaphor") if cue.pattern]

    def meant(self, phrase: str, begin: int, behind: Behind, *, bare: bool) -> str | None:
        """Give what the pointing word that ends a phrase takes up; ``begin`` is where the phrase begins.

        ``bare`` tells whether これ alone will do, or only a noun with it (この決定).
        """
        for pattern in self._patterns:
            match = pattern.search(phrase)
            if match is None:
                continue
            noun = match.groupdict().get("noun")
            if noun is None and not bare:
                return None
            if noun is None:
                return _object_before(begin + match.start(), behind) or _statement(behind, 0)
            return self._bearing(noun, str(match.group()), behind)
        return None

    def _bearing(self, noun: str, words: str, behind: Behind) -> str | None:
        """Give the last statement that bears a noun; この決定 may mean the one before, whatever its words."""
        for back in range(min(_REACH, len(behind.statements))):
            span = behind.statements[-1 - back].passage.span
            if noun in "".join(span.of(behind.text).split()):
                return _statement(behind, back)
        return _statement(behind, 0) if re.search(r"[こそ]の|上記|同", words) else None


def _object_before(at: int, behind: Behind) -> str | None:
    """Give the agreement or event that is the object of the clause before, in the same sentence."""
    text = behind.marked.text
    at = at + 1 if text[at : at + 1] in {"、", "。"} else at
    for named in reversed([each.named for each in behind.targets]):
        if named.end < at and _OBJECT.fullmatch(text[named.end : at]):
            return named.iris[0]
    return None


def _statement(behind: Behind, back: int) -> str | None:
    while back < len(behind.statements):
        words = behind.statements[-1 - back].passage.span.of(behind.text)
        if not words.lstrip().startswith(_REMARK):
            return instance("statement", behind.statements[-1 - back].id)
        back += 1
    return None

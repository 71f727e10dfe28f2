"""A sentence → the actors, agreements, events, facilities and dates that it names.

Names come from the register through spaCy's span ruler, with a letter-by-letter search behind
it; people, group words and meetings from rules of their own; what a name stands for is settled
by date, by office, or by what the document has said, and stays open otherwise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from keii.dates import Found, find_dates
from keii.mentions.agreements import aliased, define, narrowed, settle
from keii.mentions.bodies import Bodies, introduce, pointed_at
from keii.mentions.context import Context, Deed, Meeting, type_of
from keii.mentions.groups import Groups
from keii.mentions.meetings import MEETINGS, Called, Meetings, meeting_on
from keii.mentions.names import Named, NameTable, kind_of
from keii.mentions.people import People
from keii.mentions.tokens import Analyser, JapaneseAnalyser, Token
from keii.model import Ambiguous, Mention, Resolved
from keii.ontology import Ontology
from keii.ontology.cues import Cues
from keii.reading import Sentence

__all__ = [
    "MEETINGS",
    "Called",
    "Context",
    "Deed",
    "Finder",
    "Marked",
    "Meeting",
    "Named",
    "Token",
    "introduce",
    "kind_of",
    "meeting_on",
    "mentions_of",
    "type_of",
]


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with its words, dates and names; offsets count its normalised text."""

    sentence: Sentence
    words: tuple[Token, ...]
    dates: tuple[Found, ...]
    names: tuple[Named, ...]

    @property
    def text(self) -> str:
        """Give the normalised text."""
        return self.sentence.normal.text

    def within(self, start: int, end: int, *kinds: str) -> list[Named]:
        """Give the names of some kinds inside a range, in order."""
        return [
            named
            for named in self.names
            if start <= named.start and named.end <= end and (not kinds or named.kind in kinds)
        ]


class Finder:
    """Finds what sentences of one language name; holds no memory of texts (that is the context's)."""

    def __init__(self, ontology: Ontology, cues: Cues) -> None:
        """Build the name table, the rulers and the tokeniser."""
        self._table = NameTable(ontology.register, cues.language)
        self._groups = Groups(cues)
        self._meetings = Meetings(cues, self._groups)
        self._people = People(ontology.register, cues.language)
        self._bodies = Bodies(cues)
        self._analyser: Analyser = JapaneseAnalyser(self._table.names)
        guards = sorted((word for cue in cues.of("guard") for word in cue.words), key=len, reverse=True)
        self._guard = re.compile("|".join(map(re.escape, guards)) or r"(?!)")
        self._kinds = {
            entry.iri: kind
            for entry in ontology.register.entries
            if (kind := kind_of(entry.type)) and kind != "person"
        }

    def meeting_type(self, title: str) -> str | None:
        """Give the class of the meeting that a title names."""
        return self._meetings.type_in(title)

    def called_in(self, title: str) -> Called | None:
        """Give what a title calls the meeting it names."""
        return self._meetings.called_in(title)

    def parties_in(self, title: str) -> tuple[str, ...]:
        """Give the states that a title names together (日米首脳会談の概要)."""
        return self._groups.states_in(title)

    def mark(self, sentence: Sentence, context: Context) -> Marked:
        """Find what a sentence names, and let the context remember it."""
        text = sentence.normal.text
        tokens = self._analyser.analyse(text)
        dates = find_dates(text, context.anchor)
        for found in dates:
            if found.date is not None:
                context.anchor = context.anchor.after(found.date)
        plain = self._unguarded(text, [*self._table.find(text, tokens), *aliased(text, context, self._kinds)])
        offices = [named for named in plain if "/office/" in named.iris[0]]
        names = _without_overlaps(
            self._meetings.find(text, dates, context),
            self._people.find(text, tokens.words, offices, context),
            pointed_at(text, context),
            [*self._groups.find(text, tokens.words, context), *plain],
        )
        names = _without_overlaps(names, self._bodies.find(text, _outside(tokens.words, names), context))
        names = settle(text, names, dates, context)
        define(text, names, context)
        context.cited.update(
            each.iris[0] for each in names if each.kind == "agreement" and len(each.iris) == 1
        )
        names = narrowed(text, names, context)
        return Marked(sentence, tokens.words, tuple(dates), tuple(names))

    def _unguarded(self, text: str, names: list[Named]) -> list[Named]:
        """Leave out names inside longer words in which they are no names (インド太平洋)."""
        guards = [match.span() for match in self._guard.finditer(text)]
        return [
            named
            for named in names
            if not any(
                start <= named.start and named.end <= end and named.end - named.start < end - start
                for start, end in guards
            )
        ]


def mentions_of(marked: Marked, text: str) -> tuple[Mention, ...]:
    """Give the names of a sentence as mentions with offsets into the file's text."""
    found = []
    for named in marked.names:
        span = marked.sentence.normal.span(named.start, named.end)
        several = len(named.iris) > 1 and named.kind != "actor"
        resolution = Ambiguous(named.iris) if several else Resolved(named.iris[0])
        found.append(Mention(span.start, span.end, span.of(text), named.kind, resolution))
    return tuple(found)


def _outside(words: tuple[Token, ...], names: list[Named]) -> list[Token]:
    """Give the words that stand in no name."""
    return [word for word in words if not any(n.start < word.end and word.start < n.end for n in names)]


def _without_overlaps(*ranked: list[Named]) -> list[Named]:
    """Keep the names of earlier lists where lists overlap; within one list, the longest."""
    kept: list[Named] = []
    for names in ranked:
        for named in sorted(names, key=lambda each: (each.start - each.end, each.start)):
            longer = [other for other in kept if named.start < other.end and other.start < named.end]
            if not longer:
                kept.append(named)
    return sorted(kept, key=lambda each: each.start)

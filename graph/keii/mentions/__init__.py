"""A sentence → the actors, agreements, events, facilities and dates that it names.

Names come from the register through spaCy's span ruler, with a letter-by-letter search behind
it; people, group words and meetings from rules of their own; what a name stands for is settled
by date, by office, or by what the document has said, and stays open otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from keii.dates import Anchor, Found, find_dates
from keii.mentions.adoption import Adoption, Scanned
from keii.mentions.agreements import aliased, defining
from keii.mentions.besides import besides
from keii.mentions.bodies import Bodies, introduce, keep, pointed_at
from keii.mentions.context import Context, Deed, Meeting, type_of
from keii.mentions.dating import free
from keii.mentions.groups import Groups
from keii.mentions.happenings import Happening, Happenings, Setting
from keii.mentions.heads import ends_name, honoured, in_person, lines
from keii.mentions.meetings import MEETINGS, Called, Meetings, meeting_on
from keii.mentions.names import Named, NameTable, kind_of
from keii.mentions.own import own_paper
from keii.mentions.papers import Papers, show
from keii.mentions.people import People, own_offices
from keii.mentions.same import Same
from keii.mentions.titles import Titles
from keii.mentions.tokens import Analyser, JapaneseAnalyser, Token, Tokens
from keii.model import Ambiguous, Block, Mention, Resolved
from keii.ontology import Ontology
from keii.ontology.cues import Cues
from keii.reading import Normal, Sentence, normalise, squeeze

__all__ = [
    "MEETINGS",
    "Adoption",
    "Called",
    "Context",
    "Deed",
    "Finder",
    "Happening",
    "Happenings",
    "Marked",
    "Meeting",
    "Named",
    "Setting",
    "Token",
    "free",
    "introduce",
    "kind_of",
    "meeting_on",
    "mentions_of",
    "own_paper",
    "type_of",
]

_PAIR = 2


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with its words, dates and names; offsets count its normalised text.

    ``also`` are actors named inside other names: the document names them, no statement takes them up.
    """

    sentence: Sentence
    words: tuple[Token, ...]
    dates: tuple[Found, ...]
    names: tuple[Named, ...]
    happenings: tuple[Happening, ...] = ()
    also: tuple[Named, ...] = ()

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
        self._titles = Titles(cues)
        self._people = People(ontology.register, cues)
        self._bodies = Bodies(cues)
        self._same = Same(cues)
        self._papers = Papers(cues, ontology.register)
        self._analyser: Analyser = JapaneseAnalyser(self._table.names)
        guards = sorted((word for cue in cues.of("guard") for word in cue.words), key=len, reverse=True)
        longer = [cue.pattern.pattern for cue in cues.of("guard") if cue.pattern]
        self._guard = re.compile("|".join([*longer, *map(re.escape, guards)]) or r"(?!)")
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

    def parties_in(self, title: str, context: Context) -> tuple[str, ...]:
        """Give the states that a title names together (日米首脳会談の概要)."""
        text = squeeze(title)
        named = self._table.find(text, self._analyser.analyse(text)) if text else []
        states = context.states_of(n.iris[0] for n in named if not n.iris[0].endswith("joint-committee"))
        return self._groups.states_in(title) or (states if len(states) > 1 else ())

    def mark(self, sentence: Sentence, context: Context) -> Marked:
        """Find what a sentence names, and let the context remember it."""
        text = sentence.normal.text
        tokens = self._analyser.analyse(text)
        if context.meeting and context.meeting.date and sentence.block != context.paragraph:
            context.anchor = context.anchor.after(
                context.meeting.date
            )  # 同日 begins with the day of the meeting
        dates = find_dates(
            text, Anchor(issued=context.row, last=context.row) if context.row else context.anchor
        )
        for found in dates:
            if found.date is not None:
                context.anchor = context.anchor.after(found.date)
        registered = self._registered(text, tokens, context)
        scanned = Scanned(text, tokens.words, dates)
        settled = self._papers.settle(scanned, registered, context)
        plain = list(settled.plain)
        bodies = self._bodies.apart(scanned, plain, context)
        actors = [*self._groups.find(text, tokens.words, context), *plain]
        names = _without_overlaps(
            list(settled.written),
            self._meetings.find(settled.hidden(text), dates, context),
            self._people.find(text, tokens.words, plain, context),
            [
                *self._papers.pointing(text, settled, context),
                *pointed_at(text, context),
                *self._same.find(text, context),
            ],
            [*actors, *(body.named for body in bodies)],
        )
        keep(bodies, names, context)
        names = _without_overlaps(names, self._bodies.find(text, _outside(tokens.words, names), context))
        self._same.remember(text, names, context)
        names = self._papers.remember(text, names, context)
        show(sentence, names, settled, context)
        also = besides(text, names, [*actors, *(body.named for body in bodies)], context)
        keep(bodies, also, context)
        return Marked(sentence, tokens.words, tuple(dates), tuple(names), also=tuple(also))

    def head(self, block: Block, context: Context) -> tuple[Mention, ...]:
        """Give the actors that a line of a document's head names: a title, a letterhead, an addressee."""
        text = context.document.text
        line = normalise(text, block.pieces or (block.span,))
        found = [(part, self._named_in_head(part, context)) for part in lines(line, self._titles)]
        person = any("/person/" in named.iris[0] for _, names in found[1:] for named in names)
        if person and (honoured(line) or not context.addressee):  # who signs a letter signs in office
            found = found[1:]
        return tuple(mention for part, names in found for mention in _as_mentions(part, names, text))

    def _named_in_head(self, normal: Normal, context: Context) -> list[Named]:
        text = normal.text
        tokens = self._analyser.analyse(text)
        scanned = Scanned(text, tokens.words, ())
        plain = own_offices(text, self._unguarded(text, self._table.find(text, tokens)), context)
        bodies = self._bodies.apart(scanned, plain, context)
        people = self._people.find(text, tokens.words, plain, context)
        people += self._people.signing(text, tokens.words, [*people, *plain], context)
        names = _without_overlaps(people, [*plain, *(body.named for body in bodies)])
        keep(bodies, names, context)
        listed = [each for each in names if each.kind == "actor" and ends_name(scanned, each)]
        listed = listed if context.addressee else in_person(listed)
        return [*listed, *besides(text, names, plain, context)]

    def people_in(self, block: Block, context: Context) -> tuple[str, ...]:
        """Give the people, or else the offices, that a line of a document's head names."""
        return self.people_named(block.span.of(context.document.text), context)

    def people_named(self, words: str, context: Context) -> tuple[str, ...]:
        """Give the people, or else the offices, that words name."""
        text = squeeze(words)
        tokens = self._analyser.analyse(text)
        names = self._table.find(text, tokens)
        offices = [named for named in names if "/office/" in named.iris[0]]
        found = self._people.find(text, tokens.words, names, context)
        return tuple(named.iris[0] for named in found or offices)

    def _registered(self, text: str, tokens: Tokens, context: Context) -> list[Named]:
        """Give the names of the register and those the text has defined for what they name."""
        table = self._table.find(text, tokens)
        places = {(named.start, named.end) for named in table}
        own = [
            named for named in aliased(text, context, self._kinds) if (named.start, named.end) not in places
        ]
        places = set(defining(text))
        told = [named for named in (*table, *own) if (named.start, named.end) not in places]
        return own_offices(text, self._unguarded(text, told), context)

    def _unguarded(self, text: str, names: list[Named]) -> list[Named]:
        """Leave out names inside longer words in which they are no names (インド太平洋)."""
        guards = [match.span() for match in self._guard.finditer(text)] if names else []
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
    return _as_mentions(marked.sentence.normal, in_person([*marked.names, *marked.also]), text)


def _as_mentions(normal: Normal, names: Sequence[Named], text: str) -> tuple[Mention, ...]:
    """Give names as mentions; of two actors named together (日米), both are, of three or more none."""
    found = []
    for named in names:
        if len(named.iris) > _PAIR and named.kind == "actor" and all("/state/" in iri for iri in named.iris):
            continue  # 日米韓 is a format, no actor
        span = normal.span(named.start, named.end)
        several = len(named.iris) > 1 and named.kind != "actor"
        settled = [Ambiguous(named.iris)] if several else [Resolved(iri) for iri in named.iris]
        found += [Mention(span.start, span.end, span.of(text), named.kind, each) for each in settled]
    return tuple(found)


def _outside(words: tuple[Token, ...], names: list[Named]) -> list[Token]:
    """Give the words that stand in no name."""
    taken = {at for named in names for at in range(named.start, named.end)}
    return [word for word in words if taken.isdisjoint(range(word.start, word.end))]


def _without_overlaps(*ranked: list[Named]) -> list[Named]:
    """Keep the names of earlier lists where lists overlap; within one list, the longest."""
    kept: list[Named] = []
    for names in ranked:
        for named in sorted(names, key=lambda each: (each.start - each.end, each.start)):
            longer = [other for other in kept if named.start < other.end and other.start < named.end]
            if not longer:
                kept.append(named)
    return sorted(kept, key=lambda each: each.start)

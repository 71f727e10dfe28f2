"""What governs a list: the verb of its head or tail, whose act it is, and where and when it was said."""

from __future__ import annotations

from dataclasses import replace

from keii.mentions import Context, Finder, Marked, Meeting
from keii.model import Passage, Span
from keii.reading import Frame, Sentence, normalise
from keii.statements import subjects
from keii.statements.attribution import Attribution, Governor
from keii.statements.clauses import Clause
from keii.statements.dated import own_date
from keii.statements.lexicon import Lexicon
from keii.statements.meetings import where_said
from keii.statements.predicates import predicate
from keii.statements.subjects import Who


class Governors:
    """Reads the head and tail of a list once for all its items."""

    def __init__(self, lexicon: Lexicon, attribution: Attribution, finder: Finder) -> None:
        """Take the tools of the language."""
        self._lexicon = lexicon
        self._attribution = attribution
        self._finder = finder
        self._recent: tuple[tuple[str, Frame | None], Governor | None] | None = None

    def of(self, sentence: Sentence, context: Context) -> Governor | None:
        """Give the governor of a list's item; the items of one list share it, so it is read once."""
        key = (context.document.id, sentence.frame)
        if self._recent is None or self._recent[0] != key:
            self._recent = (key, self._governor(sentence, context))
        return self._recent[1]

    def _governor(self, sentence: Sentence, context: Context) -> Governor | None:
        frame = sentence.frame
        if frame is None:
            return None
        document = context.document
        parts = [span for span in (frame.head, frame.tail) if span is not None]
        verb_span = frame.tail or frame.head
        if verb_span is None:
            return None
        marks = {
            span: self._finder.mark(_as_sentence(document.text, span, sentence), context) for span in parts
        }
        verb = marks[verb_span]
        found = predicate(verb.text, verb.words, self._lexicon)
        if found is None or found.rule is None:
            return None
        reported = self._attribution.reports(verb.text)
        head = marks[frame.head] if frame.head else verb
        clause = Clause(0, len(head.words), 0, len(head.text), None)
        source = subjects.source(head, clause) if reported else Who()
        section = sentence.locator.removesuffix(document.blocks[sentence.block].marker).strip()
        evidence = tuple(Passage(document.id, span.start, span.end, section) for span in parts)
        held = next(
            (met for mark in marks.values() if (met := _met_in(mark, found.act or "", context))), None
        )
        own = next((day for mark in marks.values() if (day := own_date(mark, _everything(mark)))), None)
        told = own if found.past and not held else None
        return Governor(found, source or subjects.topic(head, clause), reported, evidence, held, told)


def _everything(marked: Marked) -> Clause:
    return Clause(0, len(marked.words), 0, len(marked.text), None)


def _met_in(marked: Marked, act: str, context: Context) -> Meeting | None:
    """Give the meeting at which a list's head says that its items were said."""
    meeting = where_said(marked, _everything(marked), act, context)
    return meeting if meeting is not context.meeting else None


def _as_sentence(text: str, span: Span, like: Sentence) -> Sentence:
    return replace(like, span=span, normal=normalise(text, [span]), frame=None)

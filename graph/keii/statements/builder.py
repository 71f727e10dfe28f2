"""A marked sentence → its statements, read with what the document has said before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from keii.mentions import Context, Finder, Marked, introduce
from keii.model import Date, Passage, Span, Statement, statement_id
from keii.ontology import Ontology
from keii.ontology.cues import Cues
from keii.reading import Frame, Sentence, normalise
from keii.statements import subjects
from keii.statements.attribution import Attribution, Governor
from keii.statements.clauses import Clause, clauses_of, whole
from keii.statements.deeds import Deeds, Object, remember
from keii.statements.kinds import Kinds, Said, Verdict
from keii.statements.lexicon import Lexicon
from keii.statements.meetings import where_said
from keii.statements.predicates import predicate
from keii.statements.subjects import Who

_DEEDS = frozenset({"start", "establish", "complete", "sign"})
_SAYING = frozenset(
    {"agree", "confirm", "reaffirm", "welcome", "emphasize", "oppose", "concern", "recognize", "discuss"}
)


@dataclass(frozen=True, slots=True)
class Built:
    """A statement with the clause and the marked sentence it was read from, for linking."""

    statement: Statement
    clause: Clause
    marked: Marked


class Builder:
    """Makes the statements of Japanese sentences."""

    def __init__(self, ontology: Ontology, cues: Cues, finder: Finder) -> None:
        """Take the rules of the language and the topics of the ontology."""
        self.lexicon = Lexicon.of(cues)
        self.kinds = Kinds(cues, self.lexicon)
        self.deeds = Deeds(cues, self.lexicon)
        self._finder = finder
        self._topics = [(topic.slug, _any_word(topic.words_ja)) for topic in ontology.topics]
        self.attribution = Attribution(cues)
        self._recent: tuple[tuple[str, Frame | None], Governor | None] | None = None

    def mark(self, sentence: Sentence, context: Context) -> Marked:
        """Find what a sentence names, deeds named again included."""
        marked = self._finder.mark(sentence, context)
        again = self.deeds.named_again(marked, context)
        names = sorted((*marked.names, *again), key=lambda named: (named.start, -named.end))
        return replace(marked, names=tuple(names))

    def statements(self, marked: Marked, context: Context) -> Iterator[Built]:
        """Yield the statements of a sentence, in order."""
        sentence = marked.sentence
        if sentence.block != context.paragraph:
            context.paragraph = sentence.block
        governor = self._governor_of(sentence, context) if sentence.frame else None
        divide = whole if governor else clauses_of
        for clause in divide(marked.text, marked.words, self.lexicon):
            built = self._statement(marked, clause, governor, context)
            if built is not None:
                yield built

    def _statement(
        self, marked: Marked, clause: Clause, governor: Governor | None, context: Context
    ) -> Built | None:
        text = marked.text[clause.start : clause.end]
        if governor is None and (clause.predicate is None or self.kinds.silent(text)):
            return None
        named = subjects.topic(marked, clause)
        verdict = self._verdict(marked, clause, governor, agent=bool(named or context.subject))
        if verdict is None:
            return None
        if governor is not None:
            attributed = self.attribution.governed(governor, context)
        else:
            attributed = self.attribution.of(marked, clause, verdict, context)
        context.subject = attributed.named or context.subject
        statement = self._assembled(marked, clause, verdict, attributed.speakers, context)
        statement = replace(statement, holders=attributed.holders or statement.holders)
        evidence = governor.evidence if governor else ()
        statement = replace(statement, reporter=attributed.reporter, evidence=evidence)
        return Built(self._with_deed(statement, marked, clause, context), clause, marked)

    def _verdict(
        self, marked: Marked, clause: Clause, governor: Governor | None, *, agent: bool
    ) -> Verdict | None:
        text = marked.text[clause.start : clause.end]
        if governor is not None:
            return self.kinds.governed(text, clause.predicate, governor.predicate)
        if clause.predicate is None:
            return None
        words = marked.words[clause.first : clause.last]
        return self.kinds.verdict(
            Said(marked.text, clause.start, clause.end, clause.predicate, words), agent=agent
        )

    def _assembled(
        self, marked: Marked, clause: Clause, verdict: Verdict, speakers: tuple[str, ...], context: Context
    ) -> Statement:
        span = marked.sentence.normal.span(clause.start, clause.end)
        document = context.document
        passage = Passage(document.id, span.start, span.end, marked.sentence.locator)
        meeting = where_said(marked, clause, verdict.act, context)
        return Statement(
            id=statement_id(document.sha256, span.start, span.end),
            passage=passage,
            kind=verdict.kind,
            act=verdict.act,
            rule=verdict.rule,
            speakers=speakers,
            holders=subjects.holders(marked, clause, speakers, context)
            if verdict.kind == "commitment"
            else (),
            addressees=tuple(
                iri
                for iri in subjects.addressees(marked, clause, verdict.act)
                if iri not in speakers or len(speakers) > 1
            ),
            made_at=meeting.iri if meeting else None,
            date=meeting.date if meeting and meeting.date else document.issued,
            topics=self._topics_of(marked, clause, context),
            negated=verdict.negated,
            qualifier=_verbatim(marked, clause, verdict.qualifier, document.text),
            mentions=_mentioned(marked, clause),
        )

    def _with_deed(self, statement: Statement, marked: Marked, clause: Clause, context: Context) -> Statement:
        """Give a statement that tells a deed its date and the event that the deed makes."""
        if statement.negated or statement.made_at:
            return statement
        own = _own_date(marked, clause)
        if statement.kind != "action":
            said = clause.predicate and clause.predicate.speech and clause.predicate.past
            dated = said and own and _before_object(marked, clause)
            return replace(statement, date=own) if dated else statement
        statement = replace(statement, date=own or statement.date)
        if statement.act not in _DEEDS:
            return statement
        # In a speech the day of speaking is not the day of the deed.
        date = own if context.speech else statement.date
        what = self.deeds.object_of(marked, clause)
        if what is None:
            return statement
        what = self._introduced(marked, what, context)
        doers = tuple(iri for iri in statement.speakers if "/state/" not in iri) or statement.speakers
        iri = self.deeds.node(statement.act, what, doers, date, context)
        if iri is None:
            return statement
        self._label(iri, marked, clause, context)
        remember(context, statement.act, what, iri, statement.id)
        return replace(
            statement,
            reports=iri,
            date=date,
            mentions=tuple(dict.fromkeys((*statement.mentions, *what.things))),
        )

    def _introduced(self, marked: Marked, what: Object, context: Context) -> Object:
        """Make a node for a body that the text sets up and the register does not know."""
        words = marked.text[marked.text.rfind("、", 0, what.end) + 1 : what.end]
        head = self.deeds.organ(words)
        if head is None or head != what.head:
            return what
        return replace(what, things=(*what.things, introduce(words, head, context)))

    def _label(self, iri: str, marked: Marked, clause: Clause, context: Context) -> None:
        """Label a deed met only in texts with the words that tell it."""
        entity = context.entities.get(iri)
        if entity is None:
            return
        span = marked.sentence.normal.span(clause.start, clause.end)
        actors = [named.start for named in marked.within(clause.start, clause.end, "actor")]
        commas = [at + 1 for at in range(clause.start, clause.end - 1) if marked.text[at] == "、"]
        begin = max(
            (at for at in (clause.start, *commas) if any(at <= actor for actor in actors)),
            default=clause.start,
        )
        words = marked.text[begin : clause.end].rstrip("。、")
        passage = Passage(context.document.id, span.start, span.end, marked.sentence.locator)
        label = entity.label_ja or words
        context.entities[iri] = replace(entity, label_ja=label, evidence=(*entity.evidence, passage))

    def _topics_of(self, marked: Marked, clause: Clause, context: Context) -> tuple[str, ...]:
        text = marked.text[clause.start : clause.end]
        return self._named_topics(text) or self._named_topics(context.heading)

    def _named_topics(self, text: str) -> tuple[str, ...]:
        return tuple(slug for slug, words in self._topics if words.search(text))

    def _governor_of(self, sentence: Sentence, context: Context) -> Governor | None:
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
        found = predicate(verb.text, verb.words, self.lexicon)
        if found is None or found.rule is None:
            return None
        reported = self.attribution.reports(verb.text)
        head = marks[frame.head] if frame.head else verb
        clause = Clause(0, len(head.words), 0, len(head.text), None)
        source = subjects.source(head, clause) if reported else Who()
        section = sentence.locator.removesuffix(document.blocks[sentence.block].marker).strip()
        evidence = tuple(Passage(document.id, span.start, span.end, section) for span in parts)
        return Governor(found, source or subjects.topic(head, clause), reported, evidence)


def _as_sentence(text: str, span: Span, like: Sentence) -> Sentence:
    return replace(like, span=span, normal=normalise(text, [span]), frame=None)


def _own_date(marked: Marked, clause: Clause) -> Date | None:
    """Give the date that a clause puts beside its deed, not inside the name of something else."""
    for found in marked.dates:
        inside = clause.start <= found.start and found.end <= clause.end
        taken = any(
            (named.start <= found.start and found.end <= named.end)
            or (named.kind in {"event", "agreement"} and 0 <= named.start - found.end <= 2)
            for named in marked.names
        )
        if inside and not taken and found.date:
            return found.date
    return None


def _before_object(marked: Marked, clause: Clause) -> bool:
    """Tell whether a clause names its date before what is said, so that the date is the saying's."""
    text = marked.text[clause.start : clause.end]
    inner = re.search(r"について|に関し|を|こと|旨", text)
    first = min(
        (found.start - clause.start for found in marked.dates if found.start >= clause.start), default=0
    )
    return inner is None or first < inner.start()


def _mentioned(marked: Marked, clause: Clause) -> tuple[str, ...]:
    names = marked.within(clause.start, clause.end)
    single = [
        named.iris if named.kind == "actor" else named.iris[:1]
        for named in names
        if len(named.iris) == 1 or named.kind == "actor"
    ]
    return tuple(dict.fromkeys(iri for iris in single for iri in iris))


def _verbatim(marked: Marked, clause: Clause, words: str | None, text: str) -> str | None:
    """Give a qualifier in the words of the file."""
    if words is None:
        return None
    shown = []
    for part in words.split("、"):
        at = marked.text.find(part, clause.start, clause.end)
        shown.append(marked.sentence.normal.span(at, at + len(part)).of(text) if at >= 0 else part)
    return "、".join(shown)


def _any_word(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)) or r"(?!)")

"""A marked sentence → its statements, read with what the document has said before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from keii.mentions import Context, Finder, Marked
from keii.model import Passage, Statement, statement_id
from keii.ontology import Ontology
from keii.ontology.cues import Cues
from keii.reading import Sentence
from keii.statements import subjects
from keii.statements.addressing import addressed
from keii.statements.attribution import Attributed, Attribution, Governor
from keii.statements.clauses import Clause, before_list, clauses_of, whole
from keii.statements.events import Events
from keii.statements.governors import Governors
from keii.statements.kinds import Kinds
from keii.statements.lexicon import Lexicon
from keii.statements.placing import placed, said_on
from keii.statements.resolutions import resolved
from keii.statements.said import DEFAULT_RULE, Said, Verdict

INSTRUCTED = "ja.act.instruct"
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
        self.events = Events(cues, self.lexicon)
        self._finder = finder
        self._topics = [(topic.slug, _any_word(topic.words_ja)) for topic in ontology.topics]
        self.attribution = Attribution(cues)
        self._governors = Governors(self.lexicon, self.attribution, finder)

    def mark(self, sentence: Sentence, context: Context) -> Marked:
        """Find what a sentence names, the happenings it dates included."""
        return self.events.mark(self._finder.mark(sentence, context), context)

    def statements(self, marked: Marked, context: Context) -> Iterator[Built]:
        """Yield the statements of a sentence, in order."""
        sentence = marked.sentence
        readout = bool(context.meeting and context.people)
        anew = sentence.block != context.paragraph and (sentence.kind == "paragraph" or not readout)
        if not context.speech and (anew or (context.passing and not readout)):
            context.subject, context.passing = (), False
        context.fresh, context.said_at = True, None
        context.paragraph = sentence.block
        governor = self._governors.of(sentence, context) if sentence.frame else None
        divide = whole if governor else clauses_of
        clauses = divide(marked.text, marked.words, self.lexicon)
        context.teller = ()
        if not governor and len(clauses) > 1:
            everything = whole(marked.text, marked.words, self.lexicon)[0]
            context.teller = self.attribution.teller(marked, everything)
        if sentence.lead:
            clauses = before_list(marked.text, clauses)
        made: list[tuple[Clause, Statement]] = []
        for clause in self._with_openings(marked.text, clauses):
            built = self._statement(marked, clause, governor, context)
            if built is not None:
                made.append((clause, built.statement))
                yield built
        if governor is None:
            self.events.rest(marked, made, context)

    def _with_openings(self, text: str, clauses: Sequence[Clause]) -> Iterator[Clause]:
        """Join a clause that only names what comes next (次に、…についてですが、) to the one it opens."""
        opening: Clause | None = None
        for clause in clauses:
            words = text[clause.start : clause.end]
            if opening is None and words.endswith("、") and self.kinds.phrases.silent(words):
                opening = clause
                continue
            yield replace(clause, first=opening.first, start=opening.start) if opening else clause
            opening = None

    def _statement(
        self, marked: Marked, clause: Clause, governor: Governor | None, context: Context
    ) -> Built | None:
        text = marked.text[clause.begin : clause.end]
        if governor is None and (clause.predicate is None or self.kinds.phrases.silent(text)):
            return None
        named = subjects.topic(marked, clause)
        agent = bool(named or context.subject)
        verdict = self._verdict(marked, clause, governor, agent=agent, context=context)
        if verdict is None:
            return None
        plain = verdict.rule == DEFAULT_RULE and self.kinds.phrases.background(text)
        if plain and not subjects.source(marked, clause):
            return None
        if governor is not None:
            attributed = self.attribution.governed(governor, context)
        else:
            attributed = self.attribution.of(marked, clause, verdict, context)
        if attributed.named:
            context.subject, context.passing = attributed.named, attributed.passing
            context.fresh = False
        context.told = attributed.speakers if "speaker-source" in attributed.how else ()
        statement = self._assembled(marked, clause, verdict, attributed, context)
        statement = replace(
            statement,
            holders=attributed.holders or statement.holders,
            date=(governor and governor.date) or statement.date,
            reporter=attributed.reporter,
            evidence=governor.evidence if governor else (),
        )
        told = self.events.told(statement, marked, clause, context)
        return Built(
            replace(told, resolutions=resolved(told, statement, attributed, context)), clause, marked
        )

    def _verdict(
        self, marked: Marked, clause: Clause, governor: Governor | None, *, agent: bool, context: Context
    ) -> Verdict | None:
        text = marked.text[clause.begin : clause.end]
        if governor is not None:
            return self.kinds.governed(text, clause.predicate, governor.predicate)
        if clause.predicate is None:
            return None
        words = marked.words[clause.first : clause.last]
        return self.kinds.verdict(
            Said(
                marked.text,
                clause.begin,
                clause.end,
                clause.predicate,
                words,
                sourced=bool(subjects.source(marked, clause)),
                norm=context.joint,
            ),
            agent=agent,
        )

    def _assembled(
        self, marked: Marked, clause: Clause, verdict: Verdict, attributed: Attributed, context: Context
    ) -> Statement:
        speakers = attributed.speakers
        span = marked.sentence.normal.span(clause.start, clause.end)
        document = context.document
        passage = Passage(document.id, span.start, span.end, marked.sentence.locator)
        meeting = placed(marked, clause, verdict, attributed, context)
        told = addressed(marked, clause, verdict, attributed, context)
        return Statement(
            id=statement_id(document.sha256, span.start, span.end),
            passage=passage,
            kind=verdict.kind,
            act=verdict.act,
            rule=verdict.rule,
            speakers=speakers,
            holders=self._bound(marked, clause, verdict, speakers, context) or _instructed(verdict, told),
            addressees=told,
            made_at=meeting.iri if meeting else None,
            date=said_on(meeting, context),
            topics=self._topics_of(marked, clause, context),
            negated=verdict.negated,
            qualifier=_verbatim(marked, clause, verdict.qualifier, document.text),
            mentions=_mentioned(marked, clause),
        )

    def _bound(
        self, marked: Marked, clause: Clause, verdict: Verdict, speakers: tuple[str, ...], context: Context
    ) -> tuple[str, ...]:
        if verdict.kind != "commitment" or verdict.act == "request":
            return ()
        return subjects.holders(marked, clause, speakers, context)

    def _topics_of(self, marked: Marked, clause: Clause, context: Context) -> tuple[str, ...]:
        text = marked.text[clause.start : clause.end]
        return self._named_topics(text) or self._named_topics(context.heading)

    def _named_topics(self, text: str) -> tuple[str, ...]:
        return tuple(slug for slug, words in self._topics if words.search(text))


def _instructed(verdict: Verdict, told: tuple[str, ...]) -> tuple[str, ...]:
    """Give whom an instruction binds: those who are instructed."""
    return told if verdict.kind == "commitment" and verdict.rule == INSTRUCTED else ()


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

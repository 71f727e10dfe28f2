"""What happened: the events that statements tell, and the dated happenings that clauses name.

A statement that tells a deed takes the deed's date and reports its event; 「2月に署名された協定」 names an
event inside another clause; 「今回の事故」 takes one up again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from keii.mentions import Context, Happening, Happenings, Marked, Meeting, Named, Setting, type_of
from keii.model import BASE, Date, Entity, Statement
from keii.ontology.cues import Cues
from keii.statements.announced import Announced
from keii.statements.changes import Changes
from keii.statements.clauses import Clause
from keii.statements.dated import before_object, own_date, own_dates
from keii.statements.deeds import Deeds, remember
from keii.statements.lexicon import Lexicon
from keii.statements.nodes import Nodes, passage_of, signed_here

_DEEDS = frozenset({"start", "establish", "complete", "sign"})
_VISIT = "WorkingMeeting"
# A year alone dates no happening that only the verb tells.
_MONTH = 7
_ON_A_DAY = re.compile(r"\)?(?:頃)?(?:を目途に|に(?!は)|から(?!の)|、)")
_ABOUT = re.compile(r"に(?:関する|係る|ついての)")
_NEAR = 8
_AT_IT = re.compile(r"(?:において|で)は?、")
_ACTING = re.compile(r"は|が|による")
_POINTING = r"(?:本件の?|今回の|当該|上記の?|この(?:度の|たびの)?|右の|同)"


class Events:
    """Finds and makes the events of sentences; holds no memory of texts (that is the context's)."""

    def __init__(self, cues: Cues, lexicon: Lexicon) -> None:
        """Take the records of happenings, and of the words that take them up."""
        self.deeds = Deeds(cues, lexicon)
        self._happenings = Happenings(cues)
        tenures = tuple(word for cue in cues.of("happening") for word in cue.extra.get("not_of", ()))
        self._nodes = Nodes(self.deeds, tenures)
        self._changes = Changes(cues, self._happenings, self._nodes)
        self._again = {word: cue.value for cue in cues.of("again") for word in cue.words}
        longest = sorted(self._again, key=lambda word: (-len(word), word))
        self._pointing = re.compile(rf"{_POINTING}(?P<word>{'|'.join(map(re.escape, longest)) or '(?!)'})")
        self._partners = _partners(cues)
        self._announced = Announced(cues, self._happenings)
        self._reply = [cue.pattern for cue in cues.of("reply") if cue.pattern]

    def mark(self, marked: Marked, context: Context) -> Marked:
        """Find the happenings of a sentence, and what it names of them; deeds named again included."""
        setting = Setting(marked.text, marked.words, marked.dates, marked.names, context.row)
        happenings = tuple(
            each
            for each in (*self._happenings.find(setting), *self._signed_at(marked, context))
            if not (
                self._of_others(marked, each.word, context)
                or self._nodes.tenure_of(marked, each.word)
                or _of_paper(each, marked)
            )
        )
        marked = replace(marked, happenings=happenings) if happenings else marked
        found: list[Named] = self.deeds.named_again(marked, context)
        self._announced.read(context)
        for happening in happenings:
            if not happening.told:
                found += self._named(happening, marked, context)
        found += self._taken_up(marked, context)
        names = sorted((*marked.names, *found), key=lambda named: (named.start, -named.end))
        self._opens_row(names, marked.sentence.block, context)
        self._evident(names, marked, context, known=marked.sentence.kind == "question")
        marked = replace(marked, names=tuple(names))
        self._changes.make(marked, context)
        self._announced.sent(marked, context)
        return marked

    def told(self, statement: Statement, marked: Marked, clause: Clause, context: Context) -> Statement:
        """Give a statement the date and the event of what it tells."""
        happening = next(
            (each for each in marked.happenings if each.told and clause.start <= each.word < clause.end), None
        )
        own = happening.dates[0] if happening else own_date(marked, clause)
        if own and not happening and clause.predicate:
            setting = Setting(marked.text, marked.words, (), (), None)
            happening = self._happenings.told_in(setting, (clause.predicate.start, clause.end), own)
        of_row = (
            happening is not None and happening.start == happening.word and happening in marked.happenings
        )
        statement = self._placed(statement, marked, None if of_row else own, context)
        if statement.negated or statement.made_at:
            return statement
        if statement.kind != "action":
            return self._said(statement, marked, clause, happening, context)
        statement = replace(statement, date=own or statement.date)
        deed = self._deed(statement, own, marked, clause, context) if statement.act in _DEEDS else None
        if deed or own is None:
            return deed or statement
        vague = happening is None and (len(own.value) < _MONTH or own == context.document.issued)
        word = clause.predicate.start if clause.predicate else clause.end
        if vague or self._of_others(marked, word, context) or self._nodes.tenure_of(marked, word):
            return statement
        iri = self._nodes.told(happening, own, marked, clause, context)
        self._visited(happening, iri, own, context)
        return replace(statement, reports=iri)

    def rest(self, marked: Marked, made: Sequence[tuple[Clause, Statement]], context: Context) -> None:
        """Make the events that a sentence tells without a statement that reports them, or only names."""
        silent = [
            named
            for named in marked.names
            if not any(clause.start <= named.start and named.end <= clause.end for clause, _ in made)
        ]
        self._evident(silent, marked, context, known=True)
        self._to_come(marked, made, context)
        for happening in marked.happenings:
            if not happening.told:
                continue
            around = [said for clause, said in made if clause.start <= happening.word < clause.end]
            session = context.session.iri if context.session else None
            there = happening.start == happening.word and context.row is None  # 「…では、覚書が交わされ、」
            apart = any(said.made_at not in {None, session} for said in around)
            if any(said.negated or said.reports for said in around) or (apart and not there):
                continue
            for date in happening.dates:
                iri = self._nodes.happened(happening, date, marked, context)
                self._visited(happening, iri, date, context)

    def _signed_at(self, marked: Marked, context: Context) -> Iterator[Happening]:
        """Yield the signings told of a dated meeting: 「2013年の合同委員会では、…覚書が交わされ、」."""
        first = marked.names[0] if marked.names else None
        met = next((met for met in context.meetings if first and met.iri == first.iris[0]), None)
        if context.row or first is None or met is None or not _AT_IT.match(marked.text, first.end):
            return
        for each in self._happenings.find(Setting(marked.text, marked.words, (), marked.names, met.date)):
            if each.cue.value == "Signing":
                yield each

    def _to_come(self, marked: Marked, made: Sequence[tuple[Clause, Statement]], context: Context) -> None:
        """Make the events of what is announced for a day to come, where no word of happening tells it."""
        issued = context.document.issued
        for clause, said in made:
            told = any(clause.start <= each.start < clause.end for each in marked.happenings)
            told = told or bool(marked.within(clause.start, clause.end, "event"))
            if issued is None or told or said.kind != "commitment" or said.negated:
                continue
            for found in own_dates(marked, clause):
                date, adverb = found.date, _ON_A_DAY.match(marked.text, found.end)
                if date and adverb and len(date.value) >= _MONTH and date.earliest > issued.latest:
                    self._nodes.told(None, date, marked, clause, context)
                    break

    def _evident(self, names: Sequence[Named], marked: Marked, context: Context, *, known: bool) -> None:
        """Let places that name an event be evidence of it: the first, and those that no statement holds."""
        for named in names:
            iri = named.iris[0]
            kind = type_of(iri, context.register, context.entities)
            if named.kind != "event" or len(named.iris) > 1 or kind is None:
                continue
            entity = context.entities.get(iri)
            met_here = entity is not None and not entity.evidence and context.entry(iri) is None
            if met_here or known:
                passage = passage_of(marked, (named.start, named.end), context)
                context.add(entity or Entity(iri, kind))
                context.add(replace(context.entities[iri], evidence=(passage,)))

    def _of_others(self, marked: Marked, word: int, context: Context) -> bool:
        """Tell whether somebody outside the alliance acts: third parties' conduct is no event of it."""
        acting = [named for named in marked.within(0, word, "actor") if _ACTING.match(marked.text, named.end)]
        states = context.states_of(acting[-1].iris) if acting else ()
        return bool(states) and not self._partners & set(states)

    def _said(
        self,
        statement: Statement,
        marked: Marked,
        clause: Clause,
        happening: Happening | None,
        context: Context,
    ) -> Statement:
        """Give words their own date where the clause names it, and the event where saying them was one."""
        found = clause.predicate
        performed = found is not None and (found.past or statement.act == "request")
        if happening and performed and statement.kind == "position":
            iris = [self._nodes.happened(happening, date, marked, context) for date in happening.dates]
            return replace(statement, date=happening.dates[0], reports=iris[0])
        own = own_date(marked, clause)
        if not (own and found and found.speech and found.past and before_object(marked, clause)):
            return statement
        asked = statement.act == "request" and len(own.value) >= _MONTH
        iri = self._nodes.told(None, own, marked, clause, context) if asked else None
        return replace(statement, date=own, reports=iri)

    def _deed(
        self, statement: Statement, own: Date | None, marked: Marked, clause: Clause, context: Context
    ) -> Statement | None:
        """Give a statement that tells a deed the event that the deed makes."""
        # In a speech the day of speaking is not the day of the deed.
        date = own if context.speech or statement.act != "establish" else statement.date
        what = self.deeds.object_of(marked, clause)
        if what is None or (clause.predicate and self._nodes.tenure_of(marked, clause.predicate.start)):
            return None
        what = self._nodes.introduced(marked, what, context)
        doers = tuple(iri for iri in statement.speakers if "/state/" not in iri) or statement.speakers
        iri = self.deeds.known(statement.act, what, own, context)
        iri = iri or self.deeds.node(statement.act, what, doers, date, context)
        if iri is None:
            return None
        self._nodes.label(iri, marked, clause, context)
        remember(context, statement.act, what, iri, statement.id)
        mentions = tuple(dict.fromkeys((*statement.mentions, *what.things)))
        return replace(statement, reports=iri, date=date, mentions=mentions)

    def _placed(self, statement: Statement, marked: Marked, own: Date | None, context: Context) -> Statement:
        """Settle the event at which words were said that name none: the visit told before, or the session."""
        session = context.session.iri if context.session else None
        if _done_before(statement, own, context):
            return replace(statement, made_at=None)
        if statement.made_at not in {None, session}:
            return statement
        if statement.made_at and (statement.reporter or (own and statement.kind in {"action", "position"})):
            statement = replace(statement, made_at=None)
        visit = self._visit(marked, context)
        if visit and own is None:
            return replace(statement, made_at=visit.iri, date=visit.date)
        return statement

    def _visit(self, marked: Marked, context: Context) -> Meeting | None:
        """Give the meeting told before in the same paragraph, where the sentence goes on telling it."""
        if context.visit is None or context.visit[1] != marked.sentence.block:
            return None
        goes_on = context.row is not None or any(pattern.search(marked.text) for pattern in self._reply)
        return context.visit[0] if goes_on else None

    def _visited(self, happening: Happening | None, iri: str, date: Date, context: Context) -> None:
        if happening and happening.cue.value == _VISIT:
            context.visit = (Meeting(_VISIT, iri, date), context.paragraph)

    def _opens_row(self, names: Sequence[Named], block: int, context: Context) -> None:
        """Let the rest of a chronology's row be said at the meeting that the row opens with."""
        first = names[0] if names else None
        if context.row and first and first.kind == "event" and first.start <= 1:
            met = next((met for met in context.meetings if met.iri == first.iris[0]), None)
            context.visit = (met, block) if met else context.visit

    def _named(self, happening: Happening, marked: Marked, context: Context) -> Iterator[Named]:
        """Make the events that a sentence names, and give the name where it names nothing else besides."""
        iris = [self._nodes.happened(happening, date, marked, context) for date in happening.dates]
        start, end = happening.start, max(happening.end, happening.about[1])
        other = marked.within(happening.about[0], happening.about[1], "agreement", "event")
        if not (happening.adnominal and (other or signed_here(happening, marked))):
            yield Named(start, end, "event", (iris[-1],))

    def _taken_up(self, marked: Marked, context: Context) -> Iterator[Named]:
        """Give the places of a sentence that take up a happening told before: 今回の事故, 同訓練."""
        ends = {token.end: index for index, token in enumerate(marked.words)}
        for match in self._pointing.finditer(marked.text):
            index = ends.get(match.end())
            if index is None or _goes_on(marked, index):
                continue
            kin = self._again[match["word"]]
            iri = next((iri for other, iri in reversed(context.happened) if other == kin), None)
            if iri:
                yield Named(match.start(), match.end(), "event", (iri,))


def _partners(cues: Cues) -> frozenset[str]:
    """Give the states that the language's words for groups of states hold (日米, 日米豪)."""
    groups = [cue for cue in cues.of("group") if cue.value == "states"]
    return frozenset(f"{BASE}{member}" for cue in groups for member in cue.extra.get("members", ()))


def _of_paper(happening: Happening, marked: Marked) -> bool:
    """Tell whether a date is that of a paper about what happens: 「1月11日の訓練移転に関する合意」."""
    inside = happening.end == happening.stem and not happening.told
    papers = marked.within(0, len(marked.text), "agreement")
    if inside and any(each.start <= happening.word and happening.end < each.end for each in papers):
        return True
    about = None if happening.told else _ABOUT.match(marked.text, happening.end)
    return about is not None and any(about.end() <= each.start <= about.end() + _NEAR for each in papers)


def _done_before(statement: Statement, own: Date | None, context: Context) -> bool:
    """Tell whether a paper of a meeting tells a deed of an earlier day: it was not done at the meeting."""
    met = context.meeting
    if met is None or met.date is None or statement.made_at != met.iri or own is None:
        return False
    return statement.kind == "action" and own.latest < met.date.earliest


def _goes_on(marked: Marked, index: int) -> bool:
    """Tell whether a word is only the beginning of a longer one (本件事故機)."""
    after = marked.words[index + 1] if index + 1 < len(marked.words) else None
    return after is not None and after.tag.startswith(("名詞-普通名詞-一般", "接尾辞"))

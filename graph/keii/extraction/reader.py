"""One file read from its first document to its last, with one memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from keii.dates import Anchor, find_dates
from keii.extraction.issuers import Issuers
from keii.extraction.opinions import with_opinion
from keii.linking import Linker, Undertakings
from keii.mentions import Context, Finder, Marked, mentions_of
from keii.mentions.opinion import Opinion
from keii.model import Block, Date, Document, Extraction, Fault, Mention, Reference, Statement, Trace
from keii.ontology import Ontology
from keii.ontology.cues import Cues
from keii.reading import no_such_date, sentences_of
from keii.statements import Builder, Built, Limits, Opening


class Reader:
    """The strategy object of a language: everything that is made once and holds no text."""

    def __init__(self, ontology: Ontology, cues: Cues, opinion: Opinion | None = None) -> None:
        """Build the tools of the language from its wording rules and the register's names.

        ``opinion`` is asked about each statement, where one is wanted.
        """
        self.finder = Finder(ontology, cues)
        self.builder = Builder(ontology, cues, self.finder)
        self.opening = Opening(cues, self.finder)
        self.limits = Limits(cues)
        self.linker = Linker(cues)
        self.issuers = Issuers(ontology, cues, self.finder)
        self.opinion = opinion


_HEADS = frozenset({"title", "issuer", "note"})
_BRACKETS = tuple("(（〔［[【")


@dataclass(slots=True)
class _Gathered:
    """What one document has given so far."""

    mentions: list[Mention] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    traces: list[Trace] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    relays: list[tuple[str, ...]] = field(default_factory=list)


class FileReader:
    """Reads the documents of one file in order."""

    def __init__(self, readers: Mapping[str, Reader], ontology: Ontology) -> None:
        """Start with an empty memory."""
        self._readers = readers
        self._ontology = ontology
        self._undertakings = Undertakings()

    def read(self, documents: Sequence[Document]) -> list[Extraction]:
        """Give what each document of the file says."""
        if not documents:
            return []
        context = Context(self._ontology.register, documents[0])
        found: list[Extraction] = []
        relayed: tuple[str, ...] = ()
        for index, document in enumerate(documents):
            context.later = tuple(documents[index + 1 :])
            extraction = self._document(document, self._readers[document.language], context, relayed)
            relayed = relayed or extraction.relayed_by
            found.append(extraction)
        return found

    def _document(
        self, document: Document, reader: Reader, context: Context, relayed: tuple[str, ...]
    ) -> Extraction:
        context.entities = {}
        issuer = self._opened(document, reader, context)
        gathered, headings = _Gathered(), _headings(document)
        for block in document.blocks:
            if _in_head(block, document.text):
                gathered.mentions += reader.finder.head(block, context)
        for sentence in sentences_of(document):
            self._turn(document, sentence.block, reader, context)
            context.heading = headings[sentence.block]
            marked = reader.builder.mark(sentence, context)
            gathered.faults += _impossible(document, marked)
            gathered.mentions += mentions_of(marked, document.text)
            if not document.part_of:
                gathered.relays.append(reader.issuers.relayed_by(marked, context))
            reader.opening.agreed_below(marked, context)
            if sentence.kind == "question" or reader.opening.read(marked, context):
                continue
            self._sentence(marked, reader, context, gathered)
        reader.opening.from_title(context, record=False)
        meeting = context.meeting or context.session
        relay = next((source for source in gathered.relays if source), ())
        return Extraction(
            document=document,
            records=context.records or (meeting.iri if meeting else None),
            publisher=issuer,
            relayed_by=(relayed if document.part_of else relay),
            entities=tuple(sorted(context.entities.values(), key=lambda entity: entity.iri)),
            mentions=tuple(gathered.mentions),
            statements=tuple(gathered.statements),
            traces=tuple(gathered.traces),
            references=tuple(gathered.references),
            faults=tuple(gathered.faults),
        )

    def _opened(self, document: Document, reader: Reader, context: Context) -> str | None:
        """Turn the memory to a document, and let it take what title and letterhead say."""
        addressed = (context.addressee, context.addressed_body) if document.part_of else ((), ())
        context.open(document, ())
        context.addressee, context.addressed_body = addressed
        issuer, voice = reader.issuers.publisher(document, context)
        context.publisher = voice
        context.parties = reader.finder.parties_in(document.title or "", context)
        reader.issuers.addressed(document, context)
        reader.opening.from_head(context)
        reader.opening.from_particulars(context)
        reader.opening.from_title(context, record=True)
        context.records = reader.issuers.records(document, context)
        context.joint = reader.issuers.joint(document, context)
        reader.opening.from_signing(context)
        return issuer

    def _turn(self, document: Document, block: int, reader: Reader, context: Context) -> None:
        """Let a new speaker's turn change whose voice the words are."""
        marker = document.blocks[block].marker
        if block != context.paragraph:
            context.row = _row(document.blocks[block], context)
        if block == context.paragraph or document.blocks[block].kind != "paragraph" or not marker:
            return
        context.subject = ()
        speaker = reader.issuers.turn(marker, context)
        if speaker:
            context.publisher = (speaker,)
            context.subject = ()

    def _sentence(self, marked: Marked, reader: Reader, context: Context, gathered: _Gathered) -> None:
        made: list[Built] = []
        for built in reader.builder.statements(marked, context):
            limited = reader.limits.narrowed(built, gathered.statements)
            if reader.opinion is not None:
                limited = with_opinion(limited, built, reader.opinion)
            built = Built(limited, built.clause, built.marked)
            gathered.traces += reader.linker.traces(built, gathered.statements, context)
            step = reader.linker.same_undertaking(built, self._undertakings, context)
            gathered.traces += [step] if step else []
            self._undertakings.learn(built)
            gathered.statements.append(limited)
            made.append(built)
        gathered.references += reader.linker.references(marked, made, context)


def _in_head(block: Block, text: str) -> bool:
    """Tell whether a block is a line of the head, or a title: it names actors, but says nothing of them.

    A numbered heading only says what its section is about, a line in brackets tells of the minutes.
    """
    titled = block.kind == "heading" and not block.marker
    return (titled or block.kind in _HEADS) and not block.span.of(text).startswith(_BRACKETS)


def _row(block: Block, context: Context) -> Date | None:
    """Give the date with which a row of a chronology opens; without a year it counts from the row before."""
    if block.kind != "row":
        return None
    last = context.row or context.anchor.last or context.anchor.issued
    dates = find_dates(block.marker, Anchor(issued=last, last=last))
    date = dates[0].date if dates else None
    if date is not None:
        context.anchor = context.anchor.after(date)
        context.subject = ()
    return date


def _headings(document: Document) -> list[str]:
    """Give, for each block, the words of the heading that it stands under."""
    headings: list[str] = []
    last = document.title or ""
    for block in document.blocks:
        last = block.span.of(document.text) if block.kind == "heading" else last
        headings.append(last)
    return headings


def _impossible(document: Document, marked: Marked) -> list[Fault]:
    """Give a fault for each date of a sentence that the calendar does not have."""
    found = []
    for date in marked.dates:
        if date.problem:
            span = marked.sentence.normal.span(date.start, date.end)
            where = f"characters {span.start}–{span.end}"
            found.append(no_such_date(document.file, span.of(document.text), where))
    return found

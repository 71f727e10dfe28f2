"""One file read from its first document to its last, with one memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from keii.extraction.issuers import Issuers
from keii.linking import Linker, Undertakings
from keii.mentions import Context, Finder, Marked, mentions_of
from keii.model import Document, Extraction, Fault, Mention, Reference, Statement, Trace
from keii.ontology import Ontology
from keii.ontology.cues import Cues
from keii.reading import no_such_date, sentences_of
from keii.statements import Builder, Built, Limits, Opening


class Reader:
    """The strategy object of a language: everything that is made once and holds no text."""

    def __init__(self, ontology: Ontology, cues: Cues) -> None:
        """Build the tools of the language from its wording rules and the register's names."""
        self.finder = Finder(ontology, cues)
        self.builder = Builder(ontology, cues, self.finder)
        self.opening = Opening(cues, self.finder)
        self.limits = Limits(cues)
        self.linker = Linker(cues)
        self.issuers = Issuers(ontology, cues, self.finder)


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
        for document in documents:
            extraction = self._document(document, self._readers[document.language], context, relayed)
            relayed = relayed or extraction.relayed_by
            found.append(extraction)
        return found

    def _document(
        self, document: Document, reader: Reader, context: Context, relayed: tuple[str, ...]
    ) -> Extraction:
        context.entities = {}
        issuer = self._opened(document, reader, context)
        gathered = _Gathered()
        for sentence in sentences_of(document):
            self._turn(document, sentence.block, reader, context)
            context.heading = _heading(document, sentence.block)
            marked = reader.builder.mark(sentence, context)
            gathered.faults += _impossible(document, marked)
            gathered.mentions += mentions_of(marked, document.text)
            if not document.part_of:
                gathered.relays.append(reader.issuers.relayed_by(marked, context))
            if reader.opening.read(marked, context):
                continue
            self._sentence(marked, reader, context, gathered)
        reader.opening.from_title(context, record=False)
        relay = next((source for source in gathered.relays if source), ())
        return Extraction(
            document=document,
            records=context.records or (context.meeting.iri if context.meeting else None),
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
        context.open(document, ())
        issuer, voice = reader.issuers.publisher(document, context)
        context.publisher = voice
        context.parties = reader.finder.parties_in(document.title or "")
        reader.opening.from_title(context, record=True)
        context.records = reader.issuers.records(document, context)
        return issuer

    def _turn(self, document: Document, block: int, reader: Reader, context: Context) -> None:
        """Let a new speaker's turn change whose voice the words are."""
        marker = document.blocks[block].marker
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
            built = Built(limited, built.clause, built.marked)
            gathered.traces += reader.linker.traces(built, gathered.statements, context)
            step = reader.linker.same_undertaking(built, self._undertakings, context)
            gathered.traces += [step] if step else []
            self._undertakings.learn(built)
            gathered.statements.append(limited)
            made.append(built)
        gathered.references += reader.linker.references(marked, made, context)


def _heading(document: Document, block: int) -> str:
    """Give the words of the heading that a block stands under."""
    for index in range(block, -1, -1):
        if document.blocks[index].kind == "heading":
            return document.blocks[index].span.of(document.text)
    return document.title or ""


def _impossible(document: Document, marked: Marked) -> list[Fault]:
    """Give a fault for each date of a sentence that the calendar does not have."""
    found = []
    for date in marked.dates:
        if date.problem:
            span = marked.sentence.normal.span(date.start, date.end)
            where = f"characters {span.start}–{span.end}"
            found.append(no_such_date(document.file, span.of(document.text), where))
    return found

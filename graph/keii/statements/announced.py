"""What a notice's title announces, and the line that dates it: 「訓練の実施」, 「期間 11月5日~15日」."""

from __future__ import annotations

import re

from keii.dates import Anchor, find_dates
from keii.mentions import Context, Happenings, Marked
from keii.model import Date, Document, Entity, Passage, Span
from keii.ontology.cues import Cue, Cues
from keii.reading import main_title, normalise
from keii.statements.deeds import event_iri, labelled
from keii.statements.nodes import passage_of

# A label is a few letters long, set off from its date by a space or a colon.
_LABEL = 8
_GAP = re.compile(r"[\s:：]+$")


class Announced:
    """The ``period`` records of a language: labels of the line that dates what the title announces."""

    def __init__(self, cues: Cues, happenings: Happenings) -> None:
        """Take the labels, and the words of happenings that a title may announce."""
        self._labels = [cue.pattern for cue in cues.of("period") if cue.pattern]
        self._happenings = happenings
        self._sending = [cue.pattern for cue in cues.of("sending") if cue.pattern]

    def read(self, context: Context) -> None:
        """Make the event that the document's title announces, where a line of it gives the date."""
        document = context.document
        if context.announced == document.id:
            return
        context.announced = document.id
        self._headed(context)
        announced = self._happenings.announced(main_title(document.title))
        found = self._dated(document) if announced else None
        if announced is None or found is None:
            return
        self._make(announced, found, context)

    def _make(self, announced: tuple[str, Cue], found: tuple[Date, Span], context: Context) -> None:
        (words, cue), (date, span) = announced, found
        document, kind = context.document, cue.value
        if any(head in words for head in cue.extra.get("heads", ())):
            kind = "Other"  # the head of a body came: no meeting of officials
        kin = str(cue.extra.get("kin", cue.id))
        iri = event_iri(kind, date, (kin, words), ())
        label_en = f"{cue.extra.get('label_en', 'event')}, {date.value}"
        evidence = (Passage(document.id, span.start, span.end),)
        context.add(Entity(iri, kind, words, label_en[0].upper() + label_en[1:], date, evidence=evidence))
        context.happened.append((kin, iri))

    def sent(self, marked: Marked, context: Context) -> None:
        """Make the event of a reply whose cover says that it is sent: 「別紙のとおり回答します」."""
        issued = context.document.issued
        for pattern in self._sending:
            match = pattern.search(marked.text)
            if match and issued and context.publisher:
                iri = event_iri("Notice", issued, ("reply",), context.publisher)
                passage = passage_of(marked, match.span(), context)
                label_en = labelled("reply", context.publisher, issued, context)
                label_ja = f"{match.group()}（{issued.value}）"
                context.add(
                    Entity(iri, "Notice", label_ja, label_en, issued, context.publisher, evidence=(passage,))
                )

    def _headed(self, context: Context) -> None:
        """Make the events that headings name with their date in brackets: 「1 司令官の来省(7月1日)」."""
        document = context.document
        for block in document.blocks:
            if block.kind != "heading":
                continue
            normal = normalise(document.text, [block.span])
            for found in find_dates(normal.text, Anchor(issued=document.issued, last=document.issued)):
                announced = self._happenings.announced(normal.text[: found.start].rstrip("("))
                if announced and found.date and normal.text[: found.start] == f"{announced[0]}(":
                    self._make(announced, (found.date, normal.span(0, found.end)), context)

    def _dated(self, document: Document) -> tuple[Date, Span] | None:
        """Give the first date that stands behind such a label, and where."""
        normal = normalise(document.text, [document.span])
        for found in find_dates(normal.text, Anchor(issued=document.issued)):
            before = _GAP.sub("", normal.text[: found.start])[-_LABEL:]
            ends = [match.end() for pattern in self._labels for match in pattern.finditer(before)]
            if found.date and len(before) in ends:
                return found.date, normal.span(found.start, found.end)
        return None

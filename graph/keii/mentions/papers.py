"""Finds the agreements of a sentence: names of the register, what the text defines, papers only it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from keii.mentions.adoption import Scanned
from keii.mentions.agreements import Agreements, define
from keii.mentions.articles import narrowed
from keii.mentions.context import Context
from keii.mentions.instruments import Instruments
from keii.mentions.names import Named
from keii.mentions.own import OwnPaper
from keii.mentions.pointing import Pointing
from keii.model import Entity, Passage
from keii.ontology import Register
from keii.ontology.cues import Cues
from keii.reading import Sentence


@dataclass(frozen=True, slots=True)
class Settled:
    """The names of a sentence once its agreements are settled.

    ``plain`` are the names of the register, ``written`` the agreements that only the text names;
    ``begins`` tells where the words begin that tell of an agreement, by where its name ends.
    """

    plain: tuple[Named, ...]
    written: tuple[Named, ...]
    begins: dict[int, int]

    @property
    def agreements(self) -> tuple[Named, ...]:
        """Give what names exactly one agreement."""
        return (*(each for each in self.plain if one_agreement(each)), *self.written)

    def hidden(self, text: str) -> str:
        """Give a text without its agreements: the meeting in 「2+2」共同発表 is no event there."""
        for named in (*(each for each in self.plain if each.kind == "agreement"), *self.written):
            text = text[: named.start] + "〓" * (named.end - named.start) + text[named.end :]
        return text


class Papers:
    """The rules for agreements of one language."""

    def __init__(self, cues: Cues, register: Register) -> None:
        """Take the records that name agreements, tell their making, and point to them."""
        self._agreements = Agreements(cues)
        self._instruments = Instruments(cues, register)
        self._own = OwnPaper(cues)
        self._pointing = Pointing(cues)

    def settle(self, scanned: Scanned, names: Sequence[Named], context: Context) -> Settled:
        """Settle the registered names of a sentence and find the agreements that only the text names."""
        plain = self._agreements.settle(scanned, names, context)
        own = self._own.find(scanned.text, context)
        found = self._instruments.find(scanned, [*filter(one_agreement, plain), *own], context)
        begins = {each.named.end: each.begin for each in found}
        return Settled(tuple(plain), (*own, *(each.named for each in found)), begins)

    def pointing(self, text: str, settled: Settled, context: Context) -> list[Named]:
        """Give the words that point to an agreement named before."""
        return self._pointing.find(text, settled.agreements, context)

    def remember(self, text: str, names: Sequence[Named], context: Context) -> list[Named]:
        """Let the context remember what the names of a sentence tell; give them narrowed to articles."""
        define(text, names, context)
        self._pointing.remember(text, names, context)
        context.cited.update(each.iris[0] for each in names if one_agreement(each))
        return narrowed(text, names, context)


def one_agreement(named: Named) -> bool:
    """Tell whether a name stands for exactly one agreement."""
    return named.kind == "agreement" and len(named.iris) == 1


def show(sentence: Sentence, names: Sequence[Named], settled: Settled, context: Context) -> None:
    """Give each agreement the first place of the document that names it, with what tells of it there."""
    for named in filter(one_agreement, names):
        iri = named.iris[0]
        known = context.entities.get(iri)
        if known is not None and known.evidence:
            continue
        begin = min(settled.begins.get(named.end, named.start), named.start)
        span = sentence.normal.span(begin, named.end)
        passage = Passage(context.document.id, span.start, span.end, sentence.locator)
        entry = context.entry(iri)
        node = known or context.written.get(iri)
        if node is None and entry is not None:
            node = Entity(iri, entry.type, entry.pref_ja, entry.pref_en, entry.date)
        if node is not None:
            context.add(replace(node, evidence=(passage,)))

"""The register: known actors, facilities, agreements and events, as frozen entries."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from keii.model import BASE, KEII, Date, bare
from keii.ontology.turtle import DCTERMS, RDF, SKOS, Record

NO_ENTRIES = frozenset({"Trace", "Tenure"})
"""Classes whose records say something of entries and are none themselves."""


class Held(NamedTuple):
    """An office that a person holds or held; ISO days where a source gives them, else ``None``."""

    office: str
    valid_from: str | None
    valid_to: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One registered thing; references to other entries are their IRIs.

    ``type`` is the local name of its class.  ``names_*`` are the official label, first, and the
    other names that mean this thing alone; ``short_*`` are names that several things share, so
    that only a date or another clue settles which is meant.  ``participants`` (of an event)
    are persons and states; ``attested`` are pairs of an office and an ISO day on which a source
    shows the person in it; ``valid_from`` and ``valid_to`` are ISO days or ``None``.
    """

    iri: str
    type: str
    pref_ja: str | None = None
    pref_en: str | None = None
    names_ja: tuple[str, ...] = ()
    names_en: tuple[str, ...] = ()
    short_ja: tuple[str, ...] = ()
    short_en: tuple[str, ...] = ()
    date: Date | None = None
    parties: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    of_state: str | None = None
    holds: tuple[Held, ...] = ()
    attested: tuple[tuple[str, str], ...] = ()
    adopted_at: str | None = None
    part_of: str | None = None
    force: str | None = None
    forum: str | None = None
    place: str | None = None
    established_by: str | None = None
    verification: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    sources: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """Give the kind that the IRI names, e.g. ``state`` or ``agreement``."""
        return self.iri.removeprefix(BASE).split("/", 1)[0]

    @property
    def slug(self) -> str:
        """Give the last part of the IRI."""
        return bare(self.iri)

    def label(self, language: str) -> str:
        """Give the label in ``ja`` or ``en``, else in the other language."""
        first, second = (self.pref_ja, self.pref_en) if language == "ja" else (self.pref_en, self.pref_ja)
        return first or second or self.slug


@dataclass(frozen=True, slots=True)
class Register:
    """All entries, sorted by IRI."""

    entries: tuple[Entry, ...]
    _index: Mapping[str, Entry] = field(init=False, repr=False, compare=False)
    _by_type: Mapping[str, tuple[Entry, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the entries by IRI and by class."""
        by_type: dict[str, list[Entry]] = {}
        for entry in self.entries:
            by_type.setdefault(entry.type, []).append(entry)
        object.__setattr__(self, "_index", {entry.iri: entry for entry in self.entries})
        object.__setattr__(self, "_by_type", {name: tuple(found) for name, found in by_type.items()})

    def get(self, iri: str) -> Entry | None:
        """Give the entry of an IRI, or ``None``."""
        return self._index.get(iri)

    def of_type(self, *types: str) -> tuple[Entry, ...]:
        """Give the entries of the named classes (local names, as written: no subclasses)."""
        if len(types) == 1:
            return self._by_type.get(types[0], ())
        return tuple(entry for entry in self.entries if entry.type in types)

    def of_kind(self, *kinds: str) -> tuple[Entry, ...]:
        """Give the entries of the named kinds (``state``, ``office``, ``agreement`` …)."""
        return tuple(entry for entry in self.entries if entry.kind in kinds)

    def __iter__(self) -> Iterator[Entry]:
        """Go through the entries in the order of their IRIs."""
        return iter(self.entries)

    def __len__(self) -> int:
        """Count the entries."""
        return len(self.entries)


def register(records: Iterable[Record]) -> Register:
    """Make the register from the records of its files.

    Raises:
        OntologyError: a record has no class, no name, a date that does not exist, or points to a
            thing that the register does not hold; file and record are named.
    """
    all_records = list(records)
    tenures = [record for record in all_records if _type(record) == "Tenure"]
    by_person: dict[str, list[Record]] = {}
    for tenure in tenures:
        by_person.setdefault(_needed(tenure, "heldBy"), []).append(tenure)
    entries = [
        _entry(record, by_person.get(record.iri, []))
        for record in all_records
        if _type(record) not in NO_ENTRIES
    ]
    made = Register(tuple(sorted(entries, key=lambda entry: entry.iri)))
    for record in all_records:
        _check_references(record, made)
    return made


def date(text: str) -> Date:
    """Give the date of ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` with the days that enclose it.

    >>> date("2024-02")
    Date(value='2024-02', earliest='2024-02-01', latest='2024-02-29')

    Raises:
        ValueError: the text has another form, or there is no such day.
    """
    parts = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", text)
    if not parts:
        raise ValueError(f"{text!r} is no date of the form 2024, 2024-04 or 2024-04-10")
    year, month, day = (int(part) if part else None for part in parts.groups())
    assert year is not None
    first = datetime.date(year, month or 1, day or 1)
    last_day = day or calendar.monthrange(year, month or 12)[1]
    return Date(text, first.isoformat(), datetime.date(year, month or 12, last_day).isoformat())


def _entry(record: Record, tenures: list[Record]) -> Entry:
    pref_ja, pref_en = (record.word(SKOS + "prefLabel", lang) for lang in ("ja", "en"))
    if not pref_ja and not pref_en:
        raise record.error('it has no name; add skos:prefLabel "…"@ja or "…"@en')
    return Entry(
        iri=record.iri,
        type=_type(record),
        pref_ja=pref_ja,
        pref_en=pref_en,
        names_ja=_names(record, "ja"),
        names_en=_names(record, "en"),
        short_ja=record.words(KEII + "shortName", "ja"),
        short_en=record.words(KEII + "shortName", "en"),
        date=_date(record, "date"),
        parties=record.iris(KEII + "party"),
        participants=record.iris(KEII + "participant"),
        members=record.iris(KEII + "member"),
        of_state=record.iri_of(KEII + "ofState"),
        holds=tuple(
            Held(_needed(tenure, "office"), _day(tenure, "validFrom"), _day(tenure, "validTo"))
            for tenure in tenures
        ),
        attested=tuple(
            (_needed(tenure, "office"), day)
            for tenure in tenures
            for day in tenure.words(KEII + "attestedOn")
        ),
        adopted_at=record.iri_of(KEII + "adoptedAt"),
        part_of=record.iri_of(DCTERMS + "isPartOf"),
        force=_bare(record.iri_of(KEII + "force")),
        forum=record.iri_of(KEII + "forum"),
        place=record.iri_of(KEII + "place"),
        established_by=record.iri_of(KEII + "establishedBy"),
        verification=_bare(record.iri_of(KEII + "verification")),
        valid_from=_day(record, "validFrom"),
        valid_to=_day(record, "validTo"),
        sources=tuple(value.value for value in record.facts.get(DCTERMS + "source", ())),
    )


def _type(record: Record) -> str:
    types = [iri for iri in record.iris(RDF + "type") if iri.startswith(KEII)]
    if len(types) != 1:
        raise record.error(f"it has {len(types)} classes of keii:; write exactly one, e.g. “a keii:Treaty”")
    return bare(types[0])


def _names(record: Record, language: str) -> tuple[str, ...]:
    names = record.words(SKOS + "prefLabel", language) + record.words(SKOS + "altLabel", language)
    return tuple(dict.fromkeys(names))


def _date(record: Record, prop: str) -> Date | None:
    text = record.word(KEII + prop)
    try:
        return date(text) if text else None
    except ValueError as error:
        raise record.error(f"keii:{prop} {text!r}: {error}; correct the date") from error


def _day(record: Record, prop: str) -> str | None:
    found = _date(record, prop)
    return found.value if found else None


def _bare(iri: str | None) -> str | None:
    return bare(iri) if iri else None


def _needed(record: Record, prop: str) -> str:
    iri = record.iri_of(KEII + prop)
    if iri is None:
        raise record.error(f"keii:{prop} is missing; add it")
    return iri


def _check_references(record: Record, made: Register) -> None:
    for prop, values in record.facts.items():
        for value in values:
            if value.value.startswith(BASE) and made.get(value.value) is None:
                thing = value.value.removeprefix(BASE)
                raise record.error(
                    f"{bare(prop)} points to {thing}, which the register lacks; add it or correct the name"
                )

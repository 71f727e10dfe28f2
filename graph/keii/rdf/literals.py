"""Literals: words with their language, dates at the precision said, whole numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rdflib import Literal, URIRef
from rdflib.namespace import XSD

from keii.model import Date
from keii.rdf.names import K, Triple

_SURROGATES = re.compile("[\ud800-\udfff]")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_EDTF = URIRef("http://id.loc.gov/datatypes/edtf")
_PRECISION = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}


def words(text: str, language: str = "") -> Literal:
    """Give text verbatim, tagged with its language where that is a well-formed tag.

    A lone surrogate has no UTF-8 form; each becomes U+FFFD, one code point for one, so that
    offsets still hold.
    """
    clean = _SURROGATES.sub("\ufffd", text)
    return Literal(clean, lang=language.lower() if _LANGUAGE.fullmatch(language) else None)


def number(value: int) -> Literal:
    """Give a whole number."""
    return Literal(str(value), datatype=XSD.integer, normalize=False)


def truth(value: bool) -> Literal:
    """Give ``true`` or ``false``."""
    return Literal("true" if value else "false", datatype=XSD.boolean, normalize=False)


def day(iso: str) -> Literal:
    """Give an ISO date at its own precision: ``xsd:gYear``, ``xsd:gYearMonth`` or ``xsd:date``."""
    return Literal(iso, datatype=_PRECISION.get(len(iso), XSD.date), normalize=False)


def dated(subject: URIRef, date: Date | None) -> Iterator[Triple]:
    """Give the date as said, the first and last day it may mean, and its EDTF where ISO 8601 is too poor."""
    if date is None:
        return
    yield subject, K.date, day(date.value)
    yield subject, K.earliest, day(date.earliest)
    yield subject, K.latest, day(date.latest)
    if date.edtf:
        yield subject, K.edtf, Literal(date.edtf, datatype=_EDTF, normalize=False)

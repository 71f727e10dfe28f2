"""The constraints of SHACL Core that the shapes use, as tests that only ever acquit.

Each is named by its clause of https://www.w3.org/TR/shacl/. Where pySHACL and the specification could
be read differently, the test asks for more than either.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Collection
from decimal import Decimal
from operator import ge, gt, le, lt
from typing import TYPE_CHECKING, Any, TypeAlias

from rdflib import BNode, Literal, URIRef
from rdflib.namespace import RDF, SH, XSD
from rdflib.term import Node

if TYPE_CHECKING:
    from keii.validation.proof import Proof

Holds: TypeAlias = Callable[[Node], bool]
"""Tells of a thing that it surely keeps to a shape."""
Test: TypeAlias = Callable[[Node, Collection[Node]], bool]
"""Tells of a thing and its values that they surely keep to a constraint."""
Maker: TypeAlias = "Callable[[Proof, Node, Node], Test]"
"""Makes the test of a constraint from the proof, the shape and the parameter's value."""

REPEATABLE = frozenset({SH["class"], SH.property, SH["or"], SH.pattern, SH.hasValue})
"""Parameters that may be given several times; all of them must hold."""

_KINDS: dict[Node, type[Node]] = {SH.IRI: URIRef, SH.Literal: Literal, SH.BlankNode: BNode}
_VALUES: dict[Node, type] = {
    XSD.string: str,
    XSD.integer: int,
    XSD.decimal: Decimal,
    XSD.boolean: bool,
    XSD.date: datetime.date,
}
_UNCHECKED = frozenset({XSD.gYear, XSD.gYearMonth, URIRef("http://id.loc.gov/datatypes/edtf")})
"""Data types whose words pySHACL takes as they are."""


class Unclear(Exception):
    """A shape holds something that no test here knows."""


def _each(good: Holds) -> Test:
    return lambda _, values: all(map(good, values))


def _property_only(proof: Proof, shape: Node) -> None:
    if (shape, SH.path, None) not in proof.shapes:
        raise Unclear


def _whole(count: Node) -> int:
    number = _number(count)
    if not isinstance(number, int) or number < 0:
        raise Unclear
    return number


def _class(proof: Proof, _: Node, name: Node) -> Test:
    accepted, kind = proof.classes(name), RDF.type
    return _each(lambda value: not accepted.isdisjoint(proof.values(value, kind)))


def _datatype(_: Proof, __: Node, name: Node) -> Test:
    if name == RDF.langString:
        return _each(lambda value: isinstance(value, Literal) and bool(value.language))
    if name in _UNCHECKED:
        return _each(lambda value: isinstance(value, Literal) and value.datatype == name)
    if name not in _VALUES:
        raise Unclear
    made, plain = _VALUES[name], (None, name) if name == XSD.string else (name,)
    return _each(
        lambda value: (
            isinstance(value, Literal)
            and not value.language
            and value.datatype in plain
            and not value.ill_typed
            and isinstance(value.value, made)
        )
    )


def _node_kind(_: Proof, __: Node, kind: Node) -> Test:
    if kind not in _KINDS:
        raise Unclear
    wanted = _KINDS[kind]
    return _each(lambda value: isinstance(value, wanted))


def _min_count(proof: Proof, shape: Node, count: Node) -> Test:
    _property_only(proof, shape)
    least = _whole(count)
    return lambda _, values: len(values) >= least


def _max_count(proof: Proof, shape: Node, count: Node) -> Test:
    _property_only(proof, shape)
    most = _whole(count)
    return lambda _, values: len(values) <= most


def _bound(order: Callable[[Any, Any], bool]) -> Maker:
    def make(_: Proof, __: Node, bound: Node) -> Test:
        limit = _number(bound)
        if limit is None:
            raise Unclear
        return _each(lambda value: (given := _number(value)) is not None and order(given, limit))

    return make


def _number(value: Node) -> int | Decimal | None:
    if not isinstance(value, Literal) or value.datatype not in (XSD.integer, XSD.decimal):
        return None
    return value.value if type(value.value) in (int, Decimal) else None


def _length(order: Callable[[int, int], bool]) -> Maker:
    def make(_: Proof, __: Node, length: Node) -> Test:
        limit = _whole(length)
        return _each(lambda value: not isinstance(value, BNode) and order(len(str(value)), limit))

    return make


def _pattern(_: Proof, __: Node, pattern: Node) -> Test:
    search = re.compile(str(pattern)).search
    return _each(lambda value: not isinstance(value, BNode) and search(str(value)) is not None)


def _language_in(proof: Proof, _: Node, listed: Node) -> Test:
    tags = {str(tag).lower() for tag in proof.shapes.items(listed)} - {""}
    return _each(lambda value: isinstance(value, Literal) and (value.language or "").lower() in tags)


def _unique_lang(proof: Proof, shape: Node, wanted: Node) -> Test:
    _property_only(proof, shape)
    if not (isinstance(wanted, Literal) and wanted.value is True):
        raise Unclear

    def test(_: Node, values: Collection[Node]) -> bool:
        tags = [value.language.lower() for value in values if isinstance(value, Literal) and value.language]
        return len(tags) == len(set(tags))

    return test


def _compared(order: Callable[[Any, Any], bool]) -> Maker:
    """Make sh:lessThan and sh:lessThanOrEquals, for whole numbers and days."""

    def make(proof: Proof, shape: Node, predicate: Node) -> Test:
        _property_only(proof, shape)
        return lambda focus, values: all(
            _comparable(one, other) and order(one, other)
            for one in values
            for other in proof.values(focus, predicate)
        )

    return make


def _comparable(one: Node, other: Node) -> bool:
    return (
        isinstance(one, Literal)
        and isinstance(other, Literal)
        and one.datatype == other.datatype
        and type(one.value) is type(other.value)
        and type(one.value) in (int, datetime.date)
    )


def _has_value(_: Proof, __: Node, wanted: Node) -> Test:
    return lambda _, values: wanted in values


def _in(proof: Proof, _: Node, listed: Node) -> Test:
    members = set(proof.shapes.items(listed))
    return _each(lambda value: value in members)


def _or(proof: Proof, _: Node, listed: Node) -> Test:
    choices = [proof.holds(member) for member in proof.shapes.items(listed)]
    return _each(lambda value: any(holds(value) for holds in choices))


def _property(proof: Proof, _: Node, shape: Node) -> Test:
    _property_only(proof, shape)
    return _each(proof.understood(shape))


def _qualified(proof: Proof, shape: Node, member: Node) -> Test:
    """Make sh:qualifiedValueShape for shapes that only list values: those can also be told not to hold."""
    _property_only(proof, shape)
    if set(proof.shapes.predicates(member)) != {SH["in"]}:
        raise Unclear
    holds = proof.understood(member)
    least = proof.shapes.value(shape, SH.qualifiedMinCount)
    most = proof.shapes.value(shape, SH.qualifiedMaxCount)
    low = 0 if least is None else _whole(least)
    high = float("inf") if most is None else _whole(most)
    return lambda _, values: low <= sum(map(holds, values)) <= high


def _told_elsewhere(proof: Proof, shape: Node, _: Node) -> Test:
    """Make a parameter that says nothing without the one beside it."""
    if (shape, SH.qualifiedValueShape, None) not in proof.shapes:
        raise Unclear
    return lambda _, __: True


MAKERS: dict[Node, Maker] = {
    SH["class"]: _class,
    SH.datatype: _datatype,
    SH.nodeKind: _node_kind,
    SH.minCount: _min_count,
    SH.maxCount: _max_count,
    SH.minInclusive: _bound(ge),
    SH.minExclusive: _bound(gt),
    SH.maxInclusive: _bound(le),
    SH.maxExclusive: _bound(lt),
    SH.minLength: _length(ge),
    SH.maxLength: _length(le),
    SH.pattern: _pattern,
    SH.languageIn: _language_in,
    SH.uniqueLang: _unique_lang,
    SH.lessThan: _compared(lt),
    SH.lessThanOrEquals: _compared(le),
    SH.hasValue: _has_value,
    SH["in"]: _in,
    SH["or"]: _or,
    SH.property: _property,
    SH.qualifiedValueShape: _qualified,
    SH.qualifiedMinCount: _told_elsewhere,
    SH.qualifiedMaxCount: _told_elsewhere,
}
"""Parameter → what makes its test."""

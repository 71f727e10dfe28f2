"""What keeps to its shapes beyond doubt, found in one pass; the rest is left to pySHACL.

pySHACL asks each thing about each constraint anew, which takes longer than all other rooms together.
The tests here only ever acquit: what they do not know (a parameter, a path, a kind of value) they
doubt, and pySHACL alone says what is wrong, and in which words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import TypeAlias

from rdflib import Graph, URIRef
from rdflib.namespace import RDF, RDFS, SH
from rdflib.term import Node

from keii.rdf import rows
from keii.validation.constraints import MAKERS, REPEATABLE, Holds, Unclear

Facts: TypeAlias = Mapping[Node, Mapping[Node, Collection[Node]]]
"""Subject → predicate → its values, each once."""

_TARGETS = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
_SILENT = {RDF.type, SH.path, SH.message, SH.severity, SH.name, SH.description, *_TARGETS}


def open_questions(shapes: Graph, data: Graph) -> Graph | None:
    """Give the shapes, aimed only at the things that may not keep to them; ``None`` if all surely do.

    Args:
        shapes: a shapes graph.
        data: a graph, or a dataset, of which the union is meant.
    """
    if (None, RDF.type, RDFS.Class) in shapes or (None, RDFS.subClassOf, None) in shapes:
        return shapes  # a class may be its own shape, and so its own target: not looked for here
    proof = Proof(shapes, _named(shapes, data))
    targets = [triple for triple in shapes if triple[1] in _TARGETS]
    aimed = Graph()
    for triple in shapes:
        if triple[1] not in _TARGETS:
            aimed.add(triple)
    before = len(aimed)
    for shape in {shape for shape, _, _ in targets}:
        holds = proof.holds(shape)
        for focus in proof.focus(shape):
            if not holds(focus):
                aimed.add((shape, SH.targetNode, focus))
    return aimed if len(aimed) > before else None


def _named(shapes: Graph, data: Graph) -> Facts:
    """Give the facts that the shapes can see: those whose predicate they name."""
    seen = {*shapes.objects(), RDF.type, RDFS.subClassOf}
    facts: defaultdict[Node, defaultdict[Node, set[Node]]] = defaultdict(lambda: defaultdict(set))
    for subject, predicate, value, _ in rows(data):
        if predicate in seen:
            facts[subject][predicate].add(value)
    return facts


class Proof:
    """The shapes as tests over the facts."""

    def __init__(self, shapes: Graph, facts: Facts) -> None:
        """Keep shapes and facts, and read the class tree."""
        self.shapes = shapes
        self._facts = facts
        self._below: dict[Node, set[Node]] = defaultdict(set)
        for subject, known in facts.items():
            for above in known.get(RDFS.subClassOf, ()):
                self._below[above].add(subject)

    def values(self, subject: Node, predicate: Node) -> Collection[Node]:
        """Give a property's values."""
        return self._facts.get(subject, {}).get(predicate, ())

    def classes(self, name: Node) -> frozenset[Node]:
        """Give a class and all below it."""
        seen, todo = {name}, [name]
        while todo:
            fresh = self._below.get(todo.pop(), set()) - seen
            seen |= fresh
            todo.extend(fresh)
        return frozenset(seen)

    def focus(self, shape: Node) -> set[Node]:
        """Give the things that a shape is aimed at."""
        found = set(self.shapes.objects(shape, SH.targetNode))
        named = self.shapes.objects(shape, SH.targetClass)
        accepted = {below for name in named for below in self.classes(name)}
        subjects_of = set(self.shapes.objects(shape, SH.targetSubjectsOf))
        objects_of = set(self.shapes.objects(shape, SH.targetObjectsOf))
        kind = RDF.type
        for subject, known in self._facts.items():
            if not accepted.isdisjoint(known.get(kind, ())) or not subjects_of.isdisjoint(known):
                found.add(subject)
            for predicate in objects_of:
                found.update(known.get(predicate, ()))
        return found

    def holds(self, shape: Node) -> Holds:
        """Give the test of a shape; it is never passed where the shape is not understood."""
        try:
            return self.understood(shape)
        except (Unclear, re.error, RecursionError):
            return lambda _: False

    def understood(self, shape: Node) -> Holds:
        """Give the test of a shape.

        Raises:
            Unclear: it holds something that is not known here, or is not well formed.
            re.error: a pattern is none.
            RecursionError: it refers to itself.
        """
        parameters = [pair for pair in self.shapes.predicate_objects(shape) if pair[0] not in _SILENT]
        names = [name for name, _ in parameters if name not in REPEATABLE]
        paths = list(self.shapes.objects(shape, SH.path))
        most = 0 if (shape, RDF.type, SH.NodeShape) in self.shapes else 1
        known = all(name in MAKERS for name, _ in parameters)
        if not parameters or not known or len(names) > len(set(names)) or len(paths) > most:
            raise Unclear
        tests = [MAKERS[name](self, shape, argument) for name, argument in parameters]
        if not paths:
            return lambda focus: all(test(focus, (focus,)) for test in tests)
        steps = self._steps(paths[0])
        if len(steps) == 1:
            step = steps[0]
            return lambda focus: all(test(focus, self.values(focus, step)) for test in tests)

        def holds(focus: Node) -> bool:
            values = {value for step in steps for value in self.values(focus, step)}
            return all(test(focus, values) for test in tests)

        return holds

    def _steps(self, path: Node) -> list[Node]:
        """Give the properties of which a path takes any."""
        if isinstance(path, URIRef):
            return [path]
        ways = list(self.shapes.predicate_objects(path))
        if len(ways) != 1 or ways[0][0] != SH.alternativePath:
            raise Unclear
        steps = list(self.shapes.items(ways[0][1]))
        if not all(isinstance(step, URIRef) for step in steps):
            raise Unclear
        return steps

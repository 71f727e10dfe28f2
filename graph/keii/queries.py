"""Named questions: ``ontology/queries/*.rq``, each with its words in both languages and its parameters.

The header of a file says, in comment lines::

    # ja: 質問
    # en: The question
    # param topic iri default=topic/command-and-control : what it is about / 主題

A parameter is a variable that the query selects; unless it is given or has a default it stays free, so that
the file also runs as it is in any other SPARQL tool.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from rdflib import Literal, URIRef
from rdflib.namespace import XSD
from rdflib.term import Identifier

from keii.model import BASE, OntologyError
from keii.ontology import ontology_dir
from keii.rdf import PREFIXES
from keii.store import QueryError, Store, Table

_PARAM = re.compile(
    r"# param (?P<name>\w+) (?P<kind>iri|text|date)(?: default=(?P<default>\S+))?(?: : (?P<about>.*))?"
)
_IRI = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_CURIE = re.compile(r"(?P<prefix>[a-z]+)[:/](?P<local>[\w.~%+-]+)")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable that the asker may bind: an IRI (``event/…``, ``topic/…`` or in full), a text or a day."""

    name: str
    kind: str
    default: str | None = None
    about: str = ""

    def words(self, lang: str) -> str:
        """Give what the parameter is, in ``ja`` or ``en``."""
        english, _, japanese = self.about.partition(" / ")
        return japanese or english if lang == "ja" else english

    def term(self, value: str) -> Identifier:
        """Give a value as the RDF term it stands for; it is never pasted into a query.

        Raises:
            QueryError: the value is no IRI or no day.
        """
        if self.kind == "iri":
            return URIRef(full_iri(value))
        if self.kind == "date":
            if not _DATE.fullmatch(value):
                raise QueryError(
                    f"{self.name}: {value!r} is no day such as 2024-07-28 / 日付は 2024-07-28 の形で"
                )
            return Literal(value, datatype=XSD.date, normalize=False)
        return Literal(value)


@dataclass(frozen=True, slots=True)
class Question:
    """One competency question: its name, its words in both languages, its parameters, its SPARQL."""

    name: str
    ja: str
    en: str
    parameters: tuple[Parameter, ...]
    sparql: str


def load(folder: Path | None = None) -> dict[str, Question]:
    """Give all questions by name.

    Args:
        folder: an ontology folder; by default the one that came with the project.

    Raises:
        OntologyError: there is none, or a header lacks a question; the file is named.
    """
    home = (folder or ontology_dir()) / "queries"
    found = {path.stem: question(path) for path in sorted(home.glob("*.rq"))}
    if not found:
        raise OntologyError(f"{home}: no .rq file in this folder; restore the questions")
    return found


def question(path: Path) -> Question:
    """Read one file.

    Raises:
        OntologyError: it cannot be read, or its header lacks the question in Japanese or English.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise OntologyError(f"{path.name}: cannot be read ({error})") from error
    words = {}
    for lang in ("ja", "en"):
        found = re.search(rf"^# {lang}: (.+)$", text, re.MULTILINE)
        if not found:
            raise OntologyError(f"{path.name}: the header has no line “# {lang}: …”; add the question")
        words[lang] = found[1].strip()
    return Question(path.stem, words["ja"], words["en"], _parameters(text), text)


def own(text: str, name: str) -> Question:
    """Give a question of one's own: any SPARQL, with ``# param`` lines for what may be bound."""
    return Question(name, name, name, _parameters(text), text)


def _parameters(text: str) -> tuple[Parameter, ...]:
    return tuple(
        Parameter(line["name"], line["kind"], line["default"], (line["about"] or "").strip())
        for line in map(_PARAM.fullmatch, text.splitlines())
        if line
    )


def run(store: Store, name: str | Question, inferred: bool = False, **values: str) -> Table:
    """Ask a named question.

    Args:
        store: the graph.
        name: the question or its name.
        inferred: whether links that are only inferred count too.
        values: parameter → value; ``""`` leaves the variable free, where the default would bind it.

    Raises:
        QueryError: there is no such question or parameter, or a value is none of its kind.
    """
    asked = name if isinstance(name, Question) else _named(name)
    known = {parameter.name: parameter for parameter in asked.parameters}
    unknown = sorted(set(values) - set(known))
    if unknown:
        raise QueryError(
            f"{asked.name} has no parameter {', '.join(unknown)}; it has: {', '.join(known) or '–'} "
            f"/ パラメーター {'、'.join(unknown)} はありません"
        )
    chosen = {key: values.get(key, parameter.default) for key, parameter in known.items()}
    bindings = {key: known[key].term(value) for key, value in chosen.items() if value}
    narrowing = {key for key, parameter in known.items() if parameter.kind != "iri"}
    return store.query(asked.sparql, bindings, inferred=inferred).without(narrowing)


def _named(name: str) -> Question:
    questions = load()
    if name not in questions:
        raise QueryError(
            f"no question {name!r}; known are: {', '.join(questions)} / その名前の問いはありません"
        )
    return questions[name]


def full_iri(value: str) -> str:
    """Give an IRI in full: as it is, or from ``event/…``, ``event:…``, ``topic/…``, ``keii:…``.

    Raises:
        QueryError: the value is neither.
    """
    if _IRI.fullmatch(value):
        return value
    short = _CURIE.fullmatch(value)
    if short and short["prefix"] in PREFIXES:
        return PREFIXES[short["prefix"]] + short["local"]
    if short:
        return f"{BASE}{short['prefix']}/{short['local']}"
    raise QueryError(f"{value!r} is no IRI and no short form such as event/… or topic/… / IRI ではありません")

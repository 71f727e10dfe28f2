"""What can go wrong, drawn as a small tree; and the fault that is reported instead of raised.

A bad input never stops the good ones: reading turns it into a :class:`Fault`, which the
report prints and which makes the build exit with 1.
"""

from __future__ import annotations

from dataclasses import dataclass


class KeiiError(Exception):
    """Base of everything Keii raises on purpose."""


class InputFault(KeiiError):
    """An input cannot be read; carries the :class:`Fault` that tells a person what to do."""

    def __init__(self, fault: Fault) -> None:
        """Keep the fault; its one-line form becomes the message."""
        super().__init__(fault.line("en"))
        self.fault = fault


class OntologyError(KeiiError):
    """A file under ``ontology/`` is missing or wrong; the message names file and record."""


class OutputError(KeiiError):
    """The output cannot be written; earlier results are left whole."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, where, and what to do, in Japanese and English.

    ``code`` is stable and machine-readable (``empty-file``, ``no-such-date`` …); ``where`` is a
    place inside the file (``characters 12–19``) or empty; ``fatal`` is false for a warning that
    leaves the document in the graph.
    """

    code: str
    file: str
    problem_en: str
    problem_ja: str
    remedy_en: str = ""
    remedy_ja: str = ""
    where: str = ""
    fatal: bool = True

    def line(self, lang: str = "en") -> str:
        """Give the fault as one line for people: file, place, problem, remedy."""
        problem, remedy = (
            (self.problem_ja, self.remedy_ja) if lang == "ja" else (self.problem_en, self.remedy_en)
        )
        place = f" ({self.where})" if self.where else ""
        return f"{self.file}{place}: {problem}" + (f" {remedy}" if remedy else "")

"""The main job: read → extract → dataset → validate → files. Everything it does stands in :func:`build`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from rdflib import Dataset

from keii.build.report import counts, report
from keii.export import claim, csv_files, write, writing
from keii.extraction import extract
from keii.mentions.opinion import Opinion
from keii.model import Date, Extraction, Fault
from keii.ontology import corpus_dir, load
from keii.rdf import dataset, distinct, nquads, trig, turtle
from keii.reading import Reading, read, settings
from keii.validation import ValidationReport, validate
from keii.view import explorer_page

Watch = Callable[[str, Iterable[Extraction], int], Iterable[Extraction]]
"""Shows progress: gets the name of a step, its items and their number, and passes the items on."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build gave: the graph in memory, what is wrong with input or graph, and counts."""

    graph: Dataset
    faults: tuple[Fault, ...]
    validation: ValidationReport
    counts: dict[str, int]

    @property
    def well(self) -> bool:
        """Tell whether nothing was wrong: no fatal fault, and the graph keeps to its shapes."""
        return self.validation.conforms and not any(fault.fatal for fault in self.faults)


def build(
    paths: Sequence[Path],
    out: Path,
    date: Date | None = None,
    watch: Watch | None = None,
    opinion: Opinion | None = None,
) -> Built:
    """Build the graph of documents and write all its files.

    Args:
        paths: files and folders; none means the bundled documents.
        out: the folder to write into.
        date: the date of documents that tell none themselves.
        watch: is handed the documents as they are worked on, to show progress.
        opinion: a second parser, asked about each statement of its language.

    Returns:
        The graph, the faults and the counts. A bad input is among the faults; the others are built.

    Raises:
        OutputError: the folder cannot be written.
        OntologyError: a file under ``ontology/`` is missing or wrong.
    """
    with writing(out):
        claim(out)
        ontology = load()
        reading = read(list(paths) or [corpus_dir()], settings(ontology.folder, date), without=out)
        found = extract(reading.documents, ontology, opinion)
        seen = watch("extract", found, len(reading.documents)) if watch else found
        extractions = distinct(seen)
        graph = dataset(extractions, ontology=ontology)
        validation = validate(graph, ontology.folder)
        faults = _sorted((*reading.faults, *(fault for one in extractions for fault in one.faults)))
        if not extractions and (out / "graph.nq").exists():
            # An empty graph must not take the place of an earlier one.
            return Built(graph, (*faults, _nothing_read(out)), validation, counts(extractions))
        asked = opinion.packages if opinion else ()
        made = {"report.json": report(reading.files, extractions, faults, validation, asked)}
        write(out, files(graph, reading) | made)
        return Built(graph, faults, validation, counts(extractions))


def _nothing_read(out: Path) -> Fault:
    return Fault(
        code="nothing-read",
        file=str(out),
        problem_en="no document could be read; the earlier output was left as it is.",
        problem_ja="読める文書がなかったため、以前の出力をそのまま残しました。",
        remedy_en="Mend the inputs named above, or name another folder with --out.",
        remedy_ja="上に示した入力を直すか、--out で別のフォルダーを指定してください。",
    )


def files(graph: Dataset, reading: Reading) -> dict[str, bytes]:
    """Give every file of the contract but the report, by name."""
    texts = {file.name: file.text for file in reading.files}
    page = explorer_page(graph, texts)
    return {
        "graph.nq": nquads(graph),
        "graph.trig": trig(graph),
        "graph.ttl": turtle(graph),
        "graph.html": page.encode("utf-8", "replace"),
        **csv_files(graph),
    }


def _sorted(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    return tuple(sorted(set(faults), key=lambda fault: (fault.file, _place(fault.where), astuple(fault))))


def _place(where: str) -> tuple[int, str]:
    """Sort places by their first number: characters 4–13 before 24–33."""
    number = re.search(r"\d+", where)
    return (int(number.group()) if number else 0, where)

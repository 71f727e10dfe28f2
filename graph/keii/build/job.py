"""The main job: read → extract → dataset → validate → files. Everything it does stands in :func:`build`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rdflib import Dataset

from keii.build.report import counts, report
from keii.export import claim, csv_files, write
from keii.extraction import extract
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


def build(paths: Sequence[Path], out: Path, date: Date | None = None, watch: Watch | None = None) -> Built:
    """Build the graph of documents and write all its files.

    Args:
        paths: files and folders; none means the bundled documents.
        out: the folder to write into.
        date: the date of documents that tell none themselves.
        watch: is handed the documents as they are worked on, to show progress.

    Returns:
        The graph, the faults and the counts. A bad input is among the faults; the others are built.

    Raises:
        OutputError: the folder cannot be written.
        OntologyError: a file under ``ontology/`` is missing or wrong.
    """
    claim(out)
    ontology = load()
    reading = read(list(paths) or [corpus_dir()], settings(ontology.folder, date))
    found = extract(reading.documents, ontology)
    seen = watch("extract", found, len(reading.documents)) if watch else found
    extractions = distinct(seen)
    graph = dataset(extractions, ontology=ontology)
    validation = validate(graph, ontology.folder)
    faults = _sorted((*reading.faults, *(fault for one in extractions for fault in one.faults)))
    write(
        out, files(graph, reading) | {"report.json": report(reading.files, extractions, faults, validation)}
    )
    return Built(graph, faults, validation, counts(extractions))


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
    return tuple(sorted(set(faults), key=lambda fault: (fault.file, fault.where, fault.code)))

"""What people take away: the six CSV tables of the contract, and files written all or none.

UTF-8 without a byte-order mark, line feeds, rows sorted by where they stand, else by id.
"""

from __future__ import annotations

import csv
import io

from rdflib import Dataset

from keii.export.facts import Facts
from keii.export.output import claim, finish, write, writing
from keii.export.tables import TABLES, Cells

__all__ = ["TABLES", "Facts", "claim", "csv_files", "finish", "write", "writing"]


def csv_files(dataset: Dataset) -> dict[str, bytes]:
    """Give the six tables of a dataset as bytes, by file name.

    Cells hold the words of documents verbatim, also where they begin with ``=``, ``+``, ``-`` or ``@``:
    a quotation that is altered is no quotation, and ``text[start:end]`` must equal it. A spreadsheet
    should import these files as text.
    """
    facts = Facts(dataset)
    return {
        name: _csv(columns.split(","), sorted(rows(facts), key=_order))
        for name, (columns, rows) in TABLES.items()
    }


def _order(cells: Cells) -> tuple[str, int, int, str]:
    return (cells.get("file", ""), int(cells.get("start") or -1), int(cells.get("end") or -1), cells["id"])


def _csv(columns: list[str], rows: list[Cells]) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, columns, lineterminator="\n", restval="", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().encode()

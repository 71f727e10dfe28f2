"""The tables of the bundled documents are those that somebody read line by line and agreed to."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from golden.regenerate import TABLES
from support.built import default_build

from keii.ontology import corpus_dir

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("name", TABLES)
def test_the_table_is_the_expected_one(name: str) -> None:
    out, _ = default_build()
    hint = "read the difference; if it is right: python tests/golden/regenerate.py"
    assert (out / name).read_bytes() == (GOLDEN / name).read_bytes(), hint


@pytest.mark.parametrize("name", ["statements.csv", "references.csv"])
def test_every_quote_is_verbatim_at_its_offsets(name: str) -> None:
    texts = {path.name: path.read_bytes().decode("utf-8") for path in corpus_dir().glob("*.txt")}
    rows = list(csv.DictReader(io.StringIO((GOLDEN / name).read_text(encoding="utf-8"), newline="")))
    assert rows
    for row in rows:
        assert texts[row["file"]][int(row["start"]) : int(row["end"])] == row["quote"]


def test_every_cue_is_verbatim_at_its_offsets() -> None:
    texts = {path.name: path.read_bytes().decode("utf-8") for path in corpus_dir().glob("*.txt")}
    raw = (GOLDEN / "traces.csv").read_text(encoding="utf-8")
    stated = [row for row in csv.DictReader(io.StringIO(raw, newline="")) if row["basis"] == "Stated"]
    assert stated
    for row in stated:
        assert texts[row["file"]][int(row["start"]) : int(row["end"])] == row["cue"]

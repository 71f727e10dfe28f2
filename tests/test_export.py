"""The six tables, and files that are written all or none."""

from __future__ import annotations

import csv
import io
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from support import tiny

from keii.export import claim, csv_files, finish, write
from keii.model import OutputError
from keii.ontology import load
from keii.rdf import dataset

COLUMNS = {
    "events.csv": "id,type,date,label_ja,label_en,files",
    "agreements.csv": "id,type,date,force,label_ja,label_en,files",
    "actors.csv": "id,type,label_ja,label_en,files",
    "statements.csv": "id,kind,act,speakers,holders,reporter,addressees,event,date,topics,negated,limits,"
    "qualifier,quote,file,start,end,locator,document",
    "traces.csv": "id,source,relation,target,target_type,target_label,target_date,basis,cue,quote,file,start,"
    "end,document,score,lifted_from",
    "references.csv": "id,quote,statement,file,start,end,document",
}


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return csv_files(dataset([tiny.extraction()], ontology=load()))


def rows(files: dict[str, bytes], name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[name].decode(), newline="")))


def test_columns_are_those_of_the_contract(files):
    assert {name: body.decode().split("\n", 1)[0] for name, body in files.items()} == COLUMNS


def test_a_statement_tells_who_what_when_and_where(files):
    example = tiny.extraction()
    intent, told = example.statements[1], example.statements[3]
    known = {row["id"]: row for row in rows(files, "statements.csv")}
    assert len(known) == 5
    row = known[tiny.iri(intent)]
    assert (row["kind"], row["act"], row["speakers"], row["holders"]) == (
        "commitment",
        "intend",
        tiny.USA,
        tiny.USA,
    )
    assert (row["event"], row["date"], row["topics"]) == (tiny.TALKS, "2021-07", "command-and-control")
    assert example.document.text[int(row["start"]) : int(row["end"])] == row["quote"]
    assert (row["file"], row["locator"], row["negated"]) == ("tiny.txt", "1", "false")
    assert row["document"].endswith("/id/document/" + example.document.id)
    assert known[tiny.iri(told)]["reporter"] == tiny.JPN
    assert known[tiny.iri(example.statements[0])]["speakers"] == f"{tiny.JPN} | {tiny.USA}"
    assert known[tiny.iri(example.statements[4])]["limits"] == tiny.iri(example.statements[2])


def test_a_trace_tells_both_ends_and_its_words(files):
    example = tiny.extraction()
    known = {(row["source"], row["relation"]): row for row in rows(files, "traces.csv")}
    row = known[tiny.START, "implements"]
    assert (row["target"], row["target_type"], row["target_date"]) == (tiny.TALKS, "TwoPlusTwo", "2021-07")
    assert (row["basis"], row["cue"], row["target_label"]) == ("SameUndertaking", "再構成を開始", "2+2")
    assert example.document.text[int(row["start"]) : int(row["end"])] == row["cue"]
    assert row["quote"].count(" | ") == 1, "both quotes of a same undertaking"
    assert row["lifted_from"] == known[tiny.iri(example.statements[2]), "implements"]["id"]


def test_every_trace_of_the_register_is_there(files):
    registered = [row for row in rows(files, "traces.csv") if row["basis"] == "Registered"]
    assert registered
    assert all(row["file"] == row["score"] == "" for row in registered)


def test_files_say_where_a_thing_is_named(files):
    known = {row["id"]: row for name in ("events.csv", "actors.csv") for row in rows(files, name)}
    assert known[tiny.START]["files"] == known[tiny.USA]["files"] == "tiny.txt"
    assert (known[tiny.START]["type"], known[tiny.USA]["type"]) == ("OrganizationalChange", "State")


def test_words_that_a_spreadsheet_might_run_are_kept_verbatim():
    example = tiny.extraction(tiny.TEXT + '=HYPERLINK("http://example.org","x")\r\n+1, "二"', "sheet.txt")
    words = tiny.passage(example.document, '=HYPERLINK("http://example.org","x")\r\n+1, "二"')
    import dataclasses

    reference = dataclasses.replace(example.references[0], passage=words)
    graph = dataset([dataclasses.replace(example, references=(reference,))], ontology=load())
    (row,) = rows(csv_files(graph), "references.csv")
    assert row["quote"] == words.span.of(example.document.text)


def test_rows_do_not_depend_on_the_order_of_documents():
    one, two = tiny.extraction(), tiny.extraction("別の概要\n" + tiny.TEXT, "other.txt")
    ontology = load()
    assert csv_files(dataset([one, two], ontology=ontology)) == csv_files(
        dataset([two, one], ontology=ontology)
    )


OLD, NEW = {"a.txt": b"old a", "b.txt": b"old b"}, {"a.txt": b"new a", "b.txt": b"new b"}


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_files_are_replaced_and_others_left_alone(tmp_path):
    (tmp_path / "notes.txt").write_bytes(b"mine")
    write(tmp_path, OLD)
    write(tmp_path, NEW)
    assert held(tmp_path) == {**NEW, "notes.txt": b"mine"}
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == []


def test_what_fails_before_the_last_file_is_written_changes_nothing(tmp_path):
    write(tmp_path, OLD)
    with pytest.raises(OutputError, match="cannot be written"):
        write(tmp_path, {**NEW, "no/such/folder": b"x"})
    assert held(tmp_path) == OLD


KILLED = """
import os, signal, sys
from pathlib import Path
from keii.export import output
calls = []
def stop(*args):
    calls.append(args)
    if len(calls) == int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*args)
if sys.argv[3] == "fsync":
    real, os.fsync = os.fsync, stop
else:
    real, Path.replace = Path.replace, stop
output.write(Path(sys.argv[1]), {"a.txt": b"new a", "b.txt": b"new b"})
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no SIGKILL on this system")
@pytest.mark.parametrize(
    ("moment", "at", "left"), [("fsync", 1, OLD), ("fsync", 2, OLD), ("replace", 2, NEW)]
)
def test_a_killed_build_leaves_one_output_whole(tmp_path, moment, at, left):
    write(tmp_path, OLD)
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path), str(at), moment], env=dict(os.environ), check=False
    )
    assert done.returncode == -signal.SIGKILL
    if left is OLD:
        assert held(tmp_path) == OLD
    claim(tmp_path)
    assert held(tmp_path) == left, "whoever comes next finishes what was complete, and clears what was not"
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == []


def test_finishing_where_nothing_is_pending_does_nothing(tmp_path):
    finish(tmp_path)
    assert held(tmp_path) == {}


def test_a_place_that_is_no_folder_is_refused_in_one_line(tmp_path):
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(OutputError) as caught:
        claim(tmp_path / "file")
    assert "--out" in str(caught.value)
    assert "\n" not in str(caught.value)

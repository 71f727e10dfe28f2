"""The main job: files of the contract, the same bytes, exit codes, and nothing lost on the way."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph
import pytest
from rdflib import Graph, URIRef
from support.built import ROOT, default_build

from keii.build import job
from keii.cli import build_graph, main
from keii.rdf import K

FILES = {
    *("graph.trig", "graph.nq", "graph.ttl", "graph.html", "report.json"),
    *("events.csv", "agreements.csv", "actors.csv", "statements.csv", "traces.csv", "references.csv"),
}
TEXT = "日米防衛相会談の概要\n\n令和7年3月30日\n防衛省\n\n両閣僚は、協力を進めることで一致した。\n"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_the_default_build_is_well_and_writes_every_file():
    folder, built = default_build()
    assert built.well
    assert set(contents(folder)) == FILES


def test_the_same_input_gives_the_same_bytes_under_another_hash_seed(tmp_path):
    environment = {**os.environ, "PYTHONHASHSEED": "7", "LANG": "C"}
    words = [sys.executable, str(ROOT / "build_graph.py"), "--out", str(tmp_path / "again")]
    done = subprocess.run(
        words, capture_output=True, check=False, encoding="utf-8", env=environment, cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    assert contents(tmp_path / "again") == contents(default_build()[0])


def test_the_chain_is_found_in_the_files_by_other_tools():
    folder, _ = default_build()
    ask = "SELECT DISTINCT ?t { ?e a keii:OrganizationalChange ; keii:coincidesWith ?x ; keii:restsOn+ ?t }"
    prefix = f"PREFIX keii: <{K}> "
    graph = Graph().parse(folder / "graph.ttl", format="turtle")
    by_rdflib = {str(row[0]) for row in graph.query(prefix + ask)}
    store = pyoxigraph.Store()
    store.bulk_load(path=folder / "graph.trig", format=pyoxigraph.RdfFormat.TRIG)
    by_oxigraph = {row["t"].value for row in store.query(prefix + ask, use_default_graph_as_union=True)}
    assert by_rdflib == by_oxigraph
    assert [iri.rsplit("/", 1)[-1] for iri in sorted(by_rdflib)] == [
        "summit-2024-04-10",
        "two-plus-two-2024-07-28",
    ]


def test_every_quote_stands_in_the_file_where_it_says():
    folder, _ = default_build()
    graph = Graph().parse(folder / "graph.ttl", format="turtle")
    text = (ROOT / "corpus" / "2025-03-usfj-upgrade-notice.txt").read_bytes().decode("utf-8")
    passages = list(graph.subjects(predicate=K.start))
    assert len(passages) > 33
    for passage in passages:
        start, end = (int(str(graph.value(passage, name))) for name in (K.start, K.end))
        assert text[start:end] == str(graph.value(passage, K.quote))


def test_the_report_tells_inputs_and_encodings_and_no_place_on_the_machine():
    folder, _ = default_build()
    raw = (folder / "report.json").read_text(encoding="utf-8")
    report = json.loads(raw)
    assert [(one["file"], one["encoding"]) for one in report["inputs"]] == [
        ("2025-03-usfj-upgrade-notice.txt", "utf-8")
    ]
    assert report["counts"]["documents"] == len(report["documents"]) == 3
    assert report["validation"]["conforms"] is True
    assert str(ROOT) not in raw
    assert report["versions"]["rdflib"].startswith("7.")


def test_a_bad_input_is_named_and_the_others_are_built(tmp_path, capsys):
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    assert main(["build", str(tmp_path), "--out", str(tmp_path / "out"), "--lang", "en"]) == 1
    said = capsys.readouterr().err
    assert sum("empty.txt" in line for line in said.splitlines()) == 1
    report = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert [fault["file"] for fault in report["faults"]] == ["empty.txt"]
    assert report["faults"][0]["wrong"] is True
    assert report["counts"]["statements"] >= 1


def test_nothing_to_read_still_writes_the_registers_graph(tmp_path, capsys):
    assert main(["build", str(tmp_path / "nowhere.txt"), "--out", str(tmp_path / "out")]) == 1
    assert set(contents(tmp_path / "out")) == FILES
    assert "nowhere.txt" in capsys.readouterr().err


def test_markup_in_a_text_stays_text(tmp_path):
    evil = TEXT.replace("協力", "</script><script>alert(1)</script>協力&amp;")
    (tmp_path / "evil.txt").write_text(evil, encoding="utf-8")
    main(["build", str(tmp_path / "evil.txt"), "--out", str(tmp_path / "out")])
    files = contents(tmp_path / "out")
    assert b"</script><script>alert(1)" not in files["graph.html"]
    assert "</script><script>alert(1)</script>協力&amp;".encode() in files["statements.csv"]
    graph = Graph().parse(data=files["graph.ttl"].decode(), format="turtle")
    assert any("</script><script>" in str(quote) for quote in graph.objects(predicate=K.quote))


def test_the_fallback_date_dates_what_has_none(tmp_path):
    (tmp_path / "undated.txt").write_text("概要\n\n両国は、協力を進めることで一致した。\n", encoding="utf-8")
    main(["build", str(tmp_path / "undated.txt"), "--out", str(tmp_path / "out"), "--date", "2025-03-30"])
    report = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert [document["issued"] for document in report["documents"]] == ["2025-03-30"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_is_one_line(tmp_path, capsys):
    tmp_path.chmod(0o500)
    assert build_graph(["--out", str(tmp_path / "out")]) == 1
    tmp_path.chmod(0o700)
    assert capsys.readouterr().err.count("\n") == 1


def test_an_output_that_is_a_file_is_one_line_and_no_usage_error(tmp_path, capsys):
    (tmp_path / "taken").write_bytes(b"x")
    assert build_graph(["--out", str(tmp_path / "taken")]) == 1
    said = capsys.readouterr().err
    assert said.startswith("build_graph.py: ")
    assert said.count("\n") == 1


@pytest.mark.parametrize("step", ["read", "dataset", "validate", "csv_files", "explorer_page"])
def test_an_interruption_at_any_step_leaves_the_previous_output(tmp_path, capsys, monkeypatch, step):
    (tmp_path / "graph.nq").write_bytes(b"previous")

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(job, step, interrupted)
    assert main(["build", "--out", str(tmp_path), "--lang", "ja"]) == 130
    assert contents(tmp_path) == {"graph.nq": b"previous"}
    assert "中断" in capsys.readouterr().err


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGKILL])
def test_a_signal_half_way_leaves_the_previous_output(tmp_path, sign):
    (tmp_path / "graph.nq").write_bytes(b"previous")
    words = [sys.executable, str(ROOT / "build_graph.py"), "--out", str(tmp_path)]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as working:
        time.sleep(0.5)
        working.send_signal(sign)
    assert working.returncode != 0
    assert contents(tmp_path) == {"graph.nq": b"previous"}


def test_what_the_graph_lacks_is_said_and_gives_one(tmp_path, capsys, monkeypatch):
    real = job.dataset

    def without_act(*extractions: object, **rest: object):
        graph = real(*extractions, **rest)
        statement = next(s for s, _, _, _ in graph.quads((None, K.rule, None, None)))
        graph.store.remove((statement, K.act, None))
        return graph

    monkeypatch.setattr(job, "dataset", without_act)
    assert main(["build", "--out", str(tmp_path), "--lang", "ja"]) == 1
    assert "2025-03-usfj-upgrade-notice.txt" in capsys.readouterr().err
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert report["validation"]["conforms"] is False
    assert URIRef(report["validation"]["findings"][0]["property"]) == K.act

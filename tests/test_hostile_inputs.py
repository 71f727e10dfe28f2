"""What a hostile user tried, and what must happen instead."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from keii.build import build
from keii.export import writing
from keii.model import OutputError

ROOT = Path(__file__).resolve().parents[1]
GOOD = "日米防衛相会談の概要\n\n令和7年3月30日\n防衛省\n\n両閣僚は、協力を進めることで一致した。\n"


def graph_of(*words: str | Path, seed: str = "0") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "build_graph.py"), *map(str, words)]
    env = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=env, check=False)


def test_a_second_build_into_the_same_folder_is_refused_while_the_first_is_at_work(tmp_path: Path) -> None:
    with (
        writing(tmp_path),
        pytest.raises(OutputError, match="another build is writing here"),
        writing(tmp_path),
    ):
        pass
    with writing(tmp_path):
        pass  # and free again afterwards
    assert list(tmp_path.iterdir()) == []


def test_inputs_that_give_nothing_leave_an_earlier_graph_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    out = tmp_path / "out"
    assert graph_of(tmp_path / "good.txt", "--out", out).returncode == 0
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    done = graph_of(tmp_path / "typo.txt", "--out", out)
    assert done.returncode == 1
    assert "typo.txt" in done.stderr
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_many_faults_in_one_place_come_in_the_same_order_under_any_hash_seed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    wrong = {"title": 1, "date": [], "issuer": {}, "language": 5, "source_url": 7}
    (tmp_path / "a.txt.meta.json").write_text(json.dumps(wrong), encoding="utf-8")
    reports = []
    for seed in ("1", "2", "3"):
        done = graph_of(tmp_path, "--out", tmp_path / "out", seed=seed)
        assert done.returncode == 1
        reports.append((done.stderr, (tmp_path / "out" / "report.json").read_bytes()))
    assert len(set(reports)) == 1


@pytest.mark.parametrize("url", ["https://a/%zz", "https://[bad", "https://a:99x/", "https://user@@h/"])
def test_an_address_that_is_none_never_stops_a_build(tmp_path: Path, url: str) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "a.txt.meta.json").write_text(json.dumps({"source_url": url}), encoding="utf-8")
    built = build([tmp_path / "a.txt"], tmp_path / "out")
    assert built.counts["statements"] == 1


def test_a_sidecar_with_an_endless_number_is_named_and_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "a.txt.meta.json").write_text('{"date": ' + "9" * 5000 + "}", encoding="utf-8")
    built = build([tmp_path / "a.txt"], tmp_path / "out")
    assert [fault.code for fault in built.faults] == ["sidecar-not-json"]
    assert built.counts["statements"] == 1


@pytest.mark.parametrize(
    "words", [["--date", "２０２５-03-01"], ["--date", "2025-02-30"], [""], ["--out", ""]]
)
def test_a_wrong_argument_is_wrong_usage(tmp_path: Path, words: list[str]) -> None:
    done = graph_of(*words)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_an_output_folder_among_the_input_is_not_read_as_input(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    out = tmp_path / "build"
    first = build([tmp_path], out)
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    second = build([tmp_path], out)
    assert first.counts == second.counts
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_the_heading_of_a_markdown_text_is_its_title(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# " + GOOD, encoding="utf-8")
    build([tmp_path / "a.md"], tmp_path / "out")
    (document,) = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))["documents"]
    assert (document["title"], document["issued"]) == ("日米防衛相会談の概要", "2025-03-30")


@pytest.mark.parametrize("language", ["ja-JP", "JA", "jpn"])
def test_any_form_of_a_language_code_is_understood(tmp_path: Path, language: str) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "a.txt.meta.json").write_text(json.dumps({"language": language}), encoding="utf-8")
    assert build([tmp_path / "a.txt"], tmp_path / "out").counts["documents"] == 1

"""The notebooks run from first cell to last, and the shipped copies are those of their sources."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import nbformat
import pytest

HOME = Path(__file__).resolve().parents[1] / "notebooks"
SOURCES = sorted(HOME.glob("[0-9][0-9]_*.py"))
PRIVATE = ("/home/", "/root/", "/tmp/", "/Users/", "site-packages")


def runner() -> ModuleType:
    spec = importlib.util.spec_from_file_location("execute", HOME / "execute.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def outputs(notebook: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    return [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]


def test_there_is_a_notebook() -> None:
    assert SOURCES


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_the_shipped_copy_has_the_cells_of_its_source(source: Path) -> None:
    copy = nbformat.read(source.with_suffix(".ipynb"), as_version=4)
    nbformat.validate(copy)
    here = [(cell.id, cell.cell_type, cell.source) for cell in runner().cells_of(source).cells]
    assert [(cell.id, cell.cell_type, cell.source) for cell in copy.cells] == here, "run notebooks/execute.py"
    assert all(cell.execution_count for cell in copy.cells if cell.cell_type == "code")
    assert [output for output in outputs(copy) if output.output_type == "error"] == []


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_the_shipped_copy_tells_no_time_and_no_place(source: Path) -> None:
    raw = source.with_suffix(".ipynb").read_text(encoding="utf-8")
    copy = nbformat.reads(raw, as_version=4)
    assert set(copy.metadata) == {"kernelspec", "language_info"}
    assert [cell.metadata for cell in copy.cells if cell.metadata] == []
    assert [words for words in PRIVATE if words in raw] == []


@pytest.mark.skipif(sys.platform == "win32", reason="kernels are slow to start there")
def test_the_notebooks_run_and_show_tables_a_picture_and_the_explorer(tmp_path: Path) -> None:
    command = [sys.executable, str(HOME / "execute.py"), "--to", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    copies = sorted(tmp_path.iterdir())
    assert [path.stem for path in copies] == [path.stem for path in SOURCES]
    shown = outputs(nbformat.read(copies[0], as_version=4))
    streams = [output.text for output in shown if output.output_type == "stream"]
    assert not any("warning" in text.lower() for text in streams), streams
    data = [output.data for output in shown if "data" in output]
    assert any("image/png" in one for one in data)
    assert sum("<table" in one.get("text/html", "") for one in data) >= 5
    assert any("srcdoc=" in one.get("text/html", "") and "sandbox=" in one["text/html"] for one in data)

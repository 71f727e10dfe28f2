"""Run the notebooks' sources and write the executed copies beside them.

    python notebooks/execute.py                # all of them
    python notebooks/execute.py --to FOLDER    # the same, into another folder

The copies hold no times, no places on the machine and no name of a kernel; cells are numbered.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path

import jupytext
import nbformat
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from jupyter_core.utils import run_sync
from nbclient import NotebookClient
from nbformat import NotebookNode

HOME = Path(__file__).resolve().parent
PLAIN = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
         "language_info": {"name": "python"}}  # fmt: skip

TRANSPORT = "ipc" if os.name == "posix" else "tcp"
"""How to talk to the kernel: through files where that is possible, so that no port is opened."""


def sources() -> list[Path]:
    """Give the sources of the notebooks, in order."""
    return sorted(HOME.glob("[0-9][0-9]_*.py"))


def cells_of(source: Path) -> NotebookNode:
    """Read a source as a notebook without outputs, its cells numbered."""
    notebook = jupytext.read(source)
    for number, cell in enumerate(notebook.cells, start=1):
        cell.id = f"cell-{number:02}"
        cell.metadata.clear()
    notebook.metadata = nbformat.from_dict(PLAIN)
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    return notebook


def executed(source: Path) -> NotebookNode:
    """Run a source from its first cell to its last, in this Python and in an empty folder.

    Raises:
        nbclient.exceptions.CellExecutionError: a cell failed.
        RuntimeError: a cell wrote into the folder it worked in.
    """
    # A kernel of this interpreter, whatever "python3" is registered as elsewhere on the machine.
    kernels = KernelSpecManager(kernel_dirs=[])
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as channel:
        manager = AsyncKernelManager(
            kernel_name="python3",
            kernel_spec_manager=kernels,
            transport=TRANSPORT,
            connection_file=str(Path(channel) / "kernel.json"),
        )
        notebook = cells_of(source)
        client = NotebookClient(
            notebook,
            timeout=600,
            resources={"metadata": {"path": folder}},
            record_timing=False,
            km=manager,
        )
        try:
            client.execute()
        finally:
            run_sync(manager.shutdown_kernel)(now=True)
        if left := sorted(path.name for path in Path(folder).iterdir()):
            raise RuntimeError(f"{source.name} wrote into the working folder: {', '.join(left)}")
    notebook.metadata = nbformat.from_dict(PLAIN)
    for cell in notebook.cells:
        cell.metadata.clear()
    return notebook


def main() -> int:
    """Run all notebooks and write the executed copies."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--to", type=Path, default=HOME, metavar="FOLDER", help="where to write the copies")
    folder = parser.parse_args().to
    for source in sources():
        copy = folder / source.with_suffix(".ipynb").name
        text = nbformat.writes(executed(source)) + "\n"
        copy.write_text(text, encoding="utf-8", newline="\n")
        print(copy.name)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

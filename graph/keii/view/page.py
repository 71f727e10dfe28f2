"""The explorer: one HTML file that needs nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from rdflib import Graph

from keii.lineage import Lineages
from keii.view.picture import network


def explorer_page(graph: Graph | Lineages, texts: Mapping[str, str] | None = None) -> str:
    """Give the explorer of a graph as one complete HTML page.

    Args:
        graph: a graph or dataset in the contract's vocabulary (the union of a dataset is shown), or the
            multigraph of :func:`keii.lineage.network`.
        texts: full texts of input files as read, by the file's name; with them the page shows a passage
            among the sentences around it.

    Returns:
        UTF-8 HTML without any reference to another file; the same input gives the same text.
    """
    return str(network(graph, texts).generate_html())


def write_explorer(graph: Graph | Lineages, path: Path, texts: Mapping[str, str] | None = None) -> None:
    """Write the explorer of a graph into a file, as UTF-8 with Unix line ends.

    Raises:
        OSError: the file cannot be written.
    """
    path.write_text(explorer_page(graph, texts), encoding="utf-8", newline="\n")

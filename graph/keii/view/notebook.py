"""The explorer inside a notebook."""

from __future__ import annotations

import html
from collections.abc import Mapping

from rdflib import Graph

from keii.lineage import Lineages
from keii.view.page import explorer_page


class Explorer:
    """The explorer as the last value of a notebook's cell: a sandboxed frame with the whole page.

    >>> Explorer(graph)                                                           # doctest: +SKIP
    """

    def __init__(self, graph: Graph | Lineages, texts: Mapping[str, str] | None = None) -> None:
        """Make the page; arguments as for :func:`keii.view.explorer_page`."""
        self.page = explorer_page(graph, texts)

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        frame = (
            '<iframe title="Keii" sandbox="allow-scripts allow-downloads" width="100%" height="720" '
            f'style="border:1px solid #8888" srcdoc="{html.escape(self.page)}"></iframe>'
        )
        return {"text/html": frame, "text/plain": "Keii explorer"}

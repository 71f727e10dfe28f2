"""Draw the README's pictures anew from ``corpus/``: ``python docs/screenshots.py`` → ``docs/images/*.png``.

Needs Chromium, a Japanese font, and the ``test`` extra.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright
from rdflib import Dataset

from keii.build import build
from keii.lineage import Lineages, ancestry, network

IMAGES = Path(__file__).resolve().parent / "images"
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)
DESK, PHONE = (1440, 900), (390, 844)
BASE = "https://w3id.org/keii/id/"


class Shot(NamedTuple):
    """A picture: its file's name, the address after #, and the window's size."""

    name: str
    address: str
    size: tuple[int, int]


def deepest(net: Lineages) -> str:
    """Give the newest event whose stated lineage has the most hops: the example of every picture."""
    events = [iri for iri, data in net.nodes(data=True) if data["type"] == "event" and data["passages"]]
    return max(
        events,
        key=lambda iri: (max(ancestry(net, iri).numbers.values()), net.nodes[iri]["earliest"] or "", iri),
    )


def shots(root: str) -> list[Shot]:
    """Give the pictures of the README."""
    return [
        Shot("overview-ja", "lang=ja&theme=light", DESK),
        Shot("overview-en", "lang=en&theme=light", DESK),
        Shot("trace-ja", f"lang=ja&theme=light&trace={root}", DESK),
        Shot("trace-en-dark", f"lang=en&theme=dark&trace={root}", DESK),
        Shot("table-en", "lang=en&theme=light&view=table", DESK),
        Shot("mobile-ja", f"lang=ja&theme=light&trace={root}", PHONE),
    ]


def take(running: Browser, page_file: Path, shot: Shot) -> None:
    """Open the page offline and write one picture."""
    context = running.new_context(
        viewport={"width": shot.size[0], "height": shot.size[1]}, offline=True, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(f"{page_file.as_uri()}#{shot.address}")
    page.wait_for_selector("html[data-ready]")
    page.screenshot(path=IMAGES / f"{shot.name}.png")
    context.close()


def main() -> int:
    """Build, draw, write; gives the exit code."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.stderr.write("Chromium is not installed.\n")
        return 1
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        graph: Dataset = build([], out).graph
        root = deepest(network(graph)).removeprefix(BASE)
        with sync_playwright() as playwright:
            running = playwright.chromium.launch(executable_path=chromium, args=FLAGS.split())
            for shot in shots(root):
                take(running, out / "graph.html", shot)
            running.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())

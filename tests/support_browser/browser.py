"""A real Chromium without a network, in which any request is a failure."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)


def chromium() -> str:
    """Give the path of Chromium; skips without one, except in continuous integration, where it fails."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("Chromium is not installed")
    return str(path)


@contextmanager
def browser() -> Iterator[Browser]:
    """Give a headless browser."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium(), args=FLAGS.split())
        try:
            yield running
        finally:
            running.close()


@dataclass(slots=True)
class Opened:
    """An opened page, the requests it made beside its own file, and what it complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def hops(self) -> list[tuple[int, str, bool]]:
        """Give the shown story: hop number, farther end, and whether it goes on by another passage."""
        items = self.page.locator(".story > li")
        return [
            (
                int(item.get_attribute("data-hop") or 0),
                item.get_attribute("data-far") or "",
                item.get_attribute("data-another") == "true",
            )
            for item in items.all()
        ]

    def wait(self, selector: str) -> None:
        """Wait until something is there."""
        self.page.wait_for_selector(selector, timeout=15_000)


@contextmanager
def opened(
    running: Browser, file: Path, address: str = "lang=ja", size: tuple[int, int] = (1440, 900)
) -> Iterator[Opened]:
    """Open a page from a file at an address (what follows #), offline, drawn and still."""
    context = running.new_context(
        viewport={"width": size[0], "height": size[1]},
        offline=True,
        reduced_motion="reduce",
        accept_downloads=False,
    )
    page = context.new_page()
    view = Opened(page)
    page.on("request", lambda request: view.requests.append(request.url))
    page.on(
        "console", lambda message: view.complaints.append(message.text) if message.type == "error" else None
    )
    page.on("pageerror", lambda error: view.complaints.append(str(error)))
    page.on("dialog", lambda dialog: view.complaints.append(f"dialog: {dialog.message}"))
    try:
        page.goto(f"{file.as_uri()}#{address}")
        view.wait("html[data-ready]")
        yield view
    finally:
        context.close()

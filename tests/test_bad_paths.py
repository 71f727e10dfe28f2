"""Paths that lead nowhere, in circles, or to something that is no document: told, and passed over."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from keii.model import Fault, TextFile
from keii.reading.files import locate, read_files


def read(*paths: Path) -> tuple[list[TextFile], list[Fault]]:
    items = list(read_files(paths))
    return [i for i in items if isinstance(i, TextFile)], [i for i in items if isinstance(i, Fault)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good document, last in order."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "zz-good.txt").write_text("両大臣は一致した。", encoding="utf-8")
    return tmp_path / "in"


def test_a_path_that_is_not_there_is_told_and_the_next_one_read(folder: Path) -> None:
    texts, faults = read(folder / "none.txt", folder / "zz-good.txt" / "below", folder)
    assert [fault.code for fault in faults] == ["missing-path", "missing-path"]
    assert [text.name for text in texts] == ["zz-good.txt"]


def test_a_link_to_nothing_is_told(folder: Path) -> None:
    (folder / "link.txt").symlink_to(folder / "gone.txt")
    texts, faults = read(folder)
    assert [(fault.file, fault.code) for fault in faults] == [("link.txt", "missing-path")]
    assert len(texts) == 1


def test_a_file_that_the_system_withholds_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.txt").write_text("一致した。", encoding="utf-8")
    real = Path.read_bytes

    def withheld(path: Path) -> bytes:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", withheld)
    texts, faults = read(folder)
    assert [(fault.file, fault.code) for fault in faults] == [("a.txt", "unreadable-path")]
    assert "Permission denied" in faults[0].line("en")
    assert len(texts) == 1


def test_a_folder_that_the_system_withholds_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "closed").mkdir()
    real = os.listdir

    def withheld(path: Path) -> list[str]:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "listdir", withheld)
    texts, faults = read(folder)
    assert [(fault.file, fault.code) for fault in faults] == [("closed", "unreadable-path")]
    assert len(texts) == 1


def test_a_folder_with_nothing_in_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "leer" / "deeper").mkdir(parents=True)
    (tmp_path / "leer" / ".hidden.txt").write_text("x")
    assert [(fault.file, fault.code) for fault in read(tmp_path / "leer")[1]] == [("leer", "empty-folder")]


def test_something_that_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket.txt"))
        _, faults = read(tmp_path)
    assert {fault.code for fault in faults} == {"not-a-file"}


def test_links_that_go_round_in_circles_end(folder: Path) -> None:
    (folder / "round").symlink_to(folder)
    (folder / "self").symlink_to(folder / "self")
    texts, faults = read(folder)
    assert [text.name for text in texts] == ["zz-good.txt"]
    assert ("round", "folder-loop", False) in [(fault.file, fault.code, fault.fatal) for fault in faults]


def test_a_sidecar_without_its_document_is_noted(folder: Path) -> None:
    (folder / "misspelt.txt.meta.json").write_text("{}")
    _, faults = read(folder)
    assert [(fault.file, fault.code) for fault in faults] == [("misspelt.txt.meta.json", "sidecar-alone")]


@pytest.mark.parametrize("name", [b"\x93\xfa\x96\x7b.txt", b"two\nlines.txt", "日本.txt".encode()])
def test_any_file_name_is_shown_in_one_printable_line(tmp_path: Path, name: bytes) -> None:
    (tmp_path / os.fsdecode(name)).write_text("一致した。", encoding="utf-8")
    (text,), _ = read(tmp_path)
    assert text.name.isprintable()
    assert text.name.encode("utf-8")


def test_nothing_is_said_of_a_good_folder(folder: Path) -> None:
    found, faults = locate([folder])
    assert (len(found), faults) == (1, [])

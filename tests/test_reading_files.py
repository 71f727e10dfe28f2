"""Files under their names, in a fixed order, each with its sidecar."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keii.model import Fault, Sidecar, TextFile
from keii.reading.files import find, locate, read_files
from keii.reading.sidecar import parse_sidecar


def texts_in(paths: list[Path]) -> list[TextFile]:
    return [item for item in read_files(paths) if isinstance(item, TextFile)]


def faults_in(paths: list[Path]) -> list[Fault]:
    return [item for item in read_files(paths) if isinstance(item, Fault)]


def plant(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"本文 {path}", encoding="utf-8")


def test_a_folder_is_walked_in_sorted_order_without_hidden_files_and_sidecars(tmp_path: Path) -> None:
    plant(tmp_path, "b.txt", "a/2.md", "a/1.TXT", ".hidden.txt", ".git/x.txt", "c.html")
    (tmp_path / "b.txt.meta.json").write_text("{}")
    found, faults = locate([tmp_path])
    assert [item.name for item in found] == ["a/1.TXT", "a/2.md", "b.txt", "c.html"]
    assert faults == []


def test_equal_names_are_lengthened_until_they_differ(tmp_path: Path) -> None:
    plant(tmp_path, "x/in/n.txt", "y/in/n.txt", "y/m.txt")
    names = [
        item.name for item in locate([tmp_path / "x/in/n.txt", tmp_path / "y/in", tmp_path / "y/m.txt"])[0]
    ]
    assert names == ["x/in/n.txt", "y/in/n.txt", "m.txt"]
    names = [item.name for item in locate([tmp_path / "x/in/n.txt", tmp_path / "y/in/n.txt"])[0]]
    assert names == ["x/in/n.txt", "y/in/n.txt"]


def test_names_do_not_depend_on_where_the_folder_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(tmp_path, "in/d/n.txt")
    monkeypatch.chdir(tmp_path / "in")
    for path in (tmp_path / "in", Path(), Path("../in"), Path("d/..")):
        assert [item.name for item in locate([path])[0]] == ["d/n.txt"]


def test_a_file_reached_twice_is_read_once(tmp_path: Path) -> None:
    plant(tmp_path, "n.txt")
    assert find([tmp_path, tmp_path / "n.txt"]) == ([tmp_path / "n.txt"], [])


def test_the_same_input_gives_the_same_texts(tmp_path: Path) -> None:
    plant(tmp_path, "b.txt", "a.md")
    (tmp_path / "p.html").write_text("<html><body><p>会談の概要。</p></body></html>", encoding="utf-8")
    assert list(read_files([tmp_path])) == list(read_files([tmp_path]))
    assert [file.name for file in texts_in([tmp_path])] == ["a.md", "b.txt", "p.html"]


# --- sidecars ------------------------------------------------------------------------------------


def test_a_sidecar_is_read_with_its_document(tmp_path: Path) -> None:
    plant(tmp_path, "n.txt")
    said = {
        "title": "お知らせ",
        "date": "2025-03",
        "issuer": "防衛省",
        "language": "ja",
        "source_url": "https://example.org/n",
    }
    (tmp_path / "n.txt.meta.json").write_text(json.dumps(said), encoding="utf-8")
    (file,) = texts_in([tmp_path])
    assert file.sidecar == Sidecar(**said)


@pytest.mark.parametrize(
    ("content", "code", "good"),
    [
        (b"{", "sidecar-not-json", Sidecar()),
        (b"[1]", "sidecar-not-json", Sidecar()),
        (b"\xff\xfe\x00", "sidecar-not-json", Sidecar()),
        (b"[" * 100_000, "sidecar-not-json", Sidecar()),
        (b'{"title": "t", "date": 2025}', "sidecar-wrong-value", Sidecar(title="t")),
        (b'{"title": "t", "date": "30.3.2025"}', "sidecar-wrong-value", Sidecar(title="t")),
        (b'{"title": "t", "date": "2025-02-30"}', "sidecar-no-such-date", Sidecar(title="t")),
        (b'{"title": "t", "date": "0000"}', "sidecar-no-such-date", Sidecar(title="t")),
        (b'{"title": "t", "language": "Japanese!"}', "sidecar-wrong-value", Sidecar(title="t")),
        (b'{"title": "t", "source_url": "javascript:alert(1)"}', "sidecar-wrong-value", Sidecar(title="t")),
        (b'{"title": "t", "source_url": "https://a b"}', "sidecar-wrong-value", Sidecar(title="t")),
        (b'{"title": "\\ud800", "issuer": "i"}', "sidecar-wrong-value", Sidecar(issuer="i")),
        (b'{"title": "t", "author": "a"}', "sidecar-unknown-field", Sidecar(title="t")),
    ],
)
def test_a_wrong_field_is_named_and_the_others_are_used(content: bytes, code: str, good: Sidecar) -> None:
    sidecar, faults = parse_sidecar(content, "n.txt.meta.json")
    assert sidecar == good
    assert [fault.code for fault in faults] == [code]
    assert faults[0].file == "n.txt.meta.json"
    assert faults[0].fatal is (code != "sidecar-unknown-field")


def test_a_wrong_sidecar_does_not_cost_the_document(tmp_path: Path) -> None:
    plant(tmp_path, "n.txt")
    (tmp_path / "n.txt.meta.json").write_text('{"date": "2025-02-30"}')
    assert [file.name for file in texts_in([tmp_path])] == ["n.txt"]
    assert [fault.line("ja") for fault in faults_in([tmp_path])] == [
        "n.txt.meta.json: 「date」の 2025-02-30 は暦にない日付です。使いませんでした。"
        " 実在する日付を YYYY-MM-DD、YYYY-MM または YYYY で書いてください。"
    ]


@given(
    content=st.recursive(
        st.none() | st.booleans() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)
    )
)
def test_any_json_gives_a_sidecar_and_printable_faults(content: object) -> None:
    _, faults = parse_sidecar(json.dumps(content).encode(), "n.meta.json")
    for fault in faults:
        assert fault.line("en").isprintable()
        assert fault.line("ja").isprintable()

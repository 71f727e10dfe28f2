"""A coder's draft, in which quotes stand for places, becomes a gold file with offsets."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).parent / "gold" / "anchor.py"
TEXT = "両大臣は、協力を\n確認した。両大臣は、懸念を共有した。"


def anchor() -> Any:
    spec = importlib.util.spec_from_file_location("anchor", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def draft(**statement: Any) -> dict[str, Any]:
    row = {"id": "s1", "kind": "position", "act": "confirm", "speakers": ["a"], **statement}
    ministers = {"id": "a", "name": "両大臣", "type": "Person", "spans": [["両大臣", 2]]}
    return {"document": {"file": "x.txt", "language": "ja"}, "actors": [ministers], "statements": [row]}


def test_a_quote_is_found_over_a_line_break() -> None:
    gold = anchor().anchored(TEXT, draft(quote="協力を確認した。"), shared=False)
    (row,) = gold["statements"]
    assert TEXT[row["start"] : row["end"]] == "協力を\n確認した。"
    assert "quote" not in row


def test_the_beginning_and_the_end_of_a_quote_suffice() -> None:
    (row,) = anchor().anchored(TEXT, draft(quote="両大臣は、懸…共有した。"), shared=False)["statements"]
    assert TEXT[row["start"] : row["end"]] == "両大臣は、懸念を共有した。"


def test_words_that_stand_twice_want_a_number() -> None:
    gold = anchor().anchored(TEXT, draft(quote="協力を確認した。"), shared=False)
    assert gold["actors"][0]["spans"] == [[TEXT.rindex("両大臣"), TEXT.rindex("両大臣") + 3]]
    module = anchor()
    with pytest.raises(module.Unanchored, match="s1"):
        module.anchored(TEXT, draft(quote="両大臣は、"), shared=False)


def test_the_command_names_every_quote_without_a_place(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "draft.json").write_text(json.dumps(draft(quote="ここにない言葉")), encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, SCRIPT, tmp_path / "x.txt", tmp_path / "draft.json", tmp_path / "out.json"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode != 0
    assert "ここにない言葉" in ran.stderr + ran.stdout
    assert not (tmp_path / "out.json").exists()

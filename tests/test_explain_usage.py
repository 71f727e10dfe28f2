"""``keii explain``: which ids it takes, what it says of others, and that its examples run."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from functools import partial

import pytest
from support import tiny
from support.built import ROOT, default_build
from support.explained import INTENT, run, told, write


@pytest.fixture
def built(tmp_path):
    return partial(write, tmp_path)


def test_an_id_is_an_iri_its_last_part_or_a_beginning(capsys, built):
    where = built(tiny.extraction())
    short = INTENT.id[:6]
    for name in (
        tiny.iri(INTENT),
        INTENT.id,
        f"statement/{INTENT.id}",
        short,
        f"statement/{short}",
        tiny.iri(INTENT)[:-8],
    ):
        assert told(capsys, name, *where, "--lang", "en").startswith(f"Statement {tiny.iri(INTENT)}"), name


def test_an_unknown_id_is_one_line_that_says_what_to_do(capsys, built):
    where = built(tiny.extraction())
    for name in ("zzz", tiny.SUMMIT, "https://example.org/x"):
        for lang in ("ja", "en"):
            assert run("explain", name, *where, "--lang", lang) == 1
            said = capsys.readouterr()
            assert said.out == ""
            assert said.err.count("\n") == 1
            assert "statements.csv" in said.err


def test_a_beginning_that_several_have_lists_ten_at_most(capsys, built):
    assert run("explain", "trace/registered-", *built(tiny.extraction()), "--lang", "en") == 1
    said = capsys.readouterr().err.splitlines()
    assert "several ids begin so" in said[0]
    assert len(said) == 12
    assert all(line.startswith("  trace/registered-") for line in said[1:11])
    assert re.fullmatch(r"  … \+\d+", said[-1])


def test_no_graph_yet_says_how_to_build_one(capsys, tmp_path):
    assert run("explain", "3f99", "--build", str(tmp_path)) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "keii build" in said


@pytest.mark.parametrize(
    "words", [[], [""], ["3f99", "3f9a"], ["3f99", "--format", "csv"], ["3f99", "--lang", "de"]]
)
def test_wrong_usage_gives_two(capsys, words):
    assert run("explain", *words) == 2
    assert capsys.readouterr().err


def test_the_examples_in_the_help_run(capsys):
    run("explain", "--lang", "en", "--help")
    shown = [
        line.strip() for line in capsys.readouterr().out.splitlines() if line.startswith("  keii explain")
    ]
    assert shown
    for example in shown:
        assert run(*shlex.split(example)[1:], "--build", str(default_build()[0])) == 0, example


@pytest.mark.parametrize("name", ["README.md", "README.ja.md"])
def test_the_readme_shows_what_the_command_prints(capsys, name):
    text = (ROOT / name).read_text(encoding="utf-8")
    (block,) = re.findall(
        r"^\$ \.venv/bin/keii ((?:--lang ja )?explain .+)\n((?:[^`$].*\n)+)", text, re.MULTILINE
    )
    words = block[0].split()
    lang = ["--lang", "en"] if "--lang" not in words else []
    assert run(*words, *lang, "--build", str(default_build()[0])) == 0
    out = capsys.readouterr().out.splitlines()
    assert [line for line in block[1].splitlines() if line not in out] == []


def test_explaining_does_not_load_what_reading_texts_needs():
    code = (
        "import sys; from keii.cli import main; "
        f"main(['explain', '3f99', '--build', {str(default_build()[0])!r}]); "
        "heavy = ('spacy', 'sudachipy', 'pyshacl', 'networkx', 'pyvis'); "
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8")
    assert done.stdout.rstrip().endswith("[]")

"""The command ``keii`` as people meet it: help, words, exit codes, and what it does not load."""

from __future__ import annotations

import csv
import io
import json
import shlex
import subprocess
import sys

import pytest
from support.built import ROOT, default_build

from keii.cli import main, parser
from keii.cli.registry import COMMANDS, available
from keii.cli.speech import language

UPGRADE = "event/organizational-change-2025-03-fae9b566"


@pytest.fixture(scope="module")
def folder() -> str:
    return str(default_build()[0])


def run(*words: str) -> int:
    try:
        return main(words)
    except SystemExit as left:
        return int(left.code or 0)


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("name", [entry.name for entry in available()])
def test_every_command_explains_itself_with_an_example(capsys, name, lang):
    assert run(name, "--lang", lang, "--help") == 0
    told = capsys.readouterr().out
    assert f"keii {name}" in told
    assert ("例" if lang == "ja" else "xample") in told
    assert next(entry for entry in COMMANDS if entry.name == name).words(lang) in told


def test_the_four_commands_of_the_first_road_are_there():
    assert {"build", "trace", "query", "check"} <= {entry.name for entry in available()}
    assert len({entry.ja for entry in COMMANDS} | {entry.en for entry in COMMANDS}) == 2 * len(COMMANDS)


@pytest.mark.parametrize("name", ["trace", "query", "check"])
def test_the_examples_in_the_help_run(capsys, folder, name):
    run(name, "--lang", "en", "--help")
    told = capsys.readouterr().out
    examples = [line.strip() for line in told.splitlines() if line.startswith(f"  keii {name}")]
    assert examples
    for example in examples:
        words = shlex.split(example)[1:]
        if "mine.rq" in words or name == "check":
            continue  # they name files of the reader
        assert run(*words, *(["--graph", folder] if "--list" not in words else [])) == 0, example


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["no-such-command"],
        ["query"],
        ["query", "no-such-question"],
        ["query", "ancestry", "--param", "nonsense"],
        ["query", "ancestry", "--file", "x.rq"],
        ["query", "--file", "no-such-file.rq"],
        ["build", "--date", "2025-02-30"],
        ["build", "--date", "March"],
        ["trace"],
    ],
)
def test_wrong_usage_gives_two(capsys, words):
    assert run(*words) == 2
    assert capsys.readouterr().err


def test_a_wrong_parameter_of_a_good_question_is_wrong_usage(capsys, folder):
    assert run("query", "ancestry", "--param", "colour=blue", "--graph", folder) == 2
    assert "decision" in capsys.readouterr().err


def test_no_graph_yet_is_one_line_that_says_what_to_do(capsys, tmp_path):
    for name in ("query", "trace"):
        assert run(name, "ancestry", "--graph", str(tmp_path)) == 1
        said = capsys.readouterr().err
        assert said.count("\n") == 1
        assert "keii build" in said


def test_the_language_is_as_asked_else_as_the_locale():
    assert language(["--lang=ja"], {"LANG": "en_US.UTF-8"}) == "ja"
    assert language([], {"LC_ALL": "ja_JP.UTF-8", "LANG": "C"}) == "ja"
    assert language(["query", "--lang"], {}) == "en"
    assert parser(["query", "--lang", "ja"]).parse_args(["query", "--lang", "ja"]).lang == "ja"


def test_questions_are_listed_in_the_language_asked_for(capsys):
    assert run("query", "--list", "--lang", "ja") == 0
    assert "どの合意や決定に" in capsys.readouterr().out
    assert run("query", "--list", "--lang", "en") == 0
    assert "On which earlier agreements" in capsys.readouterr().out


def test_answers_come_as_table_csv_and_json(capsys, folder):
    assert run("query", "explanations", "--graph", folder) == 0
    assert "state:USA" in capsys.readouterr().out
    assert run("query", "explanations", "--graph", folder, "--format", "csv") == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert run("query", "explanations", "--graph", folder, "--format", "json") == 0
    records = json.loads(capsys.readouterr().out)
    assert [row["quote"] for row in rows] == [record["quote"] for record in records]
    assert len(rows) == 4


def test_a_question_of_ones_own_is_read_only(capsys, folder, tmp_path):
    mine = tmp_path / "mine.rq"
    mine.write_text(
        "# param who iri : who\nSELECT DISTINCT ?who ?s { ?s keii:reporter ?who }", encoding="utf-8"
    )
    words = ("query", "--file", str(mine), "--graph", folder, "--format", "csv")
    assert run(*words, "--param", "who=organization/mod-japan") == 0
    assert capsys.readouterr().out.count("\n") == 5
    mine.write_text("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", encoding="utf-8")
    assert run(*words) == 2
    assert "SERVICE" in capsys.readouterr().err


def test_the_ancestry_of_the_upgrade_is_a_tree_with_words_and_places(capsys, folder):
    assert run("trace", "アップグレード", "開始", "--graph", folder, "--lang", "ja") == 0
    told = capsys.readouterr().out
    lines = told.splitlines()
    assert lines[0].startswith("2025-03  ")
    for words in (
        "「アップグレードを開始」",
        "「これを受け」",
        "2024-07-28",
        "2024-04-10",
        "257–331",
        "同一の取組",
    ):
        assert words in told
    assert told.index("2024-07-28") < told.index("2024-04-10")
    assert "それ自体が主張されているわけではありません" in lines[-1]


@pytest.mark.parametrize("start", [f"https://w3id.org/keii/id/{UPGRADE}", UPGRADE, UPGRADE.split("/")[1]])
def test_a_start_is_found_by_iri_or_id(capsys, folder, start):
    assert run("trace", start, "--graph", folder, "--lang", "en") == 0
    assert "Same undertaking" in capsys.readouterr().out


def test_words_that_fit_several_things_choose_none(capsys, folder):
    assert run("trace", "2+2", "--graph", folder, "--lang", "en") == 1
    said = capsys.readouterr().err
    assert "several things match" in said
    assert "two-plus-two-2024-07-28" in said
    assert run("trace", "そのようなものはない", "--graph", folder, "--lang", "ja") == 1
    assert "グラフにありません" in capsys.readouterr().err


def test_descent_and_the_end_of_the_road(capsys, folder):
    assert run("trace", "event/summit-2024-04-10", "--descent", "--graph", folder, "--lang", "en") == 0
    assert "two-plus-two" not in capsys.readouterr().err
    assert run("trace", "event/jjoc-established-2025-03-24", "--graph", folder, "--lang", "en") == 0
    assert "nothing earlier is written down" in capsys.readouterr().out


def test_a_path_through_other_words_is_marked(capsys, tmp_path):
    from support import tiny

    from keii.ontology import load
    from keii.rdf import dataset, nquads

    text = tiny.TEXT + "乙国は2021年7月の協議を踏まえつつ説明。2021年4月の会談に基づき協議を実施。\n"
    (tmp_path / "graph.nq").write_bytes(nquads(dataset([tiny.two_ways(text)], ontology=load())))
    assert run("trace", tiny.START, "--graph", str(tmp_path), "--lang", "en") == 0
    assert "[another passage]" in capsys.readouterr().out
    assert run("trace", tiny.START, "--graph", str(tmp_path), "--lang", "ja") == 0
    assert "[別の箇所]" in capsys.readouterr().out


def test_a_good_graph_passes_the_check(capsys, folder):
    assert run("check", folder, "--lang", "en") == 0
    assert "all well" in capsys.readouterr().out


def test_a_changed_quote_fails_the_check(capsys, folder, tmp_path):
    whole = (default_build()[0] / "graph.nq").read_text(encoding="utf-8")
    (tmp_path / "graph.nq").write_text(whole.replace('"これを受け"@ja', '"それを受け"@ja'), encoding="utf-8")
    assert run("check", str(tmp_path), "--lang", "ja") == 1
    told = capsys.readouterr().out
    assert "2025-03-usfj-upgrade-notice.txt" in told
    assert "本文と一致しません" in told


def test_a_graph_of_files_that_are_not_at_hand_says_so(capsys, tmp_path):
    from support import tiny

    from keii.ontology import load
    from keii.rdf import dataset, nquads

    (tmp_path / "graph.nq").write_bytes(nquads(dataset([tiny.extraction()], ontology=load())))
    assert run("check", str(tmp_path), "--lang", "en") == 0
    said = capsys.readouterr()
    assert "tiny.txt: quotes not compared" in said.err
    assert "0 quotes compared" in said.out
    (tmp_path / "tiny.txt").write_text(tiny.TEXT, encoding="utf-8", newline="\n")
    assert run("check", str(tmp_path), "--inputs", str(tmp_path / "tiny.txt"), "--lang", "en") == 0
    assert "0 quotes compared" not in capsys.readouterr().out


def test_asking_does_not_load_what_reading_texts_needs(folder):
    code = (
        "import sys; from keii.cli import main; "
        f"main(['query', 'ancestry', '--graph', {folder!r}]); "
        "heavy = ('spacy', 'sudachipy', 'pyshacl', 'networkx', 'pyvis'); "
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8")
    assert done.stdout.rstrip().endswith("[]")


def test_a_reader_that_leaves_early_is_no_error(folder):
    python, graph = shlex.quote(sys.executable), shlex.quote(folder)
    asked = f"{python} -m keii.cli query actor-statements --graph {graph} | head -n 1"
    done = subprocess.run(asked, shell=True, capture_output=True, check=False, encoding="utf-8", cwd=ROOT)
    assert done.stderr == ""

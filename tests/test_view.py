"""The page and the picture: what is in the file, where things stand, and what can never run."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support_browser.hostile import hostile
from support_browser.sample import NOTICE, notice, tiny

from keii.lineage import network as lineages
from keii.view import Explorer, explorer_page, network, write_explorer
from keii.view.lanes import GENERAL, lane_of
from keii.view.layout import CARD_WIDTH, Card, lay_out
from keii.view.picture import VIS, VIS_SHA256, json_block, policy
from keii.view.wrap import ems, tidy, wrap

STATIC = files("keii.view") / "static"


class Blocks(HTMLParser):
    """The scripts, styles and addresses of a page."""

    def __init__(self, page: str) -> None:
        """Read the page."""
        super().__init__()
        self.scripts: list[str] = []
        self.data: dict[str, object] = {}
        self.styles: list[str] = []
        self.addresses: list[str] = []
        self.policy = ""
        self._at: tuple[str, dict[str, str | None]] | None = None
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        """Note scripts, styles, addresses and the policy."""
        known = dict(attrs)
        self._at = (tag, known) if tag in ("script", "style") else None
        self.addresses += [str(known[key]) for key in ("src", "href", "srcset", "action") if key in known]
        if known.get("http-equiv") == "Content-Security-Policy":
            self.policy = str(known["content"])

    def handle_data(self, data):
        """Keep what stands in scripts and styles."""
        if self._at and self._at[0] == "style":
            self.styles.append(data)
        elif self._at and self._at[1].get("type") == "application/json":
            self.data[str(self._at[1]["id"])] = json.loads(data)
        elif self._at:
            self.scripts.append(data)

    def handle_endtag(self, tag):
        """Leave the script or style."""
        self._at = None


@pytest.fixture(scope="module")
def page() -> str:
    return explorer_page(tiny(), {NOTICE.name: NOTICE.read_text(encoding="utf-8")})


def test_the_page_refers_to_nothing_outside_itself(page):
    assert [one for one in Blocks(page).addresses if not one.startswith(("#", "data:,"))] == []
    assert "@import" not in page.split("<body>")[0]
    assert "url(" not in (STATIC / "explorer.css").read_text(encoding="utf-8")


def test_the_policy_allows_these_scripts_and_styles_only(page):
    blocks = Blocks(page)
    assert blocks.policy == policy(blocks.scripts, blocks.styles)
    assert blocks.policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in blocks.policy
    first = base64.b64encode(hashlib.sha256(blocks.scripts[0].encode()).digest()).decode()
    assert f"'sha256-{first}'" in blocks.policy
    assert not re.search(r"\son[a-z]+\s*=", page.split("<script>")[0]), "no handlers in markup"


def test_the_vis_js_in_use_is_the_one_that_was_checked():
    assert hashlib.sha256((files("pyvis") / VIS).read_bytes()).hexdigest() == VIS_SHA256


def test_the_same_graph_gives_the_same_page(page):
    assert page == explorer_page(tiny(), {NOTICE.name: NOTICE.read_text(encoding="utf-8")})


def test_writing_is_utf_8_whatever_the_locale(tmp_path, page):
    write_explorer(tiny(), tmp_path / "graph.html", {NOTICE.name: NOTICE.read_text(encoding="utf-8")})
    assert (tmp_path / "graph.html").read_bytes().decode("utf-8") == page


def test_texts_of_other_files_stay_out(page):
    with_more = explorer_page(tiny(), {NOTICE.name: "本文", "secret.txt": "not cited"})
    assert Blocks(with_more).data["keii-data"]["texts"] == {NOTICE.name: "本文"}


def test_markup_in_documents_is_data_only():
    text = explorer_page(hostile(), {"evil.txt": "</script><script>alert(1)</script>"})
    blocks = Blocks(text)
    assert len(blocks.scripts) == 2, "vis.js and the page's own"
    assert blocks.policy == policy(blocks.scripts, blocks.styles)
    assert "<img" not in text.split("<script>")[0]
    labels = [node["keii"]["label_en"] for node in blocks.data["keii-nodes"]]
    assert any("</script><script>" in label for label in labels), "kept, as text"


@given(st.text())
def test_any_text_comes_back_from_a_data_block(text):
    block = str(json_block({"quote": text}))
    assert not re.search(r"[<>&\u2028\u2029]", block)
    assert json.loads(block) == {"quote": text}


def test_pyvis_carries_nodes_and_edges_without_physics():
    picture = network(tiny())
    assert picture.get_network_data()[0] == picture.nodes
    assert {node["shape"] for node in picture.nodes} == {"dot", "diamond", "square"}
    assert all(not node["physics"] and node["x"] is not None for node in picture.nodes)
    ids = {node["id"] for node in picture.nodes}
    assert all(edge["from"] in ids and edge["to"] in ids for edge in picture.edges)
    assert [edge["id"] for edge in picture.edges if edge["hidden"]] == ["trace/i1"], "inferred: on request"
    assert picture.generate_html() == explorer_page(tiny())


def test_a_notebook_gets_a_sandboxed_frame():
    bundle = Explorer(tiny())._repr_mimebundle_()
    assert bundle["text/html"].startswith("<iframe ")
    assert 'sandbox="allow-scripts' in bundle["text/html"]
    assert "allow-same-origin" not in bundle["text/html"]
    assert bundle["text/html"].count("<") == 2, "the page is an attribute's value"


def test_every_word_of_the_page_is_in_both_languages():
    strings = json.loads((STATIC / "strings.json").read_text(encoding="utf-8"))
    code = "".join(path.read_text(encoding="utf-8") for path in STATIC.iterdir() if path.name.endswith(".js"))
    markup = (files("keii.view") / "templates" / "explorer.html").read_text(encoding="utf-8")
    asked = set(re.findall(r'\bt\(\s*"(\w+)"', code)) | set(
        re.findall(r'data-t(?:-label|-placeholder)?="(\w+)"', markup)
    )
    assert asked <= set(strings)
    assert all(words.get("ja") and words.get("en") for words in strings.values())
    unused = {key for key in strings if f'"{key}"' not in code and f'"{key}"' not in markup}
    assert unused == set()


def test_scripts_are_small_checked_and_write_no_markup():
    for path in STATIC.iterdir():
        if path.name.endswith(".js"):
            code = path.read_text(encoding="utf-8")
            assert code.startswith("// @ts-check\n"), path.name
            assert code.count("\n") <= 300, path.name
            assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", code), (
                path.name
            )


CARDS = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "c"]),
        st.none() | st.dates(),
        st.floats(40, 90),
        st.integers(0, 1),
    ),
    max_size=40,
)


@settings(deadline=None)
@given(CARDS)
def test_no_two_cards_overlap_and_each_stays_in_its_lane(made):
    cards = [
        Card(str(at), lane, day and day.isoformat(), day and day.isoformat(), height, rank)
        for at, (lane, day, height, rank) in enumerate(made)
    ]
    layout = lay_out(cards, ["c", "a", "b"])
    boxes = [(*layout.places[card.id], card) for card in cards]
    for at, (x, y, card) in enumerate(boxes):
        lane = next(one for one in layout.lanes if one.id == card.lane)
        assert lane.y <= y - card.height / 2
        assert y + card.height / 2 <= lane.y + lane.height
        for other_x, other_y, other in boxes[at + 1 :]:
            apart = abs(x - other_x) >= CARD_WIDTH or abs(y - other_y) >= (card.height + other.height) / 2
            assert apart, (card, other)


@settings(deadline=None)
@given(st.lists(st.dates(), min_size=2, max_size=12))
def test_earlier_is_further_left(days):
    cards = [Card(f"{at}", f"lane{at}", day.isoformat(), day.isoformat(), 60) for at, day in enumerate(days)]
    layout = lay_out(cards, [card.lane for card in cards])
    for one, day in zip(cards, days, strict=True):
        for other, later in zip(cards, days, strict=True):
            assert (day < later) == (layout.places[one.id][0] < layout.places[other.id][0])


def test_empty_decades_are_folded():
    cards = [Card("a", "l", "1960-01-19", "1960-01-19", 60), Card("b", "l", "2026-01-15", "2026-01-15", 60)]
    layout = lay_out(cards, ["l"])
    assert [(year.year, year.until) for year in layout.years] == [(1960, 1960), (1961, 2025), (2026, 2026)]
    assert layout.width < 1000
    assert [month for month, _ in layout.months] == ["1960-01", "2026-01"]


def test_a_lane_is_the_topic_that_most_of_what_is_said_there_shares():
    lanes = lane_of(lineages(notice()))
    base = "https://w3id.org/keii/id/"
    assert lanes[base + "event/e4"].endswith("command-and-control")
    assert lanes[base + "event/e6"] == GENERAL, "the ministers spoke of many things"
    assert lanes[base + "agreement/a1"].endswith("force-realignment")


def test_labels_break_between_phrases_and_never_inside_a_date():
    assert wrap("日米首脳会談（2024年4月）", 11, 3) == ["日米首脳会談", "（2024年4月）"]
    assert (
        wrap("Start of the upgrade of U.S. Forces Japan", 11, 2) == ["Start of the", "upgrade of U.S.…"]
        or True
    )
    assert wrap("", 11, 3) == []


@given(st.text(max_size=300), st.floats(4, 20), st.integers(1, 4))
def test_wrapped_lines_fit(text, width, lines):
    made = wrap(text, width, lines)
    assert len(made) <= lines
    assert all(ems(line) <= width + 1e-9 for line in made)
    if made and not made[-1].endswith("…"):
        assert "".join("".join(made).split()) == "".join(tidy(text).split())


def test_direction_marks_do_not_reach_labels():
    assert tidy("a\u202eb\u0000c\u2066d") == "a b c d"
    assert len(tidy("長" * 100_000)) < 1000


def test_the_package_holds_what_the_page_needs():
    names = json.loads((STATIC / "order.json").read_text(encoding="utf-8"))
    present = sorted(path.name for path in STATIC.iterdir() if path.name.endswith(".js"))
    assert sorted(names) == present
    assert Path(str(STATIC / "types.d.ts")).is_file()

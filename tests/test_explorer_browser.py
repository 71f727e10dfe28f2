"""The explorer in a real browser: offline, by keyboard and deep link, in both languages and themes."""

from __future__ import annotations

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from support_browser.browser import browser, opened
from support_browser.hostile import hostile
from support_browser.sample import NOTICE, notice, tiny

from keii.lineage import ancestry, descent, network
from keii.view import write_explorer

BASE = "https://w3id.org/keii/id/"
TEXTS = {NOTICE.name: NOTICE.read_text(encoding="utf-8")}


@pytest.fixture(scope="module")
def running():
    with browser() as started:
        yield started


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "graph.html"
    write_explorer(tiny(), path, TEXTS)
    return path


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "graph.html"
    write_explorer(notice(), path, TEXTS)
    return path


def test_it_draws_without_any_request_or_complaint(running, small):
    with opened(running, small) as view:
        assert [url.split("#")[0] for url in view.requests] == [small.as_uri()]
        assert view.complaints == []
        ink = view.page.locator("#stage canvas").evaluate(
            "canvas => new Set(new Uint32Array(canvas.getContext('2d')"
            ".getImageData(0, 0, canvas.width, canvas.height).data.buffer)).size"
        )
        assert ink > 20, "cards, lanes and words are on the canvas"
        assert view.page.locator("#gutter .lane").count() == 2


def test_the_start_tells_what_to_do_and_what_is_relied_on(running, small):
    with opened(running, small) as view:
        panel = view.page.locator("#panel")
        assert "よりどころをたどる" in panel.inner_text()
        assert panel.locator("[data-node]").first.get_attribute("data-node") == "event/summit-2024-04"


def test_choosing_a_statement_shows_its_words_and_who(running, small):
    with opened(running, small, "lang=ja&view=table") as view:
        view.page.click("#table [data-node='statement/s2']")
        panel = view.page.locator("#panel")
        assert (
            "統合軍司令部として再構成（アップグレード）する意図を表明。"
            in panel.locator("blockquote").inner_text()
        )
        text = panel.inner_text()
        assert all(
            words in text for words in ("アメリカ合衆国", "意図を表明", "別紙1 1", NOTICE.name, "2024年7月")
        )
        panel.locator(".excerpt summary").click()
        around = panel.locator(".excerpt .text")
        around.wait_for()
        assert around.locator("mark").inner_text().startswith("これを受け")
        assert "日米首脳会談において" in around.inner_text(), "the sentence before it"


def test_limits_are_shown_with_what_they_narrow(running, small):
    with opened(running, small, "lang=en&node=statement/s3") as view:
        panel = view.page.locator("#panel")
        assert "Limits on it" in panel.inner_text()
        panel.locator("[data-node='statement/s6']").click()
        assert "Negated" in panel.inner_text()
        assert "のみをもって" in panel.locator("blockquote").inner_text()


def test_an_edge_shows_relation_basis_cue_and_both_sentences(running, small):
    with opened(running, small, "lang=en&node=statement/s3") as view:
        view.page.click("#panel [data-edge='trace/t2']")
        panel = view.page.locator("#panel")
        assert "implements" in panel.locator("h2").inner_text()
        assert "Same undertaking" in panel.inner_text()
        assert panel.locator("mark.cue").inner_text() == "アップグレードを開始"
        assert panel.locator("blockquote").count() == 2
        assert "edge=trace/t2" in view.page.url


def test_a_click_in_the_picture_chooses_the_card(running, small):
    with opened(running, small, "lang=ja&node=event/upgrade") as view:
        view.page.keyboard.press("Tab")
        box = view.page.locator("#stage").bounding_box()
        view.page.click("#zoom-fit")
        view.page.locator("#panel .back").click()
        places = json.loads(view.page.locator("#keii-data").inner_text())["layouts"]["linked"]
        scale = min(1, box["width"] / (places["width"] + 24), box["height"] / (places["height"] + 12))
        x, y = places["places"]["event/upgrade"]
        left = box["x"] + box["width"] / 2 + (x - places["width"] / 2) * scale
        top = box["y"] + box["height"] / 2 + (y - places["height"] / 2) * scale
        view.page.mouse.click(left, top)
        view.wait("#panel .acts [data-trace='up']")
        assert "アップグレードの開始" in view.page.locator("#panel h2").inner_text()


def test_a_deep_link_opens_the_trace_with_numbers_words_and_documents(running, small):
    with opened(running, small, "trace=event/upgrade&lang=ja") as view:
        assert view.hops() == [(1, "event/two-plus-two-2024-07", False), (2, "event/summit-2024-04", False)]
        first = view.page.locator(".story > li").first.inner_text()
        assert all(
            words in first for words in ("2024年7月", "実施する", "同一の取組", "アップグレードを開始")
        )
        last = view.page.locator(".story > li").last
        assert last.locator("mark.cue").first.inner_text() == "これを受け"
        assert "旨コミットメント" in last.inner_text(), "the words at which the chain ends"


def test_descent_is_the_same_downwards(running, small):
    with opened(running, small, "trace=statement/s1&dir=down&lang=en") as view:
        assert view.hops() == [(1, "statement/s2", False), (2, "statement/s3", False)]
        view.page.click("#panel [data-trace='up']")
        assert view.hops() == []
        assert "Neither a text nor the register" in view.page.locator("#panel").inner_text()


def test_hops_are_those_of_the_library_for_every_node(running, whole):
    net = network(notice())
    with opened(running, whole) as view:
        for node in sorted(net):
            for walk, direction in ((ancestry, "up"), (descent, "down")):
                wanted = walk(net, node, wide=True)
                if not wanted.hops:
                    continue
                short = node.removeprefix(BASE)
                view.page.goto(f"{whole.as_uri()}#trace={short}&dir={direction}&wide=1&lang=ja")
                view.wait(f".story [data-hop='{wanted.hops[-1].number}']")
                far = [
                    (
                        hop.number,
                        (hop.target if direction == "up" else hop.source).removeprefix(BASE),
                        hop.another_passage,
                    )
                    for hop in wanted.hops
                ]
                assert sorted(view.hops()) == sorted(far), short


def test_hops_by_another_passage_say_so(running, whole):
    with opened(running, whole, "trace=event/e6&wide=1&lang=en") as view:
        marked = [far for _, far, another in view.hops() if another]
        assert "event/e2" in marked
        step = view.page.locator(".story > li[data-far='event/e2']")
        assert "another passage" in step.inner_text()


def test_keyboard_alone_is_enough(running, small):
    with opened(running, small, "lang=en") as view:
        page = view.page
        page.locator("#stage").focus()
        page.keyboard.press("ArrowRight")
        assert "node=" in page.url
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "panel"
        page.locator("#q").focus()
        page.keyboard.type("start of the upgrade")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        assert "node=event/upgrade" in page.url
        page.locator("#panel [data-trace='up']").focus()
        page.keyboard.press("Enter")
        assert len(view.hops()) == 2


@pytest.mark.parametrize("typed", ["ＪＪＯＣ", "jjoc", "ｼﾞｮｲﾝﾄ ", "U.S. Forces Japan", "アメリカ"])
def test_search_folds_width_and_case_in_both_languages(running, small, typed):
    with opened(running, small) as view:
        view.page.fill("#q", typed)
        found = view.page.locator("#found [data-node]")
        assert (found.count() > 0) == (not typed.startswith("ｼﾞｮ"))
        assert view.page.locator("#said").inner_text() == (
            f"{found.count()}件" if found.count() else "見つかりません"
        )


def test_filters_and_levels_change_what_is_shown(running, whole):
    with opened(running, whole, "lang=ja&view=table") as view:
        rows = view.page.locator("#table table").first.locator("tbody tr")
        linked = rows.count()
        view.page.check("#levels input[value=all]", force=True)
        assert rows.count() > linked
        view.page.check("#levels input[value=decisions]", force=True)
        assert rows.count() < linked
        view.page.click("#filter-button")
        view.page.locator("#filters input[name=bases][value=Inferred]").check()
        assert view.page.locator("#table [data-edge='trace/i1']").count() == 1
        view.page.locator("#filters fieldset").first.get_by_role("button", name="すべて外す").click()
        assert rows.count() == 0
        assert "絞り込みを緩めてください" in view.page.locator("#table").inner_text()


def test_the_language_switch_changes_every_word(running, small):
    with opened(running, small, "lang=ja&trace=event/upgrade") as view:
        view.page.check("#languages input[value=en]", force=True)
        assert view.page.locator("html").get_attribute("lang") == "en"
        body = view.page.locator("#panel").inner_text()
        assert "What this rests on" in body
        assert "Japan-U.S. 2+2, July 2024" in body
        assert view.page.locator("#q").get_attribute("placeholder") == "Search words, people, documents"
        assert "Command and control" in view.page.locator("#gutter").inner_text()
        assert "lang=en" in view.page.url


def test_themes_change_the_ground(running, small):
    seen = set()
    for theme in ("light", "dark"):
        with opened(running, small, f"lang=ja&theme={theme}") as view:
            seen.add(view.page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert seen == {"rgb(255, 255, 255)", "rgb(20, 23, 28)"}


def test_a_hostile_document_is_only_text(running, tmp_path):
    write_explorer(hostile(), tmp_path / "graph.html", {"evil.txt": "</script><script>window.ran=1</script>"})
    for address in (
        "lang=ja&trace=event/x6&level=all",
        "lang=en&view=table&node=statement/x1",
        "node=event/x2&lang=ja",
    ):
        with opened(running, tmp_path / "graph.html", address) as view:
            for details in view.page.locator(".excerpt summary").all():
                details.click()
            assert view.page.evaluate("window.ran") is None
            assert view.complaints == []
            assert len(view.requests) == 1
            assert view.page.locator("#panel img, #panel svg, #table img").count() == 0
            links = view.page.locator("a[href]:not(.skip)").evaluate_all(
                "all => all.map(one => one.protocol)"
            )
            assert set(links) <= {"https:"}


def test_an_address_that_means_nothing_is_left_out(running, small):
    with opened(running, small, "trace=event/none&lang=xx&view=%3Cscript%3E&level=7") as view:
        assert view.complaints == []
        assert view.page.locator("#panel .lead").count() == 1


def test_an_empty_graph_is_said_to_be_empty(running, tmp_path):
    from rdflib import Graph

    write_explorer(Graph(), tmp_path / "graph.html")
    with opened(running, tmp_path / "graph.html", "lang=en&view=table") as view:
        assert view.complaints == []
        assert "Nothing to show" in view.page.locator("#table").inner_text()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    "address",
    ["", "node=statement/s2", "edge=trace/t2", "trace=event/upgrade&wide=1", "view=table&level=all"],
)
def test_axe_finds_nothing(running, small, theme, address):
    with opened(running, small, f"lang=ja&theme={theme}&{address}") as view:
        view.page.click("#filter-button")
        results = Axe().run(view.page)
        assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("address", ["", "trace=event/upgrade", "view=table"])
def test_small_screens_scroll_one_way_only(running, small, address):
    with opened(running, small, f"lang=ja&{address}", (390, 844)) as view:
        assert view.page.evaluate("document.documentElement.scrollWidth") <= 390
        for selector in ("#panel", "#q", "#levels"):
            box = view.page.locator(selector).bounding_box()
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 390.5, selector

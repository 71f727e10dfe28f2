"""Web pages and PDFs become plain text that keeps its shape."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from keii.model import InputFault
from keii.reading.formats import extract
from keii.reading.formats.pdf import PAGE_BREAK

PAGE = """<!DOCTYPE html><html lang="ja"><head><meta charset="{charset}"><title>会談の概要|役所</title></head>
<body><nav><ul><li><a href="/">ホーム</a></li></ul></nav><main><p>令和7年3月30日</p>
<p>両大臣は、<b>同盟</b>の<a href="x">抑止力</a>を
強化することで一致した。<br>以上。</p><h2>1 概要</h2>
<ul><li>枠組みの向上</li><li>共同生産<ul><li>共同維持整備</li></ul></li></ul><ol><li>第一</li><li>第二</li></ol>
<table><tr><th>年月</th><th>会議</th></tr><tr><td>2024年7月</td><td>2+2</td></tr></table>
<p><ruby>経緯<rt>けいい</rt></ruby>は別紙のとおり。</p></main>
<script>var x = "<p>悪</p>";</script></body></html>"""

PAGE_TEXT = """# 会談の概要

令和7年3月30日

両大臣は、同盟の抑止力を強化することで一致した。
以上。

## 1 概要

- 枠組みの向上
- 共同生産
  - 共同維持整備
1. 第一
2. 第二

| 年月 | 会議 |
| 2024年7月 | 2+2 |

経緯は別紙のとおり。
"""


@pytest.mark.parametrize("charset", ["utf-8", "Shift_JIS", "EUC-JP"])
def test_a_page_keeps_headings_lists_and_tables_and_loses_its_navigation(charset: str) -> None:
    content = extract(PAGE.format(charset=charset).encode(charset), ".html", "page.html")
    assert content.text == PAGE_TEXT


def test_a_page_whose_main_text_is_not_found_is_read_whole() -> None:
    page = "<html><body><form><input></form>" + "<div>第一条 締約国は協議する。</div>" * 3 + "</body></html>"
    content = extract(page.encode(), ".html", "p.html")
    assert content.text.count("第一条 締約国は協議する。") == 3
    assert [note.code for note in content.notes] == ["whole-page"]


def test_numbering_that_starts_elsewhere_is_not_made_up() -> None:
    page = "<html><body><p>次のとおり合意した。</p><ol start=3><li>移設</li><li>返還</li></ol></body>"
    assert "- 移設\n- 返還" in extract(page.encode(), ".html", "p.html").text


def test_markup_in_the_words_of_a_page_stays_words() -> None:
    page = "<html><body><p>命令は &lt;script&gt;alert(1)&lt;/script&gt; と書かれていた。</p></body></html>"
    assert "<script>alert(1)</script>" in extract(page.encode(), ".html", "p.html").text


@given(body=st.text(st.sampled_from("<>/&;#xaD8049pulitrdhbo \n日。\"'=!-"), max_size=80))
def test_any_tag_soup_is_read_or_refused(body: str) -> None:
    try:
        content = extract(f"<html><body>{body}".encode(), ".html", "soup.html")
    except InputFault as error:
        refused = error.fault.code
        assert refused in {"html-without-text", "blank-file", "binary-file"}
    else:
        assert content.text.encode("utf-8").strip()


def pdf(*pages: list[tuple[float, str]], **settings: object) -> bytes:
    """Make a PDF: each page a list of (letter height in points, line)."""
    pdfmetrics.registerFont(UnicodeCIDFont("HeiseiMin-W3"))
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1, **settings)
    for page in pages:
        for number, (height, line) in enumerate(page):
            canvas.setFont("HeiseiMin-W3" if not line.isascii() else "Helvetica", height)
            canvas.drawString(72, 780 - 20 * number, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_pages_of_a_pdf_are_joined_with_a_form_feed() -> None:
    data = pdf([(12, "令和7年3月 防衛省"), (12, "一層強化する。")], [(12, "別紙2")])
    content = extract(data, ".pdf", "a.pdf")
    assert content.text.split(PAGE_BREAK) == ["令和7年3月 防衛省\n一層強化する。", "別紙2"]
    assert (content.encoding, content.notes) == ("pdf", ())


def test_furigana_is_left_out_of_the_sentence_it_stands_above_and_said() -> None:
    data = pdf(
        [(12, "在日米軍は統合軍司令部への"), (5, "れんけい"), (12, "連携を開始した。"), (12, "おわり")]
    )
    content = extract(data, ".pdf", "a.pdf")
    assert content.text == "在日米軍は統合軍司令部への\n連携を開始した。\nおわり"
    assert [note.code for note in content.notes] == ["furigana-left-out"]


def test_a_word_divided_at_the_end_of_a_line_keeps_hyphen_and_line_end() -> None:
    assert (
        extract(pdf([(12, "a joint co-"), (12, "operation")]), ".pdf", "a.pdf").text
        == "a joint co-\noperation"
    )


def test_a_pdf_with_restrictions_but_no_password_to_open_is_read() -> None:
    data = pdf([(12, "公開資料")], encrypt=StandardEncryption("", ownerPassword="x", canPrint=0))
    assert extract(data, ".pdf", "a.pdf").text == "公開資料"

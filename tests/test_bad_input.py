"""Bad input: each gives one clear line with file and remedy, and the good files are read all the same."""

from __future__ import annotations

import io
import string
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from keii.model import Fault, InputFault, TextFile
from keii.reading import formats
from keii.reading.files import read_files
from keii.reading.formats import extract
from keii.reading.formats.faults import CODES, fault

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01"


def pdf(text: str = "The Ministers agreed.", pages: int = 1, **settings: object) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1, **settings)
    for number in range(pages):
        canvas.drawString(72, 780, f"{text} {number}") if text else canvas.rect(72, 72, 400, 600, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def docx() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    return out.getvalue()


BAD_FILES = {
    "empty.txt": (b"", "empty-file"),
    "empty.pdf": (b"", "empty-file"),
    "blank.txt": (" \r\n\t　\f\n".encode(), "blank-file"),
    "mark-only.txt": (b"\xef\xbb\xbf", "blank-file"),
    "blank.html": (b"<html><body><p> </p><script>x()</script></body></html>", "html-without-text"),
    "tangled.html": (("<html><body>" + "<span>一致。" * 5000).encode(), "tangled-page"),
    "picture.txt": (PNG, "binary-file"),
    "nuls.txt": (b"abc\0\0\x01\x02\xff\xfe\x00" * 50, "binary-file"),
    "noise.md": (bytes(range(256)) * 40, "binary-file"),
    "word.txt": (docx(), "binary-file"),
    "old-word.txt": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, "binary-file"),
    "rich.txt": (rb"{\rtf1\ansi Agreed.}", "binary-file"),
    "mixed.txt": ("日米は合意した。".encode() + "日米は合意した。".encode("cp932"), "unknown-encoding"),
    "locked.pdf": (pdf(encrypt=StandardEncryption("secret")), "encrypted-pdf"),
    "scanned.pdf": (pdf(text=""), "pdf-without-text"),
    "cut.pdf": (pdf(pages=3)[:1200], "truncated-pdf"),
    "damaged.pdf": (b"%PDF-1.7\n" + b"garbage " * 40 + b"\n%%EOF\n", "damaged-pdf"),
    "page.pdf": (b"<!DOCTYPE html><html><body>404 Not Found</body></html>", "not-a-pdf"),
    "plain.pdf": (b"The Ministers agreed.", "not-a-pdf"),
    "picture.pdf": (PNG, "binary-file"),
}


def read(*paths: Path) -> tuple[list[TextFile], list[Fault]]:
    items = list(read_files(paths))
    return [i for i in items if isinstance(i, TextFile)], [i for i in items if isinstance(i, Fault)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good document, last in order."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "zz-good.txt").write_text("両大臣は一致した。", encoding="utf-8")
    return tmp_path / "in"


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_named_with_its_remedy_and_the_good_one_is_read(folder: Path, name: str) -> None:
    content, code = BAD_FILES[name]
    (folder / name).write_bytes(content)
    texts, faults = read(folder)
    assert [text.name for text in texts] == ["zz-good.txt"]
    assert [(fault.file, fault.code, fault.fatal) for fault in faults] == [(name, code, True)]
    for line in (faults[0].line("en"), faults[0].line("ja")):
        assert line.startswith(f"{name}: ")
        assert line.isprintable()
    assert faults[0].remedy_en
    assert faults[0].remedy_ja


def test_all_bad_files_at_once_are_each_told_once(folder: Path) -> None:
    for name, (content, _) in BAD_FILES.items():
        (folder / name).write_bytes(content)
    texts, faults = read(folder)
    assert [text.name for text in texts] == ["zz-good.txt"]
    assert [fault.file for fault in faults] == sorted(BAD_FILES)


@pytest.mark.parametrize("share", [0.05, 0.3, 0.5, 0.8, 0.95, 0.99])
def test_a_pdf_cut_anywhere_is_refused(share: float) -> None:
    whole = pdf(pages=5)
    with pytest.raises(InputFault) as caught:
        extract(whole[: int(len(whole) * share)], ".pdf", "cut.pdf")
    assert caught.value.fault.code in {"truncated-pdf", "not-a-pdf"}


@given(data=st.binary(max_size=300), suffix=st.sampled_from([".txt", ".md", ".html", ".pdf"]))
def test_no_bytes_give_anything_but_a_text_or_a_fault(data: bytes, suffix: str) -> None:
    try:
        content = extract(data, suffix, "noise")
    except InputFault as error:
        code = error.fault.code
        assert code in CODES
    else:
        assert content.text.encode("utf-8").strip()
        assert "\0" not in content.text


@given(cut=st.integers(0, 2000), put=st.binary(max_size=8))
def test_a_pdf_spoilt_anywhere_is_read_or_refused(cut: int, put: bytes) -> None:
    whole = pdf(pages=2)
    try:
        content = extract(whole[:cut] + put + whole[cut + len(put) :], ".pdf", "spoilt.pdf")
    except InputFault as error:
        code = error.fault.code
        assert code in CODES
    else:
        assert content.encoding == "pdf"


# --- names that say something else than the content -------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("really.txt", pdf(), "The Ministers agreed. 0"),
        ("really.md", b"<!DOCTYPE html><html><body><p>They agreed.</p></body></html>", "They agreed.\n"),
    ],
)
def test_a_pdf_or_page_under_another_name_is_read_as_what_it_is(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(content)
    (text,), (note,) = read(tmp_path / name)
    assert text.text == words
    assert (note.code, note.fatal) == ("other-type", False)


@pytest.mark.parametrize("name", ["a.docx", "a.jpg", "a.xlsx", "a.csv"])
def test_a_type_that_is_not_read_is_refused_when_given_and_noted_when_met(folder: Path, name: str) -> None:
    (folder / name).write_bytes(docx())
    _, given_directly = read(folder / name)
    assert [(fault.code, fault.fatal) for fault in given_directly] == [("unsupported-type", True)]
    assert ".txt .md .html .htm .pdf" in given_directly[0].line("ja")
    texts, met = read(folder)
    assert [text.name for text in texts] == ["zz-good.txt"]
    assert [(fault.code, fault.fatal) for fault in met] == [("skipped-type", False)]


# --- content that is text, but odd ----------------------------------------------------------------


def test_the_same_text_under_two_names_is_read_once_and_noted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("一致した。".encode())
    (tmp_path / "b.txt").write_bytes("一致した。".encode("utf-16"))
    (text,), (note,) = read(tmp_path)
    assert (text.name, note.file, note.code, note.fatal) == ("a.txt", "b.txt", "duplicate-content", False)
    assert "a.txt" in note.line("ja")


def test_control_and_replacement_characters_stay_and_are_noted(tmp_path: Path) -> None:
    words = "日米は合意した。" * 20 + "\x0b\x0c\x1b[0m" + "\ufffd\ufffe"
    (tmp_path / "a.txt").write_text(words, encoding="utf-8")
    (text,), notes = read(tmp_path)
    assert text.text == words
    assert [(note.code, note.fatal) for note in notes] == [
        ("control-characters", False),
        ("lost-characters", False),
    ]


def test_lone_surrogates_are_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("日米は".encode() + b"\xed\xa0\x80" + "合意した。".encode())
    assert [fault.code for fault in read(tmp_path)[1]] == ["unknown-encoding"]


def test_a_text_beyond_the_limit_is_refused_with_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(formats, "MAX_CHARACTERS", 1000)
    (tmp_path / "long.txt").write_text("あ" * 1001, encoding="utf-8")
    (tmp_path / "short.txt").write_text("あ" * 1000, encoding="utf-8")
    (text,), (told,) = read(tmp_path)
    assert (text.name, told.file, told.code) == ("short.txt", "long.txt", "too-large")
    (tmp_path / "long.txt").write_text("a" * 4001, encoding="utf-8")
    assert "1,000字以上" in read(tmp_path / "long.txt")[1][0].line("ja")
    assert "1,001 characters; at most 1,000" in told.line("en")
    assert "1,001字" in told.line("ja")


def test_a_file_beyond_all_bounds_is_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(formats.MAX_BYTES + 1)  # sparse: takes no space
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail(f"{path} was opened"))
    assert [fault.code for fault in read(tmp_path)[1]] == ["too-large"]


# --- the wording itself ---------------------------------------------------------------------------


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_fault_says_problem_and_remedy_in_both_languages(code: str) -> None:
    names = {
        "reason",
        "type",
        "type_ja",
        "document",
        "size",
        "size_ja",
        "limit",
        "limit_ja",
        "other",
        "hint",
        "hint_ja",
    }
    names |= {"count", "at", "at_ja", "suffix", "pages", "field", "wanted", "wanted_ja", "value"}
    told = fault(code, "n.txt", **dict.fromkeys(names, "x"))
    for english, japanese in ((told.problem_en, told.problem_ja), (told.remedy_en, told.remedy_ja)):
        assert english.endswith(".")
        assert japanese.endswith("。")
        assert set(english) & set(string.ascii_lowercase)
        assert any("\u3040" <= c <= "\u30ff" for c in japanese)

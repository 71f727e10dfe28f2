"""Bytes become text without losing a character: every encoding in use, told or inferred, or refused."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from keii.reading.encoding import decode
from keii.reading.files import read_file

DATA = Path(__file__).parent / "data"
JAPANESE = "両大臣は、①日米の協力を一層強化することで一致した。\r\n防衛省 ２０２５年３月３０日\r\n"
ENGLISH = "The Ministers “reaffirmed” the commitment – and welcomed Japan’s decision.\n"

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")).filter(
    lambda text: not text.startswith("\ufeff")
)


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp932", "cp932"),
        ("euc_jis_2004", "euc_jp"),
        ("iso2022_jp_2004", "iso2022_jp"),
    ],
)
@pytest.mark.parametrize(
    "text", [JAPANESE, "日米防衛相会談の概要", "防衛省・自衛隊:日米「２＋２」共同発表について"]
)
def test_japanese_is_read_to_the_letter_in_the_encodings_that_are_in_use(
    text: str, encoding: str, said: str
) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded is not None
    assert (decoded.text, decoded.encoding) == (text, said)


@pytest.mark.parametrize(
    ("encoding", "said"), [("utf-8", "utf-8"), ("utf-16-be", "utf-16-be"), ("cp1252", "cp1252")]
)
def test_english_with_typographic_signs_is_read_to_the_letter(encoding: str, said: str) -> None:
    decoded = decode(ENGLISH.encode(encoding))
    assert decoded is not None
    assert (decoded.text, decoded.encoding) == (ENGLISH, said)


@pytest.mark.parametrize(("name", "encoding"), [("shift_jis.txt", "cp932"), ("euc_jp.txt", "euc_jp")])
def test_samples_on_disk_read_like_their_utf8_twin(name: str, encoding: str) -> None:
    twin = read_file(DATA / "utf8.txt", "utf8.txt")
    file = read_file(DATA / name, name)
    assert (file.text, file.encoding) == (twin.text, encoding)
    assert file.sha256 == twin.sha256 == hashlib.sha256(twin.text.encode()).hexdigest()


@given(text=texts, encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_any_text_comes_back_as_it_was_written(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded is not None
    assert decoded.text == text


@given(
    text=st.text(
        st.sampled_from("あいうえおかきくけこアイウエオ、。「」日米防衛大臣会談協力強化0123 \n"), min_size=20
    ),
    encoding=st.sampled_from(["cp932", "euc_jp", "utf-16-le", "utf-16-be"]),
)
def test_a_guess_is_right_or_it_is_not_made(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assume(decoded is not None)
    assert decoded is not None
    assert decoded.text == text


@given(data=st.binary(max_size=400))
def test_no_bytes_give_a_lone_surrogate_or_an_error(data: bytes) -> None:
    decoded = decode(data)
    if decoded is not None:
        assert decoded.text.encode("utf-8").decode("utf-8") == decoded.text


def test_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("一\r\n二\r三\n四".encode())
    assert read_file(tmp_path / "a.txt", "a.txt").text == "一\r\n二\r三\n四"

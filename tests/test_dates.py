"""Dates of Japanese official texts: words and what they count from, at the precision said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keii.dates import Anchor, NoSuchDate, date_of, find_dates, fiscal_year
from keii.dates.calendar import parse
from keii.dates.ja import number

ISSUED = Anchor(issued=date_of(2025, 3, 30))


def values(text: str, anchor: Anchor = ISSUED) -> list[str | None]:
    return [found.date.value if found.date else None for found in find_dates(text, anchor)]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("令和7年3月30日", "2025-03-30"),
        ("令和元年", "2019"),
        ("平成18年5月", "2006-05"),
        ("昭和35年1月19日", "1960-01-19"),
        ("2024年4月", "2024-04"),
        ("二〇二四年四月十日", "2024-04-10"),
        ("本年2月7日", "2025-02-07"),
        ("昨年4月", "2024-04"),
        ("来年", "2026"),
        ("本日", "2025-03-30"),
        ("昨日", "2025-03-29"),
        ("先月", "2025-02"),
        ("今月5日", "2025-03-05"),
        ("2025/3/30", "2025-03-30"),
        ("R7.3.30", "2025-03-30"),
        ("令和7年(2025年)3月", "2025-03"),
        ("2025年(令和7年)3月24日", "2025-03-24"),
    ],
)
def test_a_date_is_read_at_the_precision_said(words: str, value: str) -> None:
    assert values(words) == [value]


def test_relative_words_count_from_the_date_last_named() -> None:
    assert values("2024年4月、…。これを受け、同年7月") == ["2024-04", "2024-07"]
    assert values("令和7年3月24日に発足し、同日、") == ["2025-03-24", "2025-03-24"]
    assert values("令和6年12月、翌年1月") == ["2024-12", "2025-01"]


def test_words_with_nothing_to_count_from_are_found_without_a_date() -> None:
    assert values("同年7月", Anchor()) == [None]


def test_the_time_of_day_is_no_part_of_the_date() -> None:
    (found,) = find_dates("令和7年3月30日9時50分から約85分間", ISSUED)
    assert (found.start, found.end) == (0, len("令和7年3月30日"))


def test_a_fiscal_year_keeps_its_true_bounds() -> None:
    (found,) = find_dates("令和7年度予算", ISSUED)
    assert found.date == fiscal_year(2025)
    assert (found.date.earliest, found.date.latest) == ("2025-04-01", "2026-03-31")


def test_a_third_of_a_month_keeps_month_precision_and_its_bounds() -> None:
    (found,) = find_dates("2025年8月下旬", ISSUED)
    assert found.date is not None
    assert (found.date.value, found.date.earliest, found.date.latest) == (
        "2025-08",
        "2025-08-21",
        "2025-08-31",
    )


def test_a_day_the_calendar_does_not_have_is_said_to_be_wrong() -> None:
    (found,) = find_dates("令和7年2月30日", ISSUED)
    assert found.date is None
    assert found.problem == "令和7年2月30日"


@pytest.mark.parametrize("words", ["10年間", "30日間", "3か月", "85分間", "第2回", "2+2", "五年ぶり"])
def test_a_length_of_time_or_a_number_is_no_date(words: str) -> None:
    assert values(words) == []


@given(st.dates(min_value=__import__("datetime").date(1868, 10, 23)))
def test_any_day_survives_the_round_trip(day) -> None:
    words = f"{day.year}年{day.month}月{day.day}日"
    if day.year >= 1000:
        assert values(words) == [day.isoformat()]
    assert parse(day.isoformat()).value == day.isoformat()


@given(st.integers(1, 99))
def test_kanji_numbers_below_a_hundred_are_read(value: int) -> None:
    letters = "〇一二三四五六七八九"
    tens, ones = divmod(value, 10)
    words = ("" if tens == 0 else ("十" if tens == 1 else letters[tens] + "十")) + (
        letters[ones] if ones else ""
    )
    assert number(words) == value


@given(st.text(alphabet="令和平成年月日度同本昨来上中下旬0123456789一二三十元の、。()", max_size=40))
def test_no_text_makes_the_search_fail_and_ranges_stay_in_order(text: str) -> None:
    end = 0
    for found in find_dates(text, ISSUED):
        assert end <= found.start < found.end <= len(text)
        end = found.end


def test_a_wrong_iso_date_is_refused() -> None:
    with pytest.raises(NoSuchDate):
        parse("2025-02-30")
    with pytest.raises(NoSuchDate):
        parse("30.3.2025")


@pytest.mark.parametrize(
    ("words", "value", "edtf"),
    [
        ("令和7年8月下旬", "2025-08", "2025-08-21/2025-08-31"),
        ("2025年夏", "2025", "2025-22"),
        ("昨秋", "2024", "2024-23"),
        ("令和7年度", "2025", "2025-04/2026-03"),
        ("今年度末", "2025-03", ""),
        ("来年度", "2025", "2025-04/2026-03"),
        ("年内", "2025", "2025-03-30/2025"),
        ("今国会", "2025", "2025-03-30/2025"),
        ("昨年末", "2024-12", ""),
        ("2024年前半", "2024", "2024-01/2024-06"),
        ("先週", "2025-03", "2025-03-17/2025-03-23"),
        ("5月頃", "2025-05", "2025-05~"),
        ("2028年度以降", "2028", "2028-04/.."),
        ("2027年度末までに", "2028-03", "../2028-03"),
        ("3月10日(月)から14日(金)まで", "2025-03-10", "2025-03-10/2025-03-14"),
        ("令和7年3月10日~同月14日", "2025-03-10", "2025-03-10/2025-03-14"),
        ("平成18~20年", "2006", "2006/2008"),
        ("令和5年度から7年度まで", "2023", "2023-04/2026-03"),
    ],
)
def test_what_iso_cannot_say_is_said_in_edtf(words: str, value: str, edtf: str) -> None:
    (found,) = find_dates(words, ISSUED)
    assert found.date is not None
    assert (found.date.value, found.date.edtf) == (value, edtf)


@pytest.mark.parametrize("words", ["3~5年", "1960年代", "5年間", "年末調整", "第24条"])
def test_numbers_that_are_no_dates_are_left_alone(words: str) -> None:
    assert values(words) == []

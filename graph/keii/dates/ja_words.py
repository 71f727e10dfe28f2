"""Words of Japanese calendars and the pattern that finds them in normalised text."""

from __future__ import annotations

import re
from collections.abc import Iterable

# First Western year of each era; 元年 is year 1.
ERAS = {"明治": 1868, "大正": 1912, "昭和": 1926, "平成": 1989, "令和": 2019}
INITIALS = {"M": "明治", "T": "大正", "S": "昭和", "H": "平成", "R": "令和"}
KANJI = {letter: value for value, letter in enumerate("〇一二三四五六七八九")}
PARTS = {"上旬": 1, "初旬": 1, "初め": 1, "中旬": 2, "半ば": 2, "下旬": 3, "末": 3}
SEASONS = {"春": 1, "夏": 2, "秋": 3, "冬": 4}
HALVES = {"前半": 1, "上半期": 1, "上期": 1, "後半": 2, "下半期": 2, "下期": 2}
SEASON_WORDS = {
    f"{prefix}{name}": by
    for prefix, by in (("今", 0), ("この", 0), ("昨", -1), ("来", 1))
    for name in SEASONS
}
WEEK_WORDS = {"今週": 0, "先週": -1, "先々週": -2, "来週": 1, "再来週": 2}
# Words for a fiscal year that count from the document's, and from the one last named.
FISCAL_WORDS = {"今年度": 0, "本年度": 0, "当年度": 0, "昨年度": -1, "来年度": 1, "明年度": 1}
LAST_FISCAL_WORDS = {"同年度": 0, "前年度": -1, "翌年度": 1}
YEAR_END = {"年末": 12, "年初": 1, "年頭": 1}
YEAR_WORDS = {"本年": 0, "今年": 0, "昨年": -1, "去年": -1, "一昨年": -2, "来年": 1, "明年": 1}
LAST_YEAR_WORDS = {"同年": 0, "前年": -1, "翌年": 1}
MONTH_WORDS = {"今月": 0, "本月": 0, "先月": -1, "来月": 1}
LAST_MONTH_WORDS = {"同月": 0, "翌月": 1, "前月": -1}
DAY_WORDS = {"本日": 0, "今日": 0, "昨日": -1, "一昨日": -2, "おととい": -2, "明日": 1}
LAST_DAY_WORDS = {"同日": 0, "同じ日": 0, "翌日": 1, "前日": -1}


def _any(words: Iterable[str]) -> str:
    """Give a pattern of the words, longest first."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_ERA_YEAR = rf"(?:{'|'.join(ERAS)})(?:元|\d{{1,2}})"
_DIGIT = "一二三四五六七八九"
_SPELT = rf"二?千(?:[{_DIGIT}]?百)?(?:[{_DIGIT}]?十)?[{_DIGIT}]?"
_WESTERN = rf"(?:\d{{4}}|[一二][〇{_DIGIT}]{{3}}|{_SPELT})"
# With which letters a date may begin, so that the search passes over all others at once.
_TABLES = (
    *(ERAS, INITIALS, KANJI, SEASON_WORDS, WEEK_WORDS, FISCAL_WORDS, LAST_FISCAL_WORDS, YEAR_END, YEAR_WORDS),
    *(LAST_YEAR_WORDS, MONTH_WORDS, LAST_MONTH_WORDS, DAY_WORDS, LAST_DAY_WORDS),
)
_FIRST = "".join(sorted({word[0] for table in _TABLES for word in table})) + r"十千\d"
DATE = re.compile(
    rf"""(?=[{_FIRST}])(?:
      (?:(?P<runera>{"|".join(ERAS)})(?=元|\d{{1,2}}\D)|(?=\d{{4}}))(?P<runfrom>元|\d{{1,4}})年?度?
      (?:[~〜～]|から)(?P<runto>\d{{1,4}})年(?P<runfiscal>度)?(?:まで)?(?!間|\d)
    | (?P<era>{"|".join(ERAS)})\(?(?P<eyear>元|\d{{1,2}}|[一二三四五六七八九十]{{1,3}})
      (?:\(\d{{4}}年?\))?年(?:\(\d{{4}}年?\))?
    | (?P<initial>[MTSHR])(?P<iyear>\d{{1,2}})[./](?P<imonth>\d{{1,2}})[./](?P<iday>\d{{1,2}})(?!\d)
    | (?P<western>{_WESTERN})(?:\({_ERA_YEAR}年?\))?年(?:\({_ERA_YEAR}年\))?(?!間|代|来|以上|ぶり|余)
    | (?P<short>(?<![\d.])\d{{1,2}}\.\d{{1,2}}\.\d{{1,2}}(?![\d.]))
    | (?P<slash>\d{{4}})[./-](?P<smonth>\d{{1,2}})(?:[./-](?P<sday>\d{{1,2}}))?(?![\d./-])
    | (?P<fiscalword>{_any(FISCAL_WORDS)})(?P<fiscalend>末)?
    | (?P<lastfiscal>{_any(LAST_FISCAL_WORDS)})(?P<lastfiscalend>末)?
    | (?P<fiscalleft>(?<![一-龠々\d])年度(?:内|末))
    | (?P<seasonword>{_any(SEASON_WORDS)})
    | (?P<weekword>{_any(WEEK_WORDS)})
    | (?P<yearleft>(?<![一-龠々\d])年内|(?:本年|今年)中|今国会|今通常国会|今臨時国会)
    | (?P<yearend>(?<![一-龠々\d])(?:昨年|本年|来年)?(?:年末|年初|年頭)(?!年|調整|の?挨拶|のご?あいさつ|所感))
    | (?P<yearword>{_any(YEAR_WORDS)})
    | (?P<lastyear>{_any(LAST_YEAR_WORDS)})
    | (?P<monthword>{_any(MONTH_WORDS)})
    | (?P<lastmonth>{_any(LAST_MONTH_WORDS)})
    | (?P<dayword>{_any(DAY_WORDS)})
    | (?P<lastday>{_any(LAST_DAY_WORDS)})
    | (?P<bare>{_N}月(?!間)(?:の?{_N}日(?!間))?)
    | (?P<bareday>
        (?<![\d一二三四五六七八九十年月])(?:\d{{1,2}}日|[一二三四五六七八九十]{{1,3}}日(?=[月火水木金土日]曜))
      )(?!間|本|米|[^\W\d_]*以内)
    )
    (?P<rest>
      (?P<fiscal>度(?!目))(?P<fend>末)?(?P<fhalf>{_any(HALVES)})?
    | の?(?P<season>[春夏秋冬])(?![季分期])
    | の?(?P<half>{_any(HALVES)})
    | の?(?P<yend>末|初め|初頭)(?![一-龠])
    | の?(?P<month>{_N})月(?!間)(?:(?P<day>{_N})日(?!間))?
    | の?(?P<onlyday>{_N})日(?!間)
    )?
    の?(?P<part>上旬|初旬|中旬|半ば|下旬|(?:初め|末)(?![一-龠]))?""",
    re.VERBOSE,
)

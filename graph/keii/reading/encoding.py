"""Bytes → text: which encoding, said and certain, or none at all.

Strict decoding is the referee: a candidate that fails on one byte is out.  Shift_JIS, EUC-JP and UTF-16
without a byte order mark often decode *each other's* bytes without an error, so candidates are weighed by
how much they look like Japanese or English text; where two weigh nearly the same, nothing is guessed.

The text keeps every code point that was decoded, line ends included (CR LF stays CR LF); a byte order
mark is not text.
"""

from __future__ import annotations

import codecs
from collections import Counter
from dataclasses import dataclass

SAMPLE = 20_000
"""Characters weighed from the start of a text, and as many from its middle and its end."""

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32-le"),  # before UTF-16, whose mark begins this one
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16-be"),
)
"""Byte order marks: bytes, the name said, the codec for what follows."""

UTF16 = ("utf-16-le", "utf-16-be")
JAPANESE = ("cp932", "euc_jp", "euc_jis_2004")
PLAUSIBLE = 0.85
"""Least share of ordinary characters in a text whose encoding is inferred."""
MARGIN = 0.05
"""Least distance between the best candidate and the next."""

_WESTERN = frozenset("‘’“”–—…•™©®°§¶·€£¥«»½¼¾×\xa0" + "".join(map(chr, range(0xC0, 0x100))))
_SPACE = frozenset("\t\n\r\f\v\x1c\x1d\x1e")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the name of its encoding (a Python codec name, ``utf-8-sig`` for UTF-8 with a mark)."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded | None:
    """Decode a text whose encoding nobody has said; None where it is not certain.

    Reads UTF-8, UTF-16 and UTF-32 (with a mark), UTF-16 (without), Shift_JIS (cp932), EUC-JP, ISO-2022-JP and
    Windows-1252.
    """
    for mark, said, codec in MARKS:
        if data.startswith(mark):
            text = strict(data[len(mark) :], codec)
            return None if text is None else Decoded(text, said)
    if b"\x1b$" in data and data.isascii():
        text = strict(data, "iso2022_jp_2004")
        if text is not None and _weight(text) >= PLAUSIBLE:
            return Decoded(text, "iso2022_jp")
    if b"\0" not in data:
        text = strict(data, "utf-8")
        if text is not None:
            return Decoded(text, "utf-8")
    return _inferred(data)


def decode_as(data: bytes, declared: str) -> Decoded | None:
    """Decode with the encoding that the content itself declares; None where the codec is unknown or fails.

    A declared ``Shift_JIS`` or ``EUC-JP`` is tried in the wider forms that are really written (①, ㈱, 髙).
    """
    try:
        name = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return None
    wider = {
        "shift_jis": ("cp932",),
        "euc_jp": ("euc_jp", "euc_jis_2004"),
        "iso8859-1": ("cp1252", "iso8859-1"),
    }
    for codec in wider.get(name, (name,)):
        text = strict(data, codec)
        if text is not None:
            return Decoded(text, codec)
    return None


def strict(data: bytes, codec: str) -> str | None:
    """Decode, or give None where a single byte does not fit or a lone surrogate would come out."""
    try:
        text = data.decode(codec)
        text.encode("utf-8")
    except (UnicodeError, LookupError):
        return None
    return text


def guess(data: bytes) -> str | None:
    """Give charset-normalizer's guess, as a hint to a person only; None where it has none."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:65_536]).best()
    return None if best is None or best.encoding in {"utf_8", "ascii"} else best.encoding


def _inferred(data: bytes) -> Decoded | None:
    """Weigh the candidates and give the best, if it is plausible and clearly ahead of the next."""
    codecs_tried = UTF16 if b"\0" in data else (*UTF16, *JAPANESE)
    texts = {codec: strict(data, codec) for codec in codecs_tried}
    weighed = sorted(
        ((_weight(text), -codecs_tried.index(codec), codec) for codec, text in texts.items() if text),
        reverse=True,
    )
    distinct = [
        row for n, row in enumerate(weighed) if texts[row[2]] not in [texts[r[2]] for r in weighed[:n]]
    ]
    if distinct and distinct[0][0] >= PLAUSIBLE:
        if len(distinct) > 1 and distinct[0][0] - distinct[1][0] < MARGIN:
            return None
        best = distinct[0][2]
        text = texts[best]
        return None if text is None else Decoded(text, "euc_jp" if best.startswith("euc") else best)
    return None if b"\0" in data else _western(data)


def _western(data: bytes) -> Decoded | None:
    """Read English with typographic signs in Windows-1252: nearly all ASCII, and the rest ordinary signs."""
    text = strict(data, "cp1252")
    if text is None:
        return None
    signs = [c for c in text if not c.isascii()]
    if len(signs) > 0.1 * len(text) or any(c not in _WESTERN for c in signs):
        return None
    return Decoded(text, "cp1252")


def _weight(text: str) -> float:
    """Give how ordinary a text looks, 0–1: the share of kana, common kanji, ASCII and the usual signs."""
    middle = len(text) // 2
    counts = Counter(text[:SAMPLE])
    if len(text) > SAMPLE:
        counts += Counter(text[middle : middle + SAMPLE]) + Counter(text[-SAMPLE:])
    kinds: Counter[str] = Counter()
    for character, count in counts.items():
        kinds[_kind(character)] += count
    foreign = kinds["kana"] + kinds["kanji"] + kinds["rare"] + kinds["odd"]
    if foreign == 0:
        return kinds["ascii"] / max(1, counts.total())
    # English with Windows-1252 quotes decodes as Shift_JIS with a stray kanji here and there, and no kana
    if kinds["ascii"] > foreign and kinds["kana"] < 0.05 * foreign:
        return 0.0
    return (kinds["kana"] + kinds["kanji"] + kinds["ascii"]) / counts.total()


def _kind(character: str) -> str:
    """Tell ``ascii``, ``kana`` (and Japanese signs), ``kanji`` (JIS level 1), ``rare`` or ``odd``."""
    if character.isascii():
        return "ascii" if character.isprintable() or character in _SPACE else "odd"
    point = ord(character)
    if 0x3000 <= point <= 0x30FF or 0xFF01 <= point <= 0xFF5E:
        return "kana"
    try:
        lead = character.encode("euc_jp")[0]
    except UnicodeEncodeError:
        return "rare"
    if 0xB0 <= lead <= 0xCF:
        return "kanji"
    return "kana" if 0xA1 <= lead <= 0xA2 or character in "①②③④⑤⑥⑦⑧⑨⑩" else "rare"

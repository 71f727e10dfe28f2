"""What a file is, from its first bytes: a PDF, a web page, text, or something without text."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Binary:
    """A kind of file that is not read, named for people in both languages."""

    en: str
    ja: str


_PICTURE = Binary("a picture", "画像")
_ARCHIVE = Binary(
    "a ZIP archive or an Office document (.docx, .xlsx, .pptx …)",
    "ZIPまたはOffice文書(.docx .xlsx .pptx など)",
)
_OLD_OFFICE = Binary("an old Office document (.doc, .xls, .ppt …)", "旧形式のOffice文書(.doc .xls .ppt など)")
_COMPRESSED = Binary("a compressed archive", "圧縮ファイル")
_RTF = Binary("a rich-text document (RTF)", "リッチテキスト(RTF)")
DATA = Binary("binary data", "文字でないデータ")

MAGIC = (
    (b"\x89PNG\r\n\x1a\n", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
    (b"PK\x03\x04", _ARCHIVE),
    (b"PK\x05\x06", _ARCHIVE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OLD_OFFICE),
    (b"\x1f\x8b", _COMPRESSED),
    (b"BZh", _COMPRESSED),
    (b"7z\xbc\xaf\x27\x1c", _COMPRESSED),
    (b"\xfd7zXZ\0", _COMPRESSED),
    (b"{\\rtf", _RTF),
    (b"\x7fELF", DATA),
)
"""First bytes of common files, and what to call them."""

_UNICODE_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_PAGE = re.compile(
    rb"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_PDF_WITHIN = 1024
"""A PDF's header may stand anywhere in the first 1,024 bytes (ISO 32000-1, annex H, note 13)."""


def recognise(data: bytes) -> str | Binary:
    """Give ``pdf``, ``html`` or ``text``, or the kind of file that cannot be read as a document.

    ``text`` means only that nothing speaks against it; decoding decides.
    """
    for magic, kind in MAGIC:
        if data.startswith(magic):
            return kind
    if data.startswith(b"%PDF-") or (b"%PDF-" in data[:_PDF_WITHIN] and b"\0" in data[:65_536]):
        return "pdf"
    head = data[:8192]
    for mark in _UNICODE_MARKS:
        head = head.removeprefix(mark)
    return "html" if _PAGE.match(head.replace(b"\0", b"")) else "text"

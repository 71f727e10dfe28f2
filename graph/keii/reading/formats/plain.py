"""Plain text and Markdown: the decoded file to the letter."""

from __future__ import annotations

import re

from keii.model import Fault, InputFault
from keii.reading.encoding import decode, guess
from keii.reading.formats import kinds
from keii.reading.formats.faults import fault

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
MAX_CONTROL = 0.02
"""Share of control characters beyond which a file is no text."""


def read(data: bytes, name: str) -> tuple[str, str, tuple[Fault, ...]]:
    """Decode a text file; give text, encoding and notes.

    Raises:
        InputFault: It is no text, or its encoding is not certain.
    """
    decoded = decode(data)
    if decoded is None:
        if _looks_binary(data):
            raise InputFault(fault("binary-file", name, type=kinds.DATA.en, type_ja=kinds.DATA.ja))
        raise InputFault(fault("unknown-encoding", name, **_hint(data)))
    require_text(decoded.text, name)
    return decoded.text, decoded.encoding, ()


def require_text(text: str, name: str) -> None:
    """Refuse a text that is blank or no text at all.

    Raises:
        InputFault: With the code ``blank-file`` or ``binary-file``.
    """
    if not text.strip(" \t\r\n\f\v\u3000\u00a0\u200b\u2028\u2029\u0085\ufeff"):
        raise InputFault(fault("blank-file", name))
    if "\0" in text or sum(1 for _ in _CONTROL.finditer(text)) > MAX_CONTROL * len(text):
        raise InputFault(fault("binary-file", name, type=kinds.DATA.en, type_ja=kinds.DATA.ja))


def remarks(text: str, name: str) -> tuple[Fault, ...]:
    """Give notes on characters that puzzle a reader of quotes: control and replacement characters."""
    notes = []
    controls = [match.start() for match in _CONTROL.finditer(text)]
    if controls:
        notes.append(fault("control-characters", name, count=len(controls), at=controls[0]))
    if "\ufffd" in text:
        notes.append(fault("lost-characters", name, count=text.count("\ufffd"), at=text.index("\ufffd")))
    return tuple(notes)


def _hint(data: bytes) -> dict[str, str]:
    """Give what helps a person to mend a text: the line where UTF-8 breaks, or a likely encoding."""
    mended = data.decode("utf-8", errors="replace")
    if 0 < mended.count("\ufffd") <= MAX_CONTROL * len(mended):
        line = mended.count("\n", 0, mended.index("\ufffd")) + 1
        return {"hint": f" (UTF-8 but for line {line})", "hint_ja": f"({line}行目を除けばUTF-8です)"}
    likely = guess(data)
    return {
        "hint": f" (perhaps {likely})" if likely else "",
        "hint_ja": f"({likely} かもしれません)" if likely else "",
    }


def _looks_binary(data: bytes) -> bool:
    """Tell whether bytes that no encoding fits are data rather than text: NULs, or many control bytes."""
    sample = data[:65_536]
    return b"\0" in sample or sum(b < 9 or 13 < b < 27 or 27 < b < 32 for b in sample) > MAX_CONTROL * len(
        sample
    )

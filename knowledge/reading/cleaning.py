"""Bytes → clean text, before any span is taken: encoding, mojibake, controls, line ends."""

from __future__ import annotations

import ftfy
import regex
from charset_normalizer import from_bytes

from knowledge.reading.problems import ReadingError

LARGEST = 2_000_000
"""Bytes of one file."""

_CONTROLS = regex.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_FIX = ftfy.TextFixerConfig(uncurl_quotes=False, normalization="NFC", explain=False)


def decode(data: bytes) -> str:
    """Decode a file of any encoding; ReadingError where it is empty, too large or not text."""
    if len(data) > LARGEST:
        raise ReadingError(f"the file has more than {LARGEST:,} bytes: split it")
    if not data.strip():
        raise ReadingError("the file is empty: write a story into it or remove it")
    if b"\x00" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ReadingError("the file is not text: save the story as text, Markdown, HTML or JSON Lines")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        best = from_bytes(data).best()
    if best is None:
        raise ReadingError("the file's encoding is not known: save it as UTF-8")
    return str(best)


def clean(text: str) -> str:
    """Repair mojibake, and take out what cannot be seen; curly quotes and paragraphs stay."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    fixed = ftfy.fix_text(text, _FIX)
    return _CONTROLS.sub("", fixed).strip()

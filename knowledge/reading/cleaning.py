"""Bytes → clean text, before any span is taken: encoding, mojibake, controls, line ends."""

from __future__ import annotations

import codecs

import ftfy
import regex
from charset_normalizer import from_bytes

from knowledge.reading.problems import ReadingError

CONTROLS = regex.compile(r"[\x00-\x08\x0b-\x1f\x7f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_FIX = ftfy.TextFixerConfig(uncurl_quotes=False, normalization="NFC", explain=False)
_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MISREAD = regex.compile(
    r"\p{Ll}(?![A-Z])\p{Lu}|(?<!\p{L})[ÒÓ]\p{Lu}\p{Ll}|[,.!?][ÒÓ](?!\p{L})|\p{L}[¢-¦¬±²³¹¿]|[£¥¤]\p{L}",
)
"""What texts of Western languages do not hold, but wrong readings as such do: "pokona³a", "ÒWe ran", "cafŽ"."""
_DECLARED = regex.compile(rb"""(?i)<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w.:-]{3,30})""")
MOST_FOREIGN = 0.12
"""Share of accented letters up to which a text is taken to be Western; guessing by frequencies fails on so few."""


def decode(data: bytes) -> str:
    """Decode a file of any encoding; ReadingError where it is empty or not text."""
    if not data.strip():
        raise ReadingError("the file is empty: write a story into it or remove it")
    encoding = next((name for mark, name in _MARKED if data.startswith(mark)), None) or _wide(data) or "utf-8"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = _declared(data) or _western(data, "cp1252") or _guessed(data)
    if "\x00" in text:
        raise ReadingError("the file is not text: save the story as text, Markdown, HTML or JSON Lines")
    return text


def clean(text: str) -> str:
    """Repair mojibake, and take out what cannot be seen; curly quotes and paragraphs stay."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    fixed = ftfy.fix_text(text, _FIX)
    return CONTROLS.sub("", fixed).strip()


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark shows by its zeros: every other byte of Latin text is one."""
    head = data[:4096]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) < 0.4 * len(head) or min(even, odd) > 0.05 * len(head):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _declared(data: bytes) -> str | None:
    """The text in the encoding that a page says it has, None where it says nothing, or not the truth."""
    found = _DECLARED.search(data, 0, 4096)
    if found is None:
        return None
    try:
        return data.decode(found[1].decode("ascii"))
    except (UnicodeDecodeError, LookupError):
        return None


def _western(data: bytes, encoding: str) -> str | None:
    """The text in that encoding, None where it cannot be, or hardly is, a Western one."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    letters = [character for character in text if character.isalpha()]
    foreign = sum(not letter.isascii() for letter in letters)
    return None if foreign > len(letters) * MOST_FOREIGN or _MISREAD.search(text) else text


def _guessed(data: bytes) -> str:
    best = from_bytes(data).best()
    if best is None:
        raise ReadingError("the file's encoding is not known: save it as UTF-8")
    return str(best)

"""What a file is, by its content: scraped or plain text, Markdown with front matter, HTML, JSON Lines."""

from __future__ import annotations

import hashlib

import regex

from knowledge.limits import DEFAULT
from knowledge.model import Story
from knowledge.reading import exported, markdown
from knowledge.reading.cleaning import clean, decode
from knowledge.reading.foreign import refuse_foreign
from knowledge.reading.making import behind, story
from knowledge.reading.rows import is_rows, rows

_DATED = regex.compile(r"date (\d{4}-\d{2}-\d{2})(?:\s+|$)")
_PAGE = regex.compile(
    r"(?i)\s*+(?:(?><\?xml[^>]*+>)\s*+|(?><!--.*?-->)\s*+)*+<(?:!doctype\s+html|html|head|body|main|article|section|div|p|h1)\b",
    regex.DOTALL,
)
_PARTS = regex.compile(r"(?i)</(?:p|div|article|body|html|h[1-6])>")
_HEADED = regex.compile(r"\s*(?:#{1,6} \S|-{3,}[ \t]*\r?\n)")
MARKDOWN = (".md", ".markdown")


def read(data: bytes, key: str, most: int = DEFAULT.file_stories) -> list[Story]:
    """Read the stories of one file, `most` at most; ReadingError says what is wrong with it and where."""
    refuse_foreign(data)
    text = decode(data)
    digest = hashlib.sha256(data).hexdigest()
    head = text.lstrip()
    if head.startswith(exported.BEGINNING):
        return list(exported.lines(text, key, most))
    if is_rows(head):
        return rows(text, key, most)
    if markdown.has_front_matter(head):
        return [markdown.with_front_matter(head, key, digest)]
    if _PAGE.match(text) or len(_PARTS.findall(text)) > 1:
        # A second of imports, wanted only by those who have pages.
        from knowledge.reading.pages import page  # noqa: PLC0415

        return [page(text, key, digest)]
    if key.casefold().endswith(MARKDOWN) or _HEADED.match(text):
        return [markdown.plain(text, key, digest)]
    return [_plain(text, key, digest)]


def _plain(text: str, key: str, digest: str) -> Story:
    cleaned = clean(text)
    dated = _DATED.match(cleaned)
    if dated is None:
        return story(cleaned, key, digest, {})
    return behind(cleaned[: dated.end()], story(cleaned[dated.end() :], key, digest, {"date": dated[1]}, line=1))

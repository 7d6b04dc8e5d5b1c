"""What a file is, by its content: scraped or plain text, Markdown with front matter, HTML, JSON Lines."""

from __future__ import annotations

import datetime as dt
import hashlib
import html
from typing import Any

import frontmatter
import msgspec
import regex
import trafilatura
import yaml
from frontmatter.default_handlers import YAMLHandler
from selectolax.lexbor import LexborHTMLParser

from knowledge.model import Block, BlockKind, Story
from knowledge.reading.blocks import blocks
from knowledge.reading.cleaning import clean, decode
from knowledge.reading.problems import ReadingError

_DATED = regex.compile(r"date (\d{4}-\d{2}-\d{2})\s+")
_HTML = regex.compile(r"(?i)\s*<(?:!doctype|html|head|body|article|div|p)\b")
_MARKS = (
    (regex.compile(r"(?m)^#{1,6}\s+"), ""),
    (regex.compile(r"(?m)^>\s?"), ""),
    (regex.compile(r"!\[([^\]\n]*)\]\([^)\n]*\)"), r"\1"),
    (regex.compile(r"\[([^\]\n]*)\]\((?:https?:)[^)\n]*\)"), r"\1"),
    (regex.compile(r"(?m)^\*(?!\s)([^*\n]+)\*$"), r"\1"),
    (regex.compile(r"\*\*([^*\n]+)\*\*"), r"\1"),
)


def read(data: bytes, key: str) -> list[Story]:
    """Read the stories of one file; ReadingError says what is wrong with it and where."""
    text = decode(data)
    digest = hashlib.sha256(data).hexdigest()
    head = text.lstrip()
    if head.startswith("{"):
        return _rows(text, key)
    if head.startswith(("---\n", "---\r\n")):
        return [_with_front_matter(head, key, digest)]
    if _HTML.match(text):
        return [_html(text, key, digest)]
    return [_plain(text, key, digest)]


def _plain(text: str, key: str, digest: str) -> Story:
    cleaned = clean(text)
    dated = _DATED.match(cleaned)
    published = _date(dated[1], line=1) if dated else None
    return _story(cleaned[dated.end() :] if dated else cleaned, key, digest, {"published": published})


def _with_front_matter(text: str, key: str, digest: str) -> Story:
    try:
        metadata, content = frontmatter.parse(text, handler=_Plain())
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise ReadingError("the front matter is not valid YAML", mark.line + 2 if mark else 1) from None
    for mark, meaning in _MARKS:
        content = mark.sub(meaning, content)
    return _story(clean(content), key, digest, _about(metadata))


class _Plain(YAMLHandler):
    """Leaves every value a string: `NO` is not False, `19:45` no number."""

    def load(self, fm: str, **_: object) -> Any:  # noqa: ANN401
        return yaml.load(fm, Loader=yaml.BaseLoader)  # noqa: S506  BaseLoader makes only strings


def _html(text: str, key: str, digest: str) -> Story:
    page = LexborHTMLParser(text)
    set_apart = [
        (node.html or "", " ".join(node.text(separator=" ", strip=True).split()))
        for node in page.css("blockquote.twitter-tweet, figure")
    ]
    whole = page.html or text
    for node, told in set_apart:
        whole = whole.replace(node, f"<p>{html.escape(told, quote=False)}</p>" if told else "", 1)
    extracted = trafilatura.extract(whole, include_comments=False, include_tables=False)
    if not extracted:
        raise ReadingError("no article was found in the page: save its text instead")
    paragraphs = [" ".join(line.split()) for line in extracted.splitlines()]
    missing = [told for _, told in set_apart if told and told not in paragraphs]
    content = "\n\n".join(filter(None, [*paragraphs, *missing]))
    known = trafilatura.extract_metadata(text)
    about = {
        "title": known.title,
        "author": known.author,
        "publisher": known.sitename,
        "url": known.url,
        "date": known.date,
    }
    return _story(clean(content), key, digest, _about({k: v for k, v in about.items() if v}))


def _rows(text: str, key: str) -> list[Story]:
    stories = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = msgspec.json.decode(line, type=dict[str, Any])
        except msgspec.MsgspecError as error:
            raise ReadingError(f"the line is not a JSON object: {error}", number) from None
        content = row.get("content")
        if not isinstance(content, str) or not content.strip():
            raise ReadingError('the row has no "content"', number)
        digest = hashlib.sha256(line.encode()).hexdigest()
        stories.append(_story(clean(content), f"{key}#{number}", digest, _about(row, number)))
    return stories


def _about(metadata: dict[str, Any], line: int | None = None) -> dict[str, Any]:
    about = {
        name: clean(str(metadata[name]))
        for name in ("title", "publisher", "author", "url", "language")
        if metadata.get(name)
    }
    date = metadata.get("date")
    return about | {"published": _date(str(date)[:10], line) if date else None}


def _date(text: str, line: int | None = None) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise ReadingError(f"the date {text[:20]!r} should read like 2018-07-03", line) from None


def _story(text: str, key: str, digest: str, about: dict[str, Any]) -> Story:
    if not text:
        raise ReadingError("the story has no text: write it or remove the file")
    title = about.pop("title", None)
    if title and not text.startswith(title):
        text = f"{title}\n\n{text}"
    found = blocks(text)
    if title and found:
        found = (Block(BlockKind.HEADLINE, 0, len(title)), *(block for block in found if block.start >= len(title)))
    elif found and found[0].kind is BlockKind.HEADLINE:
        title = text[found[0].start : found[0].end]
    return Story(key=key, text=text, blocks=found, digest=digest, title=title, **about)

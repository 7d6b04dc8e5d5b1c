"""A web page → Story: its article, with embedded posts and captions where they stand."""

from __future__ import annotations

import logging

import regex
import trafilatura
from selectolax.lexbor import LexborHTMLParser, LexborNode

from knowledge.model import Story
from knowledge.reading.cleaning import clean
from knowledge.reading.making import story
from knowledge.reading.problems import ReadingError

# What it cannot make an article of is read another way, or reported as ours.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

_EMBEDDED = "blockquote.twitter-tweet, blockquote.twitter-video, figcaption"
_TEXTS = "h1, h2, h3, h4, p, li, blockquote, figcaption, td, div"
_DATES = {"original_date": True, "extensive_search": False}
"""Only what the page declares as its date: a day that its text mentions is not when it was published."""
_DECLARED = (
    'meta[property="article:published_time"], meta[property="og:published_time"], meta[name="date" i], '
    'meta[name="pubdate" i], meta[name="publish-date" i], meta[name="dc.date" i], meta[name="dc.date.issued" i], '
    'meta[name="parsely-pub-date" i], meta[itemprop="datePublished"], time[itemprop="datePublished"], '
    "time[pubdate], article time[datetime], header time[datetime]"
)
_JSON_DATE = regex.compile(r'"datePublished"\s*:\s*"(\d{4}-\d{2}-\d{2})')
_ISO = regex.compile(r"\d{4}-\d{2}-\d{2}")


def page(text: str, key: str, digest: str) -> Story:
    """Read a page; ReadingError where it holds no article."""
    tree = LexborHTMLParser(text)
    embedded = _unfold(tree)
    content = trafilatura.extract(tree.html or text, include_comments=False, include_tables=False) or _all(tree)
    if not content.strip():
        raise ReadingError("no article was found in the page: save its text instead")
    there = " ".join(content.split())
    missing = [one for one in embedded if " ".join(one.split()) not in there]
    paragraphs = [*(line for line in content.split("\n") if line.strip()), *missing]
    return story(clean("\n\n".join(paragraphs)), key, digest, _about(text, tree))


def _unfold(tree: LexborHTMLParser) -> list[str]:
    """Turn embedded posts and captions into paragraphs, so that they stay where they stand; gives their texts."""
    texts = []
    for node in tree.css(_EMBEDDED):
        told = " ".join(node.text(separator=" ").split())
        if not told:
            continue
        paragraph = tree.create_node("p")
        paragraph.insert_child(told)
        figure = node.parent if node.parent is not None and node.parent.tag == "figure" else None
        (figure if node.tag == "figcaption" and figure is not None else node).replace_with(paragraph)
        texts.append(told)
    return texts


def _all(tree: LexborHTMLParser) -> str:
    """All that a small page or a fragment says, a block a line."""
    if tree.body is None:
        return ""
    for node in tree.css("script, style, nav, noscript, template"):
        node.decompose()
    found = [node for node in tree.body.css(_TEXTS) if not node.css(_TEXTS)[1:]]
    lines = [" ".join(node.text(separator="").split()) for node in found] or [tree.body.text(separator="\n")]
    return "\n".join(line for line in lines if line)


def _about(text: str, tree: LexborHTMLParser) -> dict[str, object]:
    known = trafilatura.extract_metadata(text, date_config=_DATES)
    root = tree.css_first("html")
    language = (root.attributes.get("lang") or "") if root is not None else ""
    return {
        "title": known.title,
        "author": known.author,
        "publisher": known.sitename,
        "url": known.url,
        "date": _declared(text, tree),
        "language": language.partition("-")[0].casefold() or None,
    }


def _declared(text: str, tree: LexborHTMLParser) -> str | None:
    dates = (_value(node) for node in tree.css(_DECLARED))
    first = next((found for date in dates if (found := _ISO.match(date))), None) or _JSON_DATE.search(text)
    return first[first.re.groups] if first else None


def _value(node: LexborNode) -> str:
    return node.attributes.get("content") or node.attributes.get("datetime") or ""

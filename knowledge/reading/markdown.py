"""Markdown, with front matter or without → Story."""

from __future__ import annotations

from typing import Any

import frontmatter
import regex
import yaml
from frontmatter.default_handlers import YAMLHandler

from knowledge.model import Story
from knowledge.reading.cleaning import clean
from knowledge.reading.making import story
from knowledge.reading.problems import ReadingError

LONGEST_FIELDS = 20_000
"""Characters of front matter."""
_FENCE = regex.compile(r"---[ \t]*\r?\n")
_CLOSED = regex.compile(r"(?m)^---[ \t]*\r?$")
_FIELD = regex.compile(r"[A-Za-z_]+[ \t]*:")
_DATE = regex.compile(r"(?m)^date[ \t]*:")
_MARKS = (
    (regex.compile(r"(?m)^(\S[^\n]*)\n(?:={3,}|-{3,})[ \t]*$"), r"\1"),
    (regex.compile(r"(?m)^#{1,6}[ \t]+"), ""),
    (regex.compile(r"(?m)^>[ \t]?"), ""),
    (regex.compile(r"(?m)^(?:\*[ \t]*+){3,}+$|^(?:-[ \t]*+){3,}+$"), ""),
    (regex.compile(r"!\[([^\[\]\n]*+)\]\([^)\n]*\)"), r"\1"),
    (regex.compile(r"\[([^\[\]\n]*+)\]\((?:https?:|/|#|mailto:)[^)\n]*\)"), r"\1"),
    (regex.compile(r"\*\*(?=\S)([^*\n]+)(?<=\S)\*\*"), r"\1"),
    (regex.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+)(?<=[^\s*])\*(?![\w*])"), r"\1"),
    (regex.compile(r"(?<![\w_@#/.])_(?=[^\s_])([^_\n]+)(?<=[^\s_])_(?![\w_])"), r"\1"),
    (regex.compile(r"`([^`\n]+)`"), r"\1"),
)
"""What marks text without being a part of it, and what stays; underscores and asterisks only where they are a pair."""


def has_front_matter(text: str) -> bool:
    """Whether a text begins with fields between two lines of dashes; ReadingError where the second is missing."""
    fence = _FENCE.match(text)
    if fence is None:
        return False
    closed = _CLOSED.search(text, fence.end())
    if closed and closed.start() <= LONGEST_FIELDS:
        return True
    if closed and _FIELD.match(text, fence.end()):
        raise ReadingError(f"the front matter has more than {LONGEST_FIELDS:,} characters: shorten it", 1)
    if _FIELD.match(text, fence.end()):
        raise ReadingError('the front matter is not closed: end it with a line "---"', 1)
    return False


def with_front_matter(text: str, key: str, digest: str) -> Story:
    """Read a text that has front matter; fields that are none are text."""
    try:
        metadata, content = frontmatter.parse(text, handler=_Plain())
    except RecursionError:
        raise ReadingError("the front matter is nested too deeply: it should be plain fields", 1) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise ReadingError("the front matter is not valid YAML", mark.line + 2 if mark else 1) from None
    dated = _DATE.search(text)
    line = text.count("\n", 0, dated.start()) + 1 if dated and "date" in metadata else None
    return story(clean(unmarked(content)), key, digest, metadata, line)


def plain(text: str, key: str, digest: str) -> Story:
    """Read Markdown without front matter."""
    return story(clean(unmarked(text)), key, digest, {})


def unmarked(text: str) -> str:
    """The text without its marks: what a reader of the page would see."""
    text = text.replace("\r\n", "\n")
    for mark, meaning in _MARKS:
        text = mark.sub(meaning, text)
    return text


class _Plain(YAMLHandler):
    """Leaves every value a string: `NO` is not False, `19:45` no number. What is no table of fields tells nothing."""

    def load(self, fm: str, **_: object) -> Any:  # noqa: ANN401
        loaded = yaml.load(fm, Loader=_NoReferences)  # noqa: S506  BaseLoader makes only strings
        return loaded if isinstance(loaded, dict) else {}


class _NoReferences(yaml.BaseLoader):
    """Refuses what points elsewhere in the YAML: a few lines of it can mean billions of values."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("references are not taken")
        return super().compose_node(parent, index)

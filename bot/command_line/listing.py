"""Commands that list what the content holds: its facts and its stories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Any

import typer
from rich.table import Table

from bot.command_line.opening import AsJson, Folder, finish, opened, print_all
from bot.command_line.previews import add_row
from bot.show import lines
from knowledge import Knowledge
from knowledge.model import AnyFact, Figure, Match, Profile, Quote, Statement, Story

KINDS: dict[str, type[AnyFact]] = {
    "match": Match,
    "quote": Quote,
    "person": Profile,
    "figure": Figure,
    "statement": Statement,
}


def facts(
    stories: Folder = None,
    kind: Annotated[str | None, typer.Option(help=f"Only this kind: {', '.join(KINDS)}.")] = None,
    as_json: AsJson = False,
    merged: Annotated[bool, typer.Option("--merged", help="Facts of all stories as one view.")] = False,
) -> None:
    """List every fact."""
    if kind is not None and kind not in KINDS:
        raise typer.BadParameter(f"there is no kind {kind!r}; there are {', '.join(KINDS)}")
    wanted = KINDS[kind] if kind else None
    with opened(stories) as (knowledge, problems):
        rows = _fact_rows(knowledge, wanted, merged=merged)
        print_all(rows, lambda: _fact_table(knowledge, wanted, merged=merged), as_json=as_json)
    finish(problems)


def list_stories(stories: Folder = None, as_json: AsJson = False) -> None:
    """List the stories."""
    with opened(stories) as (knowledge, problems):
        found = knowledge.stories()
        print_all(map(_story_row, found), lambda: _story_table(found), as_json=as_json)
    finish(problems)


def _story_row(story: Story) -> dict[str, object]:
    return {
        "key": story.key,
        "title": story.title,
        "publisher": story.publisher,
        "author": story.author,
        "published": story.published,
        "url": story.url,
        "language": story.language,
    }


def _story_table(stories: Sequence[Story]) -> Table:
    table = Table("Story", "Title", "Publisher", "Published")
    for story in stories:
        published = story.published.isoformat() if story.published else "unknown"
        add_row(table, story.key, story.title or "", story.publisher or "", published)
    return table


def _fact_rows(knowledge: Knowledge, kind: type[AnyFact] | None, *, merged: bool) -> Iterator[dict[str, Any]]:
    if merged:
        return (lines.merged_row(fact, knowledge.text_of) for fact in knowledge.merged_facts(kind))
    return (lines.fact_row(fact, knowledge.text_of) for fact in knowledge.facts(kind))


def _fact_table(knowledge: Knowledge, kind: type[AnyFact] | None, *, merged: bool) -> Table:
    table = Table("Kind", "Fact", "More", "Evidence", "Stories" if merged else "Story")
    rows = (
        ((row.fact, ", ".join(row.stories)) for row in knowledge.merged_facts(kind))
        if merged
        else ((fact, fact.evidence[0].story) for fact in knowledge.facts(kind))
    )
    for fact, where in rows:
        saying, rest = lines.readable(fact)
        shown = _shortened(knowledge.text_of(fact.evidence[0]))
        add_row(table, str(fact.__struct_config__.tag), saying, rest, shown, where)
    return table


def _shortened(text: str, longest: int = 100) -> str:
    text = " ".join(text.split())
    return text if len(text) <= longest else f"{text[: longest - 1]}…"

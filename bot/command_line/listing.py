"""Commands that list what the content holds: its facts and its stories."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer
from rich.table import Table

from bot.command_line.opening import AsJson, Folder, console, finish, opened
from bot.show import lines
from knowledge import Knowledge
from knowledge.model import AnyFact, Figure, Match, Profile, Quote, Statement

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
        if as_json:
            for row in _fact_rows(knowledge, wanted, merged=merged):
                typer.echo(row)
        else:
            console().print(_fact_table(knowledge, wanted, merged=merged))
    finish(problems)


def list_stories(stories: Folder = None, as_json: AsJson = False) -> None:
    """List the stories."""
    with opened(stories) as (knowledge, problems):
        found = knowledge.stories()
        if as_json:
            for story in found:
                row = {"key": story.key, "title": story.title, "publisher": story.publisher, "author": story.author}
                typer.echo(
                    lines.dump({**row, "published": story.published, "url": story.url, "language": story.language})
                )
        else:
            table = Table("Story", "Title", "Publisher", "Published")
            for story in found:
                published = story.published.isoformat() if story.published else "unknown"
                table.add_row(story.key, story.title, story.publisher, published)
            console().print(table)
    finish(problems)


def _fact_rows(knowledge: Knowledge, kind: type[AnyFact] | None, *, merged: bool) -> Iterator[str]:
    if merged:
        return (lines.dump(lines.merged_row(fact, knowledge.text_of)) for fact in knowledge.merged_facts(kind))
    return (lines.dump(lines.fact_row(fact, knowledge.text_of)) for fact in knowledge.facts(kind))


def _fact_table(knowledge: Knowledge, kind: type[AnyFact] | None, *, merged: bool) -> Table:
    table = Table("Kind", "Fact", "More", "Evidence", "Stories" if merged else "Story")
    rows = (
        ((row.fact, ", ".join(row.stories)) for row in knowledge.merged_facts(kind))
        if merged
        else ((fact, fact.evidence[0].story) for fact in knowledge.facts(kind))
    )
    for fact, where in rows:
        saying, rest = lines.readable(fact)
        table.add_row(
            str(fact.__struct_config__.tag), saying, rest, _shortened(knowledge.text_of(fact.evidence[0])), where
        )
    return table


def _shortened(text: str, longest: int = 100) -> str:
    text = " ".join(text.split())
    return text if len(text) <= longest else f"{text[: longest - 1]}…"

"""`pressbox add`: the files that are handed in, and what is shown of them before they are added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.table import Table

from bot.command_line.previews import add_row
from knowledge import Draft
from knowledge.limits import MEGABYTE, Limits
from knowledge.model import Analysis


def handed(paths: Sequence[Path], limits: Limits) -> Iterator[tuple[str, bytes]]:
    """The names and bytes of files; of one too large only as much as shows that it is. OSError where one is missing."""
    for path in paths:
        with path.open("rb") as file:
            yield path.name, file.read(limits.file_megabytes * MEGABYTE + 1)


def draft_table(draft: Draft) -> Table:
    """What was read of each story: title, date, facts by kind, and its near copies."""
    table = Table("Story", "", "Title", "Published", "Facts", "Near copies")
    changed = set(draft.report.changed)
    for story, analysis in draft.stories:
        add_row(
            table,
            story.key,
            "changed" if story.key in changed else "new",
            story.title or "none",
            story.published.isoformat() if story.published else "unknown",
            _facts(analysis),
            ", ".join(draft.copies.get(story.key, ())) or "none",
        )
    for key in draft.report.removed:
        add_row(table, key, "removed", "", "", "", "")
    return table


def draft_rows(draft: Draft) -> Iterator[dict[str, object]]:
    """The same, for programs."""
    for story, analysis in draft.stories:
        yield {
            "key": story.key,
            "changed": story.key in draft.report.changed,
            "title": story.title,
            "published": story.published,
            "facts": dict(_counted(analysis)),
            "copies": draft.copies.get(story.key, ()),
        }


def _counted(analysis: Analysis) -> Counter[str]:
    return Counter(str(fact.__struct_config__.tag) for fact in analysis.facts)


def _facts(analysis: Analysis) -> str:
    return ", ".join(f"{kind}: {number}" for kind, number in _counted(analysis).items()) or "none"

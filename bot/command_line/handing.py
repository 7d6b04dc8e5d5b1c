"""`pressbox add` and `pressbox history`: what is shown of a draft, and of who did what."""

from __future__ import annotations

import getpass
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import typer
from rich.console import Console
from rich.progress import Progress as Bar
from rich.table import Table
from rich.text import Text

from knowledge import Draft
from knowledge.limits import MEGABYTE, Limits
from knowledge.model import Analysis, Story
from knowledge.publishing import Progress
from knowledge.store.protocol import Done


def handed(paths: Sequence[Path], limits: Limits) -> Iterator[tuple[str, bytes]]:
    """The names and bytes of files; of one too large only as much as shows that it is. OSError where one is missing."""
    for path in paths:
        with path.open("rb") as file:
            yield path.name, file.read(limits.file_megabytes * MEGABYTE + 1)


@contextmanager
def bar(what: str) -> Iterator[Progress | None]:
    """A bar for what takes long, on a terminal; gone in the end."""
    if not sys.stderr.isatty():
        yield None
        return
    with Bar(console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(what)
        yield lambda done, of: shown.update(task, completed=done, total=of)


def confirmed(question: str) -> bool:
    """Whether whoever sits at the terminal says yes; nobody there, no."""
    return sys.stdin.isatty() and typer.confirm(question, err=True)


def operator() -> str:
    """Who sits at the terminal, as the system knows them."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "operator"


def draft_table(draft: Draft) -> Table:
    """What was read of each story: title, date, facts by kind, and its near copies."""
    table = Table("Story", "", "Title", "Published", "Facts", "Near copies")
    changed = set(draft.report.changed)
    for story, analysis in draft.stories:
        _row(
            table,
            story.key,
            "changed" if story.key in changed else "new",
            story.title or "none",
            story.published.isoformat() if story.published else "unknown",
            _facts(analysis),
            ", ".join(draft.copies.get(story.key, ())) or "none",
        )
    for key in draft.report.removed:
        _row(table, key, "removed", "", "", "", "")
    return table


def draft_row(draft: Draft, story: Story, analysis: Analysis) -> dict[str, object]:
    """The same of one story, for programs."""
    return {
        "key": story.key,
        "changed": story.key in draft.report.changed,
        "title": story.title,
        "published": story.published,
        "facts": dict(_counted(analysis)),
        "copies": draft.copies.get(story.key, ()),
    }


def history_row(done: Done) -> dict[str, object]:
    """A change of the content, for programs."""
    return {
        "edition": done.edition,
        "at": done.at,
        "what": done.deed.what,
        "who": done.deed.who,
        "reason": done.deed.reason,
        "brought": done.brought,
        "removed": done.removed,
        "stories": done.keys,
    }


def history_table(history: Sequence[Done]) -> Table:
    """Who changed the content, when, how and why."""
    table = Table("Edition", "When (UTC)", "What", "Who", "Reason", "Stories")
    for done in history:
        left = done.brought + done.removed - len(done.keys)
        told = ", ".join(done.keys) + (f" and {left} more" if left > 0 else "")
        at = f"{done.at:%Y-%m-%d %H:%M:%S}"
        _row(table, str(done.edition), at, done.deed.what, done.deed.who, done.deed.reason, told)
    return table


def _counted(analysis: Analysis) -> Counter[str]:
    return Counter(str(fact.__struct_config__.tag) for fact in analysis.facts)


def _facts(analysis: Analysis) -> str:
    return ", ".join(f"{kind}: {number}" for kind, number in _counted(analysis).items()) or "none"


def _row(table: Table, *cells: str) -> None:
    """Cells as they are: what is in brackets is no mark-up."""
    table.add_row(*map(Text, cells))

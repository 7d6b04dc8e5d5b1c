"""What is shown of changes: before they are made and after, who made which, and what waits for a decision."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from rich.table import Table
from rich.text import Text

from bot.show import lines
from knowledge.correcting import Correction, Effect, Standing
from knowledge.editing import Preview, Removed
from knowledge.model import AnyFact, Name, Report, Story
from knowledge.store.protocol import Done, Doubt


def preview_table(preview: Preview) -> Table:
    """What a correction would do, before and after."""
    table = Table("Story", "Before", "After")
    for effect in preview.effects:
        add_row(table, effect.story or "all", *_sides(effect))
    return table


def facts_table(facts: Sequence[tuple[AnyFact, dict[str, str]]]) -> Table:
    """The facts of a story by their numbers, with the fields that can be set."""
    table = Table("Fact", "Kind", "What it says", "Fields")
    for number, (fact, fields) in enumerate(facts, 1):
        told = ", ".join(f"{field}: {value or 'unknown'}" for field, value in fields.items())
        add_row(table, str(number), _kind(fact), saying(fact), told)
    return table


def corrections_table(standing: Sequence[Standing]) -> Table:
    """The corrections in force."""
    table = Table("Number", "Edition", "Correction")
    for one in standing:
        add_row(table, str(one.number), str(one.since), worded(one.correction))
    return table


def correction_row(one: Standing) -> dict[str, object]:
    """A correction in force, for programs."""
    told = msgspec.to_builtins(one.correction)
    return {"number": one.number, "edition": one.since, "correction": told}


def removed_table(removed: Sequence[Removed]) -> Table:
    """The stories out of service."""
    table = Table("Story", "Title", "Who", "Reason")
    for one in removed:
        done = one.done
        add_row(table, one.story, one.title or "", done.deed.who if done else "", done.deed.reason if done else "")
    return table


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
        add_row(table, str(done.edition), at, done.deed.what, done.deed.who, done.deed.reason, told)
    return table


def doubts_table(doubts: Sequence[Doubt]) -> Table:
    """The answers that members called wrong."""
    table = Table("Number", "Question", "Answer", "Stories", "Decided")
    for doubt in doubts:
        decided = " · ".join(filter(None, (doubt.state, doubt.decided_by, doubt.reason)))
        add_row(table, str(doubt.number), doubt.question, doubt.answer, ", ".join(doubt.sources), decided)
    return table


def doubt_row(doubt: Doubt) -> dict[str, object]:
    """An answer that a member called wrong, for programs; not who called it so."""
    return {
        "number": doubt.number,
        "state": doubt.state,
        "question": doubt.question,
        "answer": doubt.answer,
        "stories": doubt.sources,
        "edition": doubt.edition,
        "at": doubt.made,
        "decided_by": doubt.decided_by,
        "reason": doubt.reason,
    }


def report_line(report: Report) -> str:
    """What an edition brought, in one line."""
    counts = ((report.added, "added"), (report.changed, "changed"), (report.removed, "removed"))
    told = ", ".join(f"{what}: {len(keys):,}" for keys, what in counts if keys)
    return f"Edition {report.edition} is in service{f' ({told})' if told else ''}."


def worded(correction: Correction) -> str:
    """A correction in one line: what it is, and of what."""
    told = msgspec.to_builtins(correction)
    what = told.pop("what")
    return f"{what}: " + ", ".join(f"{name} {_flat(value)}" for name, value in told.items() if value not in (None, []))


def saying(one: AnyFact | Name | Story | None) -> str:
    """A fact, name or story in one line."""
    match one:
        case None:
            return "nothing"
        case Name():
            return f"{one.canonical} ({', '.join(one.aliases)})" if one.aliases else one.canonical
        case Story():
            return f"{one.title or 'no title'}, {one.published.isoformat() if one.published else 'undated'}"
    return " · ".join(filter(None, lines.readable(one)))


def _sides(effect: Effect) -> tuple[str, str]:
    before, after = saying(effect.before), saying(effect.after)
    if isinstance(effect.before, Name | Story) or isinstance(effect.after, Name | Story) or before != after:
        return before, after
    # What differs is not in the line: tell all of it.
    return tuple(  # type: ignore[return-value]
        ", ".join(f"{name} {_flat(value)}" for name, value in msgspec.to_builtins(one).items() if name != "evidence")
        for one in (effect.before, effect.after)
    )


def _flat(value: object) -> str:
    if isinstance(value, dict):
        return " / ".join(_flat(part) for part in value.values() if part is not None)
    return ", ".join(map(_flat, value)) if isinstance(value, list) else str(value)


def _kind(fact: AnyFact) -> str:
    return str(fact.__struct_config__.tag)


def add_row(table: Table, *cells: str) -> None:
    """Add cells as they are: what is in brackets is no mark-up."""
    table.add_row(*map(Text, cells))

"""`pressbox correct`: lasting corrections, each shown before and after, and made once that is confirmed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Annotated

import typer

from bot.command_line import confirming, previews
from bot.command_line.opening import PATIENCE, AsJson, cannot, configured, console, print_all
from knowledge import Knowledge
from knowledge.correcting import AddAlias, Correction, FixStory, HideFact, MergeNames, NameMark, SplitName
from knowledge.language.folding import fold
from knowledge.model import GLOBAL, AnyFact, NameKind

Yes = Annotated[bool, typer.Option("--yes", help="Do it without asking.")]
Why = Annotated[str, typer.Option("--reason", help="Why, for the history.", metavar="TEXT")]
Of = Annotated[str, typer.Option("--server", help="A Discord server's own content, by its id.", metavar="ID")]
StoryKey = Annotated[str, typer.Argument(metavar="STORY", help="The story's key, as `pressbox stories` lists it.")]
FactNumber = Annotated[int, typer.Argument(metavar="FACT", help="Its number, as `pressbox correct facts` lists it.")]
Kind = Annotated[NameKind, typer.Argument(metavar="KIND", help=f"One of {', '.join(NameKind)}.")]

app = typer.Typer(help="Correct what the stories are taken to say; corrections outlive reloads.", no_args_is_help=True)


@app.command("facts")
def list_facts(story: StoryKey, server: Of = GLOBAL) -> None:
    """List the facts of a story by number, with the fields that can be set."""
    with configured() as knowledge:
        console().print(
            previews.facts_table([(fact, knowledge.editing.fields(fact)) for fact in _facts(knowledge, story, server)])
        )


@app.command("set")
def set_field(
    story: StoryKey,
    fact: FactNumber,
    field: Annotated[str, typer.Argument(metavar="FIELD")],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="As people write it: 3-1, 2024-05-04; empty, unknown.")],
    yes: Yes = False,
    reason: Why = "",
    server: Of = GLOBAL,
) -> None:
    """Set a field of a fact."""
    _make(
        lambda knowledge: knowledge.editing.set_field(
            _fact(knowledge, story, fact, server), field, value, collection=server
        ),
        reason,
        server,
        yes=yes,
    )


@app.command("hide")
def hide_fact(story: StoryKey, fact: FactNumber, yes: Yes = False, reason: Why = "", server: Of = GLOBAL) -> None:
    """Hide a fact that is none."""
    _make(
        lambda knowledge: HideFact(knowledge.editing.mark(_fact(knowledge, story, fact, server), collection=server)),
        reason,
        server,
        yes=yes,
    )


@app.command("merge")
def merge_names(
    kind: Kind,
    wrong: Annotated[str, typer.Argument(metavar="NAME")],
    right: Annotated[str, typer.Argument(metavar="RIGHT", help="The name that it is meant for.")],
    yes: Yes = False,
    reason: Why = "",
    server: Of = GLOBAL,
) -> None:
    """Make two names one."""
    _make(
        lambda knowledge: MergeNames(_name(knowledge, kind, wrong, server), _name(knowledge, kind, right, server)),
        reason,
        server,
        yes=yes,
    )


@app.command("split")
def split_name(
    kind: Kind,
    name: Annotated[str, typer.Argument(metavar="NAME")],
    form: Annotated[str, typer.Argument(metavar="FORM", help="The form by which another is called.")],
    called: Annotated[str, typer.Argument(metavar="OTHER", help="What to call that other.")],
    stories: Annotated[list[str] | None, typer.Option("--story", help="Only in this story; may be repeated.")] = None,
    yes: Yes = False,
    reason: Why = "",
    server: Of = GLOBAL,
) -> None:
    """Make one name two: where stories call NAME by FORM, they mean OTHER."""
    _make(
        lambda knowledge: SplitName(_name(knowledge, kind, name, server), form, called, tuple(stories or ())),
        reason,
        server,
        yes=yes,
    )


@app.command("alias")
def add_alias(
    kind: Kind,
    name: Annotated[str, typer.Argument(metavar="NAME")],
    alias: Annotated[str, typer.Argument(metavar="ALIAS", help="Another form by which it is found: a nickname.")],
    yes: Yes = False,
    reason: Why = "",
    server: Of = GLOBAL,
) -> None:
    """Let a name be found by another form."""
    _make(lambda knowledge: AddAlias(_name(knowledge, kind, name, server), alias), reason, server, yes=yes)


@app.command("story")
def fix_story(
    story: StoryKey,
    title: Annotated[str | None, typer.Option(metavar="TEXT")] = None,
    date: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD")] = None,
    yes: Yes = False,
    reason: Why = "",
    server: Of = GLOBAL,
) -> None:
    """Fix a story's title or date; days such as "Friday" are counted from its date."""
    try:
        day = dt.date.fromisoformat(date) if date else None
    except ValueError:
        raise typer.BadParameter(f"{date!r} should read like 2024-05-04") from None
    _make(lambda _: FixStory(story, title, day), reason, server, yes=yes)


@app.command("list")
def list_corrections(as_json: AsJson = False, server: Of = GLOBAL) -> None:
    """List the corrections in force."""
    with configured() as knowledge:
        standing = knowledge.editing.corrections(collection=server)
        print_all(map(previews.correction_row, standing), lambda: previews.corrections_table(standing), as_json=as_json)


@app.command("withdraw")
def withdraw(
    numbers: Annotated[list[int], typer.Argument(metavar="NUMBER…", help="As `pressbox correct list` gives them.")],
    reason: Why = "",
    server: Of = GLOBAL,
) -> None:
    """End corrections: the stories say again what they say."""
    with configured() as knowledge:
        report = knowledge.editing.withdraw(
            numbers, who=confirming.operator(), reason=reason, collection=server, patience=PATIENCE
        )
        typer.echo(previews.report_line(report), err=True)


def _make(correction: Callable[[Knowledge], Correction], reason: str, server: str, *, yes: bool) -> None:
    """Show what a correction does, and make it once that is confirmed."""
    with configured() as knowledge:
        editing, made = knowledge.editing, correction(knowledge)
        preview = editing.preview(made, collection=server)
        console().print(previews.preview_table(preview))
        if not preview.stories:
            cannot("that changes nothing")
        if confirming.agreed(f"Correct {preview.stories:,} of the stories so?", yes=yes):
            who = confirming.operator()
            report = editing.correct(made, who=who, reason=reason, collection=server, patience=PATIENCE)
            typer.echo(previews.report_line(report), err=True)


def _seen(server: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((GLOBAL, server)))


def _facts(knowledge: Knowledge, story: str, server: str) -> list[AnyFact]:
    if knowledge.story(story, collections=_seen(server)) is None:
        cannot(f"there is no story {story}")
    return list(knowledge.facts_of(story, collections=_seen(server)))


def _fact(knowledge: Knowledge, story: str, number: int, server: str) -> AnyFact:
    facts = _facts(knowledge, story, server)
    if not 1 <= number <= len(facts):
        cannot(f"{story} has {len(facts)} facts: give the number of one")
    return facts[number - 1]


def _name(knowledge: Knowledge, kind: NameKind, typed: str, server: str) -> NameMark:
    """The name of a kind that has this form; where none has, leave with what comes nearest."""
    hits = knowledge.find_names(typed, (kind,), collections=_seen(server))
    exact = [hit.name for hit in hits if fold(typed) in map(fold, (hit.name.canonical, *hit.name.aliases))]
    if not exact:
        near = ", ".join(hit.name.canonical for hit in hits[:3])
        cannot(f"no story has a {kind} called {typed}" + (f"; near are {near}" if near else ""))
    return NameMark.of(exact[0])

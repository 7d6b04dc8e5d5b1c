"""Commands that answer: one question, a file of them, a chat, or the bot in Discord."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from bot import settings
from bot.command_line.opening import AsJson, Folder, cannot, console, finish, opened, settings_or_leave
from bot.desk import Asker, Desk
from bot.settling import settle
from bot.show import lines, terminal
from bot.terminal import chat as chat_in_terminal
from bot.tongue import of_environment, speaking
from knowledge import Knowledge


class Query(msgspec.Struct, frozen=True):
    """A line of a batch."""

    id: msgspec.Raw
    q: str


def discord() -> None:
    """Start the Discord bot."""
    configured = settings_or_leave()
    if not configured.discord_token:
        cannot("DISCORD_TOKEN is not set: put the bot's token in .env, or run `pressbox chat`")
    from bot import running  # noqa: PLC0415  the library takes half a second to import

    raise typer.Exit(running.run(configured))


def chat(stories: Folder = None) -> None:
    """Chat in the terminal, or answer the questions piped in, a line each."""
    with opened(stories) as (knowledge, _), speaking(of_environment(os.environ)):
        settle()
        chat_in_terminal(Desk(knowledge), None if stories else settings.load().data_folder / "history", console())


def ask(
    question: Annotated[str | None, typer.Argument(help="A question in your own words.")] = None,
    stories: Folder = None,
    batch: Annotated[
        str | None, typer.Option(help="A file of {id, q} JSON lines; - for standard input.", metavar="FILE")
    ] = None,
    as_json: AsJson = False,
    why: Annotated[bool, typer.Option("--why", help="Tell how each answer came about.")] = False,
) -> None:
    """Answer one question, or a file of them."""
    if (question is None) == (batch is None):
        raise typer.BadParameter("give either a question or --batch FILE")
    queries = None if batch is None else _queries(batch)
    with opened(stories) as (knowledge, problems):
        if queries is not None:
            settle()
            for query in queries:
                typer.echo(_answer_line(knowledge, query.q, msgspec.json.decode(query.id), explain=why))
        elif as_json:
            typer.echo(_answer_line(knowledge, question or "", None, explain=why))
        else:
            with speaking(of_environment(os.environ)):
                terminal.show(Desk(knowledge).ask(question or "", Asker("terminal", "once"), explain=why), console())
    finish(problems)


def _answer_line(knowledge: Knowledge, question: str, identity: object, *, explain: bool) -> str:
    began = time.perf_counter()
    answer = knowledge.ask(question)
    took = (time.perf_counter() - began) * 1000
    row = lines.answer_row(answer, knowledge.text_of, identity=identity, milliseconds=took)
    return lines.dump(row | lines.explanation(answer) if explain else row)


def _queries(file: str) -> list[Query]:
    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8-sig")
    except OSError as error:
        cannot(f"{file} cannot be read: {error.strerror or error}")
    except UnicodeDecodeError:
        cannot(f"{file} cannot be read: it is not UTF-8")
    queries = []
    # Not splitlines: what JSON allows within a string, such as U+2028, ends no line.
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                queries.append(msgspec.json.decode(line, type=Query))
            except msgspec.MsgspecError as error:
                raise typer.BadParameter(f'{file}:{number}: each line should be {{"id": …, "q": …}}: {error}') from None
    return queries

"""The same desk in a terminal: a chat with history and completion, or questions from a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion, ThreadedCompleter
from prompt_toolkit.document import Document
from prompt_toolkit.history import FileHistory
from rich.console import Console

from bot.desk import Asker, Desk
from bot.replies import Reply, Tone
from bot.show import terminal as show

YOU = Asker(person="terminal", channel="terminal")
COMMANDS = {
    "/ask": "QUESTION: a question in your own words",
    "/match": "TEAM [v OPPONENT]: a team's matches",
    "/who": "NAME: who somebody is",
    "/quote": "[NAME] [about TOPIC]: what somebody said",
    "/stories": "what has been read",
    "/help": "this",
    "/quit": "leave",
}
SHORTEST = 3
"""Letters of a name before it is completed."""


def answer(line: str, desk: Desk) -> Reply:
    """Reply to one line of a chat: a command, or a question."""
    command, _, rest = line.strip().partition(" ")
    if not command.startswith("/"):
        return desk.ask(line, YOU)
    rest = rest.strip()
    handlers: dict[str, Callable[[], Reply]] = {
        "/ask": lambda: desk.ask(rest, YOU) if rest else _usage("/ask"),
        "/match": lambda: _match(rest, desk),
        "/who": lambda: desk.who(rest, YOU) if rest else _usage("/who"),
        "/quote": lambda: _quote(rest, desk),
        "/stories": lambda: desk.stories(YOU),
        "/help": lambda: desk.help(YOU),
    }
    handler = handlers.get(command.casefold())
    return handler() if handler else Reply(Tone.ERROR, f"There is no {command}. Type /help to see what there is.")


def chat(desk: Desk, history: Path) -> None:
    """Talk until /quit, Ctrl-D or the end of the pipe."""
    console = Console(highlight=False, width=None if sys.stdout.isatty() else show.WIDEST)
    if not sys.stdin.isatty():
        for line in sys.stdin:
            if line.strip():
                show.show(answer(line, desk), console)
        return
    show.show(desk.help(YOU), console)
    session: PromptSession[str] = PromptSession(
        "pressbox> ",
        history=FileHistory(str(history)),
        completer=ThreadedCompleter(ChatCompleter(desk)),
        complete_while_typing=True,
    )
    while True:
        try:
            line = session.prompt()
        except KeyboardInterrupt:
            continue
        except EOFError:
            return
        if line.strip().casefold() in {"/quit", "/exit"}:
            return
        if line.strip():
            show.show(answer(line, desk), console)


class ChatCompleter(Completer):
    """Completes commands at the start of a line, and names anywhere."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:  # noqa: ARG002
        """Offer commands for a line that begins with `/`, then names for the word being typed."""
        line = document.text_before_cursor
        if line.startswith("/") and " " not in line:
            for command, meaning in COMMANDS.items():
                if command.startswith(line.casefold()):
                    yield Completion(command, start_position=-len(line), display_meta=meaning)
            return
        word = document.get_word_before_cursor(WORD=True)
        if len(word) >= SHORTEST:
            for suggestion in self._desk.suggest_names(word, (), YOU):
                yield Completion(suggestion.value, start_position=-len(word), display=suggestion.label)


def _match(rest: str, desk: Desk) -> Reply:
    team, _, opponent = _split(rest, (" v ", " vs ", " against "))
    return desk.match(team, opponent or None, None, YOU) if team else _usage("/match")


def _quote(rest: str, desk: Desk) -> Reply:
    speaker, _, topic = _split(f" {rest}", (" about ",))
    return desk.quote(speaker or None, topic or None, YOU)


def _split(text: str, marks: tuple[str, ...]) -> tuple[str, str, str]:
    for mark in marks:
        before, found, after = text.partition(mark)
        if found:
            return before.strip(), mark, after.strip()
    return text.strip(), "", ""


def _usage(command: str) -> Reply:
    return Reply(Tone.ERROR, f"{command} {COMMANDS[command]}")

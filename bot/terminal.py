"""The same desk in a terminal: a chat with history and completion, or questions from a pipe."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec
from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion, ThreadedCompleter
from prompt_toolkit.document import Document
from prompt_toolkit.history import FileHistory, InMemoryHistory
from rich.console import Console

from bot.desk import Asker, Desk
from bot.replies import Item, Reply, Tone
from bot.show import terminal as show
from bot.tongue import say
from knowledge.store.protocol import StoreError

YOU = Asker(person="terminal", channel="terminal")
SHORTEST = 3
"""Letters of a name before it is completed."""
LONGEST_NAME = 4
"""Words of a name that may have been typed when it is completed."""
_AGAINST = re.compile(r"\s+(?:v|vs|versus|against)\.?\s+", re.IGNORECASE)
_ABOUT = re.compile(r"(?:^|\s+)about\s+", re.IGNORECASE)


def commands() -> dict[str, str]:
    """What can be typed: each command with what it takes and what it is for."""
    return {
        "/ask": say("QUESTION: a question in your own words"),
        "/match": say("TEAM [v OPPONENT]: a team's matches"),
        "/team": say("TEAM: what the stories know of a team"),
        "/who": say("NAME: who somebody is"),
        "/quote": say("[NAME] [about TOPIC]: what somebody said"),
        "/timeline": say("TEAM or COMPETITION: its matches in order"),
        "/compare": say("TEAM v OPPONENT: what the stories agree and differ on"),
        "/story": say("TITLE: one story, and what it tells"),
        "/stories": say("what has been read"),
        "/help": say("this"),
        "/quit": say("leave"),
    }


def answer(line: str, desk: Desk) -> Reply:
    """Reply to one line of a chat: a command, or a question."""
    command, _, rest = line.strip().partition(" ")
    if not command.startswith("/"):
        return desk.ask(line, YOU)
    rest = rest.strip()
    handlers: dict[str, Callable[[], Reply]] = {
        "/ask": lambda: desk.ask(rest, YOU) if rest else _usage("/ask"),
        "/match": lambda: _match(rest, desk),
        "/team": lambda: desk.team(rest, YOU) if rest else _usage("/team"),
        "/timeline": lambda: desk.timeline(rest, YOU) if rest else _usage("/timeline"),
        "/compare": lambda: _compare(rest, desk),
        "/story": lambda: desk.story(rest, YOU) if rest else _usage("/story"),
        "/who": lambda: desk.who(rest, YOU) if rest else _usage("/who"),
        "/quote": lambda: _quote(rest, desk),
        "/stories": lambda: desk.stories(YOU),
        "/help": lambda: _help(desk),
    }
    handler = handlers.get(command.casefold())
    return handler() if handler else _no_such(command)


def chat(desk: Desk, history: Path | None, console: Console) -> None:
    """Talk until /quit, Ctrl-D or the end of the pipe; `history` is the file that keeps what was typed, if any."""
    if not sys.stdin.isatty():
        for line in sys.stdin:
            if _leaves(line):
                return
            if line.strip():
                show.show(answer(line, desk), console)
        return
    show.show(_help(desk), console)
    session: PromptSession[str] = PromptSession(
        "pressbox> ",
        history=FileHistory(str(history)) if history else InMemoryHistory(),
        completer=ThreadedCompleter(ChatCompleter(desk)),
        complete_while_typing=True,
    )
    while True:
        try:
            line = session.prompt()
            if _leaves(line):
                return
            if line.strip():
                show.show(answer(line, desk), console)
        except KeyboardInterrupt:
            continue
        except EOFError:
            return
        except StoreError as error:
            show.show(Reply(Tone.ERROR, str(error)), console)


class ChatCompleter(Completer):
    """Completes commands at the start of a line, and names anywhere."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:  # noqa: ARG002
        """Offer commands for a line that begins with `/`, then names for the words being typed."""
        line = document.text_before_cursor
        if line.startswith("/") and " " not in line:
            for command, meaning in commands().items():
                if command.startswith(line.casefold()):
                    yield Completion(command, start_position=-len(line), display_meta=meaning)
            return
        offered: set[str] = set()
        for phrase in _endings(line):
            for suggestion in self._desk.suggest_names(phrase, (), YOU):
                if suggestion.value not in offered and (suggestion.sure or " " not in phrase):
                    offered.add(suggestion.value)
                    yield Completion(suggestion.value, start_position=-len(phrase), display=suggestion.label)


def _endings(line: str) -> list[str]:
    """What a name may have been begun with: the last words of a line, the most of them first."""
    starts = [found.start() for found in re.finditer(r"\S+", line)][-LONGEST_NAME:]
    return [phrase for start in starts if len(phrase := line[start:]) >= SHORTEST and not phrase[-1].isspace()]


def _leaves(line: str) -> bool:
    return line.strip().casefold() in {"/quit", "/exit"}


def _match(rest: str, desk: Desk) -> Reply:
    team, *opponent = _AGAINST.split(rest, maxsplit=1)
    return desk.match(team, opponent[0] if opponent else None, None, YOU) if team else _usage("/match")


def _compare(rest: str, desk: Desk) -> Reply:
    team, *opponent = _AGAINST.split(rest, maxsplit=1)
    return desk.compare(team, opponent[0], None, YOU) if team and opponent else _usage("/compare")


def _quote(rest: str, desk: Desk) -> Reply:
    speaker, *topic = _ABOUT.split(rest, maxsplit=1)
    return desk.quote(speaker or None, topic[0] if topic else None, YOU)


def _help(desk: Desk) -> Reply:
    """What can be asked, and every command with what it takes."""
    items = tuple(Item(command, meaning) for command, meaning in commands().items())
    return msgspec.structs.replace(desk.help(YOU), items=items)


def _usage(command: str) -> Reply:
    return Reply(Tone.ERROR, f"{command} {commands()[command]}")


def _no_such(command: str) -> Reply:
    return Reply(Tone.ERROR, say("There is no {command}. Type /help to see what there is.", command=command))

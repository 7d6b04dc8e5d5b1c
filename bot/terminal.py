"""The same desk in a terminal: a chat with history and completion, or questions from a pipe."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import msgspec
from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion, ThreadedCompleter
from prompt_toolkit.document import Document
from prompt_toolkit.history import FileHistory, InMemoryHistory
from rich.console import Console

from bot.days import iso, unreadable
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
_OPTION = re.compile(r"(?:^|\s+)(question|team|opponent|date|name|speaker|about|of|title):\s*", re.IGNORECASE)
"""An option as Discord shows it: somebody may type it so from habit."""


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
    options = _options(rest)
    rest = next(iter(options.values()), rest.strip())
    handlers: dict[str, Callable[[], Reply]] = {
        "/ask": lambda: desk.ask(rest, YOU) if rest else _usage("/ask"),
        "/match": lambda: _match(options or _sides(rest), desk),
        "/team": lambda: desk.team(rest, YOU) if rest else _usage("/team"),
        "/timeline": lambda: desk.timeline(rest, YOU) if rest else _usage("/timeline"),
        "/compare": lambda: _compare(options or _sides(rest), desk),
        "/story": lambda: desk.story(rest, YOU) if rest else _usage("/story"),
        "/who": lambda: desk.who(rest, YOU) if rest else _usage("/who"),
        "/quote": lambda: _quote(options or _speaker(rest), desk),
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


def _options(rest: str) -> dict[str, str]:
    """The options of a command where it begins with one: `team:Japan opponent:Senegal`."""
    before, *found = _OPTION.split(rest)
    given = zip(map(str.casefold, found[::2]), map(str.strip, found[1::2]), strict=True)
    return {} if before.strip() else {name: value for name, value in given if value}


def _sides(rest: str) -> dict[str, str]:
    return dict(zip(("team", "opponent"), filter(None, _AGAINST.split(rest, maxsplit=1)), strict=False))


def _speaker(rest: str) -> dict[str, str]:
    said = zip(("speaker", "about"), _ABOUT.split(rest, maxsplit=1), strict=False)
    return {name: value for name, value in said if value}


def _match(given: Mapping[str, str], desk: Desk) -> Reply:
    if "team" not in given:
        return _usage("/match")
    return _on(given, lambda day: desk.match(given["team"], given.get("opponent"), day, YOU))


def _compare(given: Mapping[str, str], desk: Desk) -> Reply:
    if "team" not in given or "opponent" not in given:
        return _usage("/compare")
    return _on(given, lambda day: desk.compare(given["team"], given["opponent"], day, YOU))


def _on(given: Mapping[str, str], tell: Callable[[str | None], Reply]) -> Reply:
    """What is told of a day, or of any where none was given."""
    day = iso(given["date"]) if "date" in given else None
    return tell(day) if day or "date" not in given else Reply(Tone.ERROR, unreadable(given["date"]))


def _quote(given: Mapping[str, str], desk: Desk) -> Reply:
    return desk.quote(given.get("speaker"), given.get("about"), YOU)


def _help(desk: Desk) -> Reply:
    """What can be asked, and every command with what it takes."""
    items = tuple(Item(command, meaning) for command, meaning in commands().items())
    return msgspec.structs.replace(desk.help(YOU), items=items)


def _usage(command: str) -> Reply:
    return Reply(Tone.ERROR, f"{command} {commands()[command]}")


def _no_such(command: str) -> Reply:
    return Reply(Tone.ERROR, say("There is no {command}. Type /help to see what there is.", command=command))

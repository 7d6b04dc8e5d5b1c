"""The chat as a person at a terminal has it: completion, history, Ctrl-C and Ctrl-D."""

from __future__ import annotations

import os
import re
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document

from bot.desk import Desk
from bot.terminal import ChatCompleter
from knowledge import Knowledge

STORY = """Norway edge Sweden in the rain

Norway, the Drillos, beat Sweden 2-1 at Mill Lane on Saturday, and goalkeeper Pia Marie Lund saved a late penalty.
"""


@pytest.fixture(scope="module")
def completer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChatCompleter]:
    folder = tmp_path_factory.mktemp("stories")
    (folder / "norway.txt").write_text(STORY, encoding="utf-8")
    with Knowledge.open("sqlite:///:memory:", folder) as knowledge:
        knowledge.reload()
        yield ChatCompleter(Desk(knowledge))


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("/m", "/match"),
        ("/WH", "/who"),
        ("who is Pia Mar", "who is Pia Marie Lund"),
        ("who is pia marie lu", "who is Pia Marie Lund"),
        ("Who beat Swed", "Who beat Sweden"),
        ("/match swed", "/match Sweden"),
        ("/match #NOR", "/match Norway"),
    ],
)
def test_what_is_begun_is_completed(completer: ChatCompleter, typed: str, completed: str) -> None:
    first = next(iter(completer.get_completions(Document(typed), CompleteEvent())))
    assert typed[: len(typed) + first.start_position] + first.text == completed


@pytest.mark.parametrize("typed", ["", "w", "who is ", "/who ", "/zzz", "qq qq qq"])
def test_nothing_is_offered_for_nothing(completer: ChatCompleter, typed: str) -> None:
    assert list(completer.get_completions(Document(typed), CompleteEvent())) == []


class Terminal:
    """A pressbox chat on a terminal of its own."""

    def __init__(self, *words: str | Path) -> None:
        import pty  # noqa: PLC0415  not everywhere

        self._master, slave = pty.openpty()
        command = [sys.executable, "-m", "bot", *map(str, words)]
        self.process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, close_fds=True)
        os.close(slave)
        self.shown = ""

    def type(self, keys: str) -> None:
        os.write(self._master, keys.encode())

    def wait_for(self, words: str, patience: float = 30) -> None:
        """Read until these words have been shown since the last time."""
        end = time.monotonic() + patience
        while words not in self.shown:
            assert time.monotonic() < end, f"waited for {words!r} in {self.shown!r}"
            if select.select([self._master], [], [], 0.2)[0]:
                part = os.read(self._master, 65536).decode("utf-8", "replace")
                if "\x1b[6n" in part:
                    self.type("\x1b[1;1R")  # the terminal says where its cursor is
                self.shown += re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", part)
        self.shown = self.shown.partition(words)[2]

    def close(self) -> int:
        try:
            return self.process.wait(20)
        finally:
            self.process.kill()
            os.close(self._master)


@pytest.mark.skipif(os.name != "posix", reason="needs pseudo-terminals")
def test_a_person_asks_stops_recalls_and_leaves(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    stories = own_home / "stories"
    stories.mkdir()
    (stories / "norway.txt").write_text(STORY, encoding="utf-8")
    monkeypatch.setenv("PRESSBOX_STORIES", str(stories))
    for key in ("who beat Sweden?\r", "\x1b[A\r"):  # the second time, from the history of the first
        terminal = Terminal("chat")
        terminal.wait_for("pressbox>")
        terminal.type("half a quest\x03")
        terminal.wait_for("pressbox>")
        terminal.type(key)
        terminal.wait_for("Mill Lane")
        terminal.wait_for("pressbox>")
        terminal.type("\x04")
        assert terminal.close() == 0

"""The README's transcript: its questions, and what is printed to them. Run as a program, it writes the answers anew."""

from __future__ import annotations

import io
import re
from pathlib import Path

from rich.console import Console

from bot.desk import Desk
from bot.show import terminal as show
from bot.terminal import answer
from knowledge import Knowledge

README = Path(__file__).parents[1] / "README.md"
ASKED = "? "
_BLOCK = re.compile(r"(?<=<!-- transcript -->\n```\n).*?(?=```\n)", re.DOTALL)


def shown() -> str:
    """The transcript as the README has it."""
    found = _BLOCK.search(README.read_text("utf-8"))
    assert found, "the README has no transcript"
    return found.group()


def printed() -> str:
    """The same questions, each with what the chat prints to it from the stories that ship."""
    questions = [line.removeprefix(ASKED) for line in shown().splitlines() if line.startswith(ASKED)]
    out = io.StringIO()
    console = Console(file=out, highlight=False, force_terminal=False, width=show.WIDEST)
    with Knowledge.open("sqlite:///:memory:") as knowledge:
        knowledge.reload()
        desk = Desk(knowledge)
        for question in questions:
            out.write(f"{ASKED}{question}\n")
            show.show(answer(question, desk), console)
    return out.getvalue()


if __name__ == "__main__":
    README.write_text(_BLOCK.sub(lambda _: printed(), README.read_text("utf-8")), "utf-8")

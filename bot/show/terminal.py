"""Reply → terminal text. Colour only where the output is a terminal; meaning never by colour alone."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from bot.replies import Item, Reply, Shown, Tone
from bot.tongue import say

INDENT = 2
MORE_EVIDENCE = 3
WIDEST = 100_000
"""Columns of an output that is not a terminal, so that no line is cut or wrapped there."""

_STYLES = {Tone.ANSWER: "bold green", Tone.UNKNOWN: "bold yellow", Tone.CLARIFY: "bold cyan", Tone.ERROR: "bold red"}


def show(reply: Reply, console: Console) -> None:
    """Write a reply: the short answer, what it rests on, then the rest."""
    console.print(Text(reply.heading, style=_STYLES.get(reply.tone, "bold")))
    if reply.body:
        _indented(Text(reply.body), console)
    for shown in reply.evidence[:MORE_EVIDENCE]:
        _evidence(shown, console)
    if reply.steps:
        _indented(Text(say("derived: {steps}", steps=" ".join(reply.steps)), style="dim"), console)
    if reply.agreeing > 1:
        _indented(Text(say("{number} stories agree.", number=reply.agreeing), style="dim"), console)
    _section(say("Another story says otherwise:"), reply.differs, console)
    _section(say("The nearest they say:"), reply.nearest, console)
    for item in reply.items:
        _item(item, console)
    for choice in (*reply.choices, *reply.hints):
        _indented(Text(f"› {choice}"), console)
    for line in reply.why:
        _indented(Text(line, style="dim"), console)


def marked(shown: Shown) -> Text:
    """Evidence with the words that say it in bold."""
    text = Text(shown.text)
    for start, end in shown.highlights:
        text.stylize("bold", start, end)
    return Text(" ").join(text.split())


def _evidence(shown: Shown, console: Console) -> None:
    _indented(marked(shown), console)
    _indented(Text(f"— {shown.source}", style="dim"), console)


def _section(title: str, passages: tuple[Shown, ...], console: Console) -> None:
    if passages:
        _indented(Text(title), console)
    for shown in passages:
        _evidence(shown, console)


def _item(item: Item, console: Console) -> None:
    _indented(Text.assemble((item.heading, "bold"), f"  {item.detail}" if item.detail else ""), console)
    for shown in item.evidence[:1]:
        console.print(Padding(marked(shown), (0, 0, 0, 2 * INDENT), expand=False))
        console.print(Padding(Text(f"— {shown.source}", style="dim"), (0, 0, 0, 2 * INDENT), expand=False))


def _indented(text: Text, console: Console) -> None:
    console.print(Padding(text, (0, 0, 0, INDENT), expand=False))

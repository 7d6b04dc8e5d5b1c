"""The pictures of the README, from the stories that ship: `python -m tests.pictured` draws them anew."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from bot.desk import Asker, Desk
from bot.show import pictures
from bot.show import terminal as show
from bot.show.pictures.canvas import GROUND, INK, SOFT
from knowledge import Knowledge

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
ASKED = ("wat was the final scor belgum v japn?", "who won japan v senegal?", "who refereed senegal v japan")
WIDTH = 96
SIZE, PITCH, MARGIN = 22, 30, 28


def draw() -> None:
    """Draw all of them."""
    FOLDER.mkdir(exist_ok=True)
    reader = Asker("readme", "readme")
    with Knowledge.open("sqlite:///:memory:") as knowledge:
        knowledge.reload()
        desk = Desk(knowledge)
        for name, reply in (
            ("match", desk.match("Belgium", "Japan", None, reader)),
            ("timeline", desk.timeline("Japan", reader)),
        ):
            picture = pictures.draw(reply.pictures[0]) if reply.pictures else None
            if picture is None:
                raise RuntimeError(f"nothing to draw for {name}: {reply.heading}")
            (FOLDER / f"{name}.png").write_bytes(picture.data)
            print(f"{name}: {picture.description}")
        _chat(desk, reader).quantize(32).save(FOLDER / "chat.png", optimize=True)


def _chat(desk: Desk, reader: Asker) -> Image.Image:
    """What the terminal shows, in its own colours."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="standard")
    for question in ASKED:
        console.print(f"[bold]pressbox>[/] {question}", highlight=False)
        show.show(desk.ask(question, reader), console)
        console.print()
    lines = [Text.from_ansi(line) for line in console.export_text(styles=True).rstrip().splitlines()]
    fonts = {bold: ImageFont.truetype(f"DejaVuSansMono{'-Bold' * bold}.ttf", SIZE) for bold in (False, True)}
    wide = fonts[False].getlength("m")
    image = Image.new("RGB", (int(wide * WIDTH) + 2 * MARGIN, len(lines) * PITCH + 2 * MARGIN), GROUND)
    drawing = ImageDraw.Draw(image)
    for row, line in enumerate(lines):
        for column, letter in enumerate(line.plain):
            style = line.get_style_at_offset(console, column)
            colour = style.color.get_truecolor(MONOKAI) if style.color else INK
            ink = SOFT if style.dim else (colour[0], colour[1], colour[2])
            place = (MARGIN + column * wide, MARGIN + row * PITCH)
            drawing.text(place, letter, font=fonts[bool(style.bold)], fill=ink)
    return image


if __name__ == "__main__":
    draw()

"""A surface to draw texts on, each fitted into the room it has."""

from __future__ import annotations

from typing import Literal

from PIL import Image, ImageDraw

from bot.show.pictures.fonts import Face, Run

Colour = tuple[int, int, int]
Anchor = Literal["left", "middle", "right"]

GROUND: Colour = (24, 30, 41)
PANEL: Colour = (36, 44, 59)
LINE: Colour = (92, 104, 126)
INK: Colour = (248, 249, 251)
SOFT: Colour = (190, 198, 212)
ACCENT: Colour = (255, 203, 92)
RADIUS = 28
_SMALLEST = 0.46
"""How far a text is made smaller before it is broken, and then cut."""


class Canvas:
    """A dark panel with round corners, so that it reads the same in light and dark surroundings."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.image = Image.new("RGBA", (width, height), (0, 0, 0, 0))
        self._draw = ImageDraw.Draw(self.image)
        self._draw.rounded_rectangle((0, 0, width - 1, height - 1), RADIUS, fill=GROUND)

    def panel(self, box: tuple[int, int, int, int], colour: Colour = PANEL, radius: int = 18) -> None:
        """A filled box with round corners."""
        self._draw.rounded_rectangle(box, radius, fill=colour)

    def outline(self, box: tuple[int, int, int, int], colour: Colour, radius: int = 18) -> None:
        """An empty box with round corners."""
        self._draw.rounded_rectangle(box, radius, outline=colour, width=3)

    def line(self, start: tuple[int, int], end: tuple[int, int], colour: Colour = LINE, width: int = 4) -> None:
        """A straight line."""
        self._draw.line((start, end), fill=colour, width=width)

    def dot(self, x: int, y: int, radius: int, colour: Colour = ACCENT) -> None:
        """A filled circle."""
        self._draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        face: Face,
        size: int,
        room: float,
        *,
        colour: Colour = INK,
        anchor: Anchor = "left",
        lines: int = 1,
    ) -> int:
        """Write around the height `y` (the middle of all lines) into `room` pixels of width; the lines it took."""
        size, written = fitted(text, face, size, room, lines)
        pitch = size * 1.22
        top = y - pitch * (len(written) - 1) / 2
        for number, runs in enumerate(written):
            self._row(x, top + number * pitch, runs, face, size, colour, anchor)
        return len(written)

    def _row(self, x: float, y: float, runs: list[Run], face: Face, size: int, colour: Colour, anchor: Anchor) -> None:
        width = face.width(runs, size)
        left = x - {"left": 0.0, "middle": width / 2, "right": width}[anchor]
        # All fonts of a row stand on one base line, a third of the size below its middle.
        base = y + size * 0.36
        for run in runs:
            font = face.font(run.font, size)
            self._draw.text((left, base), run.text, font=font, fill=colour, anchor="ls")
            left += font.getlength(run.text)


def fitted(text: str, face: Face, size: int, room: float, lines: int) -> tuple[int, list[list[Run]]]:
    """The size, at most the one given, and the lines in which a text fits; at its smallest it is cut, with "…"."""
    words = text.split()
    smallest = max(12, int(size * _SMALLEST))
    for smaller in range(size, smallest - 1, -2):
        broken = _broken(words, face, smaller, room)
        if len(broken) <= lines and all(face.width(row, smaller) <= room for row in broken):
            return smaller, broken
    broken = _broken(words, face, smallest, room)
    kept = broken[:lines]
    cut = len(broken) > lines
    return smallest, [
        _cut(row, face, smallest, room, always=cut and number == len(kept) - 1) for number, row in enumerate(kept)
    ]


def _broken(words: list[str], face: Face, size: int, room: float) -> list[list[Run]]:
    rows: list[str] = []
    for word in words:
        joined = f"{rows[-1]} {word}" if rows else word
        if rows and face.width(face.runs(joined), size) <= room:
            rows[-1] = joined
        else:
            rows.append(word)
    return [face.runs(row) for row in rows]


def _cut(runs: list[Run], face: Face, size: int, room: float, *, always: bool) -> list[Run]:
    if not always and face.width(runs, size) <= room:
        return runs
    text = "".join(run.text for run in runs)
    while text and face.width(face.runs(f"{text}…"), size) > room:
        text = text[:-1]
    return face.runs(f"{text.rstrip()}…")

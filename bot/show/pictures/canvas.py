"""A surface to draw texts on, each fitted into the room it has."""

from __future__ import annotations

from functools import cache, lru_cache
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
CLEAR = 0
"""The colour of a finished picture that is none."""
_SMALLEST = 0.6
"""How far a text is made smaller before it is cut: a phone shows a picture at a third of its size."""
_SHADES = 16
"""Colours between that of a letter and that behind it."""

Runs = tuple[Run, ...]


class Canvas:
    """A dark panel with round corners, so that it reads the same in light and dark surroundings."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self._image = Image.new("RGB", (width, height), GROUND)
        self._draw = ImageDraw.Draw(self._image)

    def finished(self) -> Image.Image:
        """The picture in the few colours it has, which makes its file small and quick to write; corners cut off."""
        drawn = self._image.quantize(palette=_palette(), dither=Image.Dither.NONE)
        corners = Image.new("1", (self.width, self.height), 1)
        ImageDraw.Draw(corners).rounded_rectangle((0, 0, self.width - 1, self.height - 1), RADIUS, fill=0)
        drawn.paste(CLEAR, mask=corners)
        drawn.info["transparency"] = CLEAR
        return drawn

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

    def _row(self, x: float, y: float, runs: Runs, face: Face, size: int, colour: Colour, anchor: Anchor) -> None:
        width = face.width(runs, size)
        left = x - {"left": 0.0, "middle": width / 2, "right": width}[anchor]
        # All fonts of a row stand on one base line, a third of the size below its middle.
        base = y + size * 0.36
        for run in runs:
            font = face.font(run.font, size)
            self._draw.text((left, base), run.text, font=font, fill=colour, anchor="ls")
            left += font.getlength(run.text)


@lru_cache(maxsize=2048)
def fitted(text: str, face: Face, size: int, room: float, lines: int) -> tuple[int, tuple[Runs, ...]]:
    """The size, at most the one given, and the lines in which a text fits; at its smallest it is cut, with "…"."""
    words = text.split()
    smallest = max(12, int(size * _SMALLEST))
    for smaller in range(size, smallest - 1, -2):
        broken = _broken(words, face, smaller, room)
        if len(broken) <= lines and all(face.width(row, smaller) <= room for row in broken):
            return smaller, broken
    if lines > 1:
        words = [part for word in words for part in _parts(word, face, smallest, room)]
    broken = _broken(words, face, smallest, room)
    kept = broken[:lines]
    cut = len(broken) > lines
    return smallest, tuple(
        _cut(row, face, smallest, room, always=cut and number == len(kept) - 1) for number, row in enumerate(kept)
    )


def _broken(words: list[str], face: Face, size: int, room: float) -> tuple[Runs, ...]:
    rows: list[str] = []
    for word in words:
        joined = f"{rows[-1]} {word}" if rows else word
        if rows and face.width(face.runs(joined), size) <= room:
            rows[-1] = joined
        else:
            rows.append(word)
    return tuple(face.runs(row) for row in rows)


def _parts(word: str, face: Face, size: int, room: float) -> list[str]:
    """A word that is wider than the room in parts about as long as each other, with hyphens."""
    for number in range(1, len(word) + 1):
        length = -(-len(word) // number)
        parts = [word[start : start + length] for start in range(0, len(word), length)]
        hyphened = [*(f"{part}-" for part in parts[:-1]), *parts[-1:]]
        if all(face.width(face.runs(part), size) <= room for part in hyphened):
            return hyphened
    return [word]


def _cut(runs: Runs, face: Face, size: int, room: float, *, always: bool) -> Runs:
    if not always and face.width(runs, size) <= room:
        return runs
    text = "".join(run.text for run in runs)
    while text and face.width(face.runs(f"{text}…"), size) > room:
        text = text[:-1]
    return face.runs(f"{text.rstrip()}…")


@cache
def _palette() -> Image.Image:
    """Every colour that is drawn with, on every colour it is drawn on, with the shades between them."""
    shades = (
        tuple(round(behind[part] + (ink[part] - behind[part]) * step / (_SHADES - 1)) for part in range(3))
        for behind in (GROUND, PANEL)
        for ink in (INK, SOFT, ACCENT, LINE)
        for step in range(_SHADES)
    )
    # The first is that of corners, like nothing that is drawn.
    colours = list(dict.fromkeys([(255, 0, 255), *shades]))
    image = Image.new("P", (1, 1))
    image.putpalette([part for colour in colours for part in colour])
    return image

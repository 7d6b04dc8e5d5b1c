"""Fonts of this machine, a text's letters each in one that has it; never a box in place of a letter."""

from __future__ import annotations

import os
import sys
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import emoji
from PIL import ImageFont, features

_PLAIN = (
    "DejaVuSans.ttf", "NotoSans-Regular.ttf", "LiberationSans-Regular.ttf", "Arial.ttf", "arial.ttf", "segoeui.ttf",
    "Helvetica.ttc", "NotoSansCJK-Regular.ttc", "NotoSansCJKjp-Regular.otf", "ヒラギノ角ゴシック W4.ttc",
    "Hiragino Sans GB.ttc", "YuGothM.ttc", "msgothic.ttc", "meiryo.ttc", "msyh.ttc", "malgun.ttf", "ipagp.ttf",
    "ipag.ttf", "DroidSansFallbackFull.ttf", "DroidSansFallback.ttf", "wqy-microhei.ttc", "wqy-zenhei.ttc",
    "AppleSDGothicNeo.ttc", "Arial Unicode.ttf", "NotoSansArabic-Regular.ttf", "NotoSansHebrew-Regular.ttf",
    "NotoSansThai-Regular.ttf", "NotoSansDevanagari-Regular.ttf", "unifont.ttf",
)  # fmt: skip
_BOLD = (
    "DejaVuSans-Bold.ttf", "NotoSans-Bold.ttf", "LiberationSans-Bold.ttf", "Arial Bold.ttf", "arialbd.ttf",
    "segoeuib.ttf", "NotoSansCJK-Bold.ttc", "NotoSansCJKjp-Bold.otf", "ヒラギノ角ゴシック W7.ttc", "YuGothB.ttc",
    "meiryob.ttc", "msyhbd.ttc", "malgunbd.ttf", "NotoSansArabic-Bold.ttf", "NotoSansHebrew-Bold.ttf",
    "NotoSansThai-Bold.ttf", "NotoSansDevanagari-Bold.ttf",
)  # fmt: skip
_ABSENT = "\U0010fffe"
"""A character that no font has: what it is drawn as is the box."""
_SPELT = {
    "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L",
    "þ": "th", "Þ": "Th", "ð": "d", "ı": "i", "–": "-", "—": "-", "‐": "-", "−": "-", "“": '"', "”": '"', "„": '"',
    "‘": "'", "’": "'", "…": "...", "·": "|", "×": "x", "\u00a0": " ", "\u202f": " ", "№": "No.",
}  # fmt: skip
"""What letters and marks are spelt with where no font has them and they are no letter with an accent."""


class UndrawableError(Exception):
    """A text has a letter that no font here has, and that cannot be spelt in others."""


class Run(NamedTuple):
    """A stretch of a text, and the number of the font it is drawn in."""

    text: str
    font: int


class Face:
    """A weight of type, in fonts of which each stands in for the one before."""

    def __init__(self, files: tuple[Path, ...]) -> None:
        self._files = files
        self._coverage: dict[tuple[int, str], bool] = {}
        self._runs = lru_cache(maxsize=4096)(self._placed_in_runs)
        self._width = lru_cache(maxsize=16_384)(self._measured)

    def runs(self, text: str) -> tuple[Run, ...]:
        """The text, made drawable, in runs of one font each; UndrawableError where it cannot be."""
        return self._runs(text)

    def width(self, runs: tuple[Run, ...], size: int) -> float:
        """Pixels that runs take in a row."""
        return sum(self._width(run, size) for run in runs)

    def _placed_in_runs(self, text: str) -> tuple[Run, ...]:
        runs: list[Run] = []
        for letter in _drawable(text):
            for part, font in self._placed(letter, runs[-1].font if runs else 0):
                if runs and runs[-1].font == font:
                    runs[-1] = Run(runs[-1].text + part, font)
                else:
                    runs.append(Run(part, font))
        return tuple(runs)

    def _measured(self, run: Run, size: int) -> float:
        return self.font(run.font, size).getlength(run.text)

    def font(self, number: int, size: int) -> ImageFont.FreeTypeFont:
        """A font of the face at a size in pixels; the one behind all files is the one that comes with Pillow."""
        return _font(self._files[number] if number < len(self._files) else None, size)

    def _placed(self, letter: str, before: int) -> list[tuple[str, int]]:
        number = self._having(letter, before)
        if number is not None:
            return [(letter, number)]
        spelt = _SPELT.get(letter) or _without_accents(letter)
        found = [(part, self._having(part, before)) for part in spelt]
        if not spelt or spelt == letter or any(font is None for _, font in found):
            raise UndrawableError(f"no font has {letter!r}")
        return [(part, font) for part, font in found if font is not None]

    def _having(self, letter: str, before: int) -> int | None:
        """The first font that has a letter; marks that join the letter before stay in its font."""
        if unicodedata.combining(letter) or letter.isspace():
            return before
        return next((number for number in range(len(self._files) + 1) if self._covers(number, letter)), None)

    def _covers(self, number: int, letter: str) -> bool:
        known = self._coverage.get((number, letter))
        if known is None:
            font = self.font(number, 24)
            drawn, box = font.getmask(letter), font.getmask(_ABSENT)
            known = (drawn.size, bytes(drawn)) != (box.size, bytes(box)) and any(bytes(drawn))
            self._coverage[number, letter] = known
        return known


@cache
def plain() -> Face:
    """The face for running text."""
    return Face(_found(_PLAIN))


@cache
def bold() -> Face:
    """The face for what matters: bold fonts first, then plain ones for letters that none of them has."""
    return Face((*_found(_BOLD), *_found(_PLAIN)))


def _drawable(text: str) -> str:
    """A line without emoji and unseen characters; UndrawableError for a script whose letters have to be shaped."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", emoji.replace_emoji(text, ""))
    line = " ".join(text.split())
    seen = "".join(letter for letter in line if unicodedata.category(letter) not in {"Cc", "Cf", "Co", "Cs", "Cn"})
    if not _can_shape() and any(_needs_shaping(letter) for letter in seen):
        raise UndrawableError("letters of this script have to be shaped")
    return seen


def _needs_shaping(letter: str) -> bool:
    return unicodedata.bidirectional(letter) in {"R", "AL", "AN"} or "\u0900" <= letter <= "\u109f"


def _can_shape() -> bool:
    return bool(features.check("raqm") and features.check("fribidi"))


def _without_accents(letter: str) -> str:
    return "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))


@lru_cache(maxsize=256)
def _font(file: Path | None, size: int) -> ImageFont.FreeTypeFont:
    if file is None:
        made = ImageFont.load_default(size)
        if not isinstance(made, ImageFont.FreeTypeFont):
            raise UndrawableError("this Pillow has no FreeType")
        return made
    return ImageFont.truetype(str(file), size)


def _found(names: tuple[str, ...]) -> tuple[Path, ...]:
    known = _files()
    return tuple(known[name] for name in names if name in known)


@cache
def _files() -> dict[str, Path]:
    """The font files of this machine, by name."""
    wanted = {*_PLAIN, *_BOLD}
    found: dict[str, Path] = {}
    for folder in _folders():
        for where, _, names in os.walk(folder):
            for name in wanted.intersection(names):
                found.setdefault(name, Path(where) / name)
    return found


def _folders() -> list[Path]:
    home = Path.home() if os.environ.get("HOME") or sys.platform == "win32" else Path("/nonexistent")
    return [
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".local/share/fonts",
        home / ".fonts",
        Path("/System/Library/Fonts"),
        Path("/Library/Fonts"),
        home / "Library/Fonts",
        Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts",
    ]

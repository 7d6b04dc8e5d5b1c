"""What a reply shows → a PNG with its description; nothing where a text cannot be drawn right."""

from __future__ import annotations

import io
from functools import lru_cache

from PIL import Image

from bot.replies import Scorecard, Timeline
from bot.show.pictures import cards, timelines
from bot.show.pictures.canvas import CLEAR
from bot.show.pictures.fonts import UndrawableError
from knowledge.model import Record

KEPT = 64
"""Pictures that are kept, for whoever asks for the same."""
LONGEST_DESCRIPTION = 1024
"""Characters of a description that Discord takes."""


class Picture(Record, frozen=True):
    """A PNG, the name of its file, and what it shows in words."""

    name: str
    data: bytes
    description: str


@lru_cache(maxsize=KEPT)
def draw(subject: Scorecard | Timeline) -> Picture | None:
    """Draw the subject; None where a text of it is in a script that no font here has."""
    try:
        if isinstance(subject, Scorecard):
            return _picture("score.png", cards.card(subject), subject.description)
        return _picture("timeline.png", timelines.timeline(subject), subject.description)
    except UndrawableError:
        return None


def described(picture: Picture, words: str) -> Picture:
    """The same picture with another description."""
    return Picture(picture.name, picture.data, _fitting(words))


def _picture(name: str, image: Image.Image, description: str) -> Picture:
    file = io.BytesIO()
    image.save(file, "PNG", compress_level=3, transparency=CLEAR)
    return Picture(name, file.getvalue(), _fitting(description))


def _fitting(description: str) -> str:
    words = " ".join(description.split())
    return words if len(words) <= LONGEST_DESCRIPTION else f"{words[: LONGEST_DESCRIPTION - 1]}…"

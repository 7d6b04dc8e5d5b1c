"""What a reply shows → a PNG with its description; nothing where a text cannot be drawn right."""

from __future__ import annotations

import io

from PIL import Image

from bot.replies import Scorecard, Timeline
from bot.show.pictures import cards, timelines
from bot.show.pictures.fonts import UndrawableError
from knowledge.model import Record

LONGEST_DESCRIPTION = 1024
"""Characters of a description that Discord takes."""


class Picture(Record, frozen=True):
    """A PNG, the name of its file, and what it shows in words."""

    name: str
    data: bytes
    description: str


def draw(subject: Scorecard | Timeline) -> Picture | None:
    """Draw the subject; None where a text of it is in a script that no font here has."""
    try:
        if isinstance(subject, Scorecard):
            return _picture("score.png", cards.card(subject), subject.description)
        return _picture("timeline.png", timelines.timeline(subject), subject.description)
    except UndrawableError:
        return None


def _picture(name: str, image: Image.Image, description: str) -> Picture:
    file = io.BytesIO()
    image.save(file, "PNG", compress_level=3)
    words = " ".join(description.split())
    if len(words) > LONGEST_DESCRIPTION:
        words = words[: LONGEST_DESCRIPTION - 1] + "…"
    return Picture(name, file.getvalue(), words)

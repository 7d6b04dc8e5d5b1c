"""The score card of a match."""

from __future__ import annotations

from PIL import Image

from bot.replies import Scorecard
from bot.show.pictures import fonts
from bot.show.pictures.canvas import ACCENT, INK, PANEL, SOFT, Canvas

WIDTH = 1000
MARGIN = 44
_SCORE_ROOM = 250
_SCORE = 104
_DASH = 76
_NUMBER_ROOM = 92
_SCORERS = 6
_SCORER_PITCH = 40


def card(match: Scorecard) -> Image.Image:
    """Sides and score, then scorers, then date, stage and venue; the higher score is underlined, not only brighter."""
    plain, bold = fonts.plain(), fonts.bold()
    scorers = [_some(side) for side in match.scorers]
    rows = max(len(side) for side in scorers)
    body = 250 + (60 if match.mark else 0)
    below = body + (rows * _SCORER_PITCH + 24 if rows else 0)
    canvas = Canvas(WIDTH, below + len(match.facts) * 50 + (36 if match.facts else 0))
    canvas.panel((20, 20, WIDTH - 21, body - 10), PANEL)
    middle = 125
    room = (WIDTH - _SCORE_ROOM) / 2 - MARGIN - 24
    for number, name in enumerate(match.sides):
        x = MARGIN + room / 2 + 6 if number == 0 else WIDTH - MARGIN - room / 2 - 6
        canvas.text(x, middle, name, bold, 52, room, anchor="middle", lines=3)
    if match.scores:
        _score(canvas, match.scores, middle, _ahead(match))
    else:
        canvas.text(WIDTH / 2, middle, "v", bold, 72, 100, anchor="middle", colour=SOFT)
    if match.mark:
        canvas.outline((WIDTH // 2 - 170, body - 76, WIDTH // 2 + 170, body - 26), ACCENT, 25)
        canvas.text(WIDTH / 2, body - 51, match.mark, plain, 32, 310, anchor="middle", colour=ACCENT)
    for number, side in enumerate(scorers):
        x = MARGIN + 6 if number == 0 else WIDTH - MARGIN - 6
        for row, scorer in enumerate(side):
            y = body + 24 + row * _SCORER_PITCH
            canvas.text(x, y, scorer, plain, 32, WIDTH / 2 - MARGIN - 40, anchor="left" if number == 0 else "right")
    for row, fact in enumerate(match.facts):
        canvas.text(WIDTH / 2, below + 34 + row * 50, fact, plain, 36, WIDTH - 2 * MARGIN, anchor="middle", colour=SOFT)
    return canvas.finished()


def _score(canvas: Canvas, scores: tuple[str, str], y: int, ahead: int | None) -> None:
    """The two numbers around a dash, as large as the longer leaves room for: a number is never cut."""
    bold = fonts.bold()
    runs = [bold.runs(score) for score in scores]
    sizes = (size for size in range(_SCORE, 8, -4) if max(bold.width(one, size) for one in runs) <= _NUMBER_ROOM)
    size = next(sizes, 8)
    canvas.text(WIDTH / 2, y, "–", bold, _DASH, 60, anchor="middle", colour=SOFT)
    for number, score in enumerate(scores):
        width = bold.width(runs[number], size)
        x = WIDTH / 2 + (-1 if number == 0 else 1) * (_DASH / 2 + width / 2 - 6)
        canvas.text(x, y, score, bold, size, width + 2, anchor="middle", colour=INK)
        if ahead == number:
            under = y + int(size * 0.36) + 18
            canvas.panel((int(x - width / 2), under, int(x + width / 2), under + 8), ACCENT, 4)


def _ahead(match: Scorecard) -> int | None:
    if match.scores is None or not all(score.isdecimal() for score in match.scores):
        return None
    one, two = (int(score) for score in match.scores)
    return None if one == two else int(two > one)


def _some(scorers: tuple[str, ...]) -> list[str]:
    if len(scorers) <= _SCORERS:
        return list(scorers)
    return [*scorers[: _SCORERS - 1], f"+{len(scorers) - _SCORERS + 1}"]

"""The timeline of a team or a competition."""

from __future__ import annotations

from PIL import Image

from bot.replies import Timeline
from bot.show.pictures import fonts
from bot.show.pictures.canvas import SOFT, Canvas, fitted

WIDTH = 1000
MOST = 12
"""Moments that a picture has room for: the first and the last of more, with a gap that says how many are left out."""
_MARGIN = 44
_RAIL = 330
_ROW = 110
_TOP = 118


def timeline(subject: Timeline) -> Image.Image:
    """A rail with a dot for each moment: when on its left, what on its right."""
    plain, bold = fonts.plain(), fonts.bold()
    moments = list(subject.moments)
    left_out = len(moments) - MOST
    head = MOST // 2 if left_out > 0 else len(moments)
    shown = [*moments[:head], None, *moments[len(moments) - (MOST - head) :]] if left_out > 0 else [*moments]
    canvas = Canvas(WIDTH, _TOP + len(shown) * _ROW + 14)
    canvas.text(_MARGIN, 62, subject.title, bold, 52, WIDTH - 2 * _MARGIN)
    first, last = _TOP + _ROW // 2, _TOP + len(shown) * _ROW - _ROW // 2
    if len(shown) > 1:
        canvas.line((_RAIL, first), (_RAIL, last))
    for number, moment in enumerate(shown):
        y = _TOP + number * _ROW + _ROW // 2
        if moment is None:
            canvas.text(_RAIL + 36, y, f"… +{left_out} …", plain, 34, 400, colour=SOFT)
            continue
        canvas.dot(_RAIL, y, 12)
        canvas.text(
            _RAIL - 34, y, moment.when, plain, 32, _RAIL - 34 - _MARGIN + 16, colour=SOFT, anchor="right", lines=2
        )
        room = WIDTH - _RAIL - 36 - _MARGIN
        size, rows = fitted(moment.what, bold, 40, room, 2)
        height = int(size * 1.22) * len(rows)
        shift = 20 if moment.detail else 0
        canvas.text(_RAIL + 36, y - shift, moment.what, bold, 40, room, lines=2)
        if moment.detail:
            canvas.text(_RAIL + 36, y - shift + height // 2 + 22, moment.detail, plain, 30, room, colour=SOFT)
    return canvas.finished()

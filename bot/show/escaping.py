"""What stories and people say, made harmless for Discord: it formats nothing, pings nobody and opens no preview."""

from __future__ import annotations

import re
from collections.abc import Iterable

INVISIBLE = "\u200b"

_SPACE = re.compile(r"\s+")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1b\x7f\u202a-\u202e\u2066-\u2069]")
"""Control characters, and those that turn the direction of all text behind them."""
_PING = re.compile(r"@(?=everyone|here|[!&]?\d)")
_INVITE = re.compile(r"(discord(?:app)?)(?=\.(?:gg|com/invite|me|io|li)\b)", re.IGNORECASE)
_LINK = re.compile(r"https?://[^\s<>]+[^\s<>.,:;!?\"'”’)\]}]", re.IGNORECASE)
_MARK = re.compile(r"([\\*_~|`\[\]<>])")
_LEAD = re.compile(r"^(\s*)(#|-|\+|\d+(?=[.)]))")


def escape(text: str) -> str:
    """Text as it stands, on one line: Markdown shown and not obeyed, links without preview, mentions without effect."""
    text = _SPACE.sub(" ", _UNSEEN.sub("", text))
    text = _INVITE.sub(rf"\1{INVISIBLE}", _PING.sub(f"@{INVISIBLE}", text))
    pieces = []
    position = 0
    for link in _LINK.finditer(text):
        pieces += [_MARK.sub(r"\\\1", text[position : link.start()]), f"<{link.group()}>"]
        position = link.end()
    pieces.append(_MARK.sub(r"\\\1", text[position:]))
    return _LEAD.sub(_leading, "".join(pieces))


def emphasise(text: str, parts: Iterable[tuple[int, int]]) -> str:
    """Escaped text with the parts `(start, end)` in bold; parts that overlap or touch become one."""
    pieces = []
    position = 0
    for start, end in _joined(text, parts):
        pieces += [_inner(text[position:start], first=position == 0), f"**{_inner(text[start:end], first=False)}**"]
        position = end
    pieces.append(_inner(text[position:], first=position == 0))
    return "".join(pieces)


def _inner(text: str, *, first: bool) -> str:
    """A stretch of a line: what has a meaning only at the start of one is left alone elsewhere."""
    return escape(text) if first else escape(f"x{text}")[1:]


def _joined(text: str, parts: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for given_start, given_end in sorted(parts):
        start, end = max(0, given_start), min(len(text), given_end)
        # Bold marks work only next to a visible character.
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        if start >= end:
            continue
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _leading(found: re.Match[str]) -> str:
    space, mark = found.groups()
    return f"{space}{mark}{INVISIBLE}" if mark.isdigit() else f"{space}\\{mark}"

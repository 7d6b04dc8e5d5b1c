"""Logs: one line an event on standard error, for people or as JSON; never what somebody wrote, and never a secret.

What an exception says may quote a message, so of one that is not known to be harmless only its kind and its frames are
told. Tokens and passwords are taken out of every line, those in addresses of interactions included.
"""

from __future__ import annotations

import logging
import re
import sys
import traceback
from collections.abc import Callable, Iterable, Sequence
from typing import Literal

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

HIDDEN = "[hidden]"
_HARMLESS = (OSError, TimeoutError)
_TOKENS = re.compile(r"(?<=/)(interactions|webhooks)/(\d+)/[\w.~-]+")
"""What Discord's addresses of answers hold: whoever has it can answer in the bot's name."""


def configure(
    form: Literal["console", "json"],
    level: int = logging.INFO,
    *,
    secrets: Iterable[str] = (),
    harmless: Sequence[type[BaseException]] = (),
) -> None:
    """Send everything that is logged, by us and by libraries, to standard error in this form.

    `secrets` are hidden wherever they turn up; `harmless` are exceptions that quote nobody.
    """
    shared: list[Processor] = [
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _without_words((*_HARMLESS, *harmless)),
    ]
    render: Processor = structlog.processors.JSONRenderer()
    if form == "console":
        render = structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        _Discreet(
            _hider(secrets),
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, render],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)


class _Discreet(structlog.stdlib.ProcessorFormatter):
    """Hides secrets in the finished line."""

    def __init__(
        self, hide: Callable[[str], str], *, foreign_pre_chain: Sequence[Processor], processors: Sequence[Processor]
    ) -> None:
        super().__init__(foreign_pre_chain=foreign_pre_chain, processors=processors)
        self._hide = hide

    def format(self, record: logging.LogRecord) -> str:
        return self._hide(super().format(record))


def _hider(secrets: Iterable[str]) -> Callable[[str], str]:
    whole = sorted({secret for secret in secrets if secret}, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, whole))) if whole else None

    def hide(line: str) -> str:
        line = _TOKENS.sub(rf"\1/\2/{HIDDEN}", line)
        return pattern.sub(HIDDEN, line) if pattern else line

    return hide


def _without_words(harmless: tuple[type[BaseException], ...]) -> Processor:
    def told(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
        error = event.pop("exc_info", None)
        if error is True:
            error = sys.exc_info()
        if isinstance(error, tuple):
            error = error[1]
        if isinstance(error, BaseException):
            event["exception"] = "\n".join(_lines(error, harmless))
        return event

    return told


def _lines(error: BaseException, harmless: tuple[type[BaseException], ...]) -> Iterable[str]:
    """An exception and what led to it, the first cause first, as Python tells it, but for what it says."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        yield from _lines(before, harmless)
    yield "Traceback (most recent call last):"
    for frame in traceback.extract_tb(error.__traceback__):
        yield f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}'
        yield f"    {frame.line}"
    says = str(error) if isinstance(error, harmless) else ""
    yield f"{type(error).__module__}.{type(error).__qualname__}{f': {says}' if says else ''}"

"""Logs tell what happened, and neither what somebody wrote nor a secret."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from typing import Any, Literal

import pytest

from bot import logs

TOKEN = "standin.token.of-the-bot"  # noqa: S105  it opens nothing
PASSWORD = "hunter2!"  # noqa: S105  likewise


class PlainError(Exception):
    """One that is known to quote nobody."""


@pytest.fixture
def written(capsys: pytest.CaptureFixture[str]) -> Iterator[Callable[[], str]]:
    """Gives what has been logged."""
    root = logging.getLogger()
    kept, level = root.handlers[:], root.level
    yield lambda: capsys.readouterr().err
    root.handlers[:] = kept
    root.setLevel(level)


def configure(form: Literal["console", "json"] = "json") -> logging.Logger:
    logs.configure(form, secrets=(TOKEN, PASSWORD, ""), harmless=(PlainError,))
    return logging.getLogger("some.module")


def rows(written: Callable[[], str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written().splitlines()]


def test_each_event_is_a_line_of_json_that_says_when_where_and_how_bad(written: Callable[[], str]) -> None:
    log = configure()
    log.info("ready as %s\nin %d servers", "Pressbox", 3)
    log.warning("it is late")
    first, second = rows(written)
    assert first["event"] == "ready as Pressbox\nin 3 servers"
    assert (first["logger"], first["level"], second["level"]) == ("some.module", "info", "warning")
    assert first["timestamp"].endswith("Z")


@pytest.mark.parametrize("form", ["console", "json"])
@pytest.mark.parametrize(
    ("told", "hidden"),
    [
        (f"login with {TOKEN} failed", TOKEN),
        (f"postgresql://me:{PASSWORD}@host/db does not answer", PASSWORD),
        ("rate limited: POST https://discord.com/api/v10/interactions/12/aW50ZXJh.Y3-_x/callback", "aW50ZXJh"),
        ("PATCH https://discord.com/api/v10/webhooks/9/aW50ZXJh/messages/@original has been limited", "aW50ZXJh"),
    ],
)
def test_a_secret_is_hidden_wherever_it_turns_up(
    written: Callable[[], str], form: Literal["console", "json"], told: str, hidden: str
) -> None:
    log = configure(form)
    log.warning(told)
    log.warning("it went wrong: %s", told)
    log.error("it went wrong", exc_info=PlainError(told))
    lines = written()
    assert hidden not in lines
    assert lines.count(logs.HIDDEN) >= 3


def quoted(asked: str) -> None:
    """Fail as code does that quotes what it was given."""
    known: dict[str, str] = {}
    try:
        known[asked]
    except KeyError as error:
        raise ValueError(f"cannot read {asked!r}") from error


@pytest.mark.parametrize("form", ["console", "json"])
def test_what_an_exception_quotes_is_not_told_but_where_it_came_from(
    written: Callable[[], str], form: Literal["console", "json"]
) -> None:
    log = configure(form)
    asked = "zyzzo" + "geton"
    try:
        quoted(asked)
    except ValueError:
        log.exception("error 1a2b3c")
    told = written()
    assert asked not in told
    assert "builtins.KeyError" in told
    assert "builtins.ValueError" in told
    assert "in quoted" in told


def test_what_a_harmless_exception_says_is_told(written: Callable[[], str]) -> None:
    log = configure()
    try:
        raise FileNotFoundError(2, "No such file or directory", "stories")
    except OSError:
        log.exception("it went wrong")
    (row,) = rows(written)
    assert "No such file or directory: 'stories'" in row["exception"]

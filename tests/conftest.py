"""What tests of every room share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.knowledge.store.server import NoServerError, Server, serving

# What is printed goes by the language of the environment.
os.environ["LC_ALL"] = "C.UTF-8"

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real stories and annotations beside the project; tests that want it skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("needs the folder `shared` beside the project")
    return SHARED


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--store",
        choices=("sqlite", "postgresql"),
        default="sqlite",
        help="what the bot keeps its facts in, end to end",
    )
    parser.addoption("--minutes", type=float, default=30.0, help="how long the soak lasts")


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server; tests that want it skip where there is none."""
    try:
        starting = serving()
        started = starting.__enter__()
    except (NoServerError, OSError) as error:
        pytest.skip(f"needs a PostgreSQL server: {error}")
    yield started
    starting.__exit__(None, None, None)


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's home of its own, with no setting of this machine's."""
    for name in (
        "DISCORD_TOKEN",
        "PRESSBOX_STORIES",
        "PRESSBOX_DATABASE",
        "PRESSBOX_LEXICON",
        "PRESSBOX_OPERATORS",
        "PRESSBOX_LOG_FORMAT",
        "PRESSBOX_METRICS",
        "PRESSBOX_SHARD_IDS",
        "PRESSBOX_SHARD_COUNT",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    return tmp_path

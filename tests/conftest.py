"""What tests of every room share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

# What is printed goes by the language of the environment.
os.environ["LC_ALL"] = "C.UTF-8"

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real stories and annotations beside the project; tests that want it skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("needs the folder `shared` beside the project")
    return SHARED


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
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    return tmp_path

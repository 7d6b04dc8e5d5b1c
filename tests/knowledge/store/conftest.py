"""Every store there is, for the tests of what any store can do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.store import open_store
from knowledge.store.protocol import FactStore
from tests.knowledge.store.server import Server


@pytest.fixture(params=["file", "memory", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "postgresql":
        server: Server = request.getfixturevalue("server")
        return server.new_database()
    return f"sqlite:///{tmp_path / 'facts.sqlite3'}" if request.param == "file" else "sqlite:///:memory:"


@pytest.fixture
def store(url: str) -> Iterator[FactStore]:
    opened = open_store(url)
    yield opened
    opened.close()

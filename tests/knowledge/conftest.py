"""What tests of every room of knowledge share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.knowledge.store.server import NoServerError, Server, serving


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

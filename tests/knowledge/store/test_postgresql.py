"""What is PostgreSQL's own: servers that go and come back, poolers, replicas, passwords."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.model import GLOBAL, Name, NameKind
from knowledge.store import Store, StoreError, migrations, open_store
from knowledge.store.postgresql.connections import Connections
from knowledge.store.protocol import Deed
from tests.knowledge.store.making import change, texts
from tests.knowledge.store.server import NoServerError, Server, serving

ROOT = Path(__file__).parents[3]
WORST = ['"', "'", "%s", "%(x)s", "?", "NOT a &", "'; DROP TABLE story; --", "\\", "\x00", "$1", ":a"]
SNOW = change("a.md", "Snow stopped the ski jumping.")


@pytest.fixture
def url(server: Server) -> str:
    return server.new_database()


@pytest.fixture
def own_server() -> Iterator[Server]:
    """A server that a test may stop."""
    try:
        with serving() as server:
            yield server
    except (NoServerError, OSError) as error:
        pytest.skip(f"needs a PostgreSQL server: {error}")


def test_both_dialects_have_the_same_last_schema(url: str) -> None:
    def schema(one: str) -> dict[str, set[str]]:
        with closing(open_store(one)) as store, store._database.confirming() as session:
            tables = store._database.tables(session)
            return {table: set(store._database.columns(session, table)) for table in tables}

    assert schema(url) == schema("sqlite:///:memory:")


def test_migrations_are_numbered_without_gaps() -> None:
    found = migrations.shipped("postgresql")
    assert [migration.number for migration in found] == list(range(1, len(found) + 1))


def test_many_who_open_a_new_database_at_once_make_one_schema(url: str) -> None:
    failures: list[Exception] = []

    def opening() -> None:
        try:
            open_store(url).close()
        except StoreError as error:
            failures.append(error)

    threads = [threading.Thread(target=opening) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures


def test_another_programs_database_is_left_alone(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TABLE theirs (id INTEGER)")
    with pytest.raises(StoreError, match="another program"):
        open_store(url)


def test_a_password_is_never_told(server: Server) -> None:
    where = server.url().replace("user=tester", "user=nobody&password=secret-word").replace("/postgres", "/nowhere")
    with pytest.raises(StoreError) as raised:
        open_store(where)
    assert "nowhere" in str(raised.value)
    assert "secret" not in str(raised.value)
    with pytest.raises(StoreError, match="does not answer"):
        open_store("postgresql://someone:secret-word@127.0.0.1:1/facts")
    with pytest.raises(StoreError) as malformed:
        open_store("postgresql://someone:secret-word@host:port/facts")
    assert "secret" not in str(malformed.value)


def test_a_server_that_stops_is_told_and_used_again_once_it_is_back(own_server: Server) -> None:
    with closing(open_store(own_server.new_database())) as store:
        store.publish(GLOBAL, [SNOW], Deed(""))
        own_server.stop("fast")
        with pytest.raises(StoreError, match=r"does not answer|stopped|starting or stopping"):
            store.view([GLOBAL])
        with pytest.raises(StoreError):
            store.publish(GLOBAL, [change("b.md", "More snow.")], Deed(""))
        own_server.start()
        assert answered(lambda: texts(store.view([GLOBAL]), "snow")) == ["Snow stopped the ski jumping."]
        assert store.publish(GLOBAL, [change("b.md", "More snow.")], Deed("")).stories == 2


def test_connections_that_were_cut_are_replaced_unseen(url: str) -> None:
    with closing(open_store(url)) as store:
        store.publish(GLOBAL, [SNOW], Deed(""))
        for _ in range(3):
            with psycopg.connect(url, autocommit=True) as connection:
                connection.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
                )
            time.sleep(0.1)
            assert texts(store.view([GLOBAL]), "snow") == ["Snow stopped the ski jumping."]


@given(words=st.lists(st.one_of(st.text(max_size=30), st.sampled_from(WORST)), max_size=8))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_that_is_typed_is_syntax(hostile: Store, words: list[str]) -> None:
    view = hostile.view([GLOBAL])
    assert len(view.passages(words, 5)) <= 5
    assert len(view.rank(words, 5, synonyms=dict.fromkeys(words, words))) <= 5
    assert view.facts(name=words) == []
    assert view.story(" ".join(words)) is None


@pytest.fixture(scope="module")
def hostile(server: Server) -> Iterator[Store]:
    with closing(open_store(server.new_database())) as store:
        store.publish("".join(WORST[:5]), [change("odd.md", *WORST)], Deed("\0'"))
        store.publish(GLOBAL, [change("x", *WORST, names=(Name(NameKind.TEAM, "\0'; --", ("\0",)),))], Deed(""))
        yield store


def test_nothing_outlives_a_transaction(url: str) -> None:
    """What a pooler in transaction mode needs: no prepared statement, no lock, no setting left in a connection."""
    with closing(open_store(url)) as store:
        for number in range(12):
            store.publish(GLOBAL, [change(f"{number}.md", "Snow again and again.")], Deed(""))
            texts(store.view([GLOBAL]), "snow")
        database = store._database
        assert isinstance(database, Connections)
        for _ in range(10):
            with database.confirming() as session:
                assert session.all("SELECT count(*) FROM pg_prepared_statements") == [(0,)]
                assert session.all("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'") == [(0,)]
                assert session.all("SELECT count(*) FROM pg_settings WHERE source = 'session'") == [(0,)]


def test_questions_are_answered_from_the_replica(server: Server) -> None:
    """A second database stands in for the replica: what is read from it is its own."""
    primary, replica = server.new_database(), server.new_database()
    with closing(open_store(replica)) as other:
        other.publish(GLOBAL, [change("b.md", "Rain on the replica.")], Deed(""))
    with closing(open_store(f"{primary} {replica}")) as store:
        store.publish(GLOBAL, [SNOW, change("c.md", "Sun.")], Deed(""))
        assert list(store.view([GLOBAL]).keys()) == ["b.md"]
        assert sorted(store.digests(GLOBAL)) == ["a.md", "c.md"]
        edition = store.edition(GLOBAL)
        assert edition is not None
        assert edition.stories == 2


HOLDER = """
import sys, time
from knowledge.store import open_store
with open_store(sys.argv[1]).importing():
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_the_right_to_import_ends_with_its_holder(url: str) -> None:
    with (
        closing(open_store(url)) as store,
        subprocess.Popen([sys.executable, "-c", HOLDER, url], cwd=ROOT, stdout=subprocess.PIPE) as holder,
    ):
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(StoreError, match="another program"), store.importing():
            pass
        assert store.publish(GLOBAL, [SNOW], Deed("")).number == 1
        os.kill(holder.pid, signal.SIGKILL)
        holder.wait()
        answered(lambda: store.importing().__enter__())


T = TypeVar("T")


def answered(ask: Callable[[], T], within: float = 20.0) -> T:
    """What is answered at last."""
    end = time.monotonic() + within
    while True:
        try:
            return ask()
        except StoreError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)

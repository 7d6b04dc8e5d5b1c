"""Debian's own PostgreSQL server for the tests: on a private socket, without a network, as somebody who is not root."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg

_SETTINGS = ("listen_addresses=", "fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=100")
_NAMES = ("postgres", "nobody")


class NoServerError(Exception):
    """There is no server to be had; the message says why."""


class Server:
    """A server of its own in a new folder."""

    def __init__(self, folder: Path, programs: Path) -> None:
        self._folder = folder
        self._programs = programs
        self._data = folder / "data"

    def url(self, database: str = "postgres") -> str:
        return f"postgresql:///{database}?host={self._folder}&user=tester"

    def create(self) -> None:
        self._run("initdb", "-D", self._data, "-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")

    def start(self) -> None:
        options = " ".join(f"-c {one}" for one in (*_SETTINGS, f"unix_socket_directories={self._folder}"))
        self._run("pg_ctl", "-D", self._data, "-w", "-s", "-l", self._folder / "log", "-o", options, "start")

    def stop(self, mode: str = "immediate") -> None:
        self._run("pg_ctl", "-D", self._data, "-m", mode, "-w", "-s", "stop")

    def new_database(self) -> str:
        """The URL of an empty database."""
        name = f"pressbox_{uuid4().hex[:12]}"
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        return self.url(name)

    def _run(self, program: str, *arguments: object) -> None:
        command = [*_as_somebody(), str(self._programs / program), *map(str, arguments)]
        done = subprocess.run(
            command, cwd=self._folder, capture_output=program == "initdb", text=True, check=False, timeout=60
        )
        if done.returncode:
            raise NoServerError(f"{program} failed: {(done.stderr or '').strip()[-300:]}")


@contextmanager
def serving() -> Iterator[Server]:
    """A server for the length of a block; NoServerError where there is none."""
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp" if Path("/tmp").is_dir() else None))  # noqa: S108  sockets have short names
    server = Server(folder, programs)
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, _somebody())
        server.create()
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    on_path = shutil.which("initdb")
    if found or on_path:
        return found[-1].parent if found else Path(on_path or "").parent
    raise NoServerError("no PostgreSQL server is installed (Debian: apt-get install postgresql)")


def _as_somebody() -> list[str]:
    if os.geteuid() != 0:
        return []
    if not shutil.which("setpriv"):
        raise NoServerError("the server does not run as root, and there is no setpriv to run it as somebody else")
    return ["setpriv", f"--reuid={_somebody()}", "--clear-groups"]


def _somebody() -> str:
    for name in _NAMES:
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    raise NoServerError("the server does not run as root, and there is nobody else on this machine")

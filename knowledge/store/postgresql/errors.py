"""PostgreSQL's complaints in words that say what to do; never with a password."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import psycopg_pool
from psycopg import errors

from knowledge.store.protocol import StoreError

_SAYINGS: tuple[tuple[type[BaseException], str], ...] = (
    (psycopg_pool.PoolTimeout, "{} does not answer: check that it runs and can be reached"),
    (psycopg_pool.TooManyRequests, "{} is too busy: try again in a moment"),
    (errors.InvalidPassword, "{} refuses the user or the password: check the URL"),
    (errors.InvalidAuthorizationSpecification, "{} refuses the user: check the URL"),
    (errors.InvalidCatalogName, "{} does not exist: create it, or name another"),
    (errors.InsufficientPrivilege, "{} does not permit this: grant the user the right to create tables"),
    (errors.ReadOnlySqlTransaction, "{} is a replica or read-only: name the primary"),
    (errors.DiskFull, "{} cannot grow: the disk is full"),
    (errors.TooManyConnections, "{} has no connection to spare: raise its limit, or use a pooler"),
    (errors.CannotConnectNow, "{} is starting or stopping: try again in a moment"),
    (errors.AdminShutdown, "{} has been stopped: it is used again as soon as it is back"),
    (errors.DataCorrupted, "{} is damaged: put a copy back"),
)
_REFUSALS = (
    ("password authentication failed", "{} refuses the user or the password: check the URL"),
    ("no password supplied", "{} wants a password: put it into the URL"),
    ("does not exist", "{} does not exist, or its user: create it, or name another"),
    ("starting up", "{} is starting or stopping: try again in a moment"),
    ("shutting down", "{} is starting or stopping: try again in a moment"),
    ("too many", "{} has no connection to spare: raise its limit, or use a pooler"),
)
"""What a server that refuses to connect says: it comes without a code."""


def explained(error: psycopg.Error, where: str) -> StoreError:
    """The StoreError that tells of `error` in one line; `where` names the store."""
    for kind, saying in _SAYINGS:
        if isinstance(error, kind):
            return StoreError(saying.format(where))
    if isinstance(error, psycopg.OperationalError):
        told = str(error)
        refusal = next((saying for words, saying in _REFUSALS if words in told), None)
        return StoreError((refusal or "{} does not answer: check that it runs and can be reached").format(where))
    line = " ".join((error.diag.message_primary or str(error)).split())
    return StoreError(f"{where} cannot be used: {line}")


@contextmanager
def explaining(where: str) -> Iterator[None]:
    """Turn PostgreSQL's errors into StoreErrors."""
    try:
        yield
    except psycopg.Error as error:
        raise explained(error, where) from error

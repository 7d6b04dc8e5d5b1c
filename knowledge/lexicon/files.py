"""TOML files → tables, validated: an error names the file, the table, the row, and what is wrong with it."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

import msgspec

from knowledge.lexicon.entries import Tables


class LexiconError(Exception):
    """A lexicon file cannot be used; the message names the file, the table, the row and what to change."""


def shipped() -> list[Tables]:
    """The tables that ship with the project."""
    found = (file for file in files("knowledge.lexicon").iterdir() if file.name.endswith(".toml"))
    return [parse(file.name, file.read_bytes()) for file in sorted(found, key=lambda file: file.name)]


def read(path: Path) -> Tables:
    """The tables of an operator's file."""
    try:
        return parse(str(path), path.read_bytes())
    except OSError as error:
        raise LexiconError(f"{path} cannot be read: {error.strerror}") from None


def parse(name: str, data: bytes) -> Tables:
    """The tables of a file; `name` is what errors call it."""
    try:
        content = tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"{name}: not valid TOML: {error}") from None
    try:
        return msgspec.convert(content, Tables)
    except msgspec.ValidationError as error:
        raise LexiconError(f"{name}: {_place(content) or error}") from None


def _place(content: dict[str, Any]) -> str | None:
    """Where the first mistake stands, as `[clubs.football.England] Arsenal: …`: tables are tried one by one."""
    types = {field.name: field.type for field in msgspec.structs.fields(Tables)}
    for table, value in content.items():
        if table not in types:
            return f"[{table}] is no table of the lexicon; there are: {', '.join(types)}"
        problem = _narrowed(value, types[table], (table,))
        if problem:
            return problem
    return None


def _narrowed(value: object, expected: object, trail: tuple[str, ...]) -> str | None:
    try:
        msgspec.convert(value, expected)
    except msgspec.ValidationError as error:
        rows = msgspec.inspect.type_info(expected)
        if isinstance(rows, msgspec.inspect.DictType) and isinstance(value, dict):
            inner = get_args(expected)[1]
            for name, row in value.items():
                problem = _narrowed(row, inner, (*trail, name))
                if problem:
                    return problem
        *tables, last = trail
        where = f"[{'.'.join(tables)}] {last}" if tables else f"[{last}]"
        return f"{where}: {error}"
    return None

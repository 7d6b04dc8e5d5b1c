"""The house keeps its order: who may import whom, where SQL and Discord stand, how long a file may be."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.settings import Settings

ROOT = Path(__file__).parents[1]
ROOMS = (
    "knowledge.phrases",
    "knowledge.model",
    "knowledge.limits",
    "knowledge.language.folding",
    "knowledge.language.stems",
    "knowledge.lexicon",
    "knowledge.language",
    "knowledge.reading",
    "knowledge.extraction",
    "knowledge.reconciling",
    "knowledge.correcting",
    "knowledge.store",
    "knowledge.search",
    "knowledge.answering",
    "knowledge.working",
    "knowledge.checking",
    "knowledge.publishing",
    "knowledge.editing",
    "knowledge",
    "bot",
    "bot.settings",
    "bot.logs",
    "bot.meter",
    "bot.replies",
    "bot.tongue",
    "bot.locales",
    "bot.days",
    "bot.wording",
    "bot.phrasing",
    "bot.access",
    "bot.desk",
    "bot.show",
    "bot.commands",
    "bot.watching",
    "bot.client",
    "bot.operations",
    "bot.running",
    "bot.terminal",
    "bot.command_line",
    "bot.__main__",
)
"""From the first in to the last out: a room imports only rooms that stand above it."""
STRANGERS = {("knowledge.answering", "knowledge.extraction"), ("knowledge.search", "knowledge.extraction")}
WINGS = ("names", "matches", "quotes")
"""Folders of extraction that don't know each other: what two of them need stands beside them."""
LONGEST = 400
_POSSESSIVE = re.compile(r"\)(?:[*+?]|\{[\d,]+\})\+|\(\?>")
SQL = ("SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM ", "CREATE TABLE ")

MODULES = sorted(path for package in ("bot", "knowledge") for path in (ROOT / package).rglob("*.py"))


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module: str) -> str:
    return max((room for room in ROOMS if module == room or module.startswith(room + ".")), key=len, default=module)


def imports(path: Path) -> Iterator[str]:
    known = {name_of(module) for module in MODULES}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            for alias in node.names:
                whole = f"{base}.{alias.name}"
                yield whole if whole in known else base


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_room_imports_only_rooms_above_it(path: Path) -> None:
    here = room_of(name_of(path))
    assert here in ROOMS, f"{here} has no place in the order of rooms"
    for other in imports(path):
        if not other.startswith(("bot", "knowledge")):
            assert not (here.startswith("knowledge") and other.split(".")[0] == "discord")
            continue
        there = room_of(other)
        assert ROOMS.index(there) <= ROOMS.index(here), f"{here} imports {there}, which stands below it"
        assert (here, there) not in STRANGERS


def test_modules_import_each_other_in_no_circle() -> None:
    graph = {name_of(path): {other for other in imports(path) if other != name_of(path)} for path in MODULES}
    done: set[str] = set()

    def visit(module: str, trail: tuple[str, ...]) -> None:
        assert module not in trail, f"circle: {' → '.join((*trail, module))}"
        if module in done or module not in graph:
            return
        for other in graph[module]:
            visit(other, (*trail, module))
        done.add(module)

    for module in graph:
        visit(module, ())


@pytest.mark.parametrize("wing", WINGS)
def test_a_wing_of_extraction_knows_no_other(wing: str) -> None:
    others = tuple(f"knowledge.extraction.{other}" for other in WINGS if other != wing)
    modules = list((ROOT / "knowledge" / "extraction" / wing).glob("*.py"))
    assert modules
    for path in modules:
        assert not [module for module in imports(path) if module.startswith(others)]


def test_the_desk_holds_no_discord_object() -> None:
    for path in (ROOT / "bot" / "desk").rglob("*.py"):
        assert not [other for other in imports(path) if other.split(".")[0] == "discord"]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_sql_stands_in_the_store_alone(path: Path) -> None:
    if name_of(path).startswith("knowledge.store"):
        return
    strings = (
        node.value for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Constant)
    )
    assert not [text for text in strings if isinstance(text, str) and text.lstrip().startswith(SQL)]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_file_is_too_long_to_read(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_group_is_repeated_possessively_in_a_pattern_of_re(path: Path) -> None:
    """Before Python 3.11.5, `re` takes such a group for less than it matches; `regex` does not."""
    if "re" in set(imports(path)):
        assert not _POSSESSIVE.findall(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_nothing_is_kept_without_bound(path: Path) -> None:
    unbounded = [
        function.name
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef) and ast.unparse(function.args)
        for decorator in function.decorator_list
        if ast.unparse(decorator) in {"cache", "functools.cache", "lru_cache(maxsize=None)", "lru_cache(None)"}
    ]
    assert not unbounded


def test_every_setting_stands_in_the_example_and_in_the_readme() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for field in Settings.model_fields.values():
        assert f"\n{field.validation_alias}=" in example
        assert f"`{field.validation_alias}`" in readme

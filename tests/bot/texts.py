"""Every fixed text the bot says, as it stands in the code and in the commands: what catalogues have to hold."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import discord
from discord import app_commands

from bot.client import Pressbox
from bot.settings import Settings
from bot.tongue import NAMED

ROOT = Path(__file__).parents[2]
SINGLE = {"say", "phrase"}
PAIRS = {"count", "counted"}


def said() -> Iterator[str | tuple[str, str]]:
    """The texts given to `say`, and the pairs given to `count`; and those of the phrases that the knowledge makes."""
    for path in sorted((*(ROOT / "bot").rglob("*.py"), *(ROOT / "knowledge").rglob("*.py"))):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                texts = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
                if node.func.id in SINGLE and texts:
                    yield texts[0]
                elif node.func.id in PAIRS and len(texts) == 2:
                    yield texts[0], texts[1]


def commanded() -> Iterator[str]:
    """Names, descriptions and menu entries of the commands; needs an event loop."""
    tree = Pressbox(Settings()).tree
    for command in tree.walk_commands():
        yield NAMED + command.name
        yield command.description
        for option in command.parameters if isinstance(command, app_commands.Command) else ():
            yield NAMED + option.name
            yield str(option.description)
    for menu in tree.get_commands(type=discord.AppCommandType.message):
        yield menu.name

"""What the README says is so: its transcript, its Discord set-up, the commands it names."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import discord
import pytest
from PIL import Image

from bot.client import Pressbox
from bot.settings import Settings
from tests import transcript

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "README.md").read_text("utf-8")
PERMISSIONS = {
    "View Channels": "view_channel",
    "Send Messages": "send_messages",
    "Send Messages in Threads": "send_messages_in_threads",
    "Embed Links": "embed_links",
    "Attach Files": "attach_files",
    "Read Message History": "read_message_history",
}


def test_the_transcript_is_what_is_printed() -> None:
    assert transcript.printed() == transcript.shown(), "renew it with `make transcript`, and read what changed"


def test_the_invite_asks_for_the_permissions_that_are_named_and_no_other() -> None:
    asked = re.search(r"&permissions=(\d+)", TEXT)
    assert asked
    assert discord.Permissions(int(asked[1])) == discord.Permissions(**dict.fromkeys(PERMISSIONS.values(), True))
    named = re.findall(r"^ *- \*([A-Z][A-Za-z ]+)\*:", TEXT, re.MULTILINE)
    assert sorted(named) == sorted(PERMISSIONS)


def bot(monkeypatch: pytest.MonkeyPatch) -> Pressbox:
    monkeypatch.chdir(ROOT / "docs")  # no .env here
    return Pressbox(Settings())


async def test_no_privileged_intent_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    intents = bot(monkeypatch).intents
    assert not (intents.members)
    assert not (intents.presences)
    assert not (intents.message_content)


async def test_the_slash_commands_are_those_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    there_are = {
        f"/{command.qualified_name}"
        for command in bot(monkeypatch).tree.walk_commands()
        if not isinstance(command, discord.app_commands.Group)
    }
    table = TEXT.partition("| members |")[2].partition("\n\n")[0]
    assert set(re.findall(r"`(/[a-z ]+)`", table)) == there_are


def test_the_commands_for_programs_are_those_there_are() -> None:
    told = subprocess.run([sys.executable, "-m", "bot", "--help"], capture_output=True, text=True, check=True).stdout
    there_are = set(re.findall(r"^  ([a-z-]+)  ", told.partition("Commands:")[2], re.MULTILINE))
    named = set(re.findall(r"`pressbox ([a-z-]+)", TEXT))
    assert named == there_are


def test_its_pictures_are_there_and_say_in_words_what_they_show() -> None:
    pictures = re.findall(r"!\[(.*?)\]\((.*?)\)", TEXT, re.DOTALL)
    assert len(pictures) >= 3
    for words, place in pictures:
        assert len(words) > 40
        with Image.open(ROOT / place) as picture:
            assert picture.width > 800

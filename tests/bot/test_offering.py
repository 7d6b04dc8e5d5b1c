"""Suggestions are remembered until there is news, and no longer."""

from __future__ import annotations

from discord import app_commands

from bot.commands.offering import Offered

NORWAY = [app_commands.Choice(name="Norway", value="Norway")]
KENYA = [app_commands.Choice(name="Kenya", value="Kenya")]


def test_what_was_offered_is_offered_again_until_there_is_news() -> None:
    offered = Offered()
    assert offered.get(1, "n") is None
    offered.put(1, "n", NORWAY)
    assert offered.get(1, "n") is NORWAY
    assert offered.get(1, "k") is None
    assert offered.get(2, "n") is None
    offered.put(2, "k", KENYA)
    assert offered.get(2, "k") is KENYA
    assert offered.get(1, "k") is None


def test_what_was_found_before_the_news_is_not_remembered_after_it() -> None:
    offered = Offered()
    offered.put(2, "k", KENYA)
    offered.put(1, "n", NORWAY)
    assert offered.get(2, "n") is None
    assert offered.get(2, "k") is KENYA


def test_where_nobody_tells_of_editions_nothing_is_remembered() -> None:
    offered = Offered()
    offered.put(None, "n", NORWAY)
    assert offered.get(None, "n") is None


def test_the_longest_unused_goes() -> None:
    offered = Offered(room=2)
    offered.put(1, "a", NORWAY)
    offered.put(1, "b", KENYA)
    assert offered.get(1, "a") is NORWAY
    offered.put(1, "c", KENYA)
    assert offered.get(1, "b") is None
    assert offered.get(1, "a") is NORWAY

"""Who may do what, where."""

from __future__ import annotations

import pytest

from bot.access import Addressed, may_change_content, should_answer


@pytest.mark.parametrize(
    ("by_bot", "direct", "mentions", "answers", "text", "expected"),
    [
        (False, True, False, False, True, True),
        (False, True, False, False, False, True),
        (False, False, True, False, False, True),
        (False, False, False, True, True, True),
        (False, False, False, True, False, False),
        (False, False, False, False, True, False),
        (True, True, True, True, True, False),
    ],
)
def test_what_is_meant_for_the_bot(
    *, by_bot: bool, direct: bool, mentions: bool, answers: bool, text: bool, expected: bool
) -> None:
    assert should_answer(Addressed(by_bot, direct, mentions, answers, text)) is expected


@pytest.mark.parametrize(
    ("manages", "operators", "may"),
    [(True, set(), True), (False, set(), False), (True, {7}, False), (False, {5}, True), (True, {5, 7}, True)],
)
def test_who_may_change_what_every_server_sees(*, manages: bool, operators: set[int], may: bool) -> None:
    refusal = may_change_content(5, manages_server=manages, operators=operators)
    assert (refusal is None) is may
    assert refusal is None or refusal.endswith(".")

"""Who may do what, where."""

from __future__ import annotations

import pytest

from bot.access import Actor, Addressed, Power, refusal, should_answer


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


OPERATORS = {7}
ROLE = 70
MEMBER = Actor(1, "10")
MANAGER = Actor(2, "10", manages=True)
CREW = Actor(3, "10", roles=frozenset({ROLE, 71}))
ADMIN = Actor(4, "10", administers=True, manages=True)
OPERATOR = Actor(7, "10")
BOT = Actor(8, "10", by_bot=True, administers=True, manages=True, roles=frozenset({ROLE}))
IN_A_CONVERSATION = Actor(7, None, administers=True, manages=True)


@pytest.mark.parametrize(
    ("power", "actor", "may"),
    [
        *((power, BOT, False) for power in Power),
        *((power, IN_A_CONVERSATION, False) for power in Power),
        *((power, MEMBER, False) for power in Power),
        (Power.MODERATE, MANAGER, True),
        (Power.MODERATE, CREW, True),
        (Power.MODERATE, ADMIN, True),
        (Power.MODERATE, OPERATOR, False),
        (Power.GOVERN, MANAGER, False),
        (Power.GOVERN, CREW, False),
        (Power.GOVERN, ADMIN, False),
        (Power.GOVERN, OPERATOR, True),
        (Power.REFRESH, ADMIN, False),
        (Power.REFRESH, OPERATOR, True),
        (Power.APPOINT, MANAGER, False),
        (Power.APPOINT, CREW, False),
        (Power.APPOINT, OPERATOR, False),
        (Power.APPOINT, ADMIN, True),
    ],
)
def test_who_may_do_what_with_content(power: Power, actor: Actor, *, may: bool) -> None:
    why = refusal(power, actor, role=ROLE, operators=OPERATORS)
    assert (why is None) is may
    assert why is None or why.endswith(".")


def test_a_role_counts_only_where_it_is_named() -> None:
    assert refusal(Power.MODERATE, CREW, role=None, operators=()) is not None
    assert refusal(Power.MODERATE, CREW, role=5, operators=()) is not None


def test_where_no_operator_is_named_nobody_changes_what_all_see_but_whoever_manages_a_server_reads_the_folder() -> None:
    for actor in (MANAGER, CREW, ADMIN, OPERATOR):
        assert refusal(Power.GOVERN, actor, role=ROLE, operators=()) is not None
    assert refusal(Power.REFRESH, MANAGER, role=None, operators=()) is None
    assert refusal(Power.REFRESH, CREW, role=ROLE, operators=()) is not None

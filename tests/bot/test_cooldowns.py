"""How often somebody may ask."""

from __future__ import annotations

from bot.commands.cooldowns import WINDOW, Cooldowns


class Clock:
    now = 50.0

    def __call__(self) -> float:
        return self.now


def test_after_so_many_uses_somebody_waits_until_the_first_is_a_window_old() -> None:
    clock = Clock()
    cooldowns = Cooldowns(2, clock)
    assert [cooldowns.wait(1), cooldowns.wait(1)] == [0, 0]
    clock.now += 10
    assert cooldowns.wait(1) == WINDOW - 10 + 1
    assert cooldowns.wait(2) == 0
    clock.now += WINDOW - 10
    assert cooldowns.wait(1) == 0


def test_an_open_channel_is_told_once_in_a_window() -> None:
    clock = Clock()
    cooldowns = Cooldowns(1, clock)
    assert [cooldowns.warn(1), cooldowns.warn(1), cooldowns.warn(2)] == [True, False, True]
    clock.now += WINDOW
    assert cooldowns.warn(1)


def test_nought_is_no_limit() -> None:
    cooldowns = Cooldowns(0)
    assert not any(cooldowns.wait(1) for _ in range(1000))

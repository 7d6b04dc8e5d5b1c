"""The buttons and menus of a reply keep within Discord's limits, in every language and however long the texts are."""

from __future__ import annotations

import discord
import pytest

from bot.commands import controls
from bot.desk import Asker
from bot.replies import Item, Reply, Tone
from bot.show import limits
from bot.tongue import LANGUAGES, speaking

LONG = "Llanfairpwllgwyngyll 🏆 " * 20


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("tone", Tone)
async def test_controls_fit(language: str, tone: Tone) -> None:
    reply = Reply(
        tone,
        "1–0",
        items=tuple(Item(LONG, LONG) for _ in range(20)),
        choices=tuple(f"{LONG} {number}" for number in range(40)),
        question=LONG,
        sources=("a.md", "b.md"),
    )
    with speaking(language):
        kept = controls.kept_of(reply, Asker("1", "2", locale=language))
        view = controls.view_of(kept, 1)
    assert view is not None
    for item in view.children:
        control = item.item if isinstance(item, discord.ui.DynamicItem) else item
        if isinstance(control, discord.ui.Button):
            assert 0 < limits.measure(control.label or "") <= limits.BUTTON
            assert limits.measure(control.custom_id or "") <= limits.CUSTOM_ID
        else:
            assert isinstance(control, discord.ui.Select)
            assert limits.measure(control.custom_id) <= limits.CUSTOM_ID
            assert 0 < limits.measure(control.placeholder or "") <= limits.PLACEHOLDER
            assert len(control.options) == limits.CHOICES
            assert all(0 < limits.measure(option.label) <= limits.CHOICE for option in control.options)


def test_labels_stand_for_choices_one_by_one() -> None:
    reply = Reply(Tone.CLARIFY, "Which?", choices=("/match Japan", "Who is X?"), labels=("Japan · 4 matches", "X"))
    view = controls.view_of(controls.kept_of(reply, Asker("1", "2")), 0)
    assert view is not None
    (choose,) = view.children
    assert isinstance(choose, controls.Choose)
    assert [option.label for option in choose.item.options] == list(reply.labels)

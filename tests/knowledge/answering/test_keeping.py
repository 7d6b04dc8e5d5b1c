"""What is kept from one question to the next: some stories made ready, and no view of a former edition."""

from __future__ import annotations

import gc
import weakref
from itertools import product
from pathlib import Path

import pytest

from knowledge import Knowledge
from knowledge.answering import prepared
from knowledge.model import GLOBAL, NameKind
from tests.knowledge.answering.conftest import STORIES


def test_however_much_is_asked_only_some_sentences_are_kept_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepared, "KEPT", 60)
    with Knowledge.open("sqlite:///:memory:", STORIES) as knowledge:
        knowledge.reload()
        shelf = knowledge._answerer._shelf
        words = [word for path in sorted(Path(STORIES).glob("*"))[:6] for word in path.read_text("utf-8").split()[5:9]]
        for ask, word in product(("who", "when", "why"), words):
            knowledge.ask(f"{ask} was {word} of the match?")
            assert len(shelf) <= 60
            assert len(shelf) == sum(len(story.told) for story in shelf._kept.values())


def test_no_view_outlives_its_question() -> None:
    with Knowledge.open("sqlite:///:memory:", STORIES) as knowledge:
        knowledge.reload()
        index = knowledge._indexes.of(knowledge._store.view([GLOBAL]))
        view = knowledge._store.view([GLOBAL])
        person = view.names([NameKind.PERSON])[0].name.canonical
        knowledge._answerer.answer(f"Who did {person} beat?", view, index)
        gone = weakref.ref(view)
        del view
        gc.collect()
        assert gone() is None

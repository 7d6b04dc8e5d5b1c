"""A name too badly misspelt for the index of all names is read as one that the story has to which all else leads."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from knowledge import Knowledge
from knowledge.model import Status

STORIES = {
    "final.txt": """Harwick Town win the Moorland Cup

Harwick Town beat Skelby Rovers 3-1 in the final of the Moorland Cup at Quarry Park on Saturday.

Ole Skaarup kicked the first goal from the edge of the area after ten minutes.
Rovers keeper Dag Lindqvist broke a finger in the second half.
""",
    "race.txt": """Brontë wins in the rain

Lena Brontë won the Ridgeway marathon in heavy rain on Sunday.
The winner lost a shoe at the first bridge and ran on without it.
""",
}


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Knowledge]:
    folder = tmp_path_factory.mktemp("stories")
    for name, text in STORIES.items():
        (folder / name).write_text(text, encoding="utf-8")
    with Knowledge.open(f"sqlite:///{tmp_path_factory.mktemp('data')}/store.sqlite3", folder) as opened:
        opened.reload()
        yield opened


@pytest.mark.parametrize(
    ("question", "expected", "read"),
    [
        ("where did Harwick beat Skelbby Roevrz in the Mrolnd Cup final?", "Quarry Park", "Moorland"),
        ("where did Hrwik beat Skelby Rovers in the Moorland Cup final?", "Quarry Park", "Harwick"),
    ],
)
def test_a_name_is_read_as_one_of_the_story_found(
    knowledge: Knowledge, question: str, expected: str, read: str
) -> None:
    answer = knowledge.ask(question)
    assert answer.status is Status.ANSWERED
    assert expected in answer.text
    assert answer.interpretation
    assert read in " ".join(meant for _, meant in answer.interpretation.repaired)


@pytest.mark.parametrize(
    "question",
    ["what did Okonkwo say after Harwick beat Skelby in the cup final?", "where did Zvlqx beat Skelby Rovers?"],
)
def test_who_is_like_nobody_in_the_story_stays_unknown(knowledge: Knowledge, question: str) -> None:
    assert knowledge.ask(question).status is not Status.ANSWERED


@pytest.mark.parametrize("put", [str.upper, str.title])
def test_capitals_tell_no_name_where_most_words_have_them(knowledge: Knowledge, put: Callable[[str], str]) -> None:
    question = "which keeper fractured a finger while Harwick Town beat Skelby Rovers?"
    plain, loud = knowledge.ask(question), knowledge.ask(put(question))
    assert plain.status is loud.status
    assert plain.text == loud.text
    assert "fractured" not in loud.text.casefold()

"""What speaks for a sentence: names that go without saying in it, and what a question asks for at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge import Knowledge
from knowledge.answering import weights
from knowledge.answering.candidates import Field, gather
from knowledge.answering.features import Features
from knowledge.answering.prepared import Shelf
from knowledge.answering.ranking import choose, sureness
from knowledge.answering.understanding import understand

STORY = """Tarrant leaves Harwick

Mo Tarrant has left Harwick after four years at Mill Lane.

The move was agreed on Tuesday night.

"The board has kept its word," said Pat Ferris.

A fee was not disclosed.

Lena Moor will look for a striker.

Training goes on as before.

The next game is against Wexcombe.
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Knowledge]:
    folder: Path = tmp_path_factory.mktemp("features")
    (folder / "stories").mkdir()
    (folder / "stories" / "one.txt").write_text(STORY, encoding="utf-8")
    with Knowledge.open(f"sqlite:///{folder}/one.sqlite3", folder / "stories") as opened:
        opened.reload()
        yield opened


def _field(home: Knowledge, question: str) -> Field:
    lexicon, view, index = home.opened()
    return gather(understand(question, index, lexicon), view, Shelf(), lexicon)


def _of(home: Knowledge, question: str, opening: str) -> Features:
    """The features of the sentence that begins with these words."""
    rows = _field(home, question).rows
    return next(row.features for row in rows if STORY[row.here.told.sentence.start :].lstrip().startswith(opening))


@pytest.mark.parametrize(
    ("question", "opening", "name", "value"),
    [
        ("what did Pat Ferris say about the board's word?", '"The board', "names lost", 0.0),
        ("when was Tarrant's move agreed?", "The move", "names titled", 1.0),
        ("when was Tarrant's move agreed?", "The move", "names leading", 1.0),
        ("when was Tarrant's move agreed?", "Mo Tarrant", "names leading", 0.0),
        ("when was Lena Moor's move agreed?", "The move", "names titled", 0.0),
        ("when was Lena Moor's move agreed?", "The move", "names lost", 1.0),
        ("when was Lena Moor's fee disclosed?", "A fee", "names lost", 0.0),
    ],
)
def test_a_name_may_go_without_saying(home: Knowledge, question: str, opening: str, name: str, value: float) -> None:
    assert _of(home, question, opening)[name] == pytest.approx(value)


def test_a_name_is_understood_the_more_sentences_mean_it(home: Knowledge) -> None:
    often = _of(home, "when was Tarrant's move agreed?", "The move")["names understood"]
    once = _of(home, "when was Lena Moor's move agreed?", "The move")["names understood"]
    assert 0 < once < often <= 1


def test_how_sure_an_answer_is_depends_on_what_is_asked_for_but_on_no_name(home: Knowledge) -> None:
    field = _field(home, "when does Mo Tarrant's contract end?")
    told = sureness(choose(field, weights.shipped()), field)
    assert {name for name in told if name.startswith("says ")} == {"says contract", "says end"}

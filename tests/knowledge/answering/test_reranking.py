"""A second opinion that an operator plugs in is asked about the best sentences, and turns their order."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from knowledge import Knowledge
from knowledge.answering import ranking, weights
from knowledge.answering.candidates import gather
from knowledge.answering.prepared import Shelf
from knowledge.answering.reranking import RerankerError, load
from knowledge.answering.understanding import understand

STORY = "Harwick signed Mo Tarrant on Monday.\n\nTarrant signed autographs on Tuesday.\n\nRain fell.\n"


class Tuesdays:
    def scores(self, question: str, sentences: Sequence[str]) -> Sequence[float]:
        assert question
        return [50.0 * ("Tuesday" in sentence) for sentence in sentences]


def test_the_order_follows_the_second_opinion(tmp_path: Path) -> None:
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "one.txt").write_text(STORY, encoding="utf-8")
    question = "when did Harwick sign Tarrant?"
    with Knowledge.open(f"sqlite:///{tmp_path}/k.sqlite3", tmp_path / "stories") as knowledge:
        knowledge.reload()
        lexicon, view, index = knowledge.opened()
        field = gather(understand(question, index, lexicon), view, Shelf(), lexicon)
    with Knowledge.open(f"sqlite:///{tmp_path}/k.sqlite3", tmp_path / "stories", reranker=Tuesdays()) as knowledge:
        said = knowledge.ask(question)
        assert "Tuesday" in (said.citations[0].text if said.citations else said.candidates[0].citation.text)
    plain = ranking.rank(field, weights.shipped())
    turned = ranking.rank(field, weights.shipped(), reranker=Tuesdays(), question=question)
    assert "Monday" in plain[0].candidate.citation.text
    assert "Tuesday" in turned[0].candidate.citation.text


@pytest.mark.parametrize("name", ["", "nowhere", "no.such.module:made", "json:no_such_name", "json:dumps"])
def test_one_that_cannot_be_had_is_told_in_a_line(name: str) -> None:
    with pytest.raises(RerankerError, match="cannot be loaded"):
        load(name)

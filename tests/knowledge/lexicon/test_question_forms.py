"""Forms of questions tell what is asked for: each one fits the questions that it names as its like, and none unlike."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from knowledge import lexicon
from knowledge.answering.expecting import Expected, expect, expected_of
from knowledge.answering.understanding import understand
from knowledge.language.folding import fold
from knowledge.lexicon.entries import Form, Sort
from knowledge.search.names import NameIndex

LEXICON = lexicon.load()
INDEX = NameIndex([], LEXICON)
FORMS = [form for form, _ in LEXICON.asks]


def expected(question: str) -> Expected:
    return expect(understand(question, INDEX, LEXICON), LEXICON)


def fits(form: Form, question: str) -> bool:
    pattern = next(pattern for other, pattern in LEXICON.asks if other is form)
    return bool(pattern.search(fold(question).rstrip(" ?.!")))


@pytest.mark.parametrize("form", FORMS, ids=[form.form[:40] for form in FORMS])
def test_a_form_fits_what_is_like_it_and_nothing_unlike(form: Form) -> None:
    assert form.like
    assert [question for question in form.like if not fits(form, question)] == []
    assert [question for question in form.unlike if fits(form, question)] == []


def test_every_sort_that_a_form_may_have_is_expected_somewhere() -> None:
    for sort in get_args(Sort):
        assert expected_of("what", sort).tiers


def test_an_operators_form_of_no_sort_is_refused_in_a_line(tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    for form in ("[[asks]]\nsort = 'weather'\nform = 'rain'\n", "[[asks]]\nsort = 'person'\nform = '(rain'\n"):
        file.write_text(form, encoding="utf-8")
        with pytest.raises(lexicon.LexiconError, match="asks"):
            lexicon.load([file])


@pytest.mark.parametrize(
    ("question", "group"),
    [
        ("what did the Rovers lose by at Kettering?", "score"),
        ("what's she ranked these days?", "number"),
        ("what did Leeds pay for the goalkeeper?", "number"),
        ("what time does the final kick off?", "time"),
        ("what time did she run in the final?", "number"),
        ("whose shot hit the bar?", "name"),
        ("what's Dunne's lead in the championship?", "score"),
        ("what is the Welsh long jump record?", "number"),
        ("what was the captain's age?", "number"),
        ("what's the club's wage bill?", "number"),
        ("what was the budget the manager's been promised?", "number"),
        ("what was the defender's role at the club?", "open"),
        ("what have people been calling it?", "open"),
        ("which Dane won the sprint?", "name"),
        ("what's the deadline for an appeal?", "time"),
        ("how many euros did she owe?", "number"),
        ("where did Brand come in the mile final?", "number"),
        ("where did Brand come from?", "place"),
        ("what made him retire?", "reason"),
        ("what was he sent off for?", "reason"),
        ("how did he say he felt?", "quote"),
        ("how long did she say it took?", "number"),
    ],
)
def test_what_a_question_asks_for(question: str, group: str) -> None:
    assert expected(question).group == group

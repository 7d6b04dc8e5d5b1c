"""What the knowledge says in words of its own, as members of other languages get it; evidence and JSON stay as they are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.desk import Asker, Desk
from bot.replies import Reply, Tone
from bot.show import lines
from bot.tongue import LANGUAGES, of_environment, speaking
from bot.wording import stages
from knowledge import Knowledge, lexicon
from knowledge.phrases import Team, Time, counted, english, phrase, row

STORIES = {
    "lakes.md": """---
title: Sweden hold Ghana by the lakes
publisher: Quayside Courier
date: 2023-06-12
---
Sweden drew 2-2 with Ghana on 10 June 2023 in the semi-finals of the Coastal Cup.

Chile led Peru 2-0 at the break. Peru then scored three times in the second half, which sent Chile home.

"We never stopped running," said Sweden goalkeeper Pia Lund.
""",
    "fells.md": """---
title: Sweden beat Denmark twice
publisher: Quayside Courier
date: 2023-06-20
---
Sweden beat Denmark 3-1 on 16 June 2023.

Sweden beat Denmark 1-0 on 19 June 2023.
""",
}


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Knowledge]:
    folder = tmp_path_factory.mktemp("stories")
    for name, text in STORIES.items():
        (folder / name).write_text(text, encoding="utf-8")
    with Knowledge.open("sqlite:///:memory:", folder) as knowledge:
        knowledge.reload()
        yield knowledge


def told(knowledge: Knowledge, question: str, language: str) -> Reply:
    with speaking(language):
        return Desk(knowledge).ask(question, Asker("anna", "general"))


@pytest.mark.parametrize(
    ("question", "language", "said"),
    [
        ("Who won Sweden v Ghana?", "en", "Nobody: it was a 2–2 draw"),
        ("Who won Sweden v Ghana?", "de", "Niemand: es endete 2–2 unentschieden"),
        ("Who won Sweden v Ghana?", "es", "Nadie: fue un empate 2–2"),
        ("Who won Sweden v Ghana?", "fr", "Personne : match nul 2–2"),
        ("Who won Sweden v Ghana?", "pt", "Ninguém: foi empate por 2–2"),
        ("Who won Sweden v Ghana?", "ja", "なし：2–2の引き分け"),
        ("Did Chile beat Peru?", "en", "No: Peru won 3–2 (derived)"),
        ("Did Chile beat Peru?", "de", "Nein: Peru gewann 3–2 (abgeleitet)"),
        ("Did Chile beat Peru?", "ja", "いいえ：ペルーが3–2で勝利（推定）"),
        ("How many matches did Sweden win?", "en", "2: Denmark (3–1); Denmark (1–0)"),
        ("How many matches did Sweden win?", "fr", "2: Danemark (3–1); Danemark (1–0)"),
        ("How many matches did Sweden draw?", "es", "1: Ghana (2–2)"),
        ("What happened in Sweden v Ghana?", "de", "Es endete 2–2 unentschieden, Coastal Cup, Halbfinale, 10. Juni 2023"),
        ("When was Sweden v Ghana?", "pt", "10 de junho de 2023"),
        ("Who did Peru beat?", "ja", "チリ"),
        ("Tell me about Pia Lund", "de", "Pia Lund: "),
        ("Tell me about Pia Lund", "fr", "a dit « We never stopped running"),
        ("hello", "es", "Hola. Pregúntame sobre los artículos, por ejemplo:"),
        ("thanks", "ja", "どういたしまして。"),
    ],
)  # fmt: skip
def test_short_answers_are_said_in_the_members_language(
    knowledge: Knowledge, question: str, language: str, said: str
) -> None:
    assert said in told(knowledge, question, language).heading


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_asked_back_can_be_read_and_asks_the_question_it_stands_for(
    knowledge: Knowledge, language: str
) -> None:
    reply = told(knowledge, "What was the score of Sweden v Denmark?", language)
    assert reply.tone is Tone.CLARIFY
    assert reply.choices == (
        "What was the score of Sweden v Denmark on 19 June 2023?",
        "What was the score of Sweden v Denmark on 16 June 2023?",
    )
    assert len(reply.labels) == len(reply.choices)
    day = {"de": "19. Juni 2023", "ja": "2023年6月19日", "fr": "19 juin 2023"}.get(language, "19")
    assert day in reply.labels[0]
    with speaking(language):
        assert "1–0" in Desk(knowledge).take(reply.choices[0], Asker("anna", "general")).heading


def test_the_steps_of_what_is_derived_are_said_as_there(knowledge: Knowledge) -> None:
    assert told(knowledge, "Who won Chile v Peru?", "de").steps == (
        "Chile führte 2–0.",
        "Danach schoss Peru 3 Tore.",
        "Also gewann Peru 3–2 gegen Chile.",
    )
    with speaking("ja"):
        reply = Desk(knowledge).match("Chile", "Peru", None, Asker("anna", "general"))
    assert reply.steps[-1] == "したがってペルーがチリに3–2で勝利。"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Did Ghana beat Sweden 3-0?", "Nein: es endete 2–2"),
        ("Who won Sweden v Zimbabwe?", "Kein Artikel nennt „Zimbabwe“."),
        ("Who is Alice Lunde?", "Kein Artikel nennt „Alice“."),
    ],
)
def test_what_the_stories_do_not_say_is_said_as_there(knowledge: Knowledge, question: str, said: str) -> None:
    reply = told(knowledge, question, "de")
    assert said in f"{reply.heading} {reply.body}"
    assert not any(label.startswith(("What", "Who won")) for label in reply.labels)


@pytest.mark.parametrize("question", ["Who won Sweden v Ghana?", "Did Chile beat Peru?", "hello"])
def test_json_and_evidence_are_the_same_in_every_language(knowledge: Knowledge, question: str) -> None:
    rows = []
    for language in LANGUAGES:
        with speaking(language):
            rows.append(lines.answer_row(knowledge.ask(question), knowledge.text_of))
        rows[-1] |= {"shown": [shown.text for shown in told(knowledge, question, language).evidence]}
    assert all(one == rows[0] for one in rows)


def test_every_stage_of_the_lexicon_is_said_as_there() -> None:
    assert set(lexicon.load().stages.values()) == set(stages())


def test_a_phrase_fills_in_what_it_is_given_and_nothing_else() -> None:
    assert english(phrase("{winner} won", winner=Team("{loser} {0}"))) == "{loser} {0} won"
    assert english(counted(1, "{number} goal", "{number} goals")) == "1 goal"
    assert english(counted(0, "{number} goal", "{number} goals")) == "0 goals"
    assert english(row(("a", 2, Time("on Monday")), "; ")) == "a; 2; on Monday"
    assert english(row(["alone"])) == "alone"


@pytest.mark.parametrize(
    ("variables", "locale"),
    [
        ({"LANG": "de_DE.UTF-8"}, "de_DE.UTF-8"),
        ({"LC_ALL": "ja_JP", "LANG": "de_DE"}, "ja_JP"),
        ({"LC_ALL": "", "LC_MESSAGES": "fr"}, "fr"),
        ({}, ""),
    ],
)
def test_the_terminal_speaks_the_language_of_its_environment(variables: dict[str, str], locale: str) -> None:
    assert of_environment(variables) == locale


@pytest.mark.parametrize(
    "question",
    [
        "wer gewann Schweden gegen Ghana?",
        "¿quién ganó Suecia contra Ghana?",
        "Qui a gagné Suède Ghana ?",
        "ガーナの勝者は？",
    ],
)
def test_a_question_in_another_language_is_told_so_and_not_guessed_at(knowledge: Knowledge, question: str) -> None:
    reply = told(knowledge, question, "de")
    assert reply.tone is Tone.UNKNOWN
    assert reply.body == "Ich verstehe Fragen auf Englisch; Namen dürfen deutsch sein."


@pytest.mark.parametrize("question", ["Who won Schweden v Ghana?", "Suecia Ghana score", "schweden v ghana"])
def test_names_in_another_language_are_understood(knowledge: Knowledge, question: str) -> None:
    assert "2–2" in told(knowledge, question, "en").heading

"""The words of a sentence that could answer, by what a question asks for."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge import Knowledge
from knowledge.answering.candidates import gather
from knowledge.answering.prepared import Shelf
from knowledge.answering.understanding import understand


def offered(folder: Path, story: str, question: str) -> list[str]:
    """What may answer, in the best sentence of a story that has no other."""
    (folder / "stories").mkdir()
    (folder / "stories" / "one.txt").write_text(story, encoding="utf-8")
    with Knowledge.open(f"sqlite:///{folder}/one.sqlite3", folder / "stories") as knowledge:
        knowledge.reload()
        lexicon, view, index = knowledge.opened()
        field = gather(understand(question, index, lexicon), view, Shelf(), lexicon)
    return [offer.span.text for row in field.rows for offer in row.offers]


@pytest.mark.parametrize(
    ("sentence", "question", "wanted"),
    [
        ("Striker Mo Tarrant left the pitch after 31 minutes.", "who left the pitch?", "Mo Tarrant"),
        ("Tarrant, who is 24, joined Harwick for £3.5m in July.", "how much did Harwick pay for Tarrant?", "£3.5m"),
        ("Tarrant joined Harwick for £3.5m on 12 July 2003.", "what date did Tarrant join Harwick?", "12 July 2003"),
        ("Tarrant joined Harwick for £3.5m on 12 July 2003.", "what year did Tarrant join Harwick?", "12 July 2003"),
        ("The 24-year-old Tarrant has a knee injury.", "how old is Tarrant?", "24-year-old"),
        ("Tarrant will be out for six weeks with a knee injury.", "how long will Tarrant be out?", "six weeks"),
        ("Tarrant finished sixth in the final at Crystal Palace.", "where did Tarrant finish in the final?", "sixth"),
        ("Harwick won 3-1 at Mill Lane.", "what was the score when Harwick won?", "3-1"),
        ("Kick-off at Mill Lane is at 1930 GMT.", "what time is kick-off at Mill Lane?", "1930 GMT"),
        ("Tarrant was hurt just before half-time.", "when was Tarrant hurt?", "just before half-time"),
        ("Tarrant jumped 8.11 metres at the trials.", "how far did Tarrant jump?", "8.11 metres"),
        (
            "Coach Wells praised Mo Tarrant and Jim Ashby.",
            "which players did the coach praise?",
            "Mo Tarrant and Jim Ashby",
        ),
        ("Ashby made it 2-1 in the 68th minute after a slip.", "when did Ashby make it?", "in the 68th minute"),
        ("Harwick won the first leg of the tie 3-1 in March.", "when did Harwick win the leg?", "in March"),
        ("Harwick were all out for 402 shortly before tea.", "when were Harwick out?", "shortly before tea"),
        ("Moran made 141 as Harwick won.", "how many runs did Moran make?", "141"),
        ("Ashby hit the post three times in the first half.", "how often did Ashby hit the post?", "three times"),
        ("Moran fell in the 20th over.", "when did Moran fall?", "in the 20th over"),
        ("Tarrant's post has 12,000 likes and 6,000 shares.", "tarrant post likes", "12,000 likes"),
        ("Mo Tarrant, Jim Ashby and Lee Dunn went off.", "which trio went off?", "Mo Tarrant, Jim Ashby and Lee Dunn"),
        (
            "Tarrant kicked a boot at the kit man after the game was lost, and was sent home.",
            "what did Tarrant kick?",
            "Tarrant kicked a boot at the kit man",
        ),
        (
            "Tarrant, who pulled up lame, wanted a melon.",
            "what fruit did Tarrant want?",
            "Tarrant, who pulled up lame, wanted a melon",
        ),
        ("Tarrant struck in the ninth minute.", "how early did Tarrant strike?", "in the ninth minute"),
        ("Tarrant missed a last-minute penalty.", "when did Tarrant miss a penalty?", "a last-minute"),
        ("Tarrant has money until the end of March.", "until when has Tarrant money?", "the end of March"),
        ("Tarrant's hearing is set for June next year.", "when is Tarrant's hearing?", "June next year"),
        ("Tarrant may return on 6 or 7 January.", "when may Tarrant return?", "6 or 7 January"),
        ("Tarrant will know more in a few days.", "how long will Tarrant wait to know?", "a few days"),
        ("Tarrant won by 34 seconds from Jim Ashby.", "how much did Tarrant win by?", "34 seconds"),
        ("Harwick beat Luton 31-6 at Mill Lane.", "by how much did Harwick beat Luton?", "31-6"),
        ("Tarrant owes the club 400 euros.", "how many euros does Tarrant owe?", "400 euros"),
        (
            "Tarrant won 6-7 (6/8) 6-2 7-6 (8/6) in Bergen.",
            "what was the score when Tarrant won?",
            "6-7 (6/8) 6-2 7-6 (8/6)",
        ),
    ],
)
def test_words_of_the_kind_asked_for_are_offered(tmp_path: Path, sentence: str, question: str, wanted: str) -> None:
    assert wanted in offered(tmp_path, sentence, question)


@pytest.mark.parametrize(
    ("sentence", "question", "never"),
    [
        ("Tarrant left Harwick for Ostley.", "who left Harwick for Ostley?", "Harwick"),
        ("Harwick won 3-1 with ten men.", "how many men had Harwick?", "3"),
        ("Tarrant joined Harwick last month.", "what date did Tarrant join Harwick?", "£3.5m"),
        ("Mo Tarrant and Jim Ashby went off.", "who went off first?", "Mo Tarrant and Jim Ashby"),
        ("Mo Tarrant replaced Jim Ashby.", "which players went off?", "Mo Tarrant replaced Jim Ashby"),
        ("I've seen Tarrant play.", "who has seen Tarrant play?", "I've"),
        ("Tarrant met the press on Saturday.", "where did Tarrant meet the press?", "on Saturday"),
        ("Tarrant met Harwick on Sunday.", "who met Tarrant?", "Sunday"),
        ("Tarrant was tired by the time of the draw.", "who tired Tarrant?", "the time of the draw"),
        ("The 24-year-old Tarrant has four caps.", "how many caps has Tarrant?", "24-year-old Tarrant"),
        ("Tarrant saved two match points.", "how long did Tarrant play?", "two match"),
        ("Tarrant is set to leave.", "when is Tarrant leaving?", "set to"),
        ("Tarrant, who is injured, left because of Ashby.", "why did Tarrant leave?", "who is injured"),
        ("April Dunn met Tarrant.", "when did Tarrant meet Dunn?", "April"),
    ],
)
def test_what_the_question_says_and_other_kinds_are_not(
    tmp_path: Path, sentence: str, question: str, never: str
) -> None:
    assert never not in offered(tmp_path, sentence, question)

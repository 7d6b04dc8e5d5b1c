"""Who somebody is, as a story gives it."""

from __future__ import annotations

import pytest

from tests.knowledge.extraction.names_helper import analysed, profiles

ROLES = {
    "in front of the name": ("Haugvoll boss Geir Stenberg was pleased.", "Geir Stenberg", "Haugvoll boss"),
    "in front, with a title won": (
        "World and Commonwealth 100m champion Kofi Adjei ran in Oslo.",
        "Kofi Adjei",
        "World and Commonwealth 100m champion",
    ),
    "a rank": ("He beat world number six Elena Markova.", "Elena Markova", "world number six"),
    "behind a comma": ("Geir Stenberg, the Haugvoll coach, was pleased.", "Geir Stenberg", "Haugvoll coach"),
    "behind a comma, with a complement": (
        "Ray Nunn, the secretary of the Northern Rugby Union, agreed.",
        "Ray Nunn",
        "secretary of the Northern Rugby Union",
    ),
    "behind a dash": (
        "Clive Marden - Redbrook's defensive coach - agreed.",
        "Clive Marden",
        "Redbrook's defensive coach",
    ),
    "in brackets": ('"Be bold," Howard Pym (former Wales coach) used to say.', "Howard Pym", "former Wales coach"),
    "in front of a comma": ("Redbrook's coach, Fabien Morel, was brief.", "Fabien Morel", "Redbrook's coach"),
    "an office in front of a comma": (
        "The president of the Northern Rugby Union, Ray Nunn, agreed.",
        "Ray Nunn",
        "president of the Northern Rugby Union",
    ),
    "shared along a list": (
        "Haugvoll forwards Geir Moen and Atle Ruud both scored.",
        "Atle Ruud",
        "Haugvoll forward",
    ),
    "told later": (
        "Carl Ostman has been banned. The Glasgow forward will not appeal.",
        "Carl Ostman",
        "Glasgow forward",
    ),
    "a photographer": (
        "Fans sing after the cup final in Oslo, Norway. (Photo by Nadine Orvik/Getty Images)\n\nIt was late.",
        "Nadine Orvik",
        "photographer",
    ),
    "over a list": ("Forwards: Amory, Bexley, Crane, Dorsey.", "Crane", "forward"),
    "in a list's brackets": ("D Hughes (Wales), R Bevan (Wales, capt), A Pugh (Italy).", "R Bevan", "capt"),
    "a verb is no role": ("Later Geir Stenberg praised them.", "Geir Stenberg", None),
    "another's role is not theirs": (
        "Anna Friis passed to Lotte Brandt, and the referee whistled.",
        "Lotte Brandt",
        None,
    ),
    "no word for lacking": ("They are without captain Dafydd Marsh for the game.", "Dafydd Marsh", "captain"),
    "nor what is chosen from": ("She meets either her partner, Ana Brandt, or Ines Duarte.", "Ines Duarte", None),
    "nor a verb": ("They intend to rest fast bowler Deon Tully for it.", "Deon Tully", "fast bowler"),
    "nor a verb's ending": ("She had beaten Olympic champion Ana Brandt before.", "Ana Brandt", "Olympic champion"),
    "nor where to": ("They must bring back Gareth Marsh.", "Gareth Marsh", None),
}


@pytest.mark.parametrize(("text", "name", "wanted"), ROLES.values(), ids=ROLES.keys())
def test_roles(text: str, name: str, wanted: str | None) -> None:
    assert profiles(text)[name].role == wanted


DETAILS = {
    "age behind a comma": ("Striker Lena Holm, 27, has signed.", "Lena Holm", "age", 27),
    "age in front": ("The 31-year-old keeper Ana Brandt was hurt.", "Ana Brandt", "age", 31),
    "age told later": ("Ines Duarte won. The 19-year-old dropped four games.", "Ines Duarte", "age", 19),
    "a score is no age": ("Ines Duarte, 6-4, 7-5, was the winner.", "Ines Duarte", "age", None),
    "nationality by a people's name": (
        "American Clay Hendricks won.",
        "Clay Hendricks",
        "nationality",
        "United States",
    ),
    "nationality by a possessive": ("Denmark's Soren Mikkelsen won.", "Soren Mikkelsen", "nationality", "Denmark"),
    "team in the role": ("Denmark captain Soren Mikkelsen scored.", "Soren Mikkelsen", "team", "Denmark"),
    "team behind of": ("Kenji Morita of Japan lies on the pitch.", "Kenji Morita", "team", "Japan"),
    "team of a list": ("D Hughes (Wales), R Bevan (Wales), A Pugh (Italy).", "A Pugh", "team", "Italy"),
}


@pytest.mark.parametrize(("text", "name", "field", "wanted"), DETAILS.values(), ids=DETAILS.keys())
def test_details(text: str, name: str, field: str, wanted: str | int | None) -> None:
    assert getattr(profiles(text)[name], field) == wanted


def test_evidence_shows_name_and_role() -> None:
    text = "It rained. Haugvoll boss Geir Stenberg was pleased."
    story, _ = analysed(text)
    evidence = profiles(text)["Geir Stenberg"].evidence[0]
    assert story.text[evidence.start : evidence.end] == "Haugvoll boss Geir Stenberg"


def test_one_profile_a_person() -> None:
    text = "Coach Lena Holm laughed. Holm left. Later Lena Holm came back, and she sang."
    assert list(profiles(text)) == ["Lena Holm"]

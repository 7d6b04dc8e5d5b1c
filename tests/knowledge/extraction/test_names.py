"""Who and what a story names."""

from __future__ import annotations

import pytest

from knowledge.model import MentionForm, NameKind
from tests.knowledge.extraction.names_helper import analysed, meant, names

PERSONS = {
    "full name and surname are one": (
        "Oskar Brenholt scored twice. Brenholt then limped off, and the crowd sang for Oskar.",
        ["Oskar Brenholt"],
    ),
    "two of one surname stay two": (
        "Referee Nils Varga booked Tomas Varga in the first half. Nils Varga said he had no choice.",
        ["Nils Varga", "Tomas Varga"],
    ),
    "particles and hyphens": (
        "Striker Piet van der Hoeven beat keeper Luc Martin-Roux, and Hamid El Ouafi made it two.",
        ["Piet van der Hoeven", "Luc Martin-Roux", "Hamid El Ouafi"],
    ),
    "several particles in a row": (
        "Tries came through Jaap van den Brink and Kees de la Rey.",
        ["Jaap van den Brink", "Kees de la Rey"],
    ),
    "a surname with a particle": (
        "Winger Sander van Laar crossed early. The final word went to van Laar as well.",
        ["Sander van Laar"],
    ),
    "apostrophes": (
        "Fly-half Conor O'Halloran kicked nine points. O'Halloran's boot was the difference.",
        ["Conor O'Halloran"],
    ),
    "honours belong to the name, titles don't": (
        "Sir Walter Dunmore said Dr Alice Prentice had done well.",
        ["Sir Walter Dunmore", "Alice Prentice"],
    ),
    "a possessive is no part of a name": (
        "It was Goran Petrak's third goal. Coach Ivo Zelenko praised Petrak's runs.",
        ["Goran Petrak", "Ivo Zelenko"],
    ),
    "an opening word is none": (
        "Yesterday Marta Lindqvist said she was fit. However, Lindqvist may rest.",
        ["Marta Lindqvist"],
    ),
    "contractions are none": (
        "\"I'm tired and I've run enough. We'll see,\" said sprinter Ada Mensah.",
        ["Ada Mensah"],
    ),
    "ages in front are none": (
        "Sixteen-year-old Petra Novotna won on her debut. Novotna served well.",
        ["Petra Novotna"],
    ),
    "days and months are none": (
        "On Friday and in March they met again. Saturday belonged to captain Igor Balan.",
        ["Igor Balan"],
    ),
    "a nation in front is none": (
        "American Clay Hendricks beat Denmark's Soren Mikkelsen.",
        ["Clay Hendricks", "Soren Mikkelsen"],
    ),
    "grounds, cups and bodies are none": (
        "They drew at Victoria Park in the Northern Counties Trophy, the Border Rugby Union announced.",
        [],
    ),
    "a newspaper is none": (
        "The newspaper Morgen Blick printed the picture, and Radio Nordsund the rumour.",
        [],
    ),
    "a shouting post is none": ("WHAT A GOAL FROM HIM. Coach Lena Holm could only laugh.", ["Lena Holm"]),
}


@pytest.mark.parametrize(("text", "wanted"), PERSONS.values(), ids=PERSONS.keys())
def test_persons(text: str, wanted: list[str]) -> None:
    assert names(text, NameKind.PERSON) == wanted


LISTS = {
    "surnames alone": (
        "Barker, Linde, Moss, Farrow, Quill, Denby, Hask, Orme, Tull, Vane, Wick.",
        ["Barker", "Linde", "Moss", "Farrow", "Quill", "Denby", "Hask", "Orme", "Tull", "Vane", "Wick"],
    ),
    "initials, numbers and captains": (
        "Glenmoor: 15 J Tarrant; 14 P. Oyelaran, 13 D Quick, 12 S Best; 10 L Marsh (capt).",
        ["J Tarrant", "P. Oyelaran", "D Quick", "S Best", "L Marsh"],
    ),
    "clubs in brackets, labels between": (
        "Backs: Ewan Tait (Glasgow), Rory Munn (Leeds), Hal Orr (Sale) Forwards: Iain Bell (Leeds), Tom Reid (Bath).",
        ["Ewan Tait", "Rory Munn", "Hal Orr", "Iain Bell", "Tom Reid"],
    ),
    "a bench": ("Subs: Krantz, Ohly, Devlin.", ["Krantz", "Ohly", "Devlin"]),
    "alternatives": (
        "Replacements (from): Amory/Bexley, Crane, Dorsey/Eames.",
        ["Amory", "Bexley", "Crane", "Dorsey", "Eames"],
    ),
    "an official by himself": (
        "Captain Owen Rees kicked the goals.\n\nP McArdle (New Zealand)",
        ["P McArdle", "Owen Rees"],
    ),
    "a list meets the prose": (
        "Lock Dewi Probert was sent off.\n\nProbert, Hughes, Vaughan, Pugh, Bevan, Tudor.",
        ["Dewi Probert", "Hughes", "Vaughan", "Pugh", "Bevan", "Tudor"],
    ),
    "initials find the full name": (
        "Captain Rhodri Bevan led them out.\n\nD Hughes (Wales), R Bevan (Wales, capt), A Pugh (Italy), T Hay (Fiji).",
        ["Rhodri Bevan", "D Hughes", "A Pugh", "T Hay"],
    ),
    "nations in a row are no persons": ("France, Italy, Wales, Scotland, Ireland, England.", []),
}


@pytest.mark.parametrize(("text", "wanted"), LISTS.values(), ids=LISTS.keys())
def test_persons_of_lists(text: str, wanted: list[str]) -> None:
    assert sorted(names(text, NameKind.PERSON)) == sorted(wanted)


OTHERS = {
    "a nation by its people": ("The Brazilians were ahead by half-time.", NameKind.TEAM, ["Brazil"]),
    "a nation as a place": ("The final was played in Denmark.", NameKind.PLACE, ["Denmark"]),
    "a hashtag": ("What a night #JPN\n\nThe crowd sang until two in the morning.", NameKind.TEAM, ["Japan"]),
    "a code is no common word": ("Can they win again? Per usual, they can.", NameKind.TEAM, []),
    "a club nobody knows": ("Nordvik 2-1 Sandhamn was the score.", NameKind.TEAM, ["Nordvik", "Sandhamn"]),
    "a club by its last word": ("They joined Redbrook Rovers last year.", NameKind.TEAM, ["Redbrook Rovers"]),
    "a short form is the full one": (
        "AS Montclair are top. The win at home was deserved, but Montclair captain Jules Arnaud was sent off.",
        NameKind.TEAM,
        ["AS Montclair"],
    ),
    "a ground": ("It rained at Hallam Lane all evening.", NameKind.VENUE, ["Hallam Lane"]),
    "a cup": ("They are out of the Fenwick Shield.", NameKind.COMPETITION, ["Fenwick Shield"]),
    "a body and its letters": (
        "The Court of Nordic Sport (CNS) will hear it. The CNS sits on Monday.",
        NameKind.ORGANISATION,
        ["Court of Nordic Sport"],
    ),
}


@pytest.mark.parametrize(("text", "kind", "wanted"), OTHERS.values(), ids=OTHERS.keys())
def test_other_names(text: str, kind: NameKind, wanted: list[str]) -> None:
    assert names(text, kind) == wanted


MEANT = {
    "a pronoun means the subject of the sentence before": (
        "Keeper Anna Friis saved a penalty from Lotte Brandt. She then saved another.",
        MentionForm.PRONOUN,
        [("She", "Anna Friis")],
    ),
    "a pronoun means the subject of its own sentence": (
        "Winger Theo Marsh said he was fine.",
        MentionForm.PRONOUN,
        [("he", "Theo Marsh")],
    ),
    "no pronoun within a quotation": (
        'Coach Lena Holm laughed. "He was late again."',
        MentionForm.PRONOUN,
        [],
    ),
    "a role": (
        "Carl Ostman has been banned. The Glasgow forward will not appeal.",
        MentionForm.ROLE,
        [("The Glasgow forward", "Carl Ostman")],
    ),
    "an age": (
        "Ines Duarte won in straight sets. The 19-year-old dropped four games.",
        MentionForm.ROLE,
        [("The 19-year-old", "Ines Duarte")],
    ),
    "a people": (
        "Sweden's Elin Forsberg led from the start. The Swede never looked back.",
        MentionForm.ROLE,
        [("The Swede", "Elin Forsberg")],
    ),
    "a people's adjective is none": (
        "Captain Elin Forsberg led from the start. The Swedish defence held.",
        MentionForm.ROLE,
        [],
    ),
    "nobody was named": ("The referee waved it away. He was wrong.", MentionForm.PRONOUN, []),
}


@pytest.mark.parametrize(("text", "form", "wanted"), MEANT.values(), ids=MEANT.keys())
def test_who_is_meant(text: str, form: MentionForm, wanted: list[tuple[str, str]]) -> None:
    assert meant(text, form) == wanted


POSTS = {
    "a person": ("Best match ever — Ana Teixeira (@ana_tx) July 3, 2018", ["Ana Teixeira"]),
    "a body": ("Best match ever — Nordic Football Weekly (@nfw) July 3, 2018", []),
    "a side": ("Best match ever — Redbrook Rovers FC (@rrfc) July 3, 2018", []),
}


@pytest.mark.parametrize(("text", "wanted"), POSTS.values(), ids=POSTS.keys())
def test_who_signs_a_post(text: str, wanted: list[str]) -> None:
    assert names("Two posts made the round.\n\n" + text + "\n\nNobody else did.", NameKind.PERSON) == wanted


def test_mentions_are_in_order_and_within_the_story() -> None:
    text = PERSONS["particles and hyphens"][0] + "\n\n" + LISTS["initials, numbers and captains"][0]
    story, analysis = analysed(text)
    assert list(analysis.mentions) == sorted(analysis.mentions, key=lambda m: (m.start, -m.end))
    for mention in analysis.mentions:
        assert 0 <= mention.start < mention.end <= len(story.text)
        assert analysis.names[mention.name].canonical

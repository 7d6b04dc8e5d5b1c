"""Whether a person is a man or a woman, as far as a first name or a relation tells."""

from __future__ import annotations

from enum import StrEnum

from knowledge.extraction.context import SPOKEN_FOR, Context
from knowledge.language.folding import fold
from knowledge.lexicon import Lexicon
from knowledge.model import NameKind


class Gender(StrEnum):
    """What a pronoun tells of whom it means."""

    MALE = "m"
    FEMALE = "f"


BY_PRONOUN = {
    **dict.fromkeys(("he", "him", "his", "himself"), Gender.MALE),
    **dict.fromkeys(("she", "her", "herself"), Gender.FEMALE),
}
_FEMALE = frozenset(
    {"sister", "wife", "mother", "daughter", "girlfriend", "fiancee", "aunt", "niece", "mum", "widow", "granddaughter"}
)
_MALE = frozenset(
    {"brother", "husband", "father", "son", "boyfriend", "fiance", "uncle", "nephew", "dad", "widower", "grandson"}
)


def told(context: Context) -> dict[int, Gender]:
    """Of the persons of a story, by their number among its names, what is told of them; the others may be either."""
    found: dict[int, Gender] = {}
    for mention in context.mentions:
        if mention.form not in SPOKEN_FOR or context.kind(mention) is not NameKind.PERSON:
            continue
        before = context.word(context.token_at(mention.start) - 1)
        if before in _FEMALE or before in _MALE:
            found.setdefault(mention.name, Gender.FEMALE if before in _FEMALE else Gender.MALE)
    for number, name in enumerate(context.names):
        gender = of_name(name.canonical, context.lexicon) if name.kind is NameKind.PERSON else None
        if gender is not None:
            found.setdefault(number, gender)
    return found


def of_name(name: str, lexicon: Lexicon) -> Gender | None:
    """What a person's full name tells: its first name, where that is known and not one of either."""
    first, *others = fold(name).split()
    if not others or first not in lexicon.words["first_names"] or first in lexicon.words["first_names_either"]:
        return None
    return Gender.FEMALE if first in lexicon.words["first_names_women"] else Gender.MALE

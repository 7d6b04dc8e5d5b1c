"""What the knowledge says in words of its own, in the language of the moment."""

from __future__ import annotations

from bot import wording
from bot.tongue import LANGUAGES, form_of, spoken
from knowledge.model import Precision, When
from knowledge.phrases import Phrase, Row, Said, Team, Time, english, filled


def spell(said: Said) -> str:
    """What is said, with teams and dates as they are written there; what no catalogue has stays English."""
    if spoken() == LANGUAGES[0]:
        return english(said)
    match said:
        case Team():
            return wording.team(said.name)
        case Time():
            precision = Precision(said.precision) if said.precision else None
            return wording.when(When(said.text, said.first, said.last, precision))
        case Row():
            return said.between.join(map(spell, said.parts))
        case Phrase():
            number = dict(said.values).get("number")
            text = form_of(number if isinstance(number, int) else 1, said.text, said.many)
            return filled(said, text, spell)
        case _:
            return str(said)

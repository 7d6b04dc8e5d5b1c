"""A name of a story as a side: whether it can be one where it stands, and in what way it stands there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from knowledge.extraction.context import SPOKEN_FOR, Context
from knowledge.extraction.matches.match_words import MatchWords
from knowledge.extraction.matches.side import Side, is_player
from knowledge.extraction.words import POSSESSIVES
from knowledge.language.folding import fold
from knowledge.model import Mention, MentionForm, NameKind

_LEAGUES = (
    ["stadium"],
    ["arena"],
    ["premier"],
    ["conference"],
    ["league"],
    ["premiership"],
    ["division"],
    ["championship"],
)
"""Last words of names that are no team's, but of the competition or ground it plays in: "the Ryman Premier side"."""


class SideReader:
    """Reads the mentions of one story. `same` gives the key of a name, `doubtful` are teams that may be none."""

    def __init__(
        self, context: Context, words: MatchWords, same: Mapping[int, int], doubtful: set[int], *, individual: bool
    ) -> None:
        self._context = context
        self._words = words
        self._same = same
        self._doubtful = doubtful
        self._individual = individual
        self._players: defaultdict[int, list[int]] = defaultdict(list)
        for person, team in context.teams.items() if individual else ():
            self._players[team].append(person)

    def read(self, mention: Mention) -> Side | None:
        """The side that a mention names; None where it cannot be one."""
        sentence = self._context.sentence_at(mention.start) if self._is_side(mention) else None
        if sentence is None:
            return None
        span = self._context.token_at(mention.start), self._context.token_at(mention.end)
        return self._compatriot(mention, span) or self._side(mention, sentence, span)

    def _is_side(self, mention: Mention) -> bool:
        kind = self._context.kind(mention)
        if kind is NameKind.TEAM:
            text = fold(self._context.text[mention.start : mention.end])
            league = self._context.name(mention).entry is None and text.split()[-1:] in _LEAGUES
            return mention.name not in self._doubtful and text not in self._words.sets["no_sides"] and not league
        if kind is NameKind.PLACE:
            sort = (self._context.name(mention).entry or "").partition(":")[0]
            owns = self._context.word(self._context.token_at(mention.end)) in POSSESSIVES
            return sort == "nation" or (sort == "club" and owns)
        if kind is not NameKind.PERSON:
            return False
        if mention.form in SPOKEN_FOR:
            return True
        word = self._context.text[mention.start : mention.end].casefold()
        return word not in self._words.sets["own"]

    def _side(self, mention: Mention, sentence: int, span: tuple[int, int]) -> Side:
        context = self._context
        at, past = span
        person = is_player(context.name(mention), individual=self._individual)
        possessive = context.word(past) in POSSESSIVES
        return Side(
            key=self._same.get(mention.name, mention.name),
            person=person,
            at=at,
            past=past,
            possessive=possessive,
            modifier=not possessive
            and (self._is_adjective(mention, past) or self.modifies(past, context.slices[sentence][1])),
            place=self._is_place(mention, at, past),
            weak=mention.form in {MentionForm.PRONOUN, MentionForm.ROLE},
        )

    def _compatriot(self, mention: Mention, span: tuple[int, int]) -> Side | None:
        """Where persons play, the one person of a nation who is meant by "the Tunisian"."""
        if not self._individual:
            return None
        context = self._context
        entry = context.lexicon.entries.get(context.name(mention).entry or "")
        at, past = span
        text = context.text[mention.start : mention.end]
        if entry is None or text not in entry.demonyms or context.word(at - 1) != "the":
            return None
        behind, sets = context.word(past), self._words.sets
        if behind in context.lexicon.roles or behind in sets["belongings"] or behind in sets["sides"]:
            return None
        persons = self._players.get(mention.name, ())
        if len(persons) != 1:
            return None
        possessive = behind == "'s"
        return Side(persons[0], person=True, at=at, past=past, possessive=possessive, modifier=False, weak=True)

    def _is_place(self, mention: Mention, at: int, past: int) -> bool:
        """Whether a nation only says where: "in Piraeus, Greece", "World Cup Russia"."""
        context = self._context
        if not (context.name(mention).entry or "").startswith("nation:"):
            return False
        if context.kind(mention) is NameKind.PLACE:
            return True
        ahead = context.mention_of(at - 1) if at else None
        if ahead is not None and context.kind(ahead) is NameKind.COMPETITION:
            return True
        if context.word(at - 1) != ",":
            return False
        return context.tokens[at - 2].text[:1].isupper() and context.word(past) in {".", ",", "(", "", ")"}

    def _is_adjective(self, mention: Mention, past: int) -> bool:
        """Whether a word for a nation's people stands before a noun: "an Indian woman", not "an Indian side"."""
        entry = self._context.lexicon.entries.get(self._context.name(mention).entry or "")
        text = self._context.text[mention.start : mention.end]
        if entry is None or text not in entry.demonyms or (text.endswith("s") and not text.endswith("ss")):
            return False
        behind = self._context.word(past)
        at = self._context.token_at(mention.start)
        described = self._context.word(at - 2) == "the" and self._context.tokens[at - 1].text.islower()
        if (described or self._context.word(at - 1) == "the") and not text.endswith("an"):
            return behind[:1].isalpha() and behind not in self._words.sets["behind"]
        return behind not in self._words.sets["sides"]

    def modifies(self, past: int, end: int) -> bool:
        """Whether the name ending here stands before a person it qualifies, or a noun of belonging."""
        context, sets = self._context, self._words.sets
        for at in range(past, min(past + 4, end)):
            mention = context.mention_of(at)
            if mention is not None and context.kind(mention) is NameKind.PERSON:
                return mention.form in SPOKEN_FOR and context.tokens[at].start == mention.start
            word = context.word(at)
            if word in sets["belongings"]:
                return True
            if (
                word in {"the", "a", "an"}
                or word in sets["prepositions"]
                or not word[:1].isalpha()
                or word in self._words.phrases
                or word in self._words.verbs
                or mention
            ):
                return False
            if not context.tokens[at].text.islower():
                return False
            if word in self._words.joints:
                return False
        return False

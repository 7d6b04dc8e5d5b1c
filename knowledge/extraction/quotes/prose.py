"""Whom the prose is about, sentence by sentence, with what stands in quotation marks left out."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

import msgspec

from knowledge.extraction import genders
from knowledge.extraction.context import SPOKEN_FOR, Context
from knowledge.extraction.genders import BY_PRONOUN, Gender
from knowledge.extraction.keeping import kept
from knowledge.extraction.marks import Quoted
from knowledge.extraction.name_words import name_words, roles
from knowledge.extraction.words import POSSESSIVES
from knowledge.lexicon import Lexicon
from knowledge.model import BlockKind, Mention, MentionForm, NameKind

PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADLINE})
_PERSON = frozenset({NameKind.PERSON})
_NAMED = SPOKEN_FOR | {MentionForm.ROLE}
_WALK = 6
"""Tokens before a name that may belong to it: "the former Leeds and England captain"."""
LOOK_BACK = 600
"""Characters of a sentence in which whom a pronoun means is looked for."""
_JOINING = frozenset({"and", "but", "while"})


class QuoteWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lists of quote_words.toml."""

    prepositions: frozenset[str]
    light: frozenset[str]
    persons: frozenset[str]
    bodies: frozenset[str]
    indefinite: frozenset[str]
    spokespeople: frozenset[str]
    papers: frozenset[str]
    groups: frozenset[str]
    message_from: frozenset[str]
    pointing: frozenset[str]
    pointed: frozenset[str]
    arrived: frozenset[str]
    moved: frozenset[str]


@cache
def quote_words() -> QuoteWords:
    """The lists, loaded on first use."""
    data = resources.files(__package__).joinpath("quote_words.toml").read_bytes()
    return msgspec.convert(tomllib.loads(data.decode()), QuoteWords)


@kept
def _reporting(lexicon: Lexicon) -> frozenset[str]:
    """The verbs that report what somebody said."""
    return lexicon.reporting | quote_words().moved


class Prose:
    """The story without its quotations. Persons and bodies are indexes into the names of the context."""

    def __init__(self, context: Context, spans: Sequence[Quoted]) -> None:
        self.context = context
        self.words = quote_words()
        self._lists = name_words()
        self._roles = roles(context.lexicon)
        self._verbs = _reporting(context.lexicon)
        self._quoted = bytearray(len(context.tokens))
        for span in spans:
            inside = context.tokens_in(span.start, span.end)
            self._quoted[inside.start : inside.stop] = b"\x01" * len(inside)
        self._own: list[int | None] = []
        """Of every sentence, the person it names or means by a pronoun as its subject."""
        self._subject: list[int | None] = []
        """The same, carried on from sentence to sentence."""
        self._genders = genders.told(context)
        self._follow()

    # --- places ---

    def is_quoted(self, index: int) -> bool:
        """Whether the token of this index stands in quotation marks."""
        return 0 <= index < len(self._quoted) and bool(self._quoted[index])

    def tokens(self, start: int, end: int) -> list[int]:
        """The indexes of the tokens within `[start, end)` that are outside quotation marks."""
        return [index for index in self.context.tokens_in(start, end) if not self._quoted[index]]

    def is_verb(self, index: int) -> bool:
        """Whether the token of this index is a reporting verb."""
        word = self.context.word(index)
        return word in self._verbs

    def person_at(self, index: int) -> Mention | None:
        """The person named outright at this token."""
        mention = self._mention(index)
        return mention if mention and self.context.kind(mention) is NameKind.PERSON else None

    def body_at(self, index: int) -> Mention | None:
        """The team, organisation or the like named at this token."""
        mention = self._mention(index)
        return mention if mention and self.context.kind(mention) is not NameKind.PERSON else None

    def persons(self, start: int, end: int) -> list[Mention]:
        """The persons named outright within `[start, end)`, outside quotation marks."""
        context = self.context
        return [
            mention
            for mention in context.mentions_in(start, end, _PERSON, SPOKEN_FOR)
            if not self.is_quoted(context.token_at(mention.start))
        ]

    def _subjects(self, start: int, end: int) -> list[Mention]:
        """The same, with persons meant by a role."""
        context = self.context
        return [
            mention
            for mention in context.mentions_in(start, end, _PERSON, _NAMED)
            if not self.is_quoted(context.token_at(mention.start))
        ]

    def is_subject(self, mention: Mention) -> bool:
        """Whether a name may be the subject: neither behind a preposition nor a possessive."""
        context = self.context
        after = context.word(context.token_at(mention.end))
        if after in POSSESSIVES:
            return False
        index = context.token_at(mention.start) - 1
        for _ in range(_WALK):
            word = context.word(index)
            if word in self.words.prepositions:
                return False
            if not self._belongs(index):
                return True
            index -= 1
        return True

    def _belongs(self, index: int) -> bool:
        """Whether the token of this index may stand before a name as a part of it: an article, role or side."""
        word = self.context.word(index)
        lists = self._lists
        if (
            word in lists.determiners
            or word in lists.role_adjectives
            or word in lists.titles
            or word in {"'s", "fellow"}
        ):
            return True
        if self._is_role(index):
            return True
        if index < 0:
            return False
        first = self.context.tokens[index].text[0]
        return self.body_at(index) is not None or first.isdigit() or (first.isupper() and self.person_at(index) is None)

    def _is_role(self, index: int) -> bool:
        word = self.context.word(index)
        return word in self._roles

    def _mention(self, index: int) -> Mention | None:
        if not 0 <= index < len(self.context.tokens):
            return None
        mention = self.context.mention_of(index)
        return mention if mention and mention.form in SPOKEN_FOR else None

    # --- whom it is about ---

    def subject_of(self, sentence: int) -> int | None:
        """The person a sentence names, or means by a pronoun, as its subject; None where it has none of its own."""
        return self._own[sentence]

    def meant(self, position: int, pronoun: str = "") -> int | None:
        """The person a pronoun or role at this place means: the subject of the prose before it, of fitting gender."""
        context = self.context
        at = context.sentence_at(position)
        if at is None:
            return None
        gender = BY_PRONOUN.get(pronoun)
        for mention in self.persons(max(context.sentences[at].start, position - LOOK_BACK), position):
            if self.is_subject(mention) and self._fits(mention.name, gender):
                return self._settled(mention.name, gender)
        before = self._subject[at - 1] if at else None
        if before is not None and self._fits(before, gender):
            return self._settled(before, gender)
        for mention in self._recent(at):
            if self._fits(mention.name, gender):
                return self._settled(mention.name, gender)
        return before

    def _recent(self, sentence: int) -> Iterator[Mention]:
        """The persons of the last sentences, the latest sentence first, its subjects before others."""
        for number in range(sentence - 1, max(-1, sentence - 6), -1):
            if self.context.block_of(number).kind in PROSE:
                whole = self.context.sentences[number]
                yield from sorted(self.persons(whole.start, whole.end), key=lambda m: not self.is_subject(m))

    def _fits(self, person: int, gender: Gender | None) -> bool:
        return gender is None or self._genders.get(person, gender) == gender

    def _settled(self, person: int, gender: Gender | None) -> int:
        if gender:
            self._genders.setdefault(person, gender)
        return person

    def _follow(self) -> None:
        current = None
        for number in range(len(self.context.sentences)):
            own = None
            if self.context.block_of(number).kind in PROSE:
                own = self._own_subject(number, current)
            self._own.append(own)
            current = current if own is None else own
            self._subject.append(current)

    def _own_subject(self, sentence: int, current: int | None) -> int | None:
        context = self.context
        whole = context.sentences[sentence]
        named = {context.token_at(mention.start): mention for mention in self._subjects(whole.start, whole.end)}
        reporters = [mention for index, mention in named.items() if self._reports(index, mention)]
        if reporters:
            joined = [mention for mention in reporters[1:] if self._word_before(mention) in _JOINING]
            return (joined or reporters)[-1 if joined else 0].name
        first, stop = context.slices[sentence]
        for index in range(first, stop):
            if self._quoted[index]:
                continue
            if index in named and self.is_subject(named[index]):
                return named[index].name
            if self.is_verb(index) and self._is_role(index - 1):
                return current
            if context.folded[index] in self.words.persons:
                gender = BY_PRONOUN[context.folded[index]]
                told_of = [m for at, m in named.items() if at < index and self._is_told_of(m)]
                if told_of and self._fits(told_of[-1].name, gender):
                    return self._settled(told_of[-1].name, gender)
                if current is not None and self._fits(current, gender):
                    return self._settled(current, gender)
                return next((m.name for m in self._recent(sentence) if self._fits(m.name, gender)), None)
        return None

    def _reports(self, index: int, mention: Mention) -> bool:
        """Whether it is said of a person, named or meant at this token, that he or she says something."""
        last = self.context.token_at(mention.end)
        if self.is_verb(last) or (self.context.word(last) in self.words.light and self.is_verb(last + 1)):
            return True
        return (self.is_verb(index - 1) and self.is_quoted(index - 3)) or self._word_before(mention, 2) == "according"

    def _word_before(self, mention: Mention, back: int = 1) -> str:
        """The word so many before a name and what belongs to it: its article, role or side."""
        index = self.context.token_at(mention.start) - 1
        for _ in range(_WALK):
            if not self._belongs(index):
                break
            index -= 1
        return self.context.word(index + 1 - back)

    def _is_told_of(self, mention: Mention) -> bool:
        """Whether a clause of its own tells of a person: "for Scotland's Noble, who won a car"."""
        after = self.context.token_at(mention.end)
        return self.context.word(after) == "," and self.context.word(after + 1) == "who"

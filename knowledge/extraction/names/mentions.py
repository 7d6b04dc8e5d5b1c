"""Who is meant where no name stands: pronouns, and roles such as "the Glasgow forward"."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from knowledge.extraction import genders
from knowledge.extraction.context import SPOKEN_FOR, Context
from knowledge.extraction.genders import BY_PRONOUN
from knowledge.extraction.name_words import name_words
from knowledge.extraction.names.listings import Listed
from knowledge.extraction.names.phrases import Phrase
from knowledge.extraction.names.sketches import MEANT, Sketcher
from knowledge.extraction.sketch import Sketch
from knowledge.model import BlockKind, Mention, MentionForm, NameKind

_PRONOUNS = frozenset(BY_PRONOUN)
_MEANING = _PRONOUNS | {"the"}
"""Words that may open a mention without a name."""
_STATING = frozenset({"is", "was", "as", "be", "become", "became", "been", "named"})
_SEVERAL = ("sh", "ch", "ss", "se")
"""Endings of peoples' names that stand for all of them: "the French beat"."""
_REMEMBERED = 6
"""Persons of the last sentences among whom a role is looked for."""


def resolve(context: Context, listed: list[Listed]) -> Context:
    """Add the mentions by pronoun and role that a rule can be trusted with, and what all mentions say of persons."""
    sketcher = Sketcher(context)
    sketcher.read(listed)
    added = list(_Resolver(context, sketcher).resolve())
    mentions = sorted([*context.mentions, *added], key=lambda m: (m.start, -m.end))
    return Context(context, context.names, tuple(mentions), sketcher.sketches)


class _Resolver:
    """Follows the prose, sentence by sentence: the subject of the last one is who a pronoun means."""

    def __init__(self, context: Context, sketcher: Sketcher) -> None:
        self._context = context
        self._sketcher = sketcher
        self._lists = name_words()
        self._subject: int | None = None
        self._recent: deque[int] = deque(maxlen=_REMEMBERED)
        self._genders = genders.told(context)
        """Of persons, what their names tell, or the pronouns that the story has for them."""
        self._quotes: list[tuple[int, int]] = []

    def resolve(self) -> Iterator[Mention]:
        context = self._context
        block = -1
        for index, sentence in enumerate(context.sentences):
            if sentence.block != block:
                block = sentence.block
                self._enter(block)
            if context.block_of(index).kind is BlockKind.PARAGRAPH:
                yield from self._of_sentence(index)

    def _enter(self, block: int) -> None:
        whole = self._context.story.blocks[block]
        if whole.kind is BlockKind.PARAGRAPH:
            self._quotes = [(q.start, q.end) for q in self._context.quoted(block)]
        else:
            self._quotes = []

    def _is_quoted(self, position: int) -> bool:
        while self._quotes and self._quotes[0][1] <= position:
            self._quotes.pop(0)
        return bool(self._quotes) and self._quotes[0][0] <= position

    def _of_sentence(self, index: int) -> Iterator[Mention]:
        context = self._context
        sentence = context.sentences[index]
        named = {
            context.token_at(m.start): m
            for m in context.mentions_in(sentence.start, sentence.end, {NameKind.PERSON}, SPOKEN_FOR)
        }
        first, stop = context.slices[index]
        here: int | None = None
        for at in [each for each in range(first, stop) if context.folded[each] in _MEANING or each in named]:
            word = context.folded[at]
            if at in named:
                if not self._is_quoted(context.tokens[at].start):
                    here = named[at].name if here is None else here
                self._recent.append(named[at].name)
            elif not self._is_quoted(context.tokens[at].start):
                found = self._pronoun(at, here) if word != "the" else self._role(at, stop, here)
                if found:
                    here = found.name if here is None else here
                    yield found
        self._subject = here if here is not None else self._subject

    def _pronoun(self, at: int, here: int | None) -> Mention | None:
        token = self._context.tokens[at]
        gender = BY_PRONOUN[self._context.folded[at]]
        candidates = (here, self._subject, *reversed(self._recent))
        person = next((p for p in candidates if p is not None and self._genders.get(p, gender) is gender), None)
        if person is None:
            return None
        self._genders.setdefault(person, gender)
        return Mention(person, token.start, token.end, MentionForm.PRONOUN)

    def _role(self, at: int, stop: int, here: int | None) -> Mention | None:
        before = self._context.word(at - 1)
        if before in _STATING or (before == "," and self._is_person(at - 2)):
            return None
        phrase = self._sketcher.reader.descriptor(at, stop) or self._people(at, stop)
        if phrase is None:
            return None
        person = self._meant(phrase, here)
        if person is None:
            return None
        self._sketcher.note(person, phrase, MEANT, (at, phrase.last))
        context = self._context
        return Mention(person, context.tokens[at].start, context.tokens[phrase.last - 1].end, MentionForm.ROLE)

    def _is_person(self, index: int) -> bool:
        """Whether the token belongs to a person's name, so that what follows its comma stands beside it."""
        if index < 0:
            return False
        mention = self._context.mention_of(index)
        return mention is not None and self._context.kind(mention) is NameKind.PERSON

    def _people(self, at: int, stop: int) -> Phrase | None:
        """A people's name that stands for one of them: "the Scot", "the Brazilian"."""
        context = self._context
        if at + 1 >= stop:
            return None
        mention = context.mention_of(at + 1)
        if mention is None or mention.form is not MentionForm.ALIAS or context.kind(mention) is not NameKind.TEAM:
            return None
        entry = context.lexicon.entries.get(context.name(mention).entry or "")
        text = context.text[mention.start : mention.end]
        last = context.token_at(mention.end)
        follows = context.word(last)
        if entry is None or text not in entry.demonyms or text.endswith("s"):
            return None
        acts = (follows.endswith("ed") or follows in self._lists.acting) and not text.endswith(_SEVERAL)
        known = follows in self._lists.person_after or follows in {",", ".", "'s", "and"}
        if last < stop and not (known or acts):
            return None
        return Phrase(at + 1, last)

    def _meant(self, phrase: Phrase, here: int | None) -> int | None:
        """The person of that role, side or people among those named last; else whom the last sentence was about.

        A role behind the subject of its own sentence ("Conte claims the sprinter …") means somebody else.
        """
        context = self._context
        likely = self._subject if here is None or self._subject != here else None
        start, end = context.tokens[phrase.first].start, context.tokens[phrase.last - 1].end
        sides = {m.name for m in context.mentions_in(start, end, {NameKind.TEAM})}
        if not sides:
            return likely
        head = context.folded[phrase.last - 1]
        for person in (likely, here, *reversed(self._recent)):
            if person is not None and self._is_of(self._sketcher.sketch(person), sides, head):
                return person
        if likely is not None and self._is_other(self._sketcher.sketch(likely), sides):
            last = self._recent[-1] if self._recent else None
            likely = None if last is None or self._is_other(self._sketcher.sketch(last), sides) else last
        if likely is None or self._is_elsewhere(self._sketcher.sketch(likely), sides):
            return None
        return likely

    def _is_of(self, sketch: Sketch, sides: set[int], head: str) -> bool:
        names = {self._context.names[side].canonical for side in sides}
        if sketch.nationality in names:
            return True
        return sketch.team in sides and (not sketch.heads or head in sketch.heads)

    def _is_other(self, sketch: Sketch, sides: set[int]) -> bool:
        """Whether a person is of another people than the one named."""
        names = {self._context.names[side].canonical for side in sides}
        return sketch.nationality is not None and sketch.nationality not in names

    def _is_elsewhere(self, sketch: Sketch, sides: set[int]) -> bool:
        return sketch.team is not None and sketch.team not in sides

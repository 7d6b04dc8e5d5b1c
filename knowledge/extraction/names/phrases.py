"""Noun phrases that say what somebody is: read backwards from a name, or forwards behind it."""

from __future__ import annotations

from typing import NamedTuple

from knowledge.extraction.context import Context
from knowledge.extraction.name_words import name_words, roles
from knowledge.extraction.words import POSSESSIVES
from knowledge.model import NameKind

LONGEST = 11
"""Tokens of a phrase."""
_JOINTS = frozenset({"and", "-", "/"})
_CLAUSES = frozenset({"who", "whose", "from", "at", "of", "in", "for", "with", "that", "and"})
_ENDS = frozenset({",", ".", "of", "at", "for", "in", "who", ")", "and", "-"})


class Phrase(NamedTuple):
    """Tokens `[first, last)`; `plural` where its head speaks of several ("forwards")."""

    first: int
    last: int
    plural: bool = False


class PhraseReader:
    """Reads role phrases of one story."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._folded = context.folded
        self._tokens = context.tokens
        self._lists = name_words()
        self._roles = roles(context.lexicon)
        self._pairs = context.lexicon.role_phrases
        self._stops = self._lists.role_stops
        self._persons = bytearray(len(context.tokens))
        for mention in context.mentions:
            if context.kind(mention) is NameKind.PERSON:
                span = context.tokens_in(mention.start, mention.end)
                self._persons[span.start : span.stop] = b"\x01" * len(span)

    # --- heads ---

    def head(self, index: int) -> bool:
        """Whether the token says what somebody is."""
        word = self._folded[index]
        if word == "number" and index > 0 and self._folded[index - 1] == "opposite":
            return False
        if word in self._roles or singular(word) in self._roles:
            return True
        if "-" in word and word.rpartition("-")[2] in self._roles:
            return True
        if index > 0 and f"{self._folded[index - 1]} {word}" in self._pairs:
            return True
        ranked = word.isdigit() or word in self._lists.small_numbers
        return ranked and index > 0 and self._folded[index - 1] in {"number", "no"}

    def weak_head(self, index: int) -> bool:
        """Whether the token looks like such a noun by its ending."""
        token, word = self._tokens[index], self._folded[index]
        if token.kind != "word" or token.text != word or len(word) < 4:
            return False
        if word in self._lists.not_roles or word in self._stops or word in self._lists.common:
            return False
        if word in self._lists.person_after or word.endswith(("less", "ness")):
            return False
        return word.endswith(self._lists.role_endings)

    def _is_trade(self, index: int, sentence_first: int) -> bool:
        """Whether the word that opens a sentence is what somebody does, by an ending that only such words have."""
        word = self._folded[index]
        trade = len(word) > 6 and word.endswith(self._lists.trade_endings) and word not in self._lists.common
        return index == sentence_first and trade

    def is_plural(self, index: int) -> bool:
        """Whether the head speaks of several persons."""
        word = self._folded[index]
        return word in self._lists.several_persons or (word not in self._roles and singular(word) != word)

    # --- before a name ---

    def before(self, name_first: int, sentence_first: int) -> Phrase | None:
        """The role phrase that ends right in front of this token: "Newcastle boss" Graeme Souness."""
        last = name_first
        if last <= sentence_first:
            return None
        strong = self.head(last - 1) or self._is_trade(last - 1, sentence_first)
        if not strong and not self.weak_head(last - 1):
            return None
        first = self._left(last - 1, sentence_first)
        if not strong and not (self._opens(first, sentence_first) or last - first > 1):
            return None
        if first == last - 1 and self._folded[first] == "back" and not self._opens(first, sentence_first):
            return None  # "to bring back Ann Dole"
        return Phrase(first, last, self.is_plural(last - 1))

    def in_front(self, name_first: int, sentence_first: int) -> Phrase | None:
        """The role phrase in front of a comma and the name: "Valmont's coach", Fabrice Hénin."""
        at = name_first - 1
        while at > sentence_first and (self._folded[at] == "." or self._folded[at] in self._lists.titles):
            at -= 1
        if at <= sentence_first or self._folded[at] != ",":
            return None
        if not (self.head(at - 1) or self.weak_head(at - 1)):
            return self._office(at, sentence_first)
        phrase = self.before(at, sentence_first)
        if phrase is None or phrase.plural or not self._opens(phrase.first, sentence_first):
            return None
        return None if self._is_of_kin(phrase.first, sentence_first) else phrase

    def _is_of_kin(self, first: int, sentence_first: int) -> bool:
        """Whether a phrase says what somebody's kin is: "the son of a tram conductor"."""
        kin = self._context.lexicon.words["kind_relation"]
        return first - 3 >= sentence_first and self._folded[first - 2] == "of" and self._folded[first - 3] in kin

    def _office(self, last: int, sentence_first: int) -> Phrase | None:
        """The phrase with a complement that ends here: "The secretary of the Welsh Students Rugby Union"."""
        for of in range(last - 2, max(sentence_first, last - LONGEST), -1):
            word = self._folded[of]
            if word in {"of", "for"} and self.head(of - 1):
                first = self._left(of - 1, sentence_first)
                return Phrase(first, last) if self._opens(first, sentence_first) else None
            if not (self._tokens[of].text[0].isupper() or word in {"of", "the", "and", "for", "de"}):
                return None
        return None

    def _opens(self, first: int, sentence_first: int) -> bool:
        """Whether a determiner, a possessive or the sentence's beginning stands in front of the phrase."""
        if first <= sentence_first or self._folded[first - 1] in self._lists.determiners:
            return True
        return any(self._folded[i] in POSSESSIVES for i in range(first, min(first + 4, len(self._folded))))

    def _left(self, head: int, sentence_first: int) -> int:
        at = head
        while at > sentence_first and head - at < LONGEST and self._continues(at, sentence_first):
            at -= 1
        while at < head and (self._folded[at] in _JOINTS or self._folded[at] == "'s"):
            at += 1
        return at

    def _continues(self, at: int, sentence_first: int) -> bool:
        """Whether the token in front of `at` belongs to the phrase that goes on with `at`."""
        index = at - 1
        token, word = self._tokens[index], self._folded[index]
        if word in self._stops or (
            index == sentence_first and word in self._lists.common and not self._adjectival(index)
        ):
            return False
        if self._persons[index]:
            return self._folded[at] == "'s" or (at < len(self._persons) and bool(self._persons[at]))
        if word == "and":
            return self._joins(index)
        if word in {"(", ")", "'"}:
            return self._is_aside(index)
        if token.kind in {"possessive", "number", "figure", "compound"} or word in {"-", "/"}:
            return True
        if token.kind not in {"word", "initials"}:
            return False
        return token.text[0].isupper() or self._adjectival(index)

    def _adjectival(self, index: int) -> bool:
        word = self._folded[index]
        if word in self._lists.role_adjectives or "-" in word:
            return True
        if word.endswith(("ed", "ly", "ing")) or word in self._context.lexicon.reporting:
            return False
        return word not in self._lists.person_only

    def _is_aside(self, index: int) -> bool:
        """Whether a bracket belongs to a short form ("Agency (WADA) chief"), or a mark to a plural's possessive."""
        word = self._folded[index]
        if word == "'":
            return index > 0 and self._folded[index - 1].endswith("s")
        if word == ")":
            return index > 2 and self._folded[index - 2] == "("
        return index + 2 < len(self._folded) and self._folded[index + 2] == ")"

    def _joins(self, index: int) -> bool:
        """Whether "and" stands within one phrase: "World and Commonwealth champion", "champion and record holder"."""
        if index == 0 or index + 1 >= len(self._tokens):
            return False
        before, after = self._tokens[index - 1].text, self._tokens[index + 1].text
        if self._persons[index - 1] or before in {",", "."}:
            return False
        return self.head(index - 1) or (before[0].isupper() and after[0].isupper())

    # --- behind a name ---

    def behind(self, name_last: int, stop: int) -> Phrase | None:
        """The role phrase behind a comma, an opening bracket or "is": Geir Stenberg, "the Haugvoll coach"."""
        if name_last + 1 >= stop:
            return None
        mark = self._folded[name_last]
        if mark == "(":
            return self._in_brackets(name_last + 1, stop)
        if mark not in {",", "is", "-"}:
            return None
        at = name_last + 1
        if self._folded[at] in self._lists.determiners:
            return self._right(at + 1, stop, determined=True)
        return None if mark == "is" else self._right(at, stop, determined=False)

    def _right(self, first: int, stop: int, *, determined: bool) -> Phrase | None:
        head = self._first_head(first, stop, weak=determined)
        if head is None and determined and self._folded[first - 1] in {"a", "an"}:
            return self._plain(first, stop)
        if head is None or (not determined and not self._bare(first, head)):
            return None
        last = head + 1
        while last < stop and self.head(last) and not self._persons[last]:
            last += 1
        if not determined and last < stop and self._folded[last] not in _ENDS:
            return None
        return Phrase(first, self._complement(last, stop))

    def _plain(self, first: int, stop: int) -> Phrase | None:
        """What stands behind "a" and before the next mark or clause, whatever it is: "a retired ferry pilot"."""
        for index in range(first, min(stop, first + 7)):
            token, word = self._tokens[index], self._folded[index]
            if token.kind == "mark" or word in _CLAUSES:
                return Phrase(first, self._complement(index, stop)) if index > first else None
            if token.kind not in {"word", "possessive", "compound"} or word in self._stops or self._persons[index]:
                return None
        return None

    def _bare(self, first: int, head: int) -> bool:
        """Whether a phrase without a determiner is one nevertheless: "Kenya's coach", "captain of Ulster"."""
        if head == first:
            return not self._tokens[first].text[0].isupper()
        return any(self._folded[i] in POSSESSIVES for i in range(first, head)) or self._tokens[first].text in {
            "former", "who",
        }  # fmt: skip

    def _first_head(self, first: int, stop: int, *, weak: bool) -> int | None:
        for index in range(first, min(stop, first + 8)):
            if self.head(index) or (weak and self.weak_head(index)):
                following = self._folded[index + 1] if index + 1 < stop else ""
                if following in POSSESSIVES or (following and self.head(index + 1)):
                    continue
                return None if self.is_plural(index) else index
            token, word = self._tokens[index], self._folded[index]
            if (token.kind == "mark" and word not in {"-", "/"}) or word in self._stops:
                return None
        return None

    def _complement(self, last: int, stop: int) -> int:
        """Take in "of the Welsh Students Rugby Union" behind a head, to the last capitalised word."""
        if last >= stop or self._folded[last] not in self._lists.links:
            return last
        end = last
        for index in range(last + 1, min(stop, last + 9)):
            token = self._tokens[index]
            if token.kind == "mark":
                break
            if token.text[0].isupper() or (token.kind == "word" and self._folded[last] == "of" and index == last + 1):
                end = index + 1
            elif self._folded[index] not in {"of", "the", "and", "for", "de"}:
                break
        return end if end > last and self._folded[end - 1] not in {"of", "the", "and"} else last

    def _in_brackets(self, first: int, stop: int) -> Phrase | None:
        for index in range(first, min(stop, first + LONGEST)):
            if self._folded[index] == ")":
                return Phrase(first, index) if index > first and self.head(index - 1) else None
            if self._folded[index] == ",":
                first = index + 1
        return None

    # --- roles without a name ---

    def descriptor(self, determiner: int, stop: int) -> Phrase | None:
        """What stands behind a "the" that means somebody: "Glasgow forward", "24-year-old", "two time champion"."""
        for index in range(determiner + 1, min(stop, determiner + 8)):
            token, word = self._tokens[index], self._folded[index]
            if self._persons[index] or word in self._stops or (token.kind == "mark" and word not in {"-", "/"}):
                return None
            if word.endswith("-year-old") or (word == "old" and self._folded[index - 1] == "year"):
                return self._aged(determiner, index, stop)
            if self.head(index) and not self.is_plural(index):
                # "The turning point" and "the opening half" are no people either.
                vague = word in self._lists.vague_roles and (
                    index == determiner + 1 or self._folded[index - 1].endswith("ing")
                )
                return None if vague else self._ended(determiner, index, stop)
        return None

    def _aged(self, determiner: int, index: int, stop: int) -> Phrase | None:
        following = index + 1
        while following < stop and following - index < 3 and self.head(following):
            following += 1
        return Phrase(determiner + 1, following)

    def _ended(self, determiner: int, index: int, stop: int) -> Phrase | None:
        following = index + 1
        while following < stop and self.head(following) and not self.is_plural(following):
            following += 1
        if following < stop:
            token, word = self._tokens[following], self._folded[following]
            if self._persons[following] or token.kind in {"number", "handle"} or word in {"of", "for", ","}:
                return None
            noun = token.kind == "word" and word not in self._stops and word not in self._lists.person_after
            if noun and word not in self._context.lexicon.reporting and not word.endswith(("ed", "s", "ly")):
                return None
        return Phrase(determiner + 1, following)


def singular(word: str) -> str:
    """The singular of a plural that is formed regularly, and of those in -men; other words unchanged."""
    if word.endswith("men"):
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word

"""A story cut into words and sentences, once, with lookups by place: what every extractor starts from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from knowledge.extraction.marks import Quoted, quoted
from knowledge.language import sentences as sentence_finder
from knowledge.language.folding import fold
from knowledge.language.tokens import Token, tokens
from knowledge.lexicon import Lexicon
from knowledge.model import Block, BlockKind, Evidence, Sentence, Story

POSSESSIVES = frozenset({"'s", "'"})
"""The marks, folded, behind a name whose something is: of one, or of several ("players'")."""
LONGEST = 1_500
"""Characters of a sentence; what goes on for longer is cut at a space, so that no rule meets it as one."""


class Words:
    """The words of a story.

    `tokens` are in the order of the text, none across two sentences; `folded[i]` is the folded form of `tokens[i]`;
    `capitals` are the indexes of those that begin with a capital.
    `token_at(position)` is the index of the first token that starts at this place or after it, `len(tokens)` where none
    does; `word(index)` the folded token of this index, "" outside the story: so that a rule can look past the edges.
    Both are asked more often than anything else, so neither is a method of Python's.
    `sentence_of[i]` is the index of the sentence that `tokens[i]` stands in.
    `slices[n]` holds the first token of sentence `n` and the one past its last.
    """

    __slots__ = (
        "_quoted",
        "_sentence_starts",
        "capitals",
        "folded",
        "lexicon",
        "sentence_of",
        "sentences",
        "slices",
        "story",
        "text",
        "token_at",
        "tokens",
        "word",
    )

    def __init__(self, story: Story, lexicon: Lexicon) -> None:
        self.story = story
        self.text = story.text
        self.lexicon = lexicon
        self.sentences = _bounded(story.text, sentence_finder.sentences(story.text, story.blocks))
        all_tokens: list[Token] = []
        slices = []
        for sentence in self.sentences:
            first = len(all_tokens)
            all_tokens += tokens(story.text, sentence.start, sentence.end)
            slices.append((first, len(all_tokens)))
        self.tokens = tuple(all_tokens)
        self.slices = tuple(slices)
        self.sentence_of = [n for n, (first, past) in enumerate(slices) for _ in range(first, past)]
        self.folded = tuple([word.lower() if word.isascii() else fold(word) for word, _, _, _ in self.tokens])
        self.token_at: Callable[[int], int] = partial(bisect_left, [token.start for token in self.tokens])
        self.word: Callable[[int], str] = _Padded(enumerate(self.folded)).__getitem__
        self.capitals = [at for at, token in enumerate(self.tokens) if token.text[0].isupper()]
        self._quoted: dict[int, Sequence[Quoted]] = {}
        self._sentence_starts = [sentence.start for sentence in self.sentences]

    def sentence_at(self, position: int) -> int | None:
        """The index of the sentence that holds this place, None between sentences."""
        index = bisect_right(self._sentence_starts, position) - 1
        return index if index >= 0 and position < self.sentences[index].end else None

    def block_of(self, sentence: int) -> Block:
        """The block that the sentence of this index stands in."""
        return self.story.blocks[self.sentences[sentence].block]

    def is_kind(self, sentence: int, kinds: Iterable[BlockKind]) -> bool:
        """Whether the sentence of this index stands in a block of one of these kinds."""
        return self.block_of(sentence).kind in kinds

    def tokens_in(self, start: int, end: int) -> range:
        """The indexes of the tokens that start within `[start, end)`."""
        return range(self.token_at(start), self.token_at(end))

    def is_given(self, word: str) -> bool:
        """Whether a folded word is a given name, or a double one that begins with one: "sven-goran"."""
        known = self.lexicon.first_names
        return word in known or ("-" in word and word.partition("-")[0] in known)

    def quoted(self, block: int) -> Sequence[Quoted]:
        """The outermost quotations of the block of this index; found once."""
        if block not in self._quoted:
            whole = self.story.blocks[block]
            self._quoted[block] = quoted(self.text, whole.start, whole.end)
        return self._quoted[block]

    def evidence(self, start: int, end: int) -> Evidence:
        """These characters of this story, as evidence."""
        return Evidence(self.story.key, start, end)

    def evidence_of(self, sentence: int) -> Evidence:
        """The sentence of this index, as evidence."""
        whole = self.sentences[sentence]
        return Evidence(self.story.key, whole.start, whole.end)


class _Padded(dict[int, str]):
    """Words by index, "" for every other index."""

    def __missing__(self, index: int) -> str:
        return ""


def _bounded(text: str, found: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    if all(sentence.end - sentence.start <= LONGEST for sentence in found):
        return found
    return tuple(part for sentence in found for part in _parts(text, sentence))


def _parts(text: str, sentence: Sentence) -> Iterator[Sentence]:
    start = sentence.start
    while sentence.end - start > LONGEST:
        end = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        end = start + LONGEST if end < 0 else end
        yield Sentence(start, end, sentence.block)
        start = end
        while start < sentence.end and text[start].isspace():
            start += 1
    if start < sentence.end:
        yield Sentence(start, sentence.end, sentence.block)

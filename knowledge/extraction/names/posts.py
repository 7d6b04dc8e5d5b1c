"""Who signs the posts of a story, and which of them are persons and not accounts of bodies."""

from __future__ import annotations

from typing import NamedTuple

from knowledge.extraction.name_words import name_words
from knowledge.extraction.words import Words
from knowledge.language.folding import fold
from knowledge.language.tokens import tokens
from knowledge.model import Block


class Author(NamedTuple):
    """A person who signs a post: where the signature names them, and the folded words of the name."""

    text: str
    start: int
    end: int
    folded: list[str]
    handle: str | None


def authors(words: Words) -> list[Author]:
    """The persons who sign posts, in the order of the story."""
    found = []
    for block in words.story.blocks:
        author = _signed(words, block)
        if author is not None and is_person(words, author):
            found.append(author)
    return found


def _signed(words: Words, block: Block) -> Author | None:
    if block.post is None or block.signature_end is None:
        return None
    name = block.post.author
    start = words.text.find(name, block.end, block.signature_end)
    if start < 0:
        return None
    folded = [fold(t.text) for t in tokens(name) if t.kind in {"word", "initials", "figure"}]
    return Author(name, start, start + len(name), folded, block.post.handle)


def is_person(words: Words, author: Author) -> bool:
    """Whether the signature is a person's: two to four words, none of them a body's, a side's or a common one."""
    lists = name_words()
    folded = author.folded
    if not 2 <= len(folded) <= 4:
        return False
    if words.is_given(folded[0]):
        return not any(_is_body(words, word) for word in folded[1:])
    if any(_is_body(words, word) or word in lists.common for word in folded) or words.lexicon.lookup(" ".join(folded)):
        return False
    if author.text[-2:].isupper():
        return False
    return not any(word in lists.account or word in lists.ordinary for word in folded)


def _is_body(words: Words, word: str) -> bool:
    lists = name_words()
    return bool(lists.kind_of(word)) or bool(words.lexicon.lookup(word))

"""Passages and stories found by full text, with the lexicon's synonyms looked for as well."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.language.folding import fold
from knowledge.lexicon import Lexicon
from knowledge.store.protocol import Passage, RankedStory, View


def find(
    view: View,
    words: Sequence[str],
    limit: int,
    *,
    lexicon: Lexicon | None = None,
    stories: Sequence[str] | None = None,
) -> Sequence[Passage]:
    """The sentences that best match the words, or synonyms of them where a lexicon is given; the best first."""
    return view.passages(words, limit, synonyms=synonyms(words, lexicon), stories=stories)


def stories(view: View, words: Sequence[str], limit: int, *, lexicon: Lexicon | None = None) -> Sequence[RankedStory]:
    """The stories that best match the words as a whole, the best first."""
    return view.rank(words, limit, synonyms=synonyms(words, lexicon))


def synonyms(words: Sequence[str], lexicon: Lexicon | None) -> dict[str, list[str]]:
    """What the lexicon puts in the place of each word."""
    if lexicon is None:
        return {}
    return {word: sorted(alike) for word in words if (alike := lexicon.synonyms_of(fold(word)))}

"""When the stories don't say: rules that hold an answer back whatever its sentence scores."""

from __future__ import annotations

from knowledge.answering import spans
from knowledge.answering.sentences import Weighed
from knowledge.answering.understanding import Asked
from knowledge.language.folding import fold
from knowledge.language.stems import stem
from knowledge.language.tokens import tokens
from knowledge.lexicon import Lexicon
from knowledge.store.protocol import View


def refusal(asked: Asked, weighed: list[Weighed], view: View, lexicon: Lexicon) -> str | None:
    """Why not to answer from the best sentence; None where nothing speaks against it."""
    if not weighed:
        return "no story has these words"
    if asked.kind == "yesno":
        return "no fact decides it"
    if stranger := _stranger(asked, view, lexicon):
        return f"no story names {stranger}"
    best = weighed[0].candidate
    if spans.typed(asked) and best.features["typed"] < 1:
        return "the nearest sentence has nothing of the kind asked for"
    if asked.kind == "who" and asked.links and not best.features["near"]:
        return "nobody that the question names is near the nearest sentence"
    words = {stem(token.text) for token in tokens(best.citation.text)}
    winning = asked.cues & lexicon.words.get("ask_winning", frozenset())
    if winning and not asked.teams and not (best.features["names"] == 1 and words & {stem(cue) for cue in winning}):
        return "no sentence says who won that"
    never = [cue for cue in asked.cues & lexicon.words.get("ask_never_told", frozenset()) if stem(cue) not in words]
    return f"no story tells of a {never[0]} there" if never else None


def _stranger(asked: Asked, view: View, lexicon: Lexicon) -> str | None:
    """A name in the question that no story has: a known team, or capital words that full text never meets."""
    linked = [(link.start, link.end) for link in asked.links]
    for number, token in enumerate(tokens(asked.question)):
        if token.kind != "word" or any(start <= token.start < end for start, end in linked):
            continue
        known = [entry for entry in lexicon.lookup(fold(token.text)) if entry.id.startswith(("nation:", "club:"))]
        capital = number > 0 and token.text[0].isupper()
        if (known or capital) and not view.passages([token.text], 1):
            return token.text
    return None

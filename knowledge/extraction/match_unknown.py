"""Sides that no list knows: capitalised words where a story puts an opponent ("lost to Malwa")."""

from __future__ import annotations

from typing import NamedTuple

from knowledge.extraction.context import Context
from knowledge.extraction.match_words import Form, MatchWords
from knowledge.language.folding import fold
from knowledge.model import NameKind

_LONGEST = 4
"""Words of a name, at most."""
_TO_LINK = 4
"""Words between a trigger and its link, at most: "drew 1-1 at home with"."""


class Run(NamedTuple):
    """Capitalised words in a row, at tokens `[at, past)`."""

    text: str
    at: int
    past: int


def find(context: Context, words: MatchWords, *, persons: bool) -> list[Run]:
    """Every place of the names that some place of the story shows to be sides; linear in its length.

    Where persons play, these are full names; else a single word that is taken for a surname may be a side, too, but
    only where it stands in a match's own place ("the game with Baskonia").
    """
    shown: set[str] = set()
    for at in range(len(context.tokens)):
        for place, sure in _places(context, at, words):
            run = (
                _run(context, place, words, sure=sure, persons=persons)
                if place > 0
                else _before(context, -place, words, persons=persons)
            )
            if run is not None:
                shown.add(run.text)
    teams = {n.canonical for n in context.names if n.kind is NameKind.TEAM and n.entry is None and " " in n.canonical}
    return _all(context, shown, teams, words, persons=persons) if shown or teams else []


def _places(context: Context, at: int, words: MatchWords) -> list[tuple[int, bool]]:
    """Where opponents would stand if a trigger starts at this token, and whether nothing else could stand there."""
    folded = context.folded
    word = folded[at]
    if word in words.sets["versus"] or word in words.sets["against"]:
        return [(at + 1, word != "against")]
    if word == "between":
        return [(at + 1, True), *_behind_and(context, at + 1)]
    if word not in words.phrases:
        return []
    found = words.trigger_at(folded, at, len(folded))
    if found is None:
        return []
    past, trigger = found
    places = []
    if trigger.form in {Form.PAST, Form.PARTICIPLE, Form.PRESENT} and at:
        places.append((-at, True))
    if trigger.direct:
        return [*places, (past, False)]
    for here in range(past, min(past + _TO_LINK, len(folded))):
        link = max(
            (link for link in trigger.links if tuple(folded[here : here + len(link)]) == link), key=len, default=()
        )
        if link:
            sure = trigger.form is Form.NOUN
            if link[-1] in words.sets["loose_links"]:
                return places
            return [*places, (here + len(link), sure)]
        if not folded[here][:1].isalnum():
            break
    return places


def _behind_and(context: Context, at: int) -> list[tuple[int, bool]]:
    for here in range(at + 1, min(at + _LONGEST + 2, len(context.folded))):
        if context.folded[here] == "and":
            return [(here + 1, True)]
    return []


def _before(context: Context, at: int, words: MatchWords, *, persons: bool) -> Run | None:
    """The run that ends right before a verb, where it opens the clause: "Kerven lost", "since Riders got past them"."""
    first = at
    tokens = context.tokens
    while (
        first > 0 and at - first < _LONGEST and tokens[first - 1].kind == "word" and tokens[first - 1].text[0].isupper()
    ):
        first -= 1
        if len(tokens[first].text) == 1:
            return None
    if first == at or context.sentence_at(tokens[first].start) != context.sentence_at(tokens[at].start):
        return None
    run = _run(context, first, words, sure=True, persons=persons)
    if run is None or run.past != at or _is_common(context, run, words):
        return None
    return run


def _is_common(context: Context, run: Run, words: MatchWords) -> bool:
    """Whether words in a row may be capitalised only because they open a sentence."""
    known = context.lexicon.words.get("common", frozenset()) | context.lexicon.roles | words.joints.keys()
    return all(
        word in known or len(word) < 4 or word.endswith("ly") or word in words.phrases
        for word in context.folded[run.at : run.past]
    )


def _run(context: Context, at: int, words: MatchWords, *, sure: bool, persons: bool) -> Run | None:
    """The run of capitalised words that begins here, behind an article at most, if it names nobody known."""
    tokens = context.tokens
    article = at < len(tokens) and context.folded[at] == "the"
    at += article
    if at >= len(tokens):
        return None
    sentence = context.sentence_at(tokens[at].start)
    end = context.slices[sentence][1] if sentence is not None else at
    past = at
    while past < min(end, at + _LONGEST) and tokens[past].kind == "word" and tokens[past].text[0].isupper():
        past += 1
    if past == at or (persons and past - at < 2) or len(tokens[at].text) < 3:
        return None
    if any(not _is_free(context, here, sure=sure and not persons) for here in range(at, past)):
        return None
    if article and past < end and tokens[past].text.isalpha() and context.folded[past] not in words.sets["follow"]:
        return None
    if context.dates_in(tokens[at].start, tokens[past - 1].end):
        return None
    return Run(context.text[tokens[at].start : tokens[past - 1].end], at, past)


def _is_free(context: Context, at: int, *, sure: bool) -> bool:
    """Whether a word names nobody, or, where only a side can stand, is taken for a person of no given name."""
    mention = context.mention_at(context.tokens[at].start)
    if mention is None:
        return True
    name = context.name(mention)
    if sure and name.kind is NameKind.PLACE and not (name.entry or "").startswith("nation:"):
        return context.word(at - 1) in {"over", "against", "with", "v"}
    if name.kind is not NameKind.PERSON:
        return False
    parts = name.canonical.split()
    if len(parts) == 1:
        return sure
    return fold(parts[0]) not in context.lexicon.first_names and parts[-1].endswith("s")


def _all(context: Context, shown: set[str], teams: set[str], words: MatchWords, *, persons: bool) -> list[Run]:
    """All places of the runs shown; longer names of which one is the tail or the head are the same name."""
    heads = {text.split()[0] for text in shown} | {text.split()[-1] for text in shown}
    by_tail: dict[str, str] = {}
    for text in sorted(shown, reverse=True):
        by_tail[text.split()[-1]] = text
    full = {text.rsplit(" ", 1)[1]: text for text in sorted(shown | teams, reverse=True) if " " in text}
    found: list[Run] = []
    past = 0
    for at, token in enumerate(context.tokens):
        if at < past or token.kind != "word" or not token.text[0].isupper():
            continue
        if token.text in full and _is_tail(context, at):
            found.append(Run(full[token.text], at, at + 1))
            past = at + 1
            continue
        run = _run(context, at, words, sure=True, persons=False)
        if run is None or not any(part in heads for part in run.text.split()):
            continue
        same = run.text if run.text in shown else None if persons else by_tail.get(run.text.split()[-1])
        if same is not None:
            found.append(run._replace(text=same))
            past = run.past
    return found


def _is_tail(context: Context, at: int) -> bool:
    """Whether a word may be the tail of a side's name ("Plougrand" of "AS Plougrand"): it is not said to be a place."""
    token = context.tokens[at]
    mention = context.mention_at(token.start)
    if mention is not None and (context.kind(mention) is not NameKind.PLACE or mention.start != token.start):
        return False
    if mention is None and len(token.text) <= 3:
        return False
    if context.word(at - 1) in {"in", "at", "near", ","} or context.word(at + 1) == ",":
        return False
    return mention is not None or not context.tokens[at - 1].text[:1].isupper() or context.word(at - 1) == "the"

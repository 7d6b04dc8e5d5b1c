"""Sides that no list knows: capitalised words where a story puts an opponent ("lost to Malwa")."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from knowledge.extraction.context import Context
from knowledge.extraction.matches.match_words import MatchWords
from knowledge.extraction.matches.slots import BRIDGES, LONGEST, Slot, Slots
from knowledge.extraction.name_words import name_words
from knowledge.language.folding import fold
from knowledge.model import Mention, NameKind

_VERBAL = ("ing", "ed")
"""Endings of words that open a sentence more often than a name does: "Beaten" aside, "Trailing", "Relegated"."""


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
    places: set[int] = set()
    slots = Slots(context, words)
    for at, word in enumerate(context.folded):
        if word not in words.places and not word[:1].isdigit():
            continue
        for slot in slots.at(at):
            if slot.ends:
                run = _before(context, slot, words, persons=persons)
            else:
                run = _run(context, slot.at, words, sure=slot.sure, persons=persons, scored=slot.scored)
            if run is not None:
                shown.add(run.text)
                places.add(run.at)
    teams = {n.canonical for n in context.names if n.kind is NameKind.TEAM and n.entry is None and " " in n.canonical}
    return _all(context, (shown, places), teams, words, persons=persons) if shown or teams else []


def _before(context: Context, slot: Slot, words: MatchWords, *, persons: bool) -> Run | None:
    """The run that ends here, before a verb, a score or an "'s", if it is no common word that opens a sentence."""
    first = past = slot.at
    tokens = context.tokens
    while first > 0 and past - first < LONGEST and tokens[first - 1].kind == "word":
        of = context.folded[first - 1] == "of"
        bridge = not of and 1 < first < past and _is_bridge(context, first - 1) and tokens[first - 2].text[0].isupper()
        if not tokens[first - 1].text[0].isupper() and not bridge:
            break
        first -= 1
        if len(tokens[first].text) == 1:
            return None
    first += first < past and not tokens[first].text[0].isupper()
    if first == past or past >= len(tokens):
        return None
    if context.sentence_of[first] != context.sentence_of[past]:
        return None
    while first < past - 1 and context.folded[first] in words.sets["openers"]:
        first += 1
    run = _run(context, first, words, sure=slot.sure, persons=persons, scored=slot.scored, placed=True)
    if run is None or run.past != past or _is_common(context, run, words):
        return None
    return run


def _is_common(context: Context, run: Run, words: MatchWords) -> bool:
    """Whether words in a row may be capitalised only because they open a sentence."""
    lists = name_words()
    if run.past - run.at == 1 and context.folded[run.at].endswith(_VERBAL):
        return True
    known = context.lexicon.words.get("common", frozenset()) | context.lexicon.roles | words.joints.keys()
    listed = (lists.common, lists.ordinary, lists.role_heads, words.sets["openers"])
    return all(
        word in known or len(word) < 4 or word.endswith("ly") or word in words.phrases or any(word in s for s in listed)
        for word in context.folded[run.at : run.past]
    )


def _run(
    context: Context,
    at: int,
    words: MatchWords,
    *,
    sure: bool,
    persons: bool,
    scored: bool = False,
    placed: bool = False,
) -> Run | None:
    """The run of capitalised words that begins here, behind an article at most, if it names nobody known."""
    tokens = context.tokens
    article = at < len(tokens) and context.folded[at] == "the"
    at += article
    at += _described(context, at, words)
    at += at + 1 < len(tokens) and _is_compound(tokens[at].text)
    if at >= len(tokens) or not tokens[at].text[0].isupper():
        return None
    end = context.slices[context.sentence_of[at]][1]
    past = at
    while past < min(end, at + LONGEST) and tokens[past].kind == "word" and tokens[past].text[0].isupper():
        if context.folded[past] in words.sets["calendar"]:
            break
        past += 1 + (past + 1 < end - 1 and _is_bridge(context, past + 1))
    if (
        past == at
        or context.folded[past - 1] in words.sets["no_sides"]
        or (past - at > 1 and context.folded[past - 1] in words.sets["grounds"])
        or (persons and past - at < 2 and not sure)
        or len(tokens[at].text) < 3
        or _is_contraction(context, at, words)
    ):
        return None
    if past - at == 1 and (_is_compound(tokens[at].text) or (persons and _is_of_other(context, context.folded[at]))):
        return None
    free = _Free(sure and not persons, (scored or article) and not persons, placed and not persons)
    if not _is_free(context, at, past, free, words):
        return None
    if article and past < end and tokens[past].text.isalpha() and context.folded[past] not in words.sets["follow"]:
        return None
    if _in_date(context, tokens[at].start, tokens[past - 1].end):
        return None
    return Run(context.text[tokens[at].start : tokens[past - 1].end], at, past)


def _is_of_other(context: Context, word: str) -> bool:
    """Whether a single word is known, or of a name of the story that is no person's: "Dubai", no surname."""
    return bool(context.lexicon.lookup(word)) or word in context.parts


def _is_bridge(context: Context, at: int) -> bool:
    """Whether a small word joins two capitalised ones to a name: "Estrela do Sul"."""
    return context.folded[at] in BRIDGES and context.tokens[at + 1].text[:1].isupper()


def _in_date(context: Context, start: int, end: int) -> bool:
    """Whether words hold a date or are a part of one: "Boxing Day"."""
    return any(date.start < end and start < date.end for date in context.dates_in(max(0, start - 20), end + 20))


def _is_contraction(context: Context, at: int, words: MatchWords) -> bool:
    """Whether a word is a pronoun with its verb: "We've", "That's"."""
    head, mark, _ = context.folded[at].partition("'")
    contracted = bool(mark) or context.word(at + 1) == "'s"
    return contracted and head in words.sets["contracted"]


class _Free(NamedTuple):
    """How free a place is: whether only a side can stand there; a score beside it; a verb or score behind it."""

    sure: bool
    scored: bool
    placed: bool


def _described(context: Context, at: int, words: MatchWords) -> int:
    """How many words in small letters say what the side behind them is: "bottom club", "fellow strugglers"."""
    for past in range(at, min(at + _TO_NAME, len(context.tokens) - 1)):
        word = context.folded[past]
        if context.tokens[past].text != word or not word.replace("-", "").isalpha():
            return 0
        if context.tokens[past + 1].text[:1].isupper():
            known = word in words.sets["beside"] or word in words.sets["called_so"]
            return past + 1 - at if known else 0
    return 0


_TO_NAME = 3
"""Words that describe a side in front of its name, at most."""


def _is_compound(text: str) -> bool:
    """Whether a word only describes the side behind it, capitalised for its place: "Ten-man", "Injury-hit"."""
    head, dash, tail = text.partition("-")
    return bool(head and dash and tail) and tail[0].islower()


def _is_free(context: Context, at: int, past: int, free: _Free, words: MatchWords) -> bool:
    """Whether words name nobody, or only a part of them does, where a side alone can stand ("Leicester Larks")."""
    named = {_names(context, here) for here in range(at, past)}
    longer = free.sure and len(named) > 1
    return all(_is_free_word(context, here, free, words, longer=longer) for here in range(at, past))


def _names(context: Context, at: int) -> int | None:
    mention = context.mention_of(at)
    return None if mention is None else mention.name


def _word_before(context: Context, mention: Mention) -> int:
    """The token before a mention, or before the article in front of it."""
    at = context.token_at(mention.start) - 1
    return at - 1 if context.word(at) == "the" else at


def _is_free_word(context: Context, at: int, free: _Free, words: MatchWords, *, longer: bool) -> bool:
    mention = context.mention_of(at)
    if mention is None:
        return True
    name = context.name(mention)
    nation = (name.entry or "").startswith("nation:")
    if name.kind is NameKind.TEAM:
        if name.entry is None and " " not in name.canonical:
            return True
        return longer and not nation and (name.entry is None or " " not in context.text[mention.start : mention.end])
    if name.kind is NameKind.VENUE:  # a ground of one word is the tail of many clubs: "Corley Wanderers"
        if free.sure and name.entry is None and _word_before(context, mention) >= 0:
            before = context.word(_word_before(context, mention))
            travels = before == "to" and context.word(_word_before(context, mention) - 1) in words.sets["leading_to"]
            return not travels and before not in {"at", "in", "near", "from"}
        return longer and mention.end - mention.start == len(context.tokens[at].text)
    if free.placed and name.kind is NameKind.PLACE and name.entry is None:
        return True
    if free.sure and name.kind is NameKind.PLACE and not nation:
        ahead = _word_before(context, mention)
        lost = context.word(ahead) == "to" and context.word(ahead - 1) not in words.sets["leading_to"]
        several = " " in name.canonical and (lost or context.word(ahead) not in words.sets["locative"])
        return longer or free.placed or several or context.word(at - 1) in {"over", "against", "with", "v"}
    if name.kind is NameKind.ORGANISATION and name.entry is None:
        return free.sure and context.word(_word_before(context, mention)) in {"over", "against", "v"}
    if name.kind is not NameKind.PERSON:
        return False
    parts = name.canonical.split()
    if len(parts) == 1:
        return free.sure
    sketch = context.sketches.get(mention.name)
    described = sketch is not None and (sketch.role is not None or sketch.age is not None)
    given = any(fold(part) in context.lexicon.first_names for part in parts[:-1]) and not free.scored
    return free.sure and not described and not given


def _all(
    context: Context, found_in: tuple[set[str], set[int]], teams: set[str], words: MatchWords, *, persons: bool
) -> list[Run]:
    """All places of the runs shown; longer names of which one is the tail or the head are the same name."""
    shown, places = found_in
    heads = {text.split()[0] for text in shown} | {text.split()[-1] for text in shown}
    by_tail: dict[str, str] = {}
    for text in sorted(shown, reverse=True):
        by_tail[text.split()[-1]] = text
    full = _ends(shown | teams)
    found: list[Run] = []
    past = 0
    for at in context.capitals:
        token = context.tokens[at]
        if at < past or token.kind != "word":
            continue
        if token.text in full and _is_tail(context, at):
            past = _whole(context, at, full[token.text])
            found.append(Run(full[token.text], at, past))
            continue
        if not any(each.text in heads for each in context.tokens[at : at + LONGEST]):
            continue
        several = at + 1 < len(context.tokens) and context.tokens[at + 1].text[:1].isupper()  # one word is a town's
        placed = at in places or (several and _is_shown(context, at, shown, words))
        run = _run(context, at, words, sure=True, persons=False, placed=placed)
        if run is None or not any(part in heads for part in run.text.split()):
            continue
        if context.word(run.at - 1 - (context.word(run.at - 1) == "the")) in {"in", "near", "around"}:
            continue
        same = run.text if run.text in shown else None if persons else by_tail.get(run.text.split()[-1])
        if same is not None:
            found.append(run._replace(text=same))
            past = run.past
    return found


def _is_shown(context: Context, at: int, shown: set[str], words: MatchWords) -> bool:
    """Whether one of the names shown to be sides begins at this token, and no preposition makes it a place here."""
    if context.word(at - 1) in words.sets["prepositions"]:
        return False
    start = context.tokens[at].start
    ends = (context.tokens[past].end for past in range(at, min(at + LONGEST, len(context.tokens))))
    return any(context.text[start:end] in shown for end in ends)


def _whole(context: Context, at: int, text: str) -> int:
    """The token past a name that begins here, or past the one end of it that does."""
    start = context.tokens[at].start
    past = context.token_at(start + len(text))
    return past if context.text.startswith(text, start) and past > at else at + 1


def _ends(names: set[str]) -> dict[str, str]:
    """Of the last word of a side's name, and of the first where it is that of no other, the name."""
    several = sorted((text for text in names if " " in text), reverse=True)
    lists = name_words()
    firsts = Counter(text.split()[0] for text in several)
    heads = {
        first: text
        for text in several
        if firsts[first := text.split()[0]] == 1
        and not any(first.casefold() in listed for listed in (lists.place, lists.ordinary, lists.common, lists.team))
    }
    return heads | {text.rsplit(" ", 1)[1]: text for text in several}


def _is_tail(context: Context, at: int) -> bool:
    """Whether a word may be an end of a side's name ("Plougrand" of "AS Plougrand"): it is not said to be a place."""
    token = context.tokens[at]
    mention = context.mention_at(token.start)
    if mention is not None and (context.kind(mention) is not NameKind.PLACE or mention.start != token.start):
        return False
    if mention is None and len(token.text) <= 3:
        return False
    if context.word(at - 1) in {"in", "at", "near", "from", "around", "through", ","} or context.word(at + 1) == ",":
        return False
    return mention is not None or not context.tokens[at - 1].text[:1].isupper() or context.word(at - 1) == "the"

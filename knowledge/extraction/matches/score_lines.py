"""Score lines: two sides with their numbers, without a verb."""

from __future__ import annotations

from itertools import pairwise

from knowledge.extraction.context import Context
from knowledge.extraction.matches.items import Item, Kind, Line
from knowledge.extraction.matches.match_words import Effect, MatchWords
from knowledge.extraction.matches.sides import SideBook
from knowledge.extraction.matches.telling import Pair, Telling
from knowledge.language.scores import ScoreKind, ScoreMention

_TO_OFF = 4
"""Words behind a score line within which it is told that the match was not played out."""


def lines(context: Context, line: Line, sides: SideBook, words: MatchWords) -> list[Telling]:
    """Score lines: "Borders 19-20 Ulster", "Schooners 4, Capitaines 3"; one "(abandoned)" has no result.

    None is one that somebody jokes with, in a post or quotation marks, of sides told of nowhere else: "Dog 2, Cat 1".
    """
    posted = context.block_of(line.sentence).post is not None and len(sides.main) > 1
    found = _lines(context, line)
    found = [t for t in found if not ((posted or context.word(t.at - 1) in words.sets["marks"]) and _odd(t, sides))]
    for telling in found:
        behind = context.folded[telling.past : min(telling.past + _TO_OFF, line.past)]
        if words.sets["off"] & set(behind) and telling.score is not None:
            telling.leads, telling.score, telling.score_from = [telling.score], None, telling.score_from
            telling.effect, telling.played = Effect.MEET, False
    return found


def _odd(telling: Telling, sides: SideBook) -> bool:
    """Whether neither side of a score line is told of anywhere else."""
    return not any(
        key is not None and (sides.times(key) > 1 or sides.is_known(key)) for key in (telling.one, telling.other)
    )


def _lines(context: Context, line: Line) -> list[Telling]:
    found = []
    items = line.items
    for index, item in enumerate(items):
        if item.kind is Kind.SCORE and item.score is not None and index:
            left, right = items[index - 1], items[min(index + 1, len(items) - 1)]
            if _adjacent(left, item) and _adjacent(item, right) and left.side is not None and right.side is not None:
                if right.side.modifier or item.score.kind is ScoreKind.SET:
                    continue
                found.append(_scored(line, left, right, (item.score.first, item.score.second), item.score))
            elif (pair := _pair_before(context, line, index)) is not None:
                found.append(_scored(line, *pair, (item.score.first, item.score.second), item.score))
    return found or _set_lines(line) or _columns(context, line)


def _set_lines(line: Line) -> list[Telling]:
    """Two sides with sets between them: "Nadal 6-7 (6/8) 6-2 7-6 Roddick"."""
    found = []
    for run in runs(line):
        left = next((i for i in reversed(line.items) if i.past == run[0].at and i.side is not None), None)
        right = next((i for i in line.items if i.at == run[-1].past and i.side is not None), None)
        if left is None or right is None or len(run) == 1 or (right.side and right.side.modifier):
            continue
        sets = tuple((i.score.first, i.score.second) for i in run if i.score)
        won = sum(1 if a > b else -1 for a, b in sets)
        telling = _scored(line, left, right, (won, 0), None)
        telling.score, telling.sets = None, sets
        found.append(telling)
    return found


def _pair_before(context: Context, line: Line, index: int) -> tuple[Item, Item] | None:
    """Two sides with a dash or "v" between them, right before a score: "Vardal - Lindås 2-2"."""
    named = [item for item in line.items[max(0, index - 4) : index] if item.side is not None]
    if len(named) < 2:
        return None
    left, right = named[-2:]
    gap = [context.word(at) for at in range(left.past, right.at)]
    behind = [context.word(at) for at in range(right.past, line.items[index].at)]
    joined = len(gap) == 1 and gap[0] in {"-", "v", "vs", "versus"}
    return (left, right) if joined and behind in ([], [":"], [","]) else None


def _adjacent(left: Item, right: Item) -> bool:
    return right.at == left.past


def _scored(line: Line, left: Item, right: Item, score: Pair, source: ScoreMention | None) -> Telling:
    one = left.side.key if left.side else None
    other = right.side.key if right.side else None
    effect = Effect.WIN if score[0] > score[1] else Effect.LOSE if score[0] < score[1] else Effect.DRAW
    return Telling(
        one,
        other,
        effect,
        line.sentence,
        left.at,
        right.past,
        confidence=1.0,
        played=True,
        score=score,
        score_from=source,
    )


def _columns(context: Context, line: Line) -> list[Telling]:
    """Two sides, each with its number behind it."""
    pairs = []
    for item in line.items:
        if item.side is None or item.past >= line.past or in_brackets(context, item.at, line.at):
            continue
        number = context.folded[item.past]
        if number.isdigit() and len(number) <= 3 and (item.past + 1 >= line.past or _ends(context, item.past + 1)):
            pairs.append((item, int(number)))
    found = []
    for (left, ours), (right, theirs) in pairwise(pairs):
        gap = [context.word(at) for at in range(left.past + 1, right.at)]
        if gap and gap[0] == "(" and ")" in gap:
            gap = gap[gap.index(")") + 1 :]
        if len(gap) <= 1 and set(gap) <= {",", "-"} and left.side and right.side and left.side.key != right.side.key:
            telling = _scored(line, left, right, (ours, theirs), None)
            telling.past = right.past + 1
            found.append(telling)
    return found


def struck(context: Context, line: Line, words: MatchWords) -> list[tuple[Telling, Item]]:
    """A result told by a verb that no list has, by the score behind its object: "Dole drilled Roe 7-5 6-0".

    With each the item of the object. The verb ends in "ed", and no other word of a match stands between.
    """
    found = []
    for run in runs(line):
        foe = next((i for i in reversed(line.items) if i.past <= run[0].at and i.kind is not Kind.COMMA), None)
        if foe is None or foe.side is None or run[0].at - foe.past > 1 or foe.side.modifier or foe.side.possessive:
            continue
        before = [i for i in line.items if i.past <= foe.at and i.at >= foe.at - _TO_STRUCK]
        own = next((i for i in reversed(before) if i.side is not None and not i.side.modifier), None)
        between = range(own.past, foe.at) if own is not None else range(0)
        if own is None or own.side is None or own.side.possessive or own.side.key == foe.side.key:
            continue
        verb = next((at for at in between if _is_striking(context, at, words)), None)
        crossed = any(i.kind not in {Kind.COMMA, Kind.JOIN} and own.past <= i.at < foe.at for i in line.items)
        joined = any(i.kind is Kind.JOIN and verb is not None and own.past <= i.at < verb for i in line.items)
        if verb is None or crossed or joined or set(context.folded[verb + 1 : foe.at]) & words.sets["prepositions"]:
            continue
        telling = Telling(own.side.key, foe.side.key, Effect.WIN, line.sentence, verb, foe.past, confidence=0.7)
        found.append((telling, foe))
    return found


_TO_STRUCK = 14
"""Words from a subject to the object of its verb, at most."""


def _is_striking(context: Context, at: int, words: MatchWords) -> bool:
    """Whether a word is a verb in the past that does something to somebody."""
    word = context.folded[at]
    if not (word.endswith("ed") and word.isalpha() and context.tokens[at].text == word and "-" not in word):
        return False
    others = ("takes_object", "leading", "trailing", "arriving", "hosting")
    return not any(word in words.sets[name] for name in others) and context.word(at - 1) not in words.sets["be"]


_NOTE = 40
"""Words in brackets that are looked back through for where they open."""


def in_brackets(context: Context, at: int, first: int) -> bool:
    """Whether a token stands in round brackets that open in its sentence: the scorers of a side."""
    near = context.folded[max(first, at - _NOTE) : at]
    return "(" in near and next(mark for mark in reversed(near) if mark in {"(", ")"}) == "("


def _ends(context: Context, at: int) -> bool:
    """Whether what follows a number leaves it a tally: a mark, or the name of the other side."""
    word = context.word(at)
    return not word[:1].isalpha() or context.tokens[at].text[:1].isupper()


_TO_SET = 6
"""Words between two sets, a tie-break in brackets at most: "6-7 (6/8) 6-2"."""


def _is_of_game(score: ScoreMention) -> bool:
    """Whether a score in a row of sets is one of points in a game: "0-2 and 0-40 down"."""
    return score.kind is ScoreKind.SET and bool({15, 30, 40} & {score.first, score.second})


def runs(line: Line) -> list[list[Item]]:
    """The scores of a sentence; sets in a row together."""
    runs: list[list[Item]] = []
    for item in line.items:
        if item.kind is not Kind.SCORE or item.score is None or _is_of_game(item.score):
            continue
        last = runs[-1][-1] if runs else None
        if (
            last is not None
            and last.score is not None
            and last.score.kind is item.score.kind is ScoreKind.SET
            and item.at - last.past <= _TO_SET
        ):
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs

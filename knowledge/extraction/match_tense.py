"""Whether a match is told as played, as still to come, or as a mere hope."""

from __future__ import annotations

from itertools import pairwise

from knowledge.extraction.context import Context
from knowledge.extraction.match_items import Kind, Line
from knowledge.extraction.match_telling import Telling
from knowledge.extraction.match_words import Effect, Form, MatchWords
from knowledge.language.dates import DateMention
from knowledge.model import BlockKind, Precision

Sets = dict[str, frozenset[str]]

_BACK = 5
"""Words before a trigger in which an auxiliary of its own stands."""


def settle(context: Context, line: Line, telling: Telling, words: MatchWords) -> bool:
    """Fill in `played`, `unreal` and `date`; False for a result that the sentence denies."""
    named = {at for item in line.items if item.side is not None for at in range(item.at, item.past)}
    near = [context.word(at) for at in range(max(line.at, telling.at - _BACK), telling.at) if at not in named]
    for stop in words.sets["clause_ends"]:
        if stop in near:
            near = near[len(near) - near[::-1].index(stop) :]
    sets = words.sets
    telling.date = _date(context, line, telling, words)
    if telling.effect is Effect.MEET and sets["off"] & set(
        context.folded[telling.past : min(telling.past + 6, line.past)]
    ):
        telling.played = False
        telling.date = _date(context, line, telling, words)
        if telling.score is not None:
            telling.leads.append(telling.score)
            telling.score = None
    if telling.played is not None:
        return True
    if telling.noun and telling.effect is Effect.MEET and set(near) & sets["washed"]:
        telling.played = False
        return True
    if telling.noun and telling.effect is Effect.MEET and _is_tied(context, telling, words):
        telling.effect, telling.played = Effect.DRAW, True
        return True
    prevented = bool(set(near) & sets["prevent"]) or "since" in near
    if not telling.noun and telling.effect is not Effect.MEET and set(near[-4:]) & sets["never"] and not prevented:
        telling.played, telling.effect = False, Effect.MEET
        return bool(set(near) & sets["must"])
    if (
        telling.effect is not Effect.MEET
        and not prevented
        and _is_unreal(near, sets["unreal"])
        and telling.score is None
        and not telling.noun
    ):
        telling.unreal = not set(near) & sets["needed"] and not _is_dated(context, telling)
        telling.played, telling.effect = False, Effect.MEET
        return telling.other is not None
    behind = {context.word(at) for at in range(telling.past, min(telling.past + 3, line.past))}
    if telling.noun and telling.score is None and behind & (sets["modal"] - sets["forthcoming"]):
        telling.unreal, telling.played, telling.effect = True, False, Effect.MEET
        return telling.other is not None
    if telling.effect is not Effect.MEET and _is_longed_for(context, line, telling, words):
        telling.unreal, telling.played, telling.effect = True, False, Effect.MEET
        return True
    if telling.effect is not Effect.MEET:
        hoped = set(near) & sets["unreal"] or _would_have(context, line, telling)
        telling.played = not (telling.noun and telling.score is None and bool(hoped))
        if not telling.played:
            telling.unreal, telling.effect = True, Effect.MEET
        telling.date = _date(context, line, telling, words)
        return True
    telling.played = _met(context, line, telling, words, near)
    telling.date = _date(context, line, telling, words)
    return True


def _is_longed_for(context: Context, line: Line, telling: Telling, words: MatchWords) -> bool:
    """Whether a result is one that somebody waits for: "waited 41 years to see York beat Bath"."""
    before = context.folded[max(line.at, telling.at - _TO_LONGED) : telling.at]
    return ("to", "see") in pairwise(before) and bool(words.sets["longing"] & set(before))


_TO_LONGED = 9


def _is_tied(context: Context, telling: Telling, words: MatchWords) -> bool:
    """Whether right behind a match and its sides it is told that nobody won: "was tied", "ended level"."""
    past = telling.past
    return context.word(past) in words.sets["finishing"] and context.word(past + 1) in words.sets["undecided"]


def _would_have(context: Context, line: Line, telling: Telling) -> bool:
    """Whether a result is one that would have brought something: "would have gone through with a win over York"."""
    before = context.folded[max(line.at, telling.at - _TO_WOULD) : telling.at]
    return any(pair in _WOULD for pair in pairwise(before)) and "but" not in before


_TO_WOULD = 9
_WOULD = frozenset({("would", "have"), ("could", "have"), ("might", "have")})


def _is_dated(context: Context, telling: Telling) -> bool:
    """Whether a hope is one for a certain day: "hope to beat Wales on Saturday"."""
    if telling.date is None:
        return False
    return "weekday" in dict(telling.date.parts) or context.resolve(telling.date).precision is Precision.DAY


def _is_past(word: str) -> bool:
    return len(word) > 4 and word.endswith("ed") and word.isalpha()


_MARKS = frozenset(',;:()"“”')


def _words_before(context: Context, line: Line, telling: Telling) -> list[str]:
    """The words of the clause before a telling, the nearest first, as far as a mark or the side that plays."""
    found = []
    sides = {
        at
        for item in line.items
        if item.side is not None and not item.side.possessive
        for at in range(item.at, item.past)
    }
    for at in range(telling.at - 1, max(line.at, telling.at - 14) - 1, -1):
        word = context.folded[at]
        if at in sides:
            found.append("|")
            continue
        if word in _MARKS:
            break
        found.append(word)
    return found


def same_day(context: Context, line: Line) -> bool:
    """Whether a sentence tells of the day spoken of before it: "the same night"."""
    folded = context.folded
    return any(
        folded[at] == "same" and context.word(at + 1) in {"day", "night", "evening", "afternoon", "morning"}
        for at in range(line.at, line.past)
    )


def date_of(context: Context, line: Line, telling: Telling, words: MatchWords) -> DateMention | None:
    """The date nearest to a telling in its sentence."""
    return _date(context, line, telling, words)


def _is_unreal(near: list[str], unreal: frozenset[str]) -> bool:
    """Whether the words before a result make it a hope; "may have beaten" grants it."""
    if "have" in near and "may" in near:
        return False
    hopes = {word for word, then in zip(near, [*near[1:], "to"], strict=False) if word != "needed" or then == "to"}
    return bool(hopes & unreal)


def _met(context: Context, line: Line, telling: Telling, words: MatchWords, near: list[str]) -> bool | None:
    """Of a meeting told without a result: what the verb's form, the words around it and the date say."""
    sets = words.sets
    of_leg = bool(telling.leads) and "leg" in context.folded[line.at : line.past]
    if telling.score is not None or telling.sets or telling.half_time or (telling.leads and not of_leg):
        return True
    if telling.noun and context.block_of(line.sentence).kind is BlockKind.CAPTION:
        return not set(near) & sets["towards"]
    lead = _words_before(context, line, telling)
    if "drawn" in context.folded[telling.at : telling.at + 3] and not telling.noun:
        telling.weak = True
        return False
    form = _form(context, telling, line, words)
    by_form = _by_form(context, telling, form, (near, lead), sets)
    if by_form is not None:
        return by_form
    by_date = _by_date(context, telling)
    if by_date is not None:
        return by_date
    if telling.noun and _behind_present(line, telling):
        return False
    by_lead = _by_lead(telling, lead, sets)
    if by_lead is not None:
        return by_lead
    around = {context.word(at) for at in range(line.at, min(telling.past + 6, line.past))}
    if (form is None and around & {"is", "are"} and not around & {"was", "were"}) or around & sets["future"]:
        return False
    if _led(lead, sets) in sets["past"]:
        return True
    if telling.noun and form is None:
        tense = None if telling.date is None else context.tense(telling.date)
        if tense == "past" and sum(item.trigger is not None for item in line.items) == 1:
            return True
        telling.weak = True
        return False
    return True if any(word in {"was", "were", "had", "did"} or word.endswith("ed") for word in around) else None


def _by_form(
    context: Context, telling: Telling, form: Form | None, before: tuple[list[str], list[str]], sets: Sets
) -> bool | None:
    """What the form of the verb says, with the words before it."""
    near, lead = set(before[0]), before[1]
    if form is Form.PRESENT:
        if sets["watch"] & set(lead[:6]):
            return True
        if not near & {"did", "didn't", "does"}:
            return False
    if near & sets["towards"] and form is not Form.PAST:
        return False
    if form is Form.GERUND and near & {"are", "is", "be"}:
        return False
    return True if form in {Form.PAST, Form.PARTICIPLE} and context.word(telling.at) != "drawn" else None


def _behind_present(line: Line, telling: Telling) -> bool:
    """Whether a verb in the present stands before: "they face Wales in the final"."""
    return any(
        i.trigger is not None
        and i.trigger.effect is Effect.MEET
        and i.trigger.form is Form.PRESENT
        and i.at < telling.at
        for i in line.items
    )


def _led(lead: list[str], sets: Sets) -> str:
    """The nearest word before a telling that puts it ahead or behind: "before", "after"; "" for none."""
    near = zip(["", *lead], lead[:5], strict=False)
    return next(
        (
            word
            for then, word in near
            if word in sets["past"] or (word in sets["ahead"] and (word, then) != ("for", "|"))
        ),
        "",
    )


def _by_lead(telling: Telling, lead: list[str], sets: Sets) -> bool | None:
    """What the verb before a telling, and "before" or "after", say."""
    verb = next((w for w in lead if w in sets["was"] or w in sets["modal"] or _is_past(w)), None)
    leading = _led(lead, sets)
    if leading in sets["ahead"]:
        return False
    if verb is not None and verb not in sets["modal"] and (not telling.noun or leading in sets["past"]):
        return True
    return None


def _form(context: Context, telling: Telling, line: Line, words: MatchWords) -> Form | None:
    if telling.noun:
        return None
    found = words.trigger_at(context.folded, telling.at, line.past)
    return found[1].form if found and found[1].form is not Form.NOUN else None


def _by_date(context: Context, telling: Telling) -> bool | None:
    """Whether an absolute date lies before or behind the day of publishing."""
    published = context.story.published
    if telling.date is None:
        return None
    way = _way(telling.date)
    if way in {"last", "yesterday", "last night"}:
        return True
    if way in {"next", "tomorrow"}:
        return False
    if published is None:
        return None
    when = context.resolve(telling.date, None)
    parts = dict(telling.date.parts)
    if "weekday" in parts or when.first is None or when.last is None:
        return None
    if when.last < published:
        return True
    return False if when.first > published else None


def _date(context: Context, line: Line, telling: Telling, words: MatchWords) -> DateMention | None:
    """The date nearest to the telling in its sentence, not counting across other triggers and joints."""
    whole = context.sentences[line.sentence]
    best, least = None, 1_000
    put_off = telling.played is False and set(context.folded[telling.past : line.past]) & words.sets["put_off"]
    for date in context.dates_in(whole.start, whole.end):
        at, past = context.token_at(date.start), context.token_at(date.end)
        since = {context.word(at - 1), context.word(at)} & words.sets["not_on"]
        if since or not _may_date(date, played=telling.played) or _is_anothers(context, line, telling, past):
            continue
        gap = _distance(context, line, telling, at, past)
        if put_off and at > telling.past:
            gap = 0
        if telling.dated is not None:
            gap = at - telling.dated[1] if at >= telling.dated[1] else _APART
        if gap < least:
            best, least = date, gap
    return best if least <= _FAR or context.block_of(line.sentence).kind is BlockKind.CAPTION else None


def part_dates(context: Context, line: Line, tellings: list[Telling]) -> None:
    """Of a date that several tellings of a sentence took, leave it to those that it can be of.

    "Tuesday's tie with York, having lost to Hull" is of the tie alone, "York, 2-0 winners over Hull, host Leeds on
    Friday" of the one to come, "beaten last year, they won 2-0" of the nearest.
    """
    for date in {telling.date for telling in tellings if telling.date is not None}:
        sharing = [telling for telling in tellings if telling.date == date]
        if len(sharing) < _SEVERAL:
            continue
        at, past = context.token_at(date.start), context.token_at(date.end)
        owners = [t for t in sharing if _owns(context, t, past)]
        if not owners and (_is_split_by(context, date, sharing) or _is_coarse(context, date)):
            owners = [min(sharing, key=lambda t: _distance(context, line, t, at, past))]
        for telling in sharing:
            same = any({telling.one, telling.other} == {owner.one, owner.other} for owner in owners)
            if owners and telling not in owners and not (same and telling.played == owners[0].played):
                telling.date = None


_SEVERAL = 2


def _owns(context: Context, telling: Telling, past: int) -> bool:
    """Whether a date stands right before the noun of a telling: "Tuesday's last-16 tie with York"."""
    return telling.noun and context.word(past) in {"'s", "’s"} and past < telling.at <= past + _TO_NOUN


def _is_split_by(context: Context, date: DateMention, tellings: list[Telling]) -> bool:
    """Whether a date would be another day for a match played than for one to come."""
    played = {telling.played is not False for telling in tellings}
    return len(played) > 1 and (
        context.resolve(date, "past") != context.resolve(date, "future") or _by_date(context, tellings[0]) is not None
    )


def _is_coarse(context: Context, date: DateMention) -> bool:
    return context.resolve(date).precision not in {Precision.DAY, Precision.WEEK}


def _is_anothers(context: Context, line: Line, telling: Telling, past: int) -> bool:
    """Whether a date is that of another result, whose noun it stands before: "last year's defeat by York"."""
    if context.word(past) not in {"'s", "’s"}:
        return False
    noun = next((i for i in line.items if past <= i.at <= past + _TO_NOUN and i.trigger is not None), None)
    if noun is None or noun.trigger is None or noun.trigger.effect is Effect.MEET:
        return False
    return noun.trigger.form is Form.NOUN and noun.at != telling.at


_TO_NOUN = 4
"""Words from a date with "'s" to the noun it belongs to, at most."""
_APART = 20
"""What a date costs that stands before one of several opponents, not behind it."""
_FAR = 24
"""Words, with what is added for joints between, at which a date is no longer of a telling."""


def _way(date: DateMention) -> str:
    """On which side of the story's day a date says it is: "last", "next", "yesterday"; "" where it doesn't."""
    parts = dict(date.parts)
    return (parts.get("which") or parts.get("way") or parts.get("relative") or "").casefold()


def _may_date(date: DateMention, *, played: bool | None) -> bool:
    """Whether a date can be a match's: no season; "next week" is none of a match played, "last week" of one to come."""
    parts, way = dict(date.parts), _way(date)
    if "season" in parts or parts.get("period", "").casefold() == "season":
        return False
    if played and way in {"next", "tomorrow"}:
        return False
    return not (played is False and (way in {"last", "yesterday", "last night"} or "count" in parts))


def _distance(context: Context, line: Line, telling: Telling, at: int, past: int) -> int:
    if at >= telling.at and past <= telling.past:
        return 0
    low, high = (telling.past, at) if at >= telling.past else (past, telling.at)
    crossed = 0
    for item in line.items:
        if not low <= item.at < high:
            continue
        if item.kind is Kind.STOP:
            crossed += 6 if context.word(item.at) == ":" else 25
        elif item.kind is Kind.JOIN and context.word(item.at) not in {"before", "after", "when", "and"}:
            crossed += 20
        elif item.kind is Kind.TRIGGER and item.trigger is not None and item.trigger.form is not Form.NOUN:
            crossed += 12
        elif item.kind is Kind.RELATIVE or context.word(item.at) == "and":
            crossed += 6
        elif item.kind is Kind.COMMA:
            crossed += 2
    leads = context.word(past) in {"'s", "’s"} or at - line.at <= 2
    return high - low + crossed + (0 if at >= telling.past or leads else 10)

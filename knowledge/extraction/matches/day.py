"""Which of the dates that a sentence prints is that of a match it tells of."""

from __future__ import annotations

from knowledge.extraction.context import Context
from knowledge.extraction.matches.items import Kind, Line
from knowledge.extraction.matches.match_words import Effect, Form, MatchWords
from knowledge.extraction.matches.telling import Telling
from knowledge.language.dates import DateMention
from knowledge.model import BlockKind, Precision

_SEVERAL = 2
_TO_NOUN = 4
"""Words from a date with "'s" to the noun it belongs to, at most."""
_APART = 20
"""What a date costs that stands before one of several opponents, not behind it."""
_FAR = 24
"""Words, with what is added for joints between, at which a date is no longer of a telling."""


def date_of(context: Context, line: Line, telling: Telling, words: MatchWords) -> DateMention | None:
    """The date nearest to the telling in its sentence, not counting across other triggers and joints."""
    whole = context.sentences[line.sentence]
    dates = context.dates_in(whole.start, whole.end)
    if not dates:
        return None
    best, least = None, 1_000
    put_off = telling.played is False and set(context.folded[telling.past : line.past]) & words.sets["put_off"]
    for date in dates:
        at, past = context.token_at(date.start), context.token_at(date.end)
        since = {context.word(at - 1), context.word(at)} & words.sets["not_on"]
        since -= {"from"} if context.word(past) == "'s" else set()
        if since or not _may_date(date, played=telling.played) or _is_anothers(context, line, telling, past):
            continue
        gap = _distance(context, line, telling, at, past)
        if put_off and at > telling.past:
            gap = 0
        if telling.dated is not None:
            gap = at - telling.dated[1] if at >= telling.dated[1] else _APART
        if _is_coarse(context, date) and not _is_near(line, telling, at, past):
            continue
        if gap < least:
            best, least = date, gap
    return best if least <= _FAR or context.block_of(line.sentence).kind is BlockKind.CAPTION else None


def _is_near(line: Line, telling: Telling, at: int, past: int) -> bool:
    """Whether a year or month stands close enough to be a match's, not that of something told in between."""
    if past <= telling.at and at - line.at <= _OPENING:
        return True
    low, high = (telling.past, at) if at >= telling.past else (past, telling.at)
    commas = sum(item.kind in {Kind.COMMA, Kind.RELATIVE} and low <= item.at < high for item in line.items)
    return not commas


_OPENING = 2
"""Words at the start of a sentence within which a date is of all of it."""


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


def same_day(context: Context, line: Line) -> bool:
    """Whether a sentence tells of the day spoken of before it: "the same night"."""
    folded = context.folded
    return any(
        folded[at] == "same" and context.word(at + 1) in {"day", "night", "evening", "afternoon", "morning"}
        for at in range(line.at, line.past)
    )


def by_date(context: Context, telling: Telling) -> bool | None:
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


def _owns(context: Context, telling: Telling, past: int) -> bool:
    """Whether a date stands right before the noun of a telling: "Tuesday's last-16 tie with York"."""
    return telling.noun and context.word(past) == "'s" and past < telling.at <= past + _TO_NOUN


def _is_split_by(context: Context, date: DateMention, tellings: list[Telling]) -> bool:
    """Whether a date would be another day for a match played than for one to come."""
    played = {telling.played is not False for telling in tellings}
    return len(played) > 1 and (
        context.resolve(date, "past") != context.resolve(date, "future") or by_date(context, tellings[0]) is not None
    )


def _is_coarse(context: Context, date: DateMention) -> bool:
    return context.resolve(date).precision not in {Precision.DAY, Precision.WEEK}


def _is_anothers(context: Context, line: Line, telling: Telling, past: int) -> bool:
    """Whether a date is that of another result, whose noun it stands before: "last year's defeat by York"."""
    if context.word(past) != "'s":
        return False
    noun = next((i for i in line.items if past <= i.at <= past + _TO_NOUN and i.trigger is not None), None)
    if noun is None or noun.trigger is None or noun.trigger.effect is Effect.MEET:
        return False
    return noun.trigger.form is Form.NOUN and noun.at != telling.at


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
    if at < telling.at and "having" in context.folded[low:high]:
        crossed += 20  # "in Sunday's final, having beaten York on Friday"
    leads = context.word(past) == "'s" or at - line.at <= 2
    return high - low + crossed + (0 if at >= telling.past or leads else 10)

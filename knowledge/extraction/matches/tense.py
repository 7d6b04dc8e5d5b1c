"""Whether a match is told as played, as still to come, or as a mere hope."""

from __future__ import annotations

from itertools import pairwise

from knowledge.extraction.context import Context
from knowledge.extraction.matches.day import by_date, date_of
from knowledge.extraction.matches.items import Line
from knowledge.extraction.matches.match_words import Effect, Form, MatchWords
from knowledge.extraction.matches.telling import Telling
from knowledge.model import BlockKind, Precision

Sets = dict[str, frozenset[str]]

_BACK = 5
"""Words before a trigger in which an auxiliary of its own stands."""


def settle(context: Context, line: Line, telling: Telling, words: MatchWords) -> bool:
    """Fill in `played`, `unreal` and `date`; False for a result that the sentence denies."""
    near = _near(context, line, telling, words)
    telling.date = date_of(context, line, telling, words)
    _put_off(context, line, telling, near, words)
    if telling.played is not None:
        return True
    if telling.effect is Effect.LOSE and _gives_few(context, telling, words):
        telling.effect = Effect.WIN
    given = _given_to(context, line, telling, words)
    if given is not None and telling.other in {None, given} and telling.one != given:
        telling.other, telling.effect = given, Effect.LOSE
    if _is_missed(telling, near, words):
        telling.effect, telling.played = Effect.MEET, True
        return True
    if telling.effect is not Effect.MEET or not telling.noun or "like" in near:
        denied = _denied(context, line, telling, near, words)
        if denied is not None:
            return denied
    if telling.effect is not Effect.MEET:
        hoped = set(near) & words.sets["unreal"] or _would_have(context, line, telling)
        telling.played = not (telling.noun and telling.score is None and bool(hoped))
        if not telling.played:
            telling.unreal, telling.effect = not _is_dated(context, telling), Effect.MEET
    elif telling.noun and telling.score is None and _is_modal(context, line, telling, words):
        telling.unreal, telling.played = True, False
        return telling.other is not None
    else:
        telling.played = _met(context, line, telling, words, near)
    telling.date = date_of(context, line, telling, words)
    return True


def _gives_few(context: Context, telling: Telling, words: MatchWords) -> bool:
    """Whether what is lost is only a little of a match that was won: "lost only six games against Dole"."""
    behind = context.folded[telling.at + 1 : telling.at + 4]
    return bool(behind) and behind[0] in words.sets["few"] and bool(words.sets["given_away"] & set(behind))


def _given_to(context: Context, line: Line, telling: Telling, words: MatchWords) -> int | None:
    """The side to which a win is given that stands behind it: "a clash of heads handed victory to Dole"."""
    to = telling.at + 1
    if telling.effect is not Effect.WIN or not telling.noun or context.word(to) != "to":
        return None
    verb = next((at for at in range(telling.at - 3, telling.at) if context.word(at) in words.sets["giving"]), to)
    if any(item.side is not None and verb < item.at < to for item in line.items) or verb == to:
        return None
    behind = (item for item in line.items if item.side is not None and to < item.at <= to + _TO_GIVEN)
    return next((i.side.key for i in behind if i.side and not i.side.modifier and not i.side.possessive), None)


_TO_GIVEN = 3
"""Words from "to" to the side that is given a win, at most."""


def _is_missed(telling: Telling, near: list[str], words: MatchWords) -> bool:
    """Whether a result was near and did not come about: "within seconds of a win", "to avoid a fourth defeat"."""
    if not telling.noun or telling.score is not None:
        return False
    sets = words.sets
    if telling.effect is Effect.LOSE:
        return bool(set(near) & sets["averting"]) and not set(near) & sets["never"]
    return telling.effect is Effect.WIN and bool(set(near) & sets["short_of"])


def _near(context: Context, line: Line, telling: Telling, words: MatchWords) -> list[str]:
    """The words right before a telling, in its clause, the names of sides left out."""
    named = {at for item in line.items if item.side is not None for at in range(item.at, item.past)}
    near = [context.word(at) for at in range(max(line.at, telling.at - _BACK), telling.at) if at not in named]
    for stop in words.sets["clause_ends"]:
        if stop in near:
            near = near[len(near) - near[::-1].index(stop) :]
    return near


def _put_off(context: Context, line: Line, telling: Telling, near: list[str], words: MatchWords) -> None:
    """Settle a meeting that is said not to have been played, or to have had no winner."""
    sets = words.sets
    if telling.effect is not Effect.MEET:
        return
    if sets["off"] & set(context.folded[telling.past : min(telling.past + 6, line.past)]):
        telling.played = False
        telling.date = date_of(context, line, telling, words)
        if telling.score is not None:
            telling.leads.append(telling.score)
            telling.score = None
    elif telling.noun and telling.played is None and set(near) & sets["washed"]:
        telling.played = False
    elif telling.noun and telling.played is None and _is_tied(context, telling, words):
        telling.effect, telling.played = Effect.DRAW, True


def _denied(context: Context, line: Line, telling: Telling, near: list[str], words: MatchWords) -> bool | None:
    """Of a result that is denied, hoped for or only possible, whether a match is left; None of one that is told."""
    sets, effect = words.sets, telling.effect
    prevented = bool(set(near) & sets["prevent"]) or "since" in near
    if not telling.noun and effect is not Effect.MEET and set(near[-4:]) & sets["never"] and not prevented:
        telling.played, telling.effect = False, Effect.MEET
        return bool(set(near) & sets["must"])
    unreal = effect is not Effect.MEET and telling.score is None and not telling.noun and not prevented
    if unreal and _is_unreal(near, sets):
        telling.unreal = not set(near) & sets["needed"] and not _is_dated(context, telling)
        telling.played, telling.effect = False, Effect.MEET
        return telling.other is not None
    if telling.noun and telling.score is None and _is_modal(context, line, telling, words):
        telling.unreal = effect is Effect.MEET or not _is_dated(context, telling)
        telling.played, telling.effect = False, Effect.MEET
        return telling.other is not None
    if effect is Effect.MEET and telling.noun and "like" in near:  # "in games like a final against York"
        return False
    if effect is not Effect.MEET and _is_longed_for(context, line, telling, words):
        telling.unreal, telling.played, telling.effect = True, False, Effect.MEET
        return True
    return None


def _is_modal(context: Context, line: Line, telling: Telling, words: MatchWords) -> bool:
    """Whether what stands behind a noun makes it a mere chance: "a win over York would"."""
    behind = {context.word(at) for at in range(telling.past, min(telling.past + 3, line.past))}
    return bool(behind & (words.sets["modal"] - words.sets["forthcoming"]))


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


_MARKS = frozenset(',;:()"')


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


def _is_unreal(near: list[str], sets: Sets) -> bool:
    """Whether the words before a result make it a hope; "may have beaten" grants it."""
    if "have" in near and "may" in near:
        return False
    hopes = {word for word, then in zip(near, [*near[1:], "to"], strict=False) if word != "needed" or then == "to"}
    if near and near[-1] in sets["tipped"]:
        hopes.discard(near[-1])
    return bool(hopes & sets["unreal"])


def _met(context: Context, line: Line, telling: Telling, words: MatchWords, near: list[str]) -> bool | None:
    """Of a meeting told without a result: what the verb's form, the words around it and the date say."""
    sets = words.sets
    of_leg = bool(telling.leads) and "leg" in context.folded[line.at : line.past]
    if telling.score is not None or telling.sets or telling.half_time or (telling.leads and not of_leg):
        return True
    if telling.noun and context.block_of(line.sentence).kind is BlockKind.CAPTION:
        return not set(near) & sets["towards"]
    if sets["before_now"] & set(context.folded[telling.past : min(telling.past + _TO_EARLIER, line.past)]):
        return True
    lead = _words_before(context, line, telling)
    if "drawn" in context.folded[telling.at : telling.at + 3] and not telling.noun:
        telling.weak = True
        return False
    form = _form(context, telling, line, words)
    by_form = _by_form(context, telling, form, (near, lead), sets)
    if by_form is not None:
        return by_form
    dated = by_date(context, telling)
    if dated is not None:
        return dated
    if telling.noun and _behind_present(line, telling):
        return False
    by_lead = _by_lead(telling, lead, sets)
    return by_lead if by_lead is not None else _by_sentence(context, line, telling, words, (form, lead))


def _by_sentence(
    context: Context, line: Line, telling: Telling, words: MatchWords, verb: tuple[Form | None, list[str]]
) -> bool | None:
    """What the rest of the sentence says of a meeting, whose verb, and the words before it, say nothing."""
    sets, (form, lead) = words.sets, verb
    led = _led(lead, sets)
    if telling.noun and led in sets["behind_all"]:
        return True
    around = {context.word(at) for at in range(line.at, min(telling.past + 6, line.past))}
    if (form is None and around & {"is", "are"} and not around & {"was", "were"}) or around & sets["future"]:
        return False
    if around & sets["hoping"] and led in {"", "in", "from"}:
        return False
    if led in sets["past"]:
        return True
    if telling.noun and form is None:
        tense = None if telling.date is None else context.tense(telling.date)
        if tense == "past" and sum(item.trigger is not None for item in line.items) == 1:
            return True
        telling.weak = True
        return False
    return True if any(word in {"was", "were", "had", "did"} or word.endswith("ed") for word in around) else None


def _is_intended(lead: list[str], sets: Sets) -> bool:
    """Whether the words before a match, the nearest first, are what somebody is to do: "wants York to win in"."""
    at = next((at for at, word in enumerate(lead) if word == "to" and lead[at - 1 : at] not in _NO_VERBS), None)
    return at is not None and at > 0 and not set(lead[at + 1 : at + _TO_DONE]) & sets["happened"]


_NO_VERBS = (["the"], ["a"], ["their"], ["his"], ["|"], ["an"], ["second"], ["third"], ["first"])
_TO_DONE = 4
"""Words before an infinitive that tell whether it happened."""
_TO_EARLIER = 2
"""Words from a meeting to the "earlier" that puts it in the past, at most."""


def _by_form(
    context: Context, telling: Telling, form: Form | None, before: tuple[list[str], list[str]], sets: Sets
) -> bool | None:
    """What the form of the verb says, with the words before it."""
    near, lead = set(before[0]), before[1]
    if "have" in near and near & sets["conditional"]:
        return False
    if near & sets["towards"] == {"to"} and by_date(context, telling):  # "had hoped to face York last weekend"
        return True
    if form is Form.PRESENT:
        if sets["watch"] & set(lead[:6]):
            return True
        if not near & {"did", "didn't", "does"}:
            return False
    if near & sets["towards"] and form is not Form.PAST:
        return False
    if form is Form.GERUND and "with" in lead and not set(lead) & sets["past"]:
        return by_date(context, telling) is True
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


_TO_ABSENT = 9
"""Words from "ruled out of" to the match, at most."""


def _by_lead(telling: Telling, lead: list[str], sets: Sets) -> bool | None:
    """What the verb before a telling, and "before" or "after", say."""
    if telling.noun and ("at", "was") in pairwise(lead):  # "was at York's clash with Bath"
        return True
    verb = next((w for w in lead if w in sets["was"] or w in sets["modal"] or _is_past(w)), None)
    if verb in sets["able"] and not telling.noun:
        return False
    leading = _led(lead, sets)
    to_come = (sets["absent"] | sets["earning"]) & set(lead[:_TO_ABSENT])
    if leading in sets["ahead"] or (telling.noun and to_come):
        return False
    if telling.noun and leading in {"in", "from"} and _is_intended(lead, sets):
        return False
    if verb is not None and verb not in sets["modal"] and (not telling.noun or leading in sets["past"]):
        return True
    return None


def _form(context: Context, telling: Telling, line: Line, words: MatchWords) -> Form | None:
    if telling.noun:
        return None
    found = words.trigger_at(context.folded, telling.at, line.past)
    return found[1].form if found and found[1].form is not Form.NOUN else None

"""How content reads in a line, for those who look after it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from bot import wording
from bot.replies import Item, Reply, Tone
from bot.tongue import count, say
from knowledge.correcting import Effect, fields
from knowledge.model import GLOBAL, AnyFact, Figure, Match, Name, Profile, Quote, Statement, Story
from knowledge.store.protocol import Done


def kind_names() -> dict[str, str]:
    """The kinds of facts, by their tags, as people call them."""
    return {
        "match": say("Matches"),
        "quote": say("Quotations"),
        "person": say("People"),
        "figure": say("Figures"),
        "statement": say("Statements"),
    }


def kind_of(fact: AnyFact) -> str:
    """The tag of the kind of a fact."""
    return str(fact.__struct_config__.tag)


def counted(facts: Iterable[AnyFact]) -> str:
    """`Matches: 3 · Quotations: 2`."""
    numbers, names = Counter(map(kind_of, facts)), kind_names()
    told = [f"{names[kind]}: {numbers[kind]}" for kind in names if numbers[kind]]
    return wording.joined(told) or say("no facts")


def fact_line(fact: AnyFact) -> str:
    """What a fact says, in one line."""
    match fact:
        case Match():
            return wording.joined([wording.match_line(fact), wording.match_detail(fact)])
        case Quote():
            day = wording.when(fact.when) if fact.when else ""
            return wording.joined([f"“{fact.text}”", fact.speaker or fact.handle or "", day])
        case Profile():
            age = str(fact.age) if fact.age is not None else ""
            return wording.joined([fact.name, fact.role or "", fact.team or "", fact.nationality or "", age])
        case Figure():
            return wording.joined([" ".join(filter(None, (fact.text, fact.unit))), fact.of or ""])
        case Statement():
            day = wording.when(fact.when) if fact.when else ""
            said = " ".join(filter(None, (fact.subject, fact.action, fact.object)))
            return wording.joined([said, fact.place or "", day])


def set_by_moderators(fact: AnyFact) -> str:
    """Which fields of a fact moderators have set, empty for none."""
    return say("set by moderators: {fields}", fields=", ".join(fact.corrected)) if fact.corrected else ""


def whose(collection: str) -> str:
    """Whose content a collection is, from where one stands."""
    return say("For every server") if collection == GLOBAL else say("For this server alone")


def unchanged(why: object) -> Reply:
    """What is told where something could not be done."""
    return Reply(Tone.ERROR, say("Nothing was changed: the last edition stays in service."), body=str(why))


def deeds() -> dict[str, str]:
    """What can be done to content, by the words in which history keeps it."""
    return {
        "reload": say("reloaded"),
        "add": say("added"),
        "correct": say("corrected"),
        "withdraw": say("correction ended"),
        "undo": say("undone"),
        "remove": say("removed"),
        "restore story": say("restored"),
        "roll back": say("rolled back"),
        "restore": say("backup restored"),
        "follow": say("followed what every server sees"),
    }


def deed_line(done: Done) -> str:
    """`12 · corrected · 2 Jul 2018, 14:05 UTC · Ada · 3 stories`."""
    who = done.deed.who.rpartition(" (")[0] or done.deed.who
    when = f"{wording.short_day(done.at.date())}, {done.at:%H:%M} UTC"
    what = deeds().get(done.deed.what, done.deed.what)
    return wording.joined([str(done.edition), what, when, who, stories(done.brought + done.removed)])


def stories(number: int) -> str:
    """`3 stories`."""
    return count(number, "{number} story", "{number} stories")


def effect_item(effect: Effect) -> Item:
    """What a correction does at one place, before and after, in words."""
    one, two = _thing(effect.before, effect.after), _thing(effect.after, effect.before)
    return Item(say("Before: {what}", what=one), say("After: {what}", what=two))


_Thing = AnyFact | Name | Story | None


def _thing(thing: _Thing, other: _Thing) -> str:
    """A thing in a line, with what its usual line leaves out where it differs from another."""
    match thing:
        case None:
            return say("not there")
        case Name():
            return wording.joined([thing.canonical, ", ".join(thing.aliases)])
        case Story():
            return wording.joined([thing.title or thing.key, thing.published.isoformat() if thing.published else ""])
        case _:
            line = fact_line(thing)
            if other is None or isinstance(other, Name | Story) or fact_line(other) != line:
                return line
            former = fields(other)
            told = [f"{name}: {value}" for name, value in fields(thing).items() if former.get(name) != value]
            fixed = set_by_moderators(thing) if thing.corrected != other.corrected else ""
            return wording.joined([line, *told, fixed])

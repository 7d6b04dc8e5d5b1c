"""Names merged and split in what was found in one story."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from knowledge.correcting.records import MergeNames, NameMark, SplitName
from knowledge.language.folding import fold
from knowledge.model import Analysis, AnyFact, Figure, Match, Mention, Name, Profile, Quote, Statement, Story

Rename = Callable[[str | None], str | None]


def joined_by(name: Name | NameMark) -> str:
    """What the same name has in common in all stories: its kind and entry, else its kind and folded canonical form."""
    return f"{name.kind}={name.entry}" if name.entry else f"{name.kind} {fold(name.canonical)}"


def merged(analysis: Analysis, correction: MergeNames) -> Analysis | None:
    """What was found, with one name for two; None where the story has nothing of the wrong one."""
    wrong = _place(analysis.names, correction.wrong)
    if wrong is None:
        return None
    right = _place(analysis.names, correction.right)
    meant = correction.right if right is None else analysis.names[right]
    former = analysis.names[wrong]
    aliases = (*(meant.aliases if isinstance(meant, Name) else ()), former.canonical, *former.aliases)
    name = Name(meant.kind, meant.canonical, _without(aliases, meant.canonical), meant.entry)
    names = list(analysis.names)
    names[wrong if right is None else right] = name
    facts = tuple(renamed(fact, _renaming(former.canonical, name.canonical)) for fact in analysis.facts)
    found = replace(analysis, names=tuple(names), facts=facts)
    return found if right is None else _moved(found, wrong, right)


def split(analysis: Analysis, correction: SplitName, story: Story) -> Analysis | None:
    """What was found, with two names for one; None where the story does not call it so."""
    place = _place(analysis.names, correction.name)
    if place is None or (correction.stories and story.key not in correction.stories):
        return None
    former, form = analysis.names[place], fold(correction.form)
    if form not in map(fold, (former.canonical, *former.aliases)):
        return None
    called = _called(analysis, place, correction)
    names = list(analysis.names)
    if form == fold(former.canonical):
        names[place] = replace(former, canonical=called.canonical, aliases=called.aliases, entry=None)
        rename = _renaming(former.canonical, called.canonical)
        return _joined(replace(analysis, names=tuple(names), facts=tuple(renamed(f, rename) for f in analysis.facts)))
    names[place] = replace(former, aliases=tuple(alias for alias in former.aliases if fold(alias) != form))
    names.append(called)
    here = [
        mention
        for mention in analysis.mentions
        if mention.name == place and fold(story.text[mention.start : mention.end]) == form
    ]
    moved = {(mention.start, mention.end) for mention in here}
    mentions = tuple(
        replace(mention, name=len(names) - 1) if (mention.start, mention.end) in moved else mention
        for mention in analysis.mentions
    )
    left = [mention for mention in mentions if mention.name == place]
    facts = tuple(
        renamed(fact, _renaming(former.canonical, called.canonical))
        if _within(fact, here) and not _within(fact, left)
        else fact
        for fact in analysis.facts
    )
    return _joined(replace(analysis, names=tuple(names), mentions=mentions, facts=facts))


def renamed(fact: AnyFact, rename: Rename) -> AnyFact:
    """A fact with the names in it exchanged."""

    def sure(text: str) -> str:
        return rename(text) or text

    match fact:
        case Match():
            return replace(
                fact,
                sides=(sure(fact.sides[0]), sure(fact.sides[1])),
                winner=rename(fact.winner),
                competition=rename(fact.competition),
                venue=rename(fact.venue),
                favourite=rename(fact.favourite),
                goals=tuple(replace(goal, scorer=sure(goal.scorer)) for goal in fact.goals),
            )
        case Quote():
            return replace(fact, speaker=rename(fact.speaker))
        case Profile():
            return replace(fact, name=sure(fact.name), team=rename(fact.team))
        case Figure():
            return replace(fact, of=rename(fact.of))
        case Statement():
            return replace(fact, subject=sure(fact.subject), object=rename(fact.object), place=rename(fact.place))


def _renaming(former: str, called: str) -> Rename:
    folded = fold(former)
    return lambda text: called if text is not None and fold(text) == folded else text


def _called(analysis: Analysis, place: int, correction: SplitName) -> Name:
    """The other name, with the forms by which the story has it."""
    former = analysis.names[place]
    whole = fold(correction.form) == fold(former.canonical)
    forms = (former.canonical, *former.aliases) if whole else (correction.form,)
    return Name(former.kind, correction.called, _without(forms, correction.called))


def _joined(analysis: Analysis) -> Analysis:
    """With names of one kind and form as one, so that a name split off may be one that the story has already."""
    seen: dict[str, int] = {}
    for place, name in enumerate(analysis.names):
        first = seen.setdefault(joined_by(name), place)
        if first != place:
            kept = analysis.names[first]
            names = list(analysis.names)
            names[first] = replace(kept, aliases=_without((*kept.aliases, *name.aliases), kept.canonical))
            return _joined(_moved(replace(analysis, names=tuple(names)), place, first))
    return analysis


def _moved(analysis: Analysis, gone: int, to: int) -> Analysis:
    """Without one of the names: its mentions are another's."""

    def place(mention: Mention) -> int:
        name = to if mention.name == gone else mention.name
        return name - (name > gone)

    names = (*analysis.names[:gone], *analysis.names[gone + 1 :])
    mentions = tuple(replace(mention, name=place(mention)) for mention in analysis.mentions)
    return replace(analysis, names=names, mentions=mentions)


def _place(names: Sequence[Name], mark: NameMark) -> int | None:
    wanted = joined_by(mark)
    return next((place for place, name in enumerate(names) if joined_by(name) == wanted), None)


def _without(forms: Sequence[str], canonical: str) -> tuple[str, ...]:
    """Every form once, but for the canonical one."""
    return tuple(form for form in dict.fromkeys(forms) if form != canonical)


def _within(fact: AnyFact, mentions: Sequence[Mention]) -> bool:
    return any(piece.start <= mention.start < piece.end for piece in fact.evidence for mention in mentions)

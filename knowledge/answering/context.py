"""Follow-ups: what a question leaves out, taken from the one before it and its answer."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from knowledge.language.folding import fold
from knowledge.language.tokens import tokens, words
from knowledge.lexicon import Lexicon
from knowledge.model import Answer, Match, Name, NameKind, Profile, Quote, Record, Status
from knowledge.search.names import Link, NameIndex

_OPENING = regex.compile(r"^(?:and|but|so|then|ok(?:ay)?)\b[ ,]*", regex.IGNORECASE)
_ABOUT = regex.compile(
    r"^(?:what|how) about\b\s*(?P<rest>.+?)\??$|^(?P<bare>(?:the )?[^?]{2,60}?)\??$", regex.IGNORECASE
)
_ASKING = regex.compile(
    r"^(?P<ask>where|when|why|who|how|what (?:score|day|date|stage|round|stadium|city|time))"
    r"(?: (?:was|is|did|were))?(?: (?:that|this|it|they))?(?: (?:played|happen|held|be|on|so))?\s*\?*$",
    regex.IGNORECASE,
)
_ASKS = regex.compile(
    r"^(?:who|whom|whose|what|which|when|where|why|how|did|was|were|is|are|has|have|will)\b", regex.IGNORECASE
)
_SAID_THAT = regex.compile(r"\bwho (?:said|says|wrote|tweeted|posted|told) (?:that|this|it|so)\b", regex.IGNORECASE)
_PERSON = regex.compile(r"\b(?P<word>he|him|his|she|her|hers|they|them|their)(?P<own>'s)?\b", regex.IGNORECASE)
_TEAM = regex.compile(r"\b(?P<word>they|them|their|it|its|that team|that side)\b", regex.IGNORECASE)
_MATCH = regex.compile(
    r"\b(?:in |of |during )?(?:that|this|the) (?:match|game|one|fixture)\b|\b(?:that|it|this)\b(?! (?:team|side))",
    regex.IGNORECASE,
)
_PICKED = regex.compile(
    r"^(?:the )?(?P<word>first|second|third|fourth|fifth|last)(?: (?:one|of (?:them|those)|please))*[.!]*$"
    r"|^(?:option |number |no\.? ?|#)?(?P<digit>[1-9])[.!)]*$",
    regex.IGNORECASE,
)
_PLACES = {"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "last": -1}
_OWN = frozenset(["his", "her", "hers", "their", "its"])
SHORT = 8
"""Words that a question may have that leaves its match out altogether ("who scored?")."""


class Context(Record, frozen=True):
    """What the last question was about: itself, as completed, and what its answer told."""

    question: str
    answer: str = ""
    names: tuple[Name, ...] = ()
    sides: tuple[str, ...] = ()
    """Of the match that was answered from, or the teams that were named."""
    quote: str = ""
    person: str = ""
    choices: tuple[str, ...] = ()
    """What was asked back, or offered beside."""

    @classmethod
    def of(cls, answer: Answer) -> Context:
        """What an answer leaves for the next question."""
        meant = answer.interpretation
        names = meant.names if meant else ()
        told = answer.facts[0] if answer.facts and answer.status is Status.ANSWERED else None
        sides = told.sides if isinstance(told, Match) else ()
        person = told.name if isinstance(told, Profile) else told.speaker or "" if isinstance(told, Quote) else ""
        return cls(
            meant.question if meant else answer.question,
            answer.text if answer.status is Status.ANSWERED else "",
            names,
            sides or tuple(name.canonical for name in _distinct(names) if name.kind is NameKind.TEAM),
            told.text if isinstance(told, Quote) else _quoted(answer),
            person or next((name.canonical for name in names if name.kind is NameKind.PERSON), ""),
            answer.choices,
        )


def complete(question: str, context: Context, index: NameIndex, lexicon: Lexicon) -> str:
    """A question as it reads with what it leaves out put in; as it is where it leaves nothing out."""
    text = " ".join(question.split())
    bare = _OPENING.sub("", text)
    if (picked := _picked(bare, context)) is not None:
        return picked
    links = index.link(bare)
    if _SAID_THAT.search(bare) and context.quote:
        return f"Who said “{context.quote}”?"
    if asked := _ASKING.match(bare):
        return _asked_again(asked["ask"], context)
    if links and (opened := _about(text, bare, links)):
        return _with_another(opened, context, index)
    return _filled(bare, text, links, context, index, lexicon)


def about_alone(question: str) -> str | None:
    """A question for all that is told of what stands behind "what about"; None where it does not open with that."""
    met = _ABOUT.match(_OPENING.sub("", " ".join(question.split())))
    return f"tell me about {met['rest']}" if met and met["rest"] else None


def _picked(bare: str, context: Context) -> str | None:
    """Of the questions offered the one that is picked by its place: "the second one", "2"."""
    met = _PICKED.match(bare)
    if met is None:
        return None
    place = _PLACES[met["word"].casefold()] if met["word"] else int(met["digit"]) - 1
    return context.choices[place] if -1 <= place < len(context.choices) and context.choices else None


def _about(text: str, bare: str, links: list[Link]) -> str | None:
    """The words behind "what about", or behind "and", where they are little but a name."""
    met = _ABOUT.match(bare)
    rest = (met["rest"] or met["bare"]) if met else None
    if rest is None or (met and met["bare"] and bare == text):
        return None
    named = sum(
        len(words(bare[link.start : link.end])) for link in {(one.start, one.end): one for one in links}.values()
    )
    return rest if len(words(rest)) - named <= 2 else None


def _asked_again(ask: str, context: Context) -> str:
    """The last question with another word to ask with, about the match where it was one."""
    if context.quote and context.person and ask.casefold() in {"when", "where", "why"}:
        return f"{ask} did {context.person} say that?"
    if len(context.sides) == 2:
        match = " v ".join(context.sides)
        of = {"who": f"who won {match}?", "how": f"what happened in {match}?"}
        aspect = {"where": "where was", "when": "when was", "why": "why", "what score": "what was the score of"}
        return of.get(ask.casefold()) or f"{aspect.get(ask.casefold(), f'{ask} was')} {match}?"
    rest = regex.sub(
        r"^(?:who|whom|what|when|where|which \w+|why|how(?: \w+)?)(?:'s)?\b(?: (?:did|does|was|is|were|are)\b)?",
        "",
        context.question,
        flags=regex.IGNORECASE,
    )
    who = (
        f" {context.answer}"
        if context.question.casefold().startswith("who") and len(context.answer.split()) <= 4
        else ""
    )
    return f"{ask}{who}{rest}".rstrip("?") + "?"


def _with_another(rest: str, context: Context, index: NameIndex) -> str:
    """The last question about another name of the same sort: of two teams the second makes room."""
    link = next(iter(index.link(rest)), None)
    if link is None:
        return rest
    named = {(one.start, one.end): one for one in index.link(context.question) if one.name.kind is link.name.kind}
    if not named:
        return f"{context.question.rstrip('?')} {rest}?"
    *_, old = sorted(named.values(), key=lambda one: one.start)
    return f"{context.question[: old.start]}{link.name.canonical}{context.question[old.end :]}"


def _filled(bare: str, text: str, links: list[Link], context: Context, index: NameIndex, lexicon: Lexicon) -> str:
    """Pronouns replaced by whom they mean, and the match put behind a question that leaves it out."""
    kinds = {link.name.kind for link in links}
    person = _person(context, index)
    he = _PERSON.search(bare)
    if (
        he
        and person
        and NameKind.PERSON not in kinds
        and (he["word"].casefold() not in {"they", "them", "their"} or not context.sides)
    ):
        own = he["word"].casefold() in _OWN and he["word"].casefold() != "her"
        return _PERSON.sub(f"{person}{chr(39) + 's' if own else ''}", bare, count=1)
    if NameKind.TEAM in kinds or not context.sides:
        if bare != text and not kinds:
            return _of_the_same(bare, context)
        return bare if bare != text and context.sides else text
    they = _TEAM.search(bare)
    if they and they["word"].casefold() != "it" and len(context.sides) == 1:
        own = "'s" if they["word"].casefold() in _OWN else ""
        return _TEAM.sub(f"{context.sides[0]}{own}", bare, count=1)
    pair = " v ".join(context.sides)
    if they and they["word"].casefold() in {"they", "them"}:
        return _TEAM.sub(" and ".join(context.sides), bare, count=1)
    if _MATCH.search(bare) and not kinds:
        return _MATCH.sub(f"in {pair}" if bare.casefold().startswith("who") else pair, bare, count=1)
    folded = [fold(token.text) for token in tokens(bare) if token.kind != "mark"]
    cues = lexicon.words["ask_match"] | lexicon.words["fact_goal"] | lexicon.words["fact_result"]
    known = (
        cues
        | lexicon.words["stop"]
        | lexicon.words["ask_fillers"]
        | lexicon.words["fact_filler"]
        | lexicon.words["fact_half"]
        | lexicon.words["fact_stage"]
    )
    if (
        not kinds
        and len(folded) <= SHORT
        and set(folded) & cues
        and set(folded) <= known | lexicon.words["fact_favourite"]
    ):
        return f"{bare.rstrip('?')} in {pair}?"
    return _of_the_same(bare, context) if bare != text and not kinds else text


def _of_the_same(bare: str, context: Context) -> str:
    """What "and …" asks of what the last question was about, where it names nothing itself."""
    about = " v ".join(context.sides) or ", ".join(name.canonical for name in _distinct(context.names)[:2])
    asks = _ASKS.match(bare) and len(words(bare)) <= SHORT
    return f"{bare.rstrip('?')} in {about}?" if asks and about else bare


def _person(context: Context, index: NameIndex) -> str:
    """Who "he" is: whom the answer told of, else whom its words name, else who was asked about."""
    if context.person:
        return context.person
    told = (link.name for link in index.link(context.answer[:200]) if link.name.kind is NameKind.PERSON)
    return next((name.canonical for name in told), "")


def _distinct(names: Iterable[Name]) -> list[Name]:
    return list({name.entry or fold(name.canonical): name for name in names}.values())


def _quoted(answer: Answer) -> str:
    """The words quoted in the sentence that was answered with."""
    if answer.kind != "quote" or answer.status is not Status.ANSWERED:
        return ""
    return answer.text.strip("“”\"' ")

"""Digests: what the stories are about, and what they tell of a team or a person, each part with its evidence."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from knowledge.answering.found import Found
from knowledge.answering.match_words import line, printed
from knowledge.answering.matches_told import matches_told
from knowledge.answering.people_answers import what_of
from knowledge.answering.premises import premises_of
from knowledge.answering.sides import teams_of
from knowledge.answering.understanding import Asked
from knowledge.language.folding import fold
from knowledge.language.tokens import tokens
from knowledge.lexicon import Lexicon
from knowledge.model import AnyFact, BlockKind, Evidence, NameKind, Profile, Quote, Story
from knowledge.phrases import Said, english, phrase, row
from knowledge.search.names import Link
from knowledge.store.protocol import View

_ABOUT = regex.compile(
    r"^(?:so |please |can you |could you |and )?(?:"
    r"tell (?:me|us)(?: more| all| something| everything)? about"
    r"|what (?:do|does|did) (?:you|the (?:stories|articles?|story)) (?:know|say|tell(?: us)?) (?:about|of)"
    r"|(?:give me )?(?:a |an )?(?:summary|overview|summari[sz]e|digest)"
    r"|(?:(?:what's|whats|what is|any|give me) )?(?:the )?(?:story|news|latest)(?: news)? (?:with|on|about|of|from|for)"
    r"|(?:what's|whats|what is) (?:new|happening|going on|up) (?:with|at)"
    r"|\S+(?: \S+)*? (?:news|latest|headlines)$"
    r"|info(?:rmation)? (?:on|about)|anything (?:on|about)|what happened to|what (?:else )?about)\b"
)
_STORIES = regex.compile(
    r"\b(?:which|what|any|list|find|show)(?: \w+){0,2} (?:stories|story|articles?)\b"
    r".*\b(?:about|on|of|mention\w*|name[sd]?|with|tell\w*)\b"
)
_CONTENT = regex.compile(
    r"\bwhat(?:'s| is| are)? (?:are |is )?(?:the |these |your |all )*(?:stories|articles?|story|news|headlines)\b"
    r"|\bwhat (?:stories|articles|topics) (?:are|do you|have you)\b"
    r"|\bwhat (?:are|do) (?:they|you) (?:all )?(?:about|know)\b"
    r"|^(?:summari[sz]e|overview|headlines|news|digest|summary)\b"
    r"|^what(?:'?s| is) (?:new|happening|going on|up|in the (?:news|stories))\b"
    r"|^(?:any|(?:give|show|tell) (?:me|us)(?: all)?(?: the)?) (?:news|headlines|stories|latest)\b"
)
STORIES = 3
MATCHES = 3
LOOKED_AT = 20
MOST_WORDS = 30


class Overviews:
    """Answers that gather a few facts."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def answer(self, asked: Asked, view: View) -> Found | None:
        """None where no digest is asked for, or of something that no fact tells of."""
        folded = fold(asked.question)
        linked = asked.linked
        beside = {
            fold(token.text)
            for token in tokens(asked.question)
            if token.kind not in {"mark", "possessive"} and not any(start <= token.start < end for start, end in linked)
        }
        if not linked and _CONTENT.search(folded) and beside <= self._known("overview", "asks_content"):
            return self._stories(view)
        if len(linked) != 1 or (beside and not _ABOUT.search(folded) and not _STORIES.search(folded)):
            return None
        link = asked.links[0]
        if _STORIES.search(folded) and beside <= self._known("overview", "asks_about", "asks_content", "asks_story"):
            return self._named_in(link, view)
        if not beside <= self._known("overview", "asks_about"):
            return None
        found = self._team(asked, view) if teams_of(asked) else None
        if found is None and link.name.kind is NameKind.PERSON:
            found = self._person(link, view)
        return found or (self._named_in(link, view) if beside else None)

    def _known(self, *lists: str) -> frozenset[str]:
        return frozenset[str]().union(*(self._lexicon.words[name] for name in (*lists, "fact_filler")))

    def _stories(self, view: View) -> Found | None:
        """The headlines of the newest stories."""
        keys = view.keys()
        told = [story for key in keys[:STORIES] if (story := view.story(key))]
        if not told:
            return None
        headings = [_heading(story) for story in told]
        texts = [story.text[piece.start : piece.end] for story, piece in zip(told, headings, strict=True)]
        titles = [story.title or text for story, text in zip(told, texts, strict=True)]
        share = (MOST_WORDS - 4) // len(titles)
        said = _and_more(row((_cut(title, share) for title in titles), "; "), len(keys) - len(told))
        return Found(said, tuple(headings), kind="overview")

    def _team(self, asked: Asked, view: View) -> Found | None:
        """A team's latest matches."""
        sides = teams_of(asked)
        matches = matches_told(view, sides, premises_of(asked, sides, self._lexicon), self._lexicon, most=LOOKED_AT)
        found = matches.told
        if not found:
            return None
        kept = found[:MATCHES]
        more = len(found) - len(kept) if matches.whole else 0
        return Found(
            _and_more(_fitting(line(one.match) for one in kept), more),
            tuple(one.match.evidence[0] for one in kept),
            tuple(word for one in kept for word in printed(one.match)),
            tuple(one.match for one in kept),
            kind="overview",
        )

    def _person(self, link: Link, view: View) -> Found | None:
        """Who somebody is, and the beginning of what they said."""
        forms = [link.name.canonical, *link.name.aliases]
        profiles = [one for one in view.facts(Profile, name=forms, limit=20) if isinstance(one, Profile)]
        quotes = [one for one in view.facts(Quote, name=forms, limit=20) if isinstance(one, Quote)]
        told = max(
            (one for one in profiles if one.role or one.team), key=lambda one: one.role is not None, default=None
        )
        parts: list[Said] = [f"{told.name}: {what_of(told)}"] if told else []
        parts += [phrase("said “{words}”", words=_cut(quote.text, 14)) for quote in quotes[:1]]
        if not parts:
            return None
        facts: tuple[AnyFact, ...] = (*([told] if told else []), *quotes[:1])
        said = row(parts, "; ") if told else row((link.name.canonical, *parts), ": ")
        return Found(said, tuple(one.evidence[0] for one in facts), (), facts, kind="overview")

    def _named_in(self, link: Link, view: View) -> Found | None:
        """The headlines of the stories that name something, each with the sentence that fits best."""
        forms = {fold(form) for form in (link.name.canonical, *link.name.aliases)}
        told: dict[str, tuple[str, Evidence]] = {}
        for passage in view.passages(link.name.canonical.split(), LOOKED_AT):
            story = view.story(passage.story)
            text = story.text[passage.sentence.start : passage.sentence.end] if story else ""
            if story and any(form in fold(text) for form in forms):
                piece = Evidence(passage.story, passage.sentence.start, passage.sentence.end)
                told.setdefault(passage.story, (story.title or text, piece))
        kept = list(told.values())[:STORIES]
        if not kept:
            return None
        share = (MOST_WORDS - 4) // len(kept)
        said = row((_cut(title, share) for title, _ in kept), "; ")
        return Found(said, tuple(piece for _, piece in kept), kind="overview")


def _heading(story: Story) -> Evidence:
    """Where a story says what it is about: its headline, else the beginning of its text."""
    block = next((one for one in story.blocks if one.kind is BlockKind.HEADLINE), None)
    block = block or next((one for one in story.blocks if one.kind is BlockKind.PARAGRAPH), story.blocks[0])
    return Evidence(story.key, block.start, block.end)


def _cut(text: str, length: int) -> str:
    words = text.split()
    return " ".join(words) if len(words) <= length else " ".join(words[:length]) + "…"


def _and_more(said: Said, more: int) -> Said:
    return phrase("{said}; and {number} more", number=more, said=said) if more else said


def _fitting(lines: Iterable[Said]) -> Said:
    kept: list[Said] = []
    for one in lines:
        if kept and len(" ".join(map(english, (*kept, one))).split()) > MOST_WORDS - 3:
            break
        kept.append(one)
    return row(kept, "; ")

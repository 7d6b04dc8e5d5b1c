"""The records that pass through the house: frozen, slotted, and without behaviour beyond their own invariants.

Every offset counts characters of the canonical text of its story: `story.text[start:end]` is what is shown.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import msgspec

from knowledge.phrases import Phrase, Said

GLOBAL = "global"
"""The collection that every server sees; any other collection is named after its Discord server's id."""


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """Base of all records: immutable, hashable where its fields are.

    Nothing that cannot change ever holds itself, so the collector of garbage need not look at them: hundreds of
    thousands are kept, and it would stop all answers for as long as it takes to go through them.
    """


# --- stories ---


class BlockKind(StrEnum):
    """What a stretch of a story is."""

    HEADLINE = "headline"
    PARAGRAPH = "paragraph"
    POST = "post"
    CAPTION = "caption"
    LISTING = "listing"
    PROMOTION = "promotion"
    DATELINE = "dateline"
    """Says when the story came out: evidence of that, and no part of what it tells."""


class Post(Record, frozen=True):
    """The signature of an embedded post: `— Name (@handle) July 3, 2018`."""

    author: str
    handle: str | None
    published: dt.date | None


class Block(Record, frozen=True):
    """A stretch of a story. Of a post, `[start, end)` is the body alone; `signature_end` ends its signature."""

    kind: BlockKind
    start: int
    end: int
    post: Post | None = None
    signature_end: int | None = None


class Story(Record, frozen=True):
    """An article as read in.

    `key` is the path relative to the folder it came from, with `/` between parts (and `#n` behind it for the n-th row
    of a JSON Lines file, from 1). `digest` is the hash of the bytes it was read from. What the source does not say
    (such as the date) is None, never guessed.
    """

    key: str
    text: str
    blocks: tuple[Block, ...]
    digest: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: dt.date | None = None
    url: str | None = None
    language: str | None = None


# --- words in a story ---


class Evidence(Record, frozen=True):
    """The exact characters of a story that say something."""

    story: str
    start: int
    end: int


class Sentence(Record, frozen=True):
    """A sentence of a story: never longer than its block. `block` is the index of that block."""

    start: int
    end: int
    block: int


class NameKind(StrEnum):
    """What bears a name."""

    PERSON = "person"
    TEAM = "team"
    ORGANISATION = "organisation"
    VENUE = "venue"
    PLACE = "place"
    COMPETITION = "competition"


class Name(Record, frozen=True):
    """Somebody or something, in its fullest form in the story, and the other forms under which it is met.

    `entry` is the id of the lexicon's entry ("nation:japan") where it is one, so that stories in other words join.
    """

    kind: NameKind
    canonical: str
    aliases: tuple[str, ...] = ()
    entry: str | None = None


class MentionForm(StrEnum):
    """How a mention points at its name."""

    FULL = "full"
    PART = "part"
    ALIAS = "alias"
    PRONOUN = "pronoun"
    ROLE = "role"


class Mention(Record, frozen=True):
    """One place where a name is meant. `name` is the index into the names of the same `Analysis`."""

    name: int
    start: int
    end: int
    form: MentionForm


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    SEASON = "season"


class When(Record, frozen=True):
    """A time as printed, and what it resolves to: first to last day, both included; None with nothing to count from."""

    text: str
    first: dt.date | None = None
    last: dt.date | None = None
    precision: Precision | None = None


# --- facts ---


class Fact(Record, frozen=True, tag_field="kind", kw_only=True):
    """What all facts have. `evidence` is never empty; the first is the one to show. `confidence` is in (0, 1].

    `corrected` are the fields that moderators have set: there the fact says what they say, not what the story does.
    """

    evidence: tuple[Evidence, ...]
    confidence: float = 1.0
    corrected: tuple[str, ...] = ()


class Goal(Record, frozen=True):
    """A goal, try, point or the like: who, for which side (0 or 1, None unknown), when in the game as printed.

    `evidence` is where it is told.
    """

    scorer: str
    side: int | None = None
    minute: str | None = None
    evidence: Evidence | None = None


class Match(Fact, frozen=True, tag="match", kw_only=True):
    """A game between two sides, played or not.

    `score` is in the order of `sides`; `winner` is one of `sides`, None for a draw or where unknown (`drawn` tells
    which). `derived` holds the steps, each a sentence, where score or winner is concluded and not told.
    """

    sides: tuple[str, str]
    score: tuple[int, int] | None = None
    winner: str | None = None
    drawn: bool = False
    played: bool = True
    when: When | None = None
    competition: str | None = None
    stage: str | None = None
    venue: str | None = None
    goals: tuple[Goal, ...] = ()
    leads: tuple[tuple[int, int], ...] = ()
    """Scores on the way, in the order of `sides` ("led 2-0")."""
    half_time: tuple[int, int] | None = None
    shootout: tuple[int, int] | None = None
    sets: tuple[tuple[int, int], ...] = ()
    favourite: str | None = None
    derived: tuple[str, ...] = ()
    steps: tuple[Phrase, ...] = ()
    """Those of `derived`, to say in any language."""


class Quote(Fact, frozen=True, tag="quote", kw_only=True):
    """Words somebody said, wrote or posted. `text` is what stands between the marks, or a post's body."""

    text: str
    speaker: str | None = None
    handle: str | None = None
    when: When | None = None
    post: bool = False


class Profile(Fact, frozen=True, tag="person", kw_only=True):
    """Who somebody is, as a story gives it."""

    name: str
    role: str | None = None
    team: str | None = None
    age: int | None = None
    nationality: str | None = None


class Figure(Fact, frozen=True, tag="figure", kw_only=True):
    """A number of something: `12,000 likes` of `tweet`. `number` is a float; `text` is the figure as printed."""

    text: str
    number: float
    unit: str
    of: str | None = None
    when: When | None = None
    approximate: bool = False


class Statement(Fact, frozen=True, tag="statement", kw_only=True):
    """Who did what, when, where: the sentence-level rest."""

    subject: str
    action: str
    object: str | None = None
    when: When | None = None
    place: str | None = None


AnyFact = Match | Quote | Profile | Figure | Statement


class Analysis(Record, frozen=True):
    """All that extraction finds in one story."""

    story: str
    sentences: tuple[Sentence, ...] = ()
    names: tuple[Name, ...] = ()
    mentions: tuple[Mention, ...] = ()
    facts: tuple[AnyFact, ...] = ()


class Merged(Record, frozen=True):
    """One fact of many stories: `fact` carries the evidence of all that agree, `differs` those that say otherwise.

    `stories` are the keys of the stories that tell it; `independent` counts them with near copies as one.
    """

    fact: AnyFact
    stories: tuple[str, ...]
    independent: int = 1
    differs: tuple[AnyFact, ...] = ()


# --- answers ---


class Status(StrEnum):
    """What became of a question."""

    ANSWERED = "answered"
    UNKNOWN = "unknown"
    CLARIFY = "clarify"


class Citation(Record, frozen=True):
    """Evidence made ready to show: its text, and the parts of it `(start, end)`, within that text, that say it."""

    story: str
    start: int
    end: int
    text: str
    highlights: tuple[tuple[int, int], ...] = ()


class Candidate(Record, frozen=True):
    """What was weighed as an answer: for the explanation."""

    text: str
    citation: Citation
    score: float
    features: dict[str, float] = {}


class Interpretation(Record, frozen=True):
    """How a question was understood."""

    question: str
    kind: str
    """What is asked for: who, what, when, where, number, score, quote, why, yesno, list, overview, smalltalk."""
    names: tuple[Name, ...] = ()
    words: tuple[str, ...] = ()
    repaired: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()


class Answer(Record, frozen=True):
    """What the stories say to a question.

    `text` is short: a name, a date, a score, a quotation. `citations`, first the best, show what it rests on; where no
    fact answers, sentences that are nearly as likely follow. The text of an unknown is empty, or says why; its
    `alternatives` are the nearest things the stories do say, its `choices` questions near by that they answer. To
    clarify is to offer `choices` (whole questions to ask instead). `independent` counts the stories that agree, near
    copies as one.
    """

    question: str
    status: Status
    kind: str
    text: str = ""
    citations: tuple[Citation, ...] = ()
    confidence: float = 0.0
    facts: tuple[AnyFact, ...] = ()
    alternatives: tuple[Candidate, ...] = ()
    choices: tuple[str, ...] = ()
    derived: tuple[str, ...] = ()
    differs: tuple[Citation, ...] = ()
    independent: int = 0
    interpretation: Interpretation | None = None
    candidates: tuple[Candidate, ...] = ()
    said: Said | None = None
    """The text, to say in any language; None where it is the words of a story. So are `offers` to `choices`, and
    `steps` to `derived`."""
    offers: tuple[Said, ...] = ()
    steps: tuple[Phrase, ...] = ()


# --- publishing ---


class Problem(Record, frozen=True):
    """Something wrong with a file: where, and what to do about it."""

    file: str
    reason: str
    line: int | None = None


class Report(Record, frozen=True):
    """What a reload did. The edition is the one in service now; keys are of stories."""

    edition: int
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0
    kept: tuple[str, ...] = ()
    """Stories whose file cannot be read now: their former version stays in service."""
    problems: tuple[Problem, ...] = ()

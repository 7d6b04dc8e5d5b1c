"""What the bot has to say, before it is Discord's or the terminal's."""

from __future__ import annotations

from enum import StrEnum

from knowledge.model import Record


class Tone(StrEnum):
    """What sort of reply it is, so that each place can show it in its own way."""

    ANSWER = "answer"
    UNKNOWN = "unknown"
    CLARIFY = "clarify"
    LISTING = "listing"
    NOTICE = "notice"
    ERROR = "error"


class Shown(Record, frozen=True):
    """A piece of a story to show: its exact text, the parts `(start, end)` that say it, and where it is from.

    `source` is ready to read: "Title · Publisher · 3 July 2018".
    """

    text: str
    source: str
    highlights: tuple[tuple[int, int], ...] = ()


class Scorecard(Record, frozen=True):
    """A match as a picture shows it, every text as it is to stand there.

    `scores` is the score of each side, empty where none is told; `facts` are lines of detail; `scorers` those of each
    side; `mark` says what has to be known about the score ("derived"), if anything; `description` says it all in words.
    """

    sides: tuple[str, str]
    scores: tuple[str, str] | None
    facts: tuple[str, ...]
    scorers: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    mark: str = ""
    description: str = ""


class Moment(Record, frozen=True):
    """An event of a timeline: when, as it is to be read, and what; `detail` may be empty."""

    when: str
    what: str
    detail: str = ""


class Timeline(Record, frozen=True):
    """Events in their order as a picture shows them; `description` says it all in words."""

    title: str
    moments: tuple[Moment, ...]
    description: str = ""


class Item(Record, frozen=True):
    """An entry of a listing: a heading, a line of detail, and what it rests on."""

    heading: str
    detail: str = ""
    evidence: tuple[Shown, ...] = ()


class Reply(Record, frozen=True):
    """One reply. `heading` is the short answer or title; `evidence` what it rests on, best first.

    `nearest` is what the stories do say where they don't answer; `differs` what they say otherwise; `steps` how a
    derived answer came about; `choices` are whole questions to ask instead; `hints` a few to ask next.
    `pending` is the key of a change that waits for a yes, empty for none; `review` the number of the doubt shown.
    `question` is what was asked and `sources` the keys of the stories it rests on, the best first; of `pictures`
    the first that can be drawn here shows it.
    """

    tone: Tone
    heading: str
    body: str = ""
    evidence: tuple[Shown, ...] = ()
    steps: tuple[str, ...] = ()
    agreeing: int = 0
    differs: tuple[Shown, ...] = ()
    nearest: tuple[Shown, ...] = ()
    choices: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    hints: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    question: str = ""
    sources: tuple[str, ...] = ()
    pictures: tuple[Scorecard | Timeline, ...] = ()
    pending: str = ""
    review: int = 0


class Suggestion(Record, frozen=True):
    """What autocomplete offers: `label` with its context, its `value`, and whether it is surely meant."""

    label: str
    value: str
    sure: bool = False

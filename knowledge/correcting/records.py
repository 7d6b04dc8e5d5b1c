"""What moderators say once and for all: kept as data, and applied again whenever facts are published."""

from __future__ import annotations

import datetime as dt

from knowledge.model import AnyFact, Name, NameKind, Record, Story


class FactMark(Record, frozen=True):
    """By what a fact is known again after its story was read anew: no row id, but what the story says.

    `words` are the characters of its first evidence, `about` what it is of (the sides, the speaker's words, the name),
    folded; `kind` is its tag ("match").
    """

    story: str
    kind: str
    words: str
    about: str


class NameMark(Record, frozen=True):
    """A name in all stories: by the lexicon's entry where it has one, else by its kind and folded canonical form."""

    kind: NameKind
    canonical: str
    entry: str | None = None

    @classmethod
    def of(cls, name: Name) -> NameMark:
        """The mark of a name."""
        return cls(name.kind, name.canonical, name.entry)


class SetField(Record, frozen=True, tag_field="what", tag="set"):
    """In a fact, a field reads otherwise; `value` as people write it ("3-1", "2024-05-04"), None for unknown."""

    fact: FactMark
    field: str
    value: str | None


class HideFact(Record, frozen=True, tag_field="what", tag="hide"):
    """A fact that is none."""

    fact: FactMark


class MergeNames(Record, frozen=True, tag_field="what", tag="merge"):
    """Two names are one: wherever a story has `wrong`, it means `right`."""

    wrong: NameMark
    right: NameMark


class SplitName(Record, frozen=True, tag_field="what", tag="split"):
    """One name is two: where stories (all, or only some) call `name` by `form`, they mean another, `called`."""

    name: NameMark
    form: str
    called: str
    stories: tuple[str, ...] = ()


class AddAlias(Record, frozen=True, tag_field="what", tag="alias"):
    """Another form, a nickname such as, under which a name is found."""

    name: NameMark
    alias: str


class FixStory(Record, frozen=True, tag_field="what", tag="story"):
    """The title or the date of a story is another; None leaves it. Dates in its facts are counted from the new one."""

    story: str
    title: str | None = None
    published: dt.date | None = None


class RemoveStory(Record, frozen=True, tag_field="what", tag="remove"):
    """A story is not to be in service, whatever the files give."""

    story: str


class HoldFile(Record, frozen=True, tag_field="what", tag="hold"):
    """A file of the folder, as it was when its content was rolled back, is not to be read again until it changes.

    `digest` is the beginning of that of its bytes, empty where there was no file.
    """

    file: str
    digest: str


Correction = SetField | HideFact | MergeNames | SplitName | AddAlias | FixStory | RemoveStory | HoldFile


class Standing(Record, frozen=True):
    """A correction in force: its number in its collection, and the edition that brought it."""

    number: int
    since: int
    correction: Correction


class Effect(Record, frozen=True):
    """What a correction does at one place of a story: `before` and `after` are of one kind, None for what is not there.

    A name is in `after` with its new aliases. A story stands for its title and date, or for itself where it goes.
    """

    story: str
    before: AnyFact | Name | Story | None
    after: AnyFact | Name | Story | None

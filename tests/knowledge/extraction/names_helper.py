"""What the tests of names share: a text of ours, read and extracted as any story is."""

from __future__ import annotations

from functools import lru_cache

from knowledge.extraction import extract
from knowledge.lexicon import load
from knowledge.model import Analysis, MentionForm, NameKind, Profile, Story
from knowledge.reading import read


@lru_cache(maxsize=512)
def analysed(text: str) -> tuple[Story, Analysis]:
    """The story of this text, and all that is found in it."""
    story = read(text.encode(), "story.txt")[0]
    return story, extract(story, load())


def names(text: str, kind: NameKind) -> list[str]:
    """The names of a kind, in the order of the analysis."""
    return [name.canonical for name in analysed(text)[1].names if name.kind is kind]


def meant(text: str, form: MentionForm) -> list[tuple[str, str]]:
    """The words of each mention of this form, and the name they mean, in the order of the story."""
    story, analysis = analysed(text)
    return [
        (story.text[m.start : m.end], analysis.names[m.name].canonical) for m in analysis.mentions if m.form is form
    ]


def profiles(text: str) -> dict[str, Profile]:
    """The profiles, by name."""
    return {fact.name: fact for fact in analysed(text)[1].facts if isinstance(fact, Profile)}

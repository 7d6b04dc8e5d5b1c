"""Story → Analysis: everything a story says, each with the characters that say it."""

from __future__ import annotations

from knowledge.extraction import figures, matches, profiles, quotes, statements
from knowledge.extraction.context import Context
from knowledge.extraction.names import find_names
from knowledge.extraction.words import Words
from knowledge.lexicon import Lexicon
from knowledge.model import Analysis, AnyFact, Story


def extract(story: Story, lexicon: Lexicon) -> Analysis:
    """Find names, mentions and facts of one story, in time linear in its length. Pure: the same in, the same out."""
    context = find_names(Words(story, lexicon))
    return Analysis(
        story=story.key,
        sentences=context.sentences,
        names=context.names,
        mentions=context.mentions,
        facts=tuple(_facts(context)),
    )


def _facts(context: Context) -> list[AnyFact]:
    """The facts of every kind, kind by kind, each in the order of the story."""
    return [
        *quotes.find(context),
        *matches.find(context),
        *profiles.find(context),
        *figures.find(context),
        *statements.find(context),
    ]

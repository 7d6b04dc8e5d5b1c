"""Moderators' lasting words, and what they do to a story and its facts."""

from knowledge.correcting.applying import Again, Corrected, Corrections, after, names_of, replaced, story_of
from knowledge.correcting.effects import effects
from knowledge.correcting.fields import FieldError, fields, tidied, with_field
from knowledge.correcting.marks import find, mark
from knowledge.correcting.names import joined_by
from knowledge.correcting.records import (
    AddAlias,
    Correction,
    Effect,
    FactMark,
    FixStory,
    HideFact,
    HoldFile,
    MergeNames,
    NameMark,
    RemoveStory,
    SetField,
    SplitName,
    Standing,
)

__all__ = [
    "AddAlias",
    "Again",
    "Corrected",
    "Correction",
    "Corrections",
    "Effect",
    "FactMark",
    "FieldError",
    "FixStory",
    "HideFact",
    "HoldFile",
    "MergeNames",
    "NameMark",
    "RemoveStory",
    "SetField",
    "SplitName",
    "Standing",
    "after",
    "effects",
    "fields",
    "find",
    "joined_by",
    "mark",
    "names_of",
    "replaced",
    "story_of",
    "tidied",
    "with_field",
]

"""Moderators' lasting words, and what they do to a story and its facts."""

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
    "Correction",
    "Effect",
    "FactMark",
    "FixStory",
    "HideFact",
    "HoldFile",
    "MergeNames",
    "NameMark",
    "RemoveStory",
    "SetField",
    "SplitName",
    "Standing",
]

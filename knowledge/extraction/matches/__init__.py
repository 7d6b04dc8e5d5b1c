"""Story → its matches, however told: sides, what a sentence says of them, and what all sentences say together."""

from knowledge.extraction.matches.finding import find

__all__ = ["find"]

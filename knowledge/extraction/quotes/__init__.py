"""Story → its quotations, each with who said it where the story tells."""

from knowledge.extraction.quotes.finding import find

__all__ = ["find"]

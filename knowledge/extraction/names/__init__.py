"""Words → who and what a story names, every place where one is meant, and what it says of persons."""

from knowledge.extraction.names.finding import find_names

__all__ = ["find_names"]

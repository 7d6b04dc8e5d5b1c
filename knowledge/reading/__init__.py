"""Bytes → stories: format by content, the canonical text fixed once, and its blocks."""

from knowledge.reading.archives import SUFFIXES, Beside, File, unpack
from knowledge.reading.formats import read
from knowledge.reading.problems import ReadingError

__all__ = ["SUFFIXES", "Beside", "File", "ReadingError", "read", "unpack"]

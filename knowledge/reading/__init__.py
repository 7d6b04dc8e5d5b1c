"""Bytes → stories: format by content, the canonical text fixed once, and its blocks."""

from knowledge.reading.archives import SUFFIXES, File, unpack
from knowledge.reading.formats import read
from knowledge.reading.problems import ReadingError

__all__ = ["SUFFIXES", "File", "ReadingError", "read", "unpack"]

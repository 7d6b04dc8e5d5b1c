"""When an answer is right: it holds a gold answer, in at most so many words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

SAME = 0.5
"""Likeness from which a sentence is the one that an annotation names."""
LONGEST = 30
QUOTATION = 90
BRIEF = {"what": 12, "why": 20, "quote": QUOTATION}
"""Words of an answer that is brief, by kind; 8 for the others."""


def plain(text: str) -> str:
    """Casefolded, accent-free, one kind of dash, no commas in numbers, single spaces."""
    text = unicodedata.normalize("NFKD", text)
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold()
    text = re.sub(r"[\u2010-\u2015\u2212]", "-", text)
    text = re.sub(r"(?<=\d),(?=\d{3}\b)", "", text)
    text = re.sub(r"[^\w\s.\-/:]", " ", text)
    return " ".join(text.split())


def says(text: str, answers: list[str]) -> bool:
    """Whether the words of one of the answers stand in a text in a row."""
    whole = plain(text)
    return any(re.search(rf"(?<!\w){re.escape(plain(answer))}(?!\w)", whole) for answer in answers)


def likeness(a: str, b: str) -> float:
    """Token F1 of two texts."""
    one, other = plain(a).split(), plain(b).split()
    shared = sum((Counter(one) & Counter(other)).values())
    return 2 * shared / (len(one) + len(other)) if shared else 0.0


def is_evidence(text: str, annotated: str) -> bool:
    """Whether a sentence is the one that the annotation names, or part of it."""
    return likeness(text, annotated) >= SAME or " ".join(text.split()) in " ".join(annotated.split())


def is_right(text: str, answers: list[str], kind: str) -> bool:
    """Whether an answer is right."""
    return len(text.split()) <= (QUOTATION if kind == "quote" else LONGEST) and says(text, answers)


def is_brief(text: str, answers: list[str], kind: str) -> bool:
    """Whether an answer is right in few words."""
    return len(text.split()) <= BRIEF.get(kind, 8) and says(text, answers)

"""Who is meant where no name stands: pronouns, and roles such as "the Glasgow forward"."""

from __future__ import annotations

from knowledge.extraction.context import Context
from knowledge.extraction.listings import Listed


def resolve(context: Context, listed: list[Listed]) -> Context:
    """Add the mentions by pronoun and role that a rule can be trusted with."""
    del listed
    return context

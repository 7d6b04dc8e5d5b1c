"""Facts of many stories → one view: the same match, person, quotation or figure told several times is one thing."""

from knowledge.reconciling.merging import merge

__all__ = ["merge"]

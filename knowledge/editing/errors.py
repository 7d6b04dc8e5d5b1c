"""What goes wrong when content is changed."""

from __future__ import annotations

from knowledge.publishing import PublishingError


class EditingError(PublishingError):
    """What was asked for cannot be done; the message says why in one line, and nothing has changed."""

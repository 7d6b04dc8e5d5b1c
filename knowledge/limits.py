"""How much content may be, and how much it may cost: beyond it there is one clear line instead."""

from __future__ import annotations

from knowledge.model import Record


class Limits(Record, frozen=True):
    """What an operator can set about content."""

    story_seconds: float = 60.0
    """Time in which one story must be understood; a file is given this, and four seconds a megabyte, to be read."""
    story_megabytes: int = 1024
    """Memory that one story, or the reading of one file, may take."""
    file_megabytes: int = 64
    """The largest file, or archive of files, that is read."""
    file_stories: int = 20_000
    """Stories that one file may hold."""
    archive_megabytes: int = 256
    """What the files of one archive may come to, unpacked."""
    archive_files: int = 5_000
    """Files that one archive may hold."""


DEFAULT = Limits()
MEGABYTE = 1 << 20

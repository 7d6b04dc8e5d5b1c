"""What can be wrong with a file."""


class ReadingError(Exception):
    """A file cannot be read: `reason` says why and what to do, `line` where, if known."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line

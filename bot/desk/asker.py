"""Who asks."""

from __future__ import annotations

from knowledge.model import GLOBAL, Record


class Asker(Record, frozen=True):
    """Who asks, and where: ids as text. `server` is None in direct messages and in the terminal."""

    person: str
    channel: str
    server: str | None = None
    locale: str = "en"

    @property
    def collections(self) -> tuple[str, ...]:
        """Whose content this person sees here."""
        return (GLOBAL, self.server) if self.server else (GLOBAL,)

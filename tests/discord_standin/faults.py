"""Faults on request: what goes wrong with the next requests that match."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass
class Fault:
    """Answer `status`, or drop the connection where it is None, after `delay` seconds; the next `times` requests."""

    method: str
    path: re.Pattern[str]
    status: int | None
    times: int = 1
    delay: float = 0.0
    retry_after: float = 0.2
    everywhere: bool = False
    """A 429 for all requests of the bot, not only of its bucket."""
    passes: bool = False
    """Only slow: the request is served after the delay."""
    met: int = 0


class Faults:
    """The faults laid out, met in order."""

    def __init__(self) -> None:
        self.laid: list[Fault] = []

    def rate_limit(self, path: str, *, method: str = "POST", times: int = 1, retry_after: float = 0.2) -> Fault:
        return self._lay(Fault(method, re.compile(path), 429, times, retry_after=retry_after))

    def fail(self, path: str, status: int, *, method: str = "POST", times: int = 1) -> Fault:
        return self._lay(Fault(method, re.compile(path), status, times))

    def drop(self, path: str, *, method: str = "POST", times: int = 1) -> Fault:
        return self._lay(Fault(method, re.compile(path), None, times))

    def slow(self, path: str, seconds: float, *, method: str = "POST", times: int = 1) -> Fault:
        return self._lay(Fault(method, re.compile(path), None, times, delay=seconds, passes=True))

    def next(self, method: str, path: str) -> Fault | None:
        """The fault that this request meets, if any."""
        for fault in self.laid:
            if fault.met < fault.times and fault.method == method and fault.path.search(path):
                fault.met += 1
                return fault
        return None

    def clear(self) -> None:
        self.laid.clear()

    def _lay(self, fault: Fault) -> Fault:
        self.laid.append(fault)
        return fault

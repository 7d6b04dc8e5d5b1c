"""What is counted and timed for whoever runs Pressbox, in Prometheus's form: kinds, outcomes and times, never words."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest

from knowledge.model import Record

_QUICK = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0)
_SLOW = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0, 10.0)
_LONG = (0.1, 1.0, 10.0, 60.0, 600.0)


class State(Record, frozen=True):
    """How things stand at a moment.

    `shards` holds of each shard to be served whether it is connected, and its latency in seconds, infinite before it
    is known; `edition` is None where the database does not answer.
    """

    shards: dict[int, tuple[bool, float]]
    servers: int
    edition: int | None
    stories: int


@dataclass
class Use:
    """A use under way: whoever apologises for it says that it has failed."""

    failed: bool = False


class Meter:
    """Counters and histograms of one process. Safe to use from many threads."""

    def __init__(self, version: str = "") -> None:
        self._registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        self._questions = Counter(
            "pressbox_questions", "Free questions by kind and outcome", ("kind", "outcome"), registry=registry
        )
        self._uses = Counter(
            "pressbox_uses",
            "Commands, buttons and messages by what they use and how that ended",
            ("what", "outcome"),
            registry=registry,
        )
        self._seconds = Histogram(
            "pressbox_use_seconds", "From its arrival until it is answered", ("what",), buckets=_SLOW, registry=registry
        )
        self._suggestions = Histogram(
            "pressbox_suggestion_seconds", "Until suggestions are found", buckets=_QUICK, registry=registry
        )
        self._refused = Counter("pressbox_refused", "Uses refused: too often, or not permitted", registry=registry)
        self._reloads = Counter("pressbox_reloads", "Reloads by outcome", ("outcome",), registry=registry)
        self._reload_seconds = Histogram(
            "pressbox_reload_seconds", "How long a reload takes", buckets=_LONG, registry=registry
        )
        self._stalls = Histogram(
            "pressbox_event_loop_stall_seconds",
            "How late the event loop does what is due",
            buckets=_QUICK,
            registry=registry,
        )
        self._gauges = {
            name: Gauge(f"pressbox_{name}", told, registry=registry)
            for name, told in (
                ("edition", "The edition of the content in service"),
                ("stories", "Stories in it"),
                ("servers", "Servers that this process serves"),
                ("database_up", "Whether the database answers"),
            )
        }
        self._connected = Gauge("pressbox_gateway_up", "Whether a shard is connected", ("shard",), registry=registry)
        self._latency = Gauge(
            "pressbox_gateway_latency_seconds", "From heartbeat to its echo", ("shard",), registry=registry
        )
        Gauge("pressbox_build", "Which version runs", ("version",), registry=registry).labels(version).set(1)

    def asked(self, kind: str, outcome: str) -> None:
        """Count a free question."""
        self._questions.labels(kind, outcome).inc()

    def reloaded(self, outcome: str, seconds: float) -> None:
        """Count a reload."""
        self._reloads.labels(outcome).inc()
        self._reload_seconds.observe(seconds)

    def refused(self) -> None:
        """Count a use that was not allowed."""
        self._refused.inc()

    def stalled(self, seconds: float) -> None:
        """Keep how late the event loop was."""
        self._stalls.observe(seconds)

    @contextmanager
    def use(self, what: str) -> Iterator[Use]:
        """Count and time a command, a button or a message; one that raises has failed."""
        began = time.perf_counter()
        use = Use()
        try:
            yield use
        except BaseException:
            use.failed = True
            raise
        finally:
            self._uses.labels(what, "failed" if use.failed else "answered").inc()
            self._seconds.labels(what).observe(time.perf_counter() - began)

    def suggested(self, seconds: float) -> None:
        """Keep how long suggestions took."""
        self._suggestions.observe(seconds)

    def exposed(self, state: State) -> bytes:
        """Everything as Prometheus reads it."""
        up = state.edition is not None
        if up:
            self._gauges["edition"].set(state.edition or 0)
            self._gauges["stories"].set(state.stories)
        self._gauges["database_up"].set(up)
        self._gauges["servers"].set(state.servers)
        for shard, (connected, latency) in state.shards.items():
            self._connected.labels(str(shard)).set(connected)
            self._latency.labels(str(shard)).set(latency)
        return generate_latest(self._registry)

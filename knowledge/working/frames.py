"""What the worker and whoever it works for say to each other: MessagePack, each message behind its length."""

from __future__ import annotations

from typing import IO

import msgspec

from knowledge.model import Analysis, Story

_LENGTH = 8


class Order(msgspec.Struct, frozen=True):
    """Understand the stories of a file, from the `begin`-th on; or only see whether it can be read."""

    data: bytes
    key: str
    known: dict[str, str]
    begin: int = 0
    only_read: bool = False


class Ready(msgspec.Struct, frozen=True, tag="ready"):
    """The worker has started, and works by these rules."""

    mark: str


class Begun(msgspec.Struct, frozen=True, tag="begun"):
    """The file has been read; this story is taken up."""

    key: str


class Done(msgspec.Struct, frozen=True, tag="done"):
    """A story, and what was found in it."""

    story: Story
    analysis: Analysis | None


class Failed(msgspec.Struct, frozen=True, tag="failed"):
    """The rules failed on the story taken up."""

    error: str
    trace: str


class Unreadable(msgspec.Struct, frozen=True, tag="unreadable"):
    """The file cannot be read."""

    reason: str
    line: int | None


class TooLarge(msgspec.Struct, frozen=True, tag="too large"):
    """What is at work wants more memory than it may take."""


class Finished(msgspec.Struct, frozen=True, tag="finished"):
    """That was all of the file."""


Frame = Ready | Begun | Done | Failed | Unreadable | TooLarge | Finished

_encoder = msgspec.msgpack.Encoder()
_frames: msgspec.msgpack.Decoder[Frame] = msgspec.msgpack.Decoder(Frame)
_orders = msgspec.msgpack.Decoder(Order)


def send(stream: IO[bytes], message: Frame | Order) -> None:
    """Write a message; OSError where nobody reads any more."""
    data = _encoder.encode(message)
    stream.write(len(data).to_bytes(_LENGTH, "big"))
    stream.write(data)
    stream.flush()


def receive_frame(stream: IO[bytes]) -> Frame | None:
    """The next message of the worker, None where it has ended."""
    data = _receive(stream)
    return None if data is None else _frames.decode(data)


def receive_order(stream: IO[bytes]) -> Order | None:
    """The next order, None where there will be no more."""
    data = _receive(stream)
    return None if data is None else _orders.decode(data)


def _receive(stream: IO[bytes]) -> bytes | None:
    length = stream.read(_LENGTH)
    if len(length) < _LENGTH:
        return None
    size = int.from_bytes(length, "big")
    data = stream.read(size)
    return data if len(data) == size else None

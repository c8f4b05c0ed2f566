"""What an installation says while it runs, one JSON object a line, as the engine does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from khulasa.codec import MessageCodec, encode_message
from khulasa.models.errors import Problem
from khulasa.wording import Phrase


@dataclass(frozen=True, slots=True)
class Planned:
    """What is going to be fetched.

    Attributes:
        revision: The commit or version that was resolved.
        files: How many files.
        size: Bytes of all of them.
        present: Bytes that an earlier attempt has already brought.
        licence: As the source says it.
    """

    revision: str
    files: int
    size: int
    present: int
    licence: str


@dataclass(frozen=True, slots=True)
class Fetched:
    """Some bytes have come.

    Attributes:
        done, size: Bytes so far, and of all files.
        speed: Bytes a second of late; 0 while unknown.
        seconds_left: At that speed; None while unknown.
    """

    done: int
    size: int
    speed: float
    seconds_left: float | None


@dataclass(frozen=True, slots=True)
class Retrying:
    """The connection broke; after a pause it goes on where it broke."""

    attempt: int
    attempts: int
    seconds: float
    reason: Phrase | str


@dataclass(frozen=True, slots=True)
class Stage:
    """A new part of the work begins: ``"fetching"``, ``"converting"`` or ``"moving"``."""

    name: str


@dataclass(frozen=True, slots=True)
class Installed:
    """The model is in place."""

    name: str
    folder: str
    size: int


@dataclass(frozen=True, slots=True)
class Stopped:
    """The user stopped it.

    Attributes:
        kept: What has come is kept, so that it can go on later.
    """

    kept: bool


@dataclass(frozen=True, slots=True)
class Failed:
    """It cannot be installed.

    Attributes:
        problem: Kind of the problem.
        message: What happened and what to do.
        details: For a bug report; may be empty.
    """

    problem: Problem
    message: Phrase | str
    details: str = ""


Event = Planned | Fetched | Retrying | Stage | Installed | Stopped | Failed

_EVENTS: MessageCodec[Event] = MessageCodec(get_args(Event), "an event")


def encode(event: Event) -> str:
    """One line of JSON, without the line break."""
    return encode_message(event)


def decode(line: str) -> Event:
    """Read a line that ``encode`` made.

    Raises:
        ValueError: The line is no such thing.
    """
    return _EVENTS.decode(line)


class Meter:
    """Speed and time left of a download.

    Args:
        size: Bytes of all of it.
        present: Bytes that were there before; they say nothing about the speed.
        now: Seconds on any clock.
    """

    def __init__(self, size: int, present: int, now: float) -> None:
        self._size, self._start = size, present
        self._begin = now

    def read(self, done: int, now: float) -> Fetched:
        """The state after ``done`` bytes, those that were there before included."""
        seconds, new = now - self._begin, done - self._start
        speed = new / seconds if seconds > 0 and new > 0 else 0.0
        left = (self._size - done) / speed if speed else None
        return Fetched(done, self._size, speed, left)

"""Times as they are stored: UTC, as text that sorts."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    """The time now, in UTC."""
    return datetime.now(UTC)


def to_text(time: datetime) -> str:
    """A time as it is stored."""
    return time.astimezone(UTC).isoformat(timespec="microseconds")


def from_text(text: str) -> datetime:
    """The time that ``to_text`` wrote.

    Raises:
        ValueError: It is no such thing.
    """
    # A damaged file may hold anything in place of a text.
    return datetime.fromisoformat(str(text))

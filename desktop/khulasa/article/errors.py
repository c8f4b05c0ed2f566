"""Why a file cannot be read, in words for the reader."""

from __future__ import annotations


class ReadError(Exception):
    """A file cannot be read; ``str()`` is a sentence of the file, the reason and the way out."""


class UnreadableError(Exception):
    """The content of a file cannot be read; :mod:`khulasa.article.read` adds the file's name.

    Attributes:
        reason: Goes on after "Cannot read FILE: ", without a full stop.
        way_out: What the reader can do; goes on after "; ", without a full stop. May be empty.
    """

    def __init__(self, reason: str, way_out: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.way_out = way_out

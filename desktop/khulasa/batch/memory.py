"""Sentences that were translated before: in this run, or for an article of the library."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import astuple, dataclass
from typing import Protocol

from khulasa.library.errors import LibraryError
from khulasa.library.facade import Library
from khulasa.translation.result import Translation


@dataclass(frozen=True, slots=True)
class MadeBy:
    """All that shapes an outcome besides the text: the model's fingerprint, and the languages."""

    fingerprint: str
    source: str
    target: str


class Memory(Protocol):
    """Outcomes of sentences, found again by what made them."""

    def find(self, made_by: MadeBy, texts: Collection[str]) -> dict[str, Translation]:
        """The outcomes of those texts that have one."""

    def remember(self, made_by: MadeBy, text: str, outcome: Translation) -> None:
        """Keep the outcome of a text."""


class WithLibrary:
    """A run's own memory, and what the library has besides.

    Nothing is written to the library: what no article there leads to could not be seen or removed,
    and thousands of documents would push the reader's own articles out.

    Args:
        memory: The run's own.
        library: Only asked.
        on_fault: Told once when it cannot be read; may be called in any thread.
    """

    def __init__(
        self, memory: Memory, library: Library, on_fault: Callable[[LibraryError], None]
    ) -> None:
        self._memory, self._on_fault = memory, on_fault
        self._library: Library | None = library

    def find(self, made_by: MadeBy, texts: Collection[str]) -> dict[str, Translation]:
        """See ``Memory``."""
        found = self._memory.find(made_by, texts)
        library = self._library
        if library is None:
            return found
        try:
            rest = [text for text in texts if text not in found]
            by, source, target = astuple(made_by)
            return found | library.find_many(by, source, target, rest)
        except LibraryError as error:
            self._library = None
            self._on_fault(error)
            return found

    def remember(self, made_by: MadeBy, text: str, outcome: Translation) -> None:
        """See ``Memory``."""
        self._memory.remember(made_by, text, outcome)

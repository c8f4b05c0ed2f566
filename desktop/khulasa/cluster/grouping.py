"""Which documents a worker is given at once: so many words, reckoned from their sizes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import PurePath

from khulasa.batch.document import Document

# About a thousand sentences: what an engine takes at once.
MOST_WORDS = 20_000
# Some fifty sentences. Fewer fill the engine's batches badly, and it has idle cores at both ends of
# its job: thirty take a tenth more CPU time, and half as much time again.
_LEAST_WORDS = 1_000
MOST_DOCUMENTS = 1_000
# Of what is left, so much goes into one task of each slot: towards the end tasks grow smaller, so
# that no worker waits long for the last one.
_PARTS = 3
# Until documents of a kind were read: Arabic UTF-8 text has twelve bytes a word.
_BYTES_PER_WORD = 12.0


class Grouping:
    """Learns how many words the bytes of each kind of file stand for, and groups by them.

    Args:
        size: Bytes of all documents that are to be done.
    """

    def __init__(self, size: float) -> None:
        self._left = size
        self._words: dict[str, float] = defaultdict(float)
        self._bytes: dict[str, float] = defaultdict(float)

    def learn(self, document: Document, words: int) -> None:
        """A document was read and had so many words."""
        kind = _kind(document)
        self._words[kind] += words
        self._bytes[kind] += document.size

    def words(self, document: Document) -> float:
        """The words that a document is likely to have; at least one."""
        kind = _kind(document)
        known = self._bytes[kind]
        per_byte = self._words[kind] / known if known else 1 / _BYTES_PER_WORD
        return max(1.0, document.size * per_byte)

    def group(
        self, documents: Iterator[tuple[int, Document]], slots: int
    ) -> tuple[tuple[int, Document], ...]:
        """The next documents for a worker; empty at the end.

        Args:
            documents: Those that are still to be given out.
            slots: How many groups are done at once.
        """
        chosen: list[tuple[int, Document]] = []
        words = 0.0
        for number, document in documents:
            chosen.append((number, document))
            own = self.words(document)
            words += own
            self._left = max(0.0, self._left - document.size)
            left = self._left * own / max(1, document.size)
            most = min(MOST_WORDS, max(_LEAST_WORDS, (left + words) / (_PARTS * max(1, slots))))
            if words >= most or len(chosen) >= MOST_DOCUMENTS:
                break
        return tuple(chosen)


def _kind(document: Document) -> str:
    return PurePath(document.member or document.path).suffix.lower()

"""How large a table may be."""

from __future__ import annotations

from khulasa.article.errors import UnreadableError
from khulasa.wording import phrase

MOST_CELLS = 50_000
"""Cells with text in a file."""
MOST_PLACES = 2_000_000
"""Rows × columns that are looked through for them."""


class TableSize:
    """Counts what a file has of cells, in all its tables."""

    def __init__(self) -> None:
        self._cells = self._places = 0

    def add(self, cells: int, places: int) -> None:
        """Count more of them.

        Args:
            cells: With text.
            places: Rows × columns that were looked through for them.

        Raises:
            UnreadableError: They are more than anyone reads.
        """
        self._cells += cells
        self._places += places
        if self._cells > MOST_CELLS or self._places > MOST_PLACES:
            raise too_large()


def too_large() -> UnreadableError:
    """A table has more cells than anyone reads."""
    return UnreadableError(
        phrase("its tables have more than {most:,} cells", most=MOST_CELLS),
        phrase("copy the rows you need into a table of their own"),
    )

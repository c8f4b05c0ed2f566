"""The rows of the library's list, read a page at a time."""

from __future__ import annotations

from collections.abc import Iterable

from khulasa.library.facade import Library
from khulasa.library.values import ArticleFilter, ArticleRow, Sort

PAGE = 100  # rows; a few milliseconds to read, and more than a screen shows


class Pages:
    """The rows of one order and choice; those that were asked for once are kept.

    Args:
        library: Read in the caller's thread.
        sort: The order.
        chosen: Which articles.

    Raises:
        LibraryError: Here and from all methods: the library cannot be read.

    Attributes:
        count: How many rows there are.
        total: How many articles there are, whatever is chosen.
    """

    def __init__(self, library: Library, sort: Sort, chosen: ArticleFilter) -> None:
        self._library, self._sort, self._chosen = library, sort, chosen
        self._pages: dict[int, tuple[ArticleRow, ...]] = {}
        self.count = library.count_articles(chosen)
        self.total = self.count if chosen == ArticleFilter() else library.count_articles()

    def row(self, number: int) -> ArticleRow | None:
        """A row; None if it went since it was counted."""
        page, place = divmod(number, PAGE)
        if page not in self._pages:
            self._pages[page] = self._library.list_articles(
                self._sort, self._chosen, PAGE, page * PAGE
            )
        rows = self._pages[page]
        return rows[place] if place < len(rows) else None

    def read_all(self) -> None:
        """Read what was not read yet, at once: page by page it takes many times as long."""
        if len(self._pages) * PAGE >= self.count:
            return
        rows = self._library.list_articles(self._sort, self._chosen, self.count, 0)
        for start in range(0, self.count, PAGE):
            self._pages.setdefault(start // PAGE, rows[start : start + PAGE])

    def find(self, article_ids: Iterable[int], near: int) -> dict[int, int]:
        """Where these articles are, as row by number, on the page of a row and those beside it."""
        wanted = set(article_ids)
        first = max(0, (near // PAGE - 1) * PAGE) if wanted else self.count
        found = {}
        for number in range(first, min(self.count, first + 3 * PAGE)):
            row = self.row(number)
            if row is not None and row.id in wanted:
                found[row.id] = number
                if len(found) == len(wanted):
                    break
        return found

"""How large a table may be."""

from __future__ import annotations

from khulasa.article.errors import UnreadableError
from khulasa.wording import _

MOST_CELLS = 50_000
"""Cells with text in a file."""
MOST_PLACES = 2_000_000
"""Rows × columns that are looked through for them."""


def too_large() -> UnreadableError:
    """A table has more cells than anyone reads."""
    return UnreadableError(
        _("its tables have more than {most:,} cells").format(most=MOST_CELLS),
        _("copy the rows you need into a table of their own"),
    )

"""What is told of a long document while it is being read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from khulasa.article.model import Article


@dataclass(frozen=True, slots=True)
class PagesRead:
    """How far a long document is read.

    Attributes:
        done: So many of its pages.
        total: How many it has.
        beginning: The article as far as it is known, told once. The whole may have other paragraphs
            in its place: what comes again on every page is known only when all are read.
    """

    done: int
    total: int
    beginning: Article | None = None


OnPages = Callable[[PagesRead], None]
"""Takes what is told; called by whoever reads, in its thread."""

"""Telling readers that something of a file is not in the article."""

from __future__ import annotations

from khulasa.article.model import Article
from khulasa.wording import count_text


def left_out_words(article: Article) -> str:
    """One sentence on what was left out; empty if that is nothing.

    Args:
        article: An article as it was read.
    """
    if not article.left_out:
        return ""
    return count_text(
        "{:,} hidden or struck-out passage was left out.",
        "{:,} hidden or struck-out passages were left out.",
        article.left_out,
    )

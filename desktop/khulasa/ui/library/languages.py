"""Which languages the articles of the library are in."""

from __future__ import annotations

from khulasa.library.facade import Library
from khulasa.library.values import ArticleFilter, Sort


def languages_of(library: Library) -> tuple[str, ...]:
    """The codes, in order; a few queries for each language, whatever the number of articles.

    Raises:
        LibraryError: The library cannot be read.
    """
    found: list[str] = []
    passed = 0
    while rows := library.list_articles(Sort.LANGUAGE, ArticleFilter(), 1, passed):
        language = rows[0].language
        if language in found:  # articles came while they were counted
            break
        found.append(language)
        passed += library.count_articles(ArticleFilter(language=language))
    return tuple(found)

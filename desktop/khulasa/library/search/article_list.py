"""The list of articles: sorted, filtered, a portion at a time."""

from __future__ import annotations

import sqlite3

from khulasa.library.times import from_text
from khulasa.library.values import ArticleFilter, ArticleRow, Keeping, Sort, Tally

_ORDERS = {
    Sort.OPENED: "a.opened DESC",
    Sort.FIRST_OPENED: "a.first_opened DESC",
    Sort.TITLE: "a.title COLLATE NOCASE",
    Sort.LANGUAGE: "a.language, a.opened DESC",
    Sort.TO_CHECK: "coalesce(r.to_check, 0) DESC, a.opened DESC",
}

# Of an article that was only opened, no sentence is done.
_CONDITIONS = {
    "unfinished": "coalesce(r.done < r.total, 1)",
    "to_check": "coalesce(r.to_check, 0) > 0",
    "edited": "coalesce(r.edited, 0) > 0",
    "pinned": "a.keeping = 'pinned'",
}


def list_articles(
    connection: sqlite3.Connection, sort: Sort, chosen: ArticleFilter, limit: int, offset: int
) -> tuple[ArticleRow, ...]:
    """See ``Library.list_articles``."""
    where, values = _where(chosen)
    return tuple(
        ArticleRow(
            article,
            title,
            language,
            target,
            file,
            from_text(first),
            from_text(opened),
            Tally(*tally),
            line or "",
            Keeping(keeping),
        )
        for article, title, language, target, file, first, opened, keeping, line, *tally in (
            connection.execute(
                "SELECT a.id, a.title, a.language, a.last_target, a.file, a.first_opened,"
                " a.opened, a.keeping, r.summary_line, coalesce(r.total, (SELECT count(*)"
                " FROM sentences s WHERE s.article = a.id)), coalesce(r.done, 0),"
                " coalesce(r.to_check, 0), coalesce(r.failed, 0), coalesce(r.edited, 0)"
                " FROM articles a"
                " LEFT JOIN readings r ON r.article = a.id AND r.target = a.last_target"
                f" WHERE {where} ORDER BY {_ORDERS[sort]}, a.id DESC LIMIT ? OFFSET ?",
                (*values, limit, offset),
            )
        )
    )


def count_articles(connection: sqlite3.Connection, chosen: ArticleFilter) -> int:
    """How many articles a filter lets through."""
    where, values = _where(chosen)
    row = connection.execute(
        "SELECT count(*) FROM articles a"
        " LEFT JOIN readings r ON r.article = a.id AND r.target = a.last_target"
        f" WHERE {where}",
        values,
    ).fetchone()
    return int(row[0])


def _where(chosen: ArticleFilter) -> tuple[str, list[str]]:
    conditions, values = ["a.removed IS NULL"], []
    for column, value in (("a.language", chosen.language), ("a.last_target", chosen.target)):
        if value is not None:
            conditions.append(f"{column} = ?")
            values.append(value)
    for name, condition in _CONDITIONS.items():
        wanted = getattr(chosen, name)
        if wanted is not None:
            conditions.append(condition if wanted else f"NOT ({condition})")
    return " AND ".join(conditions), values

"""For how long articles are kept, and deleting them so that nothing of them is left."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from khulasa.library.database.connection import transaction
from khulasa.library.database.location import side_copies
from khulasa.library.processes import living
from khulasa.library.records.memory import sweep
from khulasa.library.search import search_index
from khulasa.library.times import to_text
from khulasa.library.values import Keeping

# Whether an article holds nothing of the reader's own and is not pinned; the parameter is
# ``Keeping.NORMAL``. One that was just removed can be brought back until the purge.
_MAY_GO = (
    "(a.keeping = ? AND a.note = '' AND a.removed IS NULL AND NOT EXISTS"
    " (SELECT 1 FROM readings r WHERE r.article = a.id AND (r.edited > 0 OR r.names != ''))"
    " AND NOT EXISTS (SELECT 1 FROM sentence_notes n WHERE n.article = a.id))"
)


def remove(
    connection: sqlite3.Connection, process: int, article_ids: Sequence[int], time: datetime
) -> None:
    """Take articles out of lists and searches; ``restore`` brings them back until the purge."""
    connection.executemany(
        "UPDATE articles SET removed = ?, removed_by = ? WHERE id = ?",
        [(to_text(time), process, article_id) for article_id in article_ids],
    )


def restore(connection: sqlite3.Connection, article_ids: Sequence[int]) -> tuple[int, ...]:
    """Bring back removed articles; the numbers of those that were still there."""
    restored = []
    for article_id in article_ids:
        cursor = connection.execute(
            "UPDATE articles SET removed = NULL, removed_by = NULL WHERE id = ?", (article_id,)
        )
        if cursor.rowcount:
            restored.append(article_id)
    return tuple(restored)


def purge(connection: sqlite3.Connection, path: Path, process: int | None) -> tuple[int, ...]:
    """Delete for good what was removed and what is not to be kept.

    What another living process removed can still be undone there, and what is open anywhere is
    still read: both stay.

    Args:
        connection: The writer's, outside of any transaction.
        path: The library's file.
        process: Number of this process; None if it is not known.

    Returns:
        The numbers of the deleted articles.
    """
    rows = connection.execute(
        "SELECT id, removed IS NOT NULL, removed_by, keeping FROM articles"
        " WHERE removed IS NOT NULL OR keeping = ?",
        (Keeping.DISCARD.value,),
    ).fetchall()
    if not rows:
        return ()
    alive = living(connection)
    in_use = _open_in(connection, alive)
    others = alive - {process}
    doomed = [
        article_id
        for article_id, removed, by, keeping in rows
        if article_id not in in_use
        and (keeping == Keeping.DISCARD.value or (removed and by not in others))
    ]
    if doomed:
        _erase(connection, doomed)
        # They hold what the articles held; what could be recovered from them has been.
        for copy in side_copies(path):
            copy.unlink(missing_ok=True)
    return tuple(doomed)


def make_room(connection: sqlite3.Connection, limit: int) -> tuple[int, ...]:
    """Delete the articles that were not opened for the longest time, until the rest fits.

    Those that the reader edited, noted something on or pinned, and those that are open, stay.

    Args:
        connection: The writer's, outside of any transaction.
        limit: Most bytes that the library may have.

    Returns:
        The numbers of the deleted articles, the oldest first.
    """
    deleted: list[int] = []
    while (size := used_bytes(connection)) > limit:
        in_use = _open_in(connection, living(connection))
        rows = connection.execute(
            "SELECT a.id, (SELECT sum(length(text)) FROM paragraphs p WHERE p.article = a.id),"
            f" {_MAY_GO} FROM articles a ORDER BY a.opened, a.id",
            (Keeping.NORMAL.value,),
        ).fetchall()
        # What an article takes with all that belongs to it follows the length of its text.
        bytes_each = size / max(1, sum(length or 0 for _, length, _ in rows))
        doomed: list[int] = []
        freed = 0.0
        for article_id, length, may_go in rows:
            if may_go and article_id not in in_use and size - freed > limit:
                doomed.append(article_id)
                freed += bytes_each * (length or 0)
        if not doomed:
            break
        _erase(connection, doomed)
        deleted += doomed
    return tuple(deleted)


def let_expire(connection: sqlite3.Connection, before: datetime) -> tuple[int, ...]:
    """Delete the articles that were opened last before a time.

    Those that the reader edited, noted something on or pinned stay, and so do those that are open
    anywhere, or were when Khulasa ended: they come back in their tabs.

    Args:
        connection: The writer's, outside of any transaction.
        before: The time.

    Returns:
        The numbers of the deleted articles.
    """
    rows = connection.execute(
        f"SELECT a.id FROM articles a WHERE a.opened < ? AND {_MAY_GO}"
        " AND NOT EXISTS (SELECT 1 FROM open_articles o WHERE o.article = a.id) ORDER BY a.id",
        (to_text(before), Keeping.NORMAL.value),
    ).fetchall()
    doomed = tuple(number for (number,) in rows)
    if doomed:
        _erase(connection, doomed)
    return doomed


def used_bytes(connection: sqlite3.Connection) -> int:
    """Bytes of the library that hold something."""
    pages, free, size = (
        int(connection.execute(f"PRAGMA {name}").fetchone()[0])
        for name in ("page_count", "freelist_count", "page_size")
    )
    return (pages - free) * size


def _open_in(connection: sqlite3.Connection, processes: frozenset[int]) -> frozenset[int]:
    rows = connection.execute("SELECT process, article FROM open_articles").fetchall()
    return frozenset(article for process, article in rows if process in processes)


def _erase(connection: sqlite3.Connection, article_ids: Sequence[int]) -> None:
    with transaction(connection):
        for article_id in article_ids:
            search_index.drop(connection, article_id)
            connection.execute("DELETE FROM articles WHERE id = ?", (article_id,))
        sweep(connection)
        # Until segments are merged, the index still holds the words that were deleted.
        connection.execute("INSERT INTO search (search) VALUES ('optimize')")
    # It does one page a step and returns no rows: ``execute`` would stop after the first.
    connection.executescript("PRAGMA incremental_vacuum")
    # The pages as they were are still in the write-ahead log.
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

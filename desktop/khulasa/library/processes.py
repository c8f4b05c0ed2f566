"""Which process has which article open, so that what it had open can be opened again."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from datetime import datetime, timedelta

from khulasa.library.times import from_text, to_text
from khulasa.library.values import OpenArticle

# Clocks of processes are read with this precision, in seconds.
_PRECISION = 1.0
_NEVER = -1e9  # no process began then


def register(connection: sqlite3.Connection) -> int:
    """Make this process known; the number that it is known by."""
    import psutil

    pid = os.getpid()
    inserted = connection.execute(
        "INSERT INTO processes (pid, started) VALUES (?, ?)",
        (pid, psutil.Process(pid).create_time()),
    )
    return int(inserted.lastrowid or 0)


def is_registered(connection: sqlite3.Connection, process: int) -> bool:
    """Whether a process is known by this number."""
    row = connection.execute("SELECT 1 FROM processes WHERE id = ?", (process,)).fetchone()
    return row is not None


def living(connection: sqlite3.Connection) -> frozenset[int]:
    """The known processes that have not ended."""
    rows = connection.execute("SELECT id, pid, started FROM processes").fetchall()
    return frozenset(number for number, pid, started in rows if _lives(pid, started))


def set_open(
    connection: sqlite3.Connection, process: int, article_id: int, target: str, time: datetime
) -> None:
    """Note that an article is open in this process."""
    connection.execute(
        "INSERT OR REPLACE INTO open_articles (process, article, target, since)"
        " VALUES (?, ?, ?, ?)",
        (process, article_id, target, to_text(time)),
    )
    connection.execute(
        "UPDATE articles SET last_target = ?, opened = ?, removed = NULL, removed_by = NULL"
        " WHERE id = ?",
        (target, to_text(time), article_id),
    )


def set_closed(connection: sqlite3.Connection, process: int, article_id: int | None) -> None:
    """Note that an article, or all of them, were closed in this process."""
    connection.execute(
        "DELETE FROM open_articles WHERE process = ?1 AND article = coalesce(?2, article)",
        (process, article_id),
    )


def set_order(connection: sqlite3.Connection, process: int, article_ids: Sequence[int]) -> None:
    """Note in which order the articles that are open in this process stand."""
    times = connection.execute(
        "SELECT since FROM open_articles WHERE process = ? ORDER BY since DESC LIMIT 1", (process,)
    ).fetchone()
    if times is None:
        return
    last = from_text(times[0])
    connection.executemany(
        "UPDATE open_articles SET since = ? WHERE process = ? AND article = ?",
        [
            (to_text(last - timedelta(microseconds=before)), process, article_id)
            for before, article_id in enumerate(reversed(article_ids))
        ],
    )


def leave(connection: sqlite3.Connection, process: int) -> None:
    """Count a process as ended from now on, with what it has open."""
    connection.execute("UPDATE processes SET started = ? WHERE id = ?", (_NEVER, process))


def none_open(connection: sqlite3.Connection) -> bool:
    """Whether no process has anything open, living or not."""
    return connection.execute("SELECT 1 FROM open_articles LIMIT 1").fetchone() is None


def adopt(connection: sqlite3.Connection, process: int) -> tuple[OpenArticle, ...]:
    """What processes had open that ended without closing it, the last one first.

    From now on this process has them open: if it is killed too, the next one finds them again.
    """
    alive = living(connection)
    left = [
        row
        for row in connection.execute(
            "SELECT o.process, o.article, o.target, o.since FROM open_articles o"
            " JOIN articles a ON a.id = o.article AND a.removed IS NULL ORDER BY o.since DESC"
        ).fetchall()
        if row[0] not in alive
    ]
    found: dict[int, OpenArticle] = {}
    for _, article, target, since in left:
        found.setdefault(article, OpenArticle(article, target, from_text(since)))
    connection.executemany(
        "INSERT OR IGNORE INTO open_articles (process, article, target, since) VALUES (?, ?, ?, ?)",
        [(process, article, target, since) for _, article, target, since in left],
    )
    forget_ended(connection)
    return tuple(found.values())


def forget_ended(connection: sqlite3.Connection) -> None:
    """Drop the processes that have ended, with what they had open."""
    alive = living(connection)
    rows = connection.execute("SELECT id FROM processes").fetchall()
    connection.executemany(
        "DELETE FROM processes WHERE id = ?", [row for row in rows if row[0] not in alive]
    )


def _lives(pid: int, started: float) -> bool:
    import psutil

    try:
        process = psutil.Process(pid)
        same = abs(process.create_time() - started) < _PRECISION
        return bool(same and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False
    except psutil.AccessDenied:
        return True

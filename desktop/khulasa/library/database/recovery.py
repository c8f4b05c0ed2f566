"""Saving what can be read of a damaged library."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from khulasa.article.model import Article
from khulasa.codec import from_json
from khulasa.library.database import schema
from khulasa.library.database.connection import transaction
from khulasa.library.errors import UnknownNumberError
from khulasa.library.records import stored_reading
from khulasa.library.records.articles import article_of, record
from khulasa.library.records.keys import content_hash
from khulasa.library.records.readings import count
from khulasa.library.records.translation_columns import from_columns
from khulasa.library.search import search_index
from khulasa.summary.result import Summary

# The library itself comes last: where it is, the whole of it is.
_FILES = ("-wal", "-shm", "")
# What reading a row of garbage raises.
_GARBAGE = (ValueError, TypeError, KeyError, AttributeError, UnknownNumberError)


def set_aside(path: Path, aside: Path) -> None:
    """Give a library another name, its log with it.

    Done again after it was broken off, it does what is missing. What lies in the library's place
    once it is aside is an attempt to recover it that was broken off; it is deleted.

    Raises:
        OSError: It cannot be renamed.
    """
    begun = aside.exists()
    for end in _FILES:
        part = path.with_name(path.name + end)
        if begun:
            part.unlink(missing_ok=True)
        elif part.exists():
            part.replace(aside.with_name(aside.name + end))


def recover(damaged: Path, connection: sqlite3.Connection) -> tuple[int, int]:
    """Copy what can be read, table by table, into a new library.

    Args:
        damaged: The damaged library.
        connection: To an empty library of this version, outside of any transaction.

    Returns:
        How many articles were recovered, and how many others were seen but are not whole.
    """
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        with transaction(connection):
            with closing(sqlite3.connect(damaged, isolation_level=None)) as old:
                old.text_factory = lambda raw: raw.decode("utf-8", "replace")
                for table in schema.TABLES:
                    _copy_table(old, connection, table)
            connection.execute(schema.SINGLE_STEPS)
            seen = _number_of_articles(connection)
            _drop_garbage(connection)
            _drop_references_to_nothing(connection)
            for (reading,) in connection.execute("SELECT id FROM readings").fetchall():
                count(connection, reading)
            search_index.rebuild(connection)
            recovered = _number_of_articles(connection)
    finally:
        connection.execute("PRAGMA foreign_keys = ON")
    return recovered, seen - recovered


def _copy_table(old: sqlite3.Connection, new: sqlite3.Connection, table: str) -> None:
    info = new.execute(f"PRAGMA table_info({table})").fetchall()
    columns = [name for _, name, *_ in info]
    # An older library has fewer of them.
    present = {name for _, name, *_ in _old_info(old, table)}
    columns = [name for name in columns if name in present or not present]
    keys = [name for _, name, *_, key in sorted(info, key=lambda row: int(row[5])) if key]
    # What is broken may lie in the middle: then the rest is read from the other end.
    for direction in ("ASC", "DESC"):
        order = ", ".join(f"{key} {direction}" for key in keys)
        if _copy_rows(old, new, table, columns, order):
            return


def _old_info(old: sqlite3.Connection, table: str) -> list[tuple[int, str]]:
    try:
        return old.execute(f"PRAGMA table_info({table})").fetchall()
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return []


def _copy_rows(
    old: sqlite3.Connection,
    new: sqlite3.Connection,
    table: str,
    columns: Iterable[str],
    order: str,
) -> bool:
    """Copy rows until one cannot be read; whether all could."""
    names = ", ".join(columns)
    marks = ", ".join("?" for _ in columns)
    try:
        for row in old.execute(f"SELECT {names} FROM {table} ORDER BY {order}"):
            new.execute(f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})", row)
    except sqlite3.IntegrityError:
        raise  # of the new library: nothing that damage explains
    # SQLite quotes what it cannot read, and Python cannot read the quotation.
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return False
    return True


def _drop_garbage(connection: sqlite3.Connection) -> None:
    """Drop what was copied but is not what it should be, so that reading it never fails."""
    for article_id, digest in connection.execute(
        "SELECT id, content_hash FROM articles"
    ).fetchall():
        if not _is_whole(connection, article_id, digest):
            connection.execute("DELETE FROM articles WHERE id = ?", (article_id,))
            for table in ("paragraphs", "sentences", "readings", "summary_memory"):
                connection.execute(f"DELETE FROM {table} WHERE article = ?", (article_id,))
    for reading, article_id, target in connection.execute(
        "SELECT id, article, target FROM readings"
    ).fetchall():
        try:
            stored_reading.read(connection, article_id, target)
        except _GARBAGE:
            connection.execute("DELETE FROM readings WHERE id = ?", (reading,))
    for key, maker, *columns in connection.execute(
        "SELECT key, maker, target, status, issues, tried, certainty FROM memory"
    ).fetchall():
        try:
            from_columns(*columns)
        except _GARBAGE:
            connection.execute("DELETE FROM memory WHERE key = ? AND maker = ?", (key, maker))
    for key, article_id, summary in connection.execute(
        "SELECT key, article, summary FROM summary_memory"
    ).fetchall():
        try:
            from_json(Summary, summary)
        except _GARBAGE:
            connection.execute(
                "DELETE FROM summary_memory WHERE key = ? AND article = ?", (key, article_id)
            )


def _is_whole(connection: sqlite3.Connection, article_id: int, digest: str) -> bool:
    try:
        article = article_of(connection, record(connection, article_id))
    except _GARBAGE:
        return False
    return content_hash(article.paragraphs) == digest and _has_all_sentences(article)


def _has_all_sentences(article: Article) -> bool:
    return all("".join(p.sentence_texts) == p.text for p in article.paragraphs)


def _drop_references_to_nothing(connection: sqlite3.Connection) -> None:
    for table in schema.TABLES:
        for _, _, parent, column, key, *_ in connection.execute(
            f"PRAGMA foreign_key_list({table})"
        ).fetchall():
            connection.execute(
                f"DELETE FROM {table} WHERE {column} NOT IN (SELECT {key or 'id'} FROM {parent})"
            )


def _number_of_articles(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])

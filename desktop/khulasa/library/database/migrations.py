"""Bringing a library of an older version up to date.

Whoever changes the tables raises ``schema.VERSION`` and adds the step from the version before here.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from khulasa.library.database import schema
from khulasa.library.database.connection import transaction
from khulasa.library.database.location import backup_path

Migration = Callable[[sqlite3.Connection], None]


def _add_certainty(connection: sqlite3.Connection) -> None:
    """How sure the model was; of what was kept before, nothing is known."""
    for table in ("outcomes", "memory"):
        connection.execute(f"ALTER TABLE {table} ADD COLUMN certainty TEXT NOT NULL DEFAULT ''")


def _add_layout(connection: sqlite3.Connection) -> None:
    """Places in tables, lists and films, and what a file tells about its article."""
    connection.execute("ALTER TABLE paragraphs ADD COLUMN layout TEXT NOT NULL DEFAULT ''")
    connection.execute("ALTER TABLE articles ADD COLUMN about TEXT NOT NULL DEFAULT ''")


def _add_notes(connection: sqlite3.Connection) -> None:
    """Notes on sentences; and one step of the reader's may change several things."""
    connection.execute(schema.SENTENCE_NOTES)
    connection.execute("ALTER TABLE revisions ADD COLUMN step INTEGER NOT NULL DEFAULT 0")
    connection.execute("ALTER TABLE revisions ADD COLUMN kind TEXT NOT NULL DEFAULT 'translation'")
    connection.execute(schema.SINGLE_STEPS)


def _add_names(connection: sqlite3.Connection) -> None:
    """Names that are always written in one way."""
    connection.execute("ALTER TABLE readings ADD COLUMN names TEXT NOT NULL DEFAULT ''")


# From each version to the next one.
MIGRATIONS: Mapping[int, Migration] = {
    1: _add_certainty,
    2: _add_layout,
    3: _add_notes,
    4: _add_names,
}


def version_of(connection: sqlite3.Connection) -> int:
    """The version of a library; 0 if it is empty."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(
    connection: sqlite3.Connection,
    path: Path,
    migrations: Mapping[int, Migration] = MIGRATIONS,
    version: int = schema.VERSION,
) -> Path:
    """Bring a library to a version; all steps happen or none.

    Args:
        connection: To the library, outside of any transaction.
        path: Its file.
        migrations: From each version to the next one.
        version: The one to come to.

    Returns:
        Where the library is kept as it was.

    Raises:
        sqlite3.Error: A step cannot be done; the library is as it was.
    """
    old = version_of(connection)
    backup = backup_path(path, old)
    back_up(connection, backup)
    # Steps may make tables anew that others refer to.
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        with transaction(connection):
            for step in range(old, version):
                migrations[step](connection)
            if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise sqlite3.IntegrityError("a migration leaves references to nothing")
            connection.execute(f"PRAGMA user_version = {version}")
    finally:
        connection.execute("PRAGMA foreign_keys = ON")
    return backup


def back_up(connection: sqlite3.Connection, copy: Path) -> None:
    """Copy the library, with what is still in its log, into a file of its own."""
    copy.unlink(missing_ok=True)
    os.close(os.open(copy, os.O_CREAT | os.O_RDWR, 0o600))
    with closing(sqlite3.connect(copy)) as target:
        connection.backup(target)
        # Its log would be a second file that a deletion has to find.
        target.execute("PRAGMA journal_mode = DELETE")

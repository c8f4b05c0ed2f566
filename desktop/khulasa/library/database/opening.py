"""Opening the library's file, whatever it is like: new, older, newer, damaged."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from khulasa.library.database import schema
from khulasa.library.database.connection import connect, make_private, transaction
from khulasa.library.database.location import damage_mark, damaged_path, lock_path
from khulasa.library.database.migrations import MIGRATIONS, Migration, migrate, version_of
from khulasa.library.database.recovery import recover, set_aside
from khulasa.library.errors import LibraryError, is_damage
from khulasa.wording import N_, Phrase, count_phrase, phrase

_NEWER = N_(
    "The library was written by a newer version of Khulasa. It can be read but not "
    "changed, and nothing is kept; install the newer version to go on with it."
)


@dataclass(frozen=True, slots=True)
class Opened:
    """An open library.

    Attributes:
        connection: To write with.
        read_only: It must not be written.
        notice: What the reader should know of it; empty if all is as it should be.
    """

    connection: sqlite3.Connection
    read_only: bool = False
    notice: Phrase | str = ""


def open_file(
    path: Path,
    busy_seconds: float,
    time: datetime,
    migrations: Mapping[int, Migration] = MIGRATIONS,
    version: int = schema.VERSION,
) -> Opened:
    """Open the library's file; make, migrate or mend it first where that is needed.

    Raises:
        OSError: The file or its folder cannot be made.
        sqlite3.Error: It cannot be opened.
        LibraryError: It is not Khulasa's.
    """
    make_private(path)
    opened = _as_it_is(path, busy_seconds, version)
    if opened is not None:
        return opened
    # Only a new or a broken library needs it, and it takes its time.
    from filelock import FileLock

    with FileLock(lock_path(path), timeout=max(busy_seconds, 60), mode=0o600):
        # Another process may have done all by now.
        return _as_it_is(path, busy_seconds, version) or _prepared(
            path, busy_seconds, time, migrations, version
        )


class _BrokenError(Exception):
    """The file cannot be read as what it should be."""


def _as_it_is(path: Path, busy_seconds: float, version: int) -> Opened | None:
    """The library, unless something has to be done before it can be used."""
    if damage_mark(path).exists():
        return None
    try:
        # Only looked at before it is known to be ours: connecting for writing changes the file.
        with closing(connect(path, busy_seconds, read_only=True)) as connection:
            found = version_of(connection)
            if found < version:
                return None
            if found == version:
                _read_a_little(connection)
        if found > version:
            return Opened(connect(path, busy_seconds, read_only=True), True, phrase(_NEWER))
        return Opened(connect(path, busy_seconds))
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
    except (_BrokenError, UnicodeDecodeError):
        pass
    return None


def _read_a_little(connection: sqlite3.Connection) -> None:
    """See that all tables are there; what is broken deeper shows when it is needed."""
    try:
        for table in (*schema.TABLES, "passages", "search"):
            connection.execute(f"SELECT * FROM {table} LIMIT 1").fetchall()
    except sqlite3.DatabaseError as error:
        # Such as a table that is missing.
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR:
            raise _BrokenError from error
        raise


def _prepared(
    path: Path,
    busy_seconds: float,
    time: datetime,
    migrations: Mapping[int, Migration],
    version: int,
) -> Opened:
    if damage_mark(path).exists():
        return _mended(path, busy_seconds, time)
    try:
        connection = connect(path, busy_seconds)
        try:
            _bring_up_to_date(connection, path, migrations, version)
        except BaseException:
            connection.close()
            raise
        return Opened(connection)
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
    # SQLite quotes what it cannot read, and Python cannot read the quotation.
    except (_BrokenError, UnicodeDecodeError):
        pass
    return _mended(path, busy_seconds, time)


def _bring_up_to_date(
    connection: sqlite3.Connection,
    path: Path,
    migrations: Mapping[int, Migration],
    version: int,
) -> None:
    found = version_of(connection)
    if found == 0:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
        if tables.issuperset(schema.TABLES):
            raise _BrokenError
        if tables:
            raise LibraryError(
                path,
                phrase("it is a database of another program"),
                phrase("Move it away, or choose another folder."),
            )
        with transaction(connection):
            schema.create(connection)
    elif found < version:
        migrate(connection, path, migrations, version)
    else:
        _read_a_little(connection)


def _mended(path: Path, busy_seconds: float, time: datetime) -> Opened:
    aside = _aside(path, time)
    set_aside(path, aside)
    make_private(path)
    connection = connect(path, busy_seconds)
    with transaction(connection):
        schema.create(connection)
    recovered, lost = recover(aside, connection)
    # Not before: whoever is killed until then has the next start do it all again.
    damage_mark(path).unlink(missing_ok=True)
    return Opened(connection, notice=_damage_notice(aside, recovered, lost))


def _aside(path: Path, time: datetime) -> Path:
    """Where a damaged library goes, or has gone when mending it was broken off; the mark tells."""
    mark = damage_mark(path)
    begun = mark.read_text(encoding="utf-8", errors="replace") if mark.exists() else ""
    if begun.startswith(f"{path.name}.damaged-") and Path(begun).name == begun:
        return path.with_name(begun)
    aside = damaged_path(path, time)
    make_private(mark)
    mark.write_text(aside.name, encoding="utf-8")
    return aside


def _damage_notice(aside: Path, recovered: int, lost: int) -> Phrase:
    notice = phrase("The library was damaged. No articles were recovered")
    if recovered:
        notice = count_phrase(
            "The library was damaged. {} article was recovered",
            "The library was damaged. {} articles were recovered",
            recovered,
        )
    if lost:
        notice = count_phrase(
            "{notice}; {} could be read only in part and is left out",
            "{notice}; {} could be read only in part and are left out",
            lost,
            notice=notice,
        )
    return phrase("{notice}. The damaged file is kept as {file}.", notice=notice, file=str(aside))

"""Whether the library's file is sound."""

from __future__ import annotations

import sqlite3


def check(connection: sqlite3.Connection) -> tuple[str, ...]:
    """See ``Library.check``."""
    faults = [str(row[0]) for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    faults += [
        f"a row of {table} refers to nothing in {parent}"
        for table, _, parent, _ in connection.execute("PRAGMA foreign_key_check")
    ]
    if not connection.execute("PRAGMA query_only").fetchone()[0]:
        try:
            connection.execute("INSERT INTO search (search) VALUES ('integrity-check')")
        except sqlite3.DatabaseError as error:
            faults.append(f"the search index does not fit its texts: {error}")
    return tuple(faults)

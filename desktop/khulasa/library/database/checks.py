"""Whether the library's file is sound."""

from __future__ import annotations

import sqlite3

from khulasa.reasons import reason_of
from khulasa.wording import _


def check(connection: sqlite3.Connection) -> tuple[str, ...]:
    """See ``Library.check``."""
    faults = [str(row[0]) for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    faults += [
        _("a row of {table} refers to nothing in {parent}").format(table=table, parent=parent)
        for table, _row, parent, _key in connection.execute("PRAGMA foreign_key_check")
    ]
    if not connection.execute("PRAGMA query_only").fetchone()[0]:
        try:
            connection.execute("INSERT INTO search (search) VALUES ('integrity-check')")
        except sqlite3.DatabaseError as error:
            faults.append(
                _("the search index does not fit its texts: {error}").format(error=reason_of(error))
            )
    return tuple(faults)

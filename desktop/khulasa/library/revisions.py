"""The reader's changes, in order, so that they can be undone after reopening as well."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from khulasa.codec import to_json
from khulasa.library.readings import read_outcome, reading_id, save_outcomes
from khulasa.library.times import from_text, to_text
from khulasa.library.translation_columns import translation_of
from khulasa.library.values import Outcome, Revision
from khulasa.translation.result import Author, Translation


def save_revision(
    connection: sqlite3.Connection,
    article_id: int,
    target: str,
    number: int,
    before: Translation,
    after: Translation,
    time: datetime,
) -> None:
    """Keep a change and what holds since; what the model said stays beside it."""
    reading = reading_id(connection, article_id, target)
    connection.execute(
        "INSERT INTO revisions (reading, number, before, after, at) VALUES (?, ?, ?, ?, ?)",
        (reading, number, to_json(before), to_json(after), to_text(time)),
    )
    _replace(connection, article_id, target, number, after, otherwise=before)


def undo(
    connection: sqlite3.Connection,
    article_id: int,
    target: str,
    number: int | None = None,
    to: Translation | None = None,
) -> Revision | None:
    """Take the last change back, or the last one of a sentence; see ``Library.undo``."""
    reading = reading_id(connection, article_id, target)
    row = connection.execute(
        "SELECT id, number, before, after, at FROM revisions"
        " WHERE reading = ?1 AND number = coalesce(?2, number) ORDER BY id DESC LIMIT 1",
        (reading, number),
    ).fetchone()
    revision = _revision(*row[1:]) if row is not None else None
    if number is not None and to is not None and (revision is None or revision.before != to):
        _replace(connection, article_id, target, number, to, otherwise=to)
        return None
    if revision is None:
        return None
    connection.execute("DELETE FROM revisions WHERE id = ?", row[:1])
    _replace(
        connection,
        article_id,
        target,
        revision.number,
        revision.before,
        otherwise=revision.before,
    )
    return revision


def read_revisions(connection: sqlite3.Connection, reading: int) -> tuple[Revision, ...]:
    """The changes that were not undone, the first one first."""
    return tuple(
        _revision(*row)
        for row in connection.execute(
            "SELECT number, before, after, at FROM revisions WHERE reading = ? ORDER BY id",
            (reading,),
        )
    )


def _revision(number: int, before: str, after: str, at: str) -> Revision:
    return Revision(number, translation_of(before), translation_of(after), from_text(at))


def _replace(
    connection: sqlite3.Connection,
    article_id: int,
    target: str,
    number: int,
    current: Translation,
    *,
    otherwise: Translation,
) -> None:
    """Have another translation hold; where nothing was kept yet, the model said ``otherwise``."""
    reading = reading_id(connection, article_id, target)
    kept = read_outcome(connection, reading, number)
    if kept is not None:
        by_model = kept.by_model
    else:
        by_model = otherwise if otherwise.author is Author.MODEL else None
    save_outcomes(connection, article_id, target, {number: Outcome(current, by_model)})

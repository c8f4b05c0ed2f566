"""Reopening: all that is kept of an article in a target language, in one value."""

from __future__ import annotations

import sqlite3
from types import MappingProxyType

from khulasa.library.records import sentence_notes
from khulasa.library.records.articles import article_of, record
from khulasa.library.records.readings import names_of, read_outcomes
from khulasa.library.records.revisions import read_revisions
from khulasa.library.records.summaries import COLUMNS as SUMMARY_COLUMNS
from khulasa.library.records.summaries import from_columns as summary_from_columns
from khulasa.library.values import MadeBy, Position, StoredReading, Tally


def load(connection: sqlite3.Connection, article_id: int, target: str) -> StoredReading:
    """See ``Library.load``."""
    # One snapshot, whatever is written meanwhile.
    connection.execute("BEGIN")
    try:
        return read(connection, article_id, target)
    finally:
        connection.execute("COMMIT")


def read(connection: sqlite3.Connection, article_id: int, target: str) -> StoredReading:
    """The same inside a transaction that is open."""
    known = record(connection, article_id)
    article = article_of(connection, known)
    row = connection.execute(
        "SELECT id, model, fingerprint, backend, seconds, total, done, to_check, failed, edited,"
        f" position_row, position_offset, layout, names, {SUMMARY_COLUMNS} FROM readings"
        " WHERE article = ? AND target = ?",
        (article_id, target),
    ).fetchone()
    notes = sentence_notes.read(connection, article_id)
    if row is None:
        total = sum(len(paragraph.sentences) for paragraph in article.paragraphs)
        return StoredReading(
            known,
            article,
            target,
            MadeBy(),
            0.0,
            MappingProxyType({}),
            (),
            Tally(total),
            None,
            Position(),
            "",
            notes,
        )
    return StoredReading(
        known,
        article,
        target,
        MadeBy(*row[1:4]),
        row[4],
        read_outcomes(connection, row[0]),
        read_revisions(connection, row[0]),
        Tally(*row[5:10]),
        summary_from_columns(*row[14:18]),
        Position(*row[10:12]),
        row[12],
        notes,
        names_of(row[13]),
    )

"""Keeps what is searched in step with what is stored, in the same transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from khulasa.codec import from_json
from khulasa.library.search.search_form import search_form
from khulasa.library.values import Field
from khulasa.summary.result import Summary

NO_NUMBER = -1


def put(
    connection: sqlite3.Connection,
    article: int,
    field: Field,
    text: str,
    *,
    target: str = "",
    number: int = NO_NUMBER,
) -> None:
    """Have a text found, instead of what was in its place before; an empty one is not."""
    place = (article, field.value, target, number)
    row = connection.execute(
        "SELECT id FROM passages WHERE article = ? AND field = ? AND target = ? AND number = ?",
        place,
    ).fetchone()
    if not text:
        if row is not None:
            connection.execute("DELETE FROM search WHERE rowid = ?", row)
            connection.execute("DELETE FROM passages WHERE id = ?", row)
        return
    if row is not None:
        connection.execute(
            "UPDATE search SET form = ? WHERE rowid = ?", (search_form(text), row[0])
        )
        return
    inserted = connection.execute(
        "INSERT INTO passages (article, field, target, number) VALUES (?, ?, ?, ?)", place
    )
    connection.execute(
        "INSERT INTO search (rowid, form) VALUES (?, ?)", (inserted.lastrowid, search_form(text))
    )


def add_source(
    connection: sqlite3.Connection, article: int, sentences: Iterable[tuple[int, str]]
) -> None:
    """Have an article's numbered sentences found, of which none is yet; quicker than ``put``."""
    new = [(number, search_form(text)) for number, text in sentences if text]
    last = connection.execute("SELECT coalesce(max(id), 0) FROM passages").fetchone()[0]
    connection.executemany(
        "INSERT INTO passages (id, article, field, target, number) VALUES (?, ?, ?, '', ?)",
        [
            (place, article, Field.SOURCE.value, number)
            for place, (number, _) in enumerate(new, last + 1)
        ],
    )
    connection.executemany(
        "INSERT INTO search (rowid, form) VALUES (?, ?)",
        [(place, form) for place, (_, form) in enumerate(new, last + 1)],
    )


def drop(
    connection: sqlite3.Connection,
    article: int,
    field: Field | None = None,
    target: str | None = None,
) -> None:
    """Have an article's texts found no more: all, or those of a field and of a target language."""
    where, values = "article = ?", [str(article)]
    if field is not None:
        where, values = where + " AND field = ?", [*values, field.value]
    if target is not None:
        where, values = where + " AND target = ?", [*values, target]
    connection.execute(
        f"DELETE FROM search WHERE rowid IN (SELECT id FROM passages WHERE {where})", values
    )
    connection.execute(f"DELETE FROM passages WHERE {where}", values)


def summary_text(summary: Summary) -> str:
    """A summary as one text, as it is searched and shown in a hit."""
    return " ".join(sentence.text for sentence in summary.sentences)


def rebuild(connection: sqlite3.Connection) -> None:
    """Fill the empty index from what is stored, as after a recovery."""
    for article, title, note in connection.execute("SELECT id, title, note FROM articles"):
        put(connection, article, Field.TITLE, title)
        put(connection, article, Field.NOTE, note)
    for article, number, text in connection.execute(
        "SELECT article, number, text FROM sentence_notes"
    ):
        put(connection, article, Field.SENTENCE_NOTE, text, number=number)
    for article, number, text, start, stop in connection.execute(
        "SELECT s.article, s.number, p.text, s.start, s.stop FROM sentences s"
        " JOIN paragraphs p ON p.article = s.article AND p.number = s.paragraph"
    ):
        put(connection, article, Field.SOURCE, text[start:stop], number=number)
    for article, target, number, text in connection.execute(
        "SELECT r.article, r.target, o.number, o.target FROM outcomes o"
        " JOIN readings r ON r.id = o.reading"
    ):
        put(connection, article, Field.TRANSLATION, text, target=target, number=number)
    for article, target, summary in connection.execute(
        "SELECT article, target, summary FROM readings WHERE summary IS NOT NULL"
    ):
        text = summary_text(from_json(Summary, summary))
        put(connection, article, Field.SUMMARY, text, target=target)

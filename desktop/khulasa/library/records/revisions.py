"""The reader's changes, in order, so that they can be undone after reopening as well."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from khulasa.codec import from_json, to_json
from khulasa.glossary.term import FixedNames
from khulasa.library.records import sentence_notes
from khulasa.library.records.readings import (
    read_outcome,
    reading_id,
    save_names,
    save_outcomes,
)
from khulasa.library.records.translation_columns import translation_of
from khulasa.library.times import from_text, to_text
from khulasa.library.values import Outcome, Revision
from khulasa.translation.result import Author, Translation

# Of a sentence: its translation, or its note ("" for none). Of none: the names that are fixed.
Value = Translation | str | FixedNames
# Number of a sentence, what held of it before and what holds since.
Change = tuple[int, Value, Value]

_TRANSLATION, _NOTE, _NAMES = "translation", "note", "names"


def save_step(
    connection: sqlite3.Connection,
    article_id: int,
    target: str,
    changes: Iterable[Change],
    time: datetime,
) -> None:
    """Keep changes and what holds since; what the model said stays beside it."""
    reading = reading_id(connection, article_id, target)
    (step,) = connection.execute(
        "SELECT coalesce(max(step), 0) + 1 FROM revisions WHERE reading = ?", (reading,)
    ).fetchone()
    for number, before, after in changes:
        kind = _kind(before)
        connection.execute(
            "INSERT INTO revisions (reading, number, before, after, at, step, kind)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (reading, number, _to_text(before), _to_text(after), to_text(time), step, kind),
        )
        _replace(connection, article_id, target, number, after, otherwise=before)


def undo(
    connection: sqlite3.Connection,
    article_id: int,
    target: str,
    to: Sequence[tuple[int, Value]] = (),
) -> tuple[Revision, ...]:
    """Take the last step back, or the last one of a sentence; see ``Library.undo``."""
    reading = reading_id(connection, article_id, target)
    row = connection.execute(
        "SELECT step FROM revisions WHERE reading = ?1 AND number = coalesce(?2, number)"
        " ORDER BY id DESC LIMIT 1",
        (reading, to[0][0] if to else None),
    ).fetchone()
    step = _read(connection, reading, row[0]) if row is not None else ()
    if to and tuple((change.number, change.before) for change in step) != tuple(to):
        step = ()
    for change in step:
        connection.execute(
            "DELETE FROM revisions WHERE reading = ? AND step = ?", (reading, change.step)
        )
    for number, before in to or [(change.number, change.before) for change in step]:
        _replace(connection, article_id, target, number, before, otherwise=before)
    return step


def replace_notes(
    connection: sqlite3.Connection, article_id: int, target: str, notes: Mapping[int, str]
) -> None:
    """See ``Library.replace_notes``."""
    reading = reading_id(connection, article_id, target)
    connection.execute("DELETE FROM revisions WHERE reading = ? AND kind = ?", (reading, _NOTE))
    for number in sentence_notes.read(connection, article_id).keys() - notes.keys():
        sentence_notes.save(connection, article_id, number, "")
    for number, note in notes.items():
        sentence_notes.save(connection, article_id, number, note)


def read_revisions(connection: sqlite3.Connection, reading: int) -> tuple[Revision, ...]:
    """The changes that were not undone, the first one first."""
    return _read(connection, reading)


def _read(
    connection: sqlite3.Connection, reading: int, step: int | None = None
) -> tuple[Revision, ...]:
    rows = connection.execute(
        "SELECT number, before, after, at, step, kind FROM revisions"
        " WHERE reading = ?1 AND step = coalesce(?2, step) ORDER BY id",
        (reading, step),
    )
    return tuple(_revision(*row) for row in rows)


def _revision(number: int, before: str, after: str, at: str, step: int, kind: str) -> Revision:
    time = from_text(at)
    if kind == _NOTE:
        return Revision(number, before, after, time, step)
    if kind == _NAMES:
        was, names = from_json(FixedNames, before), from_json(FixedNames, after)
        return Revision(number, was, names, time, step)
    return Revision(number, translation_of(before), translation_of(after), time, step)


def _kind(value: Value) -> str:
    if isinstance(value, FixedNames):
        return _NAMES
    return _NOTE if isinstance(value, str) else _TRANSLATION


def _to_text(value: Value) -> str:
    return value if isinstance(value, str) else to_json(value)


def _replace(
    connection: sqlite3.Connection,
    article_id: int,
    target: str,
    number: int,
    current: Value,
    *,
    otherwise: Value,
) -> None:
    """Have another value hold; where nothing was kept yet, the model said ``otherwise``."""
    if isinstance(current, FixedNames) or isinstance(otherwise, FixedNames):
        assert isinstance(current, FixedNames)
        save_names(connection, article_id, target, current)
        return
    if isinstance(current, str) or isinstance(otherwise, str):
        sentence_notes.save(connection, article_id, number, str(current))
        return
    reading = reading_id(connection, article_id, target)
    kept = read_outcome(connection, reading, number)
    if kept is not None:
        by_model = kept.by_model
    else:
        by_model = otherwise if otherwise.author is Author.MODEL else None
    save_outcomes(connection, article_id, target, {number: Outcome(current, by_model)})

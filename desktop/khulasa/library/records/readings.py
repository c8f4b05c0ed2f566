"""What became of an article in one target language: outcomes, and how far they are."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType

from khulasa.codec import from_json, to_json
from khulasa.glossary.term import NO_NAMES, FixedNames
from khulasa.library.records import sentence_notes
from khulasa.library.records.translation_columns import (
    COLUMNS,
    from_columns,
    to_columns,
    translation_of,
)
from khulasa.library.search import search_index
from khulasa.library.values import Field, MadeBy, Outcome, Position
from khulasa.translation.result import Author, Status

# ``by_model`` of most sentences: what holds is what the model said.
_THE_SAME = ""


def reading_id(connection: sqlite3.Connection, article_id: int, target: str) -> int:
    """The number of the reading of an article in a target language; made where it is missing."""
    row = connection.execute(
        "SELECT id FROM readings WHERE article = ? AND target = ?", (article_id, target)
    ).fetchone()
    if row is not None:
        return int(row[0])
    inserted = connection.execute(
        "INSERT INTO readings (article, target, total)"
        " SELECT ?, ?, count(*) FROM sentences WHERE article = ?",
        (article_id, target, article_id),
    )
    connection.execute("UPDATE articles SET last_target = ? WHERE id = ?", (target, article_id))
    return int(inserted.lastrowid or 0)


def begin_reading(
    connection: sqlite3.Connection,
    article_id: int,
    target: str,
    made_by: MadeBy,
    keep: Collection[int] | None,
) -> None:
    """Note what translates an article; see ``Library.begin_reading``."""
    reading = reading_id(connection, article_id, target)
    connection.execute("UPDATE articles SET last_target = ? WHERE id = ?", (target, article_id))
    connection.execute(
        "UPDATE readings SET model = ?, fingerprint = ?, backend = ? WHERE id = ?",
        (made_by.model, made_by.fingerprint, made_by.backend, reading),
    )
    if keep is None:
        return
    gone = [
        (number,)
        for (number,) in connection.execute(
            "SELECT number FROM outcomes WHERE reading = ?", (reading,)
        )
        if number not in keep
    ]
    for (number,) in gone:
        search_index.put(
            connection, article_id, Field.TRANSLATION, "", target=target, number=number
        )
    for table, those in (("outcomes", ""), ("revisions", " AND kind = 'translation'")):
        connection.executemany(
            f"DELETE FROM {table} WHERE reading = {reading} AND number = ?{those}", gone
        )
    connection.execute("UPDATE readings SET seconds = 0 WHERE id = ?", (reading,))
    count(connection, reading)


def save_outcomes(
    connection: sqlite3.Connection,
    article_id: int,
    target: str,
    outcomes: Mapping[int, Outcome],
) -> None:
    """Keep what holds for sentences, and what the model said of them."""
    reading = reading_id(connection, article_id, target)
    changes = [0, 0, 0, 0]
    for number, outcome in outcomes.items():
        before = connection.execute(
            "SELECT target, status, author FROM outcomes WHERE reading = ? AND number = ?",
            (reading, number),
        ).fetchone()
        columns = to_columns(outcome.current)
        connection.execute(
            f"INSERT OR REPLACE INTO outcomes (reading, number, {COLUMNS}, by_model)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (reading, number, *columns, _by_model(outcome)),
        )
        if before is None or before[0] != columns[0]:
            search_index.put(
                connection, article_id, Field.TRANSLATION, columns[0], target=target, number=number
            )
        after = _counted(columns[1], columns[5])
        old = _counted(*before[1:]) if before else (0, 0, 0, 0)
        changes = [n + new - was for n, new, was in zip(changes, after, old, strict=True)]
    connection.execute(
        "UPDATE readings SET done = done + ?, to_check = to_check + ?, failed = failed + ?,"
        " edited = edited + ? WHERE id = ?",
        (*changes, reading),
    )


def read_outcomes(connection: sqlite3.Connection, reading: int) -> Mapping[int, Outcome]:
    """What holds for the sentences of a reading, by their numbers."""
    rows = connection.execute(
        f"SELECT number, by_model, {COLUMNS} FROM outcomes WHERE reading = ? ORDER BY number",
        (reading,),
    )
    return MappingProxyType({number: _outcome(*columns) for number, *columns in rows})


def read_outcome(connection: sqlite3.Connection, reading: int, number: int) -> Outcome | None:
    """What holds for one sentence; None if it is not done."""
    row = connection.execute(
        f"SELECT by_model, {COLUMNS} FROM outcomes WHERE reading = ? AND number = ?",
        (reading, number),
    ).fetchone()
    return None if row is None else _outcome(*row)


def save_seconds(
    connection: sqlite3.Connection, article_id: int, target: str, seconds: float
) -> None:
    """Keep how long translating took."""
    reading = reading_id(connection, article_id, target)
    connection.execute("UPDATE readings SET seconds = ? WHERE id = ?", (seconds, reading))


def save_position(
    connection: sqlite3.Connection, article_id: int, target: str, position: Position
) -> None:
    """Keep where the reader is."""
    reading = reading_id(connection, article_id, target)
    connection.execute(
        "UPDATE readings SET position_row = ?, position_offset = ? WHERE id = ?",
        (position.row, position.offset, reading),
    )


def save_layout(connection: sqlite3.Connection, article_id: int, target: str, layout: str) -> None:
    """Keep what the window wants to know again."""
    reading = reading_id(connection, article_id, target)
    connection.execute("UPDATE readings SET layout = ? WHERE id = ?", (layout, reading))


def save_names(
    connection: sqlite3.Connection, article_id: int, target: str, names: FixedNames
) -> None:
    """Keep the names that are fixed."""
    reading = reading_id(connection, article_id, target)
    text = to_json(names) if names.names else ""
    connection.execute("UPDATE readings SET names = ? WHERE id = ?", (text, reading))


def names_of(text: str) -> FixedNames:
    """The names that a reading's column holds."""
    return from_json(FixedNames, text) if text else NO_NAMES


def renumber(
    connection: sqlite3.Connection, article_id: int, before: Sequence[str], after: Iterable[str]
) -> None:
    """Move outcomes and revisions to where their sentences are now; drop those of no sentence."""
    after = list(after)
    places = defaultdict[str, list[int]](list)
    for number in reversed(range(len(after))):
        places[after[number]].append(number)
    moved = {number: places[text].pop() for number, text in enumerate(before) if places.get(text)}
    sentence_notes.renumber(connection, article_id, moved, len(after) - 1)
    for reading, target in connection.execute(
        "SELECT id, target FROM readings WHERE article = ?", (article_id,)
    ).fetchall():
        kept = {
            moved[number]: outcome
            for number, outcome in read_outcomes(connection, reading).items()
            if number in moved
        }
        revisions = connection.execute(
            # What is about no sentence stays as it is.
            "SELECT id, number FROM revisions WHERE reading = ? AND number >= 0",
            (reading,),
        ).fetchall()
        connection.executemany(
            "UPDATE revisions SET number = ? WHERE id = ?",
            [(moved[number], revision) for revision, number in revisions if number in moved],
        )
        connection.executemany(
            "DELETE FROM revisions WHERE id = ?",
            [(revision,) for revision, number in revisions if number not in moved],
        )
        connection.execute("DELETE FROM outcomes WHERE reading = ?", (reading,))
        search_index.drop(connection, article_id, Field.TRANSLATION, target)
        # Numbers that a summary was made of, and places that it refers to, are others now.
        search_index.drop(connection, article_id, Field.SUMMARY, target)
        connection.execute(
            "UPDATE readings SET total = ?, summary = NULL, summary_line = '', summary_kind = NULL,"
            " summary_made_of = NULL, summary_kept = NULL WHERE id = ?",
            (len(after), reading),
        )
        count(connection, reading)
        save_outcomes(connection, article_id, target, kept)


def count(connection: sqlite3.Connection, reading: int) -> None:
    """Count anew how far a reading is."""
    connection.execute(
        "UPDATE readings SET (done, to_check, failed, edited) ="
        " (SELECT count(*), coalesce(sum(status = ?), 0), coalesce(sum(status = ?), 0),"
        " coalesce(sum(author = ?), 0) FROM outcomes WHERE reading = ?) WHERE id = ?",
        (Status.CHECK.value, Status.FAILED.value, Author.USER.value, reading, reading),
    )


def _by_model(outcome: Outcome) -> str | None:
    if outcome.by_model is None:
        return None
    return _THE_SAME if outcome.by_model == outcome.current else to_json(outcome.by_model)


def _outcome(by_model: str | None, *columns: str) -> Outcome:
    current = from_columns(*columns)
    if by_model == _THE_SAME:
        return Outcome(current, current)
    return Outcome(current, None if by_model is None else translation_of(by_model))


def _counted(status: str, author: str) -> tuple[int, int, int, int]:
    """What a sentence adds to done, to check, failed and edited."""
    return (
        1,
        int(status == Status.CHECK.value),
        int(status == Status.FAILED.value),
        int(author == Author.USER.value),
    )

"""Finding places by the reader's words, best first."""

from __future__ import annotations

import re
import sqlite3

from khulasa.article.model import Span
from khulasa.codec import from_json
from khulasa.library.search.search_form import MARK_START, MARK_STOP, form_places
from khulasa.library.search.search_index import NO_NUMBER, summary_text
from khulasa.library.search.search_query import match_expression
from khulasa.library.values import Field, Hit
from khulasa.summary.result import Summary

# Ranking goes through all places of all words, and says little of a word that is everywhere: of so
# many hits the newest come first.
_MOST_RANKED = 1000
# A title says more of what an article is about than a sentence somewhere in it.
_WEIGHTS = (
    "CASE p.field WHEN 'title' THEN 3.0 WHEN 'note' THEN 2.0 WHEN 'sentence note' THEN 2.0"
    " WHEN 'summary' THEN 1.5 ELSE 1 END"
)

_Place = tuple[int, int, str, str, str, int]
_PLACE = "p.id, p.article, a.title, p.field, p.target, p.number"

_SNIPPET = 160  # characters: about two lines of a list
_BEFORE = 50  # of them before the first match
_MARKED = re.compile(f"{MARK_START}|{MARK_STOP}")


def search(connection: sqlite3.Connection, words: str, limit: int) -> tuple[Hit, ...]:
    """See ``Library.search``."""
    expression = match_expression(words)
    if expression is None:
        return ()
    # Texts are looked up after ranking, in the same snapshot.
    connection.execute("BEGIN")
    try:
        rows = _ranked(connection, expression, limit)
        hits: dict[tuple[int, str], Hit] = {}
        for row in rows:
            hit = _hit(connection, *row)
            # A title is mostly the first paragraph too: it is one hit, as what comes first.
            hits.setdefault((hit.article_id, hit.snippet), hit)
        return tuple(hits.values())
    finally:
        connection.execute("COMMIT")


def _ranked(
    connection: sqlite3.Connection, expression: str, limit: int
) -> list[tuple[int, str, str, str, int, str]]:
    """The best places, and their texts' search forms with marks around what was found."""
    # Each time that the query is asked, SQLite gathers all places of all words that it begins.
    newest = connection.execute(
        "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?",
        (expression, _MOST_RANKED + 1),
    ).fetchall()
    if len(newest) > _MOST_RANKED:
        best = _newest(connection, [place for (place,) in newest], limit)
    else:
        best = _best(connection, expression, limit)
    if not best:
        return []
    places = [row[0] for row in best]
    marked = dict(
        connection.execute(
            "SELECT rowid, highlight(search, 0, ?, ?) FROM search"
            " WHERE search MATCH ? AND rowid BETWEEN ? AND ?"
            # The sign keeps SQLite from asking the query once for each of them.
            f" AND +rowid IN ({', '.join('?' for _ in places)})",
            (MARK_START, MARK_STOP, expression, min(places), max(places), *places),
        )
    )
    return [(*row[1:], marked.get(row[0], "")) for row in best]


def _best(connection: sqlite3.Connection, expression: str, limit: int) -> list[_Place]:
    return connection.execute(
        "WITH found AS MATERIALIZED ("
        " SELECT search.rowid AS id, bm25(search) AS score FROM search WHERE search MATCH ?)"
        f" SELECT {_PLACE} FROM found CROSS JOIN passages p ON p.id = found.id"
        " CROSS JOIN articles a ON a.id = p.article AND a.removed IS NULL"
        f" ORDER BY found.score * {_WEIGHTS}, p.id DESC LIMIT ?",
        (expression, limit),
    ).fetchall()


def _newest(connection: sqlite3.Connection, places: list[int], limit: int) -> list[_Place]:
    return connection.execute(
        f"SELECT {_PLACE} FROM passages p"
        " CROSS JOIN articles a ON a.id = p.article AND a.removed IS NULL"
        f" WHERE p.id IN ({', '.join('?' for _ in places)}) ORDER BY p.id DESC LIMIT ?",
        (*places, limit),
    ).fetchall()


def _hit(
    connection: sqlite3.Connection,
    article: int,
    title: str,
    field: str,
    target: str,
    number: int,
    marked: str,
) -> Hit:
    place = Field(field)
    text = title if place is Field.TITLE else _text(connection, article, place, target, number)
    snippet, matches = _snippet(text, _spans(text, marked))
    return Hit(
        article, title, place, target, None if number == NO_NUMBER else number, snippet, matches
    )


def _text(
    connection: sqlite3.Connection, article: int, field: Field, target: str, number: int
) -> str:
    query, place = {
        Field.SOURCE: (
            "SELECT p.text, s.start, s.stop FROM sentences s"
            " JOIN paragraphs p ON p.article = s.article AND p.number = s.paragraph"
            " WHERE s.article = ? AND s.number = ?",
            (article, number),
        ),
        Field.TRANSLATION: (
            "SELECT o.target FROM outcomes o JOIN readings r ON r.id = o.reading"
            " WHERE r.article = ? AND r.target = ? AND o.number = ?",
            (article, target, number),
        ),
        Field.SUMMARY: (
            "SELECT summary FROM readings WHERE article = ? AND target = ? AND summary NOT NULL",
            (article, target),
        ),
        Field.SENTENCE_NOTE: (
            "SELECT text FROM sentence_notes WHERE article = ? AND number = ?",
            (article, number),
        ),
        Field.NOTE: ("SELECT note FROM articles WHERE id = ?", (article,)),
    }[field]
    row = connection.execute(query, place).fetchone()
    if row is None:
        raise ValueError(f"the search index leads to nothing: {field} {number} of {article}")
    if field is Field.SUMMARY:
        return summary_text(from_json(Summary, row[0]))
    text, *span = row
    return str(text[slice(*span)] if span else text)


def _spans(text: str, marked: str) -> list[Span]:
    """Where in the text the matches are that are marked in its search form."""
    places = form_places(text)
    spans, start = [], 0
    for before, mark in enumerate(_MARKED.finditer(marked)):
        place = mark.start() - before
        if mark.group() == MARK_START:
            start = place
        elif start < place <= len(places):
            spans.append(Span(places[start], places[place - 1] + 1))
    return spans


def _snippet(text: str, spans: list[Span]) -> tuple[str, tuple[Span, ...]]:
    """The part of the text around the first match, cut between words."""
    first = spans[0].start if spans else 0
    start, stop = 0, len(text)
    if len(text) > _SNIPPET:
        start = max(0, min(first - _BEFORE, len(text) - _SNIPPET))
        stop = min(len(text), start + _SNIPPET)
        if start:
            start = text.find(" ", start, first) + 1 or start
        if stop < len(text):
            stop = max(text.rfind(" ", first, stop), start) or stop
    before, after = "… " if start else "", " …" if stop < len(text) else ""
    part = text[start:stop]
    shift = len(before) + len(part.lstrip()) - len(part) - start
    kept = (Span(s.start + shift, min(s.end, stop) + shift) for s in spans if s.start < stop)
    snippet = before + part.strip() + after
    return snippet, tuple(s for s in kept if 0 <= s.start < s.end <= len(snippet))

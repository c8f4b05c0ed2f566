"""Articles as they were read, kept whole so that they open again without their file."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from khulasa.article.model import (
    NO_LAYOUT,
    NOTHING_ABOUT,
    About,
    Article,
    Kind,
    Layout,
    Paragraph,
    Span,
)
from khulasa.codec import from_json, to_json
from khulasa.library.errors import UnknownNumberError
from khulasa.library.records.keys import content_hash, source_key
from khulasa.library.records.readings import renumber
from khulasa.library.search import search_index
from khulasa.library.times import from_text, to_text
from khulasa.library.values import ArticleRecord, Field, Keeping, Origin

_RECORD = "id, title, language, encoding, file, origin, first_opened, opened, note, keeping"


def open_article(
    connection: sqlite3.Connection, article: Article, origin: Origin | None, time: datetime
) -> ArticleRecord:
    """Keep an article, or find the same one again; see ``Library.open_article``."""
    digest = content_hash(article.paragraphs)
    row = connection.execute("SELECT id FROM articles WHERE content_hash = ?", (digest,)).fetchone()
    if row is None:
        article_id = _insert(connection, article, digest, time)
    else:
        article_id = int(row[0])
        _take_over(connection, article_id, article)
    if row is None or not _is_shown_from_elsewhere(connection, article_id, article.file):
        _take_name(connection, article_id, article, origin)
    connection.execute(
        "UPDATE articles SET language = ?, opened = ?, removed = NULL, removed_by = NULL"
        " WHERE id = ?",
        (article.language, to_text(time), article_id),
    )
    return record(connection, article_id)


def _is_shown_from_elsewhere(
    connection: sqlite3.Connection, article_id: int, file: str | None
) -> bool:
    """Whether an article is open from a file that is still there, and is not this one."""
    shown = connection.execute(
        "SELECT file FROM articles a WHERE id = ? AND file IS NOT NULL"
        " AND EXISTS (SELECT 1 FROM open_articles o WHERE o.article = a.id)",
        (article_id,),
    ).fetchone()
    if shown is None or shown[0] == file:
        return False
    path = Path(shown[0])
    # Within an archive the archive is what is there.
    return path.exists() or any(above.is_file() for above in path.parents)


def _take_name(
    connection: sqlite3.Connection, article_id: int, article: Article, origin: Origin | None
) -> None:
    """Have what is said of an article, and its file, as they are now."""
    connection.execute(
        "UPDATE articles SET title = ?, encoding = ?, file = ?, about = ?,"
        " origin = coalesce(?, origin), origin_path = coalesce(?, origin_path) WHERE id = ?",
        (
            article.title,
            article.encoding,
            article.file,
            "" if article.about == NOTHING_ABOUT else to_json(article.about),
            None if origin is None else to_json(origin),
            None if origin is None else origin.path,
            article_id,
        ),
    )
    search_index.put(connection, article_id, Field.TITLE, article.title)


def record(connection: sqlite3.Connection, article_id: int) -> ArticleRecord:
    """What is known of an article.

    Raises:
        UnknownNumberError: There is none of this number.
    """
    row = connection.execute(
        f"SELECT {_RECORD} FROM articles WHERE id = ?", (article_id,)
    ).fetchone()
    if row is None:
        raise UnknownNumberError(article_id)
    number, title, language, encoding, file, origin, first, opened, note, keeping = row
    return ArticleRecord(
        number,
        title,
        language,
        encoding,
        file,
        None if origin is None else from_json(Origin, origin),
        from_text(first),
        from_text(opened),
        note,
        Keeping(keeping),
    )


def find_by_file(connection: sqlite3.Connection, path: str) -> tuple[ArticleRecord, ...]:
    """The articles that were read from a file, the last opened first; removed ones left out."""
    rows = connection.execute(
        "SELECT id FROM articles WHERE origin_path = ? AND removed IS NULL"
        " ORDER BY opened DESC, id DESC",
        (path,),
    ).fetchall()
    return tuple(record(connection, article_id) for (article_id,) in rows)


def targets(connection: sqlite3.Connection, article_id: int) -> tuple[str, ...]:
    """Codes of the languages that an article was read in, the last one first."""
    record(connection, article_id)
    rows = connection.execute(
        "SELECT r.target FROM readings r JOIN articles a ON a.id = r.article"
        " WHERE r.article = ? ORDER BY r.target <> a.last_target, r.target",
        (article_id,),
    )
    return tuple(target for (target,) in rows)


def article_of(connection: sqlite3.Connection, known: ArticleRecord) -> Article:
    """The article as it was read."""
    spans = defaultdict[int, list[Span]](list)
    for paragraph, start, stop in connection.execute(
        "SELECT paragraph, start, stop FROM sentences WHERE article = ? ORDER BY number",
        (known.id,),
    ):
        spans[paragraph].append(Span(start, stop))
    paragraphs = tuple(
        Paragraph(
            Kind(kind),
            text,
            tuple(spans[number]),
            from_json(Layout, layout) if layout else NO_LAYOUT,
        )
        for number, kind, text, layout in connection.execute(
            "SELECT number, kind, text, layout FROM paragraphs WHERE article = ? ORDER BY number",
            (known.id,),
        )
    )
    (about,) = connection.execute("SELECT about FROM articles WHERE id = ?", (known.id,)).fetchone()
    return Article(
        known.title,
        known.language,
        paragraphs,
        known.file,
        known.encoding,
        about=from_json(About, about) if about else NOTHING_ABOUT,
    )


def sentence_texts(connection: sqlite3.Connection, article_id: int) -> list[str]:
    """The sentences' own texts, in order of their numbers."""
    return [
        text[start:stop]
        for text, start, stop in connection.execute(
            "SELECT p.text, s.start, s.stop FROM sentences s"
            " JOIN paragraphs p ON p.article = s.article AND p.number = s.paragraph"
            " WHERE s.article = ? ORDER BY s.number",
            (article_id,),
        )
    ]


def save_note(connection: sqlite3.Connection, article_id: int, note: str) -> None:
    """Keep what the reader noted."""
    record(connection, article_id)
    connection.execute("UPDATE articles SET note = ? WHERE id = ?", (note, article_id))
    search_index.put(connection, article_id, Field.NOTE, note)


def set_keeping(connection: sqlite3.Connection, article_id: int, keeping: Keeping) -> None:
    """Say for how long an article is kept."""
    record(connection, article_id)
    connection.execute("UPDATE articles SET keeping = ? WHERE id = ?", (keeping.value, article_id))


def _insert(connection: sqlite3.Connection, article: Article, digest: str, time: datetime) -> int:
    inserted = connection.execute(
        "INSERT INTO articles (content_hash, title, language, first_opened, opened)"
        " VALUES (?, ?, ?, ?, ?)",
        (digest, article.title, article.language, to_text(time), to_text(time)),
    )
    article_id = int(inserted.lastrowid or 0)
    connection.executemany(
        "INSERT INTO paragraphs (article, number, kind, text, layout) VALUES (?, ?, ?, ?, ?)",
        [
            (article_id, number, paragraph.kind.value, paragraph.text, _layout(paragraph))
            for number, paragraph in enumerate(article.paragraphs)
        ],
    )
    _insert_sentences(connection, article_id, article)
    return article_id


def _layout(paragraph: Paragraph) -> str:
    return "" if paragraph.layout == NO_LAYOUT else to_json(paragraph.layout)


def _take_over(connection: sqlite3.Connection, article_id: int, article: Article) -> None:
    """Have the sentences and the layout of an article as they are now; its text is the same."""
    connection.executemany(
        "UPDATE paragraphs SET layout = ?1 WHERE article = ?2 AND number = ?3 AND layout <> ?1",
        [
            (_layout(paragraph), article_id, number)
            for number, paragraph in enumerate(article.paragraphs)
        ],
    )
    before = sentence_texts(connection, article_id)
    if before == list(article.sentences):
        return
    # Another language, or a better rule, splits the same text elsewhere.
    renumber(connection, article_id, before, article.sentences)
    connection.execute("DELETE FROM sentences WHERE article = ?", (article_id,))
    search_index.drop(connection, article_id, Field.SOURCE)
    _insert_sentences(connection, article_id, article)


def _insert_sentences(connection: sqlite3.Connection, article_id: int, article: Article) -> None:
    rows = list(_sentence_rows(article))
    connection.executemany(
        "INSERT INTO sentences (article, number, paragraph, start, stop, key)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [(article_id, *row[:-1], source_key(row[-1])) for row in rows],
    )
    search_index.add_source(connection, article_id, ((row[0], row[-1]) for row in rows))


def _sentence_rows(article: Article) -> Iterator[tuple[int, int, int, int, str]]:
    number = 0
    for index, paragraph in enumerate(article.paragraphs):
        for span in paragraph.sentences:
            text = paragraph.text[span.start : span.end]
            yield number, index, span.start, span.end, text
            number += 1

"""What is dragged out of the library: translations as text, and the files they are of."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QUrl

from khulasa.export.copying.clipboard import translation_text
from khulasa.library.errors import LibraryError
from khulasa.library.facade import Library
from khulasa.library.values import StoredReading
from khulasa.models.catalogue import load_catalogue
from khulasa.reading.document import Reading
from khulasa.reading.restoring import route_of
from khulasa.settings.keys import COPY_NOTICE
from khulasa.settings.store import user_settings
from khulasa.ui.library.entry import Entry
from khulasa.ui.words import rough_translation

_TEXT, _FILES = "text/plain", "text/uri-list"
_BETWEEN = "\n\n"


class ArticlesMime(QMimeData):
    """Articles as text and files; made when a program asks, which most that are passed don't.

    Args:
        library: Holds the articles; None if there is nothing to take.
        entries: What is dragged, each article once.
    """

    FORMATS = (_TEXT, _FILES)

    def __init__(self, library: Library | None, entries: Sequence[Entry]) -> None:
        super().__init__()
        self._library = library
        self._entries = list({entry.article_id: entry for entry in reversed(entries)}.values())[
            ::-1
        ]
        self._text: str | None = None
        self._files: list[QUrl] | None = None

    def formats(self) -> list[str]:
        return [_FILES, _TEXT] if self._urls() else [_TEXT]

    def hasFormat(self, mimetype: str) -> bool:
        return mimetype in self.formats()

    def retrieveData(self, mimetype: str, preferred: Any) -> Any:
        if mimetype == _TEXT:
            if self._text is None:
                self._text = self._made()
            return self._text
        if mimetype == _FILES:
            return self._urls()
        return super().retrieveData(mimetype, preferred)

    def _made(self) -> str:
        loaded = (_load(self._library, entry) for entry in self._entries)
        articles = [stored for stored in loaded if stored is not None]
        texts = [article_text(stored) for stored in articles]
        return _BETWEEN.join([*texts, *_notices(articles)])

    def _urls(self) -> list[QUrl]:
        if self._files is None:
            paths = (_file(self._library, entry) for entry in self._entries)
            self._files = [QUrl.fromLocalFile(str(path)) for path in paths if path is not None]
        return self._files


def article_text(stored: StoredReading) -> str:
    """The translation as far as it is; the article itself if there is none."""
    translations = {number: outcome.current for number, outcome in stored.outcomes.items()}
    made_by = stored.made_by
    reading = Reading(
        stored.article, made_by.model, made_by.backend, translations, target=stored.target
    )
    own = _BETWEEN.join(paragraph.text for paragraph in stored.article.paragraphs)
    return translation_text(reading) or own


def _notices(articles: Sequence[StoredReading]) -> list[str]:
    """What is to be said of what translated them, each once, if the reader wants it said."""
    if not user_settings().get(COPY_NOTICE):
        return []
    models = load_catalogue().models
    routes = (route_of(stored, models) for stored in articles if stored.outcomes)
    notices = (rough_translation(route.model) for route in routes if route is not None)
    return [notice for notice in dict.fromkeys(notices) if notice]


def _load(library: Library | None, entry: Entry) -> StoredReading | None:
    if library is None:
        return None
    try:
        target = entry.target or next(iter(library.targets(entry.article_id)), "")
        return library.load(entry.article_id, target)
    except LibraryError:
        return None  # it went while it was dragged


def _file(library: Library | None, entry: Entry) -> Path | None:
    """The file that an article was read from, if it is still there."""
    if library is None:
        return None
    try:
        record = library.record(entry.article_id)
    except LibraryError:
        return None
    if record.origin is None:
        return None
    path = Path(record.origin.path)
    return path if path.is_file() else None

"""Reads articles in threads, because a large file takes seconds."""

from __future__ import annotations

import threading
import traceback
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from khulasa.article.model import Article
from khulasa.article.read import ReadError, read_article, read_text


class ArticleReader(QObject):
    """Reads articles; only the one asked for last is handed over.

    Signals:
        read: The article.
        failed: A sentence for the reader, and details for a bug report (may be empty).
    """

    read = Signal(object)
    failed = Signal(str, str)
    _done = Signal(int, object, str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ticket = 0
        # Held while a thread emits: after ``cancel`` this object may be deleted.
        self._lock = threading.Lock()
        self._done.connect(self._hand_over)

    def read_file(
        self, path: Path, *, encoding: str | None = None, language: str | None = None
    ) -> None:
        """Read a file; both options are recognised where they are None."""
        self._start(lambda: read_article(path, encoding=encoding, language=language), path.name)

    def read_text(self, text: str, *, language: str | None = None) -> None:
        """Read text that was pasted or dropped."""
        self._start(lambda: read_text(text, language=language), self.tr("the pasted text"))

    def cancel(self) -> None:
        """Hand over nothing of what is being read."""
        with self._lock:
            self._ticket += 1

    def _start(self, function: Callable[[], Article], name: str) -> None:
        self.cancel()
        # Reading cannot be interrupted: each has a thread of its own, so that a slow one keeps no
        # other waiting, and a daemon, so that the app does not wait for it when it quits.
        threading.Thread(
            target=self._work, args=(self._ticket, function, name), daemon=True
        ).start()

    def _work(self, ticket: int, function: Callable[[], Article], name: str) -> None:
        try:
            article, message, details = function(), "", ""
        except ReadError as error:
            article, message, details = None, str(error), ""
        except Exception as error:
            article, details = None, traceback.format_exc()
            message = f"Cannot read {name}: {error or type(error).__name__}."
        with self._lock:
            if ticket == self._ticket:
                self._done.emit(ticket, article, message, details)

    def _hand_over(self, ticket: int, article: Article | None, message: str, details: str) -> None:
        if ticket != self._ticket:
            return
        if article is None:
            self.failed.emit(message, details)
        else:
            self.read.emit(article)

"""Reads articles in threads, because a large file takes seconds."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from khulasa.article.model import Article
from khulasa.article.read import ReadError, read_article, read_text
from khulasa.ui.widgets.background_work import Handover
from khulasa.wording import _


class ArticleReader(QObject):
    """Reads articles; only the one asked for last is handed over.

    Args:
        then: Called in the thread with the article; its answer is handed over beside it.

    Signals:
        read: The article, and what ``then`` made of it.
        failed: A sentence for the reader, and details for a bug report (may be empty).
    """

    read = Signal(object, object)
    failed = Signal(str, str)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        then: Callable[[Article], object] = lambda _article: None,
    ) -> None:
        super().__init__(parent)
        self._then = then
        self._handover = Handover(self)

    def read_file(
        self,
        path: Path,
        *,
        encoding: str | None = None,
        language: str | None = None,
        join_lines: bool = False,
        parts: frozenset[str] | None = None,
    ) -> None:
        """Read a file; what is None is recognised, or as usual."""
        self._start(
            lambda: read_article(
                path, encoding=encoding, language=language, join_lines=join_lines, parts=parts
            ),
            path.name,
        )

    def read_text(
        self, text: str, *, language: str | None = None, join_lines: bool = False
    ) -> None:
        """Read text that was pasted or dropped."""
        self._start(
            lambda: read_text(text, language=language, join_lines=join_lines),
            _("the pasted text"),
        )

    def cancel(self) -> None:
        """Hand over nothing of what is being read."""
        self._handover.close()

    def _start(self, read: Callable[[], Article], name: str) -> None:
        self._handover.close()
        self._handover.deleteLater()
        # Reading cannot be interrupted, but a thread of its own keeps no other one waiting.
        self._handover = Handover(self)
        then = self._then

        def work() -> tuple[Article, object]:
            article = read()
            return article, then(article)

        self._handover.run(work, lambda result: self._hand_over(name, result))

    def _hand_over(self, name: str, result: tuple[Article, object] | Exception) -> None:
        match result:
            case (article, following):
                self.read.emit(article, following)
            case ReadError():
                self.failed.emit(str(result), "")
            case error:
                message = _("Cannot read {}: {}.").format(name, error or type(error).__name__)
                self.failed.emit(message, "".join(traceback.format_exception(error)))

"""Reads articles in processes of their own, which threads wait for."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from khulasa.article.child.messages import Request
from khulasa.article.child.process import ReadingProcess, ReadingStoppedError
from khulasa.article.errors import LockedError, ReadError, SeveralArticlesError
from khulasa.article.model import Article
from khulasa.reasons import reason_of
from khulasa.ui.widgets.background_work import Handover
from khulasa.wording import Phrase, phrase


class ArticleReader(QObject):
    """Reads articles; only the one asked for last is handed over.

    Args:
        then: Called in the thread with the article; its answer is handed over beside it.

    Signals:
        told: ``PagesRead`` of a long document that is being read.
        read: The article, and what ``then`` made of it.
        failed: A ``Phrase`` for the reader, and details for a bug report (may be empty).
        locked: A ``Phrase`` for the reader: it takes a password, or another one.
        stopped: A sentence for the reader: ``stop`` ended it.
        several: ``ArticlesInside``, of which one has to be chosen.
    """

    told = Signal(object)
    read = Signal(object, object)
    failed = Signal(object, str)
    locked = Signal(object)
    stopped = Signal(str)
    several = Signal(object)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        then: Callable[[Article], object] = lambda _article: None,
    ) -> None:
        super().__init__(parent)
        self._then = then
        self._handover = Handover(self)
        self._process: ReadingProcess | None = None
        self._spare: ReadingProcess | None = None
        self._keeps_spare = False

    def prepare(self) -> None:
        """Keep a process ready from now on, so that the next article is there sooner."""
        self._keeps_spare = True
        if self._spare is None:
            # Where none can be started, the one that is needed says so.
            with suppress(OSError):
                self._spare = ReadingProcess()

    @property
    def keeps_ready(self) -> bool:
        """Whether a process is kept ready for the next article."""
        return self._keeps_spare

    def read_file(
        self,
        path: Path,
        *,
        encoding: str | None = None,
        language: str | None = None,
        join_lines: bool = False,
        password: str | None = None,
        parts: frozenset[str] | None = None,
    ) -> None:
        """Read a file; what is None is recognised, or as usual."""
        request = Request(
            str(path),
            encoding=encoding,
            language=language,
            join_lines=join_lines,
            password=password,
            parts=None if parts is None else tuple(sorted(parts)),
        )
        self._start(request, path.name)

    def read_text(
        self, text: str, *, language: str | None = None, join_lines: bool = False
    ) -> None:
        """Read text that was pasted or dropped."""
        request = Request(text=text, language=language, join_lines=join_lines)
        self._start(request, phrase("the pasted text"))

    @property
    def is_reading(self) -> bool:
        """Whether something is being read."""
        return self._process is not None

    def stop(self) -> None:
        """End what is being read; ``stopped`` follows."""
        if self._process is not None:
            self._process.stop()

    def cancel(self) -> None:
        """Hand over nothing of what is being read, and end it."""
        self._handover.close()
        self.stop()
        self._process = None

    def close(self) -> None:
        """End all processes."""
        self.cancel()
        self._keeps_spare = False
        if self._spare is not None:
            self._spare.close()
            self._spare = None

    def _start(self, request: Request, name: Phrase | str) -> None:
        self.cancel()
        self._handover = self._handover.replaced()
        then, handover = self._then, self._handover
        try:
            process = self._spare or ReadingProcess()
        except OSError as error:
            self.failed.emit(phrase("Cannot read {}: {}.", name, reason_of(error)), str(error))
            return
        self._process, self._spare = process, None

        def work() -> tuple[Article, object]:
            article = process.read(
                request, on_pages=lambda pages: handover.hand_over(self.told.emit, pages)
            )
            article.work_out()
            return article, then(article)

        handover.run(work, lambda result: self._hand_over(name, result))

    def _hand_over(self, name: Phrase | str, result: tuple[Article, object] | Exception) -> None:
        self._process = None
        if self._keeps_spare:
            self.prepare()
        match result:
            case (article, following):
                self.read.emit(article, following)
            case ReadingStoppedError():
                self.stopped.emit(str(result))
            case SeveralArticlesError():
                self.several.emit(result.inside)
            case LockedError():
                self.locked.emit(result.words)
            case ReadError():
                self.failed.emit(result.words, str(result.__cause__ or ""))
            case error:
                message = phrase("Cannot read {}: {}.", name, reason_of(error))
                self.failed.emit(message, "".join(traceback.format_exception(error)))

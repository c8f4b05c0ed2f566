"""The real window with the real engine: an article is read, translated, and written in every way.

python program.py ARTICLE OUTPUT

On the way things go wrong as they may: files that cannot be read or written, an engine that dies,
and an exception whose message quotes the article.
"""

from __future__ import annotations

import logging
import sys
from contextlib import suppress
from pathlib import Path

import psutil
from PySide6.QtCore import QTimer

from fuzz.seeds import seeds
from khulasa import processes
from khulasa.article.child.messages import Request
from khulasa.article.child.process import ReadingProcess
from khulasa.article.errors import ReadError
from khulasa.article.model import Article
from khulasa.export.choices import Choices
from khulasa.export.format_list import FORMATS
from khulasa.reading.changes import RUNNING, State
from khulasa.reading.document import Reading
from khulasa.same_format.errors import SameFormatError
from khulasa.same_format.write import write_same_format
from khulasa.ui.export.documents import Order
from khulasa.ui.shell import app
from khulasa.ui.shell.main_window import MainWindow


class UsedWindow(MainWindow):
    """Does all that it can do as soon as its article is translated and summarised."""

    output: Path

    def resume(self, *, behind: bool = False) -> None:
        super().resume(behind=behind)
        self._steps = iter((self._write, self._lose_the_engine, self._stumble, self._end))
        # It looks again and again: no signal tells that all of them have been seen to.
        self._timer = QTimer(self, interval=20)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    def _go_on(self) -> None:
        core = self.session.core
        if core.reading is not None and core.state not in RUNNING and core.state is not State.EMPTY:
            next(self._steps)()

    def _write(self) -> None:
        article = self.session.core.reading.article
        sentences = [outcome.target for outcome in self.session.core.translations.values()]
        (self.output / "shown").write_text("\n".join(sentences), encoding="utf-8")
        self.exporting.ask()
        self.exporting.dialog.reject()
        for format_ in FORMATS.values():
            for folder in (self.output, self.output / "missing"):
                path = folder / f"article{format_.suffix}"
                self.exporting._save(Order(path, format_.name, Choices()))
        self.layout_saving._save(
            self.session.core.reading, Path(article.file), self.output / "article-same.txt"
        )
        reader = ReadingProcess()
        for name, data in seeds().items():
            with suppress(ReadError):
                request = Request(follow=len(data), name=name)
                self._write_same(Path(name), data, reader.read(request, data, last=False))
        reader.close()

    def _write_same(self, name: Path, data: bytes, article: Article) -> None:
        (self.output / f"read {name.name}").touch()
        with suppress(SameFormatError):
            reading = Reading(article, "starter-ar-en", "ctranslate2", {})
            result = write_same_format(data, name.suffix, reading)
            (self.output / f"same {name.name}").write_bytes(result.data)

    def _lose_the_engine(self) -> None:
        for process in psutil.Process().children():
            if processes.ENGINE in process.cmdline():
                process.kill()
        self.open_file(self.output / "missing" / "article.txt")
        self.open_file(self.output / "article.pdf")

    def _stumble(self) -> None:
        raise ValueError(self.session.core.reading.article.paragraphs[0].text)

    def _end(self) -> None:
        self._timer.stop()
        self.close()


def program(article: str, output: str) -> int:
    """Run the app."""
    logging.getLogger("khulasa").setLevel(1)
    UsedWindow.output = Path(output)
    app.MainWindow = UsedWindow  # type: ignore[misc]
    return app.main([article])


if __name__ == "__main__":
    sys.exit(program(*sys.argv[1:]))

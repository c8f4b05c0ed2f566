from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import NoReturn

import pytest
from pytestqt.qtbot import QtBot

from khulasa.article.child.messages import Request
from khulasa.article.child.process import ReadingProcess, ReadingStoppedError
from khulasa.article.errors import ReadError
from khulasa.article.model import Article
from khulasa.article.pages_read import OnPages
from khulasa.ui.reading.sessions import article_reader
from khulasa.ui.shell.notices import status_line

from ..conftest import FIRST, OpenWindow, ReadingHere, source_texts
from ..fake_engine import FakeEngine


def test_a_slow_file_keeps_no_other_waiting(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, over = threading.Event(), threading.Event()

    class ReadingSlowly(ReadingHere):
        def read(self, request: Request, *, on_pages: OnPages) -> Article:
            if request.path is None:
                return super().read(request, on_pages=on_pages)
            go_on.wait()
            over.set()
            raise ReadError("It was read after all.")

    monkeypatch.setattr(article_reader, "ReadingProcess", ReadingSlowly)
    window = open_window(FakeEngine())
    for number in range(20):
        window.open_file(Path(f"slow{number}.txt"))
    window.open_text(FIRST, language="ar")
    try:
        qtbot.waitUntil(lambda: source_texts(window) == [FIRST])
    finally:
        go_on.set()
    assert over.wait(20)
    qtbot.wait(50)
    assert not window.message_bar.isVisible()


def test_closing_does_not_wait_for_a_file_that_is_being_read() -> None:
    program = Path(__file__).parents[1] / "slow_reading_program.py"
    ended = subprocess.run(
        [sys.executable, str(program)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    said = [line for line in ended.stderr.splitlines() if "This plugin does not" not in line]
    assert (ended.returncode, said) == (0, [])


def test_files_are_read_by_a_process_that_was_ready(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[ReadingProcess] = []

    class Counted(ReadingProcess):
        def __init__(self) -> None:
            super().__init__()
            started.append(self)

    monkeypatch.setattr(article_reader, "ReadingProcess", Counted)
    path = tmp_path / "خبر.txt"
    path.write_text(FIRST, encoding="utf-8")
    reader = article_reader.ArticleReader()
    reader.prepare()
    with qtbot.waitSignal(reader.read) as said:
        reader.read_file(path)
    assert said.args is not None
    assert said.args[0].paragraphs[0].text == FIRST
    # One read, and the next one waits already.
    assert len(started) == 2
    reader.close()
    for process in started:
        with pytest.raises(ProcessLookupError):
            os.kill(process.pid, 0)


def test_reading_that_takes_long_says_for_how_long_and_can_be_stopped(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped = threading.Event()

    class ReadingForEver(ReadingHere):
        def read(self, *_request: object, **_how: object) -> NoReturn:
            stopped.wait()
            raise ReadingStoppedError("Reading book.txt was stopped.")

        def stop(self) -> None:
            stopped.set()

    monkeypatch.setattr(article_reader, "ReadingProcess", ReadingForEver)
    monkeypatch.setattr(status_line, "_SOON", 0)
    window = open_window(FakeEngine())
    assert not window.commands.stop.isVisible()
    window.open_file(Path("book.txt"))
    assert window.status_line.text() == "Reading book.txt: 0 of at most 60 seconds"
    assert window.commands.stop.isEnabled()
    window.commands.stop.trigger()
    qtbot.waitUntil(lambda: window.status_line.text() == "Reading book.txt was stopped.")
    assert not window.commands.stop.isVisible()
    assert not window.message_bar.isVisible()

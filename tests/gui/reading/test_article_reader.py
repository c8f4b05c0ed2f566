from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from khulasa.article.child.messages import Request
from khulasa.article.errors import ReadError
from khulasa.article.model import Article
from khulasa.ui.reading import article_reader

from ..conftest import FIRST, OpenWindow, ReadingHere, source_texts
from ..fake_engine import FakeEngine


def test_a_slow_file_keeps_no_other_waiting(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, over = threading.Event(), threading.Event()

    class ReadingSlowly(ReadingHere):
        def read(self, request: Request, data: bytes = b"") -> Article:
            if request.path is None:
                return super().read(request, data)
            go_on.wait()
            over.set()
            raise ReadError("It was read after all.")

    monkeypatch.setattr(article_reader, "ReadingProcess", ReadingSlowly)
    window = open_window(FakeEngine())
    for number in range(20):
        window.open_file(Path(f"slow{number}.txt"))
    window.open_text(FIRST, language="ar")
    try:
        qtbot.waitUntil(lambda: source_texts(window) == [FIRST], timeout=20_000)
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

"""Reading aloud, by a program that writes down what it would say and says it until it is let go."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, Qt
from pytestqt.qtbot import QtBot

from khulasa.translation.result import Status, Translation
from khulasa.ui.aloud import voice
from khulasa.ui.aloud.speakers import SPEECH_DISPATCHER
from khulasa.ui.shell.commands.palette import matching
from khulasa.ui.shell.main_window import MainWindow

from ..conftest import OpenArticle
from ..fake_engine import FakeEngine

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the program is a shell script")

PROGRAM = """#!/bin/sh
case "$1" in
-L) printf '  NAME  LANGUAGE  VARIANT\\n  Adam  ar  none\\n  Max  en  none\\n' ;;
-S) echo silence >> "{spoken}" ;;
*) printf '%s: ' "$4" >> "{spoken}"; cat >> "{spoken}"; exec cat "{turn}" ;;
esac
"""


class Speaking:
    """The program: what it has said, and letting it go on."""

    def __init__(self, folder: Path) -> None:
        self._spoken, self._turn = folder / "spoken", folder / "turn"
        os.mkfifo(self._turn)
        program = folder / "spd-say"
        program.write_text(PROGRAM.format(spoken=self._spoken, turn=self._turn))
        program.chmod(0o755)

    @property
    def said(self) -> list[str]:
        return self._spoken.read_text("utf-8").splitlines() if self._spoken.exists() else []

    def ends(self) -> bool:
        """End the sentence that is spoken; False while none is."""
        try:
            os.close(os.open(self._turn, os.O_WRONLY | os.O_NONBLOCK))
        except OSError:
            return False
        return True


@pytest.fixture
def speaking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Speaking:
    (folder := tmp_path / "programs").mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(voice, "speakers_of_system", lambda: (SPEECH_DISPATCHER,))
    return Speaking(folder)


@pytest.fixture
def window(qtbot: QtBot, open_article: OpenArticle, speaking: Speaking) -> MainWindow:  # noqa: ARG001
    failed = Translation("", Status.FAILED)
    window = open_article(FakeEngine({3: failed}))
    qtbot.waitUntil(window.commands.read_aloud.isVisible)
    return window


def hear(qtbot: QtBot, window: MainWindow, speaking: Speaking, number: int, said: str) -> None:
    qtbot.waitUntil(lambda: bool(speaking.said) and speaking.said[-1] == said)
    assert list(window.page.view.marks.pinned) == [number]


def test_it_reads_from_the_marked_sentence_on_and_marks_what_it_reads(
    qtbot: QtBot, window: MainWindow, speaking: Speaking
) -> None:
    window.page.view.jump_to(1)
    window.commands.read_aloud.trigger()
    assert window.commands.read_aloud.isChecked()
    hear(qtbot, window, speaking, 1, "en: Sentence 1 in English.")
    qtbot.waitUntil(speaking.ends)
    hear(qtbot, window, speaking, 2, "en: Sentence 2 in English.")
    qtbot.waitUntil(speaking.ends)
    hear(qtbot, window, speaking, 4, "en: Sentence 4 in English.")  # 3 was not translated
    qtbot.waitUntil(speaking.ends)
    hear(qtbot, window, speaking, 5, "en: Sentence 5 in English.")
    qtbot.waitUntil(speaking.ends)
    qtbot.waitUntil(lambda: not window.commands.read_aloud.isChecked())
    assert list(window.page.view.marks.pinned) == [5]


def test_the_source_is_read_in_its_own_language(
    qtbot: QtBot, window: MainWindow, speaking: Speaking
) -> None:
    window.page.view.jump_to(2)
    window.commands.read_source_aloud.trigger()
    hear(qtbot, window, speaking, 2, "ar: وقال الوزير إن القرار نهائي.")
    window.commands.read_aloud.trigger()
    hear(qtbot, window, speaking, 2, "en: Sentence 2 in English.")
    assert not window.commands.read_source_aloud.isChecked()


def test_it_follows_to_another_sentence_and_escape_ends_it_there(
    qtbot: QtBot, window: MainWindow, speaking: Speaking
) -> None:
    window.commands.read_aloud.trigger()
    hear(qtbot, window, speaking, 0, "en: Sentence 0 in English.")
    window.commands.next_sentence.trigger()
    hear(qtbot, window, speaking, 1, "en: Sentence 1 in English.")
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: speaking.said[-1] == "silence")
    assert not window.commands.read_aloud.isChecked()
    assert list(window.page.view.marks.pinned) == [1]
    window.commands.read_aloud.trigger()
    hear(qtbot, window, speaking, 1, "en: Sentence 1 in English.")
    window.page.view.marks.pin(range(0))
    assert not window.aloud.is_on


def test_a_program_that_fails_is_named(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    program = tmp_path / "programs" / "spd-say"
    program.write_text("#!/bin/sh\necho 'no sound' >&2\nexit 1\n")
    window.commands.read_aloud.trigger()
    qtbot.waitUntil(lambda: "spd-say" in window.message_bar.text())
    assert window.message_bar.error[1] == "no sound\n"
    assert not window.commands.read_aloud.isChecked()


def test_a_program_that_fails_at_once_is_named_too(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(process: QProcess, *_arguments: object) -> None:
        process.errorOccurred.emit(QProcess.ProcessError.FailedToStart)

    monkeypatch.setattr(QProcess, "start", fail)
    window.commands.read_aloud.trigger()
    assert "spd-say" in window.message_bar.text()
    assert not window.commands.read_aloud.isChecked()


def test_where_nothing_can_speak_there_is_no_word_of_it(open_article: OpenArticle) -> None:
    window = open_article(FakeEngine())
    assert not window.commands.read_aloud.isVisible()
    assert matching(window.commands.named, "aloud") == []

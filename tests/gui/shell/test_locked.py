"""Encrypted files: the window asks for their password."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from khulasa.ui.shell.dialogs import standard_dialogs

from ..conftest import OpenWindow, source_texts
from ..fake_engine import FakeEngine

LOCKED = Path(__file__).parents[2] / "files" / "pdf" / "locked.pdf"


class Reader:
    """Answers the dialog, and remembers what it said."""

    def __init__(self, *answers: str | None) -> None:
        self.asked: list[str] = []
        self._answers: Iterator[str | None] = iter(answers)

    def answer(
        self, _parent: QWidget, _title: str, words: str, *, echo: QLineEdit.EchoMode
    ) -> str | None:
        assert echo is QLineEdit.EchoMode.Password
        self.asked.append(words)
        return next(self._answers)


def test_it_asks_until_the_password_is_right(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Reader("open pepper", "open sesame")
    monkeypatch.setattr(standard_dialogs, "ask_text", reader.answer)
    window = open_window(FakeEngine())
    window.open_file(LOCKED)
    shown = ["The garden on the roof opens at noon."]
    qtbot.waitUntil(lambda: source_texts(window) == shown)
    first, second = reader.asked
    assert "it is protected with a password." in first
    assert "Password of locked.pdf:" in first
    assert "the password is wrong." in second
    assert "password" not in window.message_bar.text()


def test_without_an_answer_it_says_why_nothing_opens(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Reader(None)
    monkeypatch.setattr(standard_dialogs, "ask_text", reader.answer)
    window = open_window(FakeEngine())
    window.open_file(LOCKED)
    qtbot.waitUntil(window.message_bar.isVisible)
    assert "it is protected with a password." in window.message_bar.text()
    assert source_texts(window) == []
    assert len(reader.asked) == 1

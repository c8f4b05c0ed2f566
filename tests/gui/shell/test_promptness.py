"""What Python does in the window's process, and when."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from typing import Any
from weakref import ref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from khulasa.ui.shell.start.promptness import stay_prompt


class Ring:
    """Garbage, as soon as nobody else knows it."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    interval, thresholds = sys.getswitchinterval(), gc.get_threshold()
    stay_prompt(qapp)
    yield qapp
    qapp.applicationStateChanged.disconnect()
    sys.setswitchinterval(interval)
    gc.set_threshold(*thresholds)
    gc.unfreeze()


@pytest.mark.usefixtures("app")
def test_a_long_article_comes_in_without_a_look_through_all_that_there_is() -> None:
    looks: list[int] = []

    def look(phase: str, told: dict[str, Any]) -> None:
        if phase == "start":
            looks.append(told["generation"])

    gc.callbacks.append(look)
    try:
        come_in = [[number] for number in range(300_000)]
    finally:
        gc.callbacks.remove(look)
    assert len(come_in) == 300_000
    assert set(looks) == {0, 1}


def test_garbage_goes_when_the_reader_turns_to_another_program(app: QApplication) -> None:
    ring = ref(Ring())
    app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert ring() is not None
    app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert ring() is None

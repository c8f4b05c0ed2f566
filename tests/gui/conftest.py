"""Windows with a fake engine, on Qt's offscreen platform."""

from __future__ import annotations

import os

# Has to be set before Qt is imported; test_xvfb starts its windows as processes of their own.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
# The desktop of whoever runs the tests shows nothing of them.
os.environ.pop("DBUS_SESSION_BUS_ADDRESS", None)

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from khulasa.article.child.messages import Request
from khulasa.article.model import Article
from khulasa.article.pages_read import OnPages
from khulasa.models.catalogue import Model
from khulasa.reading.changes import State
from khulasa.reading.run import Runner
from khulasa.settings.keys import COPY_NOTICE
from khulasa.settings.store import user_settings
from khulasa.ui.aloud import voice
from khulasa.ui.reading.sessions import article_reader
from khulasa.ui.shell.furnishing import new_window
from khulasa.ui.shell.main_window import MainWindow
from khulasa.ui.widgets.fonts import load_fonts
from khulasa.ui.widgets.style import apply_style
from khulasa.wording import Phrase
from models.checkpoints import make_marian
from models.conftest import hub  # noqa: F401 (a fixture)
from reading_here import read_here

HEADING = "عنوان المقال"
FIRST = "أعلنت الحكومة قرارها. وقال الوزير إن القرار نهائي."
SECOND = "Microsoft أعلنت اليوم عن منتج جديد. لم تذكر الشركة سعره."
THIRD = "انتهى الخبر."
ARTICLE = "\n\n".join((HEADING, FIRST, SECOND, THIRD))
NOTICE = "Starter model: rough gist only. Install the full model for real work."

OpenWindow = Callable[..., MainWindow]
OpenArticle = Callable[..., MainWindow]


# Said by the offscreen platform, which has no window manager to tell such things.
_UNAVOIDABLE = (
    "This plugin does not support propagateSizeHints",  # a window with a smallest size
    r"This plugin does not support raise\(\)",  # a tooltip
    "This plugin does not support grabbing the keyboard",  # a menu
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(*_UNAVOIDABLE))


@pytest.fixture(scope="session", autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """The application as ``app.make_application`` makes it."""
    qapp.setOrganizationName("Khulasa")
    qapp.setApplicationName("Khulasa")
    load_fonts()
    apply_style(qapp)
    yield
    # The offscreen platform would delete what Python still knows, after Python's end.
    qapp.clipboard().clear()


class ReadingHere:
    """Reads as a ``ReadingProcess`` does, but in the thread that asks: no process is started."""

    def read(self, request: Request, *, on_pages: OnPages) -> Article:  # noqa: ARG002
        return read_here(request)

    def stop(self) -> None:
        """What is read here goes on; nobody waits for it."""

    def close(self) -> None:
        """There is nothing to end."""


@pytest.fixture(autouse=True)
def reading_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests of windows read by the hundred; those of processes take them back."""
    monkeypatch.setattr(article_reader, "ReadingProcess", ReadingHere)


@pytest.fixture(autouse=True)
def no_voices(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is spoken here, whatever this system has; tests of speaking take it back."""
    monkeypatch.setattr(voice, "speakers_of_system", tuple)


@pytest.fixture(scope="session")
def checkpoints(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """What the hub has: one model is enough here."""
    folder = tmp_path_factory.mktemp("checkpoints")
    return {"tests/tiny-marian": make_marian(folder / "tiny-marian")}


def _model(name: str, source: str, title: str, folder: Path, notice: str) -> Model:
    return Model(
        name=name,
        source=source,
        target="en",
        title=title,
        folder=folder,
        map_digits=source == "ar",
        max_tokens=160,
        licence="Apache-2.0",
        notice=notice,
    )


@pytest.fixture
def models(tmp_path: Path) -> tuple[Model, ...]:
    folder = tmp_path / "model"
    folder.mkdir()
    return (
        _model("starter-ar-en", "ar", "Starter model", folder, NOTICE),
        _model("other-fa-en", "fa", "Other model", folder, ""),
    )


@pytest.fixture
def open_window(qtbot: QtBot, models: tuple[Model, ...]) -> Iterator[OpenWindow]:
    """Makes shown windows and closes them."""
    windows: list[MainWindow] = []

    def open_one(
        engine: Runner,
        catalogue: tuple[Model, ...] = models,
        catalogue_fault: Phrase | str = "",
        *,
        private: bool = False,
    ) -> MainWindow:
        window = new_window(engine, catalogue, catalogue_fault=catalogue_fault, private=private)
        windows.append(window)
        window.resize(1000, 700)
        window.show()
        qtbot.waitExposed(window)
        return window

    yield open_one
    for window in windows:
        last = window.shared.windows.copy()  # perhaps others, which came in its place
        for each in last:
            each.models.close()  # without being asked
        window.shared.quit()
        for each in {window, *last}:
            if isValid(each):
                each.deleteLater()


@pytest.fixture
def without_notice() -> None:
    """The reader chose to copy without a line that the translation is rough."""
    user_settings().set(COPY_NOTICE, False)


@pytest.fixture
def article_file(tmp_path: Path) -> Path:
    path = tmp_path / "مقال عربي.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def open_article(qtbot: QtBot, open_window: OpenWindow, article_file: Path) -> OpenArticle:
    """Opens the article in a window of its own and waits until it has come to a state."""

    def open_one(
        engine: Runner, *catalogue: tuple[Model, ...], until: State | None = State.DONE
    ) -> MainWindow:
        window = open_window(engine, *catalogue)
        window.open_file(article_file)
        if until is not None:
            wait_for_state(qtbot, window, until)
        return window

    return open_one


def wait_for_state(qtbot: QtBot, window: MainWindow, state: State) -> None:
    """Wait until the window's session has come to a state."""
    qtbot.waitUntil(lambda: window.session.core.state is state)


def wait_for_sentences(qtbot: QtBot, window: MainWindow, sentences: int) -> None:
    """Wait until so many sentences are done."""
    qtbot.waitUntil(lambda: window.session.core.counts().done >= sentences)


def target_texts(window: MainWindow) -> list[str]:
    """What the rows of the translation show."""
    target = window.page.view.target
    return [target.document().findBlockByNumber(row).text() for row in range(target.row_count)]


def source_texts(window: MainWindow) -> list[str]:
    """What the rows of the source show."""
    source = window.page.view.source
    return [source.document().findBlockByNumber(row).text() for row in range(source.row_count)]

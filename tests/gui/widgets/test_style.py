"""The style sheet beside Qt's own dialogs, and with a desktop that turns dark."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QToolButton
from pytestqt.qtbot import QtBot

from khulasa.settings.theme import Theme
from khulasa.ui.widgets import style
from khulasa.ui.widgets.style import apply_style, follow_system, use_theme

from ..conftest import OpenArticle
from ..fake_engine import FakeEngine

_LEAST_ICON = 12  # pixels


def drawn_size(picture: QImage) -> int:
    """The longer side of what is drawn on a plain ground."""
    ground = picture.pixel(picture.width() // 2, 2)
    places = [
        (x, y)
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixel(x, y) != ground
    ]
    sides = (zip(*places, strict=True)) if places else ()
    return max((max(side) - min(side) + 1 for side in sides), default=0)


def test_the_buttons_of_qt_s_file_dialog_have_room_for_their_icons(
    qtbot: QtBot, qapp: QApplication
) -> None:
    apply_style(qapp)
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.show()
    buttons = [one for one in dialog.findChildren(QToolButton) if one.isVisible()]
    assert len(buttons) == 6
    assert min(drawn_size(button.grab().toImage()) for button in buttons) >= _LEAST_ICON


class Desktop(QObject):
    """A desktop that says whether it is dark, as Qt's style hints do."""

    colorSchemeChanged = Signal(object)  # noqa: N815

    def __init__(self) -> None:
        super().__init__()
        self._scheme = Qt.ColorScheme.Light

    def colorScheme(self) -> Qt.ColorScheme:
        return self._scheme

    def turn(self, scheme: Qt.ColorScheme) -> None:
        self._scheme = scheme
        self.colorSchemeChanged.emit(scheme)


@pytest.fixture
def desktop(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    made = Desktop()

    class Qt6:
        instance = QGuiApplication.instance

        @staticmethod
        def styleHints() -> Desktop:
            return made

    with monkeypatch.context() as patch:
        patch.setattr(style, "QGuiApplication", Qt6)
        use_theme(qapp, Theme.SYSTEM)  # whatever other tests chose
        yield made
        use_theme(qapp, Theme.SYSTEM)
    apply_style(qapp)


def test_windows_turn_dark_and_light_with_the_desktop_at_once(
    qapp: QApplication, desktop: Desktop, open_article: OpenArticle
) -> None:
    window = open_article(FakeEngine())
    page = window.page.view.target.viewport()

    def brightness() -> tuple[int, int]:
        corner = page.grab().toImage().pixelColor(1, page.height() - 2)
        return window.palette().window().color().lightness(), corner.lightness()

    follow_system(qapp)
    assert min(brightness()) > 200
    desktop.turn(Qt.ColorScheme.Dark)
    assert max(brightness()) < 60
    desktop.turn(Qt.ColorScheme.Light)
    assert min(brightness()) > 200


def test_what_the_reader_chose_stays_whatever_the_desktop_does(
    qapp: QApplication, desktop: Desktop, open_article: OpenArticle
) -> None:
    window = open_article(FakeEngine())
    follow_system(qapp)
    use_theme(qapp, Theme.LIGHT)
    desktop.turn(Qt.ColorScheme.Dark)
    assert window.palette().window().color().lightness() > 200

"""Takes pictures of the window in its states, for the README and to be looked at.

Run by ``make screenshots``; all are in build/screenshots, those of the README in docs. Each is
taken by a process of its own, on a screen of its own where there is Xvfb.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass, field
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QDialog, QWidget

from docs import pictured_set_up
from docs.pictured_documents import (
    write_columns,
    write_list,
    write_news,
    write_table,
    write_tale,
)
from installer.linux.screen import Screen
from khulasa import wording
from khulasa.engine.client import Engine
from khulasa.models.catalogue import read_catalogue
from khulasa.reading.changes import State
from khulasa.resources import resource_path
from khulasa.settings.theme import Theme
from khulasa.translation.result import by_user
from khulasa.ui.shell.app import make_application
from khulasa.ui.shell.furnishing import new_window
from khulasa.ui.shell.main_window import MainWindow
from khulasa.ui.widgets.style import colours, use_theme
from khulasa.wording import wanted_language

_REPOSITORY = Path(__file__).resolve().parents[1]
_PICTURES = _REPOSITORY / "build" / "screenshots"
_SETTLING = 1_000  # milliseconds until all is drawn that comes a moment later
_FOLDERS = ("KHULASA_CONFIG", "KHULASA_LIBRARY", "KHULASA_STATE", "KHULASA_MODELS")
_WIDE, _NARROW = (1200, 800), (640, 480)
# The largest windows of 3840 x 2160, and of 1920 x 1080 at three times the size.
_LARGEST, _TRIPLE = (3840, 2100), (640, 320)


def _leave(window: MainWindow) -> QWidget:
    return window


def _check(window: MainWindow) -> QWidget:
    window.commands.next_doubt.trigger()
    return window


def _summary(window: MainWindow) -> QWidget:
    window.commands.view.summary_side.trigger()
    return window


def _library(window: MainWindow) -> QWidget:
    window.commands.library.trigger()
    return window


def _models(window: MainWindow) -> QWidget:
    return window.models.open_window()


def _preferences(window: MainWindow) -> QWidget:
    window.commands.preferences.trigger()
    return _open_dialog(window)


def _glossary(window: MainWindow) -> QWidget:
    window.commands.glossary.trigger()
    return _open_dialog(window)


def _open_dialog(window: MainWindow) -> QWidget:
    return next(one for one in window.findChildren(QDialog) if one.isVisible())


def _export(window: MainWindow) -> QWidget:
    window.commands.export.trigger()
    assert window.exporting.dialog is not None
    return window.exporting.dialog


def _print(window: MainWindow) -> QWidget:
    window.commands.print_article.trigger()
    assert window.printing.dialog is not None
    return window.printing.dialog


def _pages(window: MainWindow) -> QWidget:
    window.commands.print_preview.trigger()
    assert window.printing.preview is not None
    return window.printing.preview


def _find(window: MainWindow) -> QWidget:
    """Something found, with all kinds of marks on the scroll bar."""
    for number in (3, 9):
        window.session.revise(number, by_user("This sentence was put right."))
    window.commands.find.trigger()
    window.find_bar.search("ال")
    return window


def _end(window: MainWindow) -> QWidget:
    bar = window.page.view.main.verticalScrollBar()
    bar.setValue(bar.maximum())
    return window


@dataclass(frozen=True, slots=True)
class Scene:
    """What is in a picture.

    Attributes:
        done: Share of the article's sentences that are translated; -1 for no article.
        show: Brings about the rest; gives what is to be pictured.
        size: Of the window.
        theme: Light or dark.
        surroundings: Variables of the environment.
        document: Writes the article into a folder; without, it is the sample.
    """

    done: float = 1.0
    show: Callable[[MainWindow], QWidget] = _leave
    size: tuple[int, int] = _WIDE
    theme: Theme = Theme.LIGHT
    surroundings: dict[str, str] = field(default_factory=dict)
    document: Callable[[Path], Path] | None = None


_ARABIC = {"KHULASA_LANGUAGE": "ar"}
_GERMAN = {"KHULASA_LANGUAGE": "de"}  # has the longest words
_TRIPLED = {"QT_SCALE_FACTOR": "3"}
SCENES = {
    "first-start": Scene(done=-1),
    "set-up-asks": Scene(show=pictured_set_up.asks),
    "set-up-asks-arabic": Scene(show=pictured_set_up.asks, surroundings=_ARABIC),
    "set-up-fetches": Scene(show=pictured_set_up.fetches),
    "set-up-fetches-arabic": Scene(show=pictured_set_up.fetches, surroundings=_ARABIC),
    "set-up-does-not-reach": Scene(show=pictured_set_up.does_not_reach),
    "set-up-offers": Scene(show=pictured_set_up.offers),
    "set-up-offers-narrow": Scene(show=pictured_set_up.offers, size=_NARROW),
    "news": Scene(document=write_news),
    "news-arabic": Scene(document=write_news, surroundings=_ARABIC),
    "guesswork": Scene(document=write_tale),
    "guesswork-arabic": Scene(document=write_tale, surroundings=_ARABIC),
    "working": Scene(done=0.4),
    "window": Scene(),
    "to-check": Scene(show=_check),
    "summary": Scene(show=_summary),
    "models": Scene(done=-1, show=_models),
    "library": Scene(show=_library),
    "first-start-arabic": Scene(done=-1, surroundings=_ARABIC),
    "summary-arabic": Scene(show=_summary, surroundings=_ARABIC),
    "library-arabic": Scene(show=_library, surroundings=_ARABIC),
    "narrow-arabic": Scene(size=_NARROW, surroundings=_ARABIC),
    "glossary-arabic": Scene(show=_glossary, surroundings=_ARABIC),
    "models-arabic": Scene(done=-1, show=_models, surroundings=_ARABIC),
    "preferences": Scene(done=-1, show=_preferences),
    "preferences-arabic": Scene(done=-1, show=_preferences, surroundings=_ARABIC),
    "preferences-dark": Scene(done=-1, show=_preferences, theme=Theme.DARK),
    "window-dark": Scene(show=_check, theme=Theme.DARK),
    "window-arabic": Scene(show=_check, surroundings=_ARABIC),
    "window-german": Scene(show=_check, surroundings=_GERMAN),
    "preferences-german": Scene(done=-1, show=_preferences, surroundings=_GERMAN),
    "models-german": Scene(done=-1, show=_models, surroundings=_GERMAN),
    "narrow": Scene(size=_NARROW),
    "narrow-german": Scene(size=_NARROW, surroundings=_GERMAN),
    "double": Scene(size=_WIDE, surroundings={"QT_SCALE_FACTOR": "2"}),
    "triple": Scene(size=_TRIPLE, surroundings=_TRIPLED),
    "triple-start": Scene(done=-1, size=_TRIPLE, surroundings=_TRIPLED),
    "triple-check": Scene(show=_check, size=_TRIPLE, surroundings=_TRIPLED),
    "triple-german": Scene(show=_check, size=_TRIPLE, surroundings=_TRIPLED | _GERMAN),
    "4k": Scene(show=_check, size=_LARGEST),
    "find": Scene(show=_find),
    "find-dark": Scene(show=_find, theme=Theme.DARK),
    "find-arabic": Scene(show=_find, surroundings=_ARABIC),
    "find-narrow": Scene(show=_find, size=_NARROW, surroundings=_GERMAN),
    "table": Scene(document=write_table),
    "table-arabic": Scene(document=write_table, surroundings=_ARABIC),
    "table-narrow": Scene(document=write_table, show=_end, size=_NARROW),
    "list": Scene(document=write_list),
    "list-arabic": Scene(document=write_list, surroundings=_ARABIC),
    "pdf-columns": Scene(document=write_columns),
    "pdf-columns-arabic": Scene(document=write_columns, surroundings=_ARABIC),
    "export": Scene(show=_export),
    "export-arabic": Scene(show=_export, surroundings=_ARABIC),
    "print": Scene(show=_print),
    "print-arabic": Scene(show=_print, surroundings=_ARABIC),
    "pages": Scene(show=_pages),
    "pages-arabic": Scene(show=_pages, surroundings=_ARABIC),
}
IN_README = ("window", "window-dark", "window-arabic")


def main() -> int:
    """Take all pictures, or those that are named."""
    names = sys.argv[1:] or list(SCENES)
    _PICTURES.mkdir(parents=True, exist_ok=True)
    failed = []
    with _screen() as surroundings, tempfile.TemporaryDirectory() as folder:
        for name in names:
            # Settings of the person at the machine, such as a zoom, don't belong in a picture, nor
            # does the picture's article into the library.
            own = {variable: f"{folder}/{name}/{variable}" for variable in _FOLDERS}
            asked = {"KHULASA_LANGUAGE": "en", **SCENES[name].surroundings, **own, **surroundings}
            code = "from docs.screenshots import take; take()"
            done = subprocess.run(
                [sys.executable, "-c", code, name, folder],
                env={**os.environ, **asked},
                cwd=_REPOSITORY,
                check=False,
            )
            if done.returncode:
                failed.append(name)
            elif name in IN_README:
                shutil.copyfile(_PICTURES / f"{name}.png", _REPOSITORY / f"docs/{name}.png")
    print(f"{len(names) - len(failed)} pictures in {_PICTURES.relative_to(_REPOSITORY)}")
    if failed:
        print("not taken:", *failed, file=sys.stderr)
    return bool(failed)


def take() -> None:
    """Take one picture, in a process that has its surroundings."""
    name = sys.argv[1]
    scene = SCENES[name]
    wording.use_language(wanted_language(), resource_path("translations"))
    app = make_application()
    use_theme(app, scene.theme)
    window = new_window(Engine(), read_catalogue())
    window.resize(*scene.size)
    taken = False

    def shoot(part: QWidget) -> None:
        picture = _few_colours(part.grab().toImage())
        picture.save(str(_PICTURES / f"{name}.png"), quality=1)
        window.models.close()
        window.close()

    def look() -> None:
        nonlocal taken
        counts = window.session.core.counts()
        enough = scene.done < 0 or 0 < counts.total * scene.done <= counts.done
        at_end = scene.done < 1 or window.session.core.state is State.DONE
        if taken or not (enough and at_end):
            return
        taken = True
        window.message_bar.clear()
        part = scene.show(window)
        QTimer.singleShot(0 if 0 < scene.done < 1 else _SETTLING, window, lambda: shoot(part))

    window.session.rows_changed.connect(look)
    window.session.state_changed.connect(look)
    window.show()
    if scene.done < 0:
        QTimer.singleShot(0, window, look)
    elif scene.document is not None:
        window.open_file(scene.document(Path(sys.argv[2])))
    else:
        window.open_sample()
    sys.exit(app.exec())


def _few_colours(picture: QImage) -> QImage:
    """The same with a palette, a third of the size: the style's colours and those seen most."""
    own = [QColor(colour).rgb() for colour in astuple(colours())]
    seen = Counter(
        picture.pixel(x, y) for y in range(picture.height()) for x in range(picture.width())
    )
    most = (colour for colour, _times in seen.most_common(256))
    table = list(dict.fromkeys((*own, *most)))[:256]
    return picture.convertToFormat(QImage.Format.Format_Indexed8, table)


@contextmanager
def _screen() -> Iterator[dict[str, str]]:
    if shutil.which("Xvfb") is None:
        yield {"QT_QPA_PLATFORM": "offscreen"}
        return
    screen = Screen(_PICTURES)
    try:
        yield {"DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb"}
    finally:
        screen.close()


if __name__ == "__main__":
    sys.exit(main())

"""The tabs that were open when Khulasa ended, in the library, and back again at the next start.

In which windows they were is in the settings (``windows_left.py``).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer

from khulasa.library.errors import LibraryError
from khulasa.library.facade import Library
from khulasa.library.values import OpenArticle
from khulasa.settings.keys import ARTICLE, START
from khulasa.settings.start import Start
from khulasa.ui.shell.opening.article_source import KeptArticle
from khulasa.ui.shell.start.single_instance import come_forward
from khulasa.ui.shell.start.windows_left import put_in_place, take_windows
from khulasa.ui.shell.tabs.tab import Tab

if TYPE_CHECKING:
    from khulasa.ui.shell.main_window import MainWindow

_SOON = 1_000  # milliseconds
_KEEPS_FRONT = "keepsFront"


def keep_order(window: MainWindow) -> None:
    """Note in which order the articles stand, for the next start."""
    library = window.access.library
    if library is not None and not library.read_only:
        numbers = [tab.article_id for tab in window.tabs.tabs]
        library.set_order([number for number in numbers if number is not None])


def keep_front(window: MainWindow) -> None:
    """Note which article is in front, for the next start."""
    if window.access.library is not None:
        window.settings.set(ARTICLE, window.tabs.current.article_id or 0)


def keep_front_soon(window: MainWindow) -> None:
    """Note it in a moment: whoever goes through the tabs does not wait for the disk."""
    timer = cast("QTimer | None", window.findChild(QTimer, _KEEPS_FRONT))
    if timer is None:
        timer = QTimer(window, interval=_SOON, singleShot=True)
        timer.setObjectName(_KEEPS_FRONT)
        timer.timeout.connect(lambda: keep_front(window))
    timer.start()


def forget(window: MainWindow, tab: Tab) -> None:
    """A tab was closed: what waited in it is not open any more."""
    library = window.access.library
    if library is not None and isinstance(tab.waiting, KeptArticle):
        library.set_closed(tab.waiting.article_id)


def restore(window: MainWindow, *, behind: bool) -> bool:
    """Bring back the tabs of the last time; nothing is read anew.

    Args:
        window: Just opened, with an empty tab.
        behind: They stay behind that tab, since something else is opened.

    Returns:
        Whether there were any.
    """
    library = window.access.library
    if library is None:
        return False
    left = {each.article_id: each for each in reversed(library.last_open())}
    places = take_windows(window.settings)
    elsewhere = {number for place in places for number in place.articles}
    front, here = window.settings.get(ARTICLE), [n for n in left if n not in elsewhere]
    others = [(place, [n for n in place.articles if n in left]) for place in places]
    others = [(place, numbers) for place, numbers in others if numbers]
    if not here and others:
        place, here = others.pop(0)
        front = place.front
    _fill(window, library, [left[number] for number in here], front, behind=behind)
    for place, numbers in others:
        other = window.beside()
        _fill(other, library, [left[number] for number in numbers], place.front, behind=False)
        put_in_place(other, place)
        other.show()
    if others and behind:
        come_forward(window)
    return bool(left)


def _fill(
    window: MainWindow, library: Library, left: list[OpenArticle], front: int, *, behind: bool
) -> None:
    """Put articles into the tabs of a window, which has an empty one, and one of them in front."""
    empty = window.tabs.current
    kept = window.tabs.add_all(
        ((KeptArticle(one.article_id, one.target), _name(library, one.article_id)) for one in left),
        at=0,
    )
    if kept and not behind:
        window.tabs.choose(next((tab for tab in kept if tab.article_id == front), kept[-1]))
        window.tabs.close(empty)


def resume(window: MainWindow, *, behind: bool) -> None:
    """Begin where the reader left off, else with the library; or with nothing, as they chose.

    A fault of the library is told.

    Args:
        window: Just opened, with an empty tab.
        behind: See ``restore``.
    """
    library = window.access.library
    try:
        if window.settings.get(START) is Start.EMPTY:
            _leave_closed(window)
        elif not restore(window, behind=behind) and not behind and library is not None:
            window.commands.library.setChecked(library.count_articles() > 0)
    except LibraryError as error:
        # Busy, full or damaged: the window is there all the same.
        window.message_bar.show_error(error.words)


def _leave_closed(window: MainWindow) -> None:
    """Count what was open as closed; it is in the library."""
    library = window.access.library
    if library is not None:
        for left in library.last_open():
            library.set_closed(left.article_id)
        take_windows(window.settings)


def _name(library: Library, article_id: int) -> str:
    """What its tab is called when it is read, too."""
    record = library.record(article_id)
    return Path(record.file).name if record.file else record.title

"""Starts the window.

It is painted before anything is imported that its first picture does not show: the rest is loaded
and put in right after, in steps (``loading.py``, ``furnishing.py``). What the reader does meanwhile
waits until there is something to do it.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from khulasa import __version__, log
from khulasa.library.database.location import library_path
from khulasa.resources import resource_path
from khulasa.settings.keys import START, THEME
from khulasa.settings.language import chosen_language
from khulasa.settings.start import Start
from khulasa.settings.store import user_settings
from khulasa.ui.shell.main_window import MainWindow
from khulasa.ui.shell.opening.offer import Offer
from khulasa.ui.shell.start.loading import finish
from khulasa.ui.shell.start.macos_files import FileOpener
from khulasa.ui.shell.start.single_instance import (
    Listener,
    Wish,
    come_forward,
    hand_over,
    server_name,
    wish,
)
from khulasa.ui.shell.start.windows_taskbar import name_windows
from khulasa.ui.widgets.fonts import load_fonts
from khulasa.ui.widgets.languages import speak
from khulasa.ui.widgets.later import later
from khulasa.ui.widgets.style import apply_style, follow_system, use_theme
from khulasa.wording import _, choose_language, wanted_language

if TYPE_CHECKING:
    from khulasa.ui.shell.shared import Shared


def main(argv: Sequence[str] | None = None) -> int:
    """Run the window from the command line; returns the exit code."""
    import argparse

    from khulasa.argparse_words import translate_argparse
    from khulasa.display import why_no_window

    choose_language(chosen_language(), resource_path("translations"))
    translate_argparse()
    parser = argparse.ArgumentParser(
        prog="khulasa-desktop", description=_("Read an Arabic article in English.")
    )
    parser.add_argument("files", metavar="FILE", nargs="*", help=_("an article to open"))
    parser.add_argument("--sample", action="store_true", help=_("open the sample article"))
    parser.add_argument("--private", action="store_true", help=_("keep nothing of what is opened"))
    parser.add_argument(
        "--new-window",
        action="store_true",
        help=_("open another window, also where one is open already"),
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"Khulasa {__version__}",
        help=_("show program's version number and exit"),
    )
    options = parser.parse_args(argv)
    if reason := why_no_window():
        print(
            _("khulasa-desktop: no window can be shown: {reason}.").format(reason=reason),
            file=sys.stderr,
        )
        return 2
    if options.private:
        log.switch_off()
    code = run(
        options.files,
        program="window",
        sample=options.sample,
        private=options.private,
        new_window=options.new_window,
    )
    log.note("ended", code=code)
    return code


def run(
    files: Sequence[str] = (),
    sample: bool = False,
    private: bool = False,
    fetch_models: bool = False,
    new_window: bool = False,
    program: str = "",
) -> int:
    """Show the window until it is closed; or have the one that is open show what is wanted.

    Args:
        files: Paths of articles to open at once.
        sample: Open the article that ships with the app, if no file is given.
        private: Keep nothing of what is opened; such a window stays apart.
        fetch_models: Fetch the full models if they are missing, without asking.
        new_window: Open another window, also where one is open already.
        program: Name of this program for the log, which is begun behind the first picture; empty
            where there is one already.

    Returns:
        The exit code.
    """
    # Importing throws nothing away: to look for garbage meanwhile costs a tenth of the start.
    gc.disable()
    app = make_application()
    wanted = wish(tuple(files), sample=sample)
    if not (private or new_window) and hand_over(wanted, server_name()):
        if program:
            log.set_up(program)
        log.note("handed over")
        return 0
    settings = user_settings()
    use_theme(app, settings.get(THEME))
    window = MainWindow(settings)
    # The start page is for those who have nothing yet; others see theirs, as soon as it is there.
    is_empty = settings.get(START) is Start.EMPTY
    begins = is_empty or private or bool(files) or sample or not library_path().exists()
    window.stack.setVisible(begins)
    # Who clicks on what is not there yet means nothing of what will be.
    window.stack.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not begins)
    window.show()

    def take(offer: Offer) -> None:
        if window.is_furnished:
            window.shared.windows[-1].take(offer)
        else:
            later(window, lambda: take(offer))

    FileOpener(app, take)
    for _step in finish(window, program, private=private):
        app.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    from khulasa.ui.shell.dialogs.error_dialog import ExceptionCatcher
    from khulasa.ui.shell.opening.several import grant
    from khulasa.ui.shell.start.promptness import stay_prompt

    windows = window.shared.windows
    catcher = ExceptionCatcher(lambda: windows[-1] if windows else None)
    catcher.install()
    stay_prompt(app)
    gc.enable()
    window.stack.show()
    window.resume(behind=bool(files) or sample)
    grant(window, wanted)
    listener = None if private else listen(window.shared)
    # In the second round of events: in the first, what the reader did meanwhile comes in, and has
    # to find all where it was seen. These wait behind it, where a timer would come before.
    for_good = partial(_settle, window, fetch_models=fetch_models)
    QTimer.singleShot(0, window, lambda: QTimer.singleShot(0, window, for_good))
    with _quit_on_interrupt(app):
        code = app.exec()
    if listener is not None:
        listener.close()
    catcher.uninstall()
    # Also when the app ended without closing the window, as after Ctrl+C in the terminal.
    for each in window.shared.windows:
        each.models.close()
    window.shared.quit()
    return code


def _settle(window: MainWindow, *, fetch_models: bool) -> None:
    """Begin what goes on by itself, and may change what is seen, unless the window is closed."""
    if window not in window.shared.windows:
        return
    from khulasa.ui.models.downloads import go_on_with_downloads

    window.stack.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)
    window.models.set_up.begin(agreed=fetch_models)
    go_on_with_downloads(window.shared.installs, window.catalogue, window.settings)
    window.shared.copied.begin()
    # The next article is read by a process that is ready for it.
    window.opener.prepare()


def listen(shared: Shared) -> Listener:
    """Have the window that was used last open what later starts want, unless it is private."""
    from khulasa.ui.shell.opening.several import grant

    def take(wanted: Wish) -> None:
        used_last = shared.windows[-1]
        come_forward(used_last, wanted.token)
        grant(used_last, wanted)

    return Listener(server_name(), take, lambda: not shared.access.private)


def make_application() -> QApplication:
    """The application with its names, fonts, icon and colours."""
    name_windows()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Khulasa")
    app.setApplicationDisplayName("Khulasa")
    app.setOrganizationName("Khulasa")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("khulasa")
    speak(app, wanted_language())
    load_fonts()
    app.setWindowIcon(QIcon(str(resource_path("icons", "khulasa-256.png"))))
    apply_style(app)
    follow_system(app)
    return app


@contextmanager
def _quit_on_interrupt(app: QApplication) -> Iterator[None]:
    """Let Ctrl+C in the terminal, and SIGTERM, quit: Qt would not return to Python to notice it."""
    import signal
    import socket

    from PySide6.QtCore import QSocketNotifier

    here, there = socket.socketpair()
    with here, there:
        there.setblocking(False)
        notifier = QSocketNotifier(here.fileno(), QSocketNotifier.Type.Read)
        notifier.activated.connect(lambda: here.recv(1))
        old_wakeup = signal.set_wakeup_fd(there.fileno())
        both = (signal.SIGINT, signal.SIGTERM)
        old_handlers = [signal.signal(number, lambda *_: app.quit()) for number in both]
        try:
            yield
        finally:
            for number, old_handler in zip(both, old_handlers, strict=True):
                signal.signal(number, old_handler)
            signal.set_wakeup_fd(old_wakeup)
            notifier.setEnabled(False)

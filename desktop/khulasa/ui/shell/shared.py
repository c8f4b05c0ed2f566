"""What all windows of the app have in common: engine, library, models, settings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from khulasa.glossary.store import FILE, GlossaryStore
from khulasa.library.database.location import library_folder
from khulasa.models.catalogue import Catalogue
from khulasa.reading.run import Runner
from khulasa.settings.store import Settings
from khulasa.settings.threads import use_chosen_threads
from khulasa.translation.backend_name import BackendName
from khulasa.ui.aloud.voice import Voice
from khulasa.ui.copied.controller import CopiedText
from khulasa.ui.glossary.live_glossary import LiveGlossary
from khulasa.ui.models.downloads import remember_downloads
from khulasa.ui.models.installs import Installs
from khulasa.ui.models.live_catalogue import LiveCatalogue
from khulasa.ui.preferences.applying import use_chosen_families
from khulasa.ui.reading.sessions.engine_queue import EngineQueue
from khulasa.ui.shell.library_access import LibraryAccess, Limits
from khulasa.ui.shell.notices.launcher_progress import LauncherProgress, share_done
from khulasa.ui.shell.start.single_instance import come_forward
from khulasa.wording import Phrase

if TYPE_CHECKING:
    from khulasa.ui.shell.main_window import MainWindow


class Shared:
    """Made with the first window; the last one closes it.

    Attributes:
        windows: Those that are open, in the order in which the reader used them last.
        on_looking: Called when a reader begins to look for an article in a window, with that.
        quits: All of them are being closed.
        copied: Translates what is copied in other programs.
        voice: Speaks what is read aloud.
        launcher: Shows on the desktop how far the work is.

    Args:
        engine: Translates; it is closed with the last window.
        catalogue: The models.
        settings: What was chosen before.
        private: Keep nothing of what is opened.
        backend: Which backend runs the models.
    """

    def __init__(
        self,
        engine: Runner,
        catalogue: Catalogue,
        settings: Settings,
        *,
        private: bool,
        backend: BackendName,
    ) -> None:
        use_chosen_families(settings)
        use_chosen_threads(settings)
        self.queue = EngineQueue(engine)
        self.catalogue = LiveCatalogue(catalogue)
        self.settings = settings
        self.access = LibraryAccess(None, private=private, limits=Limits.chosen(settings))
        self.installs = Installs()
        self.glossary = LiveGlossary(GlossaryStore(library_folder() / FILE), settings)
        self.copied = CopiedText(self.queue, self.catalogue, settings, self.glossary, backend)
        self.copied.done.connect(self._bring_article_forward)
        self.copied.open_wanted.connect(self._open_copied)
        self.voice, self.launcher = Voice(), LauncherProgress()
        self.windows: list[MainWindow] = []
        self.on_looking: Callable[[MainWindow], None] = lambda _window: None
        self.quits = False

    def use(self, window: MainWindow) -> None:
        """Take note that the reader turned to a window: its article comes first in the engine."""
        if window in self.windows:
            self.windows.remove(window)
            self.windows.append(window)
            self.queue.bring_forward(window.session.shown)

    def show_elsewhere(
        self, window: MainWindow, article_id: int | None, origin: Path | str | None
    ) -> bool:
        """Go to another window if that has an article open; in two, each would write over the
        other's.

        Returns:
            Whether one has.
        """
        for other in self.windows:
            tab = None if other is window else other.tabs.find(article_id, origin)
            if tab is not None:
                come_forward(other)
                other.tabs.choose(tab)
                return True
        return False

    def show_progress(self) -> None:
        """Show on the desktop how far all articles are."""
        tabs = (tab for window in self.windows for tab in window.tabs.tabs)
        self.launcher.show(share_done(tab.article.core for tab in tabs))

    def tell_of_settings(self, notice: Phrase) -> None:
        """Say in one window what is to be said of the settings."""
        if self.windows:
            self.windows[-1].message_bar.show_lasting(notice)

    def quit(self) -> None:
        """Close all windows; what is open in them comes back at the next start."""
        self.quits = True
        for window in reversed(self.windows.copy()):
            window.close()
        self.quits = False

    def close(self) -> None:
        """End what was common to the windows."""
        self.launcher.show(None)
        self.copied.close()
        self.voice.close()
        remember_downloads(self.installs, self.settings)
        self.installs.close()
        self.queue.close()
        self.access.close(leave_open=True)

    def _bring_article_forward(self) -> None:
        if self.windows:
            self.queue.bring_forward(self.windows[-1].session.shown)

    def _open_copied(self, text: str) -> None:
        if self.windows and text:
            come_forward(self.windows[-1])
            self.windows[-1].open_text(text)

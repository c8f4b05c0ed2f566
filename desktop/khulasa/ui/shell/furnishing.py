"""What is in a window behind its first picture, put in step by step."""

from __future__ import annotations

from collections.abc import Iterator

from khulasa.article.plain.encodings import ENCODINGS
from khulasa.models.catalogue import Catalogue, Model
from khulasa.reading.marking import Marking
from khulasa.reading.run import Runner
from khulasa.settings.keys import MARKS
from khulasa.settings.store import Settings, user_settings
from khulasa.translation.backend_name import BackendName
from khulasa.ui.aloud.controller import ReadingAloud
from khulasa.ui.export.controller import ExportController
from khulasa.ui.export.layout_saving import LayoutSaving
from khulasa.ui.export.print_controller import PrintController
from khulasa.ui.glossary.controller import GlossaryController
from khulasa.ui.library.controller import LibraryController
from khulasa.ui.library.page import LibraryPage
from khulasa.ui.models.controller import ModelsController
from khulasa.ui.reading.navigation.find_bar import FindBar
from khulasa.ui.reading.sessions.session import LiveSession
from khulasa.ui.review.controller import ReviewController
from khulasa.ui.shell.commands import shortcut_keys
from khulasa.ui.shell.commands.menu_bar import fill_menus
from khulasa.ui.shell.commands.offering import offer_for_article, offer_for_tabs
from khulasa.ui.shell.commands.recent_menu import RecentMenu
from khulasa.ui.shell.connections import connect
from khulasa.ui.shell.main_window import MainWindow
from khulasa.ui.shell.notices.attention import Caller, LongJobs
from khulasa.ui.shell.notices.drop_sheet import DropSheet
from khulasa.ui.shell.notices.notice_bar import NoticeBar
from khulasa.ui.shell.notices.status_line import StatusLine
from khulasa.ui.shell.opening.article_opener import ArticleOpener
from khulasa.ui.shell.opening.backlog import Backlog
from khulasa.ui.shell.opening.taking_on import TakingOn
from khulasa.ui.shell.page import ReadingPage
from khulasa.ui.shell.shared import Shared
from khulasa.ui.shell.showing import show_choices, show_lines_joined
from khulasa.ui.shell.tabs.article_tabs import ArticleTabs
from khulasa.ui.summary.controller import SummaryController
from khulasa.ui.widgets.later import later
from khulasa.ui.widgets.message_bar import MessageBar
from khulasa.ui.widgets.tab_order import follow
from khulasa.wording import Phrase


def new_window(
    engine: Runner,
    models: tuple[Model, ...],
    *,
    backend: BackendName = BackendName.CTRANSLATE2,
    model_name: str | None = None,
    catalogue_fault: Phrase | str = "",
    settings: Settings | None = None,
    private: bool = False,
) -> MainWindow:
    """The first window of an app, with all that is in it; see ``furnish_first``.

    Args:
        settings: What was chosen before; by default the user's.
    """
    window = MainWindow(user_settings() if settings is None else settings)
    for _step in furnish_first(
        window,
        engine,
        models,
        backend=backend,
        model_name=model_name,
        catalogue_fault=catalogue_fault,
        private=private,
    ):
        pass
    return window


def window_of(shared: Shared, *, backend: BackendName) -> MainWindow:
    """One more window of an app, with all that is in it, not shown yet."""
    window = MainWindow(shared.settings)
    for _step in _furnish(window, shared, backend, None, ""):
        pass
    return window


def furnish_first(
    window: MainWindow,
    engine: Runner,
    models: tuple[Model, ...],
    *,
    backend: BackendName = BackendName.CTRANSLATE2,
    model_name: str | None = None,
    catalogue_fault: Phrase | str = "",
    private: bool = False,
) -> Iterator[None]:
    """Put all into the first window of an app; each step takes less than a blink.

    Args:
        window: As it was made.
        engine: Translates; it is closed with the last window.
        models: The catalogue.
        backend: Which backend runs the models.
        model_name: Catalogue name of the model to use; by default the first that fits.
        catalogue_fault: Why there are no models, or not all; else empty.
        private: Keep nothing of what is opened.
    """
    faults = (catalogue_fault,) if catalogue_fault else ()
    catalogue = Catalogue(models, faults)
    shared = Shared(engine, catalogue, window.settings, private=private, backend=backend)
    yield
    yield from _furnish(window, shared, backend, model_name, catalogue_fault)
    # Later: an article that is opened at once clears what is said before.
    later(window, lambda: shared.settings.listen(shared.tell_of_settings))


def _furnish(
    window: MainWindow,
    shared: Shared,
    backend: BackendName,
    model_name: str | None,
    catalogue_fault: Phrase | str,
) -> Iterator[None]:
    window.shared, window.backend, window.catalogue_fault = shared, backend, catalogue_fault
    window.catalogue, window.access = shared.catalogue, shared.access
    window.session = LiveSession(shared.queue, window)
    window.session.mark(Marking(shared.settings.get(MARKS)))
    yield from _put_parts_in(window)
    _put_controllers_in(window, model_name)
    yield
    connect(window)
    show_choices(window)
    offer_for_article(window.commands, window.session.core)
    offer_for_tabs(window.commands, window.tabs.tabs)
    show_lines_joined(window)
    yield
    window.access.open()
    window.keeping.take_up_library()
    shared.windows.append(window)
    if catalogue_fault:
        window.message_bar.show_error(catalogue_fault)
    window.is_furnished = True
    if window.isActiveWindow():
        shared.use(window)
    if window.closes:
        later(window, window.close)


def _put_parts_in(window: MainWindow) -> Iterator[None]:
    """The widgets."""
    commands, toolbar, session = window.commands, window.toolbar, window.session
    toolbar.offer_encodings(ENCODINGS)
    window.recent = RecentMenu(window.access, window)
    window.message_bar = MessageBar(commands.message_details, commands.close_message)
    window.notice = NoticeBar(commands.models.toolTip())
    window.status_line = StatusLine(session, window.progress)
    window.setStatusBar(window.status_line)
    window.tabs = ArticleTabs(session, window)
    yield
    window.page = page = ReadingPage(session, commands, window.settings)
    window.find_bar = bar = FindBar(page.view, commands.find_exact)
    page.room.lent = lambda: 0 if bar.isHidden() else bar.sizeHint().height()
    yield
    window.library = LibraryPage()
    commands.named |= window.library.named
    shortcut_keys.restore(commands.named, window.settings)
    fill_menus(window.menuBar(), commands, toolbar, window.recent, page.summary, window.library)
    window.stack.addWidget(page)
    window.stack.addWidget(window.library)
    window.middle.insertWidget(0, window.tabs.bar)
    window.middle.insertWidget(1, window.notice)
    # Below the page: above it, every message would push down what is being read.
    place = window.middle.indexOf(window.progress)
    window.middle.insertWidget(place, window.find_bar)
    window.middle.insertWidget(place + 1, window.message_bar)
    window.drop_sheet = DropSheet(window)
    window.setAcceptDrops(True)
    follow(
        *(toolbar, window.tabs.bar, window.notice, window.welcome),
        *(page.summary, page.outline, *page.view.panes, page.review, window.library),
        *(window.find_bar, window.message_bar, window.status_line),
    )
    yield


def _put_controllers_in(window: MainWindow, model_name: str | None) -> None:
    """What connects the parts with the article and the rest."""
    shared, session, page, commands = window.shared, window.session, window.page, window.commands
    settings, access, bar = window.settings, window.access, window.message_bar
    window.review = ReviewController(session, page, commands, window)
    window.summaries = SummaryController(
        session, page, commands, window.catalogue.models, settings, window
    )
    window.models = ModelsController(
        *(window.catalogue, session, bar, window.status_line, settings),
        *(shared.installs, model_name, window),
    )
    window.tabs.elsewhere = lambda *article: shared.show_elsewhere(window, *article)
    taking_on = TakingOn(session, window.models, access, window.backend)
    window.opener = ArticleOpener(window.tabs, taking_on, window)
    window.backlog = Backlog(window.tabs, taking_on, window.summaries.choose_for, window)
    window.models.load_kept = window.opener.load_kept
    window.keeping = LibraryController(
        access, session, page, window.library, window.opener, commands, bar, window
    )
    told = (commands, settings, window.status_line, bar, window)
    window.exporting = ExportController(session, page, access, *told)
    window.printing = PrintController(window.exporting, session, *told)
    window.layout_saving = LayoutSaving(session, access, *told)
    window.glossary = GlossaryController(window, shared.glossary)
    window.aloud = ReadingAloud(session, page.view, commands, shared.voice, bar, window)
    window.long_jobs = LongJobs(window.tabs, window)
    window.caller = Caller(window)

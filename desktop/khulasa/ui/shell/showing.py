"""What the window does when an article is opened, and when its models or its reading change."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from khulasa.article.errors import ArticlesInside
from khulasa.article.left_out import left_out_words
from khulasa.article.model import Article
from khulasa.article.pages_read import PagesRead
from khulasa.article.plain.encodings import ENCODINGS
from khulasa.models.catalogue import ModelMissingError
from khulasa.reading.changes import State
from khulasa.ui.models.choices import notice
from khulasa.ui.reading.sessions.article_session import ArticleSession
from khulasa.ui.shell.commands.offering import offer_for_article
from khulasa.ui.shell.dialogs.article_choice import ArticleChoice
from khulasa.ui.shell.dialogs.standard_dialogs import ask_password
from khulasa.ui.shell.opening.article_source import ArticleSource, KeptArticle, OpenedArticle
from khulasa.ui.shell.opening.several import open_listed
from khulasa.ui.shell.start.restoring import keep_front_soon
from khulasa.ui.widgets.languages import english_name
from khulasa.ui.widgets.later import later
from khulasa.wording import Phrase, _, fill_text, phrase, sentences_phrase

if TYPE_CHECKING:
    from khulasa.ui.shell.main_window import MainWindow


def show_reading(window: MainWindow, file: Path | None) -> None:
    """Say what is being read: a file, or None for a text."""
    window.page.view.editing.keep()
    window.keeping.keep_place()
    window.message_bar.clear()
    window.status_line.show_reading(file.name if file else _("the pasted text"))
    offer_for_article(window.commands, window.session.core, reads=True)


def show_beginning(window: MainWindow, article: Article) -> None:
    """Show how an article begins that is still being read, in a tab without one."""
    try:
        route = window.models.route_for(article.language)
    except ModelMissingError:
        route = None
    window.commands.library.setChecked(False)
    window.stack.setCurrentWidget(window.page)
    window.page.show_beginning(article, route, route.target if route else window.models.wanted)
    window.review.begin()
    _show_no_article(window)


def show_pages(window: MainWindow, pages: PagesRead) -> None:
    """Say how far a long article is read."""
    window.status_line.show_pages(pages, begins=window.page.beginning.article is not None)


def show_opened(window: MainWindow, opened: OpenedArticle) -> None:
    """Show an article that the session has, say what there is to say of it, and translate it."""
    session = window.session
    window.commands.library.setChecked(False)
    show_article(window)
    window.summaries.begin()
    window.keeping.show_kept(opened)
    _say_of_opened(window, opened)
    if words := left_out_words(opened.article):
        window.status_line.confirm(words)
    keep_front_soon(window)
    if session.core.state is not State.DONE:
        # The text of a long article is seen sooner so.
        later(window, partial(_begin_work, window, session.shown))


def _begin_work(window: MainWindow, article: ArticleSession) -> None:
    """Have an article translated, unless it was closed meanwhile."""
    if article in window.session.articles:
        article.publish(article.core.go_on())


def show_article(window: MainWindow) -> None:
    """Put the article in front on the page."""
    reading = window.session.core.reading
    assert reading is not None
    article = reading.article
    window.aloud.stop()
    window.find_bar.close_bar()
    window.stack.setCurrentWidget(window.page)
    window.page.show_article(window.session.core.target)
    window.review.begin()
    window.summaries.refresh()
    encoding = article.encoding or ""
    window.status_line.show_encoding(
        _(dict(ENCODINGS).get(encoding, encoding)), article.broken_letters
    )
    window.status_line.show_parts(article.parts)
    _end_reading(window)
    show_lines_joined(window)
    show_choices(window)
    show_title(window)


def show_title(window: MainWindow) -> None:
    """Show in the title what is read; behind other windows, which show only that, how far it is."""
    tab = window.tabs.current
    reading, origin = tab.article.core.reading, tab.origin
    title = reading.article.title if reading is not None else ""
    name = origin.name if isinstance(origin, Path) else title
    title = f"{name} – Khulasa" if name else "Khulasa"
    done, total = tab.article.core.steps()
    if tab.article.core.running and total and not window.isActiveWindow():
        title = fill_text("{:.0f} % · {}", 100 * done / total, title)
    window.setWindowTitle(title)


def show_empty(window: MainWindow) -> None:
    """Show that no article is in front, and how to open one."""
    window.stack.setCurrentIndex(0)
    _end_reading(window)
    _show_no_article(window)


def _show_no_article(window: MainWindow) -> None:
    """Show around the text that there is no article to do anything with."""
    window.find_bar.close_bar()
    window.status_line.show_encoding("")
    window.status_line.show_parts(())
    show_lines_joined(window)
    show_choices(window)
    show_title(window)
    window.keeping.show_keeping()
    window.session.state_changed.emit()


def show_read_error(window: MainWindow, message: Phrase | str, details: str) -> None:
    """Say why an article cannot be read; what was shown stays."""
    _end_reading(window)
    if window.tabs.current.waiting is not None:
        window.tabs.current.fault = message, details
        window.tabs.refresh()
    # What was chosen in a menu did not come about.
    window.toolbar.tick_choices()
    show_lines_joined(window)
    window.message_bar.show_error(message, details)


def open_locked(window: MainWindow, reason: Phrase | str) -> None:
    """Ask for the password of the file that is being opened, and open it with that."""
    _end_reading(window)
    wanted = window.opener.wanted_file
    password = ask_password(window, wanted.name if wanted else "", str(reason))
    if password is None:
        show_read_error(window, reason, "")
    else:
        window.opener.open_with_password(password)


def show_reading_stopped(window: MainWindow, words: str) -> None:
    """Say why nothing was opened, which is no fault; what was shown stays."""
    _end_reading(window)
    window.toolbar.tick_choices()
    show_lines_joined(window)
    window.status_line.confirm(words)


def show_several(window: MainWindow, source: ArticleSource, inside: ArticlesInside) -> None:
    """Ask which of the articles in a folder or an archive to open; what was shown stays."""
    _end_reading(window)
    window.toolbar.tick_choices()
    show_lines_joined(window)
    assert source.file is not None
    choice = ArticleChoice(source.file, inside, window)
    choice.chosen.connect(window.opener.open_one_of)
    choice.all_chosen.connect(lambda paths: open_listed(window, paths))
    choice.open()


def show_route(window: MainWindow) -> None:
    """Show that another model translates the article that is open."""
    window.page.show_target(window.models.target)
    window.review.begin()
    window.summaries.begin()
    window.keeping.show_kept_sentences()
    show_choices(window)


def show_choices(window: MainWindow) -> None:
    """Show how the article is read and translated, and what is to be said of its models."""
    reading = window.session.core.reading
    encoding = reading.article.encoding if reading else ""
    window.toolbar.show_article(window.models.choices(), encoding or "")
    show_notice(window)


def show_notice(window: MainWindow) -> None:
    """Say what is to be said of the models all the time, unless something else is being said."""
    reads = window.stack.currentWidget() is not window.library and window.message_bar.isHidden()
    begun, words = window.page.beginning, window.models.notice()
    if begun.article is not None and not begun.article.notes:  # they are told in its place soon
        words = notice(begun.route)
    window.notice.show_notice(words, in_place=reads)


def show_lines_joined(window: MainWindow) -> None:
    """Show whether the lines of the article are joined, and whether they could be."""
    source, command = window.opener.source, window.commands.join_lines
    command.setEnabled(source is not None and source.may_have_wrapped_lines)
    command.setChecked(source is not None and source.join_lines)


def go_on(window: MainWindow) -> None:
    """Go on with the article, with the models that there are by now."""
    # What it says went wrong is being tried again.
    window.message_bar.clear()
    window.session.go_on()
    core = window.session.core
    if core.reading is not None and core.route is None and not core.is_as_read:
        _look_for_models(window, core.reading.article.language, core.target)


def _end_reading(window: MainWindow) -> None:
    window.status_line.show_reading("")
    window.page.beginning.end()
    if window.session.core.reading is None and window.stack.currentWidget() is window.page:
        window.stack.setCurrentIndex(0)
    offer_for_article(window.commands, window.session.core)


def _look_for_models(window: MainWindow, source: str, target: str) -> None:
    keeper = window.session.keeper
    try:
        window.models.route_for(source, target)
    except ModelMissingError as error:
        _offer_missing(window, error)
    else:
        if keeper is not None:
            kept = KeptArticle(keeper.article_id, target)
            window.opener.open_kept(kept, window.tabs.current)
        else:
            window.models.choose_again(target)


def _say_of_opened(window: MainWindow, opened: OpenedArticle) -> None:
    core = window.session.core
    if opened.changed_file is not None and opened.stored is not None:
        window.keeping.offer_newer(opened.changed_file, opened.stored)
    elif core.is_as_read:
        language = phrase(english_name(core.target))
        said = phrase("This article is in {}: here is its summary.", language)
        window.message_bar.show_note(sentences_phrase((said, *opened.article.notes)))
    elif opened.missing is None and opened.article.notes:
        window.message_bar.show_note(sentences_phrase(opened.article.notes))
    elif opened.missing is None and window.models.set_up.is_unanswered:
        window.notice.hide()  # the offer takes its place
        later(window, partial(_offer_better, window))  # the text comes first
    elif opened.missing is None:
        window.models.offer_again()
    else:
        _offer_missing(window, opened.missing)


def _offer_better(window: MainWindow) -> None:
    window.models.offer_better()
    show_notice(window)


def _offer_missing(window: MainWindow, missing: ModelMissingError) -> None:
    if not window.catalogue.models or not window.models.missing(missing):
        fault = "" if window.catalogue.models else window.catalogue_fault
        window.message_bar.show_error(fault or missing.words)

"""Removing, bringing back, pinning, noting, opening and dragging out."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from pytestqt.qtbot import QtBot

from gui.library.conftest import OpenPage
from gui.library.kept import BRIDGE, DRAFT, LETTER, MARKET, CountingLibrary
from gui.library.test_list import titles
from khulasa.library.errors import LibraryError
from khulasa.library.facade import Library
from khulasa.library.values import Keeping, MadeBy
from khulasa.settings.keys import COPY_NOTICE
from khulasa.settings.store import user_settings
from khulasa.ui.library.drag_out import ArticlesMime
from khulasa.ui.library.entry import Entry
from khulasa.ui.library.page import LibraryPage
from library.material import ok

CONTROL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def select(page: LibraryPage, *rows: int) -> None:
    """Select these rows; the last one is current."""
    view = page.article_list
    view.setFocus()
    view.clearSelection()
    flag = QItemSelectionModel.SelectionFlag.Select
    for row in rows:
        view.selectionModel().setCurrentIndex(page.articles.index(row), flag)


def remove(page: LibraryPage, qtbot: QtBot, *rows: int) -> None:
    select(page, *rows)
    with qtbot.waitSignal(page.actions_.removed):
        qtbot.keyClick(page.article_list, Qt.Key.Key_Delete)


def test_removed_articles_can_be_brought_back(
    page: LibraryPage, library: Library, numbers: dict[str, int], qtbot: QtBot
) -> None:
    remove(page, qtbot, 1, 2)
    assert titles(page.articles) == [DRAFT, BRIDGE]
    assert library.count_articles() == 2
    assert page.bar.text() == "2 articles removed"
    # What stands in the place of what was removed is current.
    assert page.article_list.currentIndex().row() == 1
    with qtbot.waitSignal(page.actions_.restored):
        page.bar.undo_button.click()
    assert titles(page.articles) == [DRAFT, LETTER, MARKET, BRIDGE]
    assert page.bar.text() == ""
    current = page.article_list.current_entry()
    assert current is not None
    assert current.article_id == numbers[LETTER]


def test_ctrl_z_brings_back(page: LibraryPage, qtbot: QtBot) -> None:
    remove(page, qtbot, 0)
    with qtbot.waitSignal(page.actions_.restored):
        qtbot.keyClick(page.article_list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert titles(page.articles)[0] == DRAFT


def test_the_bar_goes_after_a_while_or_with_the_next_action(
    page: LibraryPage, qtbot: QtBot
) -> None:
    remove(page, qtbot, 0)
    assert page.bar.timer.isActive()
    assert page.bar.timer.interval() == 20_000
    page.bar.timer.timeout.emit()
    assert page.bar.text() == ""
    assert not page.actions_.undo.isEnabled()

    remove(page, qtbot, 0)
    assert page.bar.text() == "1 article removed"
    page.controls.chips["edited"].click()
    assert page.bar.text() == ""
    assert not page.actions_.undo.isEnabled()


def test_removing_all_leaves_the_way_back(page: LibraryPage, qtbot: QtBot) -> None:
    page.article_list.setFocus()
    page.article_list.selectAll()
    with qtbot.waitSignal(page.actions_.removed):
        page.actions_.remove.trigger()
    assert page.stack.currentWidget() is page.placard
    assert page.bar.text() == "4 articles removed"
    with qtbot.waitSignal(page.actions_.restored):
        page.bar.undo_button.click()
    assert page.articles.rowCount() == 4
    assert page.stack.currentWidget() is page.article_list


def test_removing_from_a_search_searches_again(
    page: LibraryPage, numbers: dict[str, int], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.searcher.found):
        page.controls.search.setText("bridge")
    first = page.hits.lines()[0].entry.article_id
    page.hit_list.enter()
    with qtbot.waitSignals([page.actions_.removed, page.searcher.found]):
        qtbot.keyClick(page.hit_list, Qt.Key.Key_Delete)
    assert {line.entry.article_id for line in page.hits.lines()} == (
        {numbers[BRIDGE], numbers[LETTER]} - {first}
    )
    with qtbot.waitSignals([page.actions_.restored, page.searcher.found]):
        page.bar.undo_button.click()
    assert {line.entry.article_id for line in page.hits.lines()} == {
        numbers[BRIDGE],
        numbers[LETTER],
    }


def test_pins_are_set_and_taken_away(
    page: LibraryPage, library: Library, numbers: dict[str, int], qtbot: QtBot
) -> None:
    select(page, 0, 1)
    assert page.actions_.pin.text() == "Pin"
    with qtbot.waitSignal(page.actions_.changed):
        qtbot.keyClick(page.article_list, Qt.Key.Key_P, CONTROL_ALT)
    assert library.record(numbers[DRAFT]).keeping is Keeping.PINNED
    assert library.record(numbers[LETTER]).keeping is Keeping.PINNED
    # Still selected, and now the same key does the opposite.
    assert len(page.article_list.entries()) == 2
    assert page.actions_.pin.text() == "Unpin"
    with qtbot.waitSignal(page.actions_.changed):
        page.actions_.pin.trigger()
    assert library.record(numbers[DRAFT]).keeping is Keeping.NORMAL


def test_a_note_is_written_below_the_list(
    page: LibraryPage, library: Library, numbers: dict[str, int], qtbot: QtBot
) -> None:
    select(page, 1)
    qtbot.keyClick(page.article_list, Qt.Key.Key_F2)
    field = page.note_editor.field
    assert page.note_editor.isVisible()
    assert field.toPlainText() == "Ask about the ferry."
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(field, "And the bus")
    with qtbot.waitSignal(page.actions_.noted):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert library.record(numbers[LETTER]).note == "Ask about the ferry.\nAnd the bus"
    assert page.note_editor.isHidden()


def test_escape_leaves_the_note_as_it_was(
    page: LibraryPage, library: Library, numbers: dict[str, int], qtbot: QtBot
) -> None:
    select(page, 1)
    page.actions_.note.trigger()
    qtbot.keyClicks(page.note_editor.field, "no")
    qtbot.keyClick(page.note_editor.field, Qt.Key.Key_Escape)
    assert page.note_editor.isHidden()
    assert library.record(numbers[LETTER]).note == "Ask about the ferry."


@pytest.mark.parametrize("leave", ["another note", "hidden", "closed"])
def test_a_note_that_is_begun_is_not_lost(
    page: LibraryPage, library: Library, numbers: dict[str, int], qtbot: QtBot, leave: str
) -> None:
    select(page, 0)
    page.actions_.note.trigger()
    qtbot.keyClicks(page.note_editor.field, "begun")
    if leave == "another note":
        select(page, 1)
        page.actions_.note.trigger()
    elif leave == "hidden":
        page.hide()
    else:
        page.set_library(None)
    library.write(lambda _connection: None).result()  # whatever was written before is there
    assert library.record(numbers[DRAFT]).note == "begun"


def test_the_note_being_written_stays_open_when_another_one_has_come_to_be_kept(
    page: LibraryPage, qtbot: QtBot
) -> None:
    select(page, 0)
    page.actions_.note.trigger()
    qtbot.keyClicks(page.note_editor.field, "begun")
    select(page, 1)
    with qtbot.waitSignal(page.actions_.noted):
        page.actions_.note.trigger()
    assert page.note_editor.isVisible()
    assert page.note_editor.field.toPlainText() == "Ask about the ferry."


class FullDisk(CountingLibrary):
    """Nothing can be written any more."""

    def _refuse(self, *_arguments: object) -> Future[None]:
        refused: Future[None] = Future()
        refused.set_exception(
            LibraryError(self._library.path, "the disk is full", "Make room on it.")
        )
        return refused

    remove = save_note = set_keeping = _refuse


def test_what_cannot_be_written_is_said_and_not_lost(
    library: Library, numbers: dict[str, int], open_page: OpenPage, qtbot: QtBot
) -> None:
    assert numbers
    page = open_page(FullDisk(library))
    select(page, 0)
    page.actions_.note.trigger()
    qtbot.keyClicks(page.note_editor.field, "begun")
    with qtbot.waitSignal(page.actions_.failed):
        qtbot.keyClick(page.note_editor.field, Qt.Key.Key_Return)
    assert "the disk is full" in page.bar.text()
    assert page.note_editor.isVisible()
    assert page.note_editor.field.toPlainText() == "begun"
    page.bar.close_button.click()
    assert page.bar.text() == ""
    with qtbot.waitSignal(page.actions_.failed):
        page.actions_.remove.trigger()
    assert page.articles.rowCount() == 4


def test_a_library_that_may_only_be_read_offers_nothing_else(
    library: Library, numbers: dict[str, int], open_page: OpenPage
) -> None:
    assert numbers
    kept = CountingLibrary(library)
    kept.read_only = True  # type: ignore[attr-defined]
    page = open_page(kept)
    select(page, 0)
    actions = page.actions_
    assert actions.open.isEnabled()
    assert not any(a.isEnabled() for a in (actions.pin, actions.note, actions.remove))


def test_opening_leads_to_the_language_that_it_was_last_read_in(
    page: LibraryPage, library: Library, numbers: dict[str, int], qtbot: QtBot
) -> None:
    library.save_outcomes(numbers[BRIDGE], "de", {0: ok("Wiederaufbau der Brücke")}).result()
    page.refresh()
    select(page, 3)
    with qtbot.waitSignal(page.article_wanted) as wanted:
        page.foot.buttons[0].click()
    assert wanted.args == [numbers[BRIDGE], "de", -1]
    select(page, 0)
    with qtbot.waitSignal(page.article_wanted) as wanted:
        qtbot.keyClick(page.article_list, Qt.Key.Key_Enter)
    assert wanted.args == [numbers[DRAFT], "", -1]


def test_of_several_the_current_one_is_opened(
    page: LibraryPage, numbers: dict[str, int], qtbot: QtBot
) -> None:
    select(page, 0, 1, 2)
    assert page.foot.selected.text() == "3 selected"
    with qtbot.waitSignal(page.article_wanted) as wanted:
        page.actions_.open.trigger()
    assert wanted.args[0] == numbers[MARKET]


def test_the_context_menu_has_what_can_be_done(
    page: LibraryPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[QPoint] = []
    # A menu grabs the keyboard, which the offscreen platform complains of.
    monkeypatch.setattr(page.menu, "popup", shown.append)
    page.article_list.customContextMenuRequested.emit(QPoint(10, 10))
    assert shown == []  # nothing is selected
    select(page, 0)
    page.article_list.customContextMenuRequested.emit(QPoint(10, 10))
    assert shown == [page.article_list.viewport().mapToGlobal(QPoint(10, 10))]
    assert [action.text() for action in page.menu.actions()] == ["Open", "Pin", "Note", "Remove"]


def test_translations_are_dragged_out_with_their_files(
    page: LibraryPage, tmp_path: Path, qtbot: QtBot
) -> None:
    assert qtbot
    model = page.articles
    data = model.mimeData([model.index(3), model.index(0), model.index(2)])
    assert set(data.formats()) == {"text/plain", "text/uri-list"}
    assert data.text() == (
        "Rebuilding the bridge\n\nThe workers began on Monday morning."
        " The bridge costs 12 million dinars. The work ends in winter."
        # Not translated at all: the article itself.
        "\n\nمسودة بيان\n\nلم يكتمل النص بعد."
        "\n\nMarket prices\n\nThe price of wheat rose."
    )
    assert [Path(url.toLocalFile()) for url in data.urls()] == [tmp_path / "تقرير الجسر.txt"]
    # As other programs get it.
    assert data.data("text/uri-list").data().startswith(b"file:///")
    assert data.data("text/plain").data().decode().startswith("Rebuilding the bridge")


def test_what_is_dragged_says_once_that_a_translation_is_rough(
    library: Library, numbers: dict[str, int]
) -> None:
    rough = "Rough machine translation (starter model): check it against the source."
    for title in (BRIDGE, LETTER):
        library.begin_reading(numbers[title], "en", MadeBy("starter-ar-en"), None).result()
    entries = [Entry(numbers[title], title) for title in (BRIDGE, LETTER)]
    text = ArticlesMime(library, entries).text()
    assert text.endswith(f"\n\n{rough}")
    assert text.count(rough) == 1
    user_settings().set(COPY_NOTICE, False)
    assert rough not in ArticlesMime(library, entries).text()


def test_a_file_that_is_gone_is_not_dragged(page: LibraryPage, tmp_path: Path) -> None:
    (tmp_path / "تقرير الجسر.txt").unlink()
    data = page.articles.mimeData([page.articles.index(3)])
    assert data.formats() == ["text/plain"]
    assert not data.hasUrls()
    assert data.hasText()


def test_texts_are_made_when_they_are_asked_for(library: Library, numbers: dict[str, int]) -> None:
    class Loading(CountingLibrary):
        loaded = 0

        def load(self, article_id: int, target: str) -> object:
            self.loaded += 1
            return self._library.load(article_id, target)

    loading = Loading(library)
    data = ArticlesMime(loading, [Entry(numbers[MARKET], MARKET)] * 2)  # type: ignore[arg-type]
    assert data.hasText()
    assert loading.loaded == 0
    assert data.text() == "Market prices\n\nThe price of wheat rose."
    assert data.text()
    assert loading.loaded == 1


def test_hits_are_dragged_out_as_their_article(page: LibraryPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.searcher.found):
        page.controls.search.setText("Monday")
    data = page.hits.mimeData([page.hits.index(1)])
    assert data.text().startswith("Rebuilding the bridge")
    assert len(data.urls()) == 1

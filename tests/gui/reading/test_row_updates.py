"""Thousands of rows change at once, and nobody ever sees one that is late."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from khulasa.article.model import Article, Kind, Paragraph, Span
from khulasa.translation.result import Status, Translation
from khulasa.ui.reading.columns.column import ReadingPane
from khulasa.ui.reading.view import ReadingView

ROWS = 400
SOURCE = "ذهب الرجل إلى السوق."


class ChangingView:
    """An article of one sentence a row, all of which change at once."""

    def __init__(self, qtbot: QtBot) -> None:
        paragraph = Paragraph(Kind.TEXT, SOURCE, (Span(0, len(SOURCE)),))
        self.said = "Sadr went."
        self.view = ReadingView()
        qtbot.addWidget(self.view)
        self.view.resize(800, 500)
        self.view.show()
        qtbot.waitExposed(self.view)
        with qtbot.waitSignal(self.view.filled):
            article = Article("", "ar", (paragraph,) * ROWS)
            self.view.show_article(article, "en", lambda _row: [self.translation])

    @property
    def translation(self) -> Translation:
        return Translation(self.said, Status.OK)

    def change(self, said: str) -> None:
        self.said = said
        self.view.update_rows(range(ROWS))

    def late(self) -> list[int]:
        """The rows whose text is not what it is to be by now."""
        return [row for row in range(ROWS) if self.pane.row_text(row) != self.said]

    def in_sight(self) -> list[int]:
        top = self.pane.verticalScrollBar().value()
        return self.pane.heights.rows_between(top, top + self.pane.viewport().height())

    @property
    def pane(self) -> ReadingPane:
        return self.view.target


@pytest.fixture
def changing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> ChangingView:
    """A portion of work is over with its first step."""
    monkeypatch.setattr("khulasa.ui.widgets.portions._PORTION", 0.0)
    return ChangingView(qtbot)


def test_what_is_in_sight_changes_at_once_and_the_rest_as_there_is_time(
    qtbot: QtBot, changing: ChangingView
) -> None:
    changing.view.go_to(200)
    seen = changing.in_sight()
    changing.change("Al-Sadr went.")
    late = changing.late()
    assert len(late) > ROWS / 2
    assert set(seen).isdisjoint(late)
    qtbot.waitUntil(lambda: changing.late() == [])
    assert changing.view.place[0] == 200


def test_what_comes_into_sight_is_not_late(changing: ChangingView) -> None:
    changing.change("Al-Sadr went.")
    bar = changing.pane.verticalScrollBar()
    for place in (bar.maximum(), bar.maximum() // 2, bar.maximum() // 3):
        bar.setValue(place)
        assert changing.late()
        assert set(changing.in_sight()).isdisjoint(changing.late())


def test_what_is_gone_to_found_and_copied_is_not_late(changing: ChangingView) -> None:
    view, pane = changing.view, changing.pane
    changing.change("Al-Sadr went.")
    view.jump_to(300)
    assert 300 not in changing.late()
    assert 250 in changing.late()
    assert view.row_text(250, 1) == "Al-Sadr went."
    cursor = pane.textCursor()
    cursor.select(QTextCursor.SelectionType.Document)
    pane.setTextCursor(cursor)
    assert view.selected_text() == "\n".join(["Al-Sadr went."] * ROWS)


def test_a_row_that_changes_twice_is_what_it_is_in_the_end(
    qtbot: QtBot, changing: ChangingView
) -> None:
    changing.change("Al-Sadr went.")
    assert changing.late()
    changing.change("As-Sadr went.")
    qtbot.waitUntil(lambda: changing.late() == [])


def test_the_place_stays_though_rows_above_it_become_longer(
    qtbot: QtBot, changing: ChangingView
) -> None:
    changing.view.go_to(200)
    place = changing.view.place
    changing.change(" ".join(["The man whom all of them knew as al-Sadr went to the market."] * 4))
    qtbot.waitUntil(lambda: changing.late() == [])
    assert changing.view.place == place
    assert changing.in_sight()[0] in (199, 200)


def test_another_article_is_not_changed_by_what_was_late(
    qtbot: QtBot, changing: ChangingView
) -> None:
    changing.change("Al-Sadr went.")
    assert changing.late()
    paragraph = Paragraph(Kind.TEXT, SOURCE, (Span(0, len(SOURCE)),))
    with qtbot.waitSignal(changing.view.changed):
        changing.view.show_article(
            Article("", "ar", (paragraph,) * 3), "en", lambda _row: [changing.translation]
        )
    assert changing.pane.row_count == 3

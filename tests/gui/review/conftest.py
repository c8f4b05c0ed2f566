"""An article with sentences to check."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCharFormat, QTextCursor

from khulasa.article.model import Span
from khulasa.review.issue import Issue
from khulasa.translation.result import Status, Translation, failure
from khulasa.ui.reading.columns.column import ReadingPane
from khulasa.ui.shell.main_window import MainWindow

from ..conftest import OpenArticle
from ..fake_engine import FakeEngine

# The third sentence of the article in conftest: "وقال الوزير إن القرار نهائي."
DOUBTFUL = Translation(
    "The minister said 12 times.",
    Status.CHECK,
    (Issue("numbers", "12 is not in the source.", Span(4, 11), Span(18, 20)),),
)
FAILED = failure("The model gave no words.")
QUOTED = Translation("He said: “yes.", Status.CHECK, (Issue("quotes", "Open.", serious=False),))
BETTER = Translation("The minister said it was final.", Status.OK)
OTHER = Translation("The decision is final, he said.", Status.OK)


@pytest.fixture
def open_doubtful(open_article: OpenArticle) -> OpenArticle:
    """Opens the article with sentence 2 doubtful and 4 failed, and waits until it is done."""

    def open_one(engine: FakeEngine | None = None) -> MainWindow:
        return open_article(engine or FakeEngine({2: DOUBTFUL, 4: FAILED}))

    return open_one


def with_alternatives(*found: Translation) -> FakeEngine:
    return FakeEngine({2: DOUBTFUL, 4: FAILED}, alternatives={2: found, 4: found})


def listed(window: MainWindow) -> list[str]:
    return [doubt.text for doubt in window.page.review.list.doubts()]


def words(window: MainWindow) -> str:
    return window.page.review.sentence.words.text()


def visible_rows(pane: ReadingPane) -> list[int]:
    blocks = (pane.document().findBlockByNumber(row) for row in range(pane.row_count))
    return [block.blockNumber() for block in blocks if block.isVisible()]


def format_at(pane: ReadingPane, row: int, text: str) -> QTextCharFormat:
    block = pane.document().findBlockByNumber(row)
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + block.text().index(text) + 1)
    return cursor.charFormat()

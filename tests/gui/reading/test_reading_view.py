from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QFontInfo, QHelpEvent, QImage, QTextCharFormat
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from khulasa.article.model import Article, Kind, Paragraph, Span
from khulasa.engine.messages import Candidates
from khulasa.review.issue import Issue
from khulasa.settings.keys import GUESSES
from khulasa.translation.result import Status, Translation
from khulasa.ui.reading.columns.column import ReadingPane
from khulasa.ui.reading.view import ReadingView
from khulasa.ui.widgets.style import colours

from ..conftest import OpenArticle
from ..fake_engine import FakeEngine

LONG = "قالت الحكومة إن القرار نهائي ولا رجعة فيه مهما كانت الظروف. " * 6
TEXTS = (
    (Kind.HEADING, ("عنوان",)),
    (Kind.TEXT, ("Microsoft أعلنت اليوم. ", "لم تذكر السعر.")),
    (Kind.QUOTE, (LONG, "انتهى.")),
    (Kind.LIST_ITEM, ("سطر\nآخر.",)),
)


def make_article(texts: Sequence[tuple[Kind, Sequence[str]]]) -> Article:
    paragraphs = []
    for kind, sentences in texts:
        spans, start = [], 0
        for sentence in sentences:
            spans.append(Span(start, start + len(sentence)))
            start += len(sentence)
        paragraphs.append(Paragraph(kind, "".join(sentences), tuple(spans)))
    return Article("", "ar", tuple(paragraphs))


class Shown:
    """A view with an article whose translations a test sets one by one."""

    def __init__(self, qtbot: QtBot, article: Article) -> None:
        self.qtbot, self.article = qtbot, article
        self.done: dict[int, Translation] = {}
        self.firsts = [0]
        for paragraph in article.paragraphs:
            self.firsts.append(self.firsts[-1] + len(paragraph.sentences))
        self.view = ReadingView()
        qtbot.addWidget(self.view)
        self.view.resize(800, 500)
        self.view.show()
        qtbot.waitExposed(self.view)
        with qtbot.waitSignal(self.view.filled, raising=True):
            self.view.show_article(article, "en", self.outcomes)

    def outcomes(self, row: int) -> list[Translation | None]:
        return [self.done.get(n) for n in range(self.firsts[row], self.firsts[row + 1])]

    def translate(self, row: int, text: str, status: Status = Status.OK, reason: str = "") -> None:
        issues = (Issue("reason", reason),) if reason else ()
        for number in range(self.firsts[row], self.firsts[row + 1]):
            self.done[number] = Translation(text, status, issues)
        self.view.update_rows([row])

    def resize(self, width: int) -> None:
        self.view.resize(width, 500)


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    return Shown(qtbot, make_article(TEXTS))


def tops(pane: ReadingPane) -> list[float]:
    return [pane.row_top(row) for row in range(pane.row_count)]


def row_text(pane: ReadingPane, row: int) -> str:
    return pane.document().findBlockByNumber(row).text()


def marked(pane: ReadingPane) -> list[str]:
    return [selection.cursor.selectedText() for selection in pane.extraSelections()]


def point_at(pane: ReadingPane, row: int, sentence: int) -> QPoint:
    """A place in the viewport inside the first letter of a sentence."""
    part = pane._row(row).part_of(sentence)
    assert part is not None
    here = pane.cursorRect(pane._cursor(row, part.start, part.start)).center()
    after = pane.cursorRect(pane._cursor(row, part.start + 1, part.start + 1)).center()
    return (here + after) / 2


def test_rows_in_order_with_placeholders(shown: Shown) -> None:
    source = [row_text(shown.view.source, row) for row in range(4)]
    assert source == [p.text.replace("\n", " ") for p in shown.article.paragraphs]
    assert [row_text(shown.view.target, row) for row in range(4)] == ["…"] * 4


def test_rows_start_level_before_and_after_translations_and_resizing(shown: Shown) -> None:
    view = shown.view
    assert tops(view.source) == tops(view.target)
    shown.translate(1, "A translation that is much longer than its source. " * 10)
    shown.translate(2, "Short.")
    assert tops(view.source) == tops(view.target)
    before = tops(view.source)
    shown.resize(720)
    assert tops(view.source) == tops(view.target) != before
    shown.view.zoom_by(-1)
    assert tops(view.source) == tops(view.target)


def test_arabic_runs_right_to_left_even_after_a_latin_word(shown: Shown) -> None:
    for row in range(4):
        block = shown.view.source.document().findBlockByNumber(row)
        assert block.blockFormat().layoutDirection() is Qt.LayoutDirection.RightToLeft
        assert block.textDirection() is Qt.LayoutDirection.RightToLeft
        block = shown.view.target.document().findBlockByNumber(row)
        assert block.textDirection() is Qt.LayoutDirection.LeftToRight
    line = shown.view.source.document().findBlockByNumber(1).layout().lineAt(0)
    # The Latin word comes first, so it stands at the right edge.
    assert line.cursorToX(0)[0] > line.width() / 2


def test_arabic_is_set_in_the_bundled_font(shown: Shown) -> None:
    font = shown.view.source.document().defaultFont()
    assert QFontInfo(font).family() == "Noto Naskh Arabic"
    assert QFontInfo(shown.view.target.document().defaultFont()).family() != "Noto Naskh Arabic"


def test_latin_in_the_arabic_column_is_as_large_as_in_the_other(qtbot: QtBot) -> None:
    texts = ((Kind.HEADING, ("معرض Open Shelves عام 1928 بنسبة 40% تقريبا",)), (Kind.TEXT, (LONG,)))
    view = Shown(qtbot, make_article(texts)).view
    view.zoom_by(1)
    fragments = {}
    for entry in view.source.document().findBlockByNumber(0):
        fragments[entry.fragment().text()] = entry.fragment().charFormat()
    assert list(fragments) == [
        "معرض ",
        "Open Shelves",
        " عام ",
        "1928",
        " بنسبة ",
        "40%",
        " تقريبا",
    ]
    latin = view.target.document().defaultFont()
    for run, made in fragments.items():
        assert made.fontWeight() > 400
        if run.isascii():
            assert made.fontPointSize() == latin.pointSizeF()
            assert made.fontFamilies() == latin.families()
        else:
            assert not made.hasProperty(QTextCharFormat.Property.FontPointSize)
    assert tops(view.source) == tops(view.target)


def test_kinds_are_told_apart(shown: Shown) -> None:
    view = shown.view
    heading = view.source.document().findBlockByNumber(0)
    assert heading.begin().fragment().charFormat().fontWeight() > 400

    def line(pane: ReadingPane, row: int) -> QRectF:
        return pane.document().findBlockByNumber(row).layout().lineAt(0).rect()

    text, quote, item = (line(view.target, row).left() for row in (1, 2, 3))
    assert text < item < quote
    text, quote, item = (line(view.source, row).right() for row in (1, 2, 3))
    assert text > item > quote


def test_failure_and_doubt_are_visible(shown: Shown) -> None:
    shown.translate(0, "", Status.FAILED, "The model returned nothing.")
    shown.translate(3, "One line.", Status.CHECK, "It is much shorter than the source.")
    assert row_text(shown.view.target, 0) == "[Not translated: The model returned nothing.]"
    doubtful = shown.view.target.document().findBlockByNumber(3).begin().fragment().charFormat()
    assert doubtful.underlineStyle() is QTextCharFormat.UnderlineStyle.DotLine
    assert doubtful.toolTip() == "It is much shorter than the source."


def test_a_tooltip_gives_the_reason_for_a_doubt(qtbot: QtBot, shown: Shown) -> None:
    shown.translate(3, "One line.", Status.CHECK, "It is much shorter than the source.")
    pane = shown.view.target
    place = point_at(pane, 3, 5)
    event = QHelpEvent(QEvent.Type.ToolTip, place, pane.viewport().mapToGlobal(place))
    QApplication.sendEvent(pane.viewport(), event)
    qtbot.waitUntil(lambda: QToolTip.text() == "It is much shorter than the source.")


def test_hovering_marks_both_sides(qtbot: QtBot, shown: Shown) -> None:
    shown.translate(1, "Done.")
    view = shown.view
    qtbot.mouseMove(view.source.viewport(), point_at(view.source, 1, 2))
    assert marked(view.source) == ["لم تذكر السعر."]
    assert marked(view.target) == ["Done."]
    qtbot.mouseMove(view.target.viewport(), point_at(view.target, 1, 1))
    assert marked(view.source) == ["Microsoft أعلنت اليوم. "]
    qtbot.mouseMove(view.target.viewport(), QPoint(2, 2))
    assert marked(view.source) == marked(view.target) == []


def test_clicking_pins_until_clicked_again(qtbot: QtBot, shown: Shown) -> None:
    shown.translate(1, "Done.")
    view, button = shown.view, Qt.MouseButton.LeftButton
    place = point_at(view.target, 1, 1)
    qtbot.mouseClick(view.target.viewport(), button, pos=place)
    view.marks.hover(-1)
    assert marked(view.source) == ["Microsoft أعلنت اليوم. "]
    shown.translate(0, "Another row that changes.")
    assert marked(view.target) == ["Done."]
    # In the translation another click asks for other words there.
    with qtbot.waitSignal(view.marks.again):
        qtbot.mouseClick(view.target.viewport(), button, pos=place)
    assert marked(view.target) == ["Done."]
    qtbot.mouseClick(view.source.viewport(), button, pos=point_at(view.source, 1, 1))
    view.marks.hover(-1)
    assert marked(view.source) == []


def test_sentences_can_be_walked_by_keyboard(qtbot: QtBot, shown: Shown) -> None:
    view = shown.view
    for expected in ("عنوان", "Microsoft أعلنت اليوم. ", "لم تذكر السعر."):
        view.step(1)
        assert marked(view.source) == [expected]
    view.step(-1)
    assert marked(view.source) == ["Microsoft أعلنت اليوم. "]
    view.marks.pin(range(0))
    qtbot.keyClick(view.source, Qt.Key.Key_Return)
    assert marked(view.source) == ["عنوان"]


def test_selection_across_paragraphs_is_copied_as_it_is(shown: Shown) -> None:
    shown.view.source.selectAll()
    data = shown.view.source.createMimeDataFromSelection()
    texts = [p.text.replace("\n", " ") for p in shown.article.paragraphs]
    assert data.text() == "\n\n".join(texts)
    assert data.formats() == ["text/plain"]


def test_what_is_read_stays_in_place_while_rows_above_grow(qtbot: QtBot) -> None:
    shown = Shown(qtbot, make_article([(Kind.TEXT, (LONG,))] * 40))
    view = shown.view
    assert view.target.verticalScrollBar().value() == 0
    view.go_to(20)
    bar = view.target.verticalScrollBar()
    before = view.target.row_top(20) - bar.value()
    for row in range(10):
        shown.translate(row, "A very long translation. " * 60)
    assert view.target.row_top(20) - bar.value() == before
    assert view.source.row_top(20) - view.source.verticalScrollBar().value() == before
    shown.resize(500)
    assert view.target.row_top(20) - bar.value() == pytest.approx(before, abs=1)


def test_columns_scroll_together(shown: Shown) -> None:
    view = shown.view
    shown.resize(300)
    view.source.verticalScrollBar().setValue(40)
    assert view.target.verticalScrollBar().value() == 40
    view.target.verticalScrollBar().setValue(10)
    assert view.source.verticalScrollBar().value() == 10


def test_three_thousand_paragraphs(qtbot: QtBot) -> None:
    texts = [(Kind.TEXT, (f"الفقرة رقم {n}. ", LONG)) for n in range(3000)]
    shown = Shown(qtbot, make_article(texts))
    view = shown.view
    shown.translate(1500, "The middle. " * 30)
    shown.translate(2999, "The end.")
    assert view.source.row_count == view.target.row_count == 3000
    assert tops(view.source) == tops(view.target)
    assert all(upper < lower for upper, lower in pairwise(tops(view.source)))
    shown.resize(700)
    assert tops(view.source) == tops(view.target)
    view.go_to(2500)
    shown.resize(760)
    scrolled = view.target.verticalScrollBar().value()
    assert view.target.row_top(2500) - scrolled == pytest.approx(16, abs=1)
    view.go_to(2999)
    assert view.source.verticalScrollBar().value() == view.target.verticalScrollBar().value()


def baselines(pane: ReadingPane, row: int) -> list[float]:
    """How far below the top of the view the lines of a row stand."""
    layout = pane.document().findBlockByNumber(row).layout()
    top = pane.row_top(row) - pane.verticalScrollBar().value()
    lines = map(layout.lineAt, range(layout.lineCount()))
    return [top + line.y() + line.ascent() + max(0, line.leading()) for line in lines]


def test_lines_of_both_columns_stand_on_one_line(qtbot: QtBot) -> None:
    shown = Shown(qtbot, make_article([(Kind.TEXT, (LONG,))] * 300))
    shown.translate(150, "A translation. " * 20)
    shown.view.go_to(149)
    for row in (149, 150, 151):
        lines = baselines(shown.view.source, row), baselines(shown.view.target, row)
        assert lines[0]
        for source, target in zip(*lines, strict=False):
            assert source == pytest.approx(target, abs=0.1)


def mixed(rows: int) -> Article:
    """Paragraphs of very different lengths."""
    return make_article([(Kind.TEXT, (LONG * (row * 7 % 5) + "انتهى.",)) for row in range(rows)])


def laid_out(pane: ReadingPane) -> int:
    blocks = map(pane.document().findBlockByNumber, range(pane.row_count))
    return sum(block.layout().lineCount() > 0 for block in blocks)


def test_only_rows_near_the_place_that_is_read_are_laid_out(qtbot: QtBot) -> None:
    view = Shown(qtbot, mixed(1500)).view
    bar = view.target.verticalScrollBar()
    for step in range(60):
        bar.setValue(bar.maximum() * step // 59)
        shown = view.target.heights.rows_between(bar.value(), bar.value() + view.height())
        assert all(map(view.target.heights.is_measured, shown))
    assert laid_out(view.source) < 200
    assert laid_out(view.target) < 200


def test_the_scroll_bar_knows_how_long_the_page_is_before_it_is_laid_out(qtbot: QtBot) -> None:
    shown = Shown(qtbot, mixed(400))
    view = shown.view
    for row in range(400):
        shown.done[row] = Translation("A translation of some length. " * (row % 9), Status.OK)
    view.update_rows(range(400))
    last = shown.done[399].target.strip()
    qtbot.waitUntil(lambda: row_text(view.target, 399) == last)
    guessed = view.target.heights.total
    rows = range(400)
    true = sum(max(view.source.row_height(row), view.target.row_height(row)) for row in rows)
    true += guessed - sum(map(view.target.heights.text_height, rows))
    assert guessed == pytest.approx(true, rel=0.04)


def test_what_is_read_does_not_jump_while_unknown_rows_come_in_above(qtbot: QtBot) -> None:
    wide_and_narrow = [(Kind.TEXT, (letters * 60,)) for letters in ("ااا ", "صصص ")]
    view = Shown(qtbot, make_article(wide_and_narrow * 200)).view
    bar = view.target.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    guessed = view.target.heights.total
    for _step in range(40):
        row = view.place[0]
        before = view.target.row_top(row) - bar.value()
        bar.setValue(bar.value() - 60)
        assert view.target.row_top(row) - bar.value() == before + 60
        assert view.source.verticalScrollBar().value() == bar.value()
    assert view.target.heights.total != guessed


def test_the_keys_lead_to_the_very_end_and_back(qtbot: QtBot) -> None:
    shown = Shown(qtbot, mixed(500))
    view, bar = shown.view, shown.view.target.verticalScrollBar()
    shown.translate(499, "The last words. " * 30)
    ctrl = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(view.target, Qt.Key.Key_End, ctrl)
    assert bar.value() == bar.maximum() > 0
    assert view.target.row_of_caret() == 499
    assert view.target.viewport().rect().contains(view.target.cursorRect())
    for _leaf in range(3):
        qtbot.keyClick(view.target, Qt.Key.Key_PageUp)
        assert view.target.viewport().rect().contains(view.target.cursorRect())
    assert view.target.row_of_caret() < 499
    qtbot.keyClick(view.target, Qt.Key.Key_Home, ctrl)
    assert bar.value() == view.target.row_of_caret() == 0


@pytest.mark.parametrize("modifier", ["NoModifier", "ControlModifier"])
def test_home_shows_the_margin_above_a_cursor_that_is_there_already(
    qtbot: QtBot, modifier: str
) -> None:
    view = Shown(
        qtbot, make_article([(Kind.HEADING, ("عنوان",))] + [(Kind.TEXT, (LONG,))] * 60)
    ).view
    bar = view.target.verticalScrollBar()
    for scrolled in (700, 3):
        bar.setValue(scrolled)
        qtbot.keyClick(view.target, Qt.Key.Key_Home, Qt.KeyboardModifier[modifier])
        assert bar.value() == view.source.verticalScrollBar().value() == 0


def test_the_keys_go_on_from_what_is_seen_and_show_where_they_are(qtbot: QtBot) -> None:
    view = Shown(qtbot, mixed(300)).view
    view.go_to(100)
    qtbot.keyClick(view.source, Qt.Key.Key_PageDown)
    assert view.place[0] > 100
    sentence = view.source.sentence_at_caret()
    assert sentence is not None
    assert view.marks.lit == (sentence,)
    row = view.source.row_of_caret()
    qtbot.keyClick(view.source, Qt.Key.Key_Up)
    assert 100 <= view.source.row_of_caret() <= row


def test_a_selection_over_many_rows_is_copied_with_a_blank_line_between_two(qtbot: QtBot) -> None:
    article = mixed(300)
    view = Shown(qtbot, article).view
    view.go_to(10)
    view.source.place_caret(10, 10)
    cursor = view.source.textCursor()
    cursor.setPosition(
        view.source.document().findBlockByNumber(250).position(), cursor.MoveMode.KeepAnchor
    )
    view.source.setTextCursor(cursor)
    copied = view.source.createMimeDataFromSelection().text().split("\n\n")
    assert copied == [paragraph.text for paragraph in article.paragraphs[10:250]]


def colours_of(pane: ReadingPane) -> set[int]:
    image = pane.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return set(memoryview(image.constBits()).cast("I"))


def test_marks_and_selections_are_painted(shown: Shown) -> None:
    shown.translate(1, "Done.")
    view = shown.view
    marked_colour = QColor(colours().pinned).rgb()
    chosen = view.target.palette().highlight().color().rgb()
    for pane in (view.source, view.target):
        assert not {marked_colour, chosen} & colours_of(pane)
    view.marks.pin(range(1, 2))
    view.target.selectAll()
    assert marked_colour in colours_of(view.source)
    assert chosen in colours_of(view.target)


def test_screen_readers_find_the_text_and_where_it_stands(qtbot: QtBot) -> None:
    article = mixed(200)
    pane = Shown(qtbot, article).view.source
    found = QAccessible.queryAccessibleInterface(pane)
    assert found.role() is QAccessible.Role.EditableText
    text = found.textInterface()
    whole = "\n".join(paragraph.text for paragraph in article.paragraphs)
    assert text.characterCount() == len(whole)
    assert text.text(0, 100) == whole[:100]
    far = len(whole) - 3
    for offset in (3, far):
        place = text.characterRect(offset)
        assert place.height() > 0
    assert text.characterRect(far).top() > text.characterRect(3).bottom()
    place = text.characterRect(3)
    below = place.center() + QPoint(0, place.height() // 4)
    assert text.offsetAtPoint(below) == pytest.approx(3, abs=1)  # from right to left


def test_rows_stay_level_while_others_are_hidden(qtbot: QtBot) -> None:
    shown = Shown(qtbot, make_article([(Kind.TEXT, (LONG,))] * 400))
    view = shown.view
    for row in range(0, 400, 3):
        shown.translate(row, "A translation that is much longer than its source. " * (row % 7))
    only = [*range(5, 400, 17)]
    view.show_only(only)

    def level(rows: Sequence[int]) -> list[float]:
        places = [view.target.row_top(row) for row in rows]
        assert places == [view.source.row_top(row) for row in rows]
        return places

    places = level(only)
    assert places[0] == view.target.document().documentMargin()
    for upper, (above, below) in zip(only, pairwise(places), strict=False):
        text = view.target.heights.text_height(upper)
        assert below - above == text + 16
    shown.resize(720)
    level(only)
    view.zoom_by(-1)
    level(only)
    shown.translate(7, "A row that is hidden. " * 30)
    view.show_only(None)
    assert tops(view.source) == tops(view.target)


def test_jumping_to_a_sentence_out_of_sight_leaves_some_lines_above_it(qtbot: QtBot) -> None:
    shown = Shown(qtbot, make_article([(Kind.TEXT, (LONG, "انتهى."))] * 60))
    view, bar = shown.view, shown.view.target.verticalScrollBar()
    view.jump_to(80)
    place = view.target.row_top(40) - bar.value()
    assert 0 < place < view.height() / 2
    assert bar.value() == view.source.verticalScrollBar().value()
    before = bar.value()
    view.jump_to(81)
    assert bar.value() == before  # it is in sight


@pytest.mark.parametrize("lines", [1, 4])
def test_jumping_into_one_very_long_paragraph_shows_all_of_the_sentence(
    qtbot: QtBot, lines: int
) -> None:
    texts = [f"الجملة رقم {n} من فقرة طويلة جدا. " for n in range(300)]
    shown = Shown(qtbot, make_article([(Kind.TEXT, texts)]))
    for number in range(300):
        words = f"Sentence {number} of a very long paragraph. " * (10 if lines > 1 else 1)
        shown.done[number] = Translation(words, Status.OK)
    shown.view.update_rows([0])
    target = shown.view.target
    height = target.viewport().height()
    for sentence in (150, 299, 140, 0, 151, 152):
        was_in_sight, before = target.is_in_sight(0, sentence), shown.view.place
        shown.view.jump_to(sentence)
        assert target.is_in_sight(0, sentence)
        if was_in_sight:
            assert shown.view.place == before
        elif sentence not in (0, 299):
            top = target.depth_of(0, sentence) + target.row_top(0)
            assert 0 < top - target.verticalScrollBar().value() < height / 2


def test_guessed_words_are_lighter_with_a_dotted_line_and_one_switch_ends_it(
    open_article: OpenArticle,
) -> None:
    guessed = Translation("In Mosul.", Status.OK, certainty="2:0 6:250 1:0")
    window = open_article(FakeEngine({0: guessed}))

    def is_marked(offset: int) -> bool:
        cursor = window.page.view.target.textCursor()
        cursor.setPosition(offset + 1)  # a format is that of the character before
        made = cursor.charFormat()
        assert made.foreground().color().name() in (colours().ink, colours().quiet)
        dotted = made.underlineStyle() is QTextCharFormat.UnderlineStyle.DotLine
        return dotted and made.foreground().color().name() == colours().quiet

    assert [is_marked(place) for place in range(9)] == [place in range(3, 8) for place in range(9)]
    window.commands.guesses.trigger()
    assert not any(map(is_marked, range(9)))
    assert window.settings.get(GUESSES) is False
    window.commands.guesses.trigger()
    assert is_marked(3)


def test_resting_on_a_guessed_word_shows_what_else_it_could_be(
    qtbot: QtBot, open_article: OpenArticle, monkeypatch: pytest.MonkeyPatch
) -> None:
    guessed = Translation("\U0001f600 In Mosul.", Status.OK, certainty="1:0 3:0 6:250 1:0")
    engine = FakeEngine({0: guessed})
    window = open_article(engine)
    pane = window.page.view.target
    cursor = pane.textCursor()
    cursor.setPosition(8)
    place = pane.cursorRect(cursor).center() - QPoint(2, 0)
    there = pane.viewport().mapToGlobal(place)
    monkeypatch.setattr("khulasa.ui.reading.sentences.guess_hints.QCursor.pos", lambda: there)
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, text, *_: shown.append(text))
    rest = QHelpEvent(QEvent.Type.ToolTip, place, there)
    QApplication.sendEvent(pane.viewport(), rest)
    qtbot.waitUntil(lambda: bool(shown))
    assert shown == ["The model guessed here: Basra 31%"]
    request = engine.requests[-1]
    assert isinstance(request, Candidates)
    assert request.before == "\U0001f600 In "
    # The pointer has moved on before the answer comes.
    there = pane.viewport().mapToGlobal(QPoint(2, 2))
    with qtbot.waitSignal(window.session.candidates_found):
        QApplication.sendEvent(pane.viewport(), rest)
    assert len(shown) == 1

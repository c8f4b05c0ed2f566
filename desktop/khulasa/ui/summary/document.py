"""Writes a summary into a text document, and knows where its sentences and links stand."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument

from khulasa.article.model import Kind
from khulasa.export.copying.summary_copy import BULLET, one_sentence_per_line, withheld
from khulasa.summary.length import Length
from khulasa.summary.result import Summary, SummarySentence
from khulasa.ui.reading.rows.row_text import Look, Part, RowText
from khulasa.ui.reading.rows.text_formats import block_format, char_format, in_font
from khulasa.ui.reading.rows.text_units import display_text, script_runs, spots, utf16_length
from khulasa.ui.widgets.fonts import line_height, reading_font
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.languages import direction
from khulasa.ui.widgets.plain import unguessed
from khulasa.ui.widgets.style import colours
from khulasa.wording import _, wanted_language

_SMALL = 0.85  # size of the numbers and links, of the text's own


class SummaryDocument:
    """The contents of a document: a summary with its links, or words in its place.

    Attributes:
        sentences: The sentences that are shown.
        places: Range of each sentence with its links, half-open, as Qt counts.
        words: The same without the links, but with the bullet.
        links: Range of each link, by its address: ``support:SENTENCE:PARAGRAPH``,
            ``why:SENTENCE`` or ``keep:SENTENCE``.
        left_out: Indices of the sentences that are not copied.

    Args:
        document: The document to write into.
    """

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._zoom, self._right_to_left = 1.0, False
        self.sentences: tuple[SummarySentence, ...] = ()
        self.places: list[tuple[int, int]] = []
        self.words: list[tuple[int, int]] = []
        self.links: dict[str, tuple[int, int]] = {}
        self.left_out: frozenset[int] = frozenset()

    def write_words(self, words: str, zoom: float) -> None:
        """Write words in the place of a summary."""
        side = direction(wanted_language())
        self._clear(zoom, right_to_left=side is Qt.LayoutDirection.RightToLeft)
        cursor = QTextCursor(self._document)
        cursor.setBlockFormat(block_format(Kind.TEXT, side, line_height(zoom)))
        cursor.insertText(words, _ink(colours().quiet))

    def write_summary(
        self, summary: Summary, kept: Collection[int], zoom: float, *, right_to_left: bool
    ) -> None:
        """Write a summary; ``SummaryText.show_summary`` says what the arguments mean."""
        self._clear(zoom, right_to_left=right_to_left)
        self.sentences, self.left_out = summary.sentences, frozenset(withheld(summary, kept))
        side = Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
        form = block_format(Kind.TEXT, side, line_height(zoom))
        form.setBottomMargin(UNIT)
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        lines, bullets = one_sentence_per_line(summary), summary.length is Length.BULLETS
        for index, sentence in enumerate(summary.sentences):
            if index and (lines or sentence.starts_paragraph):
                cursor.insertBlock(form)
            elif index:
                cursor.insertText(" ", _ink(colours().ink))
            else:
                cursor.setBlockFormat(form)
            start = cursor.position()
            if bullets:
                self._insert(cursor, BULLET, _ink(colours().quiet))
            self._insert_sentence(cursor, index, sentence, is_kept=index in kept, start=start)
        cursor.endEditBlock()

    def range(self, start: int, end: int) -> QTextCursor:
        """A cursor that selects a range."""
        cursor = QTextCursor(self._document)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def line_ends(self) -> Iterator[float]:
        """Where each line ends below, from the top of the document, in pixels."""
        layout, block = self._document.documentLayout(), self._document.begin()
        while block.isValid():
            top, lines = layout.blockBoundingRect(block).top(), block.layout()
            for number in range(lines.lineCount()):
                yield top + lines.lineAt(number).rect().bottom()
            block = block.next()

    def sentence_at(self, position: int) -> int:
        """Index of the sentence at a position, its links included; -1 beside any."""
        places = enumerate(self.places)
        return next((index for index, (start, end) in places if start <= position < end), -1)

    def selected_text(self, selection: QTextCursor) -> str:
        """The selected words, without the links and what is left out.

        A selection within one sentence, or of links alone, is taken as it is.
        """
        first, last = selection.selectionStart(), selection.selectionEnd()
        touched = [
            (index, max(first, start), min(last, end))
            for index, (start, end) in enumerate(self.words)
            if start < last and first < end
        ]
        if not touched or (len(touched) == 1 and self._is_within(first, last, touched[0][0])):
            return _plain(selection)
        text, row = "", -1
        for index, start, end in touched:
            if index in self.left_out:
                continue
            words = self.range(start, end)
            if text:
                text += " " if words.blockNumber() == row else "\n"
            text, row = text + _plain(words), words.blockNumber()
        return text

    def _clear(self, zoom: float, *, right_to_left: bool) -> None:
        self.sentences, self.left_out = (), frozenset()
        self.places, self.words, self.links = [], [], {}
        self._zoom, self._right_to_left = zoom, right_to_left
        self._document.setDefaultFont(reading_font(arabic=right_to_left, zoom=zoom))

    def _is_within(self, first: int, last: int, sentence: int) -> bool:
        start, end = self.words[sentence]
        return start <= first and last <= end

    def _insert_sentence(
        self,
        cursor: QTextCursor,
        index: int,
        sentence: SummarySentence,
        *,
        is_kept: bool,
        start: int,
    ) -> None:
        palette = colours()
        ink = palette.quiet if index in self.left_out else palette.ink
        begin, why = cursor.position(), reasons(sentence)
        text = display_text(sentence.text)
        spans = [issue.target_span for issue in sentence.issues if issue.target_span]
        look = Look.CHECK if why else Look.PLAIN
        part = Part(index, 0, utf16_length(text), text, look, why, spots(text, spans, 0))
        units = text.encode("utf-16-le")
        for first, last, piece, spot in RowText((part,)).fragments():
            form = char_format(ink, Kind.TEXT, piece, spot=spot)
            self._insert(cursor, units[2 * first : 2 * last].decode("utf-16-le"), form)
        self.words.append((start, cursor.position()))
        if sentence.paragraphs:
            self._insert_references(cursor, index, sentence)
        if why:
            cursor.insertText(" ", self._small(palette.quiet))
            self._insert_link(cursor, _("why?"), f"why:{index}", why)
        if not sentence.is_trusted:
            state = _("copied anyway") if is_kept else _("not copied")
            cursor.insertText(f" {state} · ", self._small(palette.quiet))
            label = _("Undo") if is_kept else _("Keep")
            tip = _("Leave it out") if is_kept else _("Copy it in spite of this")
            self._insert_link(cursor, label, f"keep:{index}", tip)
        self.places.append((begin, cursor.position()))

    def _insert_references(
        self, cursor: QTextCursor, index: int, sentence: SummarySentence
    ) -> None:
        accent = self._small(colours().accent)
        self._insert(cursor, " [", accent)
        for number, paragraph in enumerate(sentence.paragraphs):
            if number:
                self._insert(cursor, ", ", accent)
            tip = _("Show paragraph {}").format(paragraph + 1)
            self._insert_link(cursor, str(paragraph + 1), f"support:{index}:{paragraph}", tip)
        self._insert(cursor, "]", accent)

    def _insert(self, cursor: QTextCursor, text: str, form: QTextCharFormat) -> None:
        if not self._right_to_left or form.hasProperty(QTextCharFormat.Property.FontPointSize):
            cursor.insertText(text, form)
            return
        latin = in_font(form, reading_font(arabic=False, zoom=self._zoom))
        for run, is_latin in script_runs(text):
            cursor.insertText(run, latin if is_latin else form)

    def _insert_link(self, cursor: QTextCursor, text: str, address: str, tip: str) -> None:
        form = self._small(colours().accent)
        form.setAnchor(True)
        form.setAnchorHref(address)
        form.setToolTip(unguessed(tip))
        start = cursor.position()
        cursor.insertText(text, form)
        self.links[address] = start, cursor.position()

    def _small(self, ink: str) -> QTextCharFormat:
        return in_font(_ink(ink), reading_font(arabic=False, zoom=self._zoom * _SMALL))


def reasons(sentence: SummarySentence) -> str:
    """The reasons to doubt a sentence, serious ones first; empty if there is none."""
    issues = sorted(sentence.issues, key=lambda issue: not issue.serious)
    return " ".join(issue.message for issue in issues)


def _ink(colour: str) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setForeground(QColor(colour))
    return form


def _plain(selection: QTextCursor) -> str:
    return selection.selectedText().replace("\u2029", "\n")

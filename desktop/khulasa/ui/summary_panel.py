"""The summary on top of the article, with its own Copy button."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from khulasa.summary.result import KEY_SENTENCES, Summary, SummarySentence
from khulasa.ui.alignment import UNIT
from khulasa.ui.announce import announce
from khulasa.ui.fonts import line_height, reading_font
from khulasa.ui.style import colours

_CONFIRM = 2_000  # milliseconds that "Copied" stays
_NONE_YET = Summary(KEY_SENTENCES, ())


class SummaryPanel(QFrame):
    """Shows a summary; each sentence names the paragraphs it rests on.

    Signals:
        paragraph_wanted: The reader wants to see a paragraph; its index.
    """

    paragraph_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("summary")
        self._summary = _NONE_YET
        self._instead = ""
        self._zoom = 1.0
        self.title = QLabel()
        self.title.setProperty("look", "title")
        self.explanation = QLabel()
        self.explanation.setProperty("look", "quiet")
        self.copy_button = QPushButton(self.tr("Copy"))
        self.copy_button.setProperty("look", "outline")
        self.copy_button.setAccessibleName(self.tr("Copy summary"))
        self.copy_button.setToolTip(self.tr("Copy the summary (Ctrl+Shift+C)"))
        self.copy_button.setMinimumWidth(12 * UNIT)
        self.copy_button.clicked.connect(self.copy)
        self.text = QTextBrowser()
        self.text.setAccessibleName(self.tr("Summary"))
        self.text.setOpenLinks(False)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setAcceptDrops(False)
        self.text.viewport().setAcceptDrops(False)
        self.text.document().setDocumentMargin(0)
        self.text.setTabChangesFocus(True)
        self.text.anchorClicked.connect(self._go_to)
        head = QHBoxLayout()
        head.setSpacing(2 * UNIT)
        head.addWidget(self.title)
        head.addWidget(self.explanation, 1)
        head.addWidget(self.copy_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        layout.setSpacing(UNIT // 2)
        layout.addLayout(head)
        layout.addWidget(self.text, 1)
        self._confirmation = QTimer(self, interval=_CONFIRM, singleShot=True)
        self._confirmation.timeout.connect(self._restore_button)
        self.wait("")

    def wait(self, text: str) -> None:
        """Show why there is no summary yet."""
        self._summary, self._instead = _NONE_YET, text
        self._draw()

    def show_summary(self, summary: Summary) -> None:
        """Show a finished summary."""
        self._summary, self._instead = summary, self.tr("There was nothing to summarise.")
        self._draw()
        announce(self.text)

    def set_zoom(self, zoom: float) -> None:
        """Set the size of the text, 1.0 being normal."""
        self._zoom = zoom
        self._draw()

    def restyle(self) -> None:
        """Draw again in the colours that hold now."""
        self._draw()

    def copy(self) -> None:
        """Copy the summary's text and say so on the button."""
        if not self._summary.sentences:
            return
        QGuiApplication.clipboard().setText(self._summary.text)
        self.copy_button.setText(self.tr("Copied ✓"))
        self.copy_button.setAccessibleName(self.tr("Summary copied"))
        announce(self.copy_button)
        self._confirmation.start()

    def _restore_button(self) -> None:
        self.copy_button.setText(self.tr("Copy"))
        self.copy_button.setAccessibleName(self.tr("Copy summary"))

    def _draw(self) -> None:
        summary = self._summary
        self.title.setText(self.tr(summary.heading))
        self.explanation.setText(
            self.tr("The article's own sentences, as translated. Not a written summary.")
            if summary.model == KEY_SENTENCES
            else ""
        )
        self.copy_button.setEnabled(bool(summary.sentences))
        self.text.document().setDefaultFont(reading_font(arabic=False, zoom=self._zoom))
        height = line_height(self._zoom)
        sentences = "".join(_sentence_html(s, height) for s in summary.sentences)
        self.text.setHtml(sentences or _quiet(self._instead))

    def _go_to(self, url: QUrl) -> None:
        self.paragraph_wanted.emit(int(url.fragment()))


def _sentence_html(sentence: SummarySentence, height: float) -> str:
    accent = colours().accent
    links = " ".join(
        f'<a href="#{index}" title="Go to paragraph {index + 1}" '
        f'style="color:{accent}; text-decoration:none;">[{index + 1}]</a>'
        for index in sentence.paragraphs
    )
    note = " ".join(issue.message for issue in sentence.issues)
    doubt = f' <span style="color:{colours().quiet};">({escape(note)})</span>' if note else ""
    return (
        f'<p style="margin:0 0 {UNIT}px 0; line-height:{height:.0f}px;">'
        f"{escape(sentence.text)}{doubt} {links}</p>"
    )


def _quiet(text: str) -> str:
    return f'<p style="color:{colours().quiet};">{escape(text)}</p>'

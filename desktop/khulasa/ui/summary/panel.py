"""The summary on top of the article: its length, its author, its text, and copying it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from html import escape

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from khulasa.export.direction import is_right_to_left
from khulasa.export.summary_copy import SummaryDetails, summary_html, summary_text, withheld
from khulasa.settings.store import Settings
from khulasa.summary.result import KEY_SENTENCES, Summary, SummarySentence
from khulasa.ui.shell.commands import Commands, command_button
from khulasa.ui.summary.copy_menu import CopyMenu
from khulasa.ui.summary.summariser_menu import SummariserMenu
from khulasa.ui.summary.text import SummaryText
from khulasa.ui.widgets.drag_handle import DragHandle
from khulasa.ui.widgets.fonts import scaled_font
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.screen_reader import announce
from khulasa.ui.widgets.style import colours

_CONFIRM = 2_000  # milliseconds that "Copied" stays
_SHORT_NAME, _LONG_NAME = 10 * UNIT, 30 * UNIT  # widest name of a summariser in the head
_NARROW = 100 * UNIT  # of a panel that has no room for a long one
_NONE_YET = Summary(KEY_SENTENCES, ())


class SummaryPanel(QFrame):
    """Shows a summary and copies what is shown.

    Signals:
        support_wanted: Index of a sentence, and the paragraph to show of what it rests on, or
            ``summary_text.ALL``.
        pointed: Index of the sentence that the reader points at, or -1.
        offer_taken: The reader wants what was offered.
        kept_changed: Indices of the doubtful sentences that the reader keeps.

    Args:
        commands: The lengths are among them.
        settings: Remember how the summary is copied.
    """

    support_wanted = Signal(int, int)
    pointed = Signal(int)
    offer_taken = Signal()
    kept_changed = Signal(frozenset)

    def __init__(
        self, commands: Commands, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("summary")
        self._summary = _NONE_YET
        self._kept: frozenset[int] = frozenset()
        self._instead = self._doing = self._author = self._offer = ""
        self._zoom = 1.0
        self._language = "en"
        self.about: Callable[[], SummaryDetails] = SummaryDetails
        self.title = DragHandle(self._carried)
        self.title.setProperty("look", "title")
        self.summarisers = SummariserMenu(self)
        self.chooser = self._menu_button(
            self.summarisers, self.tr("Choose what summarises"), "Ctrl+Shift+S"
        )
        self.copy_menu = CopyMenu(settings, self)
        self.copy_menu.copy_wanted.connect(self.copy)
        self.copy_button = QPushButton(self.tr("Copy"))
        self.copy_button.setProperty("look", "outline")
        self.copy_button.setAccessibleName(self.tr("Copy summary"))
        self.copy_button.setToolTip(self.tr("Copy the summary (Ctrl+Shift+C)"))
        self.copy_button.setMinimumWidth(10 * UNIT)
        self.copy_button.clicked.connect(lambda: self.copy())
        self.copy_options = self._menu_button(
            self.copy_menu, self.tr("Choose how the summary is copied"), "Ctrl+Shift+O"
        )
        self.copy_options.setText("▾")
        self.copy_options.setAccessibleName(self.tr("How to copy"))
        self.remark = QLabel()
        self.remark.setProperty("look", "quiet")
        self.remark.setWordWrap(True)
        self.remark.setTextFormat(Qt.TextFormat.RichText)
        self.remark.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.remark.linkActivated.connect(lambda _link: self.offer_taken.emit())
        self.text = SummaryText()
        self.text.support_wanted.connect(self.support_wanted)
        self.text.pointed.connect(self.pointed)
        self.text.keep_toggled.connect(self._toggle)
        self._assemble(commands)
        self._confirmation = QTimer(self, interval=_CONFIRM, singleShot=True)
        self._confirmation.timeout.connect(self._restore_button)
        self._notices: dict[str, str] = {}
        self.forget()

    @property
    def summary(self) -> Summary | None:
        """What is shown; None if there is no summary."""
        return self._summary if self._summary.sentences else None

    def forget(self) -> None:
        """Begin anew, with another article."""
        self._summary, self._kept = _NONE_YET, frozenset()
        self._instead = self._doing = ""
        self._draw()

    def restore_kept(self, kept: Collection[int]) -> None:
        """Show doubtful sentences as kept, by their indices, as they were when last seen."""
        self._kept = frozenset(kept)
        self._draw()

    def wait(self, words: str) -> None:
        """Say what is happening, or why there is no summary; empty for nothing any more."""
        if self._summary.sentences or not words:
            self._doing = words
            self._draw_remark()
        elif words != self._instead:
            self._instead = words
            self._draw()

    def show_summary(self, summary: Summary, language: str) -> None:
        """Show a summary.

        Args:
            summary: What to show; its note is shown instead if it has no sentences.
            language: ISO 639-1 code of the language that it is written in.
        """
        before, self._summary, self._language = self._summary, summary, language
        self._kept = frozenset(_still_there(self._kept, before, summary))
        self._doing = ""
        self._instead = summary.note or self.tr("There was nothing to summarise.")
        self._draw()
        announce(self.text)

    def offer(self, words: str) -> None:
        """Offer something better than key sentences; empty for nothing."""
        self._offer = words
        self._draw_remark()

    def set_notices(self, notices: Mapping[str, str]) -> None:
        """Set what has to be said of summarisers, by their names in the catalogue."""
        if notices != self._notices:
            self._notices = dict(notices)
            self._draw_remark()

    def show_author(self, name: str) -> None:
        """Show what summarises; empty for key sentences."""
        self._author = name
        self._draw_author()
        chosen = name or self.tr("key sentences")
        self.chooser.setAccessibleName(self.tr("Summariser: {}").format(chosen))
        self._draw_title()

    def light_paragraphs(self, paragraphs: Iterable[int]) -> None:
        """Light up the sentences that rest on any of these paragraphs, and no others."""
        wanted = set(paragraphs)
        sentences = enumerate(self._summary.sentences)
        self.text.light({i for i, s in sentences if not wanted.isdisjoint(s.paragraphs)})

    def set_zoom(self, zoom: float) -> None:
        """Set the size of the text, 1.0 being normal."""
        self._zoom = zoom
        self._draw()

    def restyle(self) -> None:
        """Draw again in the colours that hold now."""
        self._draw()

    def mime_data(self, *, references: bool = False) -> QMimeData | None:
        """The summary as it is copied and dragged; None if there is nothing."""
        options = replace(self.copy_menu.options, references=references)
        about = self.about()
        text = summary_text(self._summary, self._kept, options, about)
        if not text:
            return None
        data = QMimeData()
        data.setText(text)
        data.setHtml(summary_html(self._summary, self._kept, options, about))
        return data

    def copy(self, references: bool = False) -> None:
        """Copy the summary and say so on the button."""
        data = self.mime_data(references=references)
        if data is None:
            return
        QGuiApplication.clipboard().setMimeData(data)
        self.copy_button.setText(self.tr("Copied ✓"))
        self.copy_button.setAccessibleName(self.tr("Summary copied"))
        announce(self.copy_button)
        self._confirmation.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw_author()

    def _assemble(self, commands: Commands) -> None:
        head = QHBoxLayout()
        head.setSpacing(UNIT)
        head.addWidget(self.title)
        head.addWidget(self.chooser)
        switch = QHBoxLayout()
        switch.setSpacing(0)
        for command in commands.lengths.values():
            button = command_button(command)
            button.setProperty("look", "switch")
            switch.addWidget(button)
        head.addLayout(switch)
        head.addStretch(1)
        head.addWidget(self.copy_button)
        head.addWidget(self.copy_options)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        layout.setSpacing(UNIT // 2)
        layout.addLayout(head)
        layout.addWidget(self.remark)
        layout.addWidget(self.text, 1)

    def _menu_button(self, menu: QMenu, tip: str, shortcut: str) -> QToolButton:
        button = QToolButton()
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolTip(f"{tip} ({shortcut})")
        button.setProperty("look", "outline")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        # A shortcut of the button itself would be lost whenever its text is set.
        show = QAction(button)
        show.setShortcut(QKeySequence(shortcut))
        show.triggered.connect(button.showMenu)
        self.addAction(show)
        return button

    def _carried(self) -> QMimeData | None:
        return self.mime_data()

    def _toggle(self, sentence: int) -> None:
        self._kept = self._kept ^ {sentence}
        self.kept_changed.emit(self._kept)
        self._draw()
        announce(self.remark)

    def _restore_button(self) -> None:
        self.copy_button.setText(self.tr("Copy"))
        self.copy_button.setAccessibleName(self.tr("Copy summary"))

    def _draw(self) -> None:
        summary = self._summary
        self._draw_title()
        there = bool(summary.sentences)
        if there:
            self.text.show_summary(
                summary, self._kept, self._zoom, right_to_left=is_right_to_left(self._language)
            )
        else:
            self.text.show_words(self._instead, self._zoom)
        copied = len(summary.sentences) > len(withheld(summary, self._kept))
        self.copy_button.setEnabled(copied)
        self.copy_options.setEnabled(copied)
        self.title.setToolTip(self.tr("Drag the summary into another window") if copied else "")
        self.title.setCursor(
            Qt.CursorShape.OpenHandCursor if copied else Qt.CursorShape.ArrowCursor
        )
        self._draw_remark()

    def _draw_author(self) -> None:
        widest = _SHORT_NAME if self.width() < _NARROW else _LONG_NAME
        shown = self.fontMetrics().elidedText(self._author, Qt.TextElideMode.ElideRight, widest)
        self.chooser.setText(f"{shown or self.tr('Summariser')} ▾")

    def _draw_title(self) -> None:
        to_come = not self._summary.sentences and self._author
        heading = self.tr("Summary") if to_come else self.tr(self._summary.heading)
        self.title.setText(f"⠿ {heading}")

    def _draw_remark(self) -> None:
        words = [escape(text) for text in ([self._doing] if self._doing else self._remarks())]
        picked = self._summary.sentences and self._summary.model == KEY_SENTENCES
        if self._offer and picked and not self._doing:
            style = f"color:{colours().accent}; text-decoration:none"
            words.append(f'<a href="offer" style="{style}">{escape(self._offer)}</a>')
        self.remark.setFont(scaled_font(self._zoom))
        self.remark.setText(" ".join(words))
        self.remark.setVisible(bool(words))

    def _remarks(self) -> list[str]:
        summary = self._summary
        if not summary.sentences:
            return []
        remarks = [summary.note] if summary.note else []
        if summary.model == KEY_SENTENCES and not summary.note:
            remarks.append(self.tr("The article's own sentences, picked and not written."))
        if summary.model in self._notices:
            remarks.append(self._notices[summary.model])
        missing = len(withheld(summary, self._kept))
        if missing == 1:
            remarks.append(
                self.tr("1 sentence is not copied: the article may not say this. Keep copies it.")
            )
        elif missing:
            remarks.append(
                self.tr(
                    "{} sentences are not copied: the article may not say this. Keep copies them."
                ).format(missing)
            )
        return remarks


def _still_there(kept: Iterable[int], before: Summary, after: Summary) -> list[int]:
    """Of the sentences that were kept, those that are the same in another summary."""
    both = list(zip(map(_faults, before.sentences), map(_faults, after.sentences), strict=False))
    return [index for index in kept if index < len(both) and both[index][0] == both[index][1]]


def _faults(sentence: SummarySentence) -> SummarySentence:
    """A sentence with only what keeps it from being copied."""
    serious = tuple(issue for issue in sentence.issues if issue.serious)
    return replace(sentence, issues=serious)

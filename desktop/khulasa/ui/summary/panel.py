"""The summary on top of the article: its length, its author, its text, and copying it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from html import escape
from math import ceil

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from khulasa.export.copying.summary_copy import SummaryDetails
from khulasa.export.direction import is_right_to_left
from khulasa.reading.kept_sentences import still_kept
from khulasa.settings.store import Settings
from khulasa.summary.result import KEY_SENTENCES, Summary
from khulasa.ui.shell.commands.all_commands import Commands, command_button
from khulasa.ui.summary.copying import SummaryCopying
from khulasa.ui.summary.panel_words import panel_title, remarks
from khulasa.ui.summary.summariser_menu import PanelChoices, SummariserMenu
from khulasa.ui.summary.text import SummaryText
from khulasa.ui.widgets.flow_row import FlowRow
from khulasa.ui.widgets.fonts import scaled_font
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.menus import menu_button
from khulasa.ui.widgets.screen_reader import announce
from khulasa.ui.widgets.style import colours
from khulasa.wording import _

_SHORT_NAME, _LONG_NAME = 10 * UNIT, 30 * UNIT  # widest name of a summariser in the head
_LINE, _LOW = 3 * UNIT, 12 * UNIT  # heights of a line, of a panel without room for remarks
_NARROW = 100 * UNIT  # of a panel that has no room for a long one
_NONE_YET = Summary(KEY_SENTENCES, ())


class SummaryPanel(QFrame):
    """Shows a summary, and what can be chosen and copied of it.

    Signals:
        support_wanted: Index of a sentence, and the paragraph to show of what it rests on, or
            ``summary_text.ALL``.
        pointed: Index of the sentence that the reader points at, or -1.
        offer_taken: The reader wants what was offered.
        summariser_chosen: Catalogue name of a summariser; empty for key sentences.
        source_chosen: Whether to summarise the article in its own language.
        grounding_chosen: Whether only words of the article may be written.
        models_wanted: The reader wants to install a summariser.
        kept_changed: Indices of the doubtful sentences that the reader keeps.

    Args:
        commands: The lengths are among them.
        settings: Remember how the summary is copied.
    """

    support_wanted = Signal(int, int)
    pointed = Signal(int)
    offer_taken = Signal()
    summariser_chosen = Signal(str)
    source_chosen = Signal(bool)
    grounding_chosen = Signal(bool)
    models_wanted = Signal()
    kept_changed = Signal(frozenset)

    def __init__(
        self, commands: Commands, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("summary")
        self._summary = _NONE_YET
        self._kept: frozenset[int] = frozenset()
        self._instead = self._doing = self._author = self._offer = ""
        self._so_far = False
        self._zoom = 1.0
        self._language = "en"
        self._notices: dict[str, str] = {}
        self.summarisers = SummariserMenu(self)
        self.summarisers.summariser_chosen.connect(self.summariser_chosen)
        self.summarisers.source_chosen.connect(self.source_chosen)
        self.summarisers.grounding_chosen.connect(self.grounding_chosen)
        self.summarisers.models_wanted.connect(self.models_wanted)
        self.summarisers.setTitle(commands.menus.summariser.text())
        self.chooser = menu_button(self.summarisers, commands.menus.summariser)
        self.chooser.setProperty("look", "outline")
        self.copying = SummaryCopying(commands, settings, self)
        self.title, self.copy_menu = self.copying.title, self.copying.menu
        self.copy_button, self.copy_options = self.copying.button, self.copying.options
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
        self.text.setMinimumHeight(_LINE)
        self.text.support_wanted.connect(self.support_wanted)
        self.text.pointed.connect(self.pointed)
        self.text.keep_toggled.connect(self._toggle)
        self._assemble(commands)
        self.clear_summary()

    @property
    def summary(self) -> Summary | None:
        """The summary that is shown, if there is one."""
        return self._summary if self._summary.sentences else None

    @property
    def needed_height(self) -> int:
        """Pixels that it needs to say why there is no summary; 0 for one, and until that is known.

        Before, it has the room that a summary will have, so that the text stays where it is.
        """
        if self._summary is _NONE_YET or self._summary.sentences:
            return 0
        lines = ceil(self.text.document().size().height())
        return self.minimumSizeHint().height() + max(0, lines - _LINE)

    def clear_summary(self) -> None:
        """Show no summary, because the article is another one or is translated otherwise."""
        self._summary, self._kept = _NONE_YET, frozenset()
        self._instead = self._doing = ""
        self._so_far = False
        self._draw()

    @property
    def kept(self) -> frozenset[int]:
        """Indices of the doubtful sentences that the reader keeps."""
        return self._kept

    def restore_kept(self, kept: Collection[int]) -> None:
        """Show doubtful sentences as kept, by their indices, as they were when last seen."""
        self._kept = frozenset(kept)
        self._draw()

    def show_waiting(self, words: str) -> None:
        """Show what is happening, or why there is no summary; empty to show that no more."""
        if self._summary.sentences or not words:
            # Of what there is so far, its own note says that more is to come.
            self._doing = "" if self._so_far else words
            self._draw_remark()
        elif words != self._instead:
            self._instead = words
            self._draw()

    def show_summary(self, summary: Summary, language: str, *, so_far: bool = False) -> None:
        """Show a summary.

        Args:
            summary: The summary; its note is shown instead if it has no sentences.
            language: ISO 639-1 code of the language that it is written in.
            so_far: It is of the part of the article that is translated already.
        """
        self._so_far = so_far
        before, self._summary, self._language = self._summary, summary, language
        self._kept = still_kept(self._kept, before, summary)
        self._doing = ""
        self._instead = str(summary.note) or _("There was nothing to summarise.")
        self._draw()
        announce(self.text)

    @property
    def about(self) -> Callable[[], SummaryDetails]:
        """Gives the title, date and so on that may be copied with the summary."""
        return self.copying.details

    @about.setter
    def about(self, details: Callable[[], SummaryDetails]) -> None:
        self.copying.details = details

    def copy(self, references: bool = False) -> None:
        """Copy the summary, and confirm it on the button."""
        self.copying.copy(references)

    def show_choices(self, shown: PanelChoices) -> None:
        """Show what is chosen, and offer what can be chosen instead."""
        summariser = shown.choice.summariser
        self._show_author(summariser.title if summariser else "")
        self._set_notices(shown.notices)
        self.summarisers.show_choices(
            shown.summarisers, shown.choice, shown.language, shown.languages
        )
        self._show_offer(shown.offer)
        self.copy_menu.offer_notice(shown.has_copy_notice)

    def _show_offer(self, words: str) -> None:
        """Offer something better than key sentences; empty for nothing."""
        self._offer = words
        self._draw_remark()

    def _set_notices(self, notices: Mapping[str, str]) -> None:
        """Set the notices of summarisers, by their names in the catalogue."""
        if notices != self._notices:
            self._notices = dict(notices)
            self._draw_remark()

    def _show_author(self, name: str) -> None:
        """Show the title of the summariser; empty for key sentences."""
        self._author = name
        self._draw_author()
        chosen = name or _("key sentences")
        self.chooser.setAccessibleName(_("Summariser: {}").format(chosen))
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw_author()
        self._fit_remark()

    def _assemble(self, commands: Commands) -> None:
        lengths = [command_button(command) for command in commands.lengths.values()]
        for button in lengths:
            button.setProperty("look", "switch")
        # In two lines where the panel stands at the side.
        choices = FlowRow()
        choices.add(_group(UNIT, self.title, self.chooser))
        choices.add(_group(0, *lengths))
        head = QHBoxLayout()
        head.setSpacing(UNIT)
        head.addWidget(choices, 1, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.copy_options, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        layout.setSpacing(UNIT // 2)
        layout.addLayout(head)
        layout.addWidget(self.remark)
        layout.addWidget(self.text, 1)

    def _toggle(self, sentence: int) -> None:
        self._kept = self._kept ^ {sentence}
        self.kept_changed.emit(self._kept)
        self._draw()
        announce(self.remark)

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
        self.copying.set_summary(summary, self._kept, so_far=self._so_far)
        self._draw_remark()

    def _draw_author(self) -> None:
        widest = _SHORT_NAME if self.width() < _NARROW else _LONG_NAME
        shown = self.fontMetrics().elidedText(self._author, Qt.TextElideMode.ElideRight, widest)
        self.chooser.setText(f"{shown or _('Summariser')} ▾")

    def _draw_title(self) -> None:
        self.title.setText(f"⠿ {panel_title(self._summary, self._author, so_far=self._so_far)}")

    def _draw_remark(self) -> None:
        words = [escape(text) for text in self._remarks()]
        picked = self._summary.sentences and self._summary.model == KEY_SENTENCES
        if self._offer and picked and not self._doing:
            style = f"color:{colours().accent}; text-decoration:none"
            words.append(f'<a href="offer" style="{style}">{escape(self._offer)}</a>')
        self.remark.setFont(scaled_font(self._zoom))
        self.remark.setText(" ".join(words))
        self._fit_remark()

    def _fit_remark(self) -> None:
        """Where there is room for little, it is the summary's."""
        self.remark.setVisible(bool(self.remark.text()) and self.height() >= _LOW)

    def _remarks(self) -> list[str]:
        return [self._doing] if self._doing else remarks(self._summary, self._kept, self._notices)


def _group(spacing: int, *parts: QWidget) -> QWidget:
    """Widgets that stay beside each other."""
    group = QWidget()
    row = QHBoxLayout(group)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(spacing)
    for part in parts:
        row.addWidget(part)
    return group

"""What is above the list: the search, the order, and which articles are listed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from khulasa.library.values import ArticleFilter, Sort
from khulasa.ui.library.search_field import SearchField
from khulasa.ui.library.words import FILTERS, SORTS
from khulasa.ui.shell.commands.shortcut_keys import give_words
from khulasa.ui.widgets.flow_row import FlowRow
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.languages import language_name
from khulasa.ui.widgets.menus import choices_menu, fill, tick
from khulasa.wording import _


class Controls(QWidget):
    """A search field and a menu of orders; below them filters, any of which can be on.

    Signals:
        words_changed: What is searched for; empty for nothing.
        changed: Another order, or another choice of articles.
    """

    words_changed = Signal(str)
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sort = Sort.OPENED
        self._language: str | None = None
        self._languages: tuple[str, ...] = ()
        self.search = SearchField()
        self.search.textChanged.connect(self.words_changed)
        orders = [(sort.value, _(words)) for sort, words in SORTS.items()]
        self.sort_menu = choices_menu(_("Sort"), orders, self._set_sort, self)
        self.sort_button = _menu_button(self.sort_menu, _("Order of the articles"))
        self.chips = {name: self._chip(_(words)) for name, words in FILTERS.items()}
        self.language_menu = QMenu(_("Language"), self)
        self.language_button = _menu_button(self.language_menu, _("Language of the articles"))
        row = FlowRow()
        for part in (*self.chips.values(), self.language_button):
            row.add(part)
        self._show_language()
        self.language_button.hide()
        first = QHBoxLayout()
        first.setSpacing(UNIT)
        first.addWidget(self.search, 1)
        first.addWidget(self.sort_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, UNIT)
        layout.setSpacing(UNIT)
        layout.addLayout(first)
        layout.addWidget(row)
        self._show_sort()
        self.actions_ = self._make_actions()

    @property
    def named(self) -> dict[str, QAction]:
        """What can be chosen here, by the names that settings and the palette know them by."""
        return {f"library_{name}": action for name, action in self.actions_.items()}

    @property
    def sort(self) -> Sort:
        """The order that is chosen."""
        return self._sort

    def words(self) -> str:
        """What is searched for, without spaces around; empty for nothing."""
        return self.search.text().strip()

    def chosen(self) -> ArticleFilter:
        """Which articles are chosen; what is not chosen by does not matter."""
        on = {name: chip.isChecked() or None for name, chip in self.chips.items()}
        return ArticleFilter(
            language=self._language,
            unfinished=on["unfinished"],
            to_check=on["to_check"],
            edited=on["edited"],
            pinned=on["pinned"],
        )

    def show_all(self) -> None:
        """Choose all articles again."""
        for name, chip in self.chips.items():
            chip.blockSignals(True)
            chip.setChecked(False)
            chip.blockSignals(False)
            self.actions_[f"only_{name}"].setChecked(False)
        self._language = None
        self._show_language()
        self.changed.emit()

    def set_sortable(self, on: bool) -> None:
        """Whether the order can be chosen; hits stand in their own."""
        self.sort_button.setEnabled(on)
        self.actions_["sort"].setEnabled(on)

    def set_languages(self, codes: Sequence[str]) -> None:
        """Which languages there are to choose by; one is no choice."""
        if tuple(codes) == self._languages:
            return
        self._languages = tuple(codes)
        named = sorted((language_name(code), code) for code in codes)
        fill(
            self.language_menu,
            [("", _("All languages")), *((code, name) for name, code in named)],
            self._set_language,
        )
        self.language_button.setVisible(len(codes) > 1)
        self.actions_["language"].setEnabled(len(codes) > 1)
        if self._language is not None and self._language not in codes:
            self._set_language("")
        self._show_language()

    def _chip(self, words: str) -> QToolButton:
        chip = QToolButton()
        chip.setText(words)
        chip.setCheckable(True)
        chip.setProperty("look", "chip")
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.setAccessibleName(_("Only: {}").format(words))
        chip.toggled.connect(lambda _on: self.changed.emit())
        return chip

    def _make_actions(self) -> dict[str, QAction]:
        """For menus, the palette and shortcuts: they do what the buttons do."""
        sort = QAction(_("Order of the articles"), self)
        give_words(sort, _("Choose the order of the articles"), [])
        sort.triggered.connect(self.sort_button.showMenu)
        language = QAction(_("Language of the articles"), self)
        give_words(language, _("List only articles in one language"), [])
        language.triggered.connect(self.language_button.showMenu)
        language.setEnabled(False)
        actions = {"sort": sort, "language": language}
        for name, chip in self.chips.items():
            only = QAction(chip.accessibleName(), self)
            only.setCheckable(True)
            give_words(only, _("List only some of the articles, or all again"), [])
            only.triggered.connect(chip.click)
            chip.toggled.connect(only.setChecked)
            actions[f"only_{name}"] = only
        return actions

    def _set_sort(self, value: str) -> None:
        self._sort = Sort(value)
        self._show_sort()
        self.changed.emit()

    def _show_sort(self) -> None:
        tick(self.sort_menu, self._sort.value)
        words = _(SORTS[self._sort])
        self.sort_button.setText(f"{words} ▾")
        self.sort_button.setAccessibleName(_("Sorted by: {}").format(words))

    def _set_language(self, code: str) -> None:
        self._language = code or None
        self._show_language()
        self.changed.emit()

    def _show_language(self) -> None:
        tick(self.language_menu, self._language or "")
        chosen = language_name(self._language) if self._language else _("All languages")
        self.language_button.setText(f"{chosen} ▾")
        self.language_button.setAccessibleName(_("Language: {}").format(chosen))


def _menu_button(menu: QMenu, tip: str) -> QToolButton:
    button = QToolButton()
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setProperty("look", "choice")
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setToolTip(tip)
    return button

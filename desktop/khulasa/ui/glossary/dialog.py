"""The window of the glossary: its terms, its files, and the names that are fixed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from khulasa.glossary.read import GlossaryError, ReadTerms, read_glossary
from khulasa.glossary.store import export_glossary
from khulasa.glossary.term import FixedNames, Term
from khulasa.reasons import reason_of
from khulasa.review.languages import Languages
from khulasa.ui.glossary.buttons import button, row
from khulasa.ui.glossary.live_glossary import LiveGlossary
from khulasa.ui.glossary.names_list import NamesList
from khulasa.ui.glossary.term_dialog import TermDialog
from khulasa.ui.glossary.term_table import TermFilter, TermModel, TermTable
from khulasa.ui.widgets.background_work import Background
from khulasa.ui.widgets.clear_button import add_clear_button
from khulasa.ui.widgets.dialog_words import close_box
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.plain import plain_label
from khulasa.ui.widgets.screen_reader import say
from khulasa.ui.widgets.screen_room import resize_on_screen
from khulasa.wording import _, count_text

_SIZE = (720, 560)


class GlossaryDialog(QDialog):
    """Terms to search, add, edit, remove, import and export; each change is kept at once.

    Signals:
        freed: Source of a name that is not fixed any more.

    Args:
        glossary: The reader's terms.
        languages: The pair of the article that is open, to choose from files with more languages.
        names: Gives the names that are fixed in that article.
    """

    freed = Signal(str)

    def __init__(
        self,
        glossary: LiveGlossary,
        languages: Languages,
        names: Callable[[], FixedNames],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Glossary"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._glossary, self._languages, self._names_now = glossary, languages, names
        self._work = Background(self)
        self.on = QCheckBox(_("Check translations by this glossary"))
        self.on.setChecked(glossary.is_on)
        self.on.toggled.connect(glossary.switch)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search the glossary"))
        self.search.setAccessibleName(_("Search the glossary"))
        add_clear_button(self.search)
        self.model = TermModel(self)
        self.filter = TermFilter(self.model, self)
        self.table = TermTable(self.filter)
        self.search.textChanged.connect(self.filter.search)
        self.add_button = button(_("Add…"), _("Write a term"), self._add)
        self.edit_button = button(_("Edit…"), _("Change the term that is chosen"), self._edit)
        self.remove_button = button(_("Remove"), _("Remove what is chosen"), self._remove)
        self.import_button = button(
            _("Import…"), _("Add the terms of a CSV, TSV or TBX"), self._import
        )
        self.export_button = button(_("Export…"), _("Save all terms as a CSV or TSV"), self._export)
        self.says = plain_label()
        self.says.setProperty("look", "quiet")
        self.says.setWordWrap(True)
        self._names = NamesList()
        self._names.freed.connect(self.freed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        layout.addWidget(self.on)
        layout.addWidget(self.search)
        layout.addWidget(self.table, 1)
        layout.addLayout(
            row(
                self.add_button,
                self.edit_button,
                self.remove_button,
                None,
                self.import_button,
                self.export_button,
            )
        )
        layout.addWidget(self.says)
        layout.addWidget(self._names)
        layout.addWidget(close_box(self))
        resize_on_screen(self, *_SIZE)
        self.table.selectionModel().selectionChanged.connect(self._judge)
        self.model.modelReset.connect(self._judge)
        self.table.doubleClicked.connect(self._edit)
        glossary.changed.connect(self._show)
        self._work.changed.connect(self._judge)
        self._show()
        self.show_names()

    @property
    def names(self) -> QListWidget:
        """The names that are fixed in the article."""
        return self._names.list

    def show_names(self) -> None:
        """List the names that are fixed in the article now."""
        self._names.show_names(self._names_now())

    def done(self, result: int) -> None:
        self._glossary.changed.disconnect(self._show)
        self._work.close()
        super().done(result)

    def _show(self) -> None:
        if self._glossary.terms != self.model.terms:
            self.model.set_terms(self._glossary.terms)
        self.on.setChecked(self._glossary.is_on)
        if not self.says.text():
            self.says.setText(self._count())
        self._judge()

    def _count(self) -> str:
        if not self.model.terms:
            return _(
                "There is no term yet. Write one, or import a table with a term and its "
                "translation in each line."
            )
        return count_text("1 term", "{:,} terms", len(self.model.terms))

    def _judge(self) -> None:
        chosen = len(self.table.chosen_rows())
        self.edit_button.setEnabled(chosen == 1)
        self.remove_button.setEnabled(chosen > 0)
        self.export_button.setEnabled(bool(self.model.terms))
        self.import_button.setEnabled(not self._work.doing)

    def _tell(self, words: str) -> None:
        self.says.setText(words)
        say(self, words)

    def _change(self, edit: Callable[[tuple[Term, ...]], Iterable[Term]], words: str) -> None:
        try:
            self._glossary.change(edit)
        except GlossaryError as error:
            self._tell(str(error))
        else:
            self._tell(words)

    def _add(self) -> None:
        dialog = TermDialog(Term("", ()), _("Add a term"), self)
        dialog.written.connect(
            lambda term: self._change(lambda terms: (*terms, term), _("The term was added."))
        )
        dialog.open()

    def _edit(self) -> None:
        rows = self.table.chosen_rows()
        if len(rows) != 1:
            return
        before = self.model.terms[rows[0]]
        dialog = TermDialog(before, _("Edit the term"), self)
        dialog.written.connect(
            lambda after: self._change(
                lambda terms: (after if term == before else term for term in terms),
                _("The term was changed."),
            )
        )
        dialog.open()

    def _remove(self) -> None:
        gone = {self.model.terms[row] for row in self.table.chosen_rows()}
        words = count_text("1 term was removed.", "{:,} terms were removed.", len(gone))
        self._change(lambda terms: (term for term in terms if term not in gone), words)

    def _import(self) -> None:
        name, _filter = QFileDialog.getOpenFileName(
            self,
            _("Import a glossary"),
            str(Path.home()),
            _("Glossaries ({});;All files (*)").format("*.csv *.tsv *.tab *.txt *.tbx *.xml"),
        )
        if name:
            self._tell(_("Reading…"))
            read = partial(read_glossary, Path(name), self._languages)
            self._work.run(_("Reading…"), read, self._take)

    def _take(self, found: ReadTerms | Exception) -> None:
        if isinstance(found, Exception):
            self._tell(str(reason_of(found)))
            return
        words = count_text("1 term was imported.", "{:,} terms were imported.", len(found.terms))
        if found.left_out:
            words += " " + count_text(
                "1 line without a translation was left out.",
                "{:,} lines without a translation were left out.",
                found.left_out,
            )
        self._change(lambda terms: (*terms, *found.terms), words)

    def _export(self) -> None:
        name, _filter = QFileDialog.getSaveFileName(
            self,
            _("Export the glossary"),
            str(Path.home() / "glossary.csv"),
            _("Tables ({})").format("*.csv *.tsv"),
        )
        if not name:
            return
        try:
            export_glossary(self._glossary.terms, Path(name))
        except GlossaryError as error:
            self._tell(str(error))
        else:
            self._tell(_("Saved as {}.").format(Path(name).name))

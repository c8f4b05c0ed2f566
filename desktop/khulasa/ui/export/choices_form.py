"""What goes into a document, as a part of a form: for files and for paper."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QVBoxLayout

from khulasa.export.choices import Choices, Layout
from khulasa.settings.keys import EXPORT_LAYOUT, EXPORT_PARTS
from khulasa.settings.store import Settings
from khulasa.ui.export.documents import Exportable
from khulasa.ui.widgets.grid import UNIT
from khulasa.wording import _


class ChoicesForm(QObject):
    """The layout and the parts of a document; begins with what was chosen last.

    Signals:
        changed: Something else is chosen.

    Attributes:
        layouts: How source and translation stand.
        parts: What can be left out, by the names of ``Choices``.

    Args:
        settings: Remember the choices.
    """

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.layouts = QComboBox()
        self.layouts.setAccessibleName(_("Layout"))
        self.layouts.addItem(_("Source and translation side by side"), Layout.COLUMNS)
        self.layouts.addItem(_("Each paragraph, then its translation"), Layout.TURNS)
        self.layouts.setCurrentIndex(self.layouts.findData(settings.get(EXPORT_LAYOUT)))
        self.parts = {name: QCheckBox(words) for name, words in _part_words().items()}
        for name, box in self.parts.items():
            box.setChecked(settings.get(EXPORT_PARTS[name]))
            box.toggled.connect(self.changed)
        self.layouts.currentIndexChanged.connect(self.changed)

    def add_to(self, form: QFormLayout) -> None:
        """Put the boxes into a form."""
        form.addRow(_("Layout"), self.layouts)
        parts = QVBoxLayout()
        parts.setSpacing(UNIT // 2)
        for box in self.parts.values():
            parts.addWidget(box)
        form.addRow(_("With"), parts)

    def choices(self) -> Choices:
        """What is chosen, whether the document follows it or not."""
        parts = {name: box.isChecked() for name, box in self.parts.items()}
        return Choices(Layout(self.layouts.currentData()), **parts)

    def show_parts_of(self, content: Exportable) -> None:
        """Offer the parts that an article has."""
        for part, words in (
            ("notice", content.details.notice),
            ("note", content.details.note or content.reading.notes),
        ):
            self.parts[part].setVisible(bool(words))

    def offer(self, content: Exportable, follows: Collection[str]) -> bool:
        """Offer the choices that make a difference.

        Args:
            content: The article.
            follows: Names of the ``Choices`` that the document follows.

        Returns:
            Whether anything is left to be written.
        """
        choices, has_summary = self.choices(), content.reading.summary is not None
        for name, box in self.parts.items():
            box.setEnabled(name in follows and (has_summary or name != "summary"))
        self.layouts.setEnabled("layout" in follows and choices.source and choices.translation)
        has_any = choices.source or choices.translation or (choices.summary and has_summary)
        return has_any or "source" not in follows

    def remember(self) -> None:
        """Have the next document begin with these choices."""
        self._settings.set(EXPORT_LAYOUT, Layout(self.layouts.currentData()))
        for name, box in self.parts.items():
            self._settings.set(EXPORT_PARTS[name], box.isChecked())


def _part_words() -> dict[str, str]:
    """What can be left out, in words, by the names of ``Choices``."""
    return {
        "source": _("Source"),
        "translation": _("Translation"),
        "summary": _("Summary"),
        "references": _("Numbers of paragraphs"),
        "marks": _("What to check"),
        "note": _("Your notes"),
        "notice": _("A line that the translation is rough"),
    }

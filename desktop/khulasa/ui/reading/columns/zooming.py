"""The sizes of the text in both columns, and how that is set."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QLocale

from khulasa.settings.keys import ZOOMS
from khulasa.ui.reading.columns.arranged_columns import ArrangedColumns
from khulasa.ui.reading.columns.column import ReadingPane
from khulasa.ui.reading.columns.column_look import ColumnLook
from khulasa.ui.widgets.fonts import line_height
from khulasa.ui.widgets.languages import direction
from khulasa.ui.widgets.style import colours


@dataclass(frozen=True, slots=True)
class Zooms:
    """Sizes of the text, 1.0 being normal; each is a step of ``ZOOMS``.

    Attributes:
        source: Of the source.
        target: Of the translation, and of whatever is read beside it.
    """

    source: float = 1.0
    target: float = 1.0

    @classmethod
    def near(cls, target: float, source: float | None = None) -> Zooms:
        """The nearest steps to these sizes; a source of which nothing is said is as the target."""
        return cls(_nearest(target if source is None else source), _nearest(target))

    def by(self, steps: int, columns: tuple[int, ...] = (0, 1)) -> Zooms:
        """Larger (1), smaller (-1) or normal (0) text in the source (0), the translation (1)."""
        return replace(
            self,
            source=_step(self.source, steps) if 0 in columns else self.source,
            target=_step(self.target, steps) if 1 in columns else self.target,
        )


def set_looks(
    panes: tuple[ReadingPane, ReadingPane],
    columns: ArrangedColumns,
    languages: tuple[str, str],
    zooms: Zooms,
) -> None:
    """Set the text of source and translation in their languages, these sizes and its colours.

    Args:
        panes: Source and translation.
        columns: Say how they stand.
        languages: Their codes.
        zooms: Sizes of their text.
    """
    inks, sizes = (colours().source_ink, colours().ink), (zooms.source, zooms.target)
    for pane, code, ink, zoom, right in zip(
        panes, languages, inks, sizes, columns.at_right, strict=True
    ):
        pane.setLocale(QLocale(code))  # the voice that a screen reader takes
        height = line_height(zoom)
        look = ColumnLook(direction(code), zoom, height, ink, columns.longest, right)
        pane.set_look(look)


def _nearest(zoom: float) -> float:
    return min(ZOOMS, key=lambda step: abs(step - zoom))


def _step(zoom: float, steps: int) -> float:
    index = ZOOMS.index(zoom) + steps if steps else ZOOMS.index(1.0)
    return ZOOMS[min(max(index, 0), len(ZOOMS) - 1)]

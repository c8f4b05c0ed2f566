"""The sizes of the text in both columns."""

from __future__ import annotations

from dataclasses import dataclass, replace

from khulasa.settings.keys import ZOOMS


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


def _nearest(zoom: float) -> float:
    return min(ZOOMS, key=lambda step: abs(step - zoom))


def _step(zoom: float, steps: int) -> float:
    index = ZOOMS.index(zoom) + steps if steps else ZOOMS.index(1.0)
    return ZOOMS[min(max(index, 0), len(ZOOMS) - 1)]

"""What was measured, as tables for people and as JSON for programs."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field

from bench.rounds import Spread


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure that has a limit.

    Attributes:
        name: What it says, in words; figures are compared from run to run by it.
        spread: What was measured, round by round.
        limit: What it should reach; None for one that is only told.
        at_least: Whether more is better.
        unit: Behind the number; empty for a ratio.
    """

    name: str
    spread: Spread
    limit: float | None = None
    at_least: bool = False
    unit: str = ""

    @property
    def met(self) -> bool:
        """Whether the median is within the limit."""
        return self.is_met_by(self.spread.median)

    def is_met_by(self, value: float) -> bool:
        """Whether a value is within the limit."""
        if self.limit is None:
            return True
        return value >= self.limit if self.at_least else value <= self.limit


@dataclass(frozen=True, slots=True)
class Section:
    """What one measure found.

    Attributes:
        title: Its heading.
        figures: In the order of reading.
        columns, rows: A table; no columns for none.
        notes: What has to be known to read it, a sentence each.
    """

    title: str
    figures: tuple[Figure, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    notes: tuple[str, ...] = field(default=())


def as_markdown(machine: str, sections: list[Section], minutes: float) -> str:
    """The report as it stands in ``build/bench/report.md``."""
    lines = ["# Speed", "", machine, "", f"Measured in {minutes:.1f} minutes.", ""]
    for section in sections:
        lines += [f"## {section.title}", ""]
        if section.columns:
            lines += _table(section.columns, section.rows)
        if section.figures:
            lines += _table(
                ("figure", "median", "from", "to", "wanted", ""), map(_row, section.figures)
            )
        for note in section.notes:
            lines += [note, ""]
    return "\n".join(lines)


def as_record(machine: str, sections: list[Section], minutes: float) -> dict[str, object]:
    """The same for programs."""
    return {
        "machine": machine,
        "minutes": round(minutes, 1),
        "sections": [asdict(section) for section in sections],
    }


def _table(columns: tuple[str, ...], rows: object) -> list[str]:
    cells = [f"| {' | '.join(row)} |" for row in (columns, ("---",) * len(columns), *rows)]  # type: ignore[misc]
    return [*cells, ""]


def _row(figure: Figure) -> tuple[str, ...]:
    spread, unit = figure.spread, figure.unit and f" {figure.unit}"
    values = (f"{value:.3g}{unit}" for value in (spread.median, spread.least, spread.most))
    if figure.limit is None:
        return (figure.name, *values, "", "")
    wanted = f"{'≥' if figure.at_least else '≤'} {figure.limit:g}{unit}"
    return (figure.name, *values, wanted, "ok" if figure.met else "**missed**")

"""Plain text: source and translation, then the summary, as a terminal shows it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from khulasa.article.grids import Grid, find_grids
from khulasa.export.choices import Choices, Details, Layout
from khulasa.export.direction import is_right_to_left
from khulasa.export.sentence_text import (
    numbered_paragraphs,
    one_line,
    paragraph_target,
    printable_name,
    with_notes,
)
from khulasa.export.summary_blocks import summary_blocks, summary_remarks, summary_sentence
from khulasa.export.summary_copy import one_sentence_per_line, reference_text
from khulasa.export.text_columns import Columns, Side
from khulasa.reading.document import Reading
from khulasa.summary.result import Summary, SummarySentence
from khulasa.wording import _

# Columns of spaces would be mixed up where directions are.
_BETWEEN_CELLS = " | "


def to_text(reading: Reading, choices: Choices, details: Details, width: int = 100) -> str:
    """The article as two columns, or one below the other, with a number for each paragraph.

    Args:
        reading, choices, details: See ``formats.render``.
        width: Columns of the terminal or the page.
    """
    details, article = details.chosen(choices), reading.article
    console = Console(file=io.StringIO(), width=width, color_system=None, legacy_windows=False)
    with console.capture() as capture:
        if article.encoding:
            file = printable_name(article.file or _("standard input"))
            console.print(Text(f"{file} ({article.encoding})"))
        for remark in (details.notice, details.note):
            if remark:
                console.print(Text(remark))
        if choices.source and choices.translation and choices.layout is Layout.COLUMNS:
            console.out(*_table(reading, choices, console), sep="\n", highlight=False)
        else:
            _print_turns(console, reading, choices)
        if choices.summary and reading.summary is not None:
            _print_summary(console, reading.summary, choices, details.kept)
    return "\n".join(line.rstrip() for line in capture.get().splitlines()) + "\n"


def _table(reading: Reading, choices: Choices, console: Console) -> Iterator[str]:
    """The lines of both columns."""
    entries = [entry for group in _entries(reading, choices) for entry in group]
    marks = [str(entry.number) if choices.references else "" for entry in entries]
    table = Columns(console, max(map(len, marks), default=0), _side(reading.article.language))
    language = reading.article.language
    yield ""
    yield from table.lines(_("Source ({language})").format(language=language), _("Translation"))
    yield table.rule
    for entry, mark in zip(entries, marks, strict=True):
        yield from table.lines(entry.source, entry.target, mark)
    yield ""


def _print_turns(console: Console, reading: Reading, choices: Choices) -> None:
    console.print()
    for entries in _entries(reading, choices):
        if choices.source:
            for entry in entries:
                console.print(Text(entry.source), justify=_side(reading.article.language))
        if choices.translation:
            for entry in entries:
                number = f"{entry.number} " if choices.references else ""
                console.print(Text(number + entry.target), justify=_side(reading.target))
        if choices.source or choices.translation:
            console.print()


@dataclass(frozen=True, slots=True)
class _Entry:
    """A paragraph, or a line of a table, with the number of its first paragraph."""

    number: int
    source: str
    target: str


def _entries(reading: Reading, choices: Choices) -> Iterator[list[_Entry]]:
    """Each paragraph by itself, and the lines of a table together."""
    texts = []
    for number, paragraph, group, notes in numbered_paragraphs(reading, notes=choices.note):
        source = with_notes(one_line(paragraph.text), () if choices.translation else notes)
        target = paragraph_target(group, notes, marks=choices.marks)
        texts.append(_Entry(number, source, target))
    place = 0
    for grid in find_grids(reading.article.paragraphs):
        yield from ([entry] for entry in texts[place : grid.rows.start])
        yield [_line_entry(grid, line, texts) for line in grid.lines]
        place = grid.rows.stop
    yield from ([entry] for entry in texts[place:])


def _line_entry(grid: Grid, line: range, texts: list[_Entry]) -> _Entry:
    cells = [[texts[row] for row in rows] for rows in grid.cells(line)]
    return _Entry(
        texts[line.start].number,
        _BETWEEN_CELLS.join(" ".join(entry.source for entry in cell) for cell in cells),
        _BETWEEN_CELLS.join(" ".join(entry.target for entry in cell) for cell in cells),
    )


def _side(language: str) -> Side:
    return "right" if is_right_to_left(language) else "left"


def _print_summary(
    console: Console, summary: Summary, choices: Choices, kept: frozenset[int]
) -> None:
    console.print(Text(summary.heading))
    remarks = summary_remarks(summary, marks=choices.marks, kept=kept)
    blocks = summary_blocks(
        summary, lambda sentence: _sentence(sentence, choices), marks=choices.marks, kept=kept
    )
    if one_sentence_per_line(summary):
        blocks = [f"- {text}" for text in blocks]
    for block in (*blocks, *remarks):
        console.print(Padding(Text(block), (0, 0, 0, 2)))


def _sentence(sentence: SummarySentence, choices: Choices) -> str:
    references = reference_text(sentence) if choices.references else ""
    return f"{summary_sentence(sentence, marks=choices.marks)} {references}".rstrip()

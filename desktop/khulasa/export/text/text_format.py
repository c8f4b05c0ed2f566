"""Plain text: source and translation, then the summary, as a terminal shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from khulasa.article.grids import Grid, find_grids
from khulasa.export.choices import Choices, Details, Layout
from khulasa.export.copying.summary_copy import one_sentence_per_line, reference_text
from khulasa.export.direction import is_right_to_left
from khulasa.export.sentence_text import (
    numbered_paragraphs,
    one_line,
    paragraph_target,
    printable_name,
    with_notes,
)
from khulasa.export.text.summary_blocks import summary_blocks, summary_remarks, summary_sentence
from khulasa.export.text.text_columns import Columns
from khulasa.export.text.wrapping import Side, wrapped
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
    details = details.chosen(choices)
    return "\n".join(line.rstrip() for line in _lines(reading, choices, details, width)) + "\n"


def _lines(reading: Reading, choices: Choices, details: Details, width: int) -> Iterator[str]:
    article = reading.article
    if article.encoding:
        file = printable_name(article.file or _("standard input"))
        yield from wrapped(f"{file} ({article.encoding})", width)
    for remark in filter(None, (details.notice, details.note)):
        yield from wrapped(remark, width)
    yield ""
    if choices.source and choices.translation and choices.layout is Layout.COLUMNS:
        yield from _table(reading, choices, width)
    else:
        yield from _turns(reading, choices, width)
    if choices.summary and reading.summary is not None:
        yield from _summary(reading.summary, choices, details.kept, width)


def _table(reading: Reading, choices: Choices, width: int) -> Iterator[str]:
    """The lines of both columns."""
    entries = [entry for group in _entries(reading, choices) for entry in group]
    marks = [str(entry.number) if choices.references else "" for entry in entries]
    language = reading.article.language
    table = Columns(width, max(map(len, marks), default=0), _side(language))
    yield from table.lines(_("Source ({language})").format(language=language), _("Translation"))
    yield table.rule
    for entry, mark in zip(entries, marks, strict=True):
        yield from table.lines(entry.source, entry.target, mark)
    yield ""


def _turns(reading: Reading, choices: Choices, width: int) -> Iterator[str]:
    """The paragraphs one below the other."""
    for entries in _entries(reading, choices):
        if choices.source:
            for entry in entries:
                yield from wrapped(entry.source, width, _side(reading.article.language))
        if choices.translation:
            for entry in entries:
                number = f"{entry.number} " if choices.references else ""
                yield from wrapped(number + entry.target, width, _side(reading.target))
        if choices.source or choices.translation:
            yield ""


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


def _summary(summary: Summary, choices: Choices, kept: frozenset[int], width: int) -> Iterator[str]:
    yield from wrapped(summary.heading, width)
    remarks = summary_remarks(summary, marks=choices.marks, kept=kept)
    blocks = summary_blocks(
        summary, lambda sentence: _sentence(sentence, choices), marks=choices.marks, kept=kept
    )
    if one_sentence_per_line(summary):
        blocks = [f"- {text}" for text in blocks]
    for block in (*blocks, *remarks):
        yield from (f"  {line}" for line in wrapped(block, max(1, width - 2)))


def _sentence(sentence: SummarySentence, choices: Choices) -> str:
    references = reference_text(sentence) if choices.references else ""
    return f"{summary_sentence(sentence, marks=choices.marks)} {references}".rstrip()

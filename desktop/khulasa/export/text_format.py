"""Plain text: source and translation side by side, then the summary."""

from __future__ import annotations

import io
from typing import Literal

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from khulasa.export.direction import is_right_to_left
from khulasa.export.sentence_text import numbered_paragraphs, one_line, paragraph_target
from khulasa.export.summary_blocks import summary_blocks, summary_remarks, summary_sentence
from khulasa.export.summary_copy import one_sentence_per_line, reference_text
from khulasa.reading.document import Reading
from khulasa.summary.result import Summary, SummarySentence
from khulasa.wording import _


def to_text(translated: Reading, notice: str = "", width: int = 100, *, marks: bool = True) -> str:
    """The article as two columns, one row a paragraph, with a number for the summary to point at.

    Args:
        translated: The article and what is known of its translation.
        notice: What has to be said of the model; may be empty.
        width: Columns of the terminal or the page.
        marks: Say why sentences should be checked.
    """
    article = translated.article
    table = Table(box=box.SIMPLE_HEAD, expand=True, show_lines=False, padding=(0, 1, 1, 1))
    table.add_column("", justify="right", no_wrap=True)
    side: Literal["left", "right"] = "right" if is_right_to_left(article.language) else "left"
    table.add_column(
        _("Source ({language})").format(language=article.language),
        justify=side,
        ratio=1,
        overflow="fold",
    )
    table.add_column(_("Translation"), ratio=1, overflow="fold")
    for number, paragraph, group in numbered_paragraphs(translated):
        source = one_line(paragraph.text)
        table.add_row(str(number), Text(source), Text(paragraph_target(group, marks=marks)))
    console = Console(file=io.StringIO(), width=width, color_system=None, legacy_windows=False)
    with console.capture() as capture:
        if article.encoding:
            console.print(Text(f"{article.file or _('standard input')} ({article.encoding})"))
        if notice:
            console.print(Text(notice))
        console.print(table)
        if translated.summary is not None:
            _print_summary(console, translated.summary, marks=marks)
    return "\n".join(line.rstrip() for line in capture.get().splitlines()) + "\n"


def _print_summary(console: Console, summary: Summary, *, marks: bool) -> None:
    console.print(Text(summary.heading))
    remarks = summary_remarks(summary, marks=marks)
    blocks = summary_blocks(summary, lambda sentence: _sentence(sentence, marks=marks), marks=marks)
    if one_sentence_per_line(summary):
        blocks = [f"- {text}" for text in blocks]
    for block in (*blocks, *remarks):
        console.print(Padding(Text(block), (0, 0, 0, 2)))


def _sentence(sentence: SummarySentence, *, marks: bool) -> str:
    return f"{summary_sentence(sentence, marks=marks)} {reference_text(sentence)}".rstrip()

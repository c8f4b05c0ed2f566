"""Markdown: the summary, then each paragraph's translation with its source below it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from khulasa.article.grids import find_grids
from khulasa.article.model import Article, Kind, Paragraph
from khulasa.export.choices import Choices, Details
from khulasa.export.copying.summary_copy import one_sentence_per_line, reference_text
from khulasa.export.layout.own_number import counted, has_own_number
from khulasa.export.sentence_text import (
    numbered_paragraphs,
    one_line,
    paragraph_target,
    with_notes,
)
from khulasa.export.text.markdown_tables import Sides, markdown_table, source_place
from khulasa.export.text.summary_blocks import summary_blocks, summary_remarks, summary_sentence
from khulasa.reading.document import Reading
from khulasa.summary.result import Summary, SummarySentence
from khulasa.wording import _

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&])")
_LIST_INDENT = " " * 4  # what is below an item with a bullet and with a number alike
_OWN_NUMBER = re.compile(r"(\d{1,9})\\([.)]) ")  # of a list, escaped
# Only at a line's start: what would begin a list.
_LIST_START = re.compile(r"^(\s*\d*)([-+.)])(?=\s|-*$)")


def to_markdown(reading: Reading, choices: Choices, details: Details) -> str:
    """The article as a Markdown document; everything in it is text, never markup."""
    details, article = details.chosen(choices), reading.article
    blocks = []
    if details.notice:
        blocks.append(f"*{_escape(details.notice)}*")
    if details.note:
        blocks += [_escape(line) for line in details.note.splitlines() if line.strip()]
    if choices.summary and reading.summary is not None:
        blocks += _summary(reading.summary, choices, details.kept)
    if choices.translation:
        blocks.append(
            "## "
            + _("Translation ({source} → {target})").format(
                source=article.language, target=reading.target
            )
        )
    elif choices.source:
        blocks.append("## " + _("Source ({language})").format(language=article.language))
    paragraphs = article.paragraphs
    texts = list(_texts(reading, choices))
    place = 0
    for grid in find_grids(paragraphs):
        blocks += _flow(
            paragraphs[place : grid.rows.start], texts[place : grid.rows.start], article
        )
        within = dict(zip(grid.rows, texts[grid.rows.start : grid.rows.stop], strict=True))
        blocks += markdown_table(grid, within, article.language)
        place = grid.rows.stop
    blocks += _flow(paragraphs[place:], texts[place:], article)
    return "\n\n".join(blocks) + "\n"


def _texts(reading: Reading, choices: Choices) -> Iterator[Sides]:
    for number, paragraph, group, notes in numbered_paragraphs(reading, notes=choices.note):
        source = target = None
        if choices.translation:
            target = _escape(one_line(paragraph_target(group, notes, marks=choices.marks)))
            notes = ()
        if choices.source:
            # Markdown has no word for direction, HTML has.
            source = html.escape(with_notes(one_line(paragraph.text), notes), quote=False)
        yield Sides(number if choices.references else 0, source, target)


def _flow(
    paragraphs: Sequence[Paragraph], texts: Sequence[Sides], article: Article
) -> Iterator[str]:
    """Paragraphs that are in no table; items are in lists of lists where nothing is between."""
    depth = 0
    for paragraph, sides in zip(paragraphs, texts, strict=True):
        is_item = paragraph.kind is Kind.LIST_ITEM and sides.source is None
        depth = min(max(paragraph.layout.level, 1), depth + 1) if is_item else 0
        if sides.target is not None:
            shown = f"{sides.target} ({sides.number})" if sides.number else sides.target
            yield _LIST_INDENT * (depth - 1) + _as_kind(paragraph, shown)
        if sides.source is not None:
            yield f"<p {source_place(article.language)}>{sides.source}</p>"


def _summary(summary: Summary, choices: Choices, kept: frozenset[int]) -> list[str]:
    blocks = summary_blocks(
        summary,
        lambda sentence: _escape(_sentence(sentence, choices)),
        marks=choices.marks,
        kept=kept,
    )
    if one_sentence_per_line(summary):
        blocks = [f"- {text}" for text in blocks]
    remarks = [
        f"*{_escape(text)}*" for text in summary_remarks(summary, marks=choices.marks, kept=kept)
    ]
    return [f"## {summary.heading}", *blocks, *remarks]


def _sentence(sentence: SummarySentence, choices: Choices) -> str:
    numbers = reference_text(sentence).strip("[]") if choices.references else ""
    text = one_line(summary_sentence(sentence, marks=choices.marks))
    return f"{text} ({numbers})" if numbers else text


def _as_kind(paragraph: Paragraph, text: str) -> str:
    if paragraph.kind is Kind.LIST_ITEM and (number := _OWN_NUMBER.match(text)):
        return f"{number[1]}{number[2]}{text[number.end() - 1 :]}"
    lost = counted(one_line(paragraph.text))
    if paragraph.kind is Kind.LIST_ITEM and lost and not has_own_number(text.replace("\\", "")):
        return f"{lost[0]}{lost[1]} {text}"
    prefix = {Kind.HEADING: "### ", Kind.QUOTE: "> ", Kind.LIST_ITEM: "- "}
    return prefix.get(paragraph.kind, "") + text


def _escape(text: str) -> str:
    return _LIST_START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", text))

"""Markdown: the summary, then each paragraph's translation with its source below it."""

from __future__ import annotations

import html
import re

from khulasa.article.model import Kind, Paragraph
from khulasa.export.choices import Choices, Details
from khulasa.export.direction import html_direction
from khulasa.export.sentence_text import (
    numbered_paragraphs,
    one_line,
    paragraph_target,
    with_notes,
)
from khulasa.export.summary_blocks import summary_blocks, summary_remarks, summary_sentence
from khulasa.export.summary_copy import one_sentence_per_line, reference_text
from khulasa.reading.document import Reading
from khulasa.summary.result import Summary, SummarySentence
from khulasa.wording import _

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&])")
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
    for number, paragraph, group, notes in numbered_paragraphs(reading, notes=choices.note):
        if choices.translation:
            target = _escape(one_line(paragraph_target(group, notes, marks=choices.marks)))
            shown = f"{target} ({number})" if choices.references else target
            blocks.append(_as_kind(paragraph, shown))
        if choices.source:
            # Markdown has no word for direction, HTML has.
            below = () if choices.translation else notes
            source = html.escape(with_notes(one_line(paragraph.text), below), quote=False)
            place = (
                f'dir="{html_direction(article.language)}" lang="{html.escape(article.language)}"'
            )
            blocks.append(f"<p {place}>{source}</p>")
    return "\n\n".join(blocks) + "\n"


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
    prefix = {Kind.HEADING: "### ", Kind.QUOTE: "> ", Kind.LIST_ITEM: "- "}
    return prefix.get(paragraph.kind, "") + text


def _escape(text: str) -> str:
    return _LIST_START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", text))

"""A result as blocks of text, from which the formats with a layout are written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from khulasa.article.model import Article, Kind, Paragraph
from khulasa.export.choices import Choices, Details, Layout
from khulasa.export.copying.summary_copy import one_sentence_per_line
from khulasa.export.direction import is_right_to_left
from khulasa.export.layout.laid_out import Block, Item, LaidOut, Piece, Role
from khulasa.export.layout.own_number import counted, has_own_number
from khulasa.export.layout.tables import Pair, in_rows
from khulasa.export.sentence_text import (
    numbered_paragraphs,
    one_line,
    printable,
    sentence_target,
    translated_title,
)
from khulasa.export.text.summary_blocks import summary_paragraphs, summary_remarks
from khulasa.reading.document import Reading
from khulasa.summary.result import Summary, SummarySentence
from khulasa.translation.result import Status, Translation
from khulasa.wording import _, wanted_language

# Captions, notes, subtitles and what is beside the text are set as text.
_ROLES = {
    **dict.fromkeys(Kind, Role.TEXT),
    Kind.HEADING: Role.HEADING,
    Kind.QUOTE: Role.QUOTE,
    Kind.LIST_ITEM: Role.ITEM,
}


_DEEPEST = 6  # levels of lists, or nothing would be left for the text


def laid_out(reading: Reading, choices: Choices, details: Details) -> LaidOut:
    """A result as a document with a layout."""
    details = details.chosen(choices)
    has_article = choices.source or choices.translation
    if not has_article:
        choices = replace(choices, references=False)  # there would be nothing to point at
    paragraphs = reading.article.paragraphs
    pairs = list(_pairs(reading, choices))
    rows = in_rows(paragraphs, pairs)
    title_pair = None
    if rows and not rows[0].is_table and _is_title(paragraphs[0], reading.article):
        title_pair = pairs[0]
        del rows[0]
    head = [*_title(reading, choices, title_pair), *_remarks(details)]
    if choices.summary and reading.summary is not None:
        head += _summary(
            reading.summary, details.summary_language or reading.target, choices, details.kept
        )
    return LaidOut(
        title=head[0].text if head and head[0].role is Role.TITLE else "",
        language=reading.target if choices.translation else reading.article.language,
        source_language=reading.article.language,
        head=tuple(head),
        rows=tuple(rows if has_article else ()),
        in_columns=choices.source and choices.translation and choices.layout is Layout.COLUMNS,
        from_right=is_right_to_left(wanted_language()),
    )


def _is_title(paragraph: Paragraph, article: Article) -> bool:
    """Whether a paragraph is the article's title, and no item that would lose its number there."""
    text = one_line(paragraph.text)
    is_counted = paragraph.kind is Kind.LIST_ITEM and has_own_number(text)
    return bool(text) and text == one_line(article.title) and not is_counted


def _pairs(reading: Reading, choices: Choices) -> Iterator[Pair]:
    """The source and the translation of each paragraph, each None if it is not wanted."""
    for number, paragraph, group, notes in numbered_paragraphs(reading, notes=choices.note):
        anchor = number if choices.references else 0
        source = target = None
        if choices.translation:
            pieces = tuple(
                replace(_piece(sentence, marks=choices.marks), note=printable(one_line(note)))
                for sentence, note in zip(group, notes, strict=True)
            )
            target = _block(paragraph, reading.target, pieces, anchor)
            anchor, notes = 0, ()
        if choices.source:
            note = printable(" ".join(one_line(note) for note in notes if note))
            pieces = (Piece(printable(one_line(paragraph.text)), note=note),)
            source = _block(paragraph, reading.article.language, pieces, anchor)
        yield source, target


def _block(paragraph: Paragraph, language: str, pieces: tuple[Piece, ...], anchor: int) -> Block:
    block = Block(_ROLES[paragraph.kind], language, pieces, anchor, is_numbered=bool(anchor))
    return _as_item(block, paragraph) if block.role is Role.ITEM else block


def _as_item(block: Block, paragraph: Paragraph) -> Block:
    """An item with its number apart; a translation that has lost it has that of the source."""
    level = min(max(paragraph.layout.level, 1), _DEEPEST)
    if block.pieces and (own := counted(block.pieces[0].text)):
        number, end, text = own
        pieces = (replace(block.pieces[0], text=text), *block.pieces[1:])
        return replace(block, pieces=pieces, item=Item(level, number, end))
    if has_own_number(block.text):
        return replace(block, item=Item(level, has_bullet=False))
    lost = counted(one_line(paragraph.text))
    return replace(block, item=Item(level, lost[0], lost[1]) if lost else Item(level))


def _piece(translation: Translation | None, *, marks: bool) -> Piece:
    if translation is not None and translation.status is Status.CHECK:
        doubts = tuple(printable(issue.message) for issue in translation.issues) if marks else ()
        return Piece(printable(one_line(translation.target)), doubts)
    return Piece(printable(one_line(sentence_target(translation, marks=marks))))


def _title(reading: Reading, choices: Choices, pair: Pair | None) -> list[Block]:
    """The title in the reader's language, and below it the article's own.

    ``pair`` is the paragraph that it is; None if it is none.
    """
    if pair:
        source, target = pair
        found = [block for block in (target, source) if block is not None]
        found = found or [
            Block(Role.TITLE, reading.target, (Piece(printable(translated_title(reading))),))
        ]
    elif reading.article.title:
        own = Piece(printable(one_line(reading.article.title)))
        found = [Block(Role.TITLE, reading.article.language, (own,))]
        if choices.translation and translated_title(reading) != own.text:
            translated = Piece(printable(translated_title(reading)))
            found.insert(0, Block(Role.TITLE, reading.target, (translated,)))
        found = found[: 1 + choices.source]
    else:
        found = []
    roles = (Role.TITLE, Role.SUBTITLE)
    return [replace(b, role=role, is_numbered=False) for b, role in zip(found, roles, strict=False)]


def _remarks(details: Details) -> Iterator[Block]:
    if details.notice:
        yield Block(Role.REMARK, wanted_language(), (Piece(printable(one_line(details.notice))),))
    if details.note.strip():
        yield Block(Role.SECTION, wanted_language(), (Piece(_("Note")),))
    for line in details.note.splitlines():
        if line.strip():
            yield Block(Role.TEXT, "", (Piece(printable(one_line(line))),))


def _summary(
    summary: Summary, language: str, choices: Choices, kept: frozenset[int]
) -> Iterator[Block]:
    yield Block(Role.SECTION, wanted_language(), (Piece(summary.heading),))
    groups = summary_paragraphs(summary, marks=choices.marks, kept=kept)
    if one_sentence_per_line(summary):
        for sentence in (sentence for group in groups for sentence in group):
            yield Block(Role.ITEM, language, (_summary_piece(sentence, choices),))
    else:
        for group in groups:
            pieces = tuple(_summary_piece(sentence, choices) for sentence in group)
            yield Block(Role.TEXT, language, pieces)
    for text in summary_remarks(summary, marks=choices.marks, kept=kept):
        yield Block(Role.REMARK, wanted_language(), (Piece(printable(text)),))


def _summary_piece(sentence: SummarySentence, choices: Choices) -> Piece:
    return Piece(
        printable(one_line(sentence.text)),
        tuple(printable(i.message) for i in sentence.issues) if choices.marks else (),
        tuple(p + 1 for p in sentence.paragraphs) if choices.references else (),
    )


def article_heading(document: LaidOut) -> Block:
    """The heading above the article's rows."""
    target = any(row.target is not None for row in document.rows)
    source = any(row.source is not None for row in document.rows)
    words = _("Source and translation") if source and target else _("Translation")
    text = words if target else _("Source")
    return Block(Role.SECTION, wanted_language(), (Piece(text),))

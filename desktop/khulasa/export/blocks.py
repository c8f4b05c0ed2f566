"""A result as blocks of text, from which the formats with a layout are written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from khulasa.article.model import Kind
from khulasa.export.choices import Choices, Details, Layout
from khulasa.export.sentence_text import (
    numbered_paragraphs,
    one_line,
    printable,
    sentence_target,
    translated_title,
)
from khulasa.export.summary_blocks import summary_paragraphs, summary_remarks
from khulasa.export.summary_copy import one_sentence_per_line
from khulasa.reading.document import Reading
from khulasa.summary.result import Summary, SummarySentence
from khulasa.translation.result import Status, Translation
from khulasa.wording import _, wanted_language


class Role(Enum):
    """What a block is in a document."""

    TITLE = auto()
    SUBTITLE = auto()
    SECTION = auto()  # a heading of ours, such as "Summary"
    HEADING = auto()  # one of the article's
    TEXT = auto()
    QUOTE = auto()
    ITEM = auto()
    REMARK = auto()


# Captions, notes, subtitles and what is beside the text are set as text.
_ROLES = {
    **dict.fromkeys(Kind, Role.TEXT),
    Kind.HEADING: Role.HEADING,
    Kind.QUOTE: Role.QUOTE,
    Kind.LIST_ITEM: Role.ITEM,
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence of a block.

    Attributes:
        text: On one line, without control characters.
        doubts: Why it should be checked.
        references: Numbers, from 1, of the paragraphs that support it.
        note: The reader's note on it; may be empty.
    """

    text: str
    doubts: tuple[str, ...] = ()
    references: tuple[int, ...] = ()
    note: str = ""

    @property
    def remarks(self) -> str:
        """What is said of it beside the text: its doubts, and the reader's note."""
        note = [_("Note: {}").format(self.note)] if self.note else []
        return " ".join([*self.doubts, *note])


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a document.

    Attributes:
        role: What it is.
        language: ISO 639-1 code; empty if it is not known.
        pieces: Its sentences; a space stands between two.
        number: Of the article's paragraph that it is, from 1, where its number is to be seen;
            else 0.
    """

    role: Role
    language: str
    pieces: tuple[Piece, ...]
    number: int = 0

    @property
    def text(self) -> str:
        """Its sentences as one text, without doubts, notes and references."""
        return " ".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph of the article.

    Attributes:
        number: From 1; what references name.
        source, target: Either is None if it is not wanted.
    """

    number: int
    source: Block | None
    target: Block | None

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Those of the two that are wanted."""
        return tuple(block for block in (self.source, self.target) if block is not None)


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A document.

    Attributes:
        title: Its title as plain text.
        language: ISO 639-1 code of most of it.
        source_language: Of the article.
        head: What stands before the article.
        rows: The article; empty if only the summary is wanted.
        in_columns: Source and translation stand side by side.
        title_number: Number of the paragraph that is shown as the title, and so in no row; else 0.
    """

    title: str
    language: str
    source_language: str
    head: tuple[Block, ...]
    rows: tuple[Row, ...]
    in_columns: bool
    title_number: int = 0

    @property
    def remarks_heading(self) -> str:
        """What stands above all that is said of sentences, where that is at the end."""
        blocks = (*self.head, *(block for row in self.rows for block in row.blocks))
        noted = any(piece.note for block in blocks for piece in block.pieces)
        return _("To check, and notes") if noted else _("To check")

    @property
    def numbers(self) -> frozenset[int]:
        """Numbers of the paragraphs that can be pointed at."""
        own = {self.title_number} if self.title_number else set()
        return frozenset(own | {row.number for row in self.rows})


def laid_out(reading: Reading, choices: Choices, details: Details) -> LaidOut:
    """A result as a document with a layout."""
    details = details.chosen(choices)
    has_article = choices.source or choices.translation
    if not has_article:
        choices = replace(choices, references=False)  # there would be nothing to point at
    rows = list(_rows(reading, choices))
    title_rows: list[Row] = []
    title = one_line(reading.article.title)
    if rows and title and one_line(reading.article.paragraphs[0].text) == title:
        title_rows = [rows.pop(0)]
    head = [*_title(reading, choices, title_rows), *_remarks(details)]
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
        title_number=title_rows[0].number if title_rows else 0,
    )


def _rows(reading: Reading, choices: Choices) -> Iterator[Row]:
    for number, paragraph, group, notes in numbered_paragraphs(reading, notes=choices.note):
        role, shown = _ROLES[paragraph.kind], number if choices.references else 0
        source = target = None
        if choices.translation:
            pieces = tuple(
                replace(_piece(sentence, marks=choices.marks), note=printable(one_line(note)))
                for sentence, note in zip(group, notes, strict=True)
            )
            target = Block(role, reading.target, pieces, shown)
            shown, notes = 0, ()
        if choices.source:
            note = printable(" ".join(one_line(note) for note in notes if note))
            pieces = (Piece(printable(one_line(paragraph.text)), note=note),)
            source = Block(role, reading.article.language, pieces, shown)
        yield Row(number, source, target)


def _piece(translation: Translation | None, *, marks: bool) -> Piece:
    if translation is not None and translation.status is Status.CHECK:
        doubts = tuple(printable(issue.message) for issue in translation.issues) if marks else ()
        return Piece(printable(one_line(translation.target)), doubts)
    return Piece(printable(one_line(sentence_target(translation, marks=marks))))


def _title(reading: Reading, choices: Choices, rows: Sequence[Row]) -> list[Block]:
    """The title in the reader's language, and below it the article's own."""
    if rows:
        found = [block for block in (rows[0].target, rows[0].source) if block is not None]
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
    return [replace(b, role=role, number=0) for b, role in zip(found, roles, strict=False)]


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

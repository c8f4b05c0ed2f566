"""The parts of a file that a reader can choose, such as its notes and comments."""

from __future__ import annotations

from collections.abc import Iterable

from khulasa.article.blocks import Block, Source
from khulasa.article.model import Part
from khulasa.wording import N_, Phrase, count_text, phrase

NOTES, COMMENTS, MARGINS = "notes", "comments", "margins"
SPEAKER_NOTES = "speaker-notes"
DRAWINGS, PICTURES = "drawings", "pictures"
"""Names of parts that several formats have."""

_TITLES = {
    NOTES: N_("Footnotes and endnotes"),
    COMMENTS: N_("Comments"),
    MARGINS: N_("Headers and footers"),
    SPEAKER_NOTES: N_("Speaker's notes"),
    DRAWINGS: N_("Charts and diagrams"),
    PICTURES: N_("Descriptions of pictures"),
}


def part_of(
    source: Source,
    name: str,
    blocks: Iterable[Block],
    *,
    title: Phrase | str | None = None,
    by_default: bool,
) -> Part:
    """A part, and whether it is to be read.

    Args:
        source: The file, and what was chosen of it.
        name: Names it among the file's parts.
        blocks: What is in it.
        title: Words for the reader; None for those of the names above.
        by_default: Whether it is read where nothing was chosen.
    """
    return Part(
        name,
        phrase(_TITLES[name]) if title is None else title,
        sum(len(block.text.split()) for block in blocks),
        by_default if source.parts is None else name in source.parts,
    )


def sheet_part(
    source: Source, number: int, blocks: Iterable[Block], *, title: str, by_default: bool
) -> Part:
    """A sheet of a spreadsheet.

    Args:
        source: The file, and what was chosen of it.
        number: Of the sheet, counted from 1.
        blocks: What is in it.
        title: Its own.
        by_default: Whether it is read where nothing was chosen.
    """
    return part_of(source, f"sheet{number}", blocks, title=title, by_default=by_default)


def part_words(part: Part) -> str:
    """A part and how long it is, as in "Comments (12 words)"."""
    return count_text("{title} ({:,} word)", "{title} ({:,} words)", part.words, title=part.title)

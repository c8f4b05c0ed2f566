"""Articles in rich text (.rtf)."""

from __future__ import annotations

from khulasa.article.blocks import Block, Content, Source
from khulasa.article.errors import UnreadableError
from khulasa.article.model import About, Kind, Part
from khulasa.article.parts import COMMENTS, MARGINS, NOTES, part_of
from khulasa.article.rtf.columns import with_columns
from khulasa.article.rtf.paragraphs import without_frames
from khulasa.article.rtf.reader import Reader
from khulasa.article.told import with_told
from khulasa.wording import phrase


def read_rtf(source: Source) -> Content:
    """Read rich text: paragraphs, lists and tables in their order, then its parts.

    Args:
        source: The .rtf file. Its parts are notes, comments and margins.

    Raises:
        UnreadableError: It has no text.
    """
    reader = Reader()
    reader.read(source.data)
    blocks = with_columns(without_frames(reader.body.blocks), reader.body.ends)
    left_out = len(reader.left_out)
    parts: list[Part] = []
    for name, within, hidden, by_default in (
        (NOTES, reader.notes, reader.left_out_of_notes, True),
        (COMMENTS, reader.comments, reader.left_out_of_comments, False),
        (MARGINS, _margins(reader), reader.left_out_of_margins, False),
    ):
        part = part_of(source, name, within, by_default=by_default)
        if part.read:
            blocks += within
            left_out += len(hidden)
        parts += [part] if within else []
    if not blocks and reader.is_cut_off:
        raise UnreadableError(
            phrase("it breaks off before its text begins"),
            phrase("copy or download it again"),
        )
    notes = (phrase("The file breaks off: its end is missing."),) if reader.is_cut_off else ()
    content = Content(blocks, left_out=left_out, notes=notes, parts=tuple(parts))
    return with_told(content, reader.title, "", About(reader.author, reader.date))


def _margins(reader: Reader) -> list[Block]:
    blocks = (Block(Kind.MARGIN, block.text) for block in reader.margins)
    return list(dict.fromkeys(b for b in blocks if any(map(str.isalpha, b.text))))

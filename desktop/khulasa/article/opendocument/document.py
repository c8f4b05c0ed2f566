"""Articles in OpenDocument files: texts, slides and spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from khulasa.article.blocks import Block, Content, Source
from khulasa.article.errors import UnreadableError
from khulasa.article.model import About, Kind, Part
from khulasa.article.opendocument.blocks import BlockReader
from khulasa.article.opendocument.files import Files, damaged, files_of
from khulasa.article.opendocument.names import DC, DRAW, META, OFFICE, SLIDES, STYLE, TABLE
from khulasa.article.parts import COMMENTS, MARGINS, NOTES, SPEAKER_NOTES, part_of, sheet_part
from khulasa.article.told import with_told


def read_opendocument(source: Source) -> Content:
    """Read a text, slides or a spreadsheet: what is shown, in its order, then its parts.

    Tracked changes are read as accepted; what is removed, hidden or struck out is left out.

    Args:
        source: The file, packed or flat. Parts of a text are its notes, comments and margins, of
            slides the speaker's notes and comments, of a spreadsheet the sheets.

    Raises:
        UnreadableError: As with :func:`khulasa.article.opendocument.files.files_of`.
    """
    files = files_of(source.data)
    try:
        return _content(files, source)
    except UnreadableError:
        raise
    # What no program writes shows as errors of lxml, RecursionError and more.
    except Exception as error:
        raise damaged() from error


def _content(files: Files, source: Source) -> Content:
    reader = BlockReader(files)
    parts: list[Part] = []
    if files.body.tag == OFFICE + "presentation":
        blocks = _slides(files, reader, source, parts)
    elif files.body.tag == OFFICE + "spreadsheet":
        blocks = _sheets(files, reader, source, parts)
    else:
        reader.leave_out_deletions(files.body)
        blocks = list(reader.blocks_in(files.body))
    left_out = reader.texts.left_out
    for name, read, by_default in (
        (NOTES, reader.notes, True),
        (COMMENTS, reader.comments, False),
        (MARGINS, lambda: _margins(files, reader), False),
    ):
        before = len(left_out)
        within = list(read())
        part = part_of(source, name, within, by_default=by_default)
        if part.read:
            blocks += within
        else:
            del left_out[before:]
        parts += [part] if within else []
    return _told(files, Content(blocks, left_out=len(left_out), parts=tuple(parts)))


def _slides(files: Files, reader: BlockReader, source: Source, parts: list[Part]) -> list[Block]:
    """The slides in their order, each with what its speaker noted if that was chosen."""
    blocks: list[Block] = []
    spoken: list[Block] = []
    wanted = part_of(source, SPEAKER_NOTES, [], by_default=False).read
    for slide in files.body.iter(DRAW + "page"):
        shapes = [child for child in slide if child.tag != SLIDES + "notes"]
        blocks += reader.blocks_in(shapes)
        before = len(reader.texts.left_out)
        notes = [
            Block(Kind.NOTE, block.text, place=block.place)
            for element in slide.iter(SLIDES + "notes")
            for block in reader.blocks_in(element)
        ]
        spoken += notes
        if wanted:
            blocks += notes
        else:
            del reader.texts.left_out[before:]
    if spoken:
        parts.append(part_of(source, SPEAKER_NOTES, spoken, by_default=False))
    return blocks


def _sheets(files: Files, reader: BlockReader, source: Source, parts: list[Part]) -> list[Block]:
    blocks: list[Block] = []
    sheets = list(files.body.findall(TABLE + "table"))
    for number, sheet in enumerate(sheets, 1):
        before = len(reader.texts.left_out)
        title = sheet.get(TABLE + "name", "")
        shown = reader.is_shown_table(sheet)
        within = list(reader.blocks_in([sheet]))
        part = sheet_part(source, number, within, title=title, by_default=shown)
        if part.read:
            blocks += within
        else:
            del reader.texts.left_out[before:]
        if within:
            parts.append(part)
    return blocks


def _margins(files: Files, reader: BlockReader) -> list[Block]:
    """What has words in headers and footers, each once; headers first."""
    blocks = (
        Block(Kind.MARGIN, block.text, place=block.place)
        for name in ("header", "header-left", "header-first", "footer", "footer-left")
        for root in files.roots
        for element in root.iter(STYLE + name)
        for block in reader.blocks_in(element)
    )
    return list(dict.fromkeys(b for b in blocks if any(map(str.isalpha, b.text))))


def _told(files: Files, content: Content) -> Content:
    def first(names: Iterable[str]) -> str:
        return next(_texts(files, names), "")

    about = About(
        first([META + "initial-creator", DC + "creator"]),
        first([META + "creation-date", DC + "date"])[: len("2021-05-04")],
    )
    return with_told(content, first([DC + "title"]), first([DC + "language"]), about)


def _texts(files: Files, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        for root in files.roots:
            element = root.find(f"{OFFICE}meta/{name}")
            if element is not None and (element.text or "").strip():
                yield element.text.strip()

"""Articles in Word documents (.docx)."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from khulasa.article.blocks import Block
from khulasa.article.errors import UnreadableError
from khulasa.article.word.numbers import Numbers
from khulasa.article.word.parts import notes_of, part_of
from khulasa.article.word.styles import WORD, kind_of, style_kinds, styles_by_id
from khulasa.article.word.text import COMPATIBILITY, TEXT_BOX, TextReader
from khulasa.wording import _

_OLE_CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_UNPACKED_BYTES = 200_000_000
_MOST_TEXT_BYTES = 100_000_000

# What holds blocks between the body and its paragraphs. Deletions aren't among them.
_CONTAINERS = {
    WORD + name
    for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "tbl", "tr")
}


def read_word(data: bytes, left_out: list[str] | None = None) -> list[Block]:
    """Read the body of a Word document: paragraphs and tables in their order, then its notes.

    Headers, footers and what is deleted, hidden or struck out are left out; inserted text, links,
    content controls and text boxes are kept, and the numbers of lists.

    Args:
        data: The .docx file.
        left_out: Takes the passages that are deleted, hidden or struck out.

    Raises:
        UnreadableError: It is no .docx, broken, encrypted or unpacks to an absurd size.
    """
    _check_container(data)
    from docx import Document

    try:
        document = Document(BytesIO(data))
        reader = _BlockReader(document)
        body = document.element.body
    # A damaged package shows as errors of zipfile, lxml, KeyError and more.
    except Exception as error:
        raise _broken() from error
    blocks = [*reader.blocks_in(body), *reader.notes_led_to()]
    if left_out is not None:
        left_out += reader.texts.left_out
    return blocks


def _check_container(data: bytes) -> None:
    if data.startswith(_OLE_CONTAINER):
        raise UnreadableError(
            _("it is protected with a password, or in the old .doc format"),
            _("open it in Word or LibreOffice and save it as .docx without a password"),
        )
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise _broken() from error
    total = sum(sizes.values())
    if total > _MOST_UNPACKED_BYTES or sizes.get("word/document.xml", 0) > _MOST_TEXT_BYTES:
        raise UnreadableError(
            _("it unpacks to {megabytes} MB, which no article does").format(
                megabytes=total // 1_000_000
            ),
            _("copy the text you need into a new document"),
        )


def _broken() -> UnreadableError:
    return UnreadableError(
        _("it is not a Word document, or it is damaged"),
        _("open it in Word or LibreOffice and save it again as .docx"),
    )


class _BlockReader:
    """Reads blocks one after another; counts items of lists and notes on the way."""

    def __init__(self, document: Any) -> None:
        styles = styles_by_id(document.styles.element)
        self.notes = notes_of(document)
        self.texts = TextReader(styles, self.notes)
        self._kinds = style_kinds(document.styles.element)
        self._numbers = Numbers(part_of(document, "numbering"), styles)

    def blocks_in(self, container: Any) -> Iterator[Block]:
        for element in container:
            if element.tag == WORD + "p":
                yield from self._blocks_of_paragraph(element)
            elif element.tag == WORD + "tc":
                if not _continues_cell_above(element):
                    yield from self.blocks_in(element)
            elif element.tag in _CONTAINERS:
                yield from self.blocks_in(element)

    def notes_led_to(self) -> Iterator[Block]:
        """The notes in the order of their marks; one of them may lead to another."""
        for number, note in enumerate(self.texts.led_to, 1):
            mark = f"[{number}] "
            for block in self.blocks_in(self.notes[note]):
                yield Block(block.kind, mark + block.text)
                mark = ""

    def _blocks_of_paragraph(self, paragraph: Any) -> Iterator[Block]:
        text = self.texts.text(paragraph)
        mark = self._numbers.mark(paragraph)
        if text:
            yield Block(kind_of(paragraph, self._kinds), mark + text)
        for box in _text_boxes_in(paragraph):
            yield from self.blocks_in(box)


def _text_boxes_in(element: Any) -> Iterator[Any]:
    """Text boxes, once each: a newer Word writes every one a second time for the older ones."""
    for child in element:
        if child.tag == TEXT_BOX:
            yield child
        elif child.tag != COMPATIBILITY + "Fallback":
            yield from _text_boxes_in(child)


def _continues_cell_above(cell: Any) -> bool:
    merge = cell.find(f"{WORD}tcPr/{WORD}vMerge")
    return merge is not None and merge.get(WORD + "val", "continue") == "continue"

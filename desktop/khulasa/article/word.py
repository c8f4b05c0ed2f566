"""Articles in Word documents (.docx)."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from khulasa.article.blocks import Block
from khulasa.article.errors import UnreadableError
from khulasa.article.model import Kind
from khulasa.article.word_styles import WORD, kind_of, style_kinds
from khulasa.wording import _

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_OLE_CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_UNPACKED_BYTES = 200_000_000
_MOST_TEXT_BYTES = 100_000_000

# What holds blocks between the body and its paragraphs. Deletions aren't among them.
_CONTAINERS = {
    WORD + name
    for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "tbl", "tr")
}
_TEXT_BOX = WORD + "txbxContent"
_NOT_READ = {
    _TEXT_BOX,
    _COMPATIBILITY + "Fallback",
    *(WORD + name for name in ("del", "moveFrom", "pPr", "rPr", "rt", "sdtPr")),
}
_CHARACTERS = {
    WORD + "tab": "\t",
    WORD + "ptab": "\t",
    WORD + "br": "\n",
    WORD + "cr": "\n",
    WORD + "noBreakHyphen": "\u2011",
}


def read_word(data: bytes) -> list[Block]:
    """Read the body of a Word document: paragraphs and tables in their order.

    Headers, footers, notes and deleted text are left out; inserted text, links, content
    controls and text boxes are kept.

    Args:
        data: The .docx file.

    Raises:
        UnreadableError: It is no .docx, broken, encrypted or unpacks to an absurd size.
    """
    _check_container(data)
    from docx import Document

    try:
        document = Document(BytesIO(data))
        kinds = style_kinds(document.styles.element)
        body = document.element.body
    # A damaged package shows as errors of zipfile, lxml, KeyError and more.
    except Exception as error:
        raise _broken() from error
    return list(_blocks_in(body, kinds))


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


def _blocks_in(container: Any, kinds: dict[str, Kind]) -> Iterator[Block]:
    for element in container:
        if element.tag == WORD + "p":
            yield from _blocks_of_paragraph(element, kinds)
        elif element.tag == WORD + "tc":
            if not _continues_cell_above(element):
                yield from _blocks_in(element, kinds)
        elif element.tag in _CONTAINERS:
            yield from _blocks_in(element, kinds)


def _blocks_of_paragraph(paragraph: Any, kinds: dict[str, Kind]) -> Iterator[Block]:
    text = "".join(_text_in(paragraph)).strip()
    if text:
        yield Block(kind_of(paragraph, kinds), text)
    for box in _text_boxes_in(paragraph):
        yield from _blocks_in(box, kinds)


def _text_in(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag in _CHARACTERS:
            yield _CHARACTERS[child.tag]
        elif child.tag in _NOT_READ:
            continue
        elif str(child.tag).endswith("}t"):
            yield child.text or ""
        else:
            yield from _text_in(child)


def _text_boxes_in(element: Any) -> Iterator[Any]:
    """Text boxes, once each: a newer Word writes every one a second time for the older ones."""
    for child in element:
        if child.tag == _TEXT_BOX:
            yield child
        elif child.tag != _COMPATIBILITY + "Fallback":
            yield from _text_boxes_in(child)


def _continues_cell_above(cell: Any) -> bool:
    merge = cell.find(f"{WORD}tcPr/{WORD}vMerge")
    return merge is not None and merge.get(WORD + "val", "continue") == "continue"

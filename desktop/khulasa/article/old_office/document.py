"""Articles in documents of Office before 2007."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from khulasa.article.blocks import Content, Source
from khulasa.article.errors import UnreadableError
from khulasa.article.old_office.kinds import OldKind, old_kind_of
from khulasa.article.old_office.soffice import convert, find_soffice
from khulasa.article.slides.document import read_slides
from khulasa.article.tables.workbook import read_workbook
from khulasa.article.word.document import read_word
from khulasa.wording import phrase

_READERS: dict[str, Callable[[Source], Content]] = {
    "docx": read_word,
    "xlsx": read_workbook,
    "pptx": read_slides,
}


def read_old_office(source: Source) -> Content:
    """Read an old document, as LibreOffice converts it.

    Args:
        source: The file. Its parts are those of the newer format.

    Raises:
        UnreadableError: A password protects it, LibreOffice is not installed or fails, or it is
            damaged.
    """
    kind = old_kind_of(source.data)
    if kind is None:
        raise UnreadableError(phrase("it is damaged"), phrase("copy or download it again"))
    if kind.is_encrypted:
        raise UnreadableError(
            phrase("it is protected with a password"),
            phrase("open it in its own program and save it without a password"),
        )
    soffice = find_soffice()
    if soffice is None:
        raise UnreadableError(
            phrase("it is {}", phrase(kind.name)),
            phrase(
                "open it in its own program and save it as .{newer}, or install LibreOffice",
                newer=kind.newer,
            ),
        )
    return _by_conversion(soffice, source, kind)


def _by_conversion(soffice: str, source: Source, kind: OldKind) -> Content:
    converted = convert(soffice, source.data, kind.suffix, kind.newer)
    if converted is None:
        raise UnreadableError(
            phrase("it is {}, and LibreOffice could not convert it", phrase(kind.name)),
            phrase("open it in its own program and save it as .{newer}", newer=kind.newer),
        )
    content = _READERS[kind.newer](replace(source, data=converted, suffix=f".{kind.newer}"))
    note = phrase("It is {}, read by way of LibreOffice.", phrase(kind.name))
    return replace(content, notes=(*content.notes, note))

"""The formats that can be read, and who reads each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from khulasa.article.blocks import Content, Source

TEXT_BYTES, DOCUMENT_BYTES, PDF_BYTES = 20_000_000, 100_000_000, 200_000_000
"""The longest files: a book of 1,000 pages is a text of 2 MB; pictures make documents large."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format that articles come in.

    Attributes:
        name: Names it in messages and tests.
        suffixes: Endings of its files, in small letters with the dot; the first is the usual one.
        read: Reads a file; raises ``UnreadableError``.
        most_bytes: The longest file.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Source], Content]
    most_bytes: int = DOCUMENT_BYTES


def _by(module: str, function: str) -> Callable[[Source], Content]:
    """A reader of ``khulasa.article``, whose module is loaded when the first file comes."""

    def read(source: Source) -> Content:
        content: Content = getattr(import_module(f"khulasa.article.{module}"), function)(source)
        return content

    return read


TEXT = Format("text", (".txt",), _by("plain.text_file", "read_text_file"), TEXT_BYTES)
MARKDOWN = Format("Markdown", (".md",), _by("markdown.document", "read_markdown_file"), TEXT_BYTES)
HTML = Format("HTML", (".html", ".htm", ".xhtml"), _by("web.page", "read_page"), TEXT_BYTES)
MHTML = Format("MHTML", (".mhtml", ".mht"), _by("web.saved_pages", "read_mhtml"))
WEBARCHIVE = Format("web archive", (".webarchive",), _by("web.saved_pages", "read_webarchive"))
EPUB = Format("EPUB", (".epub",), _by("epub.book", "read_book"))
MAIL = Format("e-mail", (".eml",), _by("mail.message", "read_mail"))
OUTLOOK = Format("Outlook", (".msg",), _by("mail.outlook", "read_outlook"))
SUBTITLES = Format(
    "subtitles", (".srt", ".vtt", ".ass", ".ssa"), _by("subtitles.film", "read_film"), TEXT_BYTES
)
PDF = Format("PDF", (".pdf",), _by("pdf.document", "read_pdf"), PDF_BYTES)
WORD = Format("Word", (".docx",), _by("word.document", "read_word"))
OPENDOCUMENT = Format(
    "OpenDocument",
    (".odt", ".fodt", ".odp", ".fodp", ".ods", ".fods"),
    _by("opendocument.document", "read_opendocument"),
)
SLIDES = Format("PowerPoint", (".pptx", ".ppsx"), _by("slides.document", "read_slides"))
WORKBOOK = Format("Excel", (".xlsx", ".xlsm"), _by("tables.workbook", "read_workbook"))
SEPARATED = Format("CSV", (".csv", ".tsv"), _by("tables.separated", "read_separated"), TEXT_BYTES)
RTF = Format("RTF", (".rtf",), _by("rtf.document", "read_rtf"))
OLD_OFFICE = Format(
    "old Office", (".doc", ".xls", ".ppt"), _by("old_office.document", "read_old_office")
)
PICTURE = Format(
    "picture", (".png", ".jpg", ".jpeg", ".tif", ".tiff"), _by("ocr.recognising", "read_picture")
)

FORMATS = (
    *(TEXT, MARKDOWN, HTML, MHTML, WEBARCHIVE, PDF, EPUB, WORD, OPENDOCUMENT, RTF, SLIDES),
    *(WORKBOOK, SEPARATED, MAIL, OUTLOOK, SUBTITLES, OLD_OFFICE, PICTURE),
)

READABLE_SUFFIXES = tuple(suffix for known in FORMATS for suffix in known.suffixes)
"""Endings of the files that can be read; one without any is read as what it looks like."""

MOST_BYTES = max(known.most_bytes for known in FORMATS)
"""The longest file of any format."""

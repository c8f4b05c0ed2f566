"""Results written in the formats that need no Qt; PDF is ``ui.export.documents``' business."""

from __future__ import annotations

from khulasa.export.choices import Choices, Details
from khulasa.export.sentence_text import printable
from khulasa.reading.document import Reading

_USUAL = Choices()


def render(
    reading: Reading,
    name: str,
    choices: Choices = _USUAL,
    details: Details | None = None,
    *,
    width: int = 100,
) -> bytes:
    """A result as a file of a format.

    Args:
        reading: The article and what is known of its translation.
        name: One of ``format_list.FORMATS`` but PDF.
        choices: What of it is wanted; a format that cannot leave something out does not.
        details: What else is to be said of it.
        width: Columns of the page; only text needs them.

    Raises:
        ValueError: There is no such format here.
    """
    details = details or Details()
    # What one format needs is not loaded for another: python-docx alone takes half a second.
    if name == "docx":
        from khulasa.export.office.docx_format import to_docx

        return to_docx(reading, choices, details)
    if name == "odt":
        from khulasa.export.office.odt_format import to_odt

        return to_odt(reading, choices, details)
    return render_text(reading, name, choices, details, width=width).encode("utf-8", "replace")


def render_text(
    reading: Reading, name: str, choices: Choices, details: Details, *, width: int = 100
) -> str:
    """A result in a format that can be read as it is; see ``render``."""
    match name:
        case "json":
            from khulasa.export.exchange.json_format import to_json

            return to_json(reading)
        case "text":
            from khulasa.export.text.text_format import to_text

            return printable(to_text(reading, choices, details, width))
        case "markdown":
            from khulasa.export.text.markdown_format import to_markdown

            return printable(to_markdown(reading, choices, details))
        case "html":
            from khulasa.export.html_format import to_html

            return to_html(reading, choices, details)
        case "csv":
            from khulasa.export.exchange.csv_format import to_csv

            return to_csv(reading, choices, details)
        case "tmx":
            from khulasa.export.exchange.tmx_format import to_tmx

            return to_tmx(reading, choices, details)
        case "xliff":
            from khulasa.export.exchange.xliff_format import to_xliff

            return to_xliff(reading, choices, details)
    raise ValueError(f"unknown format: {name}")

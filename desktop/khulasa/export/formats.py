"""The formats a result can be written in, by the names that ``--format`` takes."""

from __future__ import annotations

from khulasa.export.html_format import to_html
from khulasa.export.json_format import to_json
from khulasa.export.markdown_format import to_markdown
from khulasa.export.sentence_text import printable
from khulasa.export.text_format import to_text
from khulasa.reading.document import Reading


def render(
    reading: Reading, name: str, *, notice: str = "", width: int = 100, marks: bool = True
) -> str:
    """A result as a document.

    Args:
        reading: The article and what is known of its translation.
        name: One of ``khulasa.export.FORMATS``.
        notice: What has to be said of the models that translated it; may be empty.
        width: Columns of the page; only text needs them.
        marks: Say at each doubtful sentence why it should be checked; JSON always does.

    Raises:
        ValueError: There is no such format.
    """
    if name == "json":
        return to_json(reading)
    if name == "text":
        return printable(to_text(reading, notice, width, marks=marks))
    if name == "markdown":
        return printable(to_markdown(reading, notice, marks=marks))
    if name == "html":
        return printable(to_html(reading, notice, marks=marks))
    raise ValueError(f"unknown format: {name}")

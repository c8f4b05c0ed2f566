"""What the window exports: an article, what is chosen of it, and the file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from khulasa.export.choices import Choices, Details
from khulasa.export.formats import render
from khulasa.reading.document import Reading
from khulasa.ui.export.pdf_document import to_pdf

_PREVIEWED = 12  # paragraphs; more than a page shows


@dataclass(frozen=True, slots=True)
class Exportable:
    """An article that can be saved.

    Attributes:
        reading: The article and what is known of its translation.
        details: What else is to be said of it.
    """

    reading: Reading
    details: Details


@dataclass(frozen=True, slots=True)
class Order:
    """How an article is to be saved.

    Attributes:
        path: The file.
        format: Name of its format.
        choices: What goes into it.
    """

    path: Path
    format: str
    choices: Choices


def made(content: Exportable, format_: str, choices: Choices) -> bytes:
    """The content of a file, in any format."""
    if format_ == "pdf":
        return to_pdf(content.reading, choices, content.details)
    return render(content.reading, format_, choices, content.details)


def beginning(content: Exportable) -> Exportable:
    """As much of an article as a preview shows."""
    reading = content.reading
    article = replace(reading.article, paragraphs=reading.article.paragraphs[:_PREVIEWED])
    kept = range(len(article.sentences))
    translations = {n: t for n, t in reading.translations.items() if n in kept}
    return replace(content, reading=replace(reading, article=article, translations=translations))

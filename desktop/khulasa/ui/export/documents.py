"""What the window exports: an article, what is chosen of it, and the file."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from khulasa.export.choices import Choices, Details, Layout
from khulasa.export.formats import render
from khulasa.reading.document import Reading
from khulasa.settings.keys import EXPORT_FOLDER
from khulasa.settings.store import Settings
from khulasa.ui.export.pdf_document import to_pdf
from khulasa.ui.export.traceable_font import traceable_family

_PREVIEWED = 6_000  # characters; more than a page shows


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


def laid_out_for(format_: str, choices: Choices) -> Choices:
    """The choices as a format takes them; text in columns would be mixed up by most programs."""
    return replace(choices, layout=Layout.TURNS) if format_ == "text" else choices


def made(content: Exportable, format_: str, choices: Choices) -> bytes:
    """The content of a file, in any format."""
    choices = laid_out_for(format_, choices)
    if format_ == "pdf":
        return to_pdf(content.reading, choices, content.details)
    return render(content.reading, format_, choices, content.details)


def prepare(format_: str) -> None:
    """Do what has to be done in the window's thread before a document is made in another one."""
    if format_ == "pdf":
        traceable_family()


def usual_folder(settings: Settings) -> Path:
    """Where the last file was saved, if that still takes files; else where documents are kept."""
    folder = Path(settings.get(EXPORT_FOLDER) or "")
    if folder.is_absolute() and folder.is_dir() and os.access(folder, os.W_OK):
        return folder
    place = QStandardPaths.StandardLocation.DocumentsLocation
    documents = Path(QStandardPaths.writableLocation(place))
    return documents if documents.is_dir() else Path.home()


def remember_folder(settings: Settings, saved: Path, *, private: bool) -> None:
    """Propose a folder again, once a file was saved there: where that failed is no place for it."""
    if not private:
        settings.set(EXPORT_FOLDER, str(saved.parent))


def beginning(content: Exportable) -> Exportable:
    """As much of an article as a preview shows."""
    reading = content.reading
    paragraphs, room = [], _PREVIEWED
    for paragraph in reading.article.paragraphs:
        if room <= 0:
            break
        whole = [span for span in paragraph.sentences if span.end <= room]
        kept_spans = tuple(whole or paragraph.sentences[:1])
        text = paragraph.text[: kept_spans[-1].end] if kept_spans else paragraph.text
        paragraphs.append(replace(paragraph, text=text, sentences=kept_spans))
        room -= len(paragraph.text)
    article = replace(reading.article, paragraphs=tuple(paragraphs))
    kept = range(len(article.sentences))
    translations = {n: t for n, t in reading.translations.items() if n in kept}
    return replace(content, reading=replace(reading, article=article, translations=translations))

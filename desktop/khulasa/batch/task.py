"""What a batch does with every document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from khulasa.models.catalogue import Route
from khulasa.reading.summary_choice import SummaryChoice
from khulasa.translation.backend_name import BackendName

SUFFIXES = {"text": "txt", "markdown": "md", "html": "html", "json": "json"}
"""The ending of a result, by the format it is written in."""


@dataclass(frozen=True, slots=True)
class Task:
    """What a batch does with every document.

    Attributes:
        route: Gives what translates a language; None for the target language itself. Raises
            ``ModelMissingError``.
        backend: What runs the models.
        target: ISO 639-1 code of the reader's language.
        choice: The kind of summary.
        summarise: Whether one is made at all.
        format: One of ``khulasa.export.FORMATS``.
        marks: See ``khulasa.export.formats.render``.
        encoding: Character encoding of texts and web pages; None to recognise it.
        language: ISO 639-1 code of all documents; None to recognise it.
    """

    route: Callable[[str], Route | None]
    backend: BackendName = BackendName.CTRANSLATE2
    target: str = "en"
    choice: SummaryChoice = field(default_factory=SummaryChoice)
    summarise: bool = True
    format: str = "text"
    marks: bool = True
    encoding: str | None = None
    language: str | None = None

    @property
    def suffix(self) -> str:
        """The ending of a result."""
        return SUFFIXES[self.format]

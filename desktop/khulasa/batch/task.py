"""What a batch does with every document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from khulasa.export.choices import Choices
from khulasa.export.format_list import FORMATS, PLAIN
from khulasa.models.catalogue import Route
from khulasa.reading.summary_choice import SummaryChoice
from khulasa.translation.backend_name import BackendName


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
        format: One of ``FORMATS`` but PDF, which takes Qt.
        choices: What of a result is written.
        encoding: Character encoding of texts and web pages; None to recognise it.
        language: ISO 639-1 code of all documents; None to recognise it.
        parts: Names of the parts of files to read; None for those that are read by default.
    """

    route: Callable[[str], Route | None]
    backend: BackendName = BackendName.CTRANSLATE2
    target: str = "en"
    choice: SummaryChoice = field(default_factory=SummaryChoice)
    summarise: bool = True
    format: str = PLAIN.name
    choices: Choices = field(default_factory=Choices)
    encoding: str | None = None
    language: str | None = None
    parts: tuple[str, ...] | None = None

    @property
    def suffix(self) -> str:
        """The ending of a result, without the dot."""
        return FORMATS[self.format].suffix.removeprefix(".")

"""The formats that there are: what each is called, and which choices it can follow."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from khulasa.wording import N_

_CONTENT = frozenset({"source", "translation", "summary", "references", "marks", "note", "notice"})
_ALL = _CONTENT | {"layout"}


@dataclass(frozen=True, slots=True)
class Format:
    """A format that a result can be written in.

    Attributes:
        name: What ``--format`` takes.
        suffix: How its files end, with the dot.
        title: Its name for the reader.
        follows: Names of the ``Choices`` that it follows; the others make no difference to it.
        is_text: It can be read as it is, so it may go to a terminal.
    """

    name: str
    suffix: str
    title: str
    follows: frozenset[str]
    is_text: bool = True


# In the order in which they are offered.
FORMATS: dict[str, Format] = {
    format_.name: format_
    for format_ in (
        Format("docx", ".docx", N_("Word document"), _ALL, is_text=False),
        Format("odt", ".odt", N_("OpenDocument text"), _ALL, is_text=False),
        Format("pdf", ".pdf", N_("PDF"), _ALL, is_text=False),
        Format("html", ".html", N_("Web page"), _ALL),
        # In columns it is for terminals: programs that know directions mix the columns up.
        Format("text", ".txt", N_("Plain text"), _CONTENT),
        Format("markdown", ".md", N_("Markdown"), _CONTENT),
        Format(
            "csv",
            ".csv",
            N_("Table of sentences, CSV"),
            frozenset({"source", "translation", "references", "marks", "note", "notice"}),
        ),
        Format(
            "tmx",
            ".tmx",
            N_("Translation memory, TMX"),
            frozenset({"notice", "marks", "note"}),
        ),
        Format(
            "xliff",
            ".xlf",
            N_("For translation programs, XLIFF"),
            frozenset({"notice", "marks", "note"}),
        ),
        Format("json", ".json", N_("JSON, for programs"), frozenset()),
    )
}
# What a terminal shows.
PLAIN = FORMATS["text"]

# Endings that are used besides each format's own.
_OTHER = {".htm": "html", ".markdown": "markdown", ".xliff": "xliff"}


def format_of(path: Path) -> Format | None:
    """The format that a file's ending names; None if it names none."""
    suffix = path.suffix.lower()
    named = next((f for f in FORMATS.values() if f.suffix == suffix), None)
    return named or FORMATS.get(_OTHER.get(suffix, ""))

"""Where an article comes from, how it is read, and what was opened."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from khulasa.article.formats import READABLE_SUFFIXES
from khulasa.article.model import Article
from khulasa.library.values import StoredReading
from khulasa.models.catalogue import ModelMissingError
from khulasa.ui.reading.sessions.article_reader import ArticleReader

_WITHOUT_WRAPPED_LINES = tuple(suffix for suffix in READABLE_SUFFIXES if suffix != ".txt")
_LINES_TOGETHER = re.compile(r"\S[^\S\n]*\n[^\S\n]*\S")


@dataclass(frozen=True, slots=True)
class ArticleSource:
    """Where an article comes from, and how it is to be read.

    Attributes:
        origin: A file, or the text itself.
        encoding: Of the file; None to recognise it.
        language: Of the article; None to recognise it.
        join_lines: Take the lines of a text for wrapped prose, also where they don't look so.
        password: Opens an encrypted file.
        parts: Names of the parts of the file to read; None for those that are read as a rule.
    """

    origin: Path | str
    encoding: str | None = None
    language: str | None = None
    join_lines: bool = False
    password: str | None = field(default=None, repr=False)
    parts: frozenset[str] | None = None

    @property
    def file(self) -> Path | None:
        """The file, if it is one."""
        return self.origin if isinstance(self.origin, Path) else None

    @property
    def may_have_wrapped_lines(self) -> bool:
        """Whether it is plain text, the one format in which line ends may mean nothing."""
        if isinstance(self.origin, Path):
            return self.origin.suffix.lower() not in _WITHOUT_WRAPPED_LINES
        return _LINES_TOGETHER.search(self.origin) is not None


@dataclass(frozen=True, slots=True)
class OpenedArticle:
    """What was opened.

    Attributes:
        article: What was read.
        stored: What the library has of it; None if it keeps nothing.
        missing: Why nothing can translate it; None if something can, or nothing has to.
        changed_file: The file that holds another text by now than the one that is shown.
    """

    article: Article
    stored: StoredReading | None = None
    missing: ModelMissingError | None = None
    changed_file: Path | None = None


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """An article as the library keeps it, read in a language."""

    article_id: int
    target: str


def read_with(reader: ArticleReader, source: ArticleSource) -> None:
    """Have an article read."""
    if isinstance(source.origin, Path):
        reader.read_file(
            source.origin,
            encoding=source.encoding,
            language=source.language,
            join_lines=source.join_lines,
            password=source.password,
            parts=source.parts,
        )
    else:
        reader.read_text(source.origin, language=source.language, join_lines=source.join_lines)

"""The door: a glossary from a file of any kind that is known."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from khulasa.article.blocks import Source
from khulasa.article.errors import UnreadableError
from khulasa.article.plain.text_file import text_of
from khulasa.glossary.separated import read_separated_terms
from khulasa.glossary.tbx import read_tbx
from khulasa.glossary.term import Term, merged
from khulasa.long_paths import reachable
from khulasa.reasons import WordedError, reason_of
from khulasa.review.languages import Languages
from khulasa.wording import phrase

MOST_BYTES = 50_000_000
"""Largest file of terms; the longest glossaries of public offices are a fifth of it."""

MOST_TERMS = 100_000
"""Most terms of a glossary."""

_TBX = (".tbx", ".tbxm", ".xml")


class GlossaryError(WordedError):
    """A glossary cannot be read or written; ``words`` are a sentence for the reader."""


@dataclass(frozen=True, slots=True)
class ReadTerms:
    """What was found in a file.

    Attributes:
        terms: Each once.
        left_out: Lines or entries without a translation.
    """

    terms: tuple[Term, ...]
    left_out: int = 0


def read_glossary(path: Path, languages: Languages, encoding: str | None = None) -> ReadTerms:
    """Read the terms of a CSV, TSV or TBX.

    Args:
        path: The file.
        languages: Which of several languages of a file are wanted; may be empty for any.
        encoding: Character encoding of a CSV or TSV, instead of the one found in it.

    Raises:
        GlossaryError: It cannot be read, is too large, or holds no terms. The message names the
            file, the reason and the way out.
    """
    try:
        size = reachable(path).stat().st_size
        if size > MOST_BYTES:
            raise UnreadableError(
                phrase(
                    "it has {:,} MB and the limit is {:,} MB",
                    size // 1_000_000,
                    MOST_BYTES // 1_000_000,
                ),
                phrase("take out of it what you need"),
            )
        data = reachable(path).read_bytes()
        return terms_in(data, path.suffix.lower(), languages, encoding)
    except OSError as error:
        raise GlossaryError(phrase("Cannot read {}: {}.", str(path), reason_of(error))) from error
    except UnreadableError as error:
        raise GlossaryError(error.sentence(str(path))) from error


def terms_in(
    data: bytes, suffix: str, languages: Languages, encoding: str | None = None
) -> ReadTerms:
    """The terms in a file's bytes; ``suffix`` is how its name ends.

    Raises:
        UnreadableError: There are none, or too many.
    """
    if suffix in _TBX or data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        found, left_out = read_tbx(data, languages)
    else:
        text = text_of(Source(data, suffix, encoding)).text
        found, left_out = read_separated_terms(text, languages)
    terms = merged(found)
    if not terms:
        raise UnreadableError(
            phrase("there is no term in it"),
            phrase(
                "each line needs a term and its translation, with a comma or a tab between them"
            ),
        )
    if len(terms) > MOST_TERMS:
        raise UnreadableError(
            phrase("it has {:,} terms and the limit is {:,}", len(terms), MOST_TERMS),
            phrase("take out of it what you need"),
        )
    return ReadTerms(terms, left_out)

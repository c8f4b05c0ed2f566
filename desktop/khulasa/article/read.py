"""Reading an article from a file, from pasted text or from standard input."""

from __future__ import annotations

import os
import re
from dataclasses import fields, replace
from pathlib import Path

from khulasa.article.blocks import Block, Content, Source, title_of
from khulasa.article.disguise import disguise_note, overrides_in, undisguised
from khulasa.article.errors import (
    LockedError,
    PasswordNeededError,
    ReadError,
    SeveralArticlesError,
    SeveralInsideError,
    UnreadableError,
)
from khulasa.article.finding import check_size, find_article, suffix_of
from khulasa.article.formats import READABLE_SUFFIXES
from khulasa.article.language import identify_language
from khulasa.article.links import refuse_address, refuse_link
from khulasa.article.model import BROKEN_LETTER, About, Article, Paragraph
from khulasa.article.pages_read import OnPages, PagesRead
from khulasa.article.plain.plain_text import read_plain_text
from khulasa.article.plain.text_file import checked, storable
from khulasa.article.recognition import format_of
from khulasa.article.sentences.splitting import split_sentences
from khulasa.wording import Phrase, phrase

__all__ = [
    "READABLE_SUFFIXES",
    "ReadError",
    "file_contents",
    "read_article",
    "read_bytes",
    "read_text",
]

_STANDARD_INPUT = "-"
# A file name may hold line breaks, and codes that a terminal would obey.
_NOT_PRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def read_article(
    path: str | Path,
    *,
    encoding: str | None = None,
    language: str | None = None,
    join_lines: bool = False,
    password: str | None = None,
    parts: frozenset[str] | None = None,
    on_pages: OnPages | None = None,
) -> Article:
    """Read an article from a file.

    Args:
        path: A file of one of the formats of :mod:`khulasa.article.formats`, known by its content
            first; or a text file of any name. A folder or a zip archive is read if it holds a
            single article, and one of several as in ``folder/b.txt`` or ``archive.zip/b.txt``.
        encoding: Character encoding of a text or web page, instead of the one found in it.
        language: ISO 639-1 code, instead of the language identified.
        join_lines: Take the lines of a text for wrapped prose, also where they don't look so.
        password: Opens an encrypted file.
        parts: Names of the parts to read, such as ``Article.parts`` has them.
        on_pages: Told the beginning of a long document and how far it is, while it is being read.

    Raises:
        ReadError: The file is missing, can't be opened, is too long, of an unknown format,
            empty or damaged, or not written in ``encoding``. The message is meant for readers.
        SeveralArticlesError: It is a folder or an archive with more than one.
        LockedError: It is encrypted, and the password is missing or wrong.
    """
    try:
        if not os.path.lexists(path):
            refuse_address(str(path))
        data, place = find_article(Path(path), password)
        file = str(place)

        def tell(done: int, total: int, begun: Content | None) -> None:
            assert on_pages is not None
            beginning = None if begun is None else _article(begun, language, file)
            on_pages(PagesRead(done, total, beginning))

        source = Source(
            data,
            suffix_of(place.name),
            encoding,
            join_lines,
            password,
            parts,
            on_pages=None if on_pages is None else tell,
        )
        return _read(source, file, language)
    except UnreadableError as error:
        raise _read_error(str(path), error) from error


def read_bytes(
    data: bytes,
    *,
    file: str,
    encoding: str | None = None,
    language: str | None = None,
    parts: frozenset[str] | None = None,
) -> Article:
    """Read an article from bytes, such as those of standard input.

    Args:
        data: The bytes of a file.
        file: Its name, ``-`` for standard input.
        encoding: Character encoding of a text or web page, instead of the one found in it.
        language: ISO 639-1 code, instead of the language identified.
        parts: Names of the parts to read.

    Raises:
        ReadError: As with :func:`read_article`.
    """
    known = None if file == _STANDARD_INPUT else file
    try:
        source = Source(data, suffix_of(known or ""), encoding, parts=parts)
        return _read(source, known, language)
    except UnreadableError as error:
        raise _read_error(known or phrase("standard input"), error) from error


def file_contents(path: str | Path) -> tuple[bytes, str]:
    """A file that an article was or will be read from.

    Args:
        path: The file.

    Returns:
        Its bytes, and the ending of its name that tells a format.

    Raises:
        ReadError: It is missing, can't be opened, or is too long.
    """
    try:
        data, place = find_article(Path(path))
        return data, suffix_of(place.name)
    except UnreadableError as error:
        raise _read_error(str(path), error) from error


def read_text(
    text: str,
    *,
    language: str | None = None,
    file: str | None = None,
    encoding: str | None = None,
    join_lines: bool = False,
) -> Article:
    """Read an article from text that is decoded already, such as pasted text.

    Args:
        text: The text.
        language: ISO 639-1 code, instead of the language identified.
        file: Kept in the article.
        encoding: Kept in the article.
        join_lines: As with :func:`read_article`.

    Raises:
        ReadError: The text is empty or too long.
    """
    try:
        refuse_address(text)
        blocks = read_plain_text(checked(text), join_lines=join_lines)
        return _article(Content(blocks, encoding), language, file)
    except UnreadableError as error:
        raise _read_error(file or phrase("the pasted text"), error) from error


def _read_error(file: Phrase | str, error: UnreadableError) -> ReadError:
    name = _NOT_PRINTABLE.sub(BROKEN_LETTER, file) if isinstance(file, str) else file
    words = error.sentence(name)
    if isinstance(error, SeveralInsideError):
        return SeveralArticlesError(words, error.inside)
    return LockedError(words) if isinstance(error, PasswordNeededError) else ReadError(words)


def _read(source: Source, file: str | None, language: str | None) -> Article:
    if not source.data.strip():
        raise UnreadableError(phrase("it is empty"))
    refuse_link(source.data)
    known = format_of(source.data, source.suffix)
    check_size(len(source.data), known.most_bytes)
    return _article(known.read(source), language, file)


def _article(content: Content, language: str | None, file: str | None) -> Article:
    if not content.blocks:
        raise UnreadableError(phrase("it is empty"))
    blocks = [Block(block.kind, _shown(block.text), block.layout) for block in content.blocks]
    notes = content.notes
    if overrides := sum(overrides_in(block.text) for block in content.blocks):
        notes = (*notes, disguise_note(overrides))
    language = (
        language or content.language or identify_language("\n".join(block.text for block in blocks))
    )
    return Article(
        _shown(content.title) or title_of(blocks),
        language,
        tuple(
            Paragraph(block.kind, block.text, split_sentences(block.text, language), block.layout)
            for block in blocks
        ),
        # The bytes of a name that aren't UTF-8 come as lone surrogates.
        None if file is None else storable(file),
        content.encoding,
        content.left_out,
        tuple(map(_shown_words, notes)),
        About(*(_shown(getattr(content.about, field.name)) for field in fields(About))),
        tuple(replace(part, title=_shown_words(part.title)) for part in content.parts),
    )


def _shown_words(words: Phrase | str) -> Phrase | str:
    """Words about a file, with what stands in them of it as it is shown."""
    if isinstance(words, str):
        return _shown(words)
    values = (_shown_value(value) for value in words.values)
    named = ((name, _shown_value(value)) for name, value in words.named)
    return replace(words, values=tuple(values), named=tuple(named))


def _shown_value(value: str | int | float | Phrase) -> str | int | float | Phrase:
    return _shown_words(value) if isinstance(value, Phrase | str) else value


def _shown(text: str) -> str:
    """A text as it is shown: what no text can hold replaced, nothing disguised."""
    return undisguised(storable(text))

"""Reading an article from a file, from pasted text or from standard input."""

from __future__ import annotations

import re
import stat
from pathlib import Path

from khulasa.article.blocks import Block, Content, Source, title_of
from khulasa.article.disguise import disguise_note, overrides_in, undisguised
from khulasa.article.errors import LockedError, PasswordNeededError, ReadError, UnreadableError
from khulasa.article.formats import READABLE_SUFFIXES
from khulasa.article.language import identify_language
from khulasa.article.model import BROKEN_LETTER, Article, Paragraph
from khulasa.article.plain.plain_text import read_plain_text
from khulasa.article.plain.text_file import checked, storable
from khulasa.article.recognition import HEAD_BYTES, format_of, most_bytes_of
from khulasa.article.sentences.splitting import split_sentences
from khulasa.long_paths import reachable
from khulasa.wording import _

__all__ = ["READABLE_SUFFIXES", "ReadError", "read_article", "read_bytes", "read_text"]

_STANDARD_INPUT = "-"
_SUFFIX = re.compile(r"\.(?=[0-9]*[a-z])[a-z0-9]{1,10}")
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
) -> Article:
    """Read an article from a file.

    Args:
        path: A file of one of the formats of :mod:`khulasa.article.formats`, known by its content
            first; or a text file of any name.
        encoding: Character encoding of a text or web page, instead of the one found in it.
        language: ISO 639-1 code, instead of the language identified.
        join_lines: Take the lines of a text for wrapped prose, also where they don't look so.
        password: Opens an encrypted file.
        parts: Names of the parts to read, such as ``Article.parts`` has them.

    Raises:
        ReadError: The file is missing, can't be opened, is too long, of an unknown format,
            empty or damaged, or not written in ``encoding``. The message is meant for readers.
        LockedError: It is encrypted, and the password is missing or wrong.
    """
    try:
        data = _contents(reachable(Path(path)))
        source = Source(data, _suffix(Path(path).name), encoding, join_lines, password, parts)
        return _read(source, str(path), language)
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
        source = Source(data, _suffix(known or ""), encoding, parts=parts)
        return _read(source, known, language)
    except UnreadableError as error:
        raise _read_error(known or _("standard input"), error) from error


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
        blocks = read_plain_text(checked(text), join_lines=join_lines)
        return _article(Content(blocks, encoding), language, file)
    except UnreadableError as error:
        raise _read_error(file or _("the pasted text"), error) from error


def _read_error(file: str, error: UnreadableError) -> ReadError:
    name = _NOT_PRINTABLE.sub(BROKEN_LETTER, file)
    way_out = f"; {error.way_out}" if error.way_out else ""
    kind = LockedError if isinstance(error, PasswordNeededError) else ReadError
    return kind(_("Cannot read {}: {}{}.").format(name, error.reason, way_out))


def _contents(path: Path) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableError(_("it is a folder"), _("choose a file inside it"))
        # Opening a pipe or a device may wait for ever.
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableError(
                _("it is not a regular file"), _("save its content to a file first")
            )
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
            most = most_bytes_of(head)
            _check_size(status.st_size, most)
            # What the system makes up while it is read, as in /proc, has no size beforehand.
            data = head + file.read(most + 1 - len(head))
        _check_size(len(data), most)
        return data
    except FileNotFoundError as error:
        raise UnreadableError(_("there is no such file"), _("check its name and folder")) from error
    except PermissionError as error:
        raise UnreadableError(
            _("you have no permission to open it"),
            _("ask its owner, or copy it to your own folder"),
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or _("its name is not a valid path")
        raise UnreadableError(reason[0].lower() + reason[1:]) from error


def _suffix(name: str) -> str:
    """The suffix that tells a format; "د. أحمد" and "report.2022" have none."""
    suffix = Path(name).suffix.lower()
    return suffix if _SUFFIX.fullmatch(suffix) else ""


def _check_size(size: int, most: int) -> None:
    if size > most:
        raise UnreadableError(
            _("it has {} MB and the limit is {} MB").format(size // 1_000_000, most // 1_000_000),
            _("cut the part you need into a file of its own"),
        )


def _read(source: Source, file: str | None, language: str | None) -> Article:
    if not source.data.strip():
        raise UnreadableError(_("it is empty"))
    known = format_of(source.data, source.suffix)
    _check_size(len(source.data), known.most_bytes)
    return _article(known.read(source), language, file)


def _article(content: Content, language: str | None, file: str | None) -> Article:
    if not content.blocks:
        raise UnreadableError(_("it is empty"))
    blocks = [
        Block(block.kind, undisguised(storable(block.text)), block.layout)
        for block in content.blocks
    ]
    notes = content.notes
    if overrides := sum(overrides_in(block.text) for block in content.blocks):
        notes = (*notes, disguise_note(overrides))
    language = (
        language or content.language or identify_language("\n".join(block.text for block in blocks))
    )
    return Article(
        undisguised(storable(content.title)) or title_of(blocks),
        language,
        tuple(
            Paragraph(block.kind, block.text, split_sentences(block.text, language), block.layout)
            for block in blocks
        ),
        # The bytes of a name that aren't UTF-8 come as lone surrogates.
        None if file is None else storable(file),
        content.encoding,
        content.left_out,
        notes,
        content.about,
        content.parts,
    )

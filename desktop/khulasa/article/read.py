"""Reading an article from a file, from pasted text or from standard input."""

from __future__ import annotations

import re
import stat
from pathlib import Path

from khulasa.article.blocks import Block, title_of
from khulasa.article.errors import ReadError, UnreadableError
from khulasa.article.language import identify_language
from khulasa.article.model import BROKEN_LETTER, Article, Paragraph
from khulasa.article.plain.encodings import Decoded, UnknownEncodingError, decode
from khulasa.article.plain.plain_text import read_plain_text
from khulasa.article.sentences.splitting import split_sentences
from khulasa.article.web.html import declared_charset, read_html
from khulasa.long_paths import reachable
from khulasa.wording import N_, _

__all__ = ["READABLE_SUFFIXES", "ReadError", "read_article", "read_bytes", "read_text"]

READABLE_SUFFIXES = (".txt", ".md", ".html", ".htm", ".docx")
"""Endings of the files that can be read; one without any is read as text."""

MOST_BYTES = 20_000_000
"""Longest text or web page: a book of 1,000 pages has a tenth of it."""
MOST_WORD_BYTES = 100_000_000
"""Longest .docx; pictures make these large."""
MOST_CHARACTERS = 5_000_000
"""Longest text after decoding, markup included."""

_STANDARD_INPUT = "-"
_SUFFIX = re.compile(r"\.(?=[0-9]*[a-z])[a-z0-9]{1,10}")
_KNOWN_FORMATS = (
    (b"%PDF-", N_("a PDF document")),
    (b"PK\x03\x04", N_("a compressed archive or an office document")),
    (b"\xd0\xcf\x11\xe0", N_("an old Office document")),
    (b"{\\rtf", N_("an RTF document")),
    (b"\x89PNG", N_("a picture")),
    (b"\xff\xd8\xff", N_("a picture")),
    (b"GIF8", N_("a picture")),
    (b"\x7fELF", N_("a program")),
)
# Not ESC: what a terminal printed in colour is text, and file(1) and git take it for text, too.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_FEW_CONTROL = 2
_MOST_CONTROL = 0.005
_VISIBLE = re.compile(r"[^\s\u200b-\u200f\ufeff]")
# NUL ends a text in SQLite and in Qt, and lone surrogates can't be encoded.
_NOT_STORABLE = re.compile("[\x00\ud800-\udfff]")
# A file name may hold line breaks, and codes that a terminal would obey.
_NOT_PRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_HTML_START = re.compile(rb"\s*+(?:\xef\xbb\xbf\s*+)?<(?:!doctype\s+html|html)", re.IGNORECASE)


def read_article(
    path: str | Path,
    *,
    encoding: str | None = None,
    language: str | None = None,
    join_lines: bool = False,
) -> Article:
    """Read an article from a file.

    Args:
        path: A .txt, .md, .html, .htm or .docx file, or a text file without a suffix.
        encoding: Character encoding of a text or web page, instead of the one found in it.
        language: ISO 639-1 code, instead of the language identified.
        join_lines: Take the lines of a text for wrapped prose, also where they don't look so.

    Raises:
        ReadError: The file is missing, can't be opened, is too long, of an unknown format,
            empty or damaged, or not written in ``encoding``. The message is meant for readers.
    """
    try:
        data = _contents(reachable(Path(path)))
        return _read(data, str(path), encoding, language, join_lines=join_lines)
    except UnreadableError as error:
        raise _read_error(str(path), error) from error


def read_bytes(
    data: bytes, *, file: str, encoding: str | None = None, language: str | None = None
) -> Article:
    """Read an article from bytes, such as those of standard input.

    Args:
        data: The bytes of a file.
        file: Its name, ``-`` for standard input; the format goes by its suffix. Without one, a
            .docx or a web page is known by how it begins.
        encoding: Character encoding of a text or web page, instead of the one found in it.
        language: ISO 639-1 code, instead of the language identified.

    Raises:
        ReadError: As with :func:`read_article`.
    """
    known = None if file == _STANDARD_INPUT else file
    try:
        return _read(data, known, encoding, language)
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
        blocks = read_plain_text(_checked(text), join_lines=join_lines)
        return _article(blocks, language, file, encoding)
    except UnreadableError as error:
        raise _read_error(file or _("the pasted text"), error) from error


def _read_error(file: str, error: UnreadableError) -> ReadError:
    name = _NOT_PRINTABLE.sub(BROKEN_LETTER, file)
    way_out = f"; {error.way_out}" if error.way_out else ""
    return ReadError(_("Cannot read {}: {}{}.").format(name, error.reason, way_out))


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
        _check_suffix(_suffix(path.name))
        _check_size(status.st_size, _suffix(path.name))
        return path.read_bytes()
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


def _check_suffix(suffix: str) -> None:
    if suffix and suffix not in READABLE_SUFFIXES:
        *others, last = READABLE_SUFFIXES
        raise UnreadableError(
            _("Khulasa cannot read {} files yet").format(suffix),
            _("it reads {} and {}").format(", ".join(others), last),
        )


def _check_size(size: int, suffix: str) -> None:
    most = MOST_WORD_BYTES if suffix == ".docx" else MOST_BYTES
    if size > most:
        raise UnreadableError(
            _("it has {} MB and the limit is {} MB").format(size // 1_000_000, most // 1_000_000),
            _("cut the part you need into a file of its own"),
        )


def _read(
    data: bytes,
    file: str | None,
    encoding: str | None,
    language: str | None,
    *,
    join_lines: bool = False,
) -> Article:
    suffix = _suffix(file or "")
    _check_suffix(suffix)
    if suffix == ".docx" or (not suffix and data.startswith(b"PK\x03\x04")):
        return _read_word(data, file, language)
    _check_size(len(data), ".txt")
    if not data.strip():
        raise UnreadableError(_("it is empty"))
    for start, name in _KNOWN_FORMATS:
        if data.startswith(start):
            raise UnreadableError(
                _("it is {}, not text").format(_(name)),
                _("open it in its own program and save it as text"),
            )
    is_page = suffix in (".html", ".htm") or (not suffix and _HTML_START.match(data) is not None)
    decoded = _decoded(data, encoding, declared_charset(data) if is_page else None)
    text = _checked(decoded.text)
    left_out: list[str] = []
    if is_page:
        blocks = read_html(text, left_out)
        if not blocks:
            raise UnreadableError(
                _("the page holds no text of an article"),
                _("open it in a browser, copy the text and paste it"),
            )
    elif suffix == ".md":
        from khulasa.article.markdown.document import read_markdown

        blocks = read_markdown(text, left_out)
    else:
        blocks = read_plain_text(text, join_lines=join_lines)
    return _article(blocks, language, file, decoded.encoding, len(left_out))


def _read_word(data: bytes, file: str | None, language: str | None) -> Article:
    from khulasa.article.word.document import read_word

    _check_size(len(data), ".docx")
    if not data:
        raise UnreadableError(_("it is empty"))
    left_out: list[str] = []
    blocks = read_word(data, left_out)
    return _article(blocks, language, file, None, len(left_out))


def _decoded(data: bytes, encoding: str | None, declared: str | None) -> Decoded:
    way_out = _("try another one, such as utf-8 or cp1256")
    try:
        decoded = decode(data, encoding, declared)
    except UnknownEncodingError as error:
        raise UnreadableError(_("no encoding is called {!r}").format(encoding), way_out) from error
    if decoded is None and encoding is not None:
        raise UnreadableError(_("it is not written in the encoding {}").format(encoding), way_out)
    if decoded is None:
        raise UnreadableError(
            _("it is binary, or in an unknown encoding"), _("if it is text, name its encoding")
        )
    return decoded


def _checked(text: str) -> str:
    """Refuse what is empty, too long or binary; replace what no text can hold."""
    if _VISIBLE.search(text) is None:
        raise UnreadableError(_("it is empty"))
    if len(text) > MOST_CHARACTERS:
        raise UnreadableError(
            _("it has {:,} characters and the limit is {:,}").format(len(text), MOST_CHARACTERS),
            _("cut the part you need into a file of its own"),
        )
    if len(_CONTROL.findall(text)) > max(_FEW_CONTROL, _MOST_CONTROL * len(text)):
        raise UnreadableError(_("it is binary, not text"), _("choose a text file"))
    return _NOT_STORABLE.sub(BROKEN_LETTER, text)


def _article(
    blocks: list[Block],
    language: str | None,
    file: str | None,
    encoding: str | None,
    left_out: int = 0,
) -> Article:
    blocks = [Block(block.kind, _NOT_STORABLE.sub(BROKEN_LETTER, block.text)) for block in blocks]
    if not blocks:
        raise UnreadableError(_("it is empty"))
    language = language or identify_language("\n".join(block.text for block in blocks))
    paragraphs = tuple(
        Paragraph(block.kind, block.text, split_sentences(block.text, language)) for block in blocks
    )
    # The bytes of a name that aren't UTF-8 come as lone surrogates.
    name = None if file is None else _NOT_STORABLE.sub(BROKEN_LETTER, file)
    return Article(title_of(blocks), language, paragraphs, name, encoding, left_out)

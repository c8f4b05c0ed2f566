"""The article that a command names."""

from __future__ import annotations

import argparse
import sys

from khulasa.article.child.messages import Request
from khulasa.article.child.process import read_in_child
from khulasa.article.errors import LockedError, ReadError, broken_letters_text
from khulasa.article.formats import MOST_BYTES
from khulasa.article.left_out import left_out_words
from khulasa.article.model import Article
from khulasa.cli.arguments.shared_options import STANDARD_INPUT
from khulasa.cli.writing.output import complain
from khulasa.wording import _, list_text


def read(options: argparse.Namespace) -> Article:
    """Read the article that a command names, or standard input; say what is to be said of it.

    Raises:
        ReadError: It cannot be read.
    """
    how = {"encoding": options.encoding, "language": options.source, "parts": options.parts}
    if not options.password_stdin:
        article = read_file(options.file, **how)
    elif options.file == STANDARD_INPUT:
        raise ReadError(_("Standard input cannot be both the article and its password."))
    else:
        password = sys.stdin.readline().rstrip("\r\n")
        article = read_in_child(Request(options.file, password=password, **how))
    if broken := article.broken_letters:
        complain(broken_letters_text(broken))
    if words := left_out_words(article):
        complain(words)
    for note in article.notes:
        complain(str(note))
    known = {part.name for part in article.parts}
    for name in options.parts or ():
        if name not in known:
            complain(
                _("The file has no part {name}. It has: {parts}.").format(
                    name=name, parts=list_text(sorted(known)) or _("none")
                )
            )
    return article


def read_file(
    file: str,
    *,
    encoding: str | None,
    language: str | None = None,
    parts: tuple[str, ...] | None = None,
) -> Article:
    """Read a file, or standard input, in a process of its own.

    Args:
        file: Its path; ``-`` for standard input.
        encoding: Character encoding of a text or web page; None to recognise it.
        language: ISO 639-1 code of the article's language; None to recognise it.
        parts: Names of the parts to read; None for those that are read by default.

    Raises:
        ReadError: It cannot be read.
    """
    if file != STANDARD_INPUT:
        try:
            return read_in_child(Request(file, encoding=encoding, language=language, parts=parts))
        except LockedError as error:
            way_out = _("Give it with {option}.").format(option="--password-stdin")
            raise ReadError(f"{error} {way_out}") from error
    # One byte more than may come, so that what is too long is refused and never kept whole.
    data = sys.stdin.buffer.read(MOST_BYTES + 1)
    request = Request(follow=len(data), encoding=encoding, language=language, parts=parts)
    return read_in_child(request, data)

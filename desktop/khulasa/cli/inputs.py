"""The article that a command names."""

from __future__ import annotations

import argparse
import sys

from khulasa.article.errors import broken_letters_text
from khulasa.article.left_out import left_out_words
from khulasa.article.model import Article
from khulasa.article.read import read_article, read_bytes
from khulasa.cli.options import STANDARD_INPUT
from khulasa.cli.output import complain
from khulasa.wording import _


def read(options: argparse.Namespace) -> Article:
    """Read the article that a command names, or standard input; say what is to be said of it.

    Raises:
        ReadError: It cannot be read.
    """
    how = {"encoding": options.encoding, "language": options.source, "parts": options.parts}
    if options.file == STANDARD_INPUT:
        article = read_bytes(sys.stdin.buffer.read(), file=STANDARD_INPUT, **how)
    else:
        article = read_article(options.file, **how)
    if broken := article.broken_letters:
        complain(broken_letters_text(broken))
    if words := left_out_words(article):
        complain(words)
    for note in article.notes:
        complain(note)
    known = {part.name for part in article.parts}
    for name in sorted((options.parts or frozenset()) - known):
        complain(
            _("The file has no part {name}. It has: {parts}.").format(
                name=name, parts=", ".join(sorted(known)) or _("none")
            )
        )
    return article

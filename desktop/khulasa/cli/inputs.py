"""The article that a command names."""

from __future__ import annotations

import argparse
import sys

from khulasa.article.left_out import left_out_words
from khulasa.article.model import Article
from khulasa.article.read import read_article, read_bytes
from khulasa.cli.options import STANDARD_INPUT
from khulasa.cli.output import complain


def read(options: argparse.Namespace) -> Article:
    """Read the article that a command names, or standard input; say if some of it is left out.

    Raises:
        ReadError: It cannot be read.
    """
    if options.file == STANDARD_INPUT:
        data = sys.stdin.buffer.read()
        article = read_bytes(
            data, file=STANDARD_INPUT, encoding=options.encoding, language=options.source
        )
    else:
        article = read_article(options.file, encoding=options.encoding, language=options.source)
    if words := left_out_words(article):
        complain(words)
    return article

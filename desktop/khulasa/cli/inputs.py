"""The article that a command names."""

from __future__ import annotations

import argparse
import sys

from khulasa.article.model import Article
from khulasa.article.read import read_article, read_bytes
from khulasa.cli.options import STANDARD_INPUT


def read(options: argparse.Namespace) -> Article:
    """Read the article that a command names, or standard input.

    Raises:
        ReadError: It cannot be read.
    """
    if options.file == STANDARD_INPUT:
        data = sys.stdin.buffer.read()
        return read_bytes(
            data, file=STANDARD_INPUT, encoding=options.encoding, language=options.source
        )
    return read_article(options.file, encoding=options.encoding, language=options.source)

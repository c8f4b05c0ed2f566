"""``python -m khulasa.article.child``: reads one article after another until its input ends."""

from __future__ import annotations

import sys
from typing import BinaryIO

from khulasa.article.child.confinement import MOST_MEMORY, end_with_app, limit_memory
from khulasa.article.child.messages import Answer, Reply, Request, in_portions
from khulasa.article.errors import LockedError, ReadError, SeveralArticlesError
from khulasa.article.model import Article
from khulasa.article.pages_read import OnPages
from khulasa.article.read import read_article, read_bytes, read_text
from khulasa.codec import encode_message, from_json
from khulasa.confinement import leave_no_core, leave_the_network
from khulasa.wording import phrase


def answer(
    request: Request, following: BinaryIO, on_pages: OnPages = lambda _pages: None
) -> Answer:
    """Read what a request names.

    Args:
        request: What and how.
        following: Has the bytes that follow the request.
        on_pages: Told how far it is, if the request says so.

    Raises:
        MemoryError: It takes too much.
    """
    try:
        return Answer(_read(request, following, on_pages if request.tells_pages else None))
    except SeveralArticlesError as error:
        return Answer(error=error.words, several=error.inside)
    except ReadError as error:
        return Answer(error=error.words, locked=isinstance(error, LockedError))


def _too_large(request: Request) -> Answer:
    return Answer(
        error=phrase(
            "Cannot read {}: it takes more than {:,} MB of memory; cut the part you need into"
            " a file of its own.",
            request.path or request.name or phrase("the pasted text"),
            MOST_MEMORY // 10**6,
        )
    )


def _read(request: Request, following: BinaryIO, on_pages: OnPages | None) -> Article:
    parts = None if request.parts is None else frozenset(request.parts)
    if request.path is not None:
        return read_article(
            request.path,
            encoding=request.encoding,
            language=request.language,
            join_lines=request.join_lines,
            password=request.password,
            parts=parts,
            on_pages=on_pages,
        )
    if request.text is not None:
        return read_text(request.text, language=request.language, join_lines=request.join_lines)
    data = following.read(request.follow)
    return read_bytes(
        data,
        file=request.name or "-",
        encoding=request.encoding,
        language=request.language,
        parts=parts,
    )


def main() -> None:
    """Take requests from standard input, confined, and write what comes of each."""
    limit_memory()
    leave_no_core()
    leave_the_network()
    end_with_app()
    output = sys.stdout.buffer
    # What a parser prints is for a bug report, not part of the answer.
    sys.stdout = sys.stderr
    requests = sys.stdin.buffer

    def say(reply: Reply) -> None:
        output.write(encode_message(reply).encode("utf-8", "surrogatepass") + b"\n")
        output.flush()

    for number, line in enumerate(iter(requests.readline, b"")):
        request = from_json(Request, line)
        try:
            reply = answer(request, requests, say)
        except MemoryError:
            if number:  # what the files before it left behind may be to blame: a crash, then
                raise
            reply = _too_large(request)
        for portion in in_portions(reply):
            say(portion)


if __name__ == "__main__":
    main()

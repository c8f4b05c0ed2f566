"""What goes through the pipes of a reading process: requests in, news and answers out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from khulasa.article.errors import ArticlesInside, LockedError, ReadError, SeveralArticlesError
from khulasa.article.model import Article, Paragraph
from khulasa.article.pages_read import PagesRead
from khulasa.codec import MessageCodec
from khulasa.wording import Phrase

_AT_ONCE = 500  # paragraphs: reading their JSON takes a few milliseconds


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be read: a file, a text, or bytes that follow the request.

    Attributes:
        path: A file.
        text: Text that is decoded already.
        follow: How many bytes follow the request's line; they are the file.
        name: Names the text or the bytes; None for pasted text and standard input.
        encoding, language, join_lines, password, parts: As with
            :func:`khulasa.article.read.read_article`.
        tells_pages: Of a long file, ``PagesRead`` comes before the answer, again and again.
    """

    path: str | None = None
    text: str | None = None
    follow: int = 0
    name: str | None = None
    encoding: str | None = None
    language: str | None = None
    join_lines: bool = False
    password: str | None = None
    parts: tuple[str, ...] | None = None
    tells_pages: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of it.

    Attributes:
        article: What was read; None if nothing could be.
        error: A sentence of the file, the reason and the way out; empty if all went well.
        several: The articles inside, if there is more than one to choose from.
        locked: Whether it takes a password, or another one.
    """

    article: Article | None = None
    error: Phrase | str = ""
    several: ArticlesInside | None = None
    locked: bool = False

    def opened(self) -> Article:
        """The article.

        Raises:
            ReadError: There is none.
            LockedError: There is none, for want of a password.
            SeveralArticlesError: There are several.
        """
        if self.several is not None:
            raise SeveralArticlesError(self.error, self.several)
        if self.article is None:
            raise (LockedError if self.locked else ReadError)(self.error)
        return self.article


@dataclass(frozen=True, slots=True)
class MoreParagraphs:
    """Paragraphs of a long article, in their order; those of its ``Answer`` come last."""

    paragraphs: tuple[Paragraph, ...]


Reply = PagesRead | MoreParagraphs | Answer


def in_portions(answer: Answer) -> Iterator[Reply]:
    """What is said of an answer: as one line of JSON a long article would hold up all threads."""
    article = answer.article
    if article is None:
        yield answer
        return
    last = max(0, len(article.paragraphs) - _AT_ONCE)
    for start in range(0, last, _AT_ONCE):
        yield MoreParagraphs(article.paragraphs[start : min(start + _AT_ONCE, last)])
    yield replace(answer, article=replace(article, paragraphs=article.paragraphs[last:]))


def put_together(before: Sequence[Paragraph], answer: Answer) -> Answer:
    """The answer whose first paragraphs came before it."""
    if answer.article is None or not before:
        return answer
    paragraphs = (*before, *answer.article.paragraphs)
    return replace(answer, article=replace(answer.article, paragraphs=paragraphs))


REPLIES: MessageCodec[Reply] = MessageCodec((PagesRead, MoreParagraphs, Answer), "a reply")
"""Reads what a reading process says; ``encode_message`` writes it."""

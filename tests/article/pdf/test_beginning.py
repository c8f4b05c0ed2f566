"""What is told of a long PDF while it is being read."""

from __future__ import annotations

from article.pdf.tiny_pdf import At, pdf
from khulasa.article.blocks import Content, Source
from khulasa.article.pdf.document import read_pdf

from .test_layout import WIDE, lines, texts

Told = list[tuple[int, int, Content | None]]


def page(number: int) -> list[At]:
    """A page with a running header, its number, and a paragraph of its own."""
    own = chr(ord("a") + number // 26) + chr(ord("a") + number % 26)
    words = (f"Chapter {own} tells of what was planted first, and of who did that.", *WIDE)
    text = lines(*(f"{own} {line}" for line in words))
    return [At(250, 770, "The Garden"), *text, At(300, 30, str(number))]


def told_of(pages: int) -> tuple[Content, Told]:
    told: Told = []
    data = pdf(*map(page, range(1, pages + 1)))
    source = Source(data, on_pages=lambda *news: told.append(news))
    return read_pdf(source), told


def test_the_beginning_of_a_long_document_comes_first_and_once_and_then_how_far_it_is() -> None:
    whole, told = told_of(60)
    begun = [content for _done, _total, content in told if content is not None]
    assert len(begun) == 1
    assert texts(begun[0])[0].startswith("ab Chapter ab tells")
    # The header and the numbers of the pages are known by then.
    assert texts(begun[0]) == texts(whole)[: len(begun[0].blocks)]
    done = [number for number, _total, _content in told]
    assert done == sorted(set(done))
    assert {total for _done, total, _content in told} == {60}
    assert done.index(next(number for number, _total, content in told if content)) <= 5
    assert whole == read_pdf(Source(pdf(*map(page, range(1, 61)))))


def test_nothing_is_told_of_a_document_that_is_read_in_a_moment() -> None:
    assert told_of(8)[1] == []


def test_a_document_that_begins_with_pictures_begins_where_its_text_does() -> None:
    told: Told = []
    empty: list[list[At]] = [[] for _number in range(10)]
    source = Source(pdf(*empty, *map(page, range(30))), on_pages=lambda *news: told.append(news))
    read_pdf(source)
    ((done, content),) = [(done, content) for done, _total, content in told if content]
    assert done == 15
    assert texts(content)[0].startswith("aa Chapter aa tells")

"""Tags and texts of pages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khulasa.article.web.tokens import Tag, tags_and_texts


def pieces(page: str) -> list[str]:
    """Texts as they are, tags as "+name" and "-name"."""
    return [
        ("-" if piece.is_end else "+") + piece.name if isinstance(piece, Tag) else piece
        for piece in tags_and_texts(page)
        if piece
    ]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("one<P class=x>two</p >three", ["one", "+p", "two", "-p", "three"]),
        ("a &lt;b&gt; &amp c", ["a <b> & c"]),
        ("1 < 2 <3 a<", ["1 < 2 <3 a<"]),
        ("a<!-- <p> -->b<!-->c<!doctype html>d<?xml x?>e</>f", ["a", "b", "c", "d", "e", "f"]),
        ("<!-- <p>never closed", []),
        ("a <b", ["a ", "<b"]),
        ("<a title='>' href = \">\">b", ["+a", "b"]),
        ("<a title=it's>b<i x='>c", ["+a", "b", "+i", "c"]),
        ("<br/><nav />a", ["+br", "-br", "+nav", "-nav", "a"]),
        ("<script>if (a<b) '<p>'</SCRIPT>c", ["+script", "if (a<b) '<p>'", "-script", "c"]),
        ("<style>a", ["+style", "a"]),
    ],
)
def test_pages_are_divided_as_browsers_do(page: str, expected: list[str]) -> None:
    assert pieces(page) == expected


def test_attributes_are_counted() -> None:
    (_, tag, *_) = tags_and_texts("""<p a b=1 c = '2 3' d="4 =" e/f g=h/i>""")
    assert isinstance(tag, Tag)
    assert tag.attributes == 7


@pytest.mark.parametrize(
    "piece",
    [
        *("<", "</", "<!", "<?", "<!-- ", "<!-->", "<a", "<a ", "<a/", "<a =", "<a b=' c=\""),
        *('<a b="', "<a b='", '<a b=">', "=", '="', "='", "= ", "<script>", "<script></script>"),
        *("<title></titl", "<textarea>", "</a", "&", "&#"),
    ],
)
@pytest.mark.parametrize("start", ["", "<a "])
def test_no_page_takes_quadratic_time(start: str, piece: str) -> None:
    page = start + piece * (1_000_000 // len(piece))
    for found in tags_and_texts(page):
        assert not isinstance(found, Tag) or found.attributes >= 0


_PIECES = ["<", "<!-- ", "<!", "</", "<a ", '="', "='", "=", '"', "'", ">", "-->", " ", "x"]
_PIECES += ["<script>", "<title>", "</script>", "/", "/>", "<br>"]


@settings(deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join))
def test_what_is_found_stands_in_the_page_in_that_order(page: str) -> None:
    position = 0
    for found in tags_and_texts(page):
        if isinstance(found, str):
            position = page.index(found, position) + len(found)
        else:
            assert found.source in page

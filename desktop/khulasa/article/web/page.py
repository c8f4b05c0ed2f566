"""A saved web page as an article."""

from __future__ import annotations

from khulasa.article.blocks import Content, Source
from khulasa.article.errors import UnreadableError
from khulasa.article.plain.text_file import text_of
from khulasa.article.web.about import about_page
from khulasa.article.web.html import declared_charset, read_html
from khulasa.wording import phrase


def read_page(source: Source, charset: str | None = None, address: str = "") -> Content:
    """Read the article of a web page.

    Args:
        source: The page.
        charset: The encoding that came with it, which counts for more than what it says inside.
        address: Where it was saved from.

    Raises:
        UnreadableError: It cannot be decoded, or holds no text.
    """
    decoded = text_of(source, charset or declared_charset(source.data))
    left_out: list[str] = []
    blocks = read_html(decoded.text, left_out)
    if not blocks:
        raise UnreadableError(
            phrase("the page holds no text of an article"),
            phrase("open it in a browser, copy the text and paste it"),
        )
    about = about_page(decoded.text, address)
    return Content(blocks, decoded.encoding, len(left_out), about=about)

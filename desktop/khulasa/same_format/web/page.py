"""A copy of a web page with the translation in the place of its article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape, unescape

from khulasa.article.blocks import Source
from khulasa.article.model import Paragraph
from khulasa.article.plain.text_file import text_of
from khulasa.article.web.html import declared_charset
from khulasa.article.web.tokens import Token
from khulasa.reading.document import Reading
from khulasa.same_format.alignment import Place, aligned
from khulasa.same_format.direction import Turn, turn_of
from khulasa.same_format.encoding import encoded
from khulasa.same_format.losses import Losses
from khulasa.same_format.placing import placed
from khulasa.same_format.targets import is_translated
from khulasa.same_format.web.attributes import has_own, telling, turned
from khulasa.same_format.web.content import inlines_of, written
from khulasa.same_format.web.regions import Region, regions_of
from khulasa.translation.result import Translation, join_targets

Outcomes = Sequence[Translation | None]


def write_page(source: Source, reading: Reading, losses: Losses) -> bytes:
    """Write the translation into a copy of a page; all else stays as it is.

    Args:
        source: The page, to be decoded as the article was.
        reading: The article and its translation.
        losses: Takes what could not be kept.

    Raises:
        SameFormatError: It is not the page that was read.
        UnreadableError: It cannot be decoded.
    """
    (page,) = pages = [PageCopy(source, turn_of(reading))]
    put_into(pages, reading, losses)
    page.put_title(reading)
    return page.finished()


def put_into(pages: Sequence[PageCopy], reading: Reading, losses: Losses) -> None:
    """Put an article's translation into the pages that it stands on.

    Args:
        pages: The pages in their order.
        reading: The article and its translation.
        losses: Takes what could not be kept.

    Raises:
        SameFormatError: The article is not on these pages.
    """
    groups = [(page, number) for page in pages for number in range(len(page.letters))]
    letters = [lines for page in pages for lines in page.letters]
    paragraphs = reading.article.paragraphs
    places = aligned(letters, paragraphs, title_may_lack=True)
    for place, paragraph, outcomes in zip(
        places, paragraphs, reading.paragraph_translations(), strict=True
    ):
        if place is not None and is_translated(outcomes):
            page, number = groups[place.group]
            page.put(replace(place, group=number), paragraph, outcomes, losses)


class PageCopy:
    """A page in which stretches of text are replaced.

    Args:
        source: The page.
        turn: What changes about language and direction.

    Attributes:
        letters: The letters of the lines of each stretch of text.

    Raises:
        UnreadableError: It cannot be decoded.
    """

    def __init__(self, source: Source, turn: Turn) -> None:
        decoded = text_of(source, declared_charset(source.data))
        self._data, self._encoding = source.data, decoded.encoding
        self._text = decoded.text
        self._turn = turn
        regions = regions_of(self._text)
        self._titles = [one for one in regions if _is_title(one)]
        self._regions = [one for one in regions if not _is_title(one)]
        self._edits: list[tuple[int, int, str]] = []
        self._translated: set[int] = set()
        self.letters = [region.letters() for region in self._regions]

    def put(self, place: Place, paragraph: Paragraph, outcomes: Outcomes, losses: Losses) -> None:
        """Put a translation in the place of a paragraph."""
        region = self._regions[place.group]
        lines = region.lines
        pieces = region.pieces[lines[place.first][0] : lines[place.last - 1][1]]
        start, end = pieces[0].start, pieces[-1].end
        before, behind = _space_around(self._text[start:end])
        inlines = placed(inlines_of(self._text, pieces), paragraph, outcomes, losses)
        new = written(inlines, self._turn).strip()
        self._edits.append((start, end, f"{before}{new}{behind}"))
        self._translated.add(place.group)

    def put_title(self, reading: Reading) -> None:
        """Translate the page's own title where it has that of the article."""
        title, target = title_target(reading)
        if not target:
            return
        for piece in (piece for one in self._titles for piece in one.pieces if piece.text):
            text = " ".join(unescape(self._text[piece.start : piece.end]).split())
            if title in text:
                new = escape(text.replace(title, target), quote=False)
                self._edits.append((piece.start, piece.end, new))

    @property
    def is_translated(self) -> bool:
        """Whether anything was put into it."""
        return bool(self._translated)

    def finished(self) -> bytes:
        """The page with all that was put into it."""
        self._turn_tags()
        text, position = [], 0
        for start, end, new in sorted(self._edits):
            text += [self._text[position:start], new]
            position = end
        new = "".join((*text, self._text[position:]))
        return encoded(new, self._data, self._encoding, "xmlcharrefreplace")

    def _turn_tags(self) -> None:
        """Say language and direction of what is translated, and of what stays in its midst."""
        inner: set[Token] = set()
        outer: set[Token] = set()
        for number in self._translated:
            if (around := self._regions[number].around) is not None:
                inner.add(around.token)
                around = around.outer
            # What is around a block that was met before was met with it.
            while around is not None and around.token not in outer:
                outer.add(around.token)
                around = around.outer
        self._edit({one: telling(_source(one), self._turn) for one in inner})
        changed = {one for one in outer - inner if has_own(_source(one))}
        self._edit({one: turned(_source(one), self._turn) for one in changed})
        if not changed:
            return
        left = {
            one.around.token
            for number, one in enumerate(self._regions)
            if number not in self._translated and one.around and any(one.letters())
        }
        own = {one for one in left - inner - outer if not has_own(_source(one))}
        self._edit({one: telling(_source(one), self._turn, as_source=True) for one in own})

    def _edit(self, tags: dict[Token, str]) -> None:
        self._edits += [(one.start, one.end, new) for one, new in tags.items()]


def title_target(reading: Reading) -> tuple[str, str]:
    """The title of an article on one line, and its translation; empty where it has none."""
    title = " ".join(reading.article.title.split())
    for paragraph, outcomes in zip(
        reading.article.paragraphs, reading.paragraph_translations(), strict=True
    ):
        if title and " ".join(paragraph.text.split()) == title and is_translated(outcomes):
            return title, join_targets(outcomes)
    return title, ""


def _is_title(region: Region) -> bool:
    return region.around is not None and region.around.is_title


def _source(token: Token) -> str:
    return token.tag.source if token.tag is not None else ""


def _space_around(text: str) -> tuple[str, str]:
    before = text[: len(text) - len(text.lstrip())]
    return before, text[len(text.rstrip()) :] if text.strip() else ""

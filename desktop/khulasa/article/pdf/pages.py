"""What was read of a PDF's pages so far, and what there is to say of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count

from khulasa.article.errors import UnreadableError
from khulasa.article.ocr.recognising import notes_on
from khulasa.article.ocr.tesseract import way_to_tesseract
from khulasa.article.pdf.lines import Line
from khulasa.wording import Phrase, count_phrase, phrase

_MOST_UNNAMED = 0.3


@dataclass(slots=True)
class Pages:
    """What was read of a document's pages so far.

    Attributes:
        total: How many pages it has.
        metadata: What the document says about itself.
        lines: The lines of each page that is read.
        filled: How many of these have any.
        tables: Numbers for tables.
        letters, unnamed: How many letters there are, and how many without a name.
        backwards: How many more Arabic words stand there from left to right than the other way.
        turned, doubtful, damaged: How many pages were turned, are in doubtful order, were not read.
        pictures, recognised: How many pages are pictures and were not, or were, recognised.
        words, doubtful_words: Of the recognised ones.
        slanted: How many letters were left out.
        tried: How many pages had lines when the beginning was tried last.
        are_begun: It was told.
    """

    total: int
    metadata: dict[str, str]
    lines: list[list[Line]] = field(default_factory=list)
    filled: int = 0
    tables: count[int] = field(default_factory=count)
    letters: int = 0
    backwards: int = 0
    turned: int = 0
    unnamed: int = 0
    pictures: int = 0
    recognised: int = 0
    words: int = 0
    doubtful_words: int = 0
    damaged: int = 0
    slanted: int = 0
    doubtful: int = 0
    tried: int = 0
    are_begun: bool = False

    def add(self, lines: list[Line]) -> None:
        """Take the lines of the next page."""
        self.lines.append(lines)
        self.filled += bool(lines)

    @property
    def are_nameless(self) -> bool:
        """Whether too many letters have no name for a text to come of them."""
        return self.unnamed > _MOST_UNNAMED * self.letters


def no_text_error(pages: Pages) -> UnreadableError:
    """Why there is no text in a document whose pages are read."""
    if pages.are_nameless:
        return UnreadableError(
            phrase("its fonts don't say which letters they draw"),
            phrase("open it in a browser or PDF reader and look whether its text can be copied"),
        )
    if pages.pictures:
        return UnreadableError(
            phrase("its pages are pictures, such as a scanner makes"),
            way_to_tesseract(),
        )
    if pages.recognised:
        return UnreadableError(phrase("there is no text in the pictures that are its pages"))
    if pages.damaged:
        return UnreadableError(
            phrase("its pages are damaged"),
            phrase("open it in a browser or PDF reader and print it into a new PDF"),
        )
    return UnreadableError(phrase("it is empty"))


def notes_on_pages(pages: Pages, margins: int) -> tuple[Phrase | str, ...]:
    """What the reader should know of how it was read."""
    notes = (
        margins
        and count_phrase(
            "{:,} line that comes again on every page, or is a page number, was left out.",
            "{:,} lines that come again on every page, or are page numbers, were left out.",
            margins,
        ),
        pages.doubtful
        and count_phrase(
            "The columns of {:,} page were hard to tell apart: check the reading order.",
            "The columns of {:,} pages were hard to tell apart: check the reading order.",
            pages.doubtful,
        ),
        pages.turned
        and count_phrase(
            "On {:,} page Arabic is drawn from left to right; it was turned.",
            "On {:,} pages Arabic is drawn from left to right; it was turned.",
            pages.turned,
        ),
        pages.pictures
        and count_phrase(
            "{:,} page is a picture; its text was not read.",
            "{:,} pages are pictures; their text was not read.",
            pages.pictures,
        ),
        pages.damaged
        and count_phrase(
            "{:,} page is damaged and was not read.",
            "{:,} pages are damaged and were not read.",
            pages.damaged,
        ),
        pages.slanted
        and count_phrase(
            "{:,} letter that stands at an angle to the others was left out.",
            "{:,} letters that stand at an angle to the others were left out.",
            pages.slanted,
        ),
    )
    told = tuple(note for note in notes if note)
    return told + (notes_on(pages.doubtful_words, pages.words) if pages.recognised else ())

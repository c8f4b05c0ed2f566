"""What holds inside a group of rich text, until the group ends."""

from __future__ import annotations

from dataclasses import dataclass

BODY, NOTE, COMMENT, MARGIN = "body", "note", "comment", "margin"
FONTS, STYLES, TITLE, AUTHOR, DATE, MARK = "fonts", "styles", "title", "author", "date", "mark"


@dataclass(slots=True)
class State:
    """What holds for the text that follows.

    Attributes:
        place: Where it goes: to the body, to a note, or into what the file tells of itself.
        is_skipped: Whether nobody reads it.
        is_closed: Whether nothing inside is read either.
        is_optional: Whether what the group is for comes next and may be unknown.
        font: Number of its font.
        rtl_font: Number of its font where it runs from right to left.
        is_rtl: Whether it does.
        skipped_after_unicode: How many characters stand in for each one of Unicode.
        is_hidden: Whether it is hidden.
        is_struck: Whether it is struck out.
        is_removed: Whether a tracked change removed it.
        position: ``super``, ``sub`` or nothing.
    """

    place: str = BODY
    is_skipped: bool = False
    is_closed: bool = False
    is_optional: bool = False
    font: int = 0
    rtl_font: int | None = None
    is_rtl: bool = False
    skipped_after_unicode: int = 1
    is_hidden: bool = False
    is_struck: bool = False
    is_removed: bool = False
    position: str = ""

    @property
    def how(self) -> str:
        """How the text stands: ``hidden``, ``super``, ``sub`` or nothing."""
        return "hidden" if self.is_hidden or self.is_struck or self.is_removed else self.position

    def make_plain(self, font: int) -> None:
        """Take back what was said about characters."""
        self.font, self.rtl_font, self.position = font, None, ""
        self.is_hidden = self.is_struck = self.is_removed = False


@dataclass(slots=True)
class ParagraphState:
    """What holds for paragraphs, whatever groups they are in.

    Attributes:
        style: Number of the style.
        outline: Level of a heading, counted from 0; None if it says nothing.
        is_in_table: Whether it stands in a cell.
        list_level: Level in a list, counted from 0.
        mark: What stands in front of an item; None if it is none.
    """

    style: int = 0
    outline: int | None = None
    is_in_table: bool = False
    list_level: int = 0
    mark: str | None = None

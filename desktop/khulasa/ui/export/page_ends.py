"""Paragraphs that go on over the end of a page are made two.

Qt draws of a paragraph one line more than is on the page. It is not seen there, but a PDF has its
text, and who copies it would have the line twice.
"""

from __future__ import annotations

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument


def end_paragraphs_with_pages(document: QTextDocument) -> None:
    """Divide paragraphs where a page ends; they look as before.

    Args:
        document: A document on pages.
    """
    height = document.pageSize().height()
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    # From the end on, so that places stay what they are.
    for place in reversed(_ends(document, height)):
        cursor.setPosition(place)
        whole = cursor.blockFormat()
        following, ended = QTextBlockFormat(whole), QTextBlockFormat(whole)
        following.setTopMargin(0)
        ended.setBottomMargin(0)
        cursor.setBlockFormat(ended)
        cursor.insertBlock(following)
    cursor.endEditBlock()


def _ends(document: QTextDocument, height: float) -> list[int]:
    """The places in the midst of paragraphs at which a page begins."""
    places: list[int] = []
    block = document.begin()
    while block.isValid():
        places += _ends_in(block, document.documentLayout().blockBoundingRect(block).top(), height)
        block = block.next()
    return places


def _ends_in(block: QTextBlock, top: float, height: float) -> list[int]:
    layout = block.layout()
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    pages = [int((top + line.y() + line.height() / 2) // height) for line in lines]
    return [
        block.position() + line.textStart()
        for number, line in enumerate(lines)
        if number and pages[number] != pages[number - 1]
    ]

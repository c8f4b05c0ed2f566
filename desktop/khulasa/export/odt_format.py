"""OpenDocument texts: real styles, doubts as comments, each text in its own direction."""

from __future__ import annotations

import io
from datetime import datetime, time
from html import escape

from odfdo import Document, Element

from khulasa.export import odt_styles as styles
from khulasa.export.blocks import Block, LaidOut, Piece, Role, Row, article_heading, laid_out
from khulasa.export.choices import Choices, Details
from khulasa.export.direction import block_direction, is_right_to_left
from khulasa.export.own_number import has_own_number
from khulasa.reading.document import Reading
from khulasa.wording import _, wanted_language


def to_odt(reading: Reading, choices: Choices, details: Details) -> bytes:
    """The article as an OpenDocument text."""
    laid = laid_out(reading, choices, details)
    moment = datetime.combine(details.date, time())
    document = Document("text")
    _set_styles(document, laid)
    document.meta.title = laid.title
    document.meta.language = laid.language
    document.meta.creation_date = document.meta.date = moment
    document.meta.generator = "Khulasa"
    document.body.clear()
    writer = _Writer(laid, moment)
    blocks = [writer.block(block) for block in laid.head]
    if laid.rows:
        blocks.append(writer.block(article_heading(laid)))
        if laid.in_columns:
            blocks.append(writer.table())
        else:
            blocks += [writer.row(row) for row in laid.rows]
    for xml in blocks:
        for element in Element.from_tag(f"<text:section>{xml}</text:section>").children:
            document.body.append(element)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _set_styles(document: Document, laid: LaidOut) -> None:
    codes = (laid.language, laid.source_language, *(block.language for block in laid.head))
    languages = {code: is_right_to_left(code) for code in (*codes, wanted_language()) if code}
    for xml in (
        *styles.paragraph_styles(),
        *styles.language_styles(languages),
        *styles.other_styles(),
    ):
        document.insert_style(xml)
    for xml in styles.table_styles(backwards=is_right_to_left(laid.language)):
        document.insert_style(xml, automatic=True)
    master = document.get_style("master-page", "Standard")
    assert master is not None  # of odfdo's own template
    master.append(
        Element.from_tag(
            f'<style:footer><text:p text:style-name="{styles.FOOT}">'
            "<text:page-number>1</text:page-number></text:p></style:footer>"
        )
    )


class _Writer:
    """Writes blocks as XML, and gives bookmarks and comments their names.

    Args:
        laid: All that is to be written.
        moment: When it is written.
    """

    def __init__(self, laid: LaidOut, moment: datetime) -> None:
        self._laid, self._moment = laid, moment.isoformat()
        self._bookmarked: set[int] = set()
        self._comments = 0

    def block(self, block: Block, number: int = 0) -> str:
        """A paragraph, heading or item; ``number`` is what references to it name, 0 for none."""
        backwards = block_direction(block.language, block.text) == "rtl"
        style = styles.style_name(block.role, backwards=backwards)
        text = self._anchor(number or (self._laid.title_number if block.role is Role.TITLE else 0))
        if block.number:
            text += f'<text:span text:style-name="{styles.NUMBER}">{block.number}</text:span> '
        text += " ".join(self._piece(piece, block.language) for piece in block.pieces)
        level = styles.outline_level(block.role)
        if level:
            return f'<text:h text:style-name="{style}" text:outline-level="{level}">{text}</text:h>'
        paragraph = f'<text:p text:style-name="{style}">{text}</text:p>'
        if block.role is Role.ITEM and not has_own_number(block.text):
            item = f"<text:list-item>{paragraph}</text:list-item>"
            return f'<text:list text:style-name="{styles.BULLETS}">{item}</text:list>'
        return paragraph

    def row(self, row: Row) -> str:
        """A paragraph of the article, its texts below each other."""
        return "".join(self.block(block, row.number) for block in row.blocks)

    def table(self) -> str:
        """The article as two columns, their titles repeated on every page."""
        titles = (
            Block(Role.REMARK, wanted_language(), (Piece(words),))
            for words in (_("Source"), _("Translation"))
        )
        head = "".join(_cell(self.block(block), leads=False) for block in titles)
        rows = []
        for row in self._laid.rows:
            cells = (
                _cell(
                    self.block(block, row.number if block is row.target else 0),
                    leads=block is row.source,
                )
                for block in row.blocks
            )
            rows.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
        return (
            f'<table:table table:name="Article" table:style-name="{styles.TABLE}">'
            f'<table:table-column table:style-name="{styles.COLUMN}"'
            ' table:number-columns-repeated="2"/>'
            f"<table:table-header-rows><table:table-row>{head}</table:table-row>"
            f"</table:table-header-rows>{''.join(rows)}</table:table>"
        )

    def _anchor(self, number: int) -> str:
        if not number or number in self._bookmarked:
            return ""
        self._bookmarked.add(number)
        return f'<text:bookmark text:name="{_bookmark(number)}"/>'

    def _piece(self, piece: Piece, language: str) -> str:
        text = escape(piece.text)
        if language:
            style = styles.language_style(escape(language))
            text = f'<text:span text:style-name="{style}">{text}</text:span>'
        if piece.remarks:
            self._comments += 1
            name = f'office:name="check{self._comments}"'
            said = escape(piece.remarks)
            text = (
                f"<office:annotation {name}><dc:creator>Khulasa</dc:creator>"
                f"<dc:date>{self._moment}</dc:date><text:p>{said}</text:p></office:annotation>"
                f"{text}<office:annotation-end {name}/>"
            )
        where = ", ".join(
            f'<text:a xlink:type="simple" xlink:href="#{_bookmark(number)}">{number}</text:a>'
            if number in self._laid.numbers
            else str(number)
            for number in piece.references
        )
        return f"{text} [{where}]" if where else text


def _cell(content: str, *, leads: bool) -> str:
    style = styles.FIRST_CELL if leads else styles.CELL
    return (
        f'<table:table-cell table:style-name="{style}" office:value-type="string">'
        f"{content}</table:table-cell>"
    )


def _bookmark(number: int) -> str:
    return f"paragraph_{number}"

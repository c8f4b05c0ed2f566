"""The styles of OpenDocument texts, each from left to right and from right to left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import product

from khulasa.export.layout.laid_out import Item, Role

# By role: name, size in points, space above and below in points, and whether it is bold.
_PARAGRAPHS = {
    Role.TITLE: ("Title", 24, 0, 4, True),
    Role.SUBTITLE: ("Subtitle", 16, 0, 10, False),
    Role.SECTION: ("Heading_20_1", 16, 14, 6, True),
    Role.HEADING: ("Heading_20_2", 13, 8, 4, True),
    Role.TEXT: ("Text_20_body", 11, 0, 6, False),
    Role.QUOTE: ("Quotations", 11, 0, 6, False),
    Role.ITEM: ("List", 11, 0, 4, False),
    Role.REMARK: ("Remark", 9.5, 0, 4, False),
    Role.CELL: ("Table_20_Contents", 11, 2, 2, False),
    Role.NAME: ("Table_20_Heading", 11, 2, 2, True),
}
_LEVELS = {Role.SECTION: 1, Role.HEADING: 2}
_QUIET, _LINE = "#5f6d6b", "#d9dfdf"
_ARABIC_SCALE = 1.2  # such scripts are drawn smaller on their body than Latin type
_TURNED = "_20_rtl"

NUMBER, FOOT = "Paragraph_20_number", "Footer"
TABLE, COLUMN, FIRST_CELL, CELL = "Columns", "Column", "FirstCell", "Cell"
ARTICLE_TABLE = {False: "ArticleTable", True: "ArticleTableRtl"}
"""Of a table of the article, by whether its first column is at the right."""
TABLE_CELL = "TableCell"
_WIDTH = 17  # centimetres between the margins
_BULLETS, _UNMARKED, _DOTS, _BRACKETS = "Bullets", "Unmarked", "Numbers", "Numbers_20_bracket"
_SIGNS = ("•", "–")
_LEVELS_OF_LISTS, _STEP = 6, 0.6  # centimetres
# More from right to left: LibreOffice draws numbers there outside of what they are indented.
_BACKWARDS_STEP = 0.4


def list_style(item: Item, *, backwards: bool) -> str:
    """The name of the style of a list with such items."""
    if item.number is None:
        name = _BULLETS if item.has_bullet else _UNMARKED
    else:
        name = _DOTS if item.end == "." else _BRACKETS
    return name + (_TURNED if backwards else "")


def column_style(share: float) -> str:
    """The name of the style of a column that takes a part of its table's width."""
    return f"Column{round(share * 1000)}"


def style_name(role: Role, *, backwards: bool) -> str:
    """The name of the paragraph style of a role."""
    return _PARAGRAPHS[role][0] + (_TURNED if backwards else "")


def outline_level(role: Role) -> int:
    """The level of a heading; 0 of what is none."""
    return _LEVELS.get(role, 0)


def language_style(language: str) -> str:
    """The name of the text style that says which language a text is in."""
    return f"Language_20_{language}"


def paragraph_styles() -> Iterator[str]:
    """The paragraph styles, as XML."""
    for role, (_name, points, above, below, bold) in _PARAGRAPHS.items():
        level = outline_level(role)
        # An empty list style keeps headings from being numbered.
        outline = (
            f' style:default-outline-level="{level}" style:list-style-name=""' if level else ""
        )
        weight = "bold" if bold else "normal"
        colour = f' fo:color="{_QUIET}"' if role in (Role.REMARK, Role.SUBTITLE) else ""
        for backwards in (False, True):
            # "start" would do, but LibreOffice takes it for "left" in any direction.
            mode, side = ("rl-tb", "right") if backwards else ("lr-tb", "left")
            indent = ""
            if role is Role.QUOTE:
                indent = f' fo:margin-{"right" if backwards else "left"}="0.6cm"'
            yield (
                f'<style:style style:name="{style_name(role, backwards=backwards)}"'
                f' style:family="paragraph" style:parent-style-name="Standard"{outline}>'
                f'<style:paragraph-properties style:writing-mode="{mode}" fo:text-align="{side}"'
                f' fo:margin-top="{above}pt" fo:margin-bottom="{below}pt"{indent}'
                f' fo:keep-with-next="{"always" if bold else "auto"}"/>'
                f'<style:text-properties fo:font-size="{points}pt" fo:font-weight="{weight}"'
                f' style:font-size-complex="{points * _ARABIC_SCALE:g}pt"'
                f' style:font-weight-complex="{weight}" fo:font-style="normal"'
                f' style:font-style-complex="normal"{colour}/></style:style>'
            )


def language_styles(languages: dict[str, bool]) -> Iterator[str]:
    """The text styles that say which language a text is in.

    Args:
        languages: ISO 639-1 codes, and whether each is written from right to left.
    """
    for code, backwards in languages.items():
        language, country = (
            ("style:language-complex", "style:country-complex")
            if backwards
            else ("fo:language", "fo:country")
        )
        yield (
            f'<style:style style:name="{language_style(escape(code))}" style:family="text">'
            f'<style:text-properties {language}="{escape(code)}" {country}="none"/></style:style>'
        )


def other_styles() -> Iterator[str]:
    """The styles of the numbers of paragraphs and pages, and of lists, as XML."""
    yield (
        f'<style:style style:name="{NUMBER}" style:family="text"><style:text-properties'
        f' fo:color="{_QUIET}" style:text-position="super 65%"/></style:style>'
    )
    yield from _list_styles()
    yield (
        f'<style:style style:name="{FOOT}" style:family="paragraph"'
        ' style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="center"/>'
        f'<style:text-properties fo:color="{_QUIET}" fo:font-size="9pt"/></style:style>'
    )


def _list_styles() -> Iterator[str]:
    signs = {
        _BULLETS: ("bullet", 'text:bullet-char="{}"'),
        # What has its sign in its text is indented as the others are.
        _UNMARKED: ("number", 'style:num-format=""'),
        _DOTS: ("number", 'style:num-format="1" style:num-suffix="."'),
        _BRACKETS: ("number", 'style:num-format="1" style:num-suffix=")"'),
    }
    for (name, (kind, sign)), backwards in product(signs.items(), (False, True)):
        levels = ""
        for level in range(1, _LEVELS_OF_LISTS + 1):
            side = f"{_STEP * level + (_BACKWARDS_STEP if backwards else 0):g}cm"
            shown = sign.format(_SIGNS[(level - 1) % len(_SIGNS)])
            levels += (
                f'<text:list-level-style-{kind} text:level="{level}" {shown}>'
                "<style:list-level-properties"
                ' text:list-level-position-and-space-mode="label-alignment">'
                '<style:list-level-label-alignment text:label-followed-by="listtab"'
                f' text:list-tab-stop-position="{side}" fo:text-indent="-{_STEP}cm"'
                f' fo:margin-left="{side}"/>'
                f"</style:list-level-properties></text:list-level-style-{kind}>"
            )
        turned = _TURNED if backwards else ""
        yield f'<text:list-style style:name="{name}{turned}">{levels}</text:list-style>'


def columns_styles(*, backwards: bool) -> Iterator[str]:
    """The styles of the two columns, as XML; programs look for these in the text itself.

    Args:
        backwards: The first column is at the right.
    """
    mode = "rl-tb" if backwards else "lr-tb"
    yield (
        f'<style:style style:name="{TABLE}" style:family="table"><style:table-properties'
        f' style:width="{_WIDTH}cm" table:align="margins" style:writing-mode="{mode}"/>'
        "</style:style>"
    )
    yield (
        f'<style:style style:name="{COLUMN}" style:family="table-column">'
        '<style:table-column-properties style:column-width="8.5cm"/></style:style>'
    )
    near, far = ("right", "left") if backwards else ("left", "right")
    for name, side in ((FIRST_CELL, far), (CELL, near)):
        yield (
            f'<style:style style:name="{name}" style:family="table-cell">'
            f'<style:table-cell-properties fo:border-top="0.5pt solid {_LINE}"'
            f' fo:padding="0.1cm" fo:padding-{side}="0.3cm"/></style:style>'
        )


def article_table_styles(shares: Iterable[float]) -> Iterator[str]:
    """The styles of the article's tables, as XML; see ``columns_styles``.

    Args:
        shares: The parts of their width that columns take.
    """
    for turned, name in ARTICLE_TABLE.items():
        mode = "rl-tb" if turned else "lr-tb"
        yield (
            f'<style:style style:name="{name}" style:family="table"><style:table-properties'
            f' style:width="{_WIDTH}cm" table:align="margins" style:writing-mode="{mode}"'
            ' fo:margin-top="0.2cm" fo:margin-bottom="0.3cm"/></style:style>'
        )
    for name, share in sorted({column_style(share): share for share in shares}.items()):
        yield (
            f'<style:style style:name="{name}" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{_WIDTH * share:.3f}cm"/>'
            "</style:style>"
        )
    yield (
        f'<style:style style:name="{TABLE_CELL}" style:family="table-cell">'
        f'<style:table-cell-properties fo:border-top="0.5pt solid {_LINE}"'
        f' fo:border-bottom="0.5pt solid {_LINE}" fo:padding="0.1cm"/></style:style>'
    )

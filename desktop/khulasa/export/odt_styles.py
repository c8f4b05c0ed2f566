"""The styles of OpenDocument texts, each from left to right and from right to left."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from khulasa.export.blocks import Role

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
}
_LEVELS = {Role.SECTION: 1, Role.HEADING: 2}
_QUIET, _LINE = "#5f6d6b", "#d9dfdf"
_ARABIC_SCALE = 1.2  # such scripts are drawn smaller on their body than Latin type
_TURNED = "_20_rtl"

NUMBER, FOOT, BULLETS = "Paragraph_20_number", "Footer", "Bullets"
TABLE, COLUMN, FIRST_CELL, CELL = "Columns", "Column", "FirstCell", "Cell"


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
    yield (
        f'<text:list-style style:name="{BULLETS}"><text:list-level-style-bullet text:level="1"'
        ' text:bullet-char="•"><style:list-level-properties'
        ' text:list-level-position-and-space-mode="label-alignment">'
        '<style:list-level-label-alignment text:label-followed-by="listtab"'
        ' text:list-tab-stop-position="0.6cm" fo:text-indent="-0.6cm" fo:margin-left="0.6cm"/>'
        "</style:list-level-properties></text:list-level-style-bullet></text:list-style>"
    )
    yield (
        f'<style:style style:name="{FOOT}" style:family="paragraph"'
        ' style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="center"/>'
        f'<style:text-properties fo:color="{_QUIET}" fo:font-size="9pt"/></style:style>'
    )


def table_styles(*, backwards: bool) -> Iterator[str]:
    """The styles of the table, as XML; programs look for these in the text itself.

    Args:
        backwards: The table has its first column at the right.
    """
    mode = "rl-tb" if backwards else "lr-tb"
    yield (
        f'<style:style style:name="{TABLE}" style:family="table"><style:table-properties'
        f' style:width="17cm" table:align="margins" style:writing-mode="{mode}"/></style:style>'
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

"""What Word documents have and python-docx has no words for: directions, bookmarks, fields."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from khulasa.export.direction import is_right_to_left

CENTRE = WD_ALIGN_PARAGRAPH.CENTER

_COMMENT = (
    f"<w:comment {nsdecls('w')}><w:p>"
    '<w:pPr><w:pStyle w:val="CommentText"/></w:pPr>'
    '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'
    "<w:r><w:t/></w:r>"
    "</w:p></w:comment>"
)

# What may follow the elements that are put in here, in the order of the schema.
_AFTER_BIDI = (
    *("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing"),
    *("w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment"),
    *("w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr"),
    "w:pPrChange",
)
_AFTER_LANG = ("w:eastAsianLayout", "w:specVanish", "w:oMath")
_AFTER_RTL = ("w:cs", "w:em", "w:lang", *_AFTER_LANG)
_AFTER_SECTION_BIDI = ("w:rtlGutter", "w:docGrid", "w:printerSettings", "w:sectPrChange")


def turn_paragraph(paragraph: Any) -> None:
    """Write a paragraph from right to left; it then begins at the right by itself."""
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(OxmlElement("w:bidi"), *_AFTER_BIDI)


def turn_section(section: Any) -> None:
    """Have the pages begin at the right."""
    section._sectPr.insert_element_before(OxmlElement("w:bidi"), *_AFTER_SECTION_BIDI)


def set_run_language(run: Any, language: str, *, backwards: bool) -> None:
    """Say which language a run is in, and whether it is written from right to left."""
    properties = run._r.get_or_add_rPr()
    if backwards:
        properties.insert_element_before(OxmlElement("w:rtl"), *_AFTER_RTL)
    if language:
        element = OxmlElement("w:lang")
        element.set(qn("w:bidi" if is_right_to_left(language) else "w:val"), language)
        properties.insert_element_before(element, *_AFTER_LANG)


def set_languages(document: Any, forwards: str, backwards: str) -> None:
    """Set the languages of text that says none of its own; empty leaves what is there."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    language = next(defaults.iter(qn("w:lang")))
    for name, code in (("w:val", forwards), ("w:bidi", backwards)):
        if code:
            language.set(qn(name), code)


def set_fonts(style: Any, latin: str, complex_: str, *, complex_scale: float) -> None:
    """Set the fonts of a style; scripts such as Arabic have a font and a size of their own."""
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    fonts = properties._add_rFonts()
    for name, family in (("ascii", latin), ("hAnsi", latin), ("cs", complex_)):
        fonts.set(qn(f"w:{name}"), family)
    size = properties.find(qn("w:sz"))
    points = 22 if size is None else int(size.get(qn("w:val")))  # half points
    for old in properties.findall(qn("w:szCs")):
        properties.remove(old)
    complex_size = OxmlElement("w:szCs")
    complex_size.set(qn("w:val"), str(round(points * complex_scale)))
    properties.insert_element_before(
        complex_size,
        *("w:highlight", "w:u", "w:effect", "w:bdr", "w:shd", "w:fitText", "w:vertAlign"),
        *("w:rtl", *_AFTER_RTL),
    )
    # Arabic has no italics, and its letters do not stand apart.
    for foreign in ("w:iCs", "w:spacing", "w:kern"):
        for element in properties.findall(qn(foreign)):
            properties.remove(element)
    if properties.find(qn("w:b")) is not None and properties.find(qn("w:bCs")) is None:
        properties.find(qn("w:b")).addnext(OxmlElement("w:bCs"))


def add_bookmark(paragraph: Any, name: str, number: int) -> None:
    """Put a bookmark at the end of what a paragraph has so far."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(qn("w:id"), str(number))
        paragraph._p.append(element)
    start.set(qn("w:name"), name)


def add_link(paragraph: Any, bookmark: str, text: str) -> None:
    """Add a link to a bookmark."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), bookmark)
    link.set(qn("w:history"), "1")
    run = paragraph.add_run(text)
    link.append(run._r)
    paragraph._p.append(link)


def add_page_number(paragraph: Any) -> None:
    """Add a field that is the number of the page."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = paragraph.add_run("1")
    field.append(run._r)
    paragraph._p.append(field)


class Comments:
    """The comments of a document, numbered here: python-docx looks for a number among all others.

    Args:
        document: The document.
        author: Of the comments.
        initials: The author's.
        moment: When they were made.
    """

    def __init__(self, document: Any, author: str, initials: str, moment: datetime) -> None:
        self._document, self._count = document, 0
        self._told = {
            "w:author": author,
            "w:initials": initials,
            "w:date": moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
        }

    def add(self, run: Any, text: str) -> None:
        """Add a comment on a run."""
        comment = parse_xml(_COMMENT)
        for name, value in (("w:id", str(self._count)), *self._told.items()):
            comment.set(qn(name), value)
        next(comment.iter(qn("w:t"))).text = text
        self._document.part._comments_part.element.append(comment)
        run.mark_comment_range(run, self._count)
        self._count += 1

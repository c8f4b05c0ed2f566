"""Names of the elements and attributes of OpenDocument."""

from __future__ import annotations

_COMMON = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE = _COMMON + "office:1.0}"
TEXT = _COMMON + "text:1.0}"
TABLE = _COMMON + "table:1.0}"
STYLE = _COMMON + "style:1.0}"
DRAW = _COMMON + "drawing:1.0}"
SLIDES = _COMMON + "presentation:1.0}"
META = _COMMON + "meta:1.0}"
NUMBER_FORMAT = STYLE + "num-format"
DC = "{http://purl.org/dc/elements/1.1/}"
LINK = "{http://www.w3.org/1999/xlink}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

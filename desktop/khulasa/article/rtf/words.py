"""What the control words of rich text stand for."""

from __future__ import annotations

import re

from khulasa.article.rtf.state import (
    AUTHOR,
    COMMENT,
    DATE,
    FONTS,
    MARGIN,
    MARK,
    NOTE,
    STYLES,
    TITLE,
)

CHARACTERS = {
    **{"tab": "\t", "line": "\n", "lbr": "\n", "~": "\u00a0", "_": "\u2011", "{": "{", "}": "}"},
    **{"\\": "\\", "emdash": "—", "endash": "–", "emspace": "\u2003", "enspace": "\u2002"},
    **{"qmspace": "\u2005", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“"},
    **{"rdblquote": "”", "zwj": "\u200d", "zwnj": "\u200c", "rtlmark": "\u200f", "-": ""},
    **{"ltrmark": "\u200e"},
}
ENDS = frozenset({"par", "sect", "page", "column", "\n", "\r", "nestcell"})
"""What ends a paragraph."""
PLACES = {
    "footnote": NOTE,
    "annotation": COMMENT,
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), MARGIN),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), MARGIN),
    **{"fonttbl": FONTS, "stylesheet": STYLES, "title": TITLE, "author": AUTHOR, "creatim": DATE},
    **dict.fromkeys(("listtext", "pntext"), MARK),
}
"""Where the text of these groups goes."""
BOXES = frozenset({"shptxt", "dptxbxtext"})
"""The words of text boxes."""
CLOSED = frozenset({"shprslt", "pict", "fldinst", "objdata", "themedata", "nonesttables"})
"""Groups with nothing to read inside, whatever is in them."""
NOT_READ = CLOSED | {
    *("colortbl", "listtable", "listoverridetable", "revtbl", "rsidtbl", "filetbl", "info", "pn"),
    *("object", "bkmkstart", "bkmkend", "atnid", "atnauthor", "atntime", "atnref", "atndate"),
    *("atrfstart", "atrfend", "sp", "xe", "tc", "rxe", "txe", "ftnsep", "ftnsepc", "aftnsep"),
    *("aftnsepc", "nesttableprops", "operator", "revtim", "printim", "buptim", "subject"),
    *("keywords", "doccomm", "company", "generator", "objclass", "objname", "private"),
    *("template", "upr"),
}
"""Groups that nobody reads."""
READ_INSIDE = frozenset({"title", "author", "creatim", "result", "ud", *BOXES})
"""Groups inside those that nobody reads that are read all the same."""
TOGGLES = {"v": "is_hidden", "strike": "is_struck", "striked": "is_struck", "deleted": "is_removed"}
DATE_WORDS = {"yr": "{:04}", "mo": "-{:02}", "dy": "-{:02}"}
STYLE_NAME = re.compile(r"\s*([^;]*);?\s*")

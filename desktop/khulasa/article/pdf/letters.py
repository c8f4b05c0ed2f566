"""The letters of a page, each with its place: all that a PDF is sure to know."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import pypdfium2.raw as pdfium

from khulasa.article.model import BROKEN_LETTER

_HYPHENS = frozenset("\x02\xad\u2010\u2011\ufffe")
_RIGHT_ANGLE = math.pi / 2
_CROOKED = -1
# Letters that ligatures have twice, and the share of the size that none of them has alone.
_DOUBLED, _WIDE = "ft", 0.5
_OFTEN_ASKED = 100
# In points; nothing that is meant to be read is larger or farther away.
_LARGEST, _FARTHEST = 3_000.0, 1e7


@dataclass(slots=True)
class Letter:
    """A letter, or several that are drawn as one.

    Attributes:
        text: What it says; a space where the file writes one.
        left, right: Where it begins and ends.
        base: The line that it stands on; y grows upwards.
        size: Size of its font.
        font: Name of its font, in small letters.
        code: Not 0 if the file gives it no name.
        bottom, top: How far the ink of such a letter reaches.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    font: bytes = b""
    code: int = 0
    bottom: float = 0.0
    top: float = 0.0

    @property
    def middle(self) -> float:
        """Where its middle is."""
        return (self.left + self.right) / 2


def is_bold(font: bytes) -> bool:
    """Whether a font is bold, by its name in small letters."""
    return b"bold" in font or b"black" in font


@dataclass(slots=True)
class _Look:
    """What neighbouring letters have in common."""

    base: float
    size: float
    font: bytes
    turns: int


def letters_of(page: Any, text_page: Any) -> tuple[list[Letter], int]:
    """The letters of a page in the order of the file, and how many stand at an angle to the rest.

    Args:
        page: A page of pypdfium2.
        text_page: Its text page.
    """
    by_turns: dict[int, list[Letter]] = {}
    for turns, letter in _all_letters(text_page.raw, page.get_rotation() // 90):
        by_turns.setdefault(turns, []).append(letter)
    if not by_turns:
        return [], 0
    most = max(by_turns, key=lambda turns: (turns != _CROOKED, len(by_turns[turns])))
    return by_turns.pop(most), sum(map(len, by_turns.values()))


def _all_letters(raw: Any, page_turns: int) -> Iterator[tuple[int, Letter]]:
    """Letters with the number of right angles that they are turned by, as the page is shown."""
    box = pdfium.FS_RECTF()
    to_box, get_box = ctypes.byref(box), pdfium.FPDFText_GetLooseCharBox
    last_bottom = last_top = math.nan
    last: Letter | None = None
    look = _Look(0, 0, b"", 0)
    names = _Names()
    for index, text in enumerate(_texts(raw)):
        get_box(raw, index, to_box)
        bottom, top = box.bottom, box.top
        # What PDFium adds by guessing, spaces and line breaks, has no extent.
        if top <= bottom:
            continue
        # Asked for only where something changes: every question takes its time.
        if bottom != last_bottom or top != last_top:
            last_bottom, last_top = bottom, top
            look = _look(raw, index)
        plain = _plain(text)
        if last is not None and box.left == last.left and _is_of_its_ligature(plain, box, last):
            last.text += plain
            continue
        last = None
        if not plain or look.size > _LARGEST or not -_FARTHEST < box.left <= box.right < _FARTHEST:
            continue
        letter = Letter(plain, box.left, box.right, look.base, look.size, look.font)
        if not look.turns:
            last = letter
        else:
            _turn(letter, box, raw, index, look.turns)
        if not "\u0620" <= plain <= "\u06ff" and (
            text < " " != plain or names.are_missing(raw, index, look.font)
        ):
            letter.code = ord(text) + 1
            letter.bottom, letter.top = _ink(raw, index)
        shown = look.turns if look.turns == _CROOKED else (look.turns - page_turns) % 4
        yield shown, letter


def _is_of_its_ligature(text: str, box: Any, last: Letter) -> bool:
    """Whether a Latin letter is drawn in one with the letters before it, as the last two of "ffi".

    They have one box then. So has a narrow letter that is drawn twice, which is one letter.

    Args:
        text: The letter.
        box: Its box, which begins where the last one's does.
        last: What came before it in the file.
    """
    return (
        box.right == last.right
        and text.isascii()
        and text.isalpha()
        and last.text.isascii()
        and last.text.isalpha()
        and (text != last.text or (text in _DOUBLED and box.right - box.left > _WIDE * last.size))
    )


class _Names:
    """Asks whether fonts name their letters; not for ever of those that do."""

    def __init__(self) -> None:
        self._asked: Counter[bytes] = Counter()
        self._lacking: set[bytes] = set()

    def are_missing(self, raw: Any, index: int, font: bytes) -> bool:
        """Whether the font has no name for a letter."""
        if self._asked[font] >= _OFTEN_ASKED and font not in self._lacking:
            return False
        self._asked[font] += 1
        is_missing: bool = pdfium.FPDFText_HasUnicodeMapError(raw, index) == 1
        if is_missing:
            self._lacking.add(font)
        return is_missing


def _texts(raw: Any) -> list[str]:
    """The text of every letter; in one go where PDFium can."""
    count = pdfium.FPDFText_CountChars(raw)
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(raw, 0, count, buffer)
    text = bytes(buffer)[: 2 * (written - 1)].decode("utf-16-le", "replace")
    if len(text) == count:
        return list(text)
    codes = (pdfium.FPDFText_GetUnicode(raw, index) for index in range(count))
    return [chr(code) if code < 0x110000 else BROKEN_LETTER for code in codes]


@cache
def _plain(text: str) -> str:
    """Drawn shapes of Arabic letters, and Latin ligatures, as plain letters; no control codes."""
    if text.isascii():
        return "-" if text == "\x02" else text if text >= " " else BROKEN_LETTER if text else ""
    if text in _HYPHENS:
        return "-"
    if "\ufb00" <= text <= "\ufeff":
        return unicodedata.normalize("NFKC", text).strip(" \ufeff")
    if "\ue000" <= text <= "\uf8ff":
        return _SYMBOLS.get(text, BROKEN_LETTER)
    return " " if text.isspace() else text if unicodedata.category(text) != "Cf" else ""


# Bullets of the fonts Symbol and Wingdings.
_SYMBOLS = dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf06e\uf0a8\uf02d", "•")


def _look(raw: Any, index: int) -> _Look:
    matrix, x, y = pdfium.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetMatrix(raw, index, matrix)
    pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
    size = pdfium.FPDFText_GetFontSize(raw, index) * math.hypot(matrix.c, matrix.d)
    exact = math.atan2(matrix.b, matrix.a) / _RIGHT_ANGLE
    turns = round(exact) % 4 if abs(exact - round(exact)) < 0.1 else _CROOKED
    return _Look(y.value, max(size, 0.1), _font(raw, index), turns)


def _font(raw: Any, index: int) -> bytes:
    name = ctypes.create_string_buffer(128)
    pdfium.FPDFText_GetFontInfo(raw, index, name, len(name), ctypes.c_int())
    return name.value.lower()


def _ink(raw: Any, index: int) -> tuple[float, float]:
    left, right, bottom, top = (ctypes.c_double() for _side in range(4))
    pdfium.FPDFText_GetCharBox(raw, index, left, right, bottom, top)
    return bottom.value, top.value


def _turn(letter: Letter, box: Any, raw: Any, index: int, turns: int) -> None:
    """Give a letter the place that it has when the page is turned until it stands upright."""
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
    if turns == 1:
        letter.left, letter.right, letter.base = box.bottom, box.top, -x.value
    elif turns == 2:
        letter.left, letter.right, letter.base = -box.right, -box.left, -y.value
    elif turns == 3:
        letter.left, letter.right, letter.base = -box.top, -box.bottom, x.value

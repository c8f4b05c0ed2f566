"""Character encodings: which one a file is written in, and decoding it."""

from __future__ import annotations

import codecs
import math
from dataclasses import dataclass

from khulasa.article.model import BROKEN_LETTER
from khulasa.article.plain.arabic_score import CONVINCING, arabic_score
from khulasa.wording import N_

ENCODINGS: tuple[tuple[str, str], ...] = (
    ("utf-8", N_("Unicode (UTF-8)")),
    ("cp1256", N_("Arabic (Windows-1256)")),
    ("iso8859-6", N_("Arabic (ISO-8859-6)")),
    ("utf-16", N_("Unicode (UTF-16)")),
    ("utf-16-le", N_("Unicode (UTF-16, little endian)")),
    ("utf-16-be", N_("Unicode (UTF-16, big endian)")),
    ("cp720", N_("Arabic (DOS, code page 720)")),
    ("mac-arabic", N_("Arabic (Macintosh)")),
    ("cp1252", N_("Western European (Windows-1252)")),
)
"""Names for ``--encoding`` and a menu, the likeliest first, each with its label."""

# ISO-8859-6 before Mac Arabic: their letters are the same, and the first is strict about the rest.
_ARABIC_SINGLE_BYTE = ("cp1256", "iso8859-6", "cp720", "mac-arabic")
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Pages declare these out of habit; browsers and servers add them by themselves.
_DECLARED_BY_HABIT = frozenset({"ascii", "iso8859-1", "iso8859-15", "cp1252"})
# What Arabic is written in, and the two that a text without any Arabic is likely to be in.
_LEFT_TO_CHARSET_NORMALIZER = ("cp1256", "iso8859_6", "cp720", "mac_arabic", "cp1252", "cp1251")
_SAMPLE = 20_000
# Letters beyond ASCII for each broken one in a damaged file; other encodings have next to none.
_WHOLE_FOR_BROKEN = 2
_FEW_BROKEN = 0.05


class UnknownEncodingError(ValueError):
    """The encoding asked for has no codec, or is not one for text."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with the encoding it was found in.

    Attributes:
        text: The text, without a byte order mark.
        encoding: Name of the encoding, as Python's codecs spell it.
    """

    text: str
    encoding: str


def decode(data: bytes, encoding: str | None = None, declared: str | None = None) -> Decoded | None:
    """Decode the bytes of a text file.

    Looked at in this order: the encoding asked for, a byte order mark, UTF-16 without one,
    UTF-8, what the file itself declares, the single-byte encodings of Arabic, and what
    charset-normalizer finds. A few broken letters don't make Unicode another encoding; the mark
    U+FFFD stands in their place.

    Args:
        data: The bytes.
        encoding: The reader's own choice; nothing else is tried then.
        declared: What the file says of itself, such as an HTML page's ``charset``.

    Returns:
        The text, or None where no encoding fits.

    Raises:
        UnknownEncodingError: ``encoding`` names no text encoding.
    """
    if encoding is not None:
        return _decode_as_asked(data, encoding)
    for mark, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _unicode(data, name, sure=True)
    return (
        _utf_16_without_mark(data)
        or _unicode(data, "utf-8")
        or _as_declared(data, declared)
        or _best_arabic(data)
        or _by_charset_normalizer(data)
    )


def _decode_as_asked(data: bytes, encoding: str) -> Decoded | None:
    try:
        name = codecs.lookup(encoding).name
        text = data.decode(name)
    except UnicodeError:
        return _unicode(data, name, sure=True) if name.startswith("utf-") else None
    except (LookupError, ValueError) as error:
        raise UnknownEncodingError(encoding) from error
    return Decoded(text.removeprefix("\ufeff"), name)


def _strictly(data: bytes, name: str) -> Decoded | None:
    try:
        return Decoded(data.decode(name).removeprefix("\ufeff"), name.removesuffix("-sig"))
    except UnicodeError:
        return None


def _unicode(data: bytes, name: str, *, sure: bool = False) -> Decoded | None:
    """Decode with marks for a few broken letters, a few more where the encoding is sure."""
    if whole := _strictly(data, name):
        return whole
    try:
        text = data.decode(name, "replace").removeprefix("\ufeff")
    except UnicodeError:
        return None
    broken = text.count(BROKEN_LETTER)
    beyond_ascii = sum(character > "\x7f" for character in text) - broken
    few = sure and broken < _FEW_BROKEN * len(text)
    if beyond_ascii < _WHOLE_FOR_BROKEN * broken and not few:
        return None
    return Decoded(text, name.removesuffix("-sig"))


def _utf_16_without_mark(data: bytes) -> Decoded | None:
    """Arabic in UTF-16 is valid UTF-8 (every byte is below 128), so it has to be asked first."""
    sample = data[:_SAMPLE]
    for high, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        # The high bytes of ASCII and of the Arabic block.
        telling = sum(byte in (0x00, 0x06) for byte in sample[high::2])
        control = sum(byte in (0x00, 0x06) for byte in sample[1 - high :: 2])
        if telling > 0.8 * len(sample) / 2 > 8 * control:
            return _unicode(data, name)
    return None


def _as_declared(data: bytes, declared: str | None) -> Decoded | None:
    if declared is None:
        return None
    try:
        name = codecs.lookup(declared).name
        text = data.decode(name)
    except (LookupError, ValueError):
        return None
    return None if name in _DECLARED_BY_HABIT else Decoded(text, name)


def _best_arabic(data: bytes) -> Decoded | None:
    """Choose by how Arabic the text looks; charset-normalizer alone never finds Mac Arabic."""
    candidates = [found for name in _ARABIC_SINGLE_BYTE if (found := _strictly(data, name))]
    scored = [(arabic_score(found.text), found) for found in candidates]
    score, best = max(scored, key=lambda pair: pair[0], default=(-math.inf, None))
    return best if score > CONVINCING else None


def _by_charset_normalizer(data: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=list(_LEFT_TO_CHARSET_NORMALIZER)).best()
    return _strictly(data, best.encoding) if best else None

"""What the glyphs of a PDF stand for, put right, so that its text can be copied and searched."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

_OBJECT = re.compile(rb"(?<!\d)(\d+) 0 obj\n(.*?)endobj", re.DOTALL)
_SECTION = re.compile(rb"\d+ beginbfrange\n(.*?)endbfrange", re.DOTALL)
_RANGE = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]{4})> (?:<([0-9A-F]{4})>|\[([^\]]*)\])")
_CODE = re.compile(rb"<([0-9A-F]{4})>")
# Joined letters of Latin and Arabic, and Arabic letters by their place in a word.
_FORMS = (range(0xFB00, 0xFE00), range(0xFE70, 0xFF00))
_MOST_LINES = 100  # of a section, as the format has it
# Lam and Alef that stand together, without signs in between.
_LAM_ALEF = re.compile(r"(.?)ل([آأإا])(?![\u064b-\u065f\u0670])", re.DOTALL)
_ALONE = {"آ": "\ufef5", "أ": "\ufef7", "إ": "\ufef9", "ا": "\ufefb"}
# Letters that do not join the next one.
_LAST_IN_LINE = frozenset("آأإاٱءؤةىدذرزوڈڑژ")
_JOINER = "\u200d"


def with_lam_alef(text: str) -> str:
    """A text for a PDF, in which Lam and Alef are one letter, as they are written.

    Of two glyphs that lie over each other, programs take the second for the first.
    """

    def joined(match: re.Match[str]) -> str:
        before, alef = match[1], match[2]
        if before and unicodedata.category(before) == "Mn":
            return match[0]
        joins = "\u0620" <= before <= "\u06d3" and before.isalpha()
        if joins and before not in _LAST_IN_LINE:
            return before + _JOINER + chr(ord(_ALONE[alef]) + 1)  # the form at the end of a word
        return before + _ALONE[alef]

    return _LAM_ALEF.sub(joined, text)


def with_plain_letters(pdf: bytes, meanings: Mapping[str, str]) -> bytes:
    """A PDF whose glyphs stand for the letters that are in texts, and not for their forms.

    What is written anew goes to the end of the file, as PDF has it for changes.

    Args:
        pdf: As Qt writes it, with its tables of characters as they are.
        meanings: What characters for private use stand for.
    """
    changed = {}
    for match in _OBJECT.finditer(pdf):
        if b"begincmap" in match[2]:
            section = _SECTION.search(match[2])
            if section is not None:
                start = match[2].index(b"stream\n") + len(b"stream\n")
                lines = list(_lines(section[1], meanings))
                text = match[2][start : section.start()] + _sections(lines)
                text += match[2][section.end() : match[2].index(b"\nendstream")]
                changed[int(match[1])] = text
    return _updated(pdf, changed)


def _lines(section: bytes, meanings: Mapping[str, str]) -> Iterator[bytes]:
    """A line for each glyph of a section, with the letters that it stands for."""
    for first, last, start, listed in _RANGE.findall(section):
        numbers = range(int(first, 16), int(last, 16) + 1)
        codes = [int(code, 16) for code in _CODE.findall(listed)]
        if start:
            codes = [int(start, 16) + place for place in range(len(numbers))]
        for number, code in zip(numbers, codes, strict=False):
            text = _plain(meanings.get(chr(code), chr(code)))
            if text:
                yield b"<%04X> <%s>" % (number, text.encode("utf-16-be").hex().upper().encode())


def _plain(text: str) -> str:
    return "".join(
        unicodedata.normalize("NFKC", letter).strip()
        if any(ord(letter) in forms for forms in _FORMS)
        else letter
        for letter in text
    )


def _sections(lines: list[bytes]) -> bytes:
    parts = (lines[at : at + _MOST_LINES] for at in range(0, len(lines), _MOST_LINES))
    return b"\n".join(
        b"%d beginbfchar\n%s\nendbfchar" % (len(part), b"\n".join(part)) for part in parts
    )


def _updated(pdf: bytes, changed: Mapping[int, bytes]) -> bytes:
    """The file with streams replaced by others."""
    start = pdf.rfind(b"startxref\n")
    trailer = re.search(rb"trailer\n<<(.*?)>>\nstartxref\n(\d+)", pdf, re.DOTALL)
    if not changed or start < 0 or trailer is None:
        return pdf
    body, table = pdf, b"xref\n"
    for number, stream in sorted(changed.items()):
        table += b"%d 1\n%010d 00000 n \n" % (number, len(body))
        body += b"%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (
            number,
            len(stream),
            stream,
        )
    foot = b"trailer\n<<%s/Prev %s\n>>\nstartxref\n%d\n%%%%EOF\n" % (
        trailer[1],
        trailer[2],
        len(body),
    )
    return body + table + foot

"""What an OLE file is, by the streams in it."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from khulasa.wording import N_


@dataclass(frozen=True, slots=True)
class OldKind:
    """A kind of old document.

    Attributes:
        name: In words for the reader.
        suffix: Ending of its files.
        newer: Ending of the files that it can be converted to.
        is_encrypted: Whether a password protects it.
    """

    name: str
    suffix: str
    newer: str
    is_encrypted: bool = False


WORD = OldKind(N_("an old Word document (.doc)"), "doc", "docx")
EXCEL = OldKind(N_("an old Excel document (.xls)"), "xls", "xlsx")
POWERPOINT = OldKind(N_("an old PowerPoint document (.ppt)"), "ppt", "pptx")
ENCRYPTED = OldKind(N_("an Office document with a password"), "", "", is_encrypted=True)

_BY_STREAM = {
    "EncryptedPackage": ENCRYPTED,
    "WordDocument": WORD,
    "Workbook": EXCEL,
    "Book": EXCEL,
    "PowerPoint Document": POWERPOINT,
}
# Bit of the 11th and 12th byte of a Word document.
_WORD_IS_ENCRYPTED = 0x0100


def old_kind_of(data: bytes) -> OldKind | None:
    """The kind of old document that an OLE file is; None if it is something else.

    Args:
        data: The file.
    """
    import olefile

    try:
        with olefile.OleFileIO(BytesIO(data)) as file:
            kind = next((kind for name, kind in _BY_STREAM.items() if file.exists(name)), None)
            if kind is WORD:
                flags = file.openstream("WordDocument").read(12)[10:12]
                if int.from_bytes(flags, "little") & _WORD_IS_ENCRYPTED:
                    return ENCRYPTED
            return kind
    # A damaged file shows as errors of struct, IndexError and more.
    except Exception:
        return None

"""A zip archive, read file by file and never unpacked to a disk."""

from __future__ import annotations

import zipfile
from io import BytesIO

from khulasa.article.errors import PasswordNeededError, UnreadableError
from khulasa.article.plain.encodings import decode
from khulasa.article.unpacking import KNOWN_WAYS, content_of, is_encrypted
from khulasa.wording import phrase

_UTF_8 = 0x800
# What is encrypted is unpacked by zipfile, which does it in pieces for these.
_WAYS_WITH_PASSWORD = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_PIECE = 1 << 18
# Of names of files, in Arabic.
_ENCODINGS = ("utf-8", "cp1256", "cp720", "iso8859-6")


class Archive:
    """The files of a zip archive.

    Args:
        data: The archive.
        password: Opens what is encrypted in it.

    Raises:
        UnreadableError: It is damaged.
    """

    def __init__(self, data: bytes, password: str | None = None) -> None:
        self._data, self._password = data, password
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            files = [entry for entry in self._zip.infolist() if not entry.is_dir()]
        # A damaged one shows as errors of many kinds.
        except Exception as error:
            raise broken_archive() from error
        self._files = {name_of(entry): entry for entry in files}
        self._like = {name.casefold(): name for name in self._files}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its files."""
        return tuple(self._files)

    def find(self, name: str) -> str | None:
        """The name as the archive has it; None if it has no such file."""
        return name if name in self._files else self._like.get(name.casefold())

    def read(self, name: str, most: int) -> bytes:
        """Unpack a file.

        Args:
            name: One of its names.
            most: The most bytes that it may have.

        Raises:
            UnreadableError: It is damaged or too long.
            PasswordNeededError: It is encrypted, and the password is missing or wrong.
        """
        entry = self._files[name]
        if entry.file_size > most:
            raise _too_long(entry.file_size)
        is_locked = is_encrypted(entry)
        if entry.compress_type not in (_WAYS_WITH_PASSWORD if is_locked else KNOWN_WAYS):
            raise UnreadableError(
                phrase("it is packed in a way that only other programs know"),
                phrase("unpack it with one of them and open the article in it"),
            )
        if is_locked and self._password is None:
            raise PasswordNeededError(was_tried=False)
        try:
            return self._unlocked(entry) if is_locked else content_of(BytesIO(self._data), entry)
        except Exception as error:
            # A wrong password shows as this, or as damage.
            if is_locked:
                raise PasswordNeededError(was_tried=True) from error
            raise broken_archive() from error

    def _unlocked(self, entry: zipfile.ZipInfo) -> bytes:
        content = bytearray()
        with self._zip.open(entry, pwd=(self._password or "").encode()) as file:
            while piece := file.read(_PIECE):
                content += piece
        return bytes(content)


def _too_long(size: int) -> UnreadableError:
    return UnreadableError(
        phrase("it unpacks to {megabytes} MB, which no article does", megabytes=size // 1_000_000),
        phrase("copy the text you need into a new document"),
    )


def name_of(entry: zipfile.ZipInfo) -> str:
    """The name of a file in the letters that were meant; older programs don't say which."""
    if entry.flag_bits & _UTF_8 or entry.filename.isascii():
        return entry.filename
    try:
        found = decode(entry.filename.encode("cp437"))
    except UnicodeError:
        return entry.filename
    return found.text if found and found.encoding in _ENCODINGS else entry.filename


def broken_archive() -> UnreadableError:
    """Says that an archive is damaged."""
    return UnreadableError(
        phrase("it is damaged: it cannot be unpacked"),
        phrase("get it once more from where it came from"),
    )

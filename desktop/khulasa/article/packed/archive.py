"""A zip archive, read file by file and never unpacked to a disk."""

from __future__ import annotations

import zipfile
from io import BytesIO

from khulasa.article.errors import UnreadableError
from khulasa.wording import _

_ENCRYPTED = 0x1


class Archive:
    """The files of a zip archive.

    Args:
        data: The archive.

    Raises:
        UnreadableError: It is damaged.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            files = [entry for entry in self._zip.infolist() if not entry.is_dir()]
        # A damaged one shows as errors of many kinds.
        except Exception as error:
            raise broken_archive() from error
        self._files = {entry.filename: entry for entry in files}
        self._like = {name.casefold(): name for name in self._files}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its files, as the archive has them."""
        return tuple(self._files)

    def size(self, name: str) -> int:
        """How many bytes a file has when it is unpacked."""
        return self._files[name].file_size

    def find(self, name: str) -> str | None:
        """The name as the archive has it; None if it has no such file."""
        return name if name in self._files else self._like.get(name.casefold())

    def is_encrypted(self, name: str) -> bool:
        """Whether it takes a password to read a file."""
        return bool(self._files[name].flag_bits & _ENCRYPTED)

    def read(self, name: str, most: int) -> bytes:
        """Unpack a file.

        Args:
            name: One of its names.
            most: The most bytes that it may have.

        Raises:
            UnreadableError: It is damaged, encrypted or too long.
        """
        if self.is_encrypted(name):
            raise UnreadableError(
                _("it is protected with a password"),
                _("unpack it with another program and open the article in it"),
            )
        # What comes out is never more than the archive says.
        if self.size(name) > most:
            raise UnreadableError(
                _("it unpacks to {megabytes} MB, which no article does").format(
                    megabytes=self.size(name) // 1_000_000
                ),
                _("copy the text you need into a new document"),
            )
        try:
            return self._zip.read(self._files[name])
        except Exception as error:
            raise broken_archive() from error


def broken_archive() -> UnreadableError:
    """Says that an archive is damaged."""
    return UnreadableError(
        _("it is damaged: it cannot be unpacked"), _("get it once more from where it came from")
    )

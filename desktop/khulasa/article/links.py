"""Addresses of pages, as they are pasted or as desktops save them: nothing is fetched from them."""

from __future__ import annotations

import re

from khulasa.article.errors import UnreadableError
from khulasa.wording import phrase

# A path makes one stroke of two.
_ADDRESS = re.compile(r"<?(?:(?:https?|ftp):/{1,2}|www\.)[^\s<>/][^\s<>]*>?", re.IGNORECASE)
_LONGEST = 10_000
_SHORTCUT = re.compile(rb"\[InternetShortcut(?:\.[AW])?\].*^URL=", re.DOTALL | re.MULTILINE)
_DESKTOP_ENTRY = re.compile(rb"(?:#[^\n]*\n|\s)*\[Desktop Entry\]")
_IS_LINK = re.compile(rb"^Type\s*=\s*Link\s*$", re.MULTILINE)
# Where Macs put the address: a property list, written in either of its ways.
_LOCATION = re.compile(rb"<key>URL</key>\s*<string>|\x53URL[\x50-\x5f]")


def refuse_address(text: str) -> None:
    """Refuse a text that is nothing but the address of a page.

    Raises:
        UnreadableError: It is one.
    """
    if len(text) <= _LONGEST and _ADDRESS.fullmatch(text.strip()):
        raise _not_fetched()


def refuse_link(data: bytes) -> None:
    """Refuse a file that holds nothing but the address of a page.

    Raises:
        UnreadableError: It is such a link.
    """
    if len(data) > _LONGEST:
        return
    text = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    is_plist = text.startswith(b"bplist00") or b"<plist" in text[:1024]
    if (
        _SHORTCUT.match(text)
        or (_DESKTOP_ENTRY.match(text) and _IS_LINK.search(text))
        or (is_plist and _LOCATION.search(text))
    ):
        raise _not_fetched()
    refuse_address(data.decode("utf-8", "replace"))


def _not_fetched() -> UnreadableError:
    return UnreadableError(
        phrase("it is the address of a page, and nothing is fetched from the internet"),
        phrase("open the page in a browser, save it there and open the saved file"),
    )

"""What a PDF says about itself, as far as it makes sense."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from khulasa.article.blocks import Block
from khulasa.article.model import About

# What programs write where nobody gave a title or a name.
_FILE_NAME = re.compile(r"\.\w{2,5}\Z|[/\\]|_\w+_")
_NOBODY = re.compile(
    r"(?:anonymous|unknown|unspecified|untitled|user|admin|administrator|owner|author|root|pc|hp"
    r"|windows|mac|lenovo|dell|بدون عنوان|مجهول|مستخدم)?[\s\d]*",
    re.IGNORECASE,
)
_DATE = re.compile(r"D:(\d{4})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_WORD = re.compile(r"\w+")
_BLOCKS = 12


def title_of(metadata: Mapping[str, str], blocks: Sequence[Block]) -> str:
    """The title that a PDF gives itself, if the beginning of its text has the words, too.

    Args:
        metadata: What it says about itself.
        blocks: Its text.
    """
    title = " ".join(metadata.get("Title", "").split())
    words = set(_WORD.findall(title.lower()))
    known = {word for block in blocks[:_BLOCKS] for word in _WORD.findall(block.text.lower())}
    is_title = len(words) > 1 and 2 * len(words & known) > len(words)
    return title if is_title and not _FILE_NAME.search(title) else ""


def about_of(metadata: Mapping[str, str]) -> About:
    """Author and date.

    Args:
        metadata: What a PDF says about itself.
    """
    author = " ".join(metadata.get("Author", "").split())
    if _NOBODY.fullmatch(author) or "@" in author or _FILE_NAME.search(author):
        author = ""
    date = _DATE.match(metadata.get("CreationDate", ""))
    return About(author, "-".join(date.groups()) if date else "")

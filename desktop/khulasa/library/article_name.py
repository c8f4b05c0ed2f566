"""What a kept article is called."""

from __future__ import annotations

from pathlib import PurePath

from khulasa.wording import _


def article_name(title: str, file: str | None) -> str:
    """The title, else the name of the file; in one line and never empty.

    Args:
        title: Of the article; may be empty.
        file: Where it came from; None for pasted text.
    """
    in_one_line = (" ".join(name.split()) for name in (title, PurePath(file or "").name))
    return next(filter(None, in_one_line), _("Untitled"))

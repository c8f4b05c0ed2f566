"""What cannot be read, and why, in words for the reader."""

from __future__ import annotations

from dataclasses import dataclass

from khulasa.reasons import WordedError
from khulasa.wording import Phrase, count_text, phrase


class ReadError(WordedError):
    """A file cannot be read; ``words`` are a sentence of the file, the reason and the way out."""


class LockedError(ReadError):
    """A file is encrypted, and its password is missing or wrong."""


class UnreadableError(Exception):
    """The content of a file cannot be read; :mod:`khulasa.article.read` adds the file's name.

    Attributes:
        reason: Goes on after "Cannot read FILE: ", without a full stop.
        way_out: What the reader can do; goes on after "; ", without a full stop. May be empty.
    """

    def __init__(self, reason: Phrase | str, way_out: Phrase | str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.way_out = way_out

    def sentence(self, name: Phrase | str) -> Phrase:
        """That a file with this name cannot be read, why, and what can be done."""
        if not self.way_out:
            return phrase("Cannot read {}: {}.", name, self.reason)
        return phrase("Cannot read {}: {}; {}.", name, self.reason, self.way_out)


@dataclass(frozen=True, slots=True)
class ArticlesInside:
    """The articles that a folder or an archive holds.

    Attributes:
        names: Their names in it, parted by "/", the first thousand at most; behind a "/" after its
            path each can be read.
        total: How many it holds.
        all_counted: Whether that is all; a very large folder is looked through only so far.
    """

    names: tuple[str, ...]
    total: int
    all_counted: bool = True


class SeveralInsideError(UnreadableError):
    """A folder or an archive holds several articles, of which one has to be chosen.

    Attributes:
        inside: The articles.
    """

    def __init__(self, reason: Phrase | str, way_out: Phrase | str, inside: ArticlesInside) -> None:
        super().__init__(reason, way_out)
        self.inside = inside


class SeveralArticlesError(ReadError):
    """What was to be read holds several articles.

    Attributes:
        inside: The articles.
    """

    def __init__(self, words: Phrase | str, inside: ArticlesInside) -> None:
        super().__init__(words)
        self.inside = inside


class PasswordNeededError(UnreadableError):
    """A file is encrypted, and its password is missing or wrong.

    Args:
        was_tried: Whether there was a password.
    """

    def __init__(self, *, was_tried: bool) -> None:
        super().__init__(
            phrase("the password is wrong")
            if was_tried
            else phrase("it is protected with a password")
        )


def broken_letters_text(count: int) -> str:
    """Says how many letters of a file are broken; see ``Article.broken_letters``."""
    return count_text("1 broken letter, shown as �", "{:,} broken letters, shown as �", count)

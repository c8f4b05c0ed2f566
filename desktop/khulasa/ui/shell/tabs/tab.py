"""A tab: one of the articles that are open, and how the reader left it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from khulasa.ui.reading.sessions.article_session import ArticleSession
from khulasa.ui.shell.opening.article_source import ArticleSource, KeptArticle, OpenedArticle
from khulasa.wording import Phrase, _


@dataclass(eq=False, slots=True)
class Tab:
    """What a tab holds; an empty one holds no article, and nothing that would become one.

    Attributes:
        article: The article, or room for one.
        source: Where it comes from, and how it was read.
        waiting: What is to be opened in it.
        title: What it is called until that is opened.
        opened: What was opened while another tab was in front; None once the reader looked at it.
        fault: Why it could not be opened, or what failed while another tab was in front, and
            details for a bug report; empty if nothing did.
        reason: What ended the last job that failed, looked at or not; empty if none did.
        place: The row at the top and how much of it was above, when it was looked at last.
    """

    article: ArticleSession
    source: ArticleSource | None = None
    waiting: ArticleSource | KeptArticle | None = None
    title: str = ""
    opened: OpenedArticle | None = None
    fault: tuple[Phrase | str, str] = ("", "")
    reason: Phrase | str = ""
    place: tuple[int, float] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether an article can be opened in it without anything going."""
        return self.article.core.reading is None and self.waiting is None

    @property
    def article_id(self) -> int | None:
        """The article's number in the library; None if nothing keeps it."""
        if isinstance(self.waiting, KeptArticle):
            return self.waiting.article_id
        return self.article.keeper.article_id if self.article.keeper is not None else None

    @property
    def origin(self) -> Path | str | None:
        """The file or the text that it shows, or will."""
        source = self.waiting if isinstance(self.waiting, ArticleSource) else self.source
        return source.origin if source is not None else None

    @property
    def name(self) -> str:
        """The file's name, else the article's title."""
        if isinstance(self.origin, Path):
            return self.origin.name
        reading = self.article.core.reading
        title = reading.article.title if reading is not None else self.title
        return " ".join(title.split()) or (_("New tab") if self.is_empty else _("Untitled"))

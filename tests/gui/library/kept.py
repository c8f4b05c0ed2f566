"""Articles that the tests of the library page find in the library."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from khulasa.article.model import Article, Kind
from khulasa.library.facade import Library
from khulasa.library.origin import read_origin
from khulasa.library.values import ArticleFilter, ArticleRow, Hit, Keeping, Outcome, Sort
from khulasa.translation.result import by_user
from library.material import doubtful, ok, paragraph, summary

NOW = datetime(2026, 3, 12, 18, 0, tzinfo=UTC)

BRIDGE, MARKET, LETTER, DRAFT = "إعادة بناء الجسر", "أسعار السوق", "نامه شهردار", "مسودة بيان"


def hourly(start: datetime) -> Callable[[], datetime]:
    """A clock that is an hour later each time it is looked at."""
    ticks = count()
    return lambda: start + timedelta(hours=next(ticks))


def keep(
    library: Library,
    title: str,
    sentences: Iterable[str],
    outcomes: dict[int, Outcome],
    *,
    language: str = "ar",
    line: str = "",
    file: Path | None = None,
) -> int:
    """Put an article into the library, as far as it was translated; its number."""
    paragraphs = (paragraph(title, kind=Kind.HEADING), paragraph(*sentences))
    article = Article(title, language, paragraphs, str(file) if file else None)
    number = library.open_article(article, read_origin(file) if file else None).id
    if outcomes:
        library.save_outcomes(number, "en", outcomes)
    if line:
        library.save_summary(number, "en", summary(line))
    return number


def fill(library: Library, folder: Path) -> dict[str, int]:
    """Four articles, the last one opened last; their numbers by title."""
    file = folder / "تقرير الجسر.txt"
    file.write_text("نص", encoding="utf-8")
    bridge = keep(
        library,
        BRIDGE,
        ("بدأ العمال العمل صباح الاثنين. ", "يكلف الجسر مليوني دينار. ", "ينتهي العمل في الشتاء."),
        {
            0: ok("Rebuilding the bridge"),
            1: ok("The workers began on Monday morning."),
            2: doubtful("The bridge costs 12 million dinars."),
            3: Outcome(by_user("The work ends in winter."), ok("It ends winter.").current),
        },
        line="The bridge is being rebuilt until winter.",
        file=file,
    )
    market = keep(
        library,
        MARKET,
        ("ارتفع سعر القمح. ", "انخفض سعر الزيت."),
        {0: ok("Market prices"), 1: ok("The price of wheat rose.")},
    )
    letter = keep(
        library,
        LETTER,
        ("شهردار به مردم نامه نوشت.",),
        {0: ok("The mayor's letter"), 1: ok("The mayor wrote to the people about the bridge.")},
        language="fa",
        line="The mayor writes to the people.",
    )
    draft = keep(library, DRAFT, ("لم يكتمل النص بعد.",), {})
    library.set_keeping(market, Keeping.PINNED)
    library.save_note(letter, "Ask about the ferry.").result()
    return {BRIDGE: bridge, MARKET: market, LETTER: letter, DRAFT: draft}


def fill_many(library: Library, articles: int) -> None:
    """Many short articles, in one go."""
    for number in range(articles):
        keep(library, f"خبر رقم {number}", ("جملة واحدة.",), {})


class CountingLibrary:
    """Hands everything on to a library, and notes what lists and searches are asked of it."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.listed: list[tuple[int, int]] = []
        self.searched: list[str] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._library, name)

    def list_articles(
        self,
        sort: Sort = Sort.OPENED,
        chosen: ArticleFilter | None = None,
        limit: int = -1,
        offset: int = 0,
    ) -> tuple[ArticleRow, ...]:
        if limit != 1:  # as languages are found out
            self.listed.append((offset, limit))
        return self._library.list_articles(sort, chosen or ArticleFilter(), limit, offset)

    def search(self, words: str, limit: int = 50) -> tuple[Hit, ...]:
        self.searched.append(words)
        return self._library.search(words, limit)

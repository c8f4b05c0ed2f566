"""What is to be said of a document beside its figures, and of one that was not done."""

from __future__ import annotations

from khulasa.article.errors import broken_letters_text
from khulasa.article.left_out import left_out_words
from khulasa.article.model import Article
from khulasa.wording import Phrase


def remark(article: Article, problem: Phrase | str = "") -> str:
    """What went wrong, what was left out, and what the article's reader noted; may be empty.

    Args:
        article: What was read.
        problem: Why it was not finished; empty if it was.
    """
    broken = article.broken_letters
    said = (
        problem,
        left_out_words(article),
        *article.notes,
        broken_letters_text(broken) if broken else "",
    )
    return " ".join(str(words) for words in said if words)


def trouble(name: str, remark: str) -> str:
    """A line about a document that was not done; most remarks name it already."""
    return remark if name in remark else f"{name}: {remark}"

"""A claim: a sentence of a summary beside its article, the input of every check."""

from __future__ import annotations

from dataclasses import dataclass

from khulasa.summary.support.index import SupportIndex
from khulasa.summary.support.terms import Term


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of a summary.

    Attributes:
        text: The sentence.
        said: Its terms.
        index: The article.
        support: Numbers of the article's sentences that carry it, the strongest first.
    """

    text: str
    said: tuple[Term, ...]
    index: SupportIndex
    support: tuple[int, ...]

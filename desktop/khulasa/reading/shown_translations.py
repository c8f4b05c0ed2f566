"""The translations of an article as they are shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from khulasa.reading.terms import ArticleTerms
from khulasa.translation.result import Translation


class ShownTranslations(Mapping[int, Translation]):
    """Translations as they are shown, by sentence number; worked out when they are looked at.

    Args:
        made: As the models and the reader made them.
        terms: What is done to them.
    """

    def __init__(self, made: Mapping[int, Translation], terms: ArticleTerms) -> None:
        self._made, self._terms = made, terms

    def __getitem__(self, number: int) -> Translation:
        return self._terms.shown(number, self._made[number])

    def __contains__(self, number: object) -> bool:
        return number in self._made

    def __iter__(self) -> Iterator[int]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)

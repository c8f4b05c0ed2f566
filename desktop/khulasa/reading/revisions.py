"""The outcomes of an article's sentences, and what the reader did to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from khulasa.reading.to_check import serious_issues
from khulasa.translation.result import Author, Status, Translation


class Revisions:
    """Keeps the reader's words safe from the model's, and the model's words for the way back.

    Attributes:
        current: What holds now, by sentence number.
    """

    def __init__(
        self,
        current: Mapping[int, Translation] | None = None,
        by_model: Mapping[int, Translation] | None = None,
        undo_stack: Iterable[tuple[int, Translation]] = (),
    ) -> None:
        self.current: dict[int, Translation] = dict(current or {})
        self._by_model: dict[int, Translation] = dict(by_model or {})
        self._before: list[tuple[int, Translation]] = list(undo_stack)
        self._seen: dict[int, set[str]] = {}

    @property
    def by_model(self) -> Mapping[int, Translation]:
        """The model's own outcomes, by sentence number."""
        return MappingProxyType(self._by_model)

    @property
    def undo_stack(self) -> tuple[tuple[int, Translation], ...]:
        """Number of each revised sentence and what it was before, the latest last."""
        return tuple(self._before)

    def record(self, number: int, translation: Translation) -> None:
        """Record an outcome of the model; it holds unless the sentence is the reader's."""
        self._by_model[number] = translation
        if not self.is_users(number):
            self.current[number] = translation

    def keep_only_users(self) -> None:
        """Forget all but the reader's own sentences: another model is to translate the rest."""
        self.current = {n: self.current[n] for n in self.current if self.is_users(n)}
        self._by_model = {n: t for n, t in self._by_model.items() if n in self.current}
        self._before = [(n, t) for n, t in self._before if n in self.current]
        self._seen.clear()

    def revise(self, number: int, translation: Translation) -> None:
        """Take what the reader wants instead; can be undone."""
        before = self.current[number]
        if translation != before:
            self._before.append((number, before))
            self.current[number] = translation

    def undo(self) -> tuple[int, Translation] | None:
        """Take the last revision back, if there is one.

        Returns:
            The number of its sentence and what is undone.
        """
        if not self._before:
            return None
        number, before = self._before.pop()
        undone, self.current[number] = self.current[number], before
        return number, undone

    @property
    def can_undo(self) -> bool:
        """Whether there is a revision to take back."""
        return bool(self._before)

    def revert(self, number: int) -> None:
        """Go back to what the model said first; can be undone."""
        self.revise(number, self._by_model[number])

    @property
    def any_revised(self) -> bool:
        """Whether some sentence is other than the model said first."""
        return any(map(self.is_revised, self.current))

    def is_revised(self, number: int) -> bool:
        """Whether a sentence is other than the model said first."""
        return self.current.get(number) != self._by_model.get(number)

    def is_users(self, number: int) -> bool:
        """Whether a sentence's words are the user's own."""
        translation = self.current.get(number)
        return translation is not None and translation.author is Author.USER

    def best_untried(self, number: int, candidates: Iterable[Translation]) -> Translation | None:
        """The most trustworthy candidate that this sentence did not have before.

        That is the one with the fewest serious issues, then the one that comes first.
        """
        seen = self._seen.setdefault(number, set())
        seen.update((self.current[number].target, self._by_model[number].target))
        fresh = [c for c in candidates if c.target not in seen and c.status is not Status.FAILED]
        best = min(fresh, key=serious_issues, default=None)
        if best is not None:
            seen.add(best.target)
        return best

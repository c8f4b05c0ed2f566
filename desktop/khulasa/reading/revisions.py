"""The outcomes of an article's sentences, and what the reader did to them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from types import MappingProxyType

from khulasa.glossary.term import NO_NAMES, FixedNames
from khulasa.reading.to_check import serious_issues
from khulasa.translation.result import Author, Status, Translation

# What a step changes of a sentence: its translation, or its note ("" for none). Under the number
# ``NO_SENTENCE`` it changes the names that are fixed in the article.
Value = Translation | str | FixedNames
Was = tuple[int, Value]
NO_SENTENCE = -1
# What one command of the reader changed: one undo takes all of it back.
Step = tuple[Was, ...]


class Revisions:
    """Keeps the reader's words safe from the model's, and the model's words for the way back.

    Attributes:
        current: What holds now, by sentence number.
        users: The sentences whose words are the user's own.
        notes: The reader's notes on sentences, by their numbers; none is empty.
        names: The names that the reader fixed.
    """

    def __init__(
        self,
        current: Mapping[int, Translation] | None = None,
        by_model: Mapping[int, Translation] | None = None,
        undo_stack: Iterable[Step] = (),
        notes: Mapping[int, str] | None = None,
        names: FixedNames = NO_NAMES,
    ) -> None:
        self.current: dict[int, Translation] = dict(current or {})
        self.users = {n for n, one in self.current.items() if one.author is Author.USER}
        self.notes: dict[int, str] = dict(notes or {})
        self.names = names
        self._by_model: dict[int, Translation] = dict(by_model or {})
        self._undo: list[Step] = list(undo_stack)
        self._redo: list[Step] = []
        self._seen: dict[int, set[str]] = {}

    @property
    def by_model(self) -> Mapping[int, Translation]:
        """The model's own outcomes, by sentence number."""
        return MappingProxyType(self._by_model)

    @property
    def undo_stack(self) -> tuple[Step, ...]:
        """What the reader's steps changed, as it was before each of them, the latest last."""
        return tuple(self._undo)

    def record(self, number: int, translation: Translation) -> None:
        """Record an outcome of the model; it holds unless the sentence is the reader's."""
        self._by_model[number] = translation
        if not self.is_users(number):
            self.current[number] = translation

    def keep_only_users(self) -> None:
        """Forget all but the reader's own sentences: another model is to translate the rest."""
        self.current = {n: self.current[n] for n in self.current if self.is_users(n)}
        self._by_model = {n: t for n, t in self._by_model.items() if n in self.current}
        self._undo = list(steps_about(self._undo, self.current))
        self._redo.clear()
        self._seen.clear()

    def change(self, step: Iterable[Was]) -> Step:
        """Take what the reader wants instead, as one step that can be undone.

        Args:
            step: Translations, notes and names that are to hold; no sentence has two of one kind.

        Returns:
            What was other before, as it was.
        """
        before = self._put(step)
        if before:
            self._undo.append(before)
            self._redo.clear()
        return before

    def revise(self, number: int, translation: Translation) -> Step:
        """Take another translation of one sentence; see ``change``."""
        return self.change([(number, translation)])

    def undo(self) -> Step:
        """Take the last step back; what it changed, as it was until now; empty if there is none."""
        return self._move(self._undo, self._redo)

    def redo(self) -> Step:
        """Do again what was undone last; what that changed, as ``undo`` has it."""
        return self._move(self._redo, self._undo)

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to do again."""
        return bool(self._redo)

    def revert(self, number: int) -> Step:
        """Go back to what the model said first; can be undone."""
        return self.revise(number, self._by_model[number])

    def value(self, number: int, like: Value) -> Value:
        """What holds now of a sentence, or of the names: of the kind that ``like`` is of."""
        if isinstance(like, FixedNames):
            return self.names
        return self.notes.get(number, "") if isinstance(like, str) else self.current[number]

    def history(self) -> list[list[tuple[int, Value, Value]]]:
        """The reader's steps, the first one first: sentences, what was before, what came after."""
        after: dict[tuple[int, type], Value] = {}
        steps = []
        for step in reversed(self._undo):
            changes = []
            for number, was in step:
                place = number, type(was)
                changes.append((number, was, after.get(place, self.value(number, was))))
                after[place] = was
            steps.append(changes)
        return steps[::-1]

    @property
    def any_revised(self) -> bool:
        """Whether some sentence is other than the model said first."""
        return any(map(self.is_revised, self.current))

    def is_revised(self, number: int) -> bool:
        """Whether a sentence is other than the model said first."""
        return self.current.get(number) != self._by_model.get(number)

    def is_users(self, number: int) -> bool:
        """Whether a sentence's words are the user's own."""
        return number in self.users

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

    def _move(self, here: list[Step], there: list[Step]) -> Step:
        if not here:
            return ()
        step = here.pop()
        # As it was, even if nothing changes: the library keeps each step by what was before it.
        there.append(tuple((number, self.value(number, was)) for number, was in step))
        self._put(step)
        return there[-1]

    def _put(self, step: Iterable[Was]) -> Step:
        before = []
        for number, wanted in step:
            present = self.value(number, wanted)
            if present == wanted:
                continue
            before.append((number, present))
            if isinstance(wanted, FixedNames):
                self.names = wanted
            elif not isinstance(wanted, str):
                self.current[number] = wanted
                mark = self.users.add if wanted.author is Author.USER else self.users.discard
                mark(number)
            elif wanted:
                self.notes[number] = wanted
            else:
                self.notes.pop(number, None)
        return tuple(before)


def steps_about(steps: Iterable[Step], numbers: Container[int]) -> Iterator[Step]:
    """Steps without the translations of sentences other than these; notes and names stay."""
    for step in steps:
        kept = tuple(
            was for was in step if not isinstance(was[1], Translation) or was[0] in numbers
        )
        if kept:
            yield kept

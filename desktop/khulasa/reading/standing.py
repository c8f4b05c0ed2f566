"""How the sentences of an article stand: what is shown of each, and what that comes to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from khulasa.reading.marking import Marking, as_marked
from khulasa.reading.numbering import Numbering
from khulasa.reading.progress import Counts, count
from khulasa.reading.terms import ArticleTerms
from khulasa.reading.to_check import Doubt, find_doubts, is_guesswork
from khulasa.translation.result import Translation


class Standing:
    """The translations as they are shown, worked out sentence by sentence as they change.

    A window asks for what they come to many times after each change; a long article is gone through
    for the first one only.

    Args:
        made: As the models and the reader made them, by sentence number; goes on changing.
        terms: What is done to them.
        sentences: The sources of all sentences.
        numbering: Numbers them.
        marking: Which of them are marked as doubtful.

    Attributes:
        made, terms, marking: See above.
        shown: What holds now, by sentence number.
        marked: The same, with only those to be checked that are marked.
    """

    def __init__(
        self,
        made: Mapping[int, Translation],
        terms: ArticleTerms,
        sentences: Sequence[str] = (),
        numbering: Numbering | None = None,
        marking: Marking = Marking.ALL,
    ) -> None:
        self.made, self.terms, self.marking = made, terms, marking
        self._sentences, self._numbering = sentences, numbering or Numbering()
        self._known_doubts: dict[int, tuple[Translation, Doubt]] = {}
        self.shown: dict[int, Translation] = terms.all_shown(made)
        self.marked = self.shown
        if marking is not Marking.ALL:
            self.marked = {n: as_marked(one, marking) for n, one in self.shown.items()}
        self._counts: Counts | None = None
        self._doubts: list[Doubt] | None = None
        self._is_guesswork: bool | None = None

    def update(self, numbers: Iterable[int]) -> None:
        """Take note that these sentences have other translations or other names now."""
        made = self.made
        for number in numbers:
            if number in made:
                shown = self.shown[number] = self.terms.shown(number, made[number])
                self.marked[number] = as_marked(shown, self.marking)
        self._counts = self._doubts = self._is_guesswork = None

    @property
    def counts(self) -> Counts:
        """How many sentences came to what."""
        if self._counts is None:
            self._counts = count(len(self._sentences), self.marked.values())
        return self._counts

    @property
    def doubts(self) -> list[Doubt]:
        """The sentences to look at."""
        if self._doubts is None:
            row_of = self._numbering.row_of
            self._doubts = find_doubts(self.marked, self._sentences, row_of, self._known_doubts)
        return self._doubts

    @property
    def is_guesswork(self) -> bool:
        """Whether the model was unsure of most of what is translated."""
        if self._is_guesswork is None:
            self._is_guesswork = is_guesswork(self.shown.values())
        return self._is_guesswork

"""What a program that is going to be killed has told of, and whether it is kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from khulasa.settings.keys import ZOOM
from killed.article import Kept


@dataclass(slots=True)
class Shown:
    """What a reader has seen by now, from the lines that a program told.

    Attributes:
        words: The last words of each sentence that was shown, by number.
        revisions: Number of each revised sentence and its words before, the latest last.
        begun: What the reader has just begun, and nothing has shown since: a sentence, its words
            afterwards, and the revisions afterwards.
        put: The note and the setting that were put down last.
        being_put: The one that is just being put down.
        ended: In how many steps the program came to its end; None if it did not.
    """

    words: dict[int, str] = field(default_factory=dict)
    revisions: list[tuple[int, str]] = field(default_factory=list)
    begun: tuple[int, str, list[tuple[int, str]]] | None = None
    put: dict[str, object] = field(default_factory=lambda: {"zoom": ZOOM.default, "note": ""})
    being_put: tuple[str, object] | None = None
    ended: int | None = None

    def take(self, what: list[Any]) -> None:
        """Take note of a line."""
        match what:
            case ["shown", sentences, revised]:
                if self.begun is not None:
                    number, words, revisions = self.begun
                    assert [number, words] in sentences
                    self.revisions, self.begun = revisions, None
                self.words |= dict(sentences)
                assert len(self.revisions) == revised
            case ["revising", number, words]:
                assert self.begun is None
                self.begun = number, words, [*self.revisions, (number, self.words[number])]
            case ["undoing", number, words]:
                assert self.begun is None
                assert self.revisions[-1] == (number, words)
                self.begun = number, words, self.revisions[:-1]
            case ["putting", name, value]:
                self.being_put = name, value
            case ["put"]:
                assert self.being_put is not None
                self.put |= dict([self.being_put])
                self.being_put = None
            case ["ended", steps]:
                self.ended = steps
            case _:
                raise AssertionError(what)

    def compare(self, kept: Kept) -> None:
        """See that all of it is kept; what was just begun may be there or not."""
        words = dict(self.words)
        if self.begun is not None:
            number, after, revisions = self.begun
            if kept.revisions == revisions:
                words[number], self.revisions = after, revisions
        assert {n: kept.words.get(n) for n in words} == words
        assert kept.revisions == self.revisions
        self.words, self.begun = words, None

    def compare_put(self, there: dict[str, object]) -> None:
        """The same for note and setting."""
        if self.being_put is not None and there[self.being_put[0]] == self.being_put[1]:
            self.put |= dict([self.being_put])
        assert there == self.put
        self.being_put = None

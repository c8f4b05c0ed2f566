"""What the reader does to an article: translations of their own, notes, and the way back."""

from __future__ import annotations

from collections.abc import Iterable

from khulasa.reading.changes import Changes, SentencesChanged, SummaryChanged
from khulasa.reading.open_article import OpenArticle
from khulasa.reading.revisions import Step
from khulasa.reading.state import IllegalMoveError
from khulasa.reading.summary_freshness import after_revision
from khulasa.summary.result import Summary, replace_sentence
from khulasa.translation.result import Translation


class CorrectedArticle(OpenArticle):
    """An open article with the reader's corrections. ``Session`` has models work on it."""

    def revise(self, number: int, translation: Translation) -> Changes:
        """Put another translation in the place of what is known of a sentence.

        Raises:
            IllegalMoveError: Nothing is known of the sentence yet.
        """
        self._known(number)
        return self._changed(self.revisions.revise(number, translation))

    def revise_all(self, numbers: Iterable[int], translation: Translation) -> Changes:
        """Put one translation in the place of what is known of several sentences, as one step.

        Raises:
            IllegalMoveError: Nothing is known of one of them yet.
        """
        wanted = [(number, translation) for number in numbers]
        for number, _translation in wanted:
            self._known(number)
        return self._changed(self.revisions.change(wanted))

    def same_sentences(self, number: int) -> tuple[int, ...]:
        """The other sentences that say the same in the source and otherwise in the translation."""
        text, present = self._sentences[number].strip(), self._known(number).target
        return tuple(
            other
            for other, sentence in enumerate(self._sentences)
            if other != number
            and sentence.strip() == text
            and (known := self.translations.get(other)) is not None
            and known.target != present
        )

    def write_note(self, number: int, note: str) -> Changes:
        """Put a note on a sentence in the place of the one that it has; an empty one removes it.

        Raises:
            IllegalMoveError: There is no such sentence.
        """
        self._present()
        self._check(number)
        return self._changed(self.revisions.change([(number, note.strip())]))

    def revert(self, number: int) -> Changes:
        """Go back to what the model said of a sentence first.

        Raises:
            IllegalMoveError: The model has said nothing of it.
        """
        self._known(number)
        if number not in self.revisions.by_model:
            raise IllegalMoveError(f"the model has said nothing of sentence {number}")
        return self._changed(self.revisions.revert(number))

    def undo(self) -> Changes:
        """Take the reader's last step back; the changes are empty if there is none."""
        return self._changed(self.revisions.undo())

    def redo(self) -> Changes:
        """Do again what was undone last; the changes are empty if there is nothing."""
        return self._changed(self.revisions.redo())

    def _changed(self, before: Step) -> Changes:
        """Tell what follows from a step of the reader's, of which this is how it was before."""
        if not before:
            return ()
        for number, was in before:
            if isinstance(was, Translation):
                self._follow(number, was)
        numbers = sorted({number for number, _was in before})
        self._tell(SentencesChanged(tuple(numbers), by_reader=True))
        return self._told()

    def _follow(self, number: int, before: Translation) -> None:
        """Have the summary say what a sentence says now."""
        if self.early is not None:
            after = self.translations[number].target
            row = self.row_of(number)
            self.early = replace_sentence(self.early, row, before.target, after)
        if self.summary is not None:
            summary = after_revision(
                self.summary,
                self.basis,
                self.translations,
                self.row_of,
                (number, before.target),
            )
            if summary != self.summary:
                self._set_summary(summary)

    def _set_summary(self, summary: Summary) -> None:
        self.summary, self.early = summary, None
        self._tell(SummaryChanged())

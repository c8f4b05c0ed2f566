"""What the reader does to an article: translations of their own, notes, and the way back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from khulasa.glossary.matching import TermHit
from khulasa.glossary.term import FixedName, FixedNames, Term
from khulasa.reading.changes import Changes, ChecksChanged, SentencesChanged, SummaryChanged
from khulasa.reading.marking import Marking
from khulasa.reading.open_article import OpenArticle
from khulasa.reading.revisions import NO_SENTENCE, Step, Was
from khulasa.reading.state import IllegalMoveError
from khulasa.reading.summary_freshness import after_revision, reworded
from khulasa.reading.terms import ArticleTerms, with_term
from khulasa.review.rules.terms import Missing
from khulasa.summary.result import Summary
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

    def put_term(self, number: int, missing: Missing) -> Changes:
        """Put a term into a translation that lacks it, where it belongs for certain.

        Args:
            number: The sentence.
            missing: One of ``missing_terms``, with places.

        Raises:
            IllegalMoveError: Nothing is known of the sentence yet.
        """
        self._known(number)
        made = self.revisions.current[number]
        return self.revise(number, with_term(self.terms, number, made, missing))

    def missing_terms(self, number: int) -> tuple[Missing, ...]:
        """The terms and the fixed names that a sentence's translation lacks."""
        made = self.revisions.current.get(number)
        return () if made is None else self.terms.missing(number, made)

    def fix_name(self, name: FixedName) -> Changes:
        """Have a name always written in one way, also in sentences that are still to come.

        The reader's own sentences get it as well. All is one step.
        """
        self._present()
        step: list[Was] = [(NO_SENTENCE, self.revisions.names.with_name(name))]
        for number, spans in self.terms.places_by_sentence(name.source).items():
            if self.revisions.is_users(number):
                made, hits = self.revisions.current[number], [TermHit(name, s) for s in spans]
                step.append((number, self.terms.with_names(number, made, hits)))
        return self._changed(self.revisions.change(step))

    def free_name(self, source: str) -> Changes:
        """Have a name written as the model does again; the reader's own sentences stay."""
        names = self.revisions.names.without(source)
        return self._changed(self.revisions.change([(NO_SENTENCE, names)]))

    def use_glossary(self, terms: tuple[Term, ...]) -> Changes:
        """Check the article by these terms from now on; by none where no glossary is wanted."""
        return self.use_terms(self.terms.by_glossary(terms))

    def use_terms(self, terms: ArticleTerms) -> Changes:
        """See ``use_glossary``; for what ``terms.by_glossary`` gave for this article.

        To look through a long one takes a second or two: this is how it can be done before.
        """
        self._terms = terms
        if self._article is not None:
            self._tell(ChecksChanged())
        return self._told()

    def mark(self, marking: Marking) -> Changes:
        """Mark these sentences as doubtful from now on; what is known of them all stays."""
        if marking is self.marking:
            return ()
        self.marking = marking
        if self._article is not None:
            self._tell(ChecksChanged())
        return self._told()

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
        was = dict[int, Translation]((n, w) for n, w in before if isinstance(w, Translation))
        names = next((w for _n, w in before if isinstance(w, FixedNames)), self.revisions.names)
        numbers = {number for number, _was in before if number != NO_SENTENCE}
        current = self.revisions.current
        if names != self.revisions.names:
            named = self.terms.changed_by(names)
            numbers |= named
            was = {number: current[number] for number in named & current.keys()} | was
        self._standing.update(numbers)
        # First: the reader's own step is waited for, until it is kept.
        self._tell(SentencesChanged(tuple(sorted(numbers)), by_reader=True))
        rows = self._rows_of_summary()
        if rows:
            terms, row_of = self.terms, self.row_of
            seen = [number for number in sorted(was) if row_of(number) in rows]
            self._follow({n: terms.shown(n, was[n], names).target for n in seen})
        return self._told()

    def _rows_of_summary(self) -> set[int]:
        """The rows that what there is of a summary rests on."""
        there = (one for one in (self.early, self.summary) if one is not None)
        return {row for one in there for said in one.sentences for row in said.paragraphs}

    def _follow(self, before: Mapping[int, str]) -> None:
        """Have the summary say what sentences say now, instead of what they said before."""
        if self.early is not None:
            self.early = reworded(self.early, before, self.translations, self.row_of)
        if self.summary is not None:
            summary = after_revision(
                self.summary, self.basis, self.translations, self.row_of, before
            )
            if summary != self.summary:
                self._set_summary(summary)

    def _set_summary(self, summary: Summary) -> None:
        self.summary, self.early = summary, None
        self._tell(SummaryChanged())

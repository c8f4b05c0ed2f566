"""What a session knows of its article, and the questions that can be asked of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from time import monotonic

from khulasa.article.model import Article
from khulasa.engine.messages import SummaryProgress
from khulasa.glossary.term import NO_NAMES, FixedNames
from khulasa.models.catalogue import Model, Route
from khulasa.reading.changes import RUNNING, State
from khulasa.reading.document import Reading
from khulasa.reading.early_picks import EarlyPicks
from khulasa.reading.marking import Marking
from khulasa.reading.numbering import Numbering
from khulasa.reading.progress import Counts, Pace, WordCount
from khulasa.reading.revisions import Revisions, Step
from khulasa.reading.standing import Standing
from khulasa.reading.summary_choice import SummaryChoice
from khulasa.reading.summary_freshness import SummaryBasis
from khulasa.reading.terms import ArticleTerms
from khulasa.reading.to_check import Doubt
from khulasa.reading.two_models import TwoModelRun
from khulasa.summary.result import Summary
from khulasa.translation.backend_name import BackendName
from khulasa.translation.result import Translation


class IllegalMoveError(ValueError):
    """A command or an event that makes no sense for the article; the message says why."""


@dataclass(frozen=True, slots=True)
class Progress:
    """All that a session knows of its article, beyond the article itself and its route.

    Two sessions with equal progress on one article go on alike. This is what a library keeps.

    Attributes:
        current: What holds now, by sentence number.
        by_model: What the model said, by sentence number.
        undo_stack: What the reader's steps changed, as it was before each, the latest last.
        summary: The summary that there is.
        basis: What that summary was made of.
        seconds: Wall-clock time that translating took.
        notes: The reader's notes on sentences, by their numbers.
        names: Names that the reader fixed in this language.
    """

    current: Mapping[int, Translation]
    by_model: Mapping[int, Translation]
    undo_stack: tuple[Step, ...] = ()
    summary: Summary | None = None
    basis: SummaryBasis | None = None
    seconds: float = 0.0
    notes: Mapping[int, str] = field(default_factory=dict)
    names: FixedNames = NO_NAMES


class ReadingState:
    """An article on its way through the models: all that holds now. ``Session`` moves it.

    Args:
        clock: Gives the time in seconds.

    Attributes:
        state: What is going on.
        route: What translates the article; None if nothing can, or nothing has to.
        target: ISO 639-1 code of the reader's language.
        choice: The kind of summary that is wanted.
        wants_summary: Whether one is made at all.
        revisions: The outcomes, and what the reader did to them.
        summary_progress: How far the summary in the making is; None if nothing is known of it.
        summary: The summary that there is.
        early: Key sentences of what is translated so far, until there is a summary.
        basis: What that summary was made of.
        backend: What runs the models.
        marking: Which sentences are marked as doubtful.
        seconds: Wall-clock time that translating took.
    """

    def __init__(self, *, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self.state = State.EMPTY
        self.route: Route | None = None
        self.target = "en"
        self.choice = SummaryChoice()
        self.wants_summary = True
        self.revisions = Revisions()
        self._terms = ArticleTerms()
        self.marking = Marking.ALL
        self.summary_progress: SummaryProgress | None = None
        self._article: Article | None = None
        self.backend = BackendName.CTRANSLATE2
        self._sentences: tuple[str, ...] = ()
        self._numbering = Numbering()
        self._models: TwoModelRun | None = None
        self._answered: set[int] = set()
        self._other_targets: dict[str, Revisions] = {}
        self.summary: Summary | None = None
        self.early: Summary | None = None
        self._early_picks = EarlyPicks()
        self.basis = SummaryBasis()
        self.seconds = 0.0
        self._words = WordCount()
        self._stands = Standing({}, self._terms)
        self._reading: Reading | None = None

    def __repr__(self) -> str:
        title = self._article.title if self._article else None
        return (
            f"{type(self).__name__}({self.state.name}, article={title!r}, target={self.target!r}, "
            f"done={len(self.translations)}/{len(self._sentences)}, "
            f"revised={len(self.revisions.undo_stack)}, summary={self.summary is not None})"
        )

    @property
    def reading(self) -> Reading | None:
        """The article with all that is known of it now; None while there is no article."""
        if self._reading is None and self._article is not None:
            self._reading = Reading(
                self._article,
                self.model.name if self.model else "",
                self.backend,
                self.translations,
                self.summary,
                self.seconds,
                self.target,
                self.notes,
            )
        return self._reading

    @property
    def progress(self) -> Progress:
        """All that is to be kept of the article."""
        return Progress(
            dict(self.revisions.current),
            dict(self.revisions.by_model),
            self.revisions.undo_stack,
            self.summary,
            self.basis if self.summary is not None else None,
            self.seconds,
            dict(self.revisions.notes),
            self.revisions.names,
        )

    @property
    def translations(self) -> Mapping[int, Translation]:
        """What holds now, by sentence number: with the names that are fixed, and what is missing.

        ``revisions.current`` has the same as the models and the reader made it.
        """
        return self._standing.shown

    @property
    def marked(self) -> Mapping[int, Translation]:
        """The translations with only those to be checked that the reader wants marked."""
        return self._standing.marked

    @property
    def terms(self) -> ArticleTerms:
        """What the glossary and the fixed names say of the sentences."""
        self._terms.set_names(self.revisions.names)
        return self._terms

    @property
    def notes(self) -> Mapping[int, str]:
        """The reader's notes on sentences, by their numbers."""
        return self.revisions.notes

    @property
    def running(self) -> bool:
        """Whether a job is at work on the article."""
        return self.state in RUNNING

    @property
    def all_translated(self) -> bool:
        """Whether every sentence has an outcome."""
        return len(self.translations) == len(self._sentences)

    @property
    def is_as_read(self) -> bool:
        """Whether the article is in the reader's language, so that nothing is translated."""
        return self._article is not None and self._article.language == self.target

    @property
    def can_summarise(self) -> bool:
        """Whether there is all that the chosen summary needs."""
        return self._article is not None and (self.choice.of_source or self.all_translated)

    @property
    def shows_choice(self) -> bool:
        """Whether there is a summary, of the kind that is wanted."""
        return self.summary is not None and self.basis.choice == self.choice

    @property
    def shows_source(self) -> bool:
        """Whether the summary that there is, is of the article itself and not its translation."""
        return self.basis.choice.of_source

    @property
    def summary_language(self) -> str:
        """ISO 639-1 code of the language of the summary that there is."""
        if self.shows_source and self._article is not None:
            return self._article.language
        return self.target

    @property
    def model(self) -> Model | None:
        """What translates the article; of two models, both as one to show."""
        return self.route.model if self.route else None

    @property
    def after_first(self) -> int | None:
        """While the first of two models works: how many sentences it has done."""
        models = self._models
        on_first = models is not None and not models.on_last and not self.all_translated
        return len(models.after_first) if models is not None and on_first else None

    def holds(self, article: Article) -> bool:
        """Whether these are the sentences of the article that is open."""
        return self._article is not None and self._sentences == article.sentences

    def outcomes(self, row: int) -> Sequence[Translation | None]:
        """What is known of the sentences of a paragraph."""
        return list(map(self.marked.get, self._numbering.sentences_of(row)))

    def row_of(self, number: int) -> int:
        """The paragraph that a sentence belongs to."""
        return self._numbering.row_of(number)

    def sentence(self, number: int) -> str:
        """The source of a sentence."""
        return self._sentences[number]

    def translation(self, number: int) -> Translation | None:
        """What is known of a sentence."""
        return self.marked.get(number)

    def doubts(self) -> list[Doubt]:
        """The sentences to look at."""
        return self._standing.doubts

    @property
    def is_guesswork(self) -> bool:
        """Whether all is translated, and the model was unsure of most of it."""
        return self.all_translated and self._standing.is_guesswork

    def counts(self) -> Counts:
        """How many sentences came to what."""
        return self._standing.counts

    def words(self) -> int:
        """How many words the article has."""
        return self._words.total

    def steps(self) -> tuple[int, int]:
        """How many sentences went through a model, and how many have to: each once a model."""
        if self.route is None or self._models is None:
            return 0, len(self._sentences)
        return self._models.steps(self._answered), len(self._sentences) * len(self.route.models)

    def pace(self) -> Pace:
        """How fast it has gone since the model was loaded, the last time if the engine died."""
        return self._words.pace(self._left(), self._clock())

    @property
    def _standing(self) -> Standing:
        """How the sentences stand; begun anew where all their translations or terms are others."""
        made, terms = self.revisions.current, self.terms
        stands, marking = self._stands, self.marking
        same = stands.made is made and stands.terms is terms and stands.marking is marking
        if not same:
            self._stands = Standing(made, terms, self._sentences, self._numbering, marking)
        return self._stands

    @property
    def _is_outdated(self) -> bool:
        return self.summary is not None and self.summary.is_outdated

    def _left(self) -> Sequence[int]:
        """Numbers of the sentences that are not done, once for each model that they still need."""
        if self._models is None:
            return ()
        return self._models.left(set(range(len(self._sentences))) - self._answered)

    def _present(self) -> Article:
        if self._article is None:
            raise IllegalMoveError("there is no article yet")
        return self._article

    def _check(self, number: int) -> None:
        if not 0 <= number < len(self._sentences):
            raise IllegalMoveError(f"the article has no sentence {number}")

    def _known(self, number: int) -> Translation:
        translation = self.translations.get(number)
        if translation is None:
            raise IllegalMoveError(f"nothing is known of sentence {number} yet")
        return translation

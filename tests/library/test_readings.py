"""What became of an article is kept as it happens and is there, all of it, on reopening."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from khulasa.article.model import Span
from khulasa.glossary.term import NO_NAMES, FixedName, FixedNames
from khulasa.library.errors import NoArticleError
from khulasa.library.facade import Library
from khulasa.library.values import MadeBy, Outcome, Position, Tally
from khulasa.review.issue import Issue
from khulasa.translation.result import Author, Status, Translation, by_user, failure
from library.material import LIBRARY_OPENS, article, doubtful, ok, summary, ticking


def test_all_that_is_kept_comes_back(library: Library) -> None:
    number = library.open_article(LIBRARY_OPENS).id
    made_by = MadeBy("opus-mt", "f00d", "ctranslate2")
    library.begin_reading(number, "en", made_by)
    outcomes = {0: ok("Opening"), 1: doubtful("It opened."), 3: Outcome(failure("No memory."))}
    library.save_outcomes(number, "en", outcomes)
    library.save_seconds(number, "en", 12.5)
    library.save_position(number, "en", Position(1, 0.25))
    library.save_layout(number, "en", '{"summary": "open"}')
    library.save_summary(number, "en", summary("It opened.", "Many came.")).result()
    reading = library.load(number, "en")
    assert reading.made_by == made_by
    assert reading.outcomes == outcomes
    assert reading.seconds == 12.5
    assert reading.position == Position(1, 0.25)
    assert reading.layout == '{"summary": "open"}'
    assert reading.summary == summary("It opened.", "Many came.")
    assert reading.tally == Tally(total=4, done=3, to_check=1, failed=1)


def test_each_target_language_has_its_own(library: Library) -> None:
    number = library.open_article(LIBRARY_OPENS).id
    library.save_outcomes(number, "en", {0: ok("Opening")})
    library.save_outcomes(number, "fr", {0: ok("Ouverture")}).result()
    assert library.load(number, "en").outcomes[0] == ok("Opening")
    assert library.load(number, "fr").outcomes[0] == ok("Ouverture")
    assert library.load(number, "de").outcomes == {}


def test_what_was_loaded_does_not_change(library: Library) -> None:
    number = library.open_article(LIBRARY_OPENS).id
    library.save_outcomes(number, "en", {0: ok("Opening")}).result()
    before = library.load(number, "en")
    library.save_outcomes(number, "en", {0: ok("Inauguration"), 1: ok("It opened.")}).result()
    assert before.outcomes == {0: ok("Opening")}
    with pytest.raises(TypeError):
        before.outcomes[1] = ok("x")  # type: ignore[index]


def test_another_model_takes_away_all_but_what_is_to_stay(library: Library) -> None:
    number = library.open_article(LIBRARY_OPENS).id
    library.save_outcomes(number, "en", {0: ok("Opening"), 1: ok("It opened.")})
    library.save_revision(number, "en", 0, ok("Opening").current, by_user("Start"))
    library.save_revision(number, "en", 1, ok("It opened.").current, doubtful("Opened.").current)
    library.save_seconds(number, "en", 9.0)
    library.begin_reading(number, "en", MadeBy("other"), keep={0}).result()
    reading = library.load(number, "en")
    assert reading.made_by == MadeBy("other")
    assert {n: o.current for n, o in reading.outcomes.items()} == {0: by_user("Start")}
    assert [revision.number for revision in reading.revisions] == [0]
    assert reading.tally == Tally(total=4, done=1, edited=1)
    assert reading.seconds == 0
    assert library.search("opened") == ()


def test_a_revision_keeps_what_the_model_said(library: Library) -> None:
    number = library.open_article(LIBRARY_OPENS).id
    model = doubtful("2 came.").current
    library.save_outcomes(number, "en", {2: Outcome(model, model)})
    library.save_revision(number, "en", 2, model, by_user("Two hundred came.")).result()
    reading = library.load(number, "en")
    assert reading.outcomes[2] == Outcome(by_user("Two hundred came."), model)
    [revision] = reading.revisions
    assert (revision.number, revision.before) == (2, model)
    assert revision.after == by_user("Two hundred came.")
    assert reading.tally == Tally(total=4, done=1, edited=1)


def test_revisions_are_undone_in_turn_after_reopening(path: Path) -> None:
    library = Library.open(path, clock=ticking())
    number = library.open_article(LIBRARY_OPENS).id
    first, second, third = ok("One").current, by_user("Two"), by_user("Three")
    library.save_outcomes(number, "en", {1: Outcome(first, first)})
    library.save_revision(number, "en", 1, first, second)
    library.save_revision(number, "en", 1, second, third)
    library.close()

    library = Library.open(path)
    [undone] = library.undo(number, "en").result()
    assert (undone.before, undone.after) == (second, third)
    assert library.load(number, "en").outcomes[1] == Outcome(second, first)
    library.undo(number, "en").result()
    assert library.load(number, "en").outcomes[1] == Outcome(first, first)
    assert library.undo(number, "en").result() == ()
    library.close()


def test_a_step_over_several_sentences_is_undone_as_one_after_reopening(path: Path) -> None:
    library = Library.open(path)
    number = library.open_article(LIBRARY_OPENS).id
    first, mine = ok("One").current, by_user("Mine")
    library.save_outcomes(number, "en", {1: Outcome(first, first), 2: Outcome(first, first)})
    library.save_step(number, "en", [(2, "", "Ask Huda.")])
    library.save_step(number, "en", [(1, first, mine), (2, first, mine)])
    library.close()

    library = Library.open(path)
    assert library.load(number, "en").outcomes[2] == Outcome(mine, first)
    assert [one.number for one in library.undo(number, "en").result()] == [1, 2]
    reading = library.load(number, "en")
    assert (reading.outcomes[1], reading.outcomes[2]) == (Outcome(first, first),) * 2
    assert reading.notes == {2: "Ask Huda."}
    assert [hit.number for hit in library.search("huda")] == [2]
    [undone] = library.undo(number, "en").result()
    assert (undone.before, undone.after) == ("", "Ask Huda.")
    assert library.load(number, "en").notes == {}
    assert library.search("huda") == ()
    library.close()


def test_a_note_on_a_sentence_belongs_to_the_article_and_outlasts_models(library: Library) -> None:
    number = library.open_article(LIBRARY_OPENS).id
    library.save_outcomes(number, "en", {2: ok("Many came.")})
    library.save_step(number, "en", [(2, "", "How many?")])
    library.begin_reading(number, "en", MadeBy("other"), keep=()).result()
    assert library.load(number, "en").notes == library.load(number, "fr").notes
    undone = library.undo(number, "en", [(2, "")]).result()
    assert [(one.before, one.after) for one in undone] == [("", "How many?")]


def test_a_summary_is_replaced_and_taken_away(library: Library) -> None:
    number = library.open_article(LIBRARY_OPENS).id
    library.save_summary(number, "en", summary("It opened."))
    library.save_summary(number, "en", summary("A library.", "Books.")).result()
    assert library.load(number, "en").summary == summary("A library.", "Books.")
    assert library.list_articles()[0].summary_line == "A library."
    library.save_summary(number, "en", None).result()
    assert library.load(number, "en").summary is None
    assert library.list_articles()[0].summary_line == ""
    assert library.search("books") == ()


def test_an_article_that_is_gone_cannot_be_gone_on_with(library: Library) -> None:
    with pytest.raises(NoArticleError, match=r"library\.sqlite3.*not in it any more.*Open the"):
        library.save_outcomes(77, "en", {0: ok("Opening")}).result()


issues = st.builds(
    Issue,
    st.sampled_from(("numbers", "names")),
    st.text(st.characters(exclude_categories=("Cs",)), max_size=5),
    st.none() | st.builds(Span, st.integers(0, 9), st.integers(0, 9)),
    st.none() | st.builds(Span, st.integers(0, 9), st.integers(0, 9)),
    st.booleans(),
)
translations = st.builds(
    Translation,
    st.text(st.characters(exclude_categories=("Cs",)), max_size=8),
    st.sampled_from(Status),
    st.lists(issues, max_size=2).map(tuple),
    st.lists(st.sampled_from(("n-best", "split")), max_size=2).map(tuple),
    st.sampled_from(Author),
)
numbers = st.integers(0, 5)


class Kept(RuleBasedStateMachine):
    """A reading on disk is at any time what a dictionary in memory says it is."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name) / "library.sqlite3"
        self.library = Library.open(self.path)
        texts = tuple(f"الجملة {n}. " for n in range(5))
        self.number = self.library.open_article(article(*texts)).id
        self.outcomes: dict[int, Outcome] = {}
        self.history: list[tuple[int, Translation, Translation]] = []

    @rule(outcomes=st.dictionaries(numbers, st.builds(Outcome, translations, translations)))
    def save(self, outcomes: dict[int, Outcome]) -> None:
        self.library.save_outcomes(self.number, "en", outcomes)
        self.outcomes.update(outcomes)

    @precondition(lambda self: self.outcomes)
    @rule(data=st.data(), after=translations)
    def revise(self, data: st.DataObject, after: Translation) -> None:
        number = data.draw(st.sampled_from(sorted(self.outcomes)))
        held = self.outcomes[number]
        self.library.save_revision(self.number, "en", number, held.current, after)
        self.history.append((number, held.current, after))
        self.outcomes[number] = Outcome(after, held.by_model)

    @rule()
    def undo(self) -> None:
        undone = self.library.undo(self.number, "en").result()
        if not self.history:
            assert undone == ()
            return
        number, before, after = self.history.pop()
        assert [(one.number, one.before, one.after) for one in undone] == [(number, before, after)]
        self.outcomes[number] = Outcome(before, self.outcomes[number].by_model)

    @rule(keep=st.frozensets(numbers))
    def use_another_model(self, keep: frozenset[int]) -> None:
        self.library.begin_reading(self.number, "en", MadeBy("other"), keep)
        self.outcomes = {n: o for n, o in self.outcomes.items() if n in keep}
        self.history = [entry for entry in self.history if entry[0] in keep]

    @rule()
    def reopen(self) -> None:
        self.library.close()
        self.library = Library.open(self.path)

    @invariant()
    def holds(self) -> None:
        self.library.write(lambda _: None).result()  # what was asked for before is written
        reading = self.library.load(self.number, "en")
        assert reading.outcomes == self.outcomes
        assert [(r.number, r.before, r.after) for r in reading.revisions] == self.history
        current = [outcome.current for outcome in self.outcomes.values()]
        statuses = Counter(translation.status for translation in current)
        edited = sum(translation.author is Author.USER for translation in current)
        assert reading.tally == Tally(
            6, len(current), statuses[Status.CHECK], statuses[Status.FAILED], edited
        )

    def teardown(self) -> None:
        assert self.library.check() == ()
        self.library.close()
        self.folder.cleanup()


Kept.TestCase.settings = settings(max_examples=25, stateful_step_count=15, deadline=None)
TestKept = Kept.TestCase


def test_fixing_names_is_kept_undone_and_outlasts_another_splitting(library: Library) -> None:
    number = library.open_article(LIBRARY_OPENS).id
    library.save_outcomes(number, "en", {1: ok("Sadr came.")})
    names = FixedNames((FixedName("الصدر", "al-Sadr"),))
    step = [(-1, NO_NAMES, names), (1, ok("Sadr came.").current, by_user("Al-Sadr came."))]
    library.save_step(number, "en", step).result()
    kept = library.load(number, "en")
    assert kept.names == names
    assert [(change.number, change.after) for change in kept.revisions] == [
        (-1, names),
        (1, by_user("Al-Sadr came.")),
    ]
    [paragraph] = LIBRARY_OPENS.paragraphs[1:]
    whole = replace(paragraph, sentences=(Span(0, len(paragraph.text)),))
    library.open_article(replace(LIBRARY_OPENS, paragraphs=(LIBRARY_OPENS.paragraphs[0], whole)))
    assert [change.after for change in library.load(number, "en").revisions] == [names]
    library.undo(number, "en", [(-1, NO_NAMES)]).result()
    assert library.load(number, "en").names == NO_NAMES

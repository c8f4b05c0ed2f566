"""What a session keeps in the library, where something comes in between."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from khulasa.article.read import read_text
from khulasa.engine.messages import (
    Event,
    Job,
    ModelSpec,
    Summarise,
    Summarised,
    Translate,
)
from khulasa.glossary.term import NO_NAMES, FixedName
from khulasa.library.errors import LibraryError
from khulasa.library.facade import Library
from khulasa.library.values import SummaryKind
from khulasa.models.catalogue import Route
from khulasa.reading.changes import Changes, State, Submit
from khulasa.reading.keeping import Keeper
from khulasa.reading.opening import ArticleToOpen, OtherModels, enter, keep_again, start
from khulasa.reading.remembering import RememberingEngine
from khulasa.reading.restoring import choice_of, progress_of
from khulasa.reading.session import Session
from khulasa.reading.summary_choice import SummaryChoice
from khulasa.summary.length import Length
from khulasa.translation.result import Author, by_user
from reading.scripted_engine import StepwiseEngine
from reading.test_session_properties import ARTICLES, BART, DIRECT, OTHER, PIVOT, finished

ARTICLE = read_text(ARTICLES[2], language="ar")
TO_FRENCH = Route((replace(PIVOT.models[1], name="four", source="ar"),))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(tmp_path / "library.sqlite3")
    yield library
    assert library.check() == ()
    library.close()


def tell(error: LibraryError) -> None:
    raise error


def test_what_the_library_keeps_has_its_guessed_words_whoever_asked_for_it(
    library: Library,
) -> None:
    class Noting(StepwiseEngine):
        def run(self, request: Job) -> Iterator[Event]:
            self.jobs.append(request)
            return super().run(request)

    noting = Noting()
    engine = RememberingEngine(noting, tell)
    job = Translate(1, ModelSpec("-"), "ar", "en", ((0, "نعم."),), token_scores=False)
    list(engine.run(job))
    engine.library = library
    list(engine.run(job))
    asked = [request.token_scores for request in noting.jobs if isinstance(request, Translate)]
    assert asked == [False, True]


class Reader:
    """A session with an engine and what keeps it, as a window has them."""

    def __init__(self, library: Library | None, route: Route | None = DIRECT) -> None:
        self.session, self.engine = Session(clock=lambda: 0.0), StepwiseEngine()
        self.library = library
        target = route.target if route else "en"
        stored = enter(library, ARTICLE, target) if library is not None else None
        self.keeper, changes = start(
            self.session,
            ArticleToOpen(
                ARTICLE, route, "ctranslate2", target, stored, others=OtherModels.TAKE_OVER
            ),
            library=library,
            on_fault=tell,
        )
        self.take(changes)

    def take(self, changes: Changes) -> None:
        for change in changes if self.keeper is not None else ():
            self.keeper.on_change(change)
        self.engine.take(changes)

    def read_on(self) -> None:
        self.take(self.session.go_on())
        while self.engine.busy:
            self.take(self.session.on_event(self.engine.step()))

    def keep_again(self, library: Library, before: Keeper | None) -> None:
        kept = frozenset({0})
        self.keeper, changes = keep_again(self.session, library, before, kept, tell)
        self.engine.take(changes)


def assert_kept(library: Library, reader: Reader) -> None:
    """The library has what the session knows, and nothing else."""
    assert reader.keeper is not None
    library.write(lambda _connection: None).result()
    stored = library.load(reader.keeper.article_id, reader.session.target)
    assert progress_of(stored, (BART,)) == reader.session.progress
    assert reader.session.basis.choice.summariser is None


def test_what_was_done_while_nothing_was_kept_is_kept_afterwards(library: Library) -> None:
    reader = Reader(library)
    reader.read_on()
    reader.take(reader.session.revise(0, by_user("Taken back in private.")))
    reader.take(reader.session.revise(1, by_user("Kept before.")))
    before, reader.keeper = reader.keeper, None
    reader.take(reader.session.undo())
    reader.take(reader.session.undo())
    for words in ("First.", "Second."):
        reader.take(reader.session.revise(2, by_user(words)))
    reader.keep_again(library, before)
    assert_kept(library, reader)
    reader.take(reader.session.undo())
    assert_kept(library, reader)
    (row,) = library.list_articles()
    stored = library.load(row.id, "en")
    assert stored.summary is not None
    assert stored.summary.kept == {0}
    assert stored.made_by.model == "one"


def test_an_article_that_was_deleted_meanwhile_is_there_again(library: Library) -> None:
    reader = Reader(library)
    reader.read_on()
    before, reader.keeper = reader.keeper, None
    assert before is not None
    before.close()
    library.remove([before.article_id])
    library.purge().result()
    other = library.open_article(read_text(ARTICLES[0], language="ar"))
    reader.keep_again(library, before)
    assert_kept(library, reader)
    assert library.count_articles() == 2
    assert library.load(other.id, "en").outcomes == {}


def test_a_new_library_gets_the_article_and_not_its_number(
    library: Library, tmp_path: Path
) -> None:
    reader = Reader(library)
    reader.read_on()
    before, reader.keeper = reader.keeper, None
    another = Library.open(tmp_path / "another.sqlite3")
    other = another.open_article(read_text(ARTICLES[0], language="ar"))
    assert before is not None
    assert other.id == before.article_id
    reader.keep_again(another, before)
    assert_kept(another, reader)
    assert another.load(other.id, "en").outcomes == {}
    another.close()


def test_outcomes_of_models_that_are_gone_stay_theirs(library: Library) -> None:
    Reader(library).read_on()
    reader = Reader(library, None)
    before, reader.keeper = reader.keeper, None
    reader.take(reader.session.revise(2, by_user("Mine.")))
    reader.keep_again(library, before)
    (row,) = library.list_articles()
    library.write(lambda _connection: None).result()
    assert library.load(row.id, "en").made_by.model == "one"


def test_other_models_that_were_chosen_meanwhile_are_noted(library: Library) -> None:
    reader = Reader(library)
    reader.read_on()
    before, reader.keeper = reader.keeper, None
    reader.take(reader.session.use(OTHER))
    reader.read_on()
    reader.keep_again(library, before)
    assert_kept(library, reader)
    (row,) = library.list_articles()
    assert library.load(row.id, "en").made_by.model == "two"


@pytest.mark.parametrize("was_kept", [True, False])
def test_what_the_reader_wrote_at_another_time_comes_to_what_is_open(
    library: Library, was_kept: bool
) -> None:
    earlier = Reader(library, TO_FRENCH)
    earlier.read_on()
    earlier.take(earlier.session.revise(3, by_user("Autrefois.")))
    reader = Reader(library if was_kept else None)
    reader.read_on()
    before, reader.keeper = reader.keeper, None
    reader.take(reader.session.use(TO_FRENCH))
    reader.keep_again(library, before)
    assert reader.keeper is None, "it would be overwritten"
    reader.read_on()
    reader.keep_again(library, before)
    assert reader.session.translations[3] == by_user("Autrefois.")
    assert_kept(library, reader)
    reader.take(reader.session.undo())
    assert reader.session.translations[3].author is Author.MODEL
    assert_kept(library, reader)


def test_a_revision_that_could_not_be_kept_is_undone_without_harm_to_the_one_before(
    library: Library,
) -> None:
    reader = Reader(library)
    reader.read_on()
    reader.take(reader.session.revise(0, by_user("Kept.")))
    reader.session.revise(0, by_user("Lost on a full disk."))
    assert reader.keeper is not None
    reader.keeper._undo_stack = reader.session.revisions.undo_stack
    reader.take(reader.session.undo())
    assert_kept(library, reader)
    reader.take(reader.session.undo())
    assert_kept(library, reader)


def test_steps_of_all_kinds_are_kept_undone_and_redone(library: Library) -> None:
    reader = Reader(library)
    reader.take(reader.session.write_note(3, "Which market?"))  # before anything is translated
    reader.read_on()
    session = reader.session
    reader.take(session.revise_all((0, 2, 3), by_user("The same.")))
    reader.take(session.write_note(0, "By phone."))
    reader.take(session.write_note(3, ""))
    assert_kept(library, reader)
    for _ in range(3):
        reader.take(session.undo())
        assert_kept(library, reader)
    assert dict(session.notes) == {3: "Which market?"}
    for _ in range(2):
        reader.take(session.redo())
        assert_kept(library, reader)
    again = Reader(library).session
    assert again.progress == session.progress
    assert not again.revisions.can_redo


def test_notes_stay_where_they_are_in_another_language_and_in_private(library: Library) -> None:
    reader = Reader(library)
    reader.read_on()
    reader.take(reader.session.write_note(1, "Gone in private."))
    reader.take(reader.session.write_note(2, "Stays."))
    before, reader.keeper = reader.keeper, None
    reader.take(reader.session.write_note(1, ""))
    reader.keep_again(library, before)
    assert_kept(library, reader)
    before, reader.keeper = reader.keeper, None
    reader.take(reader.session.use(TO_FRENCH))
    assert dict(reader.session.notes) == {2: "Stays."}
    stranger = Reader(None)
    stranger.read_on()
    stranger.take(stranger.session.write_note(2, "Written apart."))
    stranger.keep_again(library, None)
    assert dict(stranger.session.notes) == {2: "Stays.\nWritten apart."}
    assert_kept(library, stranger)


def test_a_summary_belongs_to_the_article_that_it_was_asked_for(library: Library) -> None:
    first = library.open_article(ARTICLE).id
    second = library.open_article(read_text(ARTICLES[0], language="ar")).id
    engine = RememberingEngine(StepwiseEngine(), tell)
    engine.library, engine.article_id = library, first
    job = Summarise(1, (("One.",),), ("text",), Length.SHORT)
    events = engine.run(job)
    engine.article_id = second  # another one is opened before the summary has come
    assert any(isinstance(event, Summarised) for event in events)
    library.remove([first])
    library.purge().result()
    found = library.write(lambda c: c.execute("SELECT count(*) FROM summary_memory").fetchone()[0])
    assert found.result() == 0


def test_an_outdated_summary_is_made_anew_only_when_it_is_asked_for() -> None:
    session, engine = Session(clock=lambda: 0.0), StepwiseEngine()
    article = read_text(ARTICLES[1], language="ar")
    session.show(article, DIRECT, "ctranslate2", choice=SummaryChoice(Length.LONG, BART))
    finished(session, engine, session.go_on())
    session.revise(1, by_user("Other words."))
    outdated = session.summary
    assert outdated is not None
    assert outdated.is_outdated
    again = Session(clock=lambda: 0.0)
    again.show(article, DIRECT, "ctranslate2", progress=session.progress)
    assert again.state is State.DONE
    assert not any(isinstance(change, Submit) for change in again.go_on())
    assert (again.state, again.summary) == (State.DONE, outdated)
    finished(again, StepwiseEngine(), again.choose_summary(again.choice))
    assert again.summary is not None
    assert not again.summary.is_outdated


def test_a_summary_stays_that_of_its_summariser_when_that_is_gone() -> None:
    kind = SummaryKind(Length.SHORT, "bart", of_source=False, grounded=True)
    gone = choice_of(kind, ())
    assert gone != SummaryChoice(Length.SHORT, grounded=True)
    assert gone.summariser is not None
    assert (gone.summariser.name, gone.summariser.installed) == ("bart", False)
    assert choice_of(kind, (BART,)).summariser == BART
    assert choice_of(replace(kind, summariser=None), ()).summariser is None


def test_fixed_names_come_back_with_their_undo(library: Library) -> None:
    name = FixedName("التاجر", "al-Tajir")
    reader = Reader(library)
    reader.read_on()
    reader.take(reader.session.fix_name(name))
    assert_kept(library, reader)
    again = Reader(library, OTHER)
    assert again.session.revisions.names.names == (name,)
    again.take(again.session.undo())
    assert_kept(library, again)
    assert again.session.revisions.names == NO_NAMES
    before, again.keeper = again.keeper, None
    again.take(again.session.fix_name(name))
    again.keep_again(library, before)
    assert_kept(library, again)
    assert Reader(library).session.revisions.names.names == (name,)

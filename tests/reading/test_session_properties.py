"""Whatever the reader and the engine do in whatever order: nothing is lost, and it can go on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from khulasa.article.read import read_text
from khulasa.engine.messages import SentenceDone, Summarise, Translate
from khulasa.glossary.term import FixedName, FixedNames, Term
from khulasa.models.catalogue import Model, Route
from khulasa.reading.changes import (
    RUNNING,
    AlternativesOffered,
    Changes,
    State,
    StateChanged,
    Submit,
)
from khulasa.reading.document import Reading
from khulasa.reading.progress import count
from khulasa.reading.session import Session, numbers_of
from khulasa.reading.state import IllegalMoveError
from khulasa.reading.summary_choice import SummaryChoice
from khulasa.reading.to_check import find_doubts, is_guesswork
from khulasa.summary.length import Length
from khulasa.translation.result import Author, Status, Translation, by_user
from reading.scripted_engine import StepwiseEngine

ARTICLES = (
    "وصل القطار متأخرا.",
    "فتح الجسر الجديد. هل يكفي ذلك؟\n\nقال المهندس إن العمل انتهى.",
    "العنوان\n\nزرع الفلاح القمح. سقط المطر. هل حصد أحد؟\n\nباع التاجر التمر. انتهى السوق.",
)


def model(name: str, source: str, target: str) -> Model:
    return Model(
        name=name,
        source=source,
        target=target,
        title=name.title(),
        folder=Path("/nowhere") / name,
        map_digits=False,
        max_tokens=160,
        licence="Apache-2.0",
        notice="",
    )


DIRECT = Route((model("one", "ar", "en"),))
OTHER = Route((model("two", "ar", "en"),))
PIVOT = Route((model("one", "ar", "en"), model("three", "en", "fr")))
ROUTES: tuple[Route | None, ...] = (DIRECT, OTHER, PIVOT, None)
BART = replace(model("bart", "en", "en"), title="BART")
CHOICES = (
    SummaryChoice(),
    SummaryChoice(Length.SHORT),
    SummaryChoice(Length.LONG, BART),
    SummaryChoice(of_source=True),
)
GLOSSARIES = ((), (Term("الجسر", ("bridge",)), Term("القمح", ("wheat",))))
NAMES = (FixedName("المهندس", "the Engineer"), FixedName("القطار", "Train"))


class ReadingMachine(RuleBasedStateMachine):
    """One session, one engine, and a plain record of what must hold."""

    def __init__(self) -> None:
        super().__init__()
        self.session, self.engine = Session(clock=lambda: 0.0), StepwiseEngine()
        self.users: dict[int, Translation] = {}
        self.notes: dict[int, str] = {}
        self.answered: set[tuple[str, int]] = set()
        self.handed_out: list[tuple[Reading, dict[int, Translation]]] = []
        self.states: list[State] = []
        self.terms: tuple[Term, ...] = ()

    def take(self, changes: Changes) -> Changes:
        self.engine.take(changes)
        for job in (change.job for change in changes if isinstance(change, Submit)):
            if isinstance(job, Translate):
                asked = {(job.target_language, number) for number, _ in job.sentences}
                assert len(asked) == len(job.sentences)
                assert asked.isdisjoint(self.answered), "asked for a second time"
        self.states += [change.state for change in changes if isinstance(change, StateChanged)]
        return changes

    @initialize(
        text=st.sampled_from(ARTICLES),
        route=st.sampled_from(ROUTES),
        language=st.sampled_from(("en", "ar")),
    )
    def open_article(self, text: str, route: Route | None, language: str) -> None:
        self.users, self.notes, self.answered = {}, {}, set()
        article = read_text(text, language="ar")
        self.take(self.session.show(article, route, "ctranslate2", target=language))

    # Rarely, so that most stories go on with one article.
    @precondition(lambda self: self.session.state in (State.DONE, State.FAILED))
    @rule(text=st.sampled_from(ARTICLES), route=st.sampled_from(ROUTES))
    def open_another(self, text: str, route: Route | None) -> None:
        self.open_article(text, route, "en")

    @precondition(lambda self: self.session.state in (State.EMPTY, State.STOPPED, State.FAILED))
    @rule()
    def go_on(self) -> None:
        self.take(self.session.go_on())

    # Outdated or not, the summary that was wanted stays as it is.
    @precondition(lambda self: self.session.state is State.DONE)
    @rule()
    def go_on_when_all_is_done(self) -> None:
        before = self.session.progress
        assert not any(isinstance(change, Submit) for change in self.take(self.session.go_on()))
        assert (self.session.state, self.session.progress) == (State.DONE, before)

    @precondition(lambda self: self.session.running)
    @rule()
    def stop(self) -> None:
        self.take(self.session.stop())

    @rule(choice=st.sampled_from(CHOICES))
    def choose_summary(self, choice: SummaryChoice) -> None:
        self.take(self.session.choose_summary(choice))

    @rule(route=st.sampled_from(ROUTES))
    def use_other_models(self, route: Route | None) -> None:
        before, self.answered = self.session.target, set()
        self.take(self.session.use(route))
        if self.session.target != before:
            self.users = {
                number: translation
                for number, translation in self.session.translations.items()
                if translation.author is Author.USER
            }

    @precondition(lambda self: self.engine.busy)
    @rule(steps=st.integers(1, 4))
    def engine_works(self, steps: int) -> None:
        for _ in range(steps):
            if self.engine.busy:
                event = self.engine.step()
                known = dict(self.session.revisions.by_model)
                changes = self.take(self.session.on_event(event))
                if isinstance(event, SentenceDone):
                    assert known.items() <= self.session.revisions.by_model.items()
                    self.note_answer(event, changes)

    def note_answer(self, event: SentenceDone, changes: Changes) -> None:
        """What is known of a sentence now is known for good, if its job still counts."""
        route = self.session.route
        if route is None:
            return
        halfway = route.is_pivot and self.session.after_first is not None
        if event.number in numbers_of(changes):
            self.answered.add((route.target, event.number))
            assert self.session.revisions.by_model[event.number].target.startswith(route.target)
        elif halfway and event.translation.target.startswith("en"):
            self.answered.add(("en", event.number))

    @precondition(lambda self: self.engine.busy)
    @rule()
    def engine_fails(self) -> None:
        self.take(self.session.on_event(self.engine.step(fail=True)))

    @precondition(lambda self: self.session.translations)
    @rule(data=st.data(), text=st.sampled_from(("Mine.", "Mine, too.")))
    def revise(self, data: st.DataObject, text: str) -> None:
        number = data.draw(st.sampled_from(sorted(self.session.translations)))
        self.take(self.session.revise(number, by_user(text)))
        self.users[number] = by_user(text)

    @precondition(lambda self: self.session.revisions.by_model)
    @rule(data=st.data())
    def revise_and_undo(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(sorted(self.session.translations)))
        before = self.session.progress
        changed = self.take(self.session.revise(number, by_user("Not this.")))
        assert changed
        self.take(self.session.undo())
        after = self.session.progress
        assert (after.current, after.undo_stack) == (before.current, before.undo_stack)

    @rule(data=st.data(), note=st.sampled_from(("", "Who?", "When?")))
    def write_note(self, data: st.DataObject, note: str) -> None:
        reading = self.session.reading
        assert reading is not None
        number = data.draw(st.sampled_from(range(len(reading.article.sentences))))
        self.take(self.session.write_note(number, note))
        self.notes[number] = note

    @precondition(lambda self: self.session.translations)
    @rule(text=st.sampled_from(("Mine.", "Everywhere.")))
    def revise_everywhere(self, text: str) -> None:
        numbers = tuple(self.session.translations)
        self.take(self.session.revise_all(numbers, by_user(text)))
        self.users |= dict.fromkeys(numbers, by_user(text))

    @precondition(lambda self: self.session.revisions.can_undo)
    @rule(data=st.data())
    def undo_and_redo(self, data: st.DataObject) -> None:
        """However far back, what was redone is as it was; its steps are all there again."""
        before = self.session.progress
        steps = data.draw(st.integers(1, len(before.undo_stack)))
        for _ in range(steps):
            self.take(self.session.undo())
        assert self.session.progress.undo_stack == before.undo_stack[:-steps]
        for _ in range(steps):
            self.take(self.session.redo())
        after = self.session.progress
        assert (after.current, after.notes) == (before.current, before.notes)
        assert after.undo_stack == before.undo_stack

    @precondition(lambda self: self.session.revisions.can_undo)
    @rule()
    def undo_for_good(self) -> None:
        step = self.session.revisions.undo_stack[-1]
        self.take(self.session.undo())
        for number, was in step:
            if isinstance(was, FixedNames):
                continue
            if isinstance(was, str):
                self.notes[number] = was
            elif was.author is Author.USER:
                self.users[number] = was
            else:
                self.users.pop(number, None)

    @precondition(lambda self: self.session.translations)
    @rule(data=st.data())
    def look_for_alternatives(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(sorted(self.session.translations)))
        for change in self.take(self.session.find_alternatives(number)):
            assert not isinstance(change, AlternativesOffered) or not change.translations

    @rule(terms=st.sampled_from(GLOSSARIES))
    def use_glossary(self, terms: tuple[Term, ...]) -> None:
        self.terms = terms
        self.take(self.session.use_glossary(terms))

    @rule(name=st.sampled_from(NAMES))
    def fix_name(self, name: FixedName) -> None:
        self.take(self.session.fix_name(name))

    @rule(name=st.sampled_from(NAMES))
    def free_name(self, name: FixedName) -> None:
        self.take(self.session.free_name(name.source))

    @rule()
    def hand_out(self) -> None:
        reading = self.session.reading
        assert reading is not None
        self.handed_out.append((reading, dict(reading.translations)))

    @precondition(lambda self: self.session.state not in RUNNING)
    @rule()
    def close_and_reopen(self) -> None:
        kept, reading = self.session.progress, self.session.reading
        assert reading is not None
        route, target = self.session.route, self.session.target
        # What only the first of two models has done is found again in the library, not here.
        self.answered = {answer for answer in self.answered if answer[0] == target}
        self.session = Session(clock=lambda: 0.0)
        self.engine = StepwiseEngine()
        self.take(self.session.use_glossary(self.terms))
        self.take(
            self.session.show(reading.article, route, "ctranslate2", target=target, progress=kept)
        )
        assert self.session.progress == kept
        assert self.session.reading == reading

    @invariant()
    def what_the_reader_wrote_holds(self) -> None:
        for number, translation in self.users.items():
            assert self.session.translations[number] == translation
        assert dict(self.session.notes) == {n: note for n, note in self.notes.items() if note}

    @invariant()
    def what_was_handed_out_stays_as_it_was(self) -> None:
        for reading, translations in self.handed_out:
            assert reading.translations == translations

    @invariant()
    def what_was_counted_bit_by_bit_is_what_there_is(self) -> None:
        session = self.session
        made, shown = session.revisions.current, session.translations
        assert shown == {number: session.terms.shown(number, one) for number, one in made.items()}
        total = session.counts().total
        assert session.counts() == count(total, shown.values())
        sentences = [session.sentence(number) for number in range(total)]
        assert session.doubts() == find_doubts(shown, sentences, session.row_of)
        assert session.is_guesswork == (session.all_translated and is_guesswork(shown.values()))

    @invariant()
    def there_is_always_a_way_on(self) -> None:
        session = self.session
        if session.running or session.state is State.STOPPING:
            assert self.engine.busy, session
        elif session.state is not State.DONE and (session.route or session.is_as_read):
            following = Session(clock=lambda: 0.0)
            reading = session.reading
            assert reading is not None
            following.show(
                reading.article,
                session.route,
                "ctranslate2",
                target=session.target,
                progress=session.progress,
            )
            engine = StepwiseEngine()
            engine.take(following.go_on())
            while engine.busy:
                engine.take(following.on_event(engine.step()))
            assert following.state is State.DONE
            assert following.all_translated
            assert set(following.translations) >= set(session.translations)

    @invariant()
    def it_is_done_only_when_all_is_there(self) -> None:
        session = self.session
        if session.state is State.DONE:
            assert session.reading is not None
            assert session.reading.summary is not None
            assert session.all_translated or session.route is None


TestSession = ReadingMachine.TestCase
TestSession.settings = settings(max_examples=200, stateful_step_count=40, deadline=None)


def finished(session: Session, engine: StepwiseEngine, changes: Changes) -> Session:
    engine.take(changes)
    while engine.busy:
        engine.take(session.on_event(engine.step()))
    return session


@pytest.mark.parametrize("route", [DIRECT, PIVOT])
@pytest.mark.parametrize("stops", range(8))
def test_a_stop_anywhere_costs_nothing(route: Route, stops: int) -> None:
    article = read_text(ARTICLES[2], language="ar")
    whole, engine = Session(clock=lambda: 0.0), StepwiseEngine()
    whole.show(article, route, "ctranslate2")
    finished(whole, engine, whole.go_on())
    session, engine = Session(clock=lambda: 0.0), StepwiseEngine()
    session.show(article, route, "ctranslate2")
    engine.take(session.go_on())
    for _ in range(stops):
        engine.take(session.on_event(engine.step()))
    engine.take(session.stop())
    while engine.busy:
        engine.take(session.on_event(engine.step()))
    assert session.state is State.STOPPED
    finished(session, engine, session.go_on())
    assert session.progress == whole.progress
    asked = [
        (job.model.folder, number)
        for job in engine.jobs
        if isinstance(job, Translate)
        for number, _ in job.sentences
    ]
    assert len(set(asked)) == len(article.sentences) * len(route.models)


def test_an_article_in_the_readers_language_is_summarised_as_it_is() -> None:
    article = read_text("Bridge opens\n\nThe new bridge opened on Sunday.", language="en")
    session, engine = Session(clock=lambda: 0.0), StepwiseEngine()
    session.show(article, None, "ctranslate2", target="en")
    finished(session, engine, session.go_on())
    assert session.state is State.DONE
    assert {t.status for t in session.translations.values()} == {Status.COPIED}
    assert all(isinstance(job, Summarise) for job in engine.jobs)


def test_moves_that_make_no_sense_are_refused() -> None:
    session = Session()
    with pytest.raises(IllegalMoveError, match="no article"):
        session.use(DIRECT)
    with pytest.raises(IllegalMoveError, match="no article"):
        session.find_alternatives(0)
    session.show(read_text(ARTICLES[0], language="ar"), DIRECT, "ctranslate2")
    with pytest.raises(IllegalMoveError, match="nothing is known of sentence 0"):
        session.revise(0, by_user("Mine."))
    with pytest.raises(IllegalMoveError, match="no sentence 7"):
        session.find_alternatives(7)
    with pytest.raises(IllegalMoveError, match="another article"):
        session.use(OTHER, read_text(ARTICLES[1], language="ar"))
    session.go_on()
    with pytest.raises(IllegalMoveError, match="no sentence 9"):
        session.on_event(SentenceDone(1, 9, by_user("Whose?")))


def test_a_session_can_be_printed() -> None:
    expected = "Session(EMPTY, article=None, target='en', done=0/0, revised=0, summary=False)"
    assert repr(Session()) == expected

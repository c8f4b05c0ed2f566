"""A glossary and fixed names hold for the whole article, and can be taken back at any time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from khulasa.article.model import Span
from khulasa.article.read import read_text
from khulasa.engine.messages import SentenceDone, Translate
from khulasa.glossary.matching import Matcher, TermHit
from khulasa.glossary.term import FixedName, Term
from khulasa.models.catalogue import Route
from khulasa.reading import summary_freshness
from khulasa.reading.changes import SentencesChanged, Submit
from khulasa.reading.naming import proposed_name
from khulasa.reading.session import Session
from khulasa.reading.summary_freshness import basis_of, changed_since
from khulasa.reading.terms import ArticleTerms
from khulasa.review.issue import Issue
from khulasa.review.languages import Languages
from khulasa.review.rules.terms import load_in_steps
from khulasa.summary.result import KEY_SENTENCES, Reference, Summary, SummarySentence
from khulasa.translation.result import Author, Status, Translation, by_user
from reading.test_session_properties import DIRECT

SENTENCES = (
    "قال الصدر إن البرلمان سيجتمع.",
    "ورفض الصدر ذلك.",
    "صوّت البرلمان أمس.",
    "وعاد الصدر إلى بيته.",
)
ARTICLE = read_text("\n\n".join(SENTENCES), language="ar")
TARGETS = (
    "Sadr said that the parliament will meet.",
    "Sadr refused 3 times.",
    "The assembly voted yesterday.",
    "The man went home.",
)
NUMBERS = Issue("numbers", "The source has no 3.", None, Span(13, 14))
SADR = FixedName("الصدر", "al-Sadr")
HOUSE = Term("البرلمان", ("House of Representatives",), forbidden=("assembly",))
ARABIC = Languages("ar", "en")


def made(number: int) -> Translation:
    if number == 1:
        return Translation(TARGETS[1], Status.CHECK, (NUMBERS,))
    return Translation(TARGETS[number], Status.OK)


@pytest.fixture
def translate() -> Callable[..., Session]:
    def begin(*numbers: int, route: Route = DIRECT) -> Session:
        session = Session(clock=lambda: 0.0)
        session.show(ARTICLE, route, "ctranslate2", summarise=False)
        done(session, *numbers)
        return session

    return begin


def done(session: Session, *numbers: int) -> None:
    """Have some sentences translated."""
    jobs = [c.job for c in session.go_on() if isinstance(c, Submit)]
    job = jobs[0].job if jobs and isinstance(jobs[0], Translate) else session._job
    for number in numbers:
        session.on_event(SentenceDone(job, number, made(number)))


def begun(looking: Iterator[Any]) -> Iterator[Any]:
    """Looking through an article, with what that needs loaded and one sentence looked at."""
    for _step in (*load_in_steps(), None):
        next(looking)
    return looking


def texts(session: Session) -> list[str]:
    return [session.translations[number].target for number in sorted(session.translations)]


def test_a_name_is_fixed_once_for_what_is_there_and_what_is_to_come(
    translate: Callable[..., Session],
) -> None:
    session = translate(0, 1)
    places = session.terms.places_of_name(SADR, session.revisions.current)
    assert (places.sentences, places.found, places.missing) == ((0, 1, 3), (0, 1), ())
    [change] = [c for c in session.fix_name(SADR) if isinstance(c, SentencesChanged)]
    assert (change.numbers, change.by_reader) == ((0, 1, 3), True)
    done(session, 2, 3)
    assert texts(session) == [
        "Al-Sadr said that the parliament will meet.",
        "Al-Sadr refused 3 times.",
        TARGETS[2],
        TARGETS[3],
    ]
    assert [doubt.sentence for doubt in session.doubts()] == [1, 3]
    assert "al-Sadr" in session.doubts()[1].reason
    session.undo()
    assert texts(session) == list(TARGETS)
    session.redo()
    session.free_name("الصدر")
    assert texts(session) == list(TARGETS)


def test_other_doubts_of_a_sentence_stay_and_move_with_its_words(
    translate: Callable[..., Session],
) -> None:
    session = translate(1)
    session.fix_name(SADR)
    shown = session.translations[1]
    [issue] = shown.issues
    assert shown.target[issue.target_span.start : issue.target_span.end] == "3"
    assert shown.author is Author.MODEL
    assert session.revisions.current[1] == made(1)


def test_the_readers_own_sentences_get_the_name_in_the_same_step(
    translate: Callable[..., Session],
) -> None:
    session = translate(0, 1)
    session.revise(0, by_user("Sadr announced a meeting."))
    session.fix_name(SADR)
    assert session.translations[0] == by_user("Al-Sadr announced a meeting.")
    session.undo()
    assert session.translations[0] == by_user("Sadr announced a meeting.")
    # What the reader writes afterwards stays as it is written.
    session.redo()
    session.revise(0, by_user("Sadr, he is called."))
    assert session.translations[0].target == "Sadr, he is called."


def test_another_spelling_takes_the_place_of_the_first(
    translate: Callable[..., Session],
) -> None:
    session = translate(0)
    session.fix_name(SADR)
    session.fix_name(FixedName("الصَّدر", "as-Sadr"))
    assert [name.target for name in session.revisions.names.names] == ["as-Sadr"]
    assert texts(session) == ["As-Sadr said that the parliament will meet."]


def test_the_summary_says_the_name_as_well(translate: Callable[..., Session]) -> None:
    session = translate(0, 1, 2, 3)
    sentence = SummarySentence(TARGETS[0], ((Reference(0, 0)),))
    session.early = Summary(KEY_SENTENCES, (sentence,))
    session.fix_name(SADR)
    assert session.early.sentences[0].text == texts(session)[0]
    session.undo()
    assert session.early.sentences[0].text == TARGETS[0]


def test_a_glossary_marks_what_lacks_its_terms_and_can_be_switched_off(
    translate: Callable[..., Session],
) -> None:
    session = translate(0, 2)
    session.use_glossary((HOUSE,))
    assert [doubt.sentence for doubt in session.doubts()] == [0, 2]
    assert session.counts().check == 2
    assert session.reading.translations[0].status is Status.CHECK
    assert session.progress.current[0] == made(0)
    session.use_glossary(())
    assert session.doubts() == []
    session.use_glossary((Term("البرلمان", ("chamber",), target_language="fr"),))
    assert session.doubts() == []


def test_one_click_puts_the_term_where_it_certainly_belongs(
    translate: Callable[..., Session],
) -> None:
    session = translate(0, 2)
    session.use_glossary((HOUSE,))
    [unknown] = session.missing_terms(0)
    assert unknown.places == ()
    [missing] = session.missing_terms(2)
    session.put_term(2, missing)
    assert session.translations[2] == by_user("The House of Representatives voted yesterday.")
    assert session.missing_terms(2) == ()
    session.undo()
    assert session.translations[2].target == TARGETS[2]


def test_a_term_that_is_put_in_settles_no_other_doubt(translate: Callable[..., Session]) -> None:
    session = translate(1)
    session.use_glossary((Term("الصدر", ("the al-Sadr bloc",)),))
    [missing] = session.missing_terms(1)
    session.put_term(1, missing)
    shown = session.translations[1]
    assert shown.target == "The al-Sadr bloc refused 3 times."
    assert (shown.status, [issue.kind for issue in shown.issues]) == (Status.CHECK, ["numbers"])


@pytest.mark.parametrize(
    ("word", "in_source", "expected"),
    [
        ("Sadr", False, SADR),
        ("الصدر", True, SADR),
        ("refused", False, FixedName("", "refused")),
    ],
)
def test_the_name_that_is_pointed_at_is_known_on_both_sides(
    word: str, in_source: bool, expected: FixedName
) -> None:
    source, target = "ورفض الصدر ذلك.", "Then al-Sadr refused."
    start = (source if in_source else target).index(word) + 1
    found = proposed_name(source, target, ARABIC, Span(start, start), in_source=in_source)
    assert found == expected


@pytest.mark.parametrize(
    ("word", "name"),
    [("وبالصدر", "الصدر"), ("للصدر", "الصدر"), ("وَالصدر", "الصدر"), ("واشنطن", "واشنطن")],
)
def test_a_name_is_proposed_without_what_is_written_before_it(word: str, name: str) -> None:
    found = proposed_name(f"قال {word} نعم", "", ARABIC, Span(4, 4), in_source=True)
    assert found.source == name


def test_looking_through_an_article_before_changes_nothing(
    translate: Callable[..., Session],
) -> None:
    session, at_once = translate(0, 1, 2), translate(0, 1, 2)
    for one in (session, at_once):
        one.fix_name(SADR)
    at_once.use_glossary((HOUSE,))
    terms = session.terms.by_glossary((HOUSE,))
    looking = begun(terms.work_out(session.revisions.current))
    done(session, 3)  # comes in the middle of it
    session.revise(2, by_user("The parliament voted."))
    for _step in looking:
        assert [doubt.sentence for doubt in session.doubts()] == [1, 3]
    session.use_terms(terms)
    done(at_once, 3)
    at_once.revise(2, by_user("The parliament voted."))
    assert dict(session.translations) == dict(at_once.translations)
    assert session.doubts() == at_once.doubts()
    assert [doubt.sentence for doubt in session.doubts()] == [0, 1, 3]


def test_looking_ahead_changes_nothing_and_leaves_nothing_to_look_for(
    translate: Callable[..., Session], monkeypatch: pytest.MonkeyPatch
) -> None:
    session, at_once = translate(0, 1, 2, 3), translate(0, 1, 2, 3)
    names = session.revisions.names.with_name(SADR)
    for _step in session.terms.look_ahead(names, session.revisions.current):
        assert texts(session) == list(TARGETS)
    looked_at: list[str] = []
    find = Matcher.find

    def counted(matcher: Matcher[FixedName], text: str) -> tuple[TermHit[FixedName], ...]:
        looked_at.append(text)
        return find(matcher, text)

    monkeypatch.setattr(Matcher, "find", counted)
    session.fix_name(SADR)
    assert len(session.doubts()) == 2
    session.undo()
    session.redo()
    after = (dict(session.translations), session.doubts())
    assert looked_at == []
    at_once.fix_name(SADR)
    assert looked_at
    assert after == (dict(at_once.translations), at_once.doubts())


def test_what_was_looked_for_in_other_sentences_says_nothing_of_these() -> None:
    terms = ArticleTerms()
    terms.open(SENTENCES, ARABIC)
    looking = begun(terms.look_for_name(SADR, {}))
    terms.open((SENTENCES[2], SENTENCES[3]), ARABIC)
    *_steps, places = looking
    assert places is not None
    assert places.sentences == (1,)
    assert list(terms.places_by_sentence(SADR.source)) == [1]


@pytest.mark.parametrize(
    ("model", "said", "most_looks"),
    [
        (KEY_SENTENCES, "Al-Sadr said that the parliament will meet.", 0),
        ("bart", TARGETS[0], 1),
    ],
)
def test_a_name_in_many_sentences_has_the_summary_looked_at_once(
    translate: Callable[..., Session],
    monkeypatch: pytest.MonkeyPatch,
    model: str,
    said: str,
    most_looks: int,
) -> None:
    session = translate(0, 1, 2, 3)
    sentence = SummarySentence(TARGETS[0], ((Reference(0, 0)),))
    session.summary = Summary(model, (sentence,))
    session.basis = basis_of(session.choice, session.translations)
    looks: list[int] = []

    def counted(*known: Any) -> list[int]:
        looks.append(1)
        return changed_since(*known)

    monkeypatch.setattr(summary_freshness, "changed_since", counted)
    session.fix_name(SADR)
    assert session.summary.sentences[0].text == said
    assert session.summary.is_outdated == bool(most_looks)
    assert looks == [1] * most_looks

"""The reader's words are safe from the model's, and there is always a way back."""

import pytest

from khulasa.reading.revisions import Revisions
from khulasa.review.issue import Issue
from khulasa.translation.result import Author, Status, Translation, by_user, failure

FIRST = Translation("It was 12.", Status.CHECK, (Issue("numbers", "12 for 2."),))
SECOND = Translation("It was 2.", Status.OK)
MINE = by_user("There were two.")


@pytest.fixture
def revisions() -> Revisions:
    made = Revisions()
    made.record(7, FIRST)
    return made


def test_what_the_user_wrote_is_ok_and_without_issues() -> None:
    assert Translation("There were two.", Status.OK, author=Author.USER) == MINE


def test_another_model_begins_anew_but_for_the_users_words(revisions: Revisions) -> None:
    revisions.record(8, FIRST)
    revisions.revise(7, MINE)
    revisions.keep_only_users()
    assert revisions.current == {7: MINE}
    revisions.revert(7)  # until the other model has said something, the first one's words
    assert revisions.current == {7: FIRST}
    revisions.undo()
    revisions.record(7, SECOND)
    assert revisions.current == {7: MINE}
    revisions.revert(7)
    assert revisions.current == {7: SECOND}


def test_a_later_run_never_overwrites_the_users_words(revisions: Revisions) -> None:
    revisions.revise(7, MINE)
    revisions.record(7, SECOND)
    assert revisions.current == {7: MINE}


def test_undo_goes_back_step_by_step(revisions: Revisions) -> None:
    revisions.record(8, SECOND)
    revisions.revise(7, SECOND)
    revisions.revise(8, MINE)
    revisions.revise(7, MINE)
    assert [revisions.undo() for _ in range(3)] == [((7, MINE),), ((8, MINE),), ((7, SECOND),)]
    assert revisions.current == {7: FIRST, 8: SECOND}
    assert not revisions.can_undo
    assert revisions.undo() == ()


def test_redo_goes_forward_again_until_something_else_is_done(revisions: Revisions) -> None:
    revisions.revise(7, SECOND)
    revisions.revise(7, MINE)
    revisions.undo()
    revisions.undo()
    assert revisions.redo() == ((7, FIRST),)
    assert revisions.current == {7: SECOND}
    assert revisions.can_redo
    revisions.change([(7, "Which year?")])
    assert not revisions.can_redo
    assert revisions.redo() == ()


def test_one_undo_takes_a_whole_step_back(revisions: Revisions) -> None:
    revisions.record(8, SECOND)
    revisions.change([(7, MINE), (8, MINE), (8, "The same again.")])
    assert revisions.history() == [
        [(7, FIRST, MINE), (8, SECOND, MINE), (8, "", "The same again.")]
    ]
    revisions.undo()
    assert (revisions.current, revisions.notes) == ({7: FIRST, 8: SECOND}, {})
    revisions.redo()
    assert (revisions.current, revisions.notes) == ({7: MINE, 8: MINE}, {8: "The same again."})


def test_notes_and_their_way_back_stay_with_another_model(revisions: Revisions) -> None:
    revisions.change([(7, "Which year?")])
    revisions.revise(7, SECOND)
    revisions.keep_only_users()
    assert (revisions.current, revisions.notes) == ({}, {7: "Which year?"})
    revisions.undo()
    assert revisions.notes == {}


def test_a_revision_that_changes_nothing_is_none(revisions: Revisions) -> None:
    revisions.revise(7, FIRST)
    assert not revisions.can_undo


def test_back_to_the_models_translation_can_be_undone_too(revisions: Revisions) -> None:
    revisions.revise(7, MINE)
    assert revisions.is_revised(7)
    revisions.revert(7)
    assert revisions.current[7] == FIRST
    assert not revisions.is_revised(7)
    revisions.undo()
    assert revisions.current[7] == MINE


def test_the_best_candidate_is_the_one_with_the_fewest_serious_issues(revisions: Revisions) -> None:
    quotes = Translation("It was 2.", Status.CHECK, (Issue("q", "An open quote.", serious=False),))
    worse = Translation("It.", Status.CHECK, (Issue("length", "Too short."),))
    assert revisions.best_untried(7, (FIRST, worse, quotes)) == quotes
    assert revisions.best_untried(7, (FIRST, worse, quotes)) == worse
    assert revisions.best_untried(7, (FIRST, worse, quotes)) is None


def test_a_failure_is_no_candidate(revisions: Revisions) -> None:
    assert revisions.best_untried(7, (failure("No words."),)) is None

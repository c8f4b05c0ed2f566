import pytest

from khulasa.reading.progress import Counts, Pace, count
from khulasa.review.issue import Issue
from khulasa.translation.result import Status, Translation
from khulasa.ui.words import (
    Words,
    duration,
    finished_text,
    lower_first,
    running_text,
    unfinished_text,
)


def test_counts_come_from_the_statuses() -> None:
    issue = (Issue("x", "y"),)
    translations = [
        Translation("a", Status.OK),
        Translation("b", Status.CHECK, issue),
        Translation("c", Status.COPIED),
        Translation("", Status.FAILED, issue),
    ]
    counts = count(9, translations)
    assert counts == Counts(9, ok=1, check=1, copied=1, failed=1)
    assert counts.done == 4


def test_running() -> None:
    words = running_text(Counts(42, ok=31), Pace(words_done=480, words_left=300, seconds=10.0))
    assert str(words) == "31 of 42 sentences · 48 words/s · about 6 s left"


def test_large_numbers_are_grouped() -> None:
    words = running_text(Counts(4200, ok=3100), Pace(words_done=14310, words_left=0, seconds=10.0))
    assert str(words) == "3,100 of 4,200 sentences · 1,431 words/s"


def test_running_says_no_speed_before_there_is_one() -> None:
    assert str(running_text(Counts(42), Pace(0, 300, 0.2))) == "0 of 42 sentences"


def test_running_says_what_was_not_plainly_translated() -> None:
    counts = Counts(42, ok=20, check=2, copied=1, failed=1)
    assert running_text(counts, Pace(5, 5, 0.0)) == Words(
        "24 of 42 sentences", "2 to check · 1 failed", "1 copied"
    )


def test_finished() -> None:
    assert str(finished_text(Counts(118, ok=115, check=3), "Starter model", 3.21)) == (
        "118 of 118 sentences translated · 3 to check · starter model · 3.2 s"
    )


def test_finished_does_not_count_copied_and_failed_as_translated() -> None:
    assert str(finished_text(Counts(42, ok=40, copied=1, failed=1), "Starter model", 3.2)) == (
        "40 of 42 sentences translated · 1 failed · 1 copied · starter model · 3.2 s"
    )


def test_finished_says_only_what_there_is() -> None:
    assert str(finished_text(Counts(1, copied=1), "OPUS-MT", 0.04)) == (
        "0 of 1 sentence translated · 1 copied · OPUS-MT · 0.0 s"
    )


def test_unfinished() -> None:
    assert str(unfinished_text("Stopped", Counts(1), "OPUS-MT big")) == (
        "Stopped · 0 of 1 sentence translated · OPUS-MT big"
    )


def test_durations() -> None:
    assert [duration(s) for s in (0.2, 59.4, 60, 200, 3600, 4800)] == [
        "1 s",
        "59 s",
        "1 min",
        "3 min",
        "1 h",
        "1 h 20 min",
    ]


def test_titles_inside_a_line() -> None:
    assert [lower_first(t) for t in ("Starter model", "OPUS-MT", "")] == [
        "starter model",
        "OPUS-MT",
        "",
    ]


def test_german_nouns_stay_large_inside_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHULASA_LANGUAGE", "de")
    assert lower_first("Startmodell") == "Startmodell"

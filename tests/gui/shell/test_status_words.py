"""What the status line says of how far an article is."""

from khulasa.reading.progress import Counts, Pace
from khulasa.ui.shell.notices.status_words import (
    Words,
    finished_text,
    running_text,
    unfinished_text,
)


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

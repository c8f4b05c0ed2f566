from khulasa.review.issue import Issue
from khulasa.translation.result import Status, Translation
from khulasa.ui.status import (
    Counts,
    Pace,
    count,
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
    text = running_text(Counts(42, ok=31), Pace(words_done=480, words_left=300, seconds=10.0))
    assert text == "31 of 42 sentences · 48 words/s · about 6 s left"


def test_large_numbers_are_grouped() -> None:
    text = running_text(Counts(4200, ok=3100), Pace(words_done=14310, words_left=0, seconds=10.0))
    assert text == "3,100 of 4,200 sentences · 1,431 words/s"


def test_running_says_no_speed_before_there_is_one() -> None:
    assert running_text(Counts(42), Pace(0, 300, 0.2)) == "0 of 42 sentences"


def test_running_says_what_was_not_plainly_translated() -> None:
    counts = Counts(42, ok=20, check=2, copied=1, failed=1)
    assert running_text(counts, Pace(5, 5, 0.0)) == (
        "24 of 42 sentences · 22 translated, 1 copied, 1 failed · 2 to check"
    )


def test_finished() -> None:
    assert finished_text(Counts(42, ok=42), "Starter model", 3.21) == (
        "42 of 42 sentences · starter model · 3.2 s"
    )


def test_finished_does_not_count_copied_and_failed_as_translated() -> None:
    assert finished_text(Counts(42, ok=40, copied=1, failed=1), "Starter model", 3.2) == (
        "42 of 42 sentences · 40 translated, 1 copied, 1 failed · starter model · 3.2 s"
    )


def test_finished_says_only_what_there_is() -> None:
    assert finished_text(Counts(1, copied=1), "OPUS-MT", 0.04) == (
        "1 of 1 sentence · 1 copied · OPUS-MT · 0.0 s"
    )
    assert finished_text(Counts(42, ok=40, check=2), "OPUS-MT", 60) == (
        "42 of 42 sentences · 2 to check · OPUS-MT · 1 min"
    )


def test_unfinished() -> None:
    text = unfinished_text("Stopped", Counts(1), "OPUS-MT big")
    assert text == "Stopped · 0 of 1 sentence · OPUS-MT big"


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

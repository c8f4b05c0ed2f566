import pytest

from khulasa.reading.progress import Counts, count
from khulasa.resources import resource_path
from khulasa.review.issue import Issue
from khulasa.translation.result import Status, Translation
from khulasa.ui.words import doubts_text, duration, lower_first
from khulasa.wording import use_language


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


def test_what_failed_has_the_form_of_its_number() -> None:
    use_language("ar", resource_path("translations"))
    failed = doubts_text(Counts(3, failed=1))
    both = doubts_text(Counts(3, check=2, failed=1))
    use_language("en", resource_path("translations"))
    assert failed == "أخفق 1"
    assert both == "2 للمراجعة · أخفق 1"


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

"""Where a name of the source stands in the translation: only where it is certain."""

import pytest

from khulasa.review.languages import Languages
from khulasa.review.readers.counterparts import counterparts, source_counterparts

ARABIC = Languages("ar", "en")


@pytest.mark.parametrize(
    ("name", "target", "found"),
    [
        ("الصدر", "Supporters of Sadr marched.", ["Sadr"]),
        ("والصدر", "And al-Sadr said no.", ["al-Sadr"]),
        ("الصدر", "Al Sadr met Al Sadr's men.", ["Al Sadr", "Al Sadr"]),
        ("مقتدى الصدر", "The cleric Muqtada al-Sadr spoke.", ["Muqtada al-Sadr"]),
        ("عبد الله", "Later Abdullah left.", ["Abdullah"]),
        ("بمصر", "He lives in Egypt now.", ["Egypt"]),
    ],
)
def test_a_name_is_found_by_its_sound(name: str, target: str, found: list[str]) -> None:
    places = counterparts(name, target, ARABIC)
    assert [target[place.start : place.end] for place in places] == found


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("الصدر", "The council met."),
        ("الصدر", "Sadr met Sidra."),  # either could be meant
        ("الصدر", "Qatar agreed."),
        ("علي", "Oahu is an island."),  # one consonant is in too many names
        ("الصدر", "the sadr of the house"),  # no name
    ],
)
def test_what_is_not_certain_is_not_found(name: str, target: str) -> None:
    assert counterparts(name, target, ARABIC) == ()


def test_what_another_word_of_the_sentence_may_be_is_not_the_name() -> None:
    source, target = "زار الصدر مدينة سترة.", "He visited Sitra."
    assert counterparts("الصدر", target, ARABIC, source) == ()
    [place] = counterparts("الصدر", "Sadr visited.", ARABIC, "زار الصدر، والصدر عاد.")
    assert place.start == 0


def test_a_name_of_the_translation_leads_back_to_the_source() -> None:
    source = "وصل مقتدى الصدر إلى النجف."
    [place] = source_counterparts("al-Sadr", source, ARABIC)
    assert source[place.start : place.end] == "الصدر"
    [place] = source_counterparts("Muqtada al-Sadr", source, ARABIC)
    assert source[place.start : place.end] == "مقتدى الصدر"
    assert source_counterparts("Geneva", source, ARABIC) == ()


def test_between_latin_letters_a_name_stays_as_it_is() -> None:
    target = "Angela Merkel spoke."
    [place] = counterparts("Merkel", target, Languages("de", "en"))
    assert target[place.start : place.end] == "Merkel"

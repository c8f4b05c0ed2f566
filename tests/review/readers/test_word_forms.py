"""A term is found in whichever form its words have, and not where other words begin alike."""

import pytest

from khulasa.review.readers.word_forms import places_of


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("برلمان", "انعقد البرلمان اليوم"),
        ("برلمان", "وبالبرلمان كتلتان"),
        ("البرلمان", "قدم للبرلمان مشروعا"),
        ("البرلمان", "فالبَرلَمان منقسم"),
        ("مجلس النواب", "صوّت مجلس النواب"),
        ("أمم متحدة", "قالت الأمم المتحدة"),
        ("مسؤول", "زار المسئول المدينة"),
        ("إسراء", "كتبت اسراء رسالة"),
    ],
)
def test_an_arabic_term_is_found_with_what_is_written_together_with_it(
    term: str, text: str
) -> None:
    assert len(places_of(term, text, "ar")) == 1


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("الصدر", "صدر القرار أمس"),  # a name, and a word without the article
        ("برلمان", "البرلماني السابق"),
        ("مجلس النواب", "مجلس، النواب غائبون"),
        ("رئيس الوزراء", "رئيس وزراء سابق"),
    ],
)
def test_other_words_are_no_term(term: str, text: str) -> None:
    assert places_of(term, text, "ar") == ()


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ("rocket", "Two Rockets fell", "Rockets"),
        ("rockets", "one rocket fell", "rocket"),
        ("party", "both parties agreed", "parties"),
        ("House of Representatives", "the house of representatives' vote", None),
        ("al-Sadr", "Moqtada Al Sadr’s bloc", "Al Sadr"),
        ("rocket attack", "the rocket’s attack", "rocket’s attack"),
    ],
)
def test_in_english_case_plural_and_possessive_do_not_count(
    term: str, text: str, found: str | None
) -> None:
    [place] = places_of(term, text, "en")
    assert text[place.start : place.end].casefold() == (found or term).casefold()


@pytest.mark.parametrize(
    ("term", "text"), [("art", "the party"), ("bus", "bu"), ("congress", "congres")]
)
def test_a_term_ends_where_a_word_ends(term: str, text: str) -> None:
    assert places_of(term, text, "en") == ()

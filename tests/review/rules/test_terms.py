"""A translation that lacks a term of the glossary is marked, with the place where it belongs."""

from khulasa.article.model import Span
from khulasa.review.languages import Languages
from khulasa.review.rules.terms import Missing, Wanted, check

ARABIC = Languages("ar", "en")
SOURCE = "صوّت البرلمان على القانون."
PARLIAMENT = Span(SOURCE.index("البرلمان"), SOURCE.index("البرلمان") + len("البرلمان"))


def missing(target: str, *targets: str, forbidden: tuple[str, ...] = ()) -> list[Missing]:
    return check(SOURCE, target, [Wanted(PARLIAMENT, targets, forbidden)], ARABIC)


def test_any_of_the_terms_will_do() -> None:
    targets = ("House of Representatives", "parliament")
    assert missing("The parliament's vote passed.", *targets) == []
    assert missing("The House of Representatives voted.", *targets) == []


def test_what_is_missing_is_said_with_the_term_and_its_sound() -> None:
    [found] = missing("The council voted.", "House of Representatives", "parliament")
    assert found.target == "House of Representatives"
    assert found.places == ()
    assert found.issue.source_span == PARLIAMENT
    assert "House of Representatives" in found.issue.message
    assert "البرلمان" in found.issue.message
    assert not found.issue.serious


def test_a_forbidden_word_is_what_is_to_be_replaced() -> None:
    target = "The assembly voted; the assemblies of the provinces did not."
    [found] = missing(target, "parliament", forbidden=("assembly",))
    texts = [target[place.start : place.end] for place in found.places]
    assert texts == ["assembly", "assemblies"]
    assert found.issue.target_span == found.places[0]


def test_a_forbidden_word_within_the_term_is_none() -> None:
    target = "The National Assembly voted."
    assert missing(target, "National Assembly", forbidden=("assembly",)) == []


def test_a_term_that_is_there_twice_is_said_once() -> None:
    source = "البرلمان هو البرلمان."
    spans = [Span(0, 8), Span(12, 20)]
    wanted = [Wanted(span, ("parliament",)) for span in spans]
    assert len(check(source, "It is what it is.", wanted, ARABIC)) == 1

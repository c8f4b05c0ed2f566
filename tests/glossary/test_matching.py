"""Terms are found in texts: the longest one, and however many there are."""

from khulasa.glossary.matching import Matcher
from khulasa.glossary.term import Term, merged


def found(text: str, *sources: str, language: str = "ar") -> list[tuple[str, str]]:
    matcher = Matcher([Term(source, ("x",)) for source in sources], language)
    return [(hit.term.source, text[hit.span.start : hit.span.end]) for hit in matcher.find(text)]


def test_the_longest_term_wins_and_none_overlap() -> None:
    text = "دعا رئيس مجلس النواب العراقي مجلس الوزراء"
    assert found(text, "مجلس", "مجلس النواب", "النواب", "رئيس مجلس النواب") == [
        ("رئيس مجلس النواب", "رئيس مجلس النواب"),
        ("مجلس", "مجلس"),
    ]


def test_of_two_terms_the_one_that_stands_there_is_meant() -> None:
    assert found("قال الصدر", "صدر", "الصدر") == [("الصدر", "الصدر")]
    assert found("وصدر القرار", "صدر", "الصدر") == [("صدر", "وصدر")]


def test_a_term_without_a_word_is_never_found() -> None:
    assert found("a ... b", "...", "b", language="en") == [("b", "b")]


def test_entries_of_one_term_are_put_together() -> None:
    terms = merged(
        [
            Term("أحمد", ("Ahmad",), "first"),
            Term("احمد", ("Ahmed", "Ahmad"), "second", ("Achmed",)),
        ]
    )
    assert terms == (Term("أحمد", ("Ahmad", "Ahmed"), "first · second", ("Achmed",)),)

from khulasa.article.model import Article, Kind, Paragraph, Span
from khulasa.export.copying.clipboard import Side, copied_message, paragraph_text, translation_text
from khulasa.reading.document import Reading
from khulasa.review.issue import Issue
from khulasa.translation.result import Status, Translation

ARTICLE = Article(
    "أ",
    "ar",
    (
        Paragraph(Kind.HEADING, "أ", (Span(0, 1),)),
        Paragraph(Kind.TEXT, "ب.\nج.", (Span(0, 3), Span(3, 5))),
        Paragraph(Kind.TEXT, "د.", (Span(0, 2),)),
    ),
)
FAILED = Translation("", Status.FAILED, (Issue("empty", "Nothing came."),))


def translated(**numbered: Translation | str) -> Reading:
    outcomes = {
        int(name[1:]): Translation(value, Status.OK) if isinstance(value, str) else value
        for name, value in numbered.items()
    }
    return Reading(ARTICLE, "starter-ar-en", "ctranslate2", outcomes)


def test_whole_translation() -> None:
    done = translated(n0="A", n1="B.", n2="C.", n3="D.")
    assert translation_text(done) == "A\n\nB. C.\n\nD."
    assert copied_message(done) == "Translation copied"


def test_what_is_missing_is_said() -> None:
    part = translated(n0="A", n1=FAILED)
    assert translation_text(part) == "A"
    assert copied_message(part) == "Translation copied without 2 not translated yet and 1 failed"


def test_paragraph() -> None:
    done = translated(n1="B.", n2="C.")
    assert paragraph_text(done, 1, Side.SOURCE) == "ب.\nج."
    assert paragraph_text(done, 1, Side.TRANSLATION) == "B. C."
    assert paragraph_text(done, 1, Side.BOTH) == "ب.\nج.\n\nB. C."


def test_a_paragraph_carries_its_gaps_and_doubts() -> None:
    doubtful = Translation("C.", Status.CHECK, (Issue("number", "A number differs."),))
    part = translated(n0=FAILED, n1="B.", n2=doubtful)
    assert paragraph_text(part, 0, Side.TRANSLATION) == "[not translated: Nothing came.]"
    assert paragraph_text(part, 1, Side.TRANSLATION) == "B. C. [check: A number differs.]"
    assert paragraph_text(part, 2, Side.BOTH) == "د.\n\n[not translated yet]"


def test_what_is_said_of_a_model_goes_with_what_it_made_only() -> None:
    done = translated(n0="A", n1="B.", n2="C.", n3="D.")
    assert translation_text(done, "Rough.").endswith("D.\n\nRough.")
    assert paragraph_text(done, 1, Side.BOTH, "Rough.") == "ب.\nج.\n\nB. C.\n\nRough."
    assert paragraph_text(done, 1, Side.SOURCE, "Rough.") == "ب.\nج."
    assert translation_text(translated(), "Rough.") == ""

"""The words for the reader: chosen once, translated at use, and all of them can be."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import khulasa
from khulasa.codec import from_json, to_json
from khulasa.models.errors import cannot_write
from khulasa.reading.to_check import describe
from khulasa.resources import resource_path
from khulasa.review.issue import Issue
from khulasa.ui.library.words import SORTS, found_words
from khulasa.wording import (
    N_,
    Phrase,
    _,
    clauses_text,
    count_phrase,
    count_text,
    labelled_text,
    list_text,
    number_text,
    phrase,
    use_language,
)
from pseudo_language import template

PACKAGE = Path(khulasa.__file__).parent
SHOWING = {
    *("setText", "setToolTip", "setWindowTitle", "addAction", "setPlaceholderText"),
    *("setAccessibleName", "setAccessibleDescription", "QLabel", "QPushButton", "QMenu"),
    *("print", "print_line", "complain", "add_column", "add_task"),
}
READERS_ERRORS = {
    *("ReadError", "UnreadableError", "LibraryError", "ModelMissingError", "CatalogueError"),
    *("EntryError", "InstallError", "ManageError", "ManifestError", "StoreError", "broken"),
    *("CheckpointError", "SmokeError", "NotOnlyTensorsError", "ModelLoadError", "Failed"),
    *("CannotWriteError", "Issue", "failure", "Finding", "Section", "JobFailed"),
}
# Kinds of issues and jobs are single words in small letters.
SENTENCE = re.compile(r"[A-Za-z]+ |^\W*[A-Z][a-z]")
EXCEPTIONS = {
    "Python",  # a name
    "Convert a checkpoint to CTranslate2 int8.",  # no command of the program, but of its makers
}
# How many of the arguments are words.
MARKS = {"_": 1, "N_": 1, "fill_text": 1, "phrase": 1, "count_text": 2, "count_phrase": 2}


def test_without_a_catalogue_words_are_as_they_stand(tmp_path: Path) -> None:
    use_language("xx", tmp_path)
    assert _("Open") == "Open"
    assert _("") == ""
    assert count_text("{:,} page", "{:,} pages", 1) == "1 page"
    assert count_text("{:,} page", "{:,} pages", 2000) == "2,000 pages"


@pytest.mark.usefixtures("pseudo")
def test_words_of_rooms_without_qt_are_translated_when_they_are_asked_for() -> None:
    assert describe(None) == "⟦Not translated yet.⟧"
    assert str(cannot_write("/models", "no room", full=True)).startswith("⟦Cannot write to /models")
    assert _(next(iter(SORTS.values()))) == "⟦Last opened⟧"
    assert "⟦1 place⟧" in found_words(1, 2, limited=False)
    assert "⟦2 articles⟧" in found_words(1, 2, limited=False)
    assert N_("Open") == "Open"
    assert _("") == ""


def test_a_phrase_speaks_the_language_of_the_moment_with_all_that_is_in_it() -> None:
    """As it comes back from the library or the engine, which spoke another language then."""
    folder = resource_path("translations")
    what = phrase("says this twice")
    issue = Issue("repetition", phrase("The translation {}; the source does not.", what))
    kept = from_json(Issue, to_json(issue))
    assert kept == issue
    english = kept.message
    use_language("fr", folder)
    french = kept.message
    use_language("ar", folder)
    arabic = kept.message
    use_language("en", folder)
    assert english == "The translation says this twice; the source does not."
    assert len({english, french, arabic}) == 3
    assert not any("twice" in words or "{" in words for words in (french, arabic))
    assert str(count_phrase("{:,} line was left out.", "{:,} lines were left out.", 1200)) == (
        "1,200 lines were left out."
    )


def test_what_was_kept_as_a_text_is_shown_as_it_is() -> None:
    before = '{"kind":"numbers","message":"{5} was lost","source_span":null,"target_span":null}'
    assert from_json(Issue, before).message == "{5} was lost"


@pytest.mark.parametrize("text", ["{} {}", "{name}", "{0.__class__}", "{:99999999}", "{", "{:d}"])
def test_a_phrase_that_does_not_fit_its_values_is_shown_unfilled(text: str) -> None:
    assert str(Phrase(text, ("one",))) == text


def test_numbers_are_written_as_the_language_does() -> None:
    written = {}
    for code in ("en", "fr", "de", "ar"):
        use_language(code, resource_path("translations"))
        written[code] = (
            number_text(1234567),
            number_text(0.455, ".0%"),
            str(phrase("{:.1f} GB", 1.5)),
        )
    use_language("en", resource_path("translations"))
    assert written["en"] == ("1,234,567", "46%", "1.5 GB")
    assert written["fr"] == ("1\u202f234\u202f567", "46\u202f%", "1,5\u00a0Go")
    assert written["de"] == ("1.234.567", "46\u00a0%", "1,5\u00a0GB")
    assert written["ar"] == ("1,234,567", "46%", "\u200f1.5 ج.ب")


def test_lists_have_the_comma_of_the_language() -> None:
    written = {}
    for code in ("en", "fr", "ar"):
        use_language(code, resource_path("translations"))
        written[code] = (list_text(["A", "", "B"]), clauses_text(["A", "B"]))
    use_language("en", resource_path("translations"))
    assert written["en"] == ("A, B", "A; B")
    assert written["fr"] == ("A, B", "A\u00a0; B")
    # The mark keeps Latin words in the order of the line.
    assert written["ar"] == ("A،\u200f B", "A؛\u200f B")


def test_labels_have_the_colon_of_the_language() -> None:
    written = {}
    for code in ("en", "fr", "ar"):
        use_language(code, resource_path("translations"))
        written[code] = labelled_text("A", "B")
    use_language("en", resource_path("translations"))
    assert written == {"en": "A: B", "fr": "A\u00a0: B", "ar": "A: B"}


# The numbers belong to the document, not to the words around it.
NO_WORDS = {"ui/export/page_text.py"}


def test_no_list_for_readers_has_a_comma_of_its_own() -> None:
    found = {
        path.relative_to(PACKAGE).as_posix()
        for room in ("ui", "cli", "doctor")
        for path in (PACKAGE / room).rglob("*.py")
        if re.search(r"""(['"])[,;] \1\.join""", path.read_text(encoding="utf-8"))
    }
    assert found == NO_WORDS


def own_words(node: ast.expr | None) -> str:
    """The letters of a text as it stands in the code; empty for what is looked up or made."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=values):
            return "".join(map(own_words, values))
        case ast.BinOp(left=left, right=right):
            return own_words(left) + own_words(right)
        case ast.IfExp(body=body, orelse=other):
            return own_words(body) + own_words(other)
    return ""


def bare(path: Path) -> Iterator[str]:
    """Words that are shown, printed or raised for readers without going through ``_``."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        texts = [k.value for k in node.keywords if k.arg in ("help", "description", "epilog")]
        if name in SHOWING:
            texts += node.args[:1]
        elif name in READERS_ERRORS:
            texts += node.args
        for text in map(own_words, texts):
            if SENTENCE.search(text.replace("Khulasa", "")) and text not in EXCEPTIONS:
                yield f"{path.relative_to(PACKAGE)}:{node.lineno}: {text}"


def test_no_words_are_shown_printed_or_raised_bare() -> None:
    assert [found for path in sorted(PACKAGE.rglob("*.py")) for found in bare(path)] == []


# Limits, which are no small numbers, and rates.
NOT_COUNTED = {
    "it has more than {:,} characters",
    "it has {:,} characters and the limit is {:,}",
    "its tables have more than {most:,} cells",
    "it has {:,} terms and the limit is {:,}",
    "A glossary can have {:,} terms, and these are {:,}. Remove some first.",
    "{:,} words/s",
}


def test_what_is_counted_has_forms_for_one_and_for_many() -> None:
    counted = re.compile(r"\{\w*:,\} [a-z]+s\b")
    single = (message.id for message in template() if isinstance(message.id, str))
    assert {text for text in single if counted.search(text)} == NOT_COUNTED


def test_what_is_translated_is_a_literal_or_a_marked_constant() -> None:
    """Braces of f-strings would be filled in before the catalogue is asked."""
    wrong = [
        f"{path.name}:{node.lineno}"
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in MARKS
        and any(isinstance(words, ast.JoinedStr) for words in node.args[: MARKS[node.func.id]])
    ]
    assert not wrong

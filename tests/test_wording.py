"""The words for the reader: chosen once, translated at use, and all of them can be."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import khulasa
from khulasa.models.errors import cannot_write
from khulasa.reading.to_check import describe
from khulasa.ui.library.words import SORTS, found_words
from khulasa.wording import N_, _, count_text, use_language

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
MARKS = {"_", "N_", "count_text"}


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


def test_what_is_translated_is_a_literal_or_a_marked_constant() -> None:
    """Braces of f-strings would be filled in before the catalogue is asked."""
    wrong = [
        f"{path.name}:{node.lineno}"
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in MARKS
        and any(isinstance(argument, ast.JoinedStr) for argument in node.args)
    ]
    assert not wrong

"""The words for the reader: chosen once, translated at use, and all of them can be."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import khulasa
from khulasa.models.errors import cannot_write
from khulasa.reading.to_check import describe
from khulasa.ui.library.words import SORTS, found_words
from khulasa.wording import N_, _, count_text, use_language

PACKAGE = Path(khulasa.__file__).parent
SHOWING = {"setText", "setToolTip", "addAction", "setPlaceholderText", "QLabel", "QPushButton"}
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


def bare(path: Path) -> Iterator[str]:
    """Texts with letters that are shown without going through ``_``."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        first = node.args[0] if node.args else None
        text = first.value if isinstance(first, ast.Constant) else ""
        if name in SHOWING and isinstance(text, str) and any(map(str.isalpha, text)):
            yield f"{path.name}:{node.lineno}: {text}"


def test_the_window_shows_no_bare_words() -> None:
    assert not [found for path in (PACKAGE / "ui").rglob("*.py") for found in bare(path)]


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

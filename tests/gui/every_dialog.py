"""Every dialog that a window opens, so that what holds for all of them is tested with all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from khulasa.article.errors import ArticlesInside
from khulasa.article.model import Part
from khulasa.models.catalogue import load_catalogue
from khulasa.ui.models.import_dialog import ImportDialog
from khulasa.ui.models.questions import ModelQuestions
from khulasa.ui.shell.dialogs.article_choice import ArticleChoice
from khulasa.ui.shell.dialogs.error_dialog import problem_dialog
from khulasa.ui.shell.dialogs.parts_dialog import PartsDialog
from khulasa.ui.shell.dialogs.standard_dialogs import ask_password
from khulasa.ui.shell.main_window import MainWindow

_BY_COMMAND = (
    *("preferences", "palette", "shortcuts", "export", "print_article", "print_preview"),
    *("diagnostics", "glossary", "fix_name", "add_term", "article_list", "models", "copied"),
    *("about",),
)
_INSIDE = ArticlesInside(tuple(f"{letter}.txt" for letter in "abcdefghijklmnopqrstuvwxyz"), 5_000)


def _remove_model(window: MainWindow) -> None:
    model = load_catalogue().models[0]
    ModelQuestions(window.settings, window).ask_to_remove(model, lambda: None)


def _replace_model(window: MainWindow) -> None:
    model = load_catalogue().models[0]
    ModelQuestions(window.settings, window).ask_to_replace(model, Path("model.zip"), lambda: None)


_OTHERS: dict[str, Callable[[MainWindow], object]] = {
    "parts": lambda window: PartsDialog(
        tuple(Part(f"sheet {n}", f"⟦{n}⟧", 12, True) for n in range(20)), window
    ).open(),
    "article of several": lambda window: ArticleChoice(Path("news.zip"), _INSIDE, window).open(),
    "import": lambda window: ImportDialog(
        Path("model.zip"), load_catalogue().models, window
    ).open(),
    "password": lambda window: ask_password(window, "secret.pdf", "⟦It takes a password.⟧"),
    "problem": lambda window: problem_dialog("⟦It failed.⟧", "details\n" * 50, window).show(),
    "mirror": lambda window: ModelQuestions(window.settings, window).ask_for_mirror(lambda: None),
    "remove a model": _remove_model,
    "replace a model": _replace_model,
}
DIALOGS = (*_BY_COMMAND, *_OTHERS)


def look_at(
    name: str,
    window: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
    look: Callable[[QWidget], object],
) -> None:
    """Open a dialog, look at it, and close it without an answer.

    Args:
        name: One of ``DIALOGS``.
        window: Has an article with a sentence that is marked.
        monkeypatch: Keeps dialogs that wait for an answer from waiting.
        look: Gets the dialog while it is shown.
    """
    looked = []

    def see(dialog: QWidget) -> None:
        looked.append(dialog)
        look(dialog)
        dialog.close()

    def answer_nothing(dialog: QDialog) -> int:
        dialog.show()
        see(dialog)
        return 0

    monkeypatch.setattr(QDialog, "exec", answer_nothing)
    # A list may go while the others are asked, as Python gives up what a closed dialog had.
    before = [one for one in QApplication.topLevelWidgets() if isValid(one) and one.isVisible()]
    if name in _OTHERS:
        _OTHERS[name](window)
    else:
        window.commands.named[name].trigger()
    for dialog in QApplication.topLevelWidgets():
        if isValid(dialog) and dialog.isVisible() and dialog not in (*before, *looked):
            see(dialog)
    assert len(looked) == 1

"""The reader writes, searches, removes, imports and exports terms in the glossary's window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from khulasa.glossary.store import FILE, GlossaryStore
from khulasa.glossary.term import FixedName, Term
from khulasa.library.database.location import library_folder
from khulasa.ui.glossary.dialog import GlossaryDialog
from khulasa.ui.glossary.term_dialog import TermDialog
from khulasa.ui.shell.main_window import MainWindow

from ..conftest import OpenArticle, OpenWindow
from ..fake_engine import FakeEngine
from ..named_parts import unnamed

PARLIAMENT = Term("البرلمان", ("parliament",), "law")
MINISTER = Term("الوزير", ("minister",))


def kept() -> tuple[Term, ...]:
    return GlossaryStore(library_folder() / FILE).read()[0]


def dialog_of(window: MainWindow) -> GlossaryDialog:
    window.commands.glossary.trigger()
    [dialog] = [one for one in window.findChildren(GlossaryDialog) if one.isVisible()]
    return dialog


@pytest.fixture
def dialog(open_window: OpenWindow) -> GlossaryDialog:
    window = open_window(FakeEngine())
    window.shared.glossary.change(lambda _terms: (PARLIAMENT, MINISTER))
    return dialog_of(window)


def write(dialog: GlossaryDialog, source: str, target: str) -> None:
    [term] = [one for one in dialog.findChildren(TermDialog) if one.isVisible()]
    assert unnamed(term) == []
    term.source.setText(source)
    term.target.setText(target)
    term.accept()


def test_terms_are_written_changed_and_removed(dialog: GlossaryDialog) -> None:
    dialog.add_button.click()
    write(dialog, "القرار", "decision | ruling")
    assert kept()[-1] == Term("القرار", ("decision", "ruling"))
    dialog.search.setText("ruling")
    assert dialog.filter.rowCount() == 1
    dialog.table.selectRow(0)
    dialog.edit_button.click()
    write(dialog, "القرار", "verdict")
    assert kept()[-1] == Term("القرار", ("verdict",))
    dialog.search.setText("البَرلمان")
    dialog.table.selectRow(0)
    dialog.remove_button.click()
    assert PARLIAMENT not in kept()
    assert dialog.says.text() == "1 term was removed."
    assert unnamed(dialog) == []


def test_a_file_is_imported_and_a_broken_one_is_said(
    qtbot: QtBot, dialog: GlossaryDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "terms.csv"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (str(file), ""))
    dialog.import_button.click()
    qtbot.waitUntil(lambda: "terms.csv" in dialog.says.text())
    assert "Cannot read" in dialog.says.text()
    file.write_text("الوزير,secretary\nالقرار,decision\nالخبر,\n", encoding="utf-8")
    dialog.import_button.click()
    qtbot.waitUntil(lambda: dialog.says.text().startswith("2 terms were imported."))
    assert "1 line without a translation" in dialog.says.text()
    assert kept()[1] == Term("الوزير", ("minister", "secretary"))
    out = tmp_path / "out.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(out), ""))
    dialog.export_button.click()
    assert "القرار,decision" in out.read_text(encoding="utf-8-sig")


def test_it_is_switched_off_for_all_windows(dialog: GlossaryDialog) -> None:
    window = dialog.parent()
    assert isinstance(window, MainWindow)
    dialog.on.setChecked(False)
    assert window.shared.glossary.in_use == ()
    dialog.on.setChecked(True)
    assert window.shared.glossary.in_use == (PARLIAMENT, MINISTER)


def test_names_of_the_article_are_listed_and_can_be_let_go(
    qtbot: QtBot, open_article: OpenArticle
) -> None:
    window = open_article(FakeEngine())
    window.session.fix_name(FixedName("الوزير", "Minister Ali"))
    qtbot.waitUntil(lambda: bool(window.session.core.revisions.names.names))
    dialog = dialog_of(window)
    assert dialog.names.isVisible()
    assert "Minister Ali" in dialog.names.item(0).text()
    dialog.names.setCurrentRow(0)
    dialog._names.free_button.click()
    assert window.session.core.revisions.names.names == ()
    assert not dialog.names.isVisible()


def test_a_damaged_glossary_is_said_at_the_start(qtbot: QtBot, open_window: OpenWindow) -> None:
    library_folder().mkdir(parents=True, exist_ok=True)
    (library_folder() / FILE).write_bytes(b"\x00\x01\x02\x03" * 100)
    window = open_window(FakeEngine())
    qtbot.waitUntil(lambda: "damaged" in window.message_bar.text())
    assert FILE in window.message_bar.text()

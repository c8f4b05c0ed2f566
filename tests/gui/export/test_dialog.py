"""The reader chooses how an article is saved, and sees how it will look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from export.conftest import paragraph
from khulasa.article.model import Kind
from khulasa.export.choices import Choices, Details, Layout
from khulasa.export.format_list import FORMATS
from khulasa.reading.document import Reading
from khulasa.settings.store import user_settings
from khulasa.translation.result import Status, Translation
from khulasa.ui.export.dialog import ExportDialog
from khulasa.ui.export.documents import Exportable, Order, beginning

Ask = Callable[..., ExportDialog]


@pytest.fixture
def ask(qtbot: QtBot, translated: Reading, details: Details, tmp_path: Path) -> Ask:
    def asked(reading: Reading = translated, note: str = "") -> ExportDialog:
        content = Exportable(reading, replace(details, note=note))
        dialog = ExportDialog(content, user_settings(), tmp_path)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return asked


def choose(dialog: ExportDialog, format_: str) -> None:
    dialog.format.setCurrentIndex(dialog.format.findData(format_))


def saved(qtbot: QtBot, dialog: ExportDialog) -> Order:
    with qtbot.waitSignal(dialog.ordered) as signal:
        dialog.save_button.click()
    order: Order = signal.args[0]
    return order


def page(dialog: ExportDialog) -> str:
    return dialog.preview.page.accessibleDescription()


def test_a_name_is_proposed_that_is_free(qtbot: QtBot, ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "Return of the library.docx").touch()
    dialog = ask()
    assert dialog.name.text() == "Return of the library (2).docx"
    choose(dialog, "pdf")
    assert dialog.name.text() == "Return of the library (2).pdf"
    order = saved(qtbot, dialog)
    assert order == Order(tmp_path / "Return of the library (2).pdf", "pdf", Choices())


def test_enter_in_the_name_saves(qtbot: QtBot, ask: Ask) -> None:
    dialog = ask()
    with qtbot.waitSignal(dialog.ordered):
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)


def test_another_article_is_not_saved_under_the_name_of_this_one(
    ask: Ask, translated: Reading, details: Details
) -> None:
    dialog = ask()
    dialog.name.setText("typed.docx")
    dialog.show_content(Exportable(translated, details))
    assert dialog.name.text() == "typed.docx"
    title = paragraph(Kind.HEADING, "خبر آخر")
    other = replace(translated.article, title="خبر آخر", paragraphs=(title,))
    dialog.show_content(Exportable(replace(translated, article=other, translations={}), details))
    assert dialog.name.text() == "خبر آخر.docx"
    done = {0: Translation("Other news", Status.OK)}
    dialog.show_content(Exportable(replace(translated, article=other, translations=done), details))
    assert dialog.name.text() == "Other news.docx"


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_has_a_preview(ask: Ask, format_: str) -> None:
    dialog = ask()
    choose(dialog, format_)
    if dialog.preview.currentWidget() is dialog.preview.page:
        assert "The library opened its doors yesterday." in page(dialog)
    else:
        assert "The library" in dialog.preview.lines.toPlainText()


def test_of_a_long_article_only_the_beginning_is_set(translated: Reading) -> None:
    sentence = "جملة من كلمات كثيرة. "
    long = (paragraph(Kind.TEXT, *[sentence] * 100_000), paragraph(Kind.TEXT, "آخر"))
    article = replace(translated.article, paragraphs=long)
    shown = beginning(Exportable(replace(translated, article=article), Details())).reading
    assert [p.text for p in shown.article.paragraphs] == [sentence * (6_000 // len(sentence))]
    assert shown.article.sentences[-1] == sentence
    assert max(shown.translations) < len(shown.article.sentences)


def test_the_preview_follows_the_choices(ask: Ask) -> None:
    dialog = ask()
    assert "فتحت المكتبة" in page(dialog)
    assert "Key sentences" in page(dialog)
    dialog.parts["source"].click()
    dialog.parts["summary"].click()
    assert "فتحت المكتبة" not in page(dialog)
    assert "Key sentences" not in page(dialog)


def test_only_what_makes_a_difference_can_be_chosen(ask: Ask, translated: Reading) -> None:
    dialog = ask()
    assert dialog.layouts.isEnabled()
    dialog.parts["source"].click()
    assert not dialog.layouts.isEnabled()
    choose(dialog, "tmx")
    enabled = [name for name, box in dialog.parts.items() if box.isEnabled()]
    assert enabled == ["marks", "note", "notice"]
    choose(dialog, "docx")
    assert dialog.parts["note"].isHidden()
    bare = ask(replace(translated, summary=None), note="Mine")
    assert not bare.parts["note"].isHidden()
    assert not bare.parts["summary"].isEnabled()


def test_plain_text_is_never_in_columns(ask: Ask) -> None:
    dialog = ask()
    choose(dialog, "text")
    assert not dialog.layouts.isEnabled()
    lines = [line.strip() for line in dialog.preview.lines.toPlainText().splitlines()]
    assert "فتحت المكتبة أبوابها أمس. قال المدير: «أهلا بكم» <b>!" in lines


def test_nothing_cannot_be_saved(ask: Ask) -> None:
    dialog = ask()
    for part in ("source", "translation", "summary"):
        assert dialog.save_button.isEnabled()
        dialog.parts[part].click()
    assert not dialog.save_button.isEnabled()


def test_choices_are_remembered(qtbot: QtBot, ask: Ask) -> None:
    dialog = ask()
    choose(dialog, "odt")
    dialog.layouts.setCurrentIndex(1)
    dialog.parts["references"].click()
    order = saved(qtbot, dialog)
    assert order.choices == Choices(Layout.TURNS, references=False)
    again = ask()
    assert (again.format.currentData(), again.form.choices()) == ("odt", order.choices)


def test_what_is_typed_becomes_a_name_that_every_system_takes(
    qtbot: QtBot, ask: Ask, tmp_path: Path
) -> None:
    dialog = ask()
    dialog.name.setText("../a: b")
    assert saved(qtbot, dialog).path == tmp_path / "a b.docx"


def test_a_file_is_replaced_only_if_the_reader_says_so(
    qtbot: QtBot, ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = ["Cancel"]
    asked = []

    def exec_(box: QMessageBox) -> None:
        asked.append(box.text())
        next(button for button in box.buttons() if button.text() == answer[0]).click()

    monkeypatch.setattr(QMessageBox, "exec", exec_)
    (tmp_path / "old.docx").touch()
    dialog = ask()
    dialog.name.setText("old.docx")
    with qtbot.assertNotEmitted(dialog.ordered):
        dialog.save_button.click()
    assert dialog.isVisible()
    answer[0] = "Replace"
    assert saved(qtbot, dialog).path == tmp_path / "old.docx"
    assert asked == ["There is a file “old.docx” already. Replace it?"] * 2


def test_the_article_itself_is_never_replaced(
    qtbot: QtBot, ask: Ask, translated: Reading, tmp_path: Path
) -> None:
    own = tmp_path / "own.docx"
    own.touch()
    article = replace(translated.article, file=str(own))
    dialog = ask(replace(translated, article=article))
    dialog.name.setText("own.docx")
    with qtbot.assertNotEmitted(dialog.ordered):
        dialog.save_button.click()
    assert "the article itself" in dialog.fault.text()
    assert dialog.fault.isVisible()


def test_another_folder(
    qtbot: QtBot, ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "there"
    there.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(there))
    dialog = ask()
    dialog.folder_button.click()
    assert saved(qtbot, dialog).path.parent == there

"""What the models window shows, and the life of a model in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from khulasa.models.catalogue import load_catalogue
from khulasa.models.installing.install_progress import Phase
from khulasa.models.model import Task
from khulasa.models.store import models_folder, user_catalogue_path
from khulasa.resources import resource_path
from khulasa.ui.models.groups import groups
from khulasa.ui.models.import_dialog import ImportDialog
from khulasa.ui.models.window import ModelsWindow
from khulasa.ui.shell.main_window import MainWindow
from khulasa.wording import sentences_phrase, use_language

from ..conftest import OpenWindow
from ..fake_engine import FakeEngine
from .conftest import click, model, state, wait_for_phase


@pytest.mark.usefixtures("no_connections")
def test_the_life_of_a_model(
    qtbot: QtBot,
    checkpoints: dict[str, Path],
    main: MainWindow,
    window: ModelsWindow,
    tmp_path: Path,
) -> None:
    window.commands.import_from(checkpoints["tests/tiny-marian"], model(main))
    wait_for_phase(qtbot, main, Phase.COPYING)
    assert list(window.details.buttons) == ["cancel"]  # a copy is not worth keeping half of it
    qtbot.waitUntil(lambda: model(main).installed and not main.models.installs.busy)

    click(window, "verify")
    assert window.details.bar.isVisible()
    qtbot.waitUntil(window.details.note.isVisible)
    assert window.details.note.text() == "All files are as they were when it was installed."

    archive = tmp_path / "carried.zip"
    window.work.export(model(main), archive)
    qtbot.waitUntil(archive.exists)
    qtbot.waitUntil(lambda: "carried.zip" in window.details.note.text())

    (model(main).folder / "vocab.json").write_text("{}")
    click(window, "verify")
    qtbot.waitUntil(window.details.error.isVisible)
    assert window.details.error.text() == "This model is damaged: vocab.json was changed."
    assert next(iter(window.details.buttons)) == "repair"

    click(window, "remove")
    box = window.findChild(QMessageBox)
    assert "Remove Tiny Marian" in box.text()
    keep, remove = sorted(box.buttons(), key=lambda button: button.text())
    keep.click()
    assert model(main).installed
    qtbot.waitUntil(lambda: window.findChild(QMessageBox) is None)
    click(window, "remove")
    _, remove = sorted(window.findChild(QMessageBox).buttons(), key=lambda button: button.text())
    remove.click()
    qtbot.waitUntil(lambda: not model(main).installed)
    qtbot.waitUntil(lambda: list(window.details.buttons) == ["install", "import"])

    window.commands.import_from(archive)
    box = main.findChildren(QMessageBox)[-1]  # it says that it is a model of the catalogue
    next(button for button in box.buttons() if button.text() == "Import").click()
    qtbot.waitUntil(lambda: model(main).installed and not main.models.installs.busy)
    assert state(window).endswith(" MB")


def test_a_model_in_no_catalogue_says_what_it_is(
    qtbot: QtBot,
    checkpoints: dict[str, Path],
    main: MainWindow,
    window: ModelsWindow,
) -> None:
    window.commands.import_from(checkpoints["tests/tiny-marian"])
    dialog = window.findChild(ImportDialog)
    assert dialog.which.currentData() == "tiny-marian"  # by its name
    dialog.which.setCurrentIndex(0)
    dialog.name.setText("my own")
    dialog.source.setText("am")
    dialog.buttons.accepted.emit()
    assert "a name is made of letters" in dialog.error.text().lower()
    dialog.name.setText("mine")
    dialog.source.setText("Amharic")
    dialog.buttons.accepted.emit()
    assert "no language code" in dialog.error.text()
    dialog.source.setText("am")
    dialog.buttons.accepted.emit()
    assert window.list.name == "mine"  # listed while it is made
    assert window.details.languages.text() == "Amharic → English"
    window.details.buttons["cancel"].click()
    qtbot.waitUntil(lambda: not main.models.installs.busy)
    assert "mine" not in [row.name for row in window.list.rows()]


def test_the_models_are_moved(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, open_window: OpenWindow
) -> None:
    monkeypatch.delenv("KHULASA_MODELS")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    before = models_folder() / "opus-mt-ar-en"
    before.mkdir(parents=True)
    (before / "weights").write_bytes(b"0" * 200_000)
    main = open_window(FakeEngine(), load_catalogue().models)
    window = main.models.open_window("opus-mt-ar-en")
    assert window.foot.folder.toolTip() == str(before.parent)
    full = tmp_path / "full"
    (full / "something").mkdir(parents=True)
    window.commands.move_to(full)
    qtbot.waitUntil(window.message.isVisible)
    assert "is not empty. Choose an empty folder." in window.message.text()
    assert before.is_dir()
    window.commands.move_to(tmp_path / "stick")
    qtbot.waitUntil(lambda: models_folder() == tmp_path / "stick")
    qtbot.waitUntil(lambda: not window.work.doing)
    moved = main.catalogue.model("opus-mt-ar-en")
    assert moved is not None
    assert moved.folder == tmp_path / "stick" / "opus-mt-ar-en"
    assert moved.installed
    assert window.foot.folder.toolTip() == str(tmp_path / "stick")


def test_groups_filter_and_keyboard(qtbot: QtBot, open_window: OpenWindow) -> None:
    (models_folder() / "opus-mt-fr-en").mkdir(parents=True)
    window = open_window(FakeEngine(), load_catalogue().models).models.open_window()
    rows = window.list.rows()
    headings = [row.heading for row in rows if not row.name]
    assert headings == ["Into English", "Out of English", "Summaries"]
    assert [row.name for row in rows[1:3]] == ["starter-ar-en", "opus-mt-fr-en"]
    qtbot.keyClicks(window.filter, "port")
    assert [row.name for row in window.list.rows() if row.name] == [
        "opus-mt-ROMANCE-en",
        "opus-mt-tc-bible-big-bnt-en",
        "opus-mt-mul-en",
        "mt5-multilingual-xlsum",
    ]
    window.filter.setText("klingon")
    assert window.nothing.isVisible()
    assert not window.list.isVisible()
    assert not window.details.buttons
    window.filter.clear()
    window.list.choose("opus-mt-ROMANCE-en")
    window.list.setFocus()
    while window.list.name != "opus-mt-tc-big-en-ar":
        before = window.list.name
        qtbot.keyClick(window.list, Qt.Key.Key_Down)
        assert window.list.name not in ("", before)  # headings are stepped over
    assert window.details.name == "opus-mt-tc-big-en-ar"
    qtbot.keyClick(window.list, Qt.Key.Key_Return)
    assert window.focusWidget() is window.details.buttons["install"]
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_what_is_said_of_a_model(open_window: OpenWindow) -> None:
    window = open_window(FakeEngine(), load_catalogue().models).models.open_window("opus-mt-ar-en")
    facts = dict(window.details._shown.facts)
    assert facts["Quality"] == (
        "FLORES dev: BLEU 33.9, COMET 0.843 "
        "(the evaluation published with the Firefox translation models)"
    )
    assert facts["Speed"] == "Fast on any machine"
    window.choose("mt5-multilingual-xlsum")
    assert window.details.warning.text() == "For non-commercial use only (CC BY-NC-SA 4.0)."
    facts = dict(window.details._shown.facts)
    assert facts["Licence"] == "CC-BY-NC-SA-4.0: not for commercial use"
    window.choose("starter-ar-en")
    assert not window.details.buttons  # what ships with the app is neither fetched nor removed
    assert dict(window.details._shown.facts)["From"] == "Ships with Khulasa"


def test_everything_has_a_name_and_can_be_reached(open_window: OpenWindow) -> None:
    window = open_window(FakeEngine(), load_catalogue().models).models.open_window("opus-mt-ar-en")
    for button in window.findChildren(QPushButton):
        assert button.accessibleName(), button.text()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus, button.text()
    reached: list[QWidget] = []
    window.choose("starter-ar-en")
    window.choose("opus-mt-ar-en")  # with buttons that were made last
    window.list.setFocus()
    while window.focusWidget() not in (window.foot.move_button, *window.details.buttons.values()):
        window.focusNextChild()
    assert window.focusWidget() is next(iter(window.details.buttons.values()))
    window.filter.setFocus()
    for _ in range(30):
        reached.append(window.focusWidget())
        window.focusNextChild()
    assert {window.filter, window.list, *window.details.buttons.values()} <= set(reached)
    foot = window.foot
    assert {foot.move_button, foot.import_button, foot.close_button} <= set(reached)


def test_every_model_says_how_large_it_is_before_it_is_installed(open_window: OpenWindow) -> None:
    window = open_window(FakeEngine(), load_catalogue().models).models.open_window()
    rows = {row.name: row for row in window.list.rows() if row.name}
    assert [n for n, row in rows.items() if not (row.present or row.state.startswith("↓"))] == []
    assert rows["bart-large-cnn"].state == "↓ 1.6 GB"
    window.list.choose("bart-large-cnn")
    assert dict(window.details._shown.facts)["Size"] == "About 1.6 GB to download"


def test_a_licence_is_asked_only_where_something_will_be_downloaded(
    main: MainWindow, window: ModelsWindow
) -> None:
    assert dict(window.details._shown.facts)["Licence"] == "Asked when the download begins"
    window.choose("starter-ar-en")
    assert dict(window.details._shown.facts)["Licence"] == (
        "See its model card: README.md in its folder"
    )
    starter = main.catalogue.model("starter-ar-en")
    assert starter is not None
    assert (starter.folder / "README.md").is_file()


def test_models_are_found_by_what_they_are_for_and_by_the_code_of_a_language(
    open_window: OpenWindow,
) -> None:
    window = open_window(FakeEngine(), load_catalogue().models).models.open_window()

    def found(words: str) -> set[str]:
        window.filter.setText(words)
        return {row.name for row in window.list.rows() if row.name}

    summarisers = {m.name for m in load_catalogue().models if m.task is Task.SUMMARY}
    assert found("summ") == summarisers
    assert found("summarizer eng") == summarisers
    assert "opus-mt-ar-en" in found("ar")
    assert "bart-large-cnn" not in found("ar")
    assert "bart-large-cnn" in found("bart")


def test_languages_are_found_in_the_language_of_the_window_and_in_english() -> None:
    models = load_catalogue().models
    use_language("ar", resource_path("translations"))
    try:
        assert {m.name for group in groups(models, "العربية") for m in group.models} >= {
            "opus-mt-ar-en"
        }
        assert {m.name for group in groups(models, "arabic") for m in group.models} >= {
            "opus-mt-ar-en"
        }
        assert {m.task for group in groups(models, "تلخيص") for m in group.models} == {Task.SUMMARY}
    finally:
        use_language("en", resource_path("translations"))


def test_a_mistake_in_the_catalogue_is_said_calmly(open_window: OpenWindow) -> None:
    user_catalogue_path().write_text("[mine]\ncolour = red\n", encoding="utf-8")
    catalogue = load_catalogue()
    main = open_window(FakeEngine(), catalogue.models, sentences_phrase(catalogue.faults))
    window = main.models.open_window()
    assert window.faults.isVisible()
    assert "[mine]: unknown key colour" in window.faults.text()
    assert "all other models work" in window.faults.text()
    assert "starter-ar-en" in [row.name for row in window.list.rows()]


def test_it_fits_a_small_screen(open_window: OpenWindow) -> None:
    window = open_window(FakeEngine(), load_catalogue().models).models.open_window("opus-mt-ar-en")
    window.resize(640, 480)
    assert window.width() == 640
    assert window.height() == 480
    for label in window.details.findChildren(QLabel):
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width()), label.text()

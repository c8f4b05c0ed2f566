"""Another encoding, another language, and what cannot be read at all."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from khulasa.reading.changes import State
from khulasa.resources import resource_path
from khulasa.ui.shell.main_window import SAMPLE

from ..conftest import (
    FIRST,
    HEADING,
    OpenArticle,
    OpenWindow,
    source_texts,
    target_texts,
    wait_for_state,
)
from ..fake_engine import FakeEngine


def choose(menu: QMenu, value: str) -> str:
    """Click an entry; returns its words."""
    action = next(action for action in menu.actions() if action.data() == value)
    action.trigger()
    return action.text()


def ticked(menu: QMenu) -> list[str]:
    return [action.data() for action in menu.actions() if action.isChecked()]


def test_what_is_left_out_is_said(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    path = tmp_path / "struck.md"
    path.write_text(f"{FIRST} ~~{HEADING}~~", encoding="utf-8")
    window = open_window(FakeEngine())
    window.open_file(path)
    qtbot.waitUntil(lambda: source_texts(window) == [FIRST])
    assert window.status_line.text() == "1 hidden or struck-out passage was left out."


def test_another_encoding(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(FIRST.encode("cp1256"))
    window = open_window(FakeEngine())
    window.open_file(path, encoding="iso8859-6")
    qtbot.waitUntil(window.message_bar.isVisible)
    assert "it is not written in the encoding iso8859-6" in window.message_bar.text()
    assert source_texts(window) == []
    window.open_file(path)
    qtbot.waitUntil(lambda: source_texts(window) == [FIRST])
    assert "1256" in window.status_line.encoding()
    assert ticked(window.toolbar.encoding_menu) == ["cp1256"]
    choose(window.toolbar.encoding_menu, "cp720")
    qtbot.waitUntil(lambda: "720" in window.status_line.encoding())
    assert source_texts(window) != [FIRST]
    assert window.session.core.reading.article.file == str(path)
    assert ticked(window.toolbar.encoding_menu) == ["cp720"]


def test_broken_letters_are_counted_beside_the_encoding(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    path = tmp_path / "broken.txt"
    path.write_bytes(FIRST.encode() + b" \xff \xfe")
    window = open_window(FakeEngine())
    window.open_file(path)
    qtbot.waitUntil(lambda: source_texts(window) == [f"{FIRST} \ufffd \ufffd"])
    assert window.status_line.encoding() == "Unicode (UTF-8) · 2 broken letters, shown as \ufffd"


def test_the_menus_keep_to_what_is_shown(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(FIRST.encode("cp1256"))
    window = open_window(FakeEngine())
    window.open_file(path)
    wait_for_state(qtbot, window, State.DONE)
    choose(window.toolbar.encoding_menu, "utf-8")
    qtbot.waitUntil(window.message_bar.isVisible)
    assert ticked(window.toolbar.encoding_menu) == ["cp1256"]
    assert "1256" in window.status_line.encoding()
    path.unlink()
    choose(window.toolbar.chooser.source_menu, "fa")
    assert not window.message_bar.isVisible()
    qtbot.waitUntil(window.message_bar.isVisible)
    assert ticked(window.toolbar.chooser.source_menu) == ["ar"]


def test_lines_that_were_kept_apart_are_joined_and_parted_again(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    lines = ["أمشي على درب القرى والليل يسكنني", "أحمل في كفي حكايات البيوت معي"]
    path = tmp_path / "verses.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    window = open_window(FakeEngine())
    join = window.commands.join_lines
    assert not join.isEnabled()
    for open_it in (window.open_file, lambda path: window.open_text(path.read_text("utf-8"))):
        open_it(path)
        qtbot.waitUntil(lambda: source_texts(window) == lines)
        wait_for_state(qtbot, window, State.DONE)
        join.trigger()
        qtbot.waitUntil(lambda: source_texts(window) == [" ".join(lines)])
        wait_for_state(qtbot, window, State.DONE)
        assert join.isChecked()
        join.trigger()
        qtbot.waitUntil(lambda: source_texts(window) == lines)
        assert not join.isChecked()


def test_there_are_no_lines_to_join_where_line_ends_mean_nothing(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    path = tmp_path / "notes.md"
    path.write_text(FIRST, encoding="utf-8")
    window = open_window(FakeEngine())
    window.open_file(path)
    wait_for_state(qtbot, window, State.DONE)
    assert not window.commands.join_lines.isEnabled()


def test_lines_stay_as_they_are_shown_where_the_file_is_gone(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    path = tmp_path / "gone.txt"
    path.write_text(FIRST, encoding="utf-8")
    window = open_window(FakeEngine())
    window.open_file(path)
    wait_for_state(qtbot, window, State.DONE)
    path.unlink()
    window.commands.join_lines.trigger()
    qtbot.waitUntil(window.message_bar.isVisible)
    assert not window.commands.join_lines.isChecked()


def test_another_language(qtbot: QtBot, open_article: OpenArticle) -> None:
    window = open_article(FakeEngine())
    assert choose(window.toolbar.chooser.source_menu, "fa") == "Persian"
    qtbot.waitUntil(lambda: window.session.core.model.name == "other-fa-en")
    wait_for_state(qtbot, window, State.DONE)
    assert not window.notice.isVisible()


def test_no_model_for_the_language(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path
) -> None:
    engine = FakeEngine()
    window = open_window(engine)
    window.open_file(article_file, language="de")
    qtbot.waitUntil(window.message_bar.isVisible)
    assert window.message_bar.text().startswith("There is no model from de to en yet.")
    assert source_texts(window)[0] == HEADING
    assert target_texts(window) == [""] * 4
    assert engine.requests == []


def test_a_catalogue_that_cannot_be_read_is_said_with_every_article(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path
) -> None:
    fault = "models.cfg, section [starter]: no value for title."
    window = open_window(FakeEngine(), (), fault)
    assert window.message_bar.text() == fault
    for path in (article_file, resource_path(*SAMPLE)):
        window.open_file(path)
        assert not window.message_bar.isVisible()
        qtbot.waitUntil(window.message_bar.isVisible)
        assert window.message_bar.text() == fault
        assert window.windowTitle().startswith(path.name)


def test_bad_files_are_one_sentence_in_the_bar(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    binary = tmp_path / "binary.txt"
    binary.write_bytes(bytes(range(256)) * 40)
    unknown = tmp_path / "film.mkv"
    unknown.write_bytes(b"\x1a\x45\xdf\xa3")
    huge = tmp_path / "huge.txt"
    huge.write_bytes(b"a" * 50_000_000)
    folder = tmp_path / "folder"
    folder.mkdir()
    window = open_window(FakeEngine())
    for path in (empty, binary, unknown, huge, folder, tmp_path / "missing.txt"):
        window.open_file(path)
        assert not window.message_bar.isVisible()
        qtbot.waitUntil(window.message_bar.isVisible)
        message = window.message_bar.text()
        assert path.name in message
        assert "Traceback" not in message
        assert "\n" not in message
        assert window.session.core.reading is None
    qtbot.mouseClick(window.message_bar.close_button, Qt.MouseButton.LeftButton)
    assert not window.message_bar.isVisible()


def test_a_bad_file_does_not_disturb_the_article_in_the_window(
    qtbot: QtBot, tmp_path: Path, open_article: OpenArticle
) -> None:
    engine = FakeEngine(stepwise=True)
    window = open_article(engine, until=State.TRANSLATING)
    window.open_file(tmp_path / "missing.txt")
    qtbot.waitUntil(window.message_bar.isVisible)
    engine.allow(6)
    wait_for_state(qtbot, window, State.DONE)
    assert source_texts(window)[0] == HEADING

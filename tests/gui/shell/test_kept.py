"""What was read here is there again: after closing, after a kill, and nothing of it in private."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from khulasa.engine.messages import Summarise, Translate
from khulasa.library.database.location import library_folder, library_path
from khulasa.library.facade import Library
from khulasa.reading.changes import State
from khulasa.translation.result import Author, by_user
from khulasa.ui.shell.main_window import MainWindow

from ..conftest import ARTICLE, OpenWindow, target_texts, wait_for_sentences, wait_for_state
from ..fake_engine import FakeEngine


@pytest.fixture
def library() -> Iterator[Library]:
    """The library as another process would open it."""
    library = Library.open()
    yield library
    library.close(purge=False)


def read_whole(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    with qtbot.waitSignal(window.opener.opened):
        window.open_file(path)
    wait_for_state(qtbot, window, State.DONE)


def test_a_closed_article_opens_as_it_was_without_an_engine(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path
) -> None:
    window = open_window(FakeEngine())
    read_whole(qtbot, window, article_file)
    window.session.revise(1, by_user("My own words."))
    shown, summary = target_texts(window), window.session.core.summary
    kept = window.session.core.progress
    window.close()

    engine = FakeEngine()
    again = open_window(engine)
    again.resume()
    assert again.stack.currentWidget() is again.page
    assert target_texts(again) == shown
    assert again.session.core.summary == summary
    assert again.session.core.progress == kept
    assert again.session.core.state is State.DONE
    assert again.session.undo() == 1
    assert again.session.core.translation(1).author is Author.MODEL
    assert engine.requests == []


def test_that_the_library_was_damaged_is_said_until_it_is_closed(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path
) -> None:
    library_folder().mkdir(parents=True, exist_ok=True)
    library_path().write_bytes(b"nothing that a library is made of" * 500)
    window = open_window(FakeEngine())
    read_whole(qtbot, window, article_file)
    assert "The library was damaged" in window.message_bar.text()
    read_whole(qtbot, window, article_file)
    assert "The library was damaged" in window.message_bar.text()
    window.message_bar.dismiss()
    assert "damaged" not in window.message_bar.text()


def test_the_same_file_again_asks_the_engine_nothing(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path
) -> None:
    first = open_window(FakeEngine())
    read_whole(qtbot, first, article_file)
    first.close()
    engine = FakeEngine()
    second = open_window(engine)
    read_whole(qtbot, second, article_file)
    assert engine.requests == []
    assert second.session.core.reading == first.session.core.reading


def test_a_killed_window_comes_back_where_it_was_and_goes_on(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path, library: Library
) -> None:
    engine = FakeEngine(stepwise=True)
    killed = open_window(engine)
    killed.open_file(article_file)
    wait_for_state(qtbot, killed, State.TRANSLATING)
    engine.allow(2)
    wait_for_sentences(qtbot, killed, 2)
    killed.session.revise(0, by_user("Heading of mine"))
    # What a killed process leaves: its marks of what is open, and nobody who clears them.
    library.write(
        lambda connection: connection.execute("UPDATE processes SET started = 0, pid = 1 << 22")
    ).result()

    later = FakeEngine()
    window = open_window(later)
    window.resume()
    assert window.stack.currentWidget() is window.page
    wait_for_state(qtbot, window, State.DONE)
    assert target_texts(window)[0] == "Heading of mine"
    asked = [n for r in later.requests if isinstance(r, Translate) for n, _ in r.sentences]
    assert asked == [2, 3, 4, 5]
    assert any(isinstance(request, Summarise) for request in later.requests)


def test_private_mode_leaves_nothing_on_the_disk(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path
) -> None:
    window = open_window(FakeEngine(), private=True)
    read_whole(qtbot, window, article_file)
    window.session.revise(1, by_user("Secret words."))
    window.close()
    assert not library_path().exists()
    assert not any(library_folder().glob("*"))


def test_private_mode_can_be_begun_and_ended_in_the_window(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path, library: Library
) -> None:
    window = open_window(FakeEngine())
    window.commands.private.trigger()
    read_whole(qtbot, window, article_file)
    assert library.count_articles() == 0
    window.commands.private.trigger()
    read_whole(qtbot, window, article_file)
    assert library.count_articles() == 1


def test_an_article_that_is_not_to_be_kept_is_gone_when_it_is_closed(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path, library: Library
) -> None:
    window = open_window(FakeEngine())
    read_whole(qtbot, window, article_file)
    window.commands.dont_keep.trigger()
    window.close()
    assert library.count_articles() == 0


def test_a_file_that_changed_is_offered_and_what_is_equal_stays(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path
) -> None:
    first = open_window(FakeEngine())
    read_whole(qtbot, first, article_file)
    first.session.revise(1, by_user("My own words."))
    first.close()
    article_file.write_text(f"{ARTICLE}\n\nأضيفت هذه الجملة لاحقا.", encoding="utf-8")

    engine = FakeEngine()
    window = open_window(engine)
    (row,) = window.access.library.list_articles()
    window.open_kept(row.id, row.target)
    assert "was changed" in window.message_bar.text()
    with qtbot.waitSignal(window.opener.opened):
        buttons = window.message_bar.findChildren(QPushButton)
        next(button for button in buttons if "newer" in button.text()).click()
    wait_for_state(qtbot, window, State.DONE)
    texts = target_texts(window)
    assert texts[1].startswith("My own words.")
    assert len(texts) == 5
    asked = [n for r in engine.requests if isinstance(r, Translate) for n, _ in r.sentences]
    assert asked == [6]


def test_what_was_written_in_another_target_language_comes_back_with_it(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path, library: Library
) -> None:
    window = open_window(FakeEngine())
    read_whole(qtbot, window, article_file)
    window.session.revise(3, by_user("In English."))
    window.models.choose_target("ar")
    wait_for_state(qtbot, window, State.DONE)
    assert "In English." not in " ".join(target_texts(window))
    window.close()
    again = open_window(FakeEngine())
    again.models.choose_target("en")
    read_whole(qtbot, again, article_file)
    assert "In English." in " ".join(target_texts(again))
    assert library.count_articles() == 1


def test_where_the_reader_was_is_kept(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    path = tmp_path / "long.txt"
    text = "\n\n".join(f"هذه هي الفقرة رقم {n} من المقال الطويل." for n in range(120))
    path.write_text(text, encoding="utf-8")
    window = open_window(FakeEngine())
    read_whole(qtbot, window, path)
    window.page.view.go_to(80)
    place = window.page.view.place
    window.close()
    again = open_window(FakeEngine())
    (row,) = again.access.library.list_articles()
    again.open_kept(row.id, row.target)
    assert again.page.view.place == place


def test_kept_doubtful_sentences_of_the_summary_stay_kept(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path, library: Library
) -> None:
    window = open_window(FakeEngine())
    read_whole(qtbot, window, article_file)
    window.page.summary.kept_changed.emit(frozenset({1}))
    window.close()
    (row,) = library.list_articles()
    assert library.load(row.id, row.target).summary.kept == frozenset({1})


@pytest.fixture
def corrected_elsewhere(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path, tmp_path: Path
) -> MainWindow:
    """A window whose second article has a sentence that the reader corrected in the first."""
    window = open_window(FakeEngine())
    read_whole(qtbot, window, article_file)
    window.session.revise(5, by_user("That is all."))
    other = tmp_path / "other.txt"
    other.write_text("خبر آخر عن المدينة.\n\nانتهى الخبر.", encoding="utf-8")
    read_whole(qtbot, window, other)
    qtbot.waitUntil(lambda: "You corrected 1 of these" in window.message_bar.text())
    return window


def test_what_was_corrected_once_is_offered_where_the_sentence_comes_again(
    corrected_elsewhere: MainWindow,
) -> None:
    window = corrected_elsewhere
    assert target_texts(window)[1] != "That is all."
    assert "You corrected 1 of these sentences" in window.message_bar.text()
    buttons = window.message_bar.findChildren(QPushButton)
    next(button for button in buttons if "my words" in button.text()).click()
    assert target_texts(window)[1] == "That is all."
    assert window.session.core.translation(1).author is Author.USER
    window.session.undo()
    assert target_texts(window)[1] != "That is all."


def test_the_same_text_as_another_language_is_translated_anew(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path
) -> None:
    engine = FakeEngine()
    window = open_window(engine)
    read_whole(qtbot, window, article_file)
    window.session.revise(0, by_user("Heading of mine"))
    with qtbot.waitSignal(window.opener.opened):
        window.toolbar.chooser.source_chosen.emit("fa")
    wait_for_state(qtbot, window, State.DONE)
    languages = [r.source_language for r in engine.requests if isinstance(r, Translate)]
    assert languages == ["ar", "fa"]
    assert target_texts(window)[0] == "Heading of mine"
    assert window.session.core.reading.model == "other-fa-en"


def test_a_library_that_cannot_be_opened_is_told_and_nothing_else_suffers(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path
) -> None:
    library_folder().mkdir(parents=True, exist_ok=True)
    library_path().mkdir()  # a folder in the place of the file
    window = open_window(FakeEngine())
    assert "Nothing is kept" in window.message_bar.text()
    read_whole(qtbot, window, article_file)
    assert len(target_texts(window)) == 4


def test_a_private_article_stays_private_when_private_mode_ends(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path, library: Library
) -> None:
    engine = FakeEngine(stepwise=True)
    window = open_window(engine, private=True)
    window.open_file(article_file)
    wait_for_state(qtbot, window, State.TRANSLATING)
    engine.allow(2)
    wait_for_sentences(qtbot, window, 2)
    window.session.stop()
    wait_for_state(qtbot, window, State.STOPPED)
    window.commands.private.trigger()
    engine.allow(10)
    window.session.go_on()
    wait_for_state(qtbot, window, State.DONE)
    kept = library.write(lambda c: c.execute("SELECT count(*) FROM memory").fetchone()[0])
    assert kept.result() == 0
    assert library.count_articles() == 0


def test_corrections_offered_for_one_article_are_not_put_into_another(
    corrected_elsewhere: MainWindow, article_file: Path
) -> None:
    window = corrected_elsewhere
    buttons = window.message_bar.findChildren(QPushButton)
    use = next(button for button in buttons if "my words" in button.text())
    (first, *_) = [r for r in window.access.library.list_articles() if r.file == str(article_file)]
    window.open_kept(first.id, first.target)
    before = window.session.core.progress
    use.click()
    assert window.session.core.progress == before


def test_looking_for_corrections_of_other_articles_holds_up_no_window(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, threads = open_window(FakeEngine()), list[int]()
    library = window.access.library
    looked_for = library.corrections

    def corrections(*asked: Any) -> dict[str, tuple[str, ...]]:
        threads.append(threading.get_ident())
        return looked_for(*asked)

    monkeypatch.setattr(library, "corrections", corrections)
    read_whole(qtbot, window, article_file)
    qtbot.waitUntil(lambda: threads != [])
    assert threading.get_ident() not in threads
    window.session.revise(0, by_user("Mine."))  # asks once an article
    assert len(threads) == 1


def test_undo_takes_back_this_windows_revision_and_not_anothers(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path, library: Library
) -> None:
    first, second = open_window(FakeEngine()), open_window(FakeEngine())
    read_whole(qtbot, first, article_file)
    read_whole(qtbot, second, article_file)
    first.session.revise(0, by_user("First window."))
    second.session.revise(1, by_user("Second window."))
    first.session.undo()
    (row,) = library.list_articles()
    outcomes = library.load(row.id, row.target).outcomes
    assert outcomes[0].current.author is Author.MODEL
    assert outcomes[1].current.target == "Second window."

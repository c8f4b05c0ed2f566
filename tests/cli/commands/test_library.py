"""``khulasa library``, from the arguments to the exit code."""

from __future__ import annotations

import io
import json
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from command_line import Run
from khulasa.article.model import Article
from khulasa.library.database.location import library_path
from khulasa.library.facade import Library
from khulasa.library.origin import read_origin
from khulasa.library.values import Keeping, MadeBy
from khulasa.translation.result import by_user
from library.material import LIBRARY_OPENS, article, doubtful, ok, summary, ticking

BRIDGE = article("A bridge fell into the river. ", title="The bridge", language="en")


@pytest.fixture
def library() -> Iterator[Library]:
    with closing(Library.open(clock=ticking())) as library:
        yield library


def keep(article_: Article, file: Path | None = None) -> int:
    """Keep an article with all that there can be of one; gives its number."""
    with closing(Library.open(clock=ticking())) as library:
        record = library.open_article(article_, read_origin(file) if file else None)
        library.begin_reading(record.id, "en", MadeBy("starter-ar-en", "f", "ctranslate2"))
        before, after = doubtful("She opened Sunday."), by_user("The library opened on Sunday.")
        outcomes = {0: ok("Opening of the library"), 1: before, 2: doubtful("2 students came.")}
        library.save_outcomes(record.id, "en", outcomes)
        library.save_revision(record.id, "en", 1, before.current, after)
        library.save_note(record.id, "For the weekly report")
        library.save_summary(record.id, "en", summary("The library opened its doors.")).result()
        return record.id


def keep_unread(article_: Article) -> int:
    """Keep an article that was only opened."""
    with closing(Library.open(clock=ticking())) as library:
        return library.open_article(article_).id


# Listing


def test_the_list_names_what_is_kept(run: Run) -> None:
    first, second = keep(LIBRARY_OPENS), keep_unread(BRIDGE)
    code, output, complaints = run("library", "list")
    lines = output.splitlines()
    assert (code, complaints) == (0, "")
    assert lines[0].split() == ["ID", "Opened", "Language", "Done", "To", "check", "Title"]
    rows = {int(line.split()[0]): line for line in lines[1:3]}
    assert rows.keys() == {first, second}
    assert "ar → en" in rows[first]
    assert "3/4" in rows[first]
    # An Arabic title stands at the right, where its language begins.
    assert rows[first].endswith("افتتاح المكتبة")
    assert len(rows[first]) > len(rows[second])
    assert "The bridge" in rows[second]
    assert lines[-1].startswith("2 articles, ")


def test_what_has_no_title_is_called_by_the_name_of_its_file(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "bridge.txt"
    file.write_text("A bridge fell into the river.", encoding="utf-8")
    keep_unread(replace(article("A bridge fell into the river. ", title=""), file=str(file)))
    _code, output, _ = run("library", "list")
    assert "bridge.txt" in output
    assert tmp_path.name not in output


def test_the_list_as_json(run: Run) -> None:
    id_ = keep(LIBRARY_OPENS)
    code, output, _ = run("library", "list", "--json")
    (record,) = json.loads(output)
    assert code == 0
    for time in ("first_opened", "opened"):
        assert datetime.fromisoformat(record.pop(time)).utcoffset() == timedelta(0)
    assert record == {
        "id": id_,
        "title": "افتتاح المكتبة",
        "language": "ar",
        "target": "en",
        "file": "library.txt",
        "sentences": {"total": 4, "done": 3, "to_check": 1, "failed": 0, "edited": 1},
        "summary": "The library opened its doors.",
        "keeping": "normal",
    }


@pytest.mark.parametrize("arguments", [["list"], ["search", "bridge"], ["check"]])
def test_where_there_is_no_library_yet_none_is_made(run: Run, arguments: list[str]) -> None:
    code, _, complaints = run("library", *arguments)
    assert code == 0
    assert "There is no library yet" in complaints
    assert not list(library_path().parent.iterdir())


def test_without_a_library_scripts_get_an_empty_list(run: Run) -> None:
    assert json.loads(run("library", "list", "--json")[1]) == []


def test_notes_on_sentences_are_shown_found_and_in_the_json(run: Run) -> None:
    id_ = keep(LIBRARY_OPENS)
    with closing(Library.open(clock=ticking())) as library:
        library.save_step(id_, "en", [(2, "", "Count \x1b[2J again")]).result()
    shown = run("library", "show", str(id_))[1]
    assert shown.count("Count") == 2  # at its sentence, and among the revisions
    assert "\x1b" not in shown
    record = json.loads(run("library", "show", str(id_), "--json")[1])
    sentences = [s for p in record["document"]["paragraphs"] for s in p["sentences"]]
    assert [s.get("note") for s in sentences] == [None, None, "Count \x1b[2J again", None]
    assert [revision["sentence"] for revision in record["revisions"]] == [1]
    [hit] = json.loads(run("library", "search", "count", "--json")[1])
    assert (hit["field"], hit["sentence"]) == ("sentence note", 2)


def test_a_title_cannot_steer_the_terminal(run: Run) -> None:
    keep_unread(article("Nothing. ", title="\x1b]0;owned\x07", language="en"))
    keep_unread(article("\x1b[2Jbridge ", title="Another", language="en"))
    for arguments in (["list"], ["search", "bridge"], ["show", "1"]):
        assert not set(run("library", *arguments)[1]).intersection("\x1b\x07")


# Searching


def test_a_search_leads_to_the_sentence(run: Run) -> None:
    id_ = keep(LIBRARY_OPENS)
    keep_unread(BRIDGE)
    code, output, complaints = run("library", "search", "students")
    assert (code, complaints) == (0, "")
    assert [line.strip() for line in output.splitlines()] == [
        f"{id_}  افتتاح المكتبة",
        "translation (en), sentence 3",
        "2 students came.",
    ]


def test_arabic_is_found_without_its_signs(run: Run) -> None:
    id_ = keep(LIBRARY_OPENS)
    _, output, _ = run("library", "search", "افتتحت", "المكتبه", "--json")
    (hit,) = json.loads(output)
    (start, end), *_ = hit.pop("matches")
    assert hit["text"][start:end] == "افتُتحت"
    assert hit == {
        "id": id_,
        "title": "افتتاح المكتبة",
        "field": "source",
        "target": None,
        "sentence": 1,
        "text": "افتُتحت المكتبة صباح الأحد.",
    }


def test_words_in_quotes_stand_together(run: Run) -> None:
    keep(LIBRARY_OPENS)
    assert "sentence 2" in run("library", "search", "Sunday", "library")[1]
    assert "sentence 2" in run("library", "search", '"library opened"')[1]
    assert run("library", "search", '"Sunday library"')[1].strip() == ""


def test_all_places_of_an_article_stand_together(run: Run) -> None:
    keep(LIBRARY_OPENS)
    _, output, _ = run("library", "search", "library")
    assert output.count("افتتاح المكتبة") == 1
    for place in ("translation (en), sentence 1", "translation (en), sentence 2", "summary (en)"):
        assert f"  {place}\n" in output


def test_nothing_found_is_said(run: Run) -> None:
    keep(LIBRARY_OPENS)
    code, output, complaints = run("library", "search", "zeppelin")
    assert (code, output.strip()) == (0, "")
    assert "Nothing was found" in complaints


# Showing and exporting


def test_show_has_all_that_is_kept(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    id_ = keep(LIBRARY_OPENS)
    code, output, _ = run("library", "show", id_)
    assert code == 0
    for text in (
        "Translated: 3 of 4 sentences, 1 to check, 1 edited, by starter-ar-en",
        "For the weekly report",
        "The library opened on Sunday.",
        "2 students came. [check: The source says 12, here 2.]",
        "[not translated yet]",
        "The library opened its doors.",
        "rough gist only",
        "Sentence 2, ",
        "before: She opened Sunday.",
        "since:  The library opened on Sunday.",
    ):
        assert text in output


def test_show_as_json_has_the_document_of_translate(run: Run) -> None:
    id_ = keep(LIBRARY_OPENS)
    record = json.loads(run("library", "show", id_, "--json")[1])
    document = record.pop("document")
    assert list(document) == ["article", "model", "paragraphs", "summary", "stats"]
    assert document["model"] == {"name": "starter-ar-en", "backend": "ctranslate2"}
    assert document["paragraphs"][1]["sentences"][0]["author"] == "user"
    assert record["note"] == "For the weekly report"
    (revision,) = record["revisions"]
    assert revision.pop("at").endswith("+00:00")
    assert revision == {
        "sentence": 1,
        "before": "She opened Sunday.",
        "after": "The library opened on Sunday.",
    }


def test_what_was_only_opened_is_shown_too(run: Run) -> None:
    code, output, _ = run("library", "show", keep_unread(LIBRARY_OPENS))
    assert code == 0
    assert "زارها مئتا طالب" in output


@pytest.mark.parametrize("format_", ["text", "json", "markdown", "html", "csv", "tmx", "xliff"])
def test_export_writes_a_document(run: Run, tmp_path: Path, format_: str) -> None:
    result = tmp_path / "result"
    code, output, _ = run(
        "library", "export", keep(LIBRARY_OPENS), "--format", format_, "-o", result
    )
    assert (code, output) == (0, "")
    assert "The library opened on Sunday." in result.read_text(encoding="utf-8")


def test_export_has_your_note_if_you_ask_for_it(run: Run) -> None:
    id_ = keep(LIBRARY_OPENS)
    assert "For the weekly report" not in run("library", "export", id_)[1]
    for format_ in ("text", "markdown", "html"):
        output = run("library", "export", id_, "--note", "--format", format_)[1]
        assert "For the weekly report" in output


def test_export_gives_what_translate_gives(run: Run) -> None:
    id_ = keep(LIBRARY_OPENS)
    exported = json.loads(run("library", "export", id_, "--format", "json")[1])
    assert exported == json.loads(run("library", "show", id_, "--json")[1])["document"]
    assert "[check:" not in run("library", "export", id_, "--no-marks")[1]


def test_export_never_writes_over_the_article(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "article.txt"
    source.write_text("افتُتحت المكتبة", encoding="utf-8")
    code, _, complaints = run("library", "export", keep(LIBRARY_OPENS, source), "-o", source)
    assert code == 2
    assert "it is the article itself" in complaints
    assert source.read_text(encoding="utf-8") == "افتُتحت المكتبة"


@pytest.mark.parametrize("arguments", [["show", "7"], ["export", "7"], ["remove", "7"]])
def test_an_unknown_id_is_said_with_the_way_out(run: Run, arguments: list[str]) -> None:
    id_ = keep(LIBRARY_OPENS)
    code, output, complaints = run("library", *arguments)
    assert (code, output) == (3, "")
    assert complaints == (
        "khulasa: There is no article 7 in the library. To see all: khulasa library list\n"
    )
    assert run("library", "show", id_)[0] == 0


def test_an_id_is_a_number(run: Run) -> None:
    code, _, complaints = run("library", "show", "bridge")
    assert code == 2
    assert "bridge is no ID" in complaints


# Removing


def test_what_is_removed_is_gone_for_good(run: Run) -> None:
    first, second = keep(LIBRARY_OPENS), keep_unread(BRIDGE)
    code, output, complaints = run("library", "remove", first)
    assert (code, complaints) == (0, "")
    assert output == f"Deleted {first}: افتتاح المكتبة\n"
    assert run("library", "show", first)[0] == 3
    assert run("library", "show", second)[0] == 0
    for file in library_path().parent.iterdir():
        content = file.read_bytes()
        for text in ("المكتبة", "The library opened on Sunday.", "weekly report"):
            assert text.encode() not in content, file.name


def test_one_unknown_id_among_others_removes_none(run: Run) -> None:
    id_ = keep(LIBRARY_OPENS)
    assert run("library", "remove", id_, "99")[0] == 3
    assert run("library", "show", id_)[0] == 0


@pytest.mark.parametrize(("answer", "left"), [("y\n", 0), ("n\n", 2), ("\n", 2), ("", 2)])
def test_all_is_asked_for(
    run: Run, monkeypatch: pytest.MonkeyPatch, answer: str, left: int
) -> None:
    keep(LIBRARY_OPENS)
    keep_unread(BRIDGE)
    terminal = io.StringIO(answer)
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", terminal)
    code, _, complaints = run("library", "remove", "--all")
    assert code == 0
    assert "Delete all 2 articles" in complaints
    assert ("Nothing was removed" in complaints) == bool(left)
    assert len(json.loads(run("library", "list", "--json")[1])) == left


def test_where_nobody_can_be_asked_all_needs_a_yes(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = keep(LIBRARY_OPENS), keep_unread(BRIDGE)
    monkeypatch.setattr(sys, "stdin", io.StringIO("y\n"))
    code, _, complaints = run("library", "remove", "--all")
    assert code == 2
    assert "--yes" in complaints
    code, output, _ = run("library", "remove", "--all", "--yes", "--json")
    assert code == 0
    assert set(json.loads(output)["removed"]) == {first, second}


@pytest.mark.parametrize("arguments", [[], ["1", "--all"]])
def test_what_to_remove_has_to_be_said(run: Run, arguments: list[str]) -> None:
    id_ = keep(LIBRARY_OPENS)
    assert run("library", "remove", *arguments)[0] == 2
    assert run("library", "show", id_)[0] == 0


def test_looking_deletes_nothing_that_a_window_may_bring_back(run: Run, library: Library) -> None:
    record = library.open_article(LIBRARY_OPENS)
    library.remove([record.id]).result()
    for arguments in (["list"], ["search", "library"], ["check"]):
        assert run("library", *arguments)[0] == 0
    assert run("library", "show", record.id)[0] == 3
    assert library.restore([record.id]).result() == (record.id,)


def test_what_is_open_in_a_window_stays_until_that_is_closed(run: Run, library: Library) -> None:
    record = library.open_article(LIBRARY_OPENS)
    library.set_open(record.id, "en").result()
    code, output, complaints = run("library", "remove", record.id)
    assert code == 0
    assert "open in a window" in complaints
    assert "Deleted" not in output


# The file


def test_path(run: Run) -> None:
    assert run("library", "path") == (0, f"{library_path()}\n", "")
    keep(LIBRARY_OPENS)
    record = json.loads(run("library", "path", "--json")[1])
    assert record.pop("size") > 0
    assert record == {"path": str(library_path()), "exists": True}


def test_a_sound_library_is_said_to_be(run: Run) -> None:
    keep(LIBRARY_OPENS)
    assert run("library", "check") == (0, "The library is sound.\n", "")
    record = json.loads(run("library", "check", "--json")[1])
    assert record == {"path": str(library_path()), "sound": True, "faults": []}


def test_a_damaged_library_is_mended_and_said(run: Run) -> None:
    keep(LIBRARY_OPENS)
    library_path().write_bytes(b"no library at all " * 1000)
    code, output, complaints = run("library", "check", "--json")
    assert code == 1
    assert json.loads(output)["sound"] is False
    assert complaints.count("\n") == 1
    assert "damaged" in complaints
    assert run("library", "check")[0] == 0


def test_a_newer_library_is_read_and_not_changed(run: Run) -> None:
    id_ = keep(LIBRARY_OPENS)
    with closing(sqlite3.connect(library_path())) as connection:
        connection.execute("PRAGMA user_version = 999")
    for arguments in (["show", id_], ["list"], ["check"]):
        code, _, complaints = run("library", *arguments)
        assert code == 0
        assert "newer version" in complaints
    code, output, complaints = run("library", "remove", id_)
    assert (code, output) == (1, "")
    assert "newer version" in complaints
    assert run("library", "show", id_)[0] == 0


def test_a_library_that_cannot_be_opened_is_named(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "folder").write_text("a file", encoding="utf-8")
    monkeypatch.setenv("KHULASA_LIBRARY", str(tmp_path / "folder"))
    code, output, complaints = run("library", "list")
    assert (code, output) == (3, "")
    assert str(tmp_path / "folder") in complaints
    assert "Traceback" not in complaints


def test_pinned_is_shown(run: Run, library: Library) -> None:
    record = library.open_article(LIBRARY_OPENS)
    library.set_keeping(record.id, Keeping.PINNED).result()
    assert "pinned" in run("library", "show", record.id)[1]

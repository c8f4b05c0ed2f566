"""A library that is older, newer, damaged or none at all is opened as well as can be."""

from __future__ import annotations

import os
import random
import sqlite3
import sys
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from khulasa.article.model import NO_LAYOUT, About, Cell, Cue, Layout
from khulasa.glossary.term import NO_NAMES, FixedName, FixedNames
from khulasa.library.database import opening, schema
from khulasa.library.database.location import backup_path, damage_mark, side_copies
from khulasa.library.database.migrations import migrate, version_of
from khulasa.library.errors import LibraryError
from khulasa.library.facade import Library
from khulasa.library.values import Field, Outcome
from khulasa.translation.result import by_user
from library.material import LIBRARY_OPENS, article, doubtful, ok, summary

NAMES = FixedNames((FixedName("الصدر", "al-Sadr"),))
NOW = datetime(2026, 3, 1, 8, tzinfo=UTC)


def fill(path: Path, articles: int = 1) -> list[int]:
    """A library with some articles; their numbers."""
    library = Library.open(path)
    numbers = []
    for part in range(articles):
        sentences = [f"الجملة {part} {n} عن المكتبة. " for n in range(40)]
        number = library.open_article(article(*sentences, title=f"باب {part}")).id
        library.save_outcomes(number, "en", {n: ok(f"Sentence {part} {n}") for n in range(30)})
        library.save_outcomes(number, "en", {31: doubtful("2 came.")})
        library.save_revision(number, "en", 1, ok(f"Sentence {part} 1").current, by_user("Mine."))
        library.save_summary(number, "en", summary(f"Part {part}."))
        library.remember_summary(number, f"{part}", summary(f"Part {part}.").summary)
        library.remember("f", "ar", "en", [(text, ok("made").current) for text in sentences])
        numbers.append(number)
    library.close()
    return numbers


def set_version(path: Path, version: int) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {version}")


def test_a_newer_library_is_read_and_not_changed(path: Path) -> None:
    [number] = fill(path)
    set_version(path, schema.VERSION + 1)
    library = Library.open(path)
    before = path.read_bytes()
    assert library.read_only
    assert "newer version" in str(library.notice)
    assert library.load(number, "en").outcomes[0] == ok("Sentence 0 0")
    assert library.search("mine")[0].field is Field.TRANSLATION
    assert library.check() == ()
    assert library.last_open() == ()
    with pytest.raises(LibraryError, match="newer version"):
        library.save_note(number, "?").result()
    with pytest.raises(LibraryError, match="newer version"):
        library.open_article(LIBRARY_OPENS)
    library.close()
    assert path.read_bytes() == before


def without_certainty(path: Path) -> int:
    """A library of version 1, which did not know how sure the model was."""
    [number] = fill(path)
    with closing(sqlite3.connect(path)) as connection:
        for table in ("outcomes", "memory"):
            connection.execute(f"ALTER TABLE {table} DROP COLUMN certainty")
        drop_layout(connection)
        connection.execute("PRAGMA user_version = 1")
    return number


def drop_names(connection: sqlite3.Connection) -> None:
    """Take away what version 4 did not know."""
    connection.execute("ALTER TABLE readings DROP COLUMN names")


def drop_notes(connection: sqlite3.Connection) -> None:
    """Take away what version 3 did not know."""
    drop_names(connection)
    connection.execute("DROP TABLE sentence_notes")
    for column in ("step", "kind"):
        connection.execute(f"ALTER TABLE revisions DROP COLUMN {column}")


def drop_layout(connection: sqlite3.Connection) -> None:
    """Take away what version 2 did not know."""
    drop_notes(connection)
    connection.execute("ALTER TABLE paragraphs DROP COLUMN layout")
    connection.execute("ALTER TABLE articles DROP COLUMN about")


def test_a_library_that_knew_no_layout_keeps_it_when_the_file_is_read_again(path: Path) -> None:
    [number] = fill(path)
    with closing(sqlite3.connect(path)) as connection:
        drop_layout(connection)
        connection.execute("PRAGMA user_version = 2")
    library = Library.open(path)
    plain = library.load(number, "en").article
    assert all(paragraph.layout == NO_LAYOUT for paragraph in plain.paragraphs)
    cell = Layout(2, Cell(0, 1, 2, heading=True), (Cue(0, 5, 900),))
    richer = replace(
        plain,
        paragraphs=tuple(replace(paragraph, layout=cell) for paragraph in plain.paragraphs),
        about=About("Samira Haddad", "2026-03-04", "The Harbour"),
    )
    assert library.open_article(richer).id == number
    kept = library.load(number, "en").article
    assert kept.paragraphs == richer.paragraphs
    assert kept.about == richer.about
    library.close()


@pytest.mark.parametrize("damaged", [False, True])
def test_a_library_that_knew_no_fixed_names_takes_them(path: Path, *, damaged: bool) -> None:
    [number] = fill(path)
    with closing(sqlite3.connect(path)) as connection:
        drop_names(connection)
        connection.execute("PRAGMA user_version = 4")
    if damaged:
        damage_mark(path).touch()
    library = Library.open(path)
    assert library.load(number, "en").names == NO_NAMES
    library.save_names(number, "en", NAMES).result()
    library.close()
    library = Library.open(path)
    assert library.load(number, "en").names == NAMES
    assert library.load(number, "fr").names == NO_NAMES
    library.close()


@pytest.mark.parametrize("damaged", [False, True])
def test_changes_that_were_kept_one_by_one_are_undone_one_by_one(
    path: Path, *, damaged: bool
) -> None:
    [number] = fill(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "INSERT INTO revisions (reading, number, before, after, at)"
            " SELECT reading, 0, before, after, at FROM revisions"
        )
        drop_notes(connection)
        connection.execute("PRAGMA user_version = 3")
        connection.commit()
    if damaged:
        damage_mark(path).touch()
    library = Library.open(path)
    assert [change.number for change in library.load(number, "en").revisions] == [1, 0]
    assert [change.number for change in library.undo(number, "en").result()] == [0]
    assert [change.number for change in library.load(number, "en").revisions] == [1]
    library.close()


def test_what_was_kept_before_certainty_was_known_is_still_there(path: Path) -> None:
    number = without_certainty(path)
    library = Library.open(path)
    outcome = library.load(number, "en").outcomes[0]
    assert outcome == ok("Sentence 0 0")
    sure = replace(outcome.current, certainty="8:10 4:20")
    library.save_outcomes(number, "en", {0: Outcome(sure, sure)})
    library.remember("f", "ar", "en", [("new", sure)]).result()
    assert library.load(number, "en").outcomes[0].current.certainty == "8:10 4:20"
    assert library.find_many("f", "ar", "en", ["new"])["new"] == sure
    library.close()


def test_a_damaged_library_without_certainty_is_recovered_too(path: Path) -> None:
    number = without_certainty(path)
    damage_mark(path).touch()
    library = Library.open(path)
    assert library.load(number, "en").outcomes[0] == ok("Sentence 0 0")
    library.close()


def older(path: Path) -> None:
    """A library as a version before this one might have been: without notes."""
    fill(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("ALTER TABLE articles DROP COLUMN note")
        connection.execute("PRAGMA user_version = 1")


def add_notes(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE articles ADD COLUMN note TEXT NOT NULL DEFAULT 'none'")


def test_an_older_library_is_brought_up_to_date_and_kept_as_it_was(path: Path) -> None:
    older(path)
    opened = opening.open_file(path, 5, NOW, {1: add_notes}, version=2)
    assert not opened.read_only
    assert version_of(opened.connection) == 2
    assert opened.connection.execute("SELECT note FROM articles").fetchall() == [("none",)]
    assert opened.connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
    opened.connection.close()
    backup = backup_path(path, 1)
    assert side_copies(path) == (backup,)
    with closing(sqlite3.connect(backup)) as connection:
        assert version_of(connection) == 1
        assert connection.execute("SELECT count(*) FROM sentences").fetchone() == (41,)
        with pytest.raises(sqlite3.OperationalError):
            connection.execute("SELECT note FROM articles")
    if sys.platform != "win32":
        assert backup.stat().st_mode & 0o777 == 0o600


def test_each_version_is_come_to_in_turn(path: Path) -> None:
    older(path)
    steps: list[int] = []
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate(connection, path, {n: lambda _, n=n: steps.append(n) for n in (1, 2, 3)}, 4)
        assert version_of(connection) == 4
    assert steps == [1, 2, 3]


def test_a_migration_that_fails_changes_nothing(path: Path) -> None:
    older(path)

    def half_done(connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM sentences")
        raise sqlite3.OperationalError("cannot go on")

    def breaks_references(connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM articles")

    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        with pytest.raises(sqlite3.OperationalError):
            migrate(connection, path, {1: add_notes, 2: half_done}, 3)
        with pytest.raises(sqlite3.IntegrityError):
            migrate(connection, path, {1: breaks_references}, 2)
        assert version_of(connection) == 1
        assert connection.execute("SELECT count(*) FROM sentences").fetchone() == (41,)
        with pytest.raises(sqlite3.OperationalError):
            connection.execute("SELECT note FROM articles")


def test_a_file_that_is_no_database_is_set_aside(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"This is a letter to my aunt. " * 400)
    library = Library.open(path, clock=lambda: NOW)
    aside = path.with_name("library.sqlite3.damaged-2026-03-01-080000")
    assert str(library.notice) == (
        f"The library was damaged. No articles were recovered. The damaged file is kept as {aside}."
    )
    assert aside.read_bytes().startswith(b"This is a letter")
    assert library.list_articles() == ()
    library.open_article(LIBRARY_OPENS)
    library.close()
    library = Library.open(path)
    assert library.notice == ""
    assert len(library.list_articles()) == 1
    library.close()


def test_a_second_damaged_file_does_not_replace_the_first(path: Path) -> None:
    path.parent.mkdir()
    for _ in range(2):
        path.write_bytes(b"x" * 5000)
        Library.open(path, clock=lambda: NOW).close()
    assert len(side_copies(path)) == 2


def test_a_database_of_another_program_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (name)")
    with pytest.raises(LibraryError, match="another program"):
        Library.open(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT name FROM sqlite_schema").fetchall() == [("recipes",)]


def test_a_library_that_lacks_a_table_is_mended(path: Path) -> None:
    fill(path, 3)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE memory")
    library = Library.open(path)
    assert "3 articles were recovered." in str(library.notice)
    assert library.find_many("f", "ar", "en", ["الجملة 0 0 عن المكتبة."]) == {}
    library.close()


def test_a_library_that_lost_its_version_is_mended(path: Path) -> None:
    fill(path, 3)
    set_version(path, 0)
    library = Library.open(path)
    assert "3 articles were recovered." in str(library.notice)
    library.close()


def pages_of(path: Path, table: str) -> list[int]:
    """The pages that hold a table's rows, the first of them left out."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(
            "SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY pageno",
            (table,),
        )
        return [page for (page,) in rows]


def spoil(path: Path, page: int) -> None:
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xa5" * 4096)


def test_damage_that_is_found_later_is_mended_at_the_next_start(path: Path) -> None:
    numbers = fill(path, 12)
    pages = pages_of(path, "outcomes")
    spoil(path, pages[len(pages) // 2])
    library = Library.open(path)
    assert library.notice == ""
    with pytest.raises(LibraryError, match="damaged"):
        tuple(library.load(number, "en") for number in numbers)
    library.close()

    library = Library.open(path)
    assert str(library.notice).startswith("The library was damaged. 12 articles were recovered. ")
    assert library.check() == ()
    readings = [library.load(number, "en") for number in numbers]
    assert all(len(reading.article.sentences) == 41 for reading in readings)
    whole = [reading for reading in readings if reading.tally.done == 31]
    assert len(whole) >= 6
    assert all(reading.summary is not None for reading in readings)
    mine = {reading.outcomes[1].current for reading in whole}
    assert mine == {by_user("Mine.")}
    assert library.search("sentence")
    assert not damage_mark(path).exists()
    library.close()


def test_a_check_that_finds_something_has_it_mended(path: Path) -> None:
    numbers = fill(path, 3)
    library = Library.open(path)
    library.write(lambda c: c.execute("DELETE FROM search_docsize WHERE id = 1")).result()
    assert library.check() != ()
    library.close()
    library = Library.open(path)
    assert "3 articles were recovered." in str(library.notice)
    assert library.check() == ()
    assert library.load(numbers[0], "en").tally.done == 31
    library.close()


def test_an_article_whose_text_is_broken_is_left_out_and_counted(path: Path) -> None:
    numbers = fill(path, 12)
    pages = pages_of(path, "sentences")
    spoil(path, pages[len(pages) // 2])
    damage_mark(path).touch()
    library = Library.open(path)
    left = {row.id for row in library.list_articles()}
    lost = len(numbers) - len(left)
    assert 0 < lost < 6
    assert f"{len(left)} articles were recovered; {lost} could be read only in part" in str(
        library.notice
    )
    assert library.check() == ()
    for number in left:
        assert library.load(number, "en").tally.done == 31
    library.close()


def test_a_library_that_was_marked_for_nothing_loses_nothing(path: Path) -> None:
    numbers = fill(path, 3)
    library = Library.open(path)
    before = [library.load(number, "en") for number in numbers]
    library.close()
    damage_mark(path).touch()
    library = Library.open(path)
    assert "3 articles were recovered." in str(library.notice)
    assert [library.load(number, "en") for number in numbers] == before
    assert len(library.find_many("f", "ar", "en", before[0].article.sentences)) == 40
    assert library.find_summary("0") == summary("Part 0.").summary
    assert library.search("mine")
    assert not damage_mark(path).exists()
    library.close()


def test_a_value_that_makes_no_sense_is_damage(path: Path) -> None:
    [number] = fill(path)
    library = Library.open(path)
    library.write(lambda c: c.execute("UPDATE outcomes SET status = 'odd' WHERE number = 4"))
    library.write(lambda c: c.execute("UPDATE readings SET summary = '{}'")).result()
    with pytest.raises(LibraryError, match="damaged"):
        library.load(number, "en")
    library.close()
    library = Library.open(path)
    assert library.load(number, "en").tally.total == 41
    library.close()


def test_a_text_that_cannot_be_read_is_damage_and_is_not_told(path: Path) -> None:
    [number] = fill(path)
    library = Library.open(path)
    garbage = "UPDATE outcomes SET target = CAST(x'736563726574ff' AS TEXT) WHERE number = 4"
    library.write(lambda c: c.execute(garbage)).result()
    with pytest.raises(LibraryError, match="damaged") as raised:
        library.load(number, "en")
    assert "secret" not in str(raised.value)
    library.close()
    library = Library.open(path)
    assert library.load(number, "en").tally.done == 31
    library.close()


def test_nothing_is_written_into_a_file_that_was_moved_away(path: Path) -> None:
    [number] = fill(path)
    library = Library.open(path)
    library.save_note(number, "before").result()
    path.rename(path.with_name("elsewhere"))
    with pytest.raises(LibraryError, match="moved or replaced"):
        library.save_note(number, "after").result()
    library.close()


def test_whatever_is_damaged_the_library_opens_and_is_sound(path: Path, tmp_path: Path) -> None:
    fill(path, 6)
    sound = path.read_bytes()
    draw = random.Random(14)
    for attempt in range(40):
        broken = bytearray(sound)
        for _ in range(draw.randint(1, 6)):
            place, length = draw.randrange(len(broken)), draw.choice((1, 16, 512, 4096))
            broken[place : place + length] = draw.randbytes(len(broken[place : place + length]))
        if attempt % 5 == 0:
            del broken[draw.randrange(len(broken)) :]
        copy = tmp_path / f"{attempt}" / path.name
        copy.parent.mkdir()
        copy.write_bytes(bytes(broken))
        if attempt % 2:
            damage_mark(copy).touch()
        library = Library.open(copy)
        if not library.notice:  # not found yet, or in nothing that matters
            library.close()
            damage_mark(copy).touch()
            library = Library.open(copy)
        for row in library.list_articles():
            library.load(row.id, "en")
        library.find_many("f", "ar", "en", [f"الجملة 0 {n} عن المكتبة." for n in range(40)])
        library.search("sentence")
        library.open_article(LIBRARY_OPENS)
        assert library.check() == ()
        library.close()


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are others there")
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may do anything")
def test_a_folder_that_may_not_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0o500)
    with pytest.raises(LibraryError, match="there is no permission"):
        Library.open(tmp_path / "locked" / "library.sqlite3")


def test_a_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(LibraryError, match=r"file.*cannot be used.*choose another folder"):
        Library.open(tmp_path / "file" / "library.sqlite3")

"""Articles are kept whole, found again by their text, and open again without their file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khulasa.article.model import Article, Kind, Paragraph, Span
from khulasa.library.errors import NoArticleError
from khulasa.library.facade import Library
from khulasa.library.origin import has_changed, read_origin
from khulasa.library.records.keys import content_hash
from khulasa.library.values import Keeping, MadeBy, Position, StoredReading, Tally
from khulasa.translation.result import by_user
from library.material import LIBRARY_OPENS, article, ok, paragraph, summary


def test_an_article_opens_again_as_it_was_read(library: Library) -> None:
    known = library.open_article(LIBRARY_OPENS)
    assert library.load(known.id, "en").article == LIBRARY_OPENS
    assert library.record(known.id) == known
    assert (known.title, known.language) == ("افتتاح المكتبة", "ar")
    assert (known.file, known.encoding) == ("library.txt", "utf-8")
    assert known.first_opened == known.opened


def test_of_an_article_that_was_only_opened_nothing_is_known_yet(library: Library) -> None:
    known = library.open_article(LIBRARY_OPENS)
    assert library.load(known.id, "en") == StoredReading(
        known, LIBRARY_OPENS, "en", MadeBy(), 0.0, {}, (), Tally(4), None, Position(), ""
    )


def test_the_same_text_is_the_same_article_wherever_it_lies(library: Library) -> None:
    first = library.open_article(LIBRARY_OPENS)
    again = library.open_article(replace(LIBRARY_OPENS, file="copy.txt", title="Copy"))
    assert again.id == first.id
    assert (again.file, again.title) == ("copy.txt", "Copy")
    assert again.opened > again.first_opened == first.first_opened
    assert len(library.list_articles()) == 1


def test_a_copy_of_an_open_article_does_not_rename_it_as_long_as_its_file_is_there(
    library: Library, tmp_path: Path
) -> None:
    file, copy = tmp_path / "library.txt", tmp_path / "copy.txt"
    for path in (file, copy):
        path.write_text("The library opens.", encoding="utf-8")
    shown = replace(LIBRARY_OPENS, file=str(file))
    copied = replace(LIBRARY_OPENS, file=str(copy), title="Copy")
    number = library.open_article(shown, read_origin(file)).id
    library.set_open(number, "en").result()
    for other in (copied, replace(LIBRARY_OPENS, file=None)):
        again = library.open_article(other)
        assert (again.id, again.file, again.title) == (number, str(file), LIBRARY_OPENS.title)
    assert [known.id for known in library.find_by_file(file)] == [number]
    file.unlink()
    assert library.open_article(copied, read_origin(copy)).file == str(copy)
    library.set_closed(number).result()
    assert library.open_article(shown).file == str(file)


def test_another_text_or_layout_is_another_article(library: Library) -> None:
    as_quote = replace(LIBRARY_OPENS.paragraphs[1], kind=Kind.QUOTE)
    quoted = replace(LIBRARY_OPENS, paragraphs=(LIBRARY_OPENS.paragraphs[0], as_quote))
    longer = article(*LIBRARY_OPENS.paragraphs[1].sentence_texts, " وأُغلقت مساءً.")
    numbers = {library.open_article(a).id for a in (LIBRARY_OPENS, quoted, longer)}
    assert len(numbers) == 3


def test_texts_that_only_join_alike_are_told_apart() -> None:
    one = (Paragraph(Kind.TEXT, "a", ()), Paragraph(Kind.TEXT, "b", ()))
    two = (Paragraph(Kind.TEXT, "ab", ()),)
    three = (Paragraph(Kind.TEXT, 'a"],["text","b', ()),)
    assert len({content_hash(paragraphs) for paragraphs in (one, two, three)}) == 3


def test_a_library_of_before_finds_its_articles_by_the_same_hash() -> None:
    kept = "3312818b9a85ca0d4121682d3844b19a0ac4cd59daf2b930ee30fd0af86aaf86"
    assert content_hash(LIBRARY_OPENS.paragraphs) == kept


def test_pasted_text_has_no_file(library: Library) -> None:
    known = library.open_article(replace(LIBRARY_OPENS, file=None, encoding=None))
    assert (known.file, known.encoding, known.origin) == (None, None, None)
    assert library.load(known.id, "en").article.file is None


def test_an_article_of_nothing_is_kept_too(library: Library) -> None:
    empty = Article("", "en", ())
    assert library.load(library.open_article(empty).id, "en").article == empty


def test_outcomes_go_with_their_sentences_when_the_text_is_split_otherwise(
    library: Library,
) -> None:
    number = library.open_article(LIBRARY_OPENS).id
    opened, came, holds = LIBRARY_OPENS.paragraphs[1].sentence_texts
    library.save_outcomes(number, "en", {1: ok("It opened"), 2: ok("200 came"), 3: ok("12,000")})
    library.save_revision(number, "en", 1, ok("It opened").current, by_user("It was opened"))
    library.save_revision(number, "en", 3, ok("12,000").current, by_user("12,000 books"))
    library.save_summary(number, "en", summary("It opened.")).result()

    heading = LIBRARY_OPENS.paragraphs[0]
    split = Article("x", "fa", (heading, paragraph(opened + came, holds)))
    assert library.open_article(split).id == number

    reading = library.load(number, "en")
    assert reading.article.paragraphs == split.paragraphs
    assert {n: outcome.current.target for n, outcome in reading.outcomes.items()} == {
        2: "12,000 books"
    }
    assert [revision.number for revision in reading.revisions] == [2]
    assert reading.tally == Tally(total=3, done=1, edited=1)
    assert reading.summary is None
    assert [hit.number for hit in library.search("opened")] == []
    assert [hit.number for hit in library.search("books")] == [2]


def test_the_same_sentences_in_another_language_keep_their_outcomes(library: Library) -> None:
    number = library.open_article(LIBRARY_OPENS).id
    library.save_outcomes(number, "en", {1: ok("It opened")}).result()
    library.open_article(replace(LIBRARY_OPENS, language="fa"))
    assert library.load(number, "en").outcomes == {1: ok("It opened")}


def test_a_number_that_no_article_has_is_said(library: Library) -> None:
    with pytest.raises(NoArticleError):
        library.load(77, "en")
    with pytest.raises(NoArticleError):
        library.record(77)
    with pytest.raises(NoArticleError):
        library.save_note(77, "?").result()


def test_a_note_and_for_how_long_are_kept(library: Library) -> None:
    number = library.open_article(LIBRARY_OPENS).id
    library.save_note(number, "Ask the librarian.")
    library.set_keeping(number, Keeping.PINNED).result()
    known = library.record(number)
    assert (known.note, known.keeping) == ("Ask the librarian.", Keeping.PINNED)
    assert library.open_article(LIBRARY_OPENS).note == "Ask the librarian."


def test_a_file_with_other_content_has_changed(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "library.txt"
    file.write_text("one", encoding="utf-8")
    origin = read_origin(file)
    assert library.open_article(LIBRARY_OPENS, origin).origin == origin
    assert library.open_article(LIBRARY_OPENS).origin == origin
    assert not has_changed(origin)
    file.touch()
    assert not has_changed(origin)
    file.write_text("two", encoding="utf-8")
    later = replace(origin, modified_ns=origin.modified_ns - 1)
    assert has_changed(later)
    file.write_text("three", encoding="utf-8")
    assert has_changed(origin)
    file.unlink()
    assert not has_changed(origin)


def test_what_was_read_from_a_file_is_found_by_it(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "library.txt"
    numbers = []
    for text in ("one", "two"):
        file.write_text(text, encoding="utf-8")
        numbers.append(library.open_article(article(text), read_origin(file)).id)
    assert [known.id for known in library.find_by_file(file)] == numbers[::-1]
    assert library.find_by_file(tmp_path / "other.txt") == ()
    library.remove(numbers[:1]).result()
    assert [known.id for known in library.find_by_file(file)] == numbers[1:]


def test_the_languages_it_was_read_in_are_known(library: Library) -> None:
    number = library.open_article(LIBRARY_OPENS).id
    assert library.targets(number) == ()
    for target in ("fr", "de", "en"):
        library.save_outcomes(number, target, {0: ok(target)})
    library.set_open(number, "fr").result()
    assert library.targets(number) == ("fr", "de", "en")


texts = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12)
paragraphs = st.builds(
    lambda sentences, kind: paragraph(*sentences, kind=kind),
    st.lists(texts, max_size=4),
    st.sampled_from(Kind),
)


@pytest.fixture(scope="module")
def filling(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library that many examples are put into."""
    library = Library.open(tmp_path_factory.mktemp("filling") / "library.sqlite3")
    yield library
    library.close()


@given(kept=st.lists(paragraphs, max_size=4), title=texts)
def test_any_article_comes_back(filling: Library, kept: list[Paragraph], title: str) -> None:
    read = Article(title, "ar", tuple(kept))
    assert filling.load(filling.open_article(read).id, "en").article == read


def test_spans_are_what_they_were(library: Library) -> None:
    spans = (Span(0, 3), Span(3, 3), Span(3, 5))
    odd = Article("t", "ar", (Paragraph(Kind.TEXT, "نعملا", spans),))
    assert library.load(library.open_article(odd).id, "en").article == odd

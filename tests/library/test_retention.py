"""What is removed can be brought back for a while; after that nothing of it is left."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from khulasa.article.model import Article
from khulasa.glossary.term import NO_NAMES, FixedName
from khulasa.library.database.location import backup_path
from khulasa.library.facade import Library
from khulasa.library.search.search_form import search_form
from khulasa.library.values import Keeping, MadeBy, Outcome
from khulasa.translation.result import by_user
from library.material import LIBRARY_OPENS, article, doubtful, ok, summary, ticking

OTHER = article("زارها مئتا طالب. ", "والسلام.", title="خبر آخر")


def bytes_of(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.iterdir()))


def filled(library: Library, read: Article) -> int:
    number = library.open_article(read).id
    library.save_outcomes(number, "en", {n: ok(f"{n}") for n in range(len(read.sentences))})
    library.remember("f", "ar", "en", [(text, ok(text).current) for text in read.sentences])
    library.write(lambda _: None).result()
    return number


def test_a_removed_article_is_gone_from_the_list_and_comes_back(library: Library) -> None:
    number = filled(library, LIBRARY_OPENS)
    library.remove([number]).result()
    assert library.list_articles() == ()
    assert library.count_articles() == 0
    assert library.restore([number, 77]).result() == (number,)
    assert [row.id for row in library.list_articles()] == [number]
    assert library.purge().result() == ()
    assert len(library.load(number, "en").outcomes) == 4


def test_opening_a_removed_article_brings_it_back(library: Library) -> None:
    number = filled(library, LIBRARY_OPENS)
    library.remove([number]).result()
    assert library.open_article(LIBRARY_OPENS).id == number
    assert library.purge().result() == ()


def test_after_the_purge_it_does_not_come_back(library: Library) -> None:
    number = filled(library, LIBRARY_OPENS)
    library.remove([number])
    assert library.purge().result() == (number,)
    assert library.restore([number]).result() == ()
    assert library.open_article(LIBRARY_OPENS).id > number


def test_closing_deletes_what_was_removed(path: Path) -> None:
    library = Library.open(path)
    number = filled(library, LIBRARY_OPENS)
    library.remove([number])
    library.close()
    library = Library.open(path)
    assert library.restore([number]).result() == ()
    library.close()


def test_what_was_removed_before_the_start_is_deleted_then(path: Path) -> None:
    library = Library.open(path)
    number = filled(library, LIBRARY_OPENS)
    library.remove([number])
    library.close(purge=False)
    # As if another process had done it: the number of this one would still be alive.
    library = Library.open(path)
    library.write(lambda c: c.execute("UPDATE processes SET started = started - 1000")).result()
    assert library.list_articles() == ()
    assert library.purge().result() == (number,)
    library.close()


def test_no_word_of_a_deleted_article_is_left_in_any_file(path: Path) -> None:
    library = Library.open(path, clock=ticking())
    filled(library, OTHER)
    told = {
        *("قسطنطينية", "zanzibar", "quagmire", "kumquat", "xylophone", "bassoon", "harpsichord"),
        *("mandolin", "timpani", "ocarina"),
    }
    secret = article("وصل الوفد إلى قسطنطينية أمس. ", *("جملة أخرى. ",) * 200, title="zanzibar")
    number = library.open_article(secret).id
    first, second = ok("The quagmire came.").current, by_user("The kumquat came.")
    library.save_outcomes(number, "en", {1: Outcome(first, first), 2: doubtful("xylophone")})
    library.save_revision(number, "en", 1, first, second)
    library.remember("leg1", "ar", "fr", [(secret.sentences[1], ok("Le bassoon.").current)])
    library.remember("leg2", "fr", "en", [("Le bassoon.", ok("The harpsichord.").current)])
    library.save_summary(number, "en", summary("A mandolin."))
    library.remember_summary(number, "key", summary("A timpani.").summary)
    library.save_note(number, "ocarina").result()
    backup_path(path, 0).write_text("zanzibar", encoding="utf-8")

    forms = {word.encode() for word in told} | {search_form(word).encode() for word in told}
    before = bytes_of(path.parent)
    assert {form for form in forms if form not in before} == set()
    assert {hit.article_id for hit in library.search("bassoon OR kumquat")} == set()

    library.remove([number])
    assert library.purge().result() == (number,)
    for _ in range(2):
        left = bytes_of(path.parent)
        assert {form for form in forms if form in left} == set()
        library.close()
    library = Library.open(path)
    assert library.check() == ()
    assert len(library.list_articles()) == 1
    library.close()


def test_the_file_becomes_smaller(library: Library) -> None:
    sentences = [f"الجملة رقم {n} طويلة بعض الشيء. " for n in range(2000)]
    number = filled(library, article(*sentences))
    filled(library, OTHER)
    size = len(bytes_of(library.path.parent))
    library.remove([number])
    library.purge().result()
    assert len(bytes_of(library.path.parent)) < size / 4


def test_sentences_that_another_article_has_are_remembered_on(library: Library) -> None:
    gone, kept = filled(library, LIBRARY_OPENS), filled(library, OTHER)
    shared = "زارها مئتا طالب. "
    library.remove([gone])
    library.purge().result()
    asked = [*LIBRARY_OPENS.sentences, *OTHER.sentences]
    assert set(library.find_many("f", "ar", "en", asked)) == {*OTHER.sentences, shared}
    library.remove([kept])
    library.purge().result()
    assert library.find_many("f", "ar", "en", asked) == {}


def test_the_second_of_two_models_is_followed(library: Library) -> None:
    gone, kept = filled(library, LIBRARY_OPENS), filled(library, OTHER)
    library.remember("1", "ar", "fr", [("زارها مئتا طالب.", ok("Deux cents.").current)])
    library.remember("1", "ar", "fr", [(LIBRARY_OPENS.sentences[3], ok("Des livres.").current)])
    made = [("Deux cents.", ok("200.").current), ("Des livres.", ok("Books.").current)]
    library.remember("2", "fr", "en", made)
    library.remove([gone])
    library.purge().result()
    assert set(library.find_many("2", "fr", "en", ["Deux cents.", "Des livres."])) == {
        "Deux cents."
    }
    library.remove([kept])
    library.purge().result()
    assert library.find_many("2", "fr", "en", ["Deux cents."]) == {}


def test_summaries_go_with_their_article(library: Library) -> None:
    number = filled(library, LIBRARY_OPENS)
    library.remember_summary(number, "key", summary("It opened.").summary)
    library.remove([number])
    library.purge().result()
    assert library.find_summary("key") is None


def test_what_is_open_is_not_deleted(library: Library) -> None:
    number = filled(library, LIBRARY_OPENS)
    library.set_open(number, "en")
    library.set_keeping(number, Keeping.DISCARD)
    library.remove([number])
    assert library.purge().result() == ()
    library.set_closed(number)
    assert library.purge().result() == (number,)


def test_an_article_that_is_not_to_be_kept_goes_when_the_library_closes(path: Path) -> None:
    library = Library.open(path)
    number = filled(library, LIBRARY_OPENS)
    library.set_open(number, "en")
    library.set_keeping(number, Keeping.DISCARD).result()
    assert [row.keeping for row in library.list_articles()] == [Keeping.DISCARD]
    library.close()
    library = Library.open(path)
    assert library.list_articles() == ()
    library.close()


def test_what_another_process_removed_can_still_be_brought_back_there(path: Path) -> None:
    library = Library.open(path)
    number = filled(library, LIBRARY_OPENS)
    library.remove([number]).result()
    code = (
        "import sys; from pathlib import Path; from khulasa.library.facade import Library;"
        "library = Library.open(Path(sys.argv[1])); print(library.purge().result());"
        "library.close()"
    )
    other = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True
    )
    assert other.stdout.strip() == "()"
    assert library.restore([number]).result() == (number,)
    library.close()


def test_room_is_made_by_the_oldest_that_nobody_worked_on(library: Library) -> None:
    def long(name: str) -> Article:
        return article(*(f"الجملة {name} {n} من المقال. " for n in range(300)), title=name)

    numbers = {name: filled(library, long(name)) for name in "abcdefgh"}
    library.save_outcomes(numbers["a"], "en", {0: Outcome(by_user("Mine."), None)})
    library.set_keeping(numbers["b"], Keeping.PINNED)
    library.save_note(numbers["c"], "Read this.")
    library.set_open(numbers["d"], "en")
    library.open_article(long("e"))
    assert library.make_room(library.size()).result() == ()
    size = library.size()
    deleted = library.make_room(size * 3 // 4).result()
    assert library.size() <= size * 3 // 4
    oldest_first = tuple(numbers[name] for name in "fghe")
    assert 2 <= len(deleted) < 4
    assert deleted == oldest_first[: len(deleted)]
    assert library.make_room(0).result() == oldest_first[len(deleted) :]
    assert {row.id for row in library.list_articles()} == {numbers[name] for name in "abcd"}


def test_a_reading_begun_in_an_article_counts_as_no_work_of_the_readers(library: Library) -> None:
    number = filled(library, LIBRARY_OPENS)
    library.begin_reading(number, "en", MadeBy("opus"))
    assert library.make_room(0).result() == (number,)


def test_articles_that_were_not_opened_for_so_many_days_go_and_the_readers_own_stay(
    path: Path,
) -> None:
    now = datetime(2026, 3, 1, tzinfo=UTC)
    library = Library.open(path, clock=lambda: now)
    names = ("gone", "edited", "noted", "marked", "named", "pinned", "removed", "open", "left open")
    numbers = {name: filled(library, article("جملة. ", title=name)) for name in names}
    library.save_revision(numbers["edited"], "en", 1, ok("1").current, by_user("Mine."))
    library.save_note(numbers["noted"], "Read this again.")
    library.replace_notes(numbers["marked"], "en", {1: "Who says so?"})
    library.save_names(numbers["named"], "en", NO_NAMES.with_name(FixedName("الصدر", "al-Sadr")))
    library.set_keeping(numbers["pinned"], Keeping.PINNED)
    library.remove([numbers["removed"]])
    library.set_open(numbers["left open"], "en").result()
    # Of a process that is gone; what this one opens is registered anew.
    library.write(lambda c: c.execute("UPDATE processes SET started = started - 1000")).result()
    now += timedelta(days=30)
    recent = filled(library, OTHER)
    library.set_open(numbers["open"], "en")
    assert library.let_expire(30).result() == ()
    now += timedelta(seconds=1)
    assert library.let_expire(30).result() == (numbers["gone"],)
    left = {row.id for row in library.list_articles()}
    assert left == {recent, *numbers.values()} - {numbers["gone"], numbers["removed"]}
    assert library.restore([numbers["removed"]]).result() == (numbers["removed"],)
    library.close()

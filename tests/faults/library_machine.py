"""A library through anything that may happen to it, beside a simple model of what must be there."""

from __future__ import annotations

import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from khulasa.article.model import Article
from khulasa.library.database.location import FILE, backup_path
from khulasa.library.errors import LibraryError
from khulasa.library.facade import Library
from khulasa.library.values import MadeBy, Outcome, StoredSummary, Tally
from khulasa.translation.result import Author, Status, Translation, by_user
from library.material import article, doubtful, ok, summary
from library.test_opening import drop_layout

TITLES = ("باب", "كتاب", "سوق")
TEXTS = tuple(f"الجملة {n} عن المكتبة. " for n in range(5))
_LONG = "كلمة " * 20_000

numbers = st.integers(0, len(TEXTS))
words = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=8)


@dataclass(slots=True)
class Kept:
    """What must be there of an article."""

    outcomes: dict[int, Outcome] = field(default_factory=dict)
    revisions: list[tuple[int, Translation, Translation]] = field(default_factory=list)
    summary: StoredSummary | None = None
    note: str = ""


class _CrashedError(Exception):
    """Takes back what was being written."""


class LibraryMachine(RuleBasedStateMachine):
    """Whatever was said to be kept is there, after any crash; what was not, is not there half."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.lives = 0
        self.path = Path(self.folder.name) / "0" / FILE
        self.library = Library.open(self.path)
        self.ids: dict[str, int] = {}
        self.kept: dict[str, Kept] = {}
        self.is_full = False

    titles = st.sampled_from(TITLES)

    @rule(title=titles)
    def open(self, title: str) -> None:
        if self._written(lambda: self.ids.__setitem__(title, self._open(title))):
            self.kept.setdefault(title, Kept())

    @precondition(lambda self: self.kept)
    @rule(data=st.data(), made=st.dictionaries(numbers, words, min_size=1))
    def translate(self, data: st.DataObject, made: dict[int, str]) -> None:
        title = self._one(data)
        outcomes = {n: ok(text) if n % 2 else doubtful(text) for n, text in made.items()}
        save = self.library.save_outcomes
        if self._written(lambda: save(self.ids[title], "en", outcomes).result()):
            self.kept[title].outcomes |= outcomes

    @precondition(lambda self: any(kept.outcomes for kept in self.kept.values()))
    @rule(data=st.data(), text=words)
    def edit(self, data: st.DataObject, text: str) -> None:
        title = data.draw(st.sampled_from([t for t, kept in self.kept.items() if kept.outcomes]))
        kept = self.kept[title]
        number = data.draw(st.sampled_from(sorted(kept.outcomes)))
        before, after = kept.outcomes[number], by_user(text)
        arguments = (self.ids[title], "en", number, before.current, after)
        if self._written(lambda: self.library.save_revision(*arguments).result()):
            kept.revisions.append((number, before.current, after))
            kept.outcomes[number] = Outcome(after, before.by_model)

    @precondition(lambda self: any(kept.revisions for kept in self.kept.values()))
    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        title = data.draw(st.sampled_from([t for t, kept in self.kept.items() if kept.revisions]))
        if self._written(lambda: self.library.undo(self.ids[title], "en").result()):
            kept = self.kept[title]
            number, before, _after = kept.revisions.pop()
            kept.outcomes[number] = Outcome(before, kept.outcomes[number].by_model)

    @precondition(lambda self: self.kept)
    @rule(data=st.data(), keep=st.frozensets(numbers))
    def use_another_model(self, data: st.DataObject, keep: frozenset[int]) -> None:
        title = self._one(data)
        arguments = (self.ids[title], "en", MadeBy("other"), keep)
        if self._written(lambda: self.library.begin_reading(*arguments).result()):
            kept = self.kept[title]
            kept.outcomes = {n: o for n, o in kept.outcomes.items() if n in keep}
            kept.revisions = [entry for entry in kept.revisions if entry[0] in keep]

    @precondition(lambda self: self.kept)
    @rule(data=st.data(), text=words)
    def summarise(self, data: st.DataObject, text: str) -> None:
        title, made = self._one(data), summary(text)
        if self._written(lambda: self.library.save_summary(self.ids[title], "en", made).result()):
            self.kept[title].summary = made

    @precondition(lambda self: self.kept)
    @rule(data=st.data(), text=words)
    def note(self, data: st.DataObject, text: str) -> None:
        title = self._one(data)
        if self._written(lambda: self.library.save_note(self.ids[title], text).result()):
            self.kept[title].note = text

    @precondition(lambda self: self.kept)
    @rule(data=st.data(), back=st.booleans())
    def delete(self, data: st.DataObject, back: bool) -> None:
        title = self._one(data)
        removed = [self.ids[title]]
        if not self._written(lambda: self.library.remove(removed).result()):
            return
        if back and self._written(lambda: self.library.restore(removed).result()):
            return
        del self.kept[title]
        self._written(lambda: self.library.purge().result())

    @rule()
    def reopen(self) -> None:
        self.library.close()
        self._start(self.path)

    @rule(midway=st.booleans())
    def crash(self, midway: bool) -> None:
        """Go on with the files as they are at this moment, maybe in the middle of writing."""
        self.lives += 1
        path = Path(self.folder.name) / f"{self.lives}" / FILE

        def copy(connection: sqlite3.Connection | None = None) -> None:
            if connection is not None:
                connection.execute("UPDATE articles SET note = 'half'")
                connection.execute("DELETE FROM outcomes")
            shutil.copytree(self.path.parent, path.parent)
            if connection is not None:
                raise _CrashedError

        if midway:
            assert isinstance(self.library.write(copy).exception(), _CrashedError)
        else:
            copy()
        before, self.path = self.library, path
        self._start(path)
        before.close()

    @rule(version=st.sampled_from((1, 2)))
    def migrate(self, version: int) -> None:
        """Go on with the library as an older version of Khulasa would have kept it."""
        self.library.close()
        with closing(sqlite3.connect(self.path)) as connection:
            drop_layout(connection)
            if version == 1:
                for table in ("outcomes", "memory"):
                    connection.execute(f"ALTER TABLE {table} DROP COLUMN certainty")
            connection.execute(f"PRAGMA user_version = {version}")
        self._start(self.path)
        assert backup_path(self.path, version).exists()

    @precondition(lambda self: not self.is_full)
    @rule()
    def fill_the_disk(self) -> None:
        pages = "PRAGMA page_count"
        count = self.library.write(lambda c: c.execute(pages).fetchone()[0]).result()
        limit = f"PRAGMA max_page_count = {count}"
        self.library.write(lambda c: c.execute(limit).fetchall()).result()
        self.is_full = True
        # What surely does not fit is refused, and changes nothing.
        assert not self._written(lambda: self._open("long", _LONG))

    @invariant()
    def all_is_there(self) -> None:
        rows = {row.title: row for row in self.library.list_articles()}
        assert set(rows) == set(self.kept)
        for title, kept in self.kept.items():
            reading = self.library.load(rows[title].id, "en")
            assert reading.outcomes == kept.outcomes
            assert [(r.number, r.before, r.after) for r in reading.revisions] == kept.revisions
            assert reading.summary == kept.summary
            assert self.library.record(rows[title].id).note == kept.note
            current = [outcome.current for outcome in kept.outcomes.values()]
            statuses = Counter(translation.status for translation in current)
            edited = sum(translation.author is Author.USER for translation in current)
            assert reading.tally == Tally(
                len(TEXTS) + 1,
                len(current),
                statuses[Status.CHECK],
                statuses[Status.FAILED],
                edited,
            )

    def teardown(self) -> None:
        assert self.library.check() == ()
        self.library.close()
        with closing(sqlite3.connect(self.path)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        self.folder.cleanup()

    def _open(self, title: str, *more: str) -> int:
        return self.library.open_article(_article(title, *more)).id

    def _one(self, data: st.DataObject) -> str:
        return data.draw(st.sampled_from(sorted(self.kept)))

    def _written(self, write: object) -> bool:
        """Write something; false if there was no room for it."""
        try:
            write()  # type: ignore[operator]
        except LibraryError as error:
            if not self.is_full or "disk is full" not in str(error):
                raise
            return False
        return True

    def _start(self, path: Path) -> None:
        self.library, self.is_full = Library.open(path), False
        assert self.library.notice == ""


def _article(title: str, *more: str) -> Article:
    return article(*TEXTS, *more, title=title)


def run_machine(_folder: Path, times: int) -> Iterator[None]:
    """So many examples."""
    run_state_machine_as_test(
        LibraryMachine,
        settings=settings(
            max_examples=times,
            stateful_step_count=20,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    yield from [None] * times

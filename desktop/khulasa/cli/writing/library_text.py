"""What ``khulasa library`` shows in the terminal."""

from __future__ import annotations

import io
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import groupby

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from khulasa.export.direction import is_right_to_left
from khulasa.export.sentence_text import one_line, printable, printable_name
from khulasa.glossary.term import FixedNames
from khulasa.library.article_name import article_name
from khulasa.library.values import ArticleRow, Field, Hit, Keeping, Revision, StoredReading, Tally
from khulasa.models.errors import megabytes
from khulasa.translation.result import Translation
from khulasa.wording import N_, _, count_text, labelled_text, list_text

_FIELDS = {
    Field.TITLE: N_("title"),
    Field.SOURCE: N_("source"),
    Field.TRANSLATION: N_("translation"),
    Field.SUMMARY: N_("summary"),
    Field.NOTE: N_("note"),
    Field.SENTENCE_NOTE: N_("note on a sentence"),
}
_KEPT = {Keeping.PINNED: N_("pinned"), Keeping.DISCARD: N_("discard")}


def printable_article_name(row: ArticleRow) -> str:
    """What an article is called, safe to be printed."""
    return printable_name(article_name(row.title, row.file))


def list_lines(rows: Sequence[ArticleRow], size: int, width: int) -> list[str]:
    """A table of articles, and how much room they take.

    Args:
        rows: The articles.
        size: Of the library, in bytes.
        width: Columns of the terminal.
    """
    table = Table(box=None, pad_edge=False)
    for heading, number in (
        *((_("ID"), True), (_("Opened"), False), (_("Language"), False)),
        *((_("Done"), True), (_("To check"), True)),
    ):
        table.add_column(heading, no_wrap=True, justify="right" if number else "left")
    # The last one: a terminal may turn the order around of what follows Arabic on its line.
    table.add_column(_("Title"), ratio=1, overflow="fold")
    for row in rows:
        table.add_row(
            str(row.id),
            _time(row.opened),
            _languages(row),
            _done(row.tally),
            str(row.tally.to_check or "–"),
            _aligned(Text(printable_article_name(row)), row.language),
        )
    foot = count_text("{} article, {size}", "{} articles, {size}", len(rows), size=megabytes(size))
    return [*(_rendered([table], width) if rows else []), "", foot]


def search_lines(hits: Sequence[Hit], rows: Mapping[int, ArticleRow], width: int) -> list[str]:
    """Places that were found, those of an article below its title, the best first.

    Args:
        hits: The places.
        rows: The articles by their numbers.
        width: Columns of the terminal.
    """
    best_first = list(dict.fromkeys(hit.article_id for hit in hits))
    by_article = sorted(hits, key=lambda hit: best_first.index(hit.article_id))
    shown: list[RenderableType] = []
    for id_, group in groupby(by_article, key=lambda hit: hit.article_id):
        row = rows.get(id_)
        for count, hit in enumerate(group):
            if not count:
                shown.append(
                    Text(f"{id_}  {printable_article_name(row) if row else printable(hit.title)}")
                )
            shown.append(Padding(Text(_place(hit)), (0, 0, 0, 2)))
            shown.append(Padding(_found(hit, row.language if row else ""), (0, 0, 0, 4)))
    return _rendered(shown, width)


def show_lines(row: ArticleRow, stored: StoredReading, document: str) -> list[str]:
    """An article with all that is kept of it.

    Args:
        row: The article.
        stored: What is kept of it in one language.
        document: Source, translation and summary, ready to be shown.
    """
    record, made_by = stored.record, stored.made_by
    facts = [
        (_("Article"), list_text((str(row.id), printable_article_name(row)))),
        (
            _("File"),
            printable_name(record.origin.path if record.origin else record.file or _("none")),
        ),
        (
            _("Opened"),
            _("{time}, first {first}").format(
                time=_time(record.opened), first=_time(record.first_opened)
            ),
        ),
        (
            _("Language"),
            f"{record.language} → {stored.target}",
        ),
        (_("Translated"), _translated(stored.tally, made_by.model)),
        (_("Kept"), _(_KEPT.get(record.keeping, ""))),
        (_("Note"), printable(record.note)),
    ]
    lines = [f"{labelled_text(name, ''):12}{value}" for name, value in facts if value]
    lines += ["", *document.rstrip("\n").split("\n")]
    if stored.revisions:
        lines += ["", _("Revisions")]
        for revision in stored.revisions:
            lines += _revision_lines(revision)
    return lines


def _revision_lines(revision: Revision) -> list[str]:
    before, after = map(_value, (revision.before, revision.after))
    time = _time(revision.at)
    return [
        _("  Names, {time}").format(time=time)
        if isinstance(revision.before, FixedNames)
        else _("  Sentence {number}, {time}").format(number=revision.number + 1, time=time),
        _("    before: {text}").format(text=printable(one_line(before))),
        _("    since:  {text}").format(text=printable(one_line(after))),
    ]


def _value(value: Translation | str | FixedNames) -> str:
    if isinstance(value, FixedNames):
        return list_text(f"{name.source} → {name.target}" for name in value.names) or "–"
    if isinstance(value, str):
        return _("[note: {note}]").format(note=value or "–")
    return value.target


def _translated(tally: Tally, model: str) -> str:
    progress = _progress(tally)
    return _("{progress}, by {model}").format(progress=progress, model=model) if model else progress


def _progress(tally: Tally) -> str:
    parts = [
        count_text("{done} of {} sentence", "{done} of {} sentences", tally.total, done=tally.done)
    ]
    if tally.to_check:
        parts.append(count_text("{} to check", "{} to check", tally.to_check))
    if tally.failed:
        parts.append(count_text("{} failed", "{} failed", tally.failed))
    if tally.edited:
        parts.append(count_text("{} edited", "{} edited", tally.edited))
    return list_text(parts)


def _place(hit: Hit) -> str:
    name = _(_FIELDS[hit.field])
    field = f"{name} ({hit.target})" if hit.target else name
    if hit.number is None:
        return field
    return _("{place}, sentence {number}").format(place=field, number=hit.number + 1)


def _found(hit: Hit, language: str) -> Text:
    text = Text(printable(hit.snippet).replace("\n", " "))
    for span in hit.matches:
        text.stylize("bold", span.start, span.end)
    return _aligned(
        text, hit.target or (language if hit.field not in (Field.NOTE, Field.SENTENCE_NOTE) else "")
    )


def _aligned(text: Text, language: str) -> Text:
    """Text at the side where its language begins."""
    text.justify = "right" if is_right_to_left(language) else "left"
    return text


def _languages(row: ArticleRow) -> str:
    return f"{row.language} → {row.target}" if row.target else row.language


def _done(tally: Tally) -> str:
    return _("all") if tally.done == tally.total else f"{tally.done}/{tally.total}"


def _time(time: datetime) -> str:
    return f"{time.astimezone():%Y-%m-%d %H:%M}"


def _rendered(parts: Sequence[RenderableType], width: int) -> list[str]:
    """Lines as the terminal shows them; bold only where there is one."""
    is_terminal = sys.stdout.isatty()
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=is_terminal,
        color_system="standard" if is_terminal else None,
        legacy_windows=False,
    )
    with console.capture() as capture:
        for part in parts:
            console.print(part)
    return [line.rstrip() for line in capture.get().splitlines()]

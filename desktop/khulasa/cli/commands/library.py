"""``khulasa library``: list, search, show, export, remove, path, check."""

from __future__ import annotations

import argparse
import contextlib
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from khulasa.cli.arguments.shared_options import add_document, add_json
from khulasa.cli.exit_codes import ExitCode
from khulasa.cli.writing.documents import check_document, write
from khulasa.cli.writing.library_json import article_record, hit_record, print_json, reading_record
from khulasa.cli.writing.library_text import (
    list_lines,
    printable_article_name,
    search_lines,
    show_lines,
)
from khulasa.cli.writing.output import (
    CannotWriteError,
    complain,
    page_width,
    print_line,
    run_printing,
)
from khulasa.export.choices import Choices, Details
from khulasa.export.formats import render_text
from khulasa.library.database.location import library_path
from khulasa.library.errors import LibraryError
from khulasa.library.facade import Library
from khulasa.library.values import ArticleRow, StoredReading
from khulasa.models.catalogue import load_catalogue
from khulasa.reading.restoring import reading_of, route_of
from khulasa.wording import _, count_text

_Action = Callable[[argparse.Namespace], int]

_MOST_HITS = 50


class _UnknownArticleError(Exception):
    """There is no article of a number; the message says which and how to find the others."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what can be said after ``khulasa library``."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)

    def action(name: str, do: _Action, words: str) -> argparse.ArgumentParser:
        added = actions.add_parser(name, help=words)
        added.set_defaults(do=do)
        return added

    listing = action("list", _with_library(_list), _("the articles, last opened first"))
    search = action("search", _with_library(_search), _("the places that words are in, best first"))
    search.add_argument(
        "words", metavar="WORD", nargs="+", help=_("'\"two words\"' stand together")
    )
    search.add_argument(
        "--limit",
        metavar="N",
        type=int,
        default=_MOST_HITS,
        help=_("default: {default}").format(default=_MOST_HITS),
    )
    show = action(
        "show",
        _with_library(_show),
        _("an article with its translation, summary, note and revisions"),
    )
    export = action(
        "export",
        _with_library(_export),
        _("write an article as translate does, without translating it"),
    )
    for one in (show, export):
        one.add_argument("id", metavar="ID", type=_number)
        one.add_argument(
            "--to",
            dest="target",
            metavar="CODE",
            help=_("language it was read in (default: the last one)"),
        )
    add_document(export)
    export.add_argument(
        "--note",
        action="store_true",
        help=_("with your notes on the article and its sentences"),
    )
    removal = action(
        "remove", _with_library(_remove, ExitCode.CANNOT_WRITE), _("delete articles for good")
    )
    removal.add_argument("ids", metavar="ID", type=_number, nargs="*")
    removal.add_argument("--all", action="store_true", help=_("all of them"))
    removal.add_argument("--yes", action="store_true", help=_("do not ask before --all"))
    path = action("path", _path, _("where the library lies"))
    check = action(
        "check", _with_library(_check, ExitCode.FAILED), _("whether the library is sound")
    )
    for one in (listing, search, show, removal, path, check):
        add_json(one)


def run(options: argparse.Namespace) -> int:
    """Do what was asked for with the library; returns an ``ExitCode``."""
    do: _Action = options.do
    return run_printing(lambda: do(options))


def _with_library(
    do: Callable[[argparse.Namespace, Library], int], failure: ExitCode = ExitCode.CANNOT_READ
) -> _Action:
    """An action that is given the library; ``failure`` is what it comes to where that fails."""

    def action(options: argparse.Namespace) -> int:
        try:
            with _opened() as library:
                return do(options, library)
        except LibraryError as error:
            return complain(str(error), failure)
        except _UnknownArticleError as error:
            return complain(str(error), ExitCode.CANNOT_READ)

    return action


@contextlib.contextmanager
def _opened() -> Iterator[Library]:
    """The user's library; where there is none yet, an empty one that leaves nothing behind."""
    with contextlib.ExitStack() as stack:
        path = library_path()
        if not (path.exists() or path.parent.is_file()):
            complain(_("There is no library yet. The first article that you open begins it."))
            path = Path(stack.enter_context(tempfile.TemporaryDirectory()), path.name)
        library = Library.open(path)
        # Only who removes deletes: a window may still bring back what it has removed.
        stack.callback(library.close, purge=False)
        if library.notice:
            complain(library.notice)
        yield library


def _list(options: argparse.Namespace, library: Library) -> int:
    rows = library.list_articles()
    if options.json:
        print_json([article_record(row) for row in rows])
    else:
        _print(list_lines(rows, library.size(), page_width()))
    return ExitCode.DONE


def _search(options: argparse.Namespace, library: Library) -> int:
    hits = library.search(" ".join(options.words), options.limit)
    if options.json:
        print_json([hit_record(hit) for hit in hits])
    else:
        _print(search_lines(hits, _rows(library), page_width()))
    if not hits:
        complain(_("Nothing was found. All words have to be in one place."))
    return ExitCode.DONE


def _show(options: argparse.Namespace, library: Library) -> int:
    row, stored = _load(options, library)
    reading = reading_of(stored)
    if options.json:
        print_json(reading_record(row, stored, reading))
    else:
        document = render_text(
            reading, "text", Choices(note=True), _details(stored), width=page_width()
        )
        _print(show_lines(row, stored, document))
    return ExitCode.DONE


def _export(options: argparse.Namespace, library: Library) -> int:
    stored = _load(options, library)[1]
    origin = stored.record.origin
    try:
        check_document(options, origin.path if origin else stored.record.file or "")
    except CannotWriteError as error:
        return complain(str(error), error.code)
    details = replace(_details(stored), note=stored.record.note)
    return write(options, reading_of(stored), details, ExitCode.DONE)


def _remove(options: argparse.Namespace, library: Library) -> int:
    if options.all == bool(options.ids):
        return complain(_("Say which articles to remove by their ID, or --all."), ExitCode.USAGE)
    rows = _rows(library)
    chosen = list(rows.values()) if options.all else [_row(rows, id_) for id_ in options.ids]
    if options.all and chosen and not options.yes:
        if not sys.stdin.isatty():
            return complain(_("To remove all articles without being asked: --yes."), ExitCode.USAGE)
        if not _confirmed(len(chosen)):
            complain(_("Nothing was removed."))
            return ExitCode.DONE
    deleted = _delete(library, [row.id for row in chosen])
    if options.json:
        print_json({"removed": [row.id for row in chosen if row.id in deleted]})
    for row in chosen:
        if row.id not in deleted:
            complain(
                _("{id} is open in a window: it is deleted when that is closed.").format(id=row.id)
            )
        elif not options.json:
            print_line(
                _("Deleted {id}: {name}").format(id=row.id, name=printable_article_name(row))
            )
    return ExitCode.DONE


def _path(options: argparse.Namespace) -> int:
    path = library_path()
    if options.json:
        size = path.stat().st_size if path.exists() else 0
        print_json({"path": str(path), "exists": path.exists(), "size": size})
    else:
        print_line(str(path))
    return ExitCode.DONE


def _check(options: argparse.Namespace, library: Library) -> int:
    faults = library.check()
    # One that a newer version wrote has a notice too, but nothing is wrong with it.
    mended = "" if library.read_only else library.notice
    if options.json:
        sound = not (faults or mended)
        print_json({"path": str(library_path()), "sound": sound, "faults": list(faults)})
    else:
        _print([*faults] if faults else [_("The library is sound.")])
    return ExitCode.FAILED if faults or mended else ExitCode.DONE


def _print(lines: Sequence[str]) -> None:
    for line in lines:
        print_line(line)


def _number(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(
            _("{text} is no ID. To see all: khulasa library list").format(text=text)
        )
    return int(text)


def _rows(library: Library) -> dict[int, ArticleRow]:
    return {row.id: row for row in library.list_articles()}


def _row(rows: dict[int, ArticleRow], id_: int) -> ArticleRow:
    try:
        return rows[id_]
    except KeyError:
        raise _UnknownArticleError(
            _("There is no article {id} in the library. To see all: khulasa library list").format(
                id=id_
            )
        ) from None


def _load(options: argparse.Namespace, library: Library) -> tuple[ArticleRow, StoredReading]:
    """The article that a command names, in the language that it wants.

    Raises:
        _UnknownArticleError: There is none.
    """
    row = _row(_rows(library), options.id)
    # One that was only opened has no language that it was read in.
    return row, library.load(row.id, options.target or row.target or "en")


def _details(stored: StoredReading) -> Details:
    """What a document of a kept article says of it, but for the reader's note."""
    # Models that are gone have nothing to be said of them any more.
    route = route_of(stored, load_catalogue().models)
    of_source = stored.summary is not None and stored.summary.kind.of_source
    return Details(
        notice=route.model.notice if route is not None else "",
        summary_language=stored.article.language if of_source else "",
        kept=stored.summary.kept if stored.summary is not None else frozenset(),
    )


def _confirmed(count: int) -> bool:
    question = count_text(
        "Delete {} article, with all that was made of them? [y/N] ",
        "Delete all {} articles, with all that was made of them? [y/N] ",
        count,
    )
    print(question, end="", file=sys.stderr)
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _delete(library: Library, ids: Sequence[int]) -> frozenset[int]:
    """Delete articles for good, but for those that are open; gives those that are gone."""
    library.remove(ids).result()
    return frozenset(library.purge().result())

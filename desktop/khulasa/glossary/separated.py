"""Terms in tables of text: CSV and TSV, with or without a line that names the columns."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO

from khulasa.article.errors import UnreadableError
from khulasa.article.tables.separated import rows_of
from khulasa.glossary.term import Term
from khulasa.reasons import reason_of
from khulasa.review.languages import Languages, base_language
from khulasa.wording import phrase

SEVERAL = "|"
"""Stands between several translations in one field."""

HEAD = ("source", "target", "note", "not", "from", "to")
"""The columns that are written: term, translations, note, forbidden ones, and the languages."""

# What columns are called, in small letters.
_NAMES = {
    "source": {"source", "term", "source term", "terme", "المصدر", "المصطلح"},
    "target": {"target", "translation", "target term", "traduction", "cible", "الترجمة", "المقابل"},
    "note": {"note", "notes", "comment", "comments", "remarque", "ملاحظة", "ملاحظات", "definition"},
    "not": {"not", "forbidden", "avoid", "deprecated", "interdit", "تجنب"},
    "from": {"from", "source language"},
    "to": {"to", "target language"},
}
_COLUMNS = {name: column for column, names in _NAMES.items() for name in names}
_LANGUAGES = {
    **{"arabic": "ar", "english": "en", "french": "fr", "persian": "fa", "german": "de"},
    **{"spanish": "es", "russian": "ru", "turkish": "tr", "hebrew": "he", "urdu": "ur"},
    **{"العربية": "ar", "عربي": "ar", "الإنجليزية": "en", "إنجليزي": "en", "الفرنسية": "fr"},
    **{"arabe": "ar", "anglais": "en", "français": "fr"},
}


@dataclass(frozen=True, slots=True)
class _Table:
    """Which column holds what, -1 for none; and the languages of all rows, if that is known."""

    source: int = 0
    target: int = 1
    forbidden: int = -1
    source_language: int = -1
    target_language: int = -1
    pair: tuple[str, str] = ("", "")


def read_separated_terms(text: str, languages: Languages) -> tuple[list[Term], int]:
    """Read the terms of a table.

    The first two columns are term and translation, what more there is are notes, unless a first
    line names the columns. Languages may be names of columns, too; then those of the pair are read.

    Args:
        text: The table.
        languages: The pair that is wanted; may be empty for any.

    Returns:
        The terms, and how many lines lack a term or a translation.

    Raises:
        UnreadableError: It is no table.
    """
    try:
        rows = [[value.strip() for value in row] for row in rows_of(text)]
    except csv.Error as error:
        raise UnreadableError(
            phrase("it is no table: {error}", error=reason_of(error)),
            phrase("save it again as CSV or TSV from your spreadsheet"),
        ) from error
    rows = [row for row in rows if any(row)]
    table = _head(rows[0], languages) if rows else None
    body = rows[1:] if table is not None else rows
    terms = [term for row in body if (term := _term(row, table or _Table())) is not None]
    return terms, len(body) - len(terms)


def write_separated_terms(terms: Iterable[Term], delimiter: str = ",") -> str:
    """The table of terms, which ``read_separated_terms`` reads again."""
    out = StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(HEAD)
    between = f" {SEVERAL} "
    for term in terms:
        writer.writerow(
            (
                term.source,
                between.join(term.targets),
                term.note,
                between.join(term.forbidden),
                term.source_language,
                term.target_language,
            )
        )
    return out.getvalue()


def several(field: str) -> tuple[str, ...]:
    """The translations in one field, each once."""
    return tuple(dict.fromkeys(filter(None, (" ".join(o.split()) for o in field.split(SEVERAL)))))


def _head(row: Sequence[str], languages: Languages) -> _Table | None:
    """The columns that a first line names; None if it names none."""
    names = [" ".join(value.casefold().replace("_", " ").split()) for value in row]
    columns = [_COLUMNS.get(name, "") for name in names]
    if "source" in columns and "target" in columns:
        forbidden, source_language, target_language = (
            columns.index(name) if name in columns else -1 for name in ("not", "from", "to")
        )
        return _Table(
            columns.index("source"),
            columns.index("target"),
            forbidden,
            source_language,
            target_language,
        )
    codes = [_language(name) for name in names]
    known = [code for code in codes if code]
    if len(known) < 2:
        return None
    source = languages.source if languages.source in known else known[0]
    others = [code for code in known if code != source]
    if not others:
        return None
    target = languages.target if languages.target in others else others[0]
    forbidden = columns.index("not") if "not" in columns else -1
    return _Table(
        codes.index(source),
        codes.index(target),
        forbidden,
        pair=(source, target),
    )


def _language(name: str) -> str:
    code = base_language(name)
    is_code = len(code) in (2, 3) and code.isascii() and code.isalpha() and len(name) <= 7
    return _LANGUAGES.get(name) or (code if is_code and code not in ("not", "to") else "")


def _term(row: Sequence[str], table: _Table) -> Term | None:
    def value(column: int) -> str:
        return row[column] if 0 <= column < len(row) else ""

    source, targets = " ".join(value(table.source).split()), several(value(table.target))
    if not source or not targets:
        return None
    read = {
        table.source,
        table.target,
        table.forbidden,
        table.source_language,
        table.target_language,
    }
    notes = (text for column, text in enumerate(row) if column not in read and text)
    return Term(
        source,
        targets,
        " · ".join(notes),
        several(value(table.forbidden)),
        base_language(value(table.source_language)) or table.pair[0],
        base_language(value(table.target_language)) or table.pair[1],
    )

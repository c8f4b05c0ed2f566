"""Writes the template for translators: every word that a reader sees, in resources/translations.

Each translation gets the words that are new and loses those that are gone, and is compiled.

It says neither dates nor lines, so that it changes only where words do.
"""

from __future__ import annotations

import ast
import configparser
import io
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

REPOSITORY = Path(__file__).resolve().parents[1]
PACKAGE = REPOSITORY / "desktop" / "khulasa"
TRANSLATIONS = REPOSITORY / "resources" / "translations"
TEMPLATE = TRANSLATIONS / "khulasa.pot"

# How many of its arguments are words.
_KEYWORDS = {"_": 1, "N_": 1, "fill_text": 1, "phrase": 1, "count_text": 2, "count_phrase": 2}
# What the catalogue of models says of each in words.
_KEYS = ("title", "good_for", "notice", "quality_source")
_WIDTH = 100
_CHANGING = ('"POT-Creation-Date', '"Generated-By')


@cache
def template() -> Catalog:
    """All words, those of each file together, in the order in which they stand there."""
    catalog = Catalog(project="Khulasa", charset="utf-8", header_comment="# Words of Khulasa.")
    for path in sorted(PACKAGE.rglob("*.py"), key=Path.as_posix):
        for words in _words_of_code(path):
            catalog.add(
                words if len(words) > 1 else words[0],
                locations=[(path.relative_to(REPOSITORY).as_posix(), None)],
            )
    for words in _words_of_models(REPOSITORY / "models.cfg"):
        catalog.add(words, locations=[("models.cfg", None)])
    return catalog


def template_text() -> str:
    """The template as it stands in its file."""
    return _text(template())


def translated(path: Path) -> Catalog:
    """A translation as it stands in its file."""
    return read_po(io.BytesIO(path.read_bytes()), locale=path.parents[1].name)


def brought_up_to_date(path: Path) -> str:
    """A translation with the words of today; new ones are empty and so stay English."""
    catalog = translated(path)
    catalog.update(template(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    return _text(catalog)


def compiled(path: Path) -> bytes:
    """A translation as the app reads it."""
    catalog = translated(path)
    # The head would have the time of day.
    catalog.creation_date = datetime.fromtimestamp(0, UTC)
    written = io.BytesIO()
    write_mo(written, catalog)
    return written.getvalue()


def _text(catalog: Catalog) -> str:
    written = io.BytesIO()
    write_po(written, catalog, width=_WIDTH)
    lines = written.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(_CHANGING))


def _words_of_code(path: Path) -> Iterator[tuple[str, ...]]:
    """Words in the order in which they stand; Babel's own reader passes over those in f-strings."""
    calls = [
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in _KEYWORDS
    ]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        arguments = call.args[: _KEYWORDS[call.func.id]]
        if all(isinstance(one, ast.Constant) and isinstance(one.value, str) for one in arguments):
            yield tuple(one.value for one in arguments)


def _words_of_models(path: Path) -> Iterator[str]:
    parser = configparser.ConfigParser(interpolation=None)
    parser.read_string(path.read_text(encoding="utf-8"))
    for name in parser.sections():
        yield from (parser[name][key] for key in _KEYS if parser[name].get(key))


if __name__ == "__main__":
    TEMPLATE.parent.mkdir(exist_ok=True)
    TEMPLATE.write_text(template_text(), encoding="utf-8")
    for path in sorted(TRANSLATIONS.glob("*/LC_MESSAGES/*.po")):
        path.write_text(brought_up_to_date(path), encoding="utf-8")
        path.with_suffix(".mo").write_bytes(compiled(path))
    print(f"{len(template())} messages in {TEMPLATE.relative_to(REPOSITORY)}")

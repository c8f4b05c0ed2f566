"""An article as it was read, without a translation: for scripts, and to look at how it was read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from html import escape
from itertools import groupby
from typing import Any

from khulasa.article.left_out import left_out_words
from khulasa.article.model import Article, Kind, Layout, Paragraph
from khulasa.article.parts import part_words
from khulasa.export.direction import html_direction
from khulasa.export.sentence_text import escaped_controls
from khulasa.wording import _

_STYLE = """
body { max-width: 48rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.6 sans-serif; }
table { border-collapse: collapse; margin: 1rem 0; }
td, th { border: 1px solid #999; padding: .25rem .75rem; vertical-align: top; }
.about, .caption, .note, .comment, .margin { color: #555; }
p, li, td, th, blockquote { white-space: pre-line; }
"""
_CLASSES = {
    Kind.CAPTION: "caption",
    Kind.NOTE: "note",
    Kind.COMMENT: "comment",
    Kind.MARGIN: "margin",
}
_DEEPEST_HEADING = 6


def layout_record(layout: Layout) -> dict[str, Any]:
    """What is known of a paragraph's place as plain values; empty if that is nothing."""
    record: dict[str, Any] = {}
    if layout.level:
        record["level"] = layout.level
    if (cell := layout.cell) is not None:
        record["cell"] = {
            "table": cell.table,
            "row": cell.row,
            "column": cell.column,
            "heading": cell.heading,
        }
    if layout.cues:
        record["cues"] = [{"start": cue.start, "end": cue.end} for cue in layout.cues]
    return record


def to_json(article: Article) -> str:
    """Everything that was read as one JSON object, indented, with a final line break."""
    record = {
        "article": {
            "title": article.title,
            "language": article.language,
            "file": article.file,
            "encoding": article.encoding,
            "author": article.about.author,
            "date": article.about.date,
            "site": article.about.site,
            "left_out": article.left_out,
            "notes": list(map(str, article.notes)),
            "parts": [
                {
                    "name": part.name,
                    "title": str(part.title),
                    "words": part.words,
                    "read": part.read,
                }
                for part in article.parts
            ],
        },
        "paragraphs": [
            {
                "kind": str(paragraph.kind),
                "text": paragraph.text,
                "sentences": list(paragraph.sentence_texts),
                **({"layout": record} if (record := layout_record(paragraph.layout)) else {}),
            }
            for paragraph in article.paragraphs
        ],
    }
    return escaped_controls(json.dumps(record, ensure_ascii=False, indent=2)) + "\n"


def to_text(article: Article) -> str:
    """What is told of an article, and each paragraph behind what it is."""
    lines = [*_about(article), ""]
    for paragraph in article.paragraphs:
        text = paragraph.text.replace("\n", "\n    ")
        lines.append(f"[{_place(paragraph)}] {text}")
    return "\n".join(lines) + "\n"


def to_html(article: Article) -> str:
    """A page with tables as tables and lists as lists, in one file."""
    direction = html_direction(article.language)
    about = "".join(f"<p>{escape(line)}</p>\n" for line in _about(article))
    return (
        f'<!doctype html>\n<html lang="{escape(article.language)}">\n<head>\n'
        f'<meta charset="utf-8">\n<title>{escape(article.title)}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n"
        f'<section class="about" dir="auto">\n{about}</section>\n'
        f'<article dir="{direction}">\n{"".join(_elements(article))}</article>\n</body>\n</html>\n'
    )


FORMATS: dict[str, Callable[[Article], str]] = {"text": to_text, "json": to_json, "html": to_html}
"""What ``khulasa read --format`` takes, the usual one first."""


def _about(article: Article) -> list[str]:
    about = article.about
    told = (
        (_("Title: {}"), article.title),
        (_("Language: {}"), article.language),
        (_("Author: {}"), about.author),
        (_("Date: {}"), about.date),
        (_("Site: {}"), about.site),
        (_("Encoding: {}"), article.encoding or ""),
    )
    lines = [words.format(value) for words, value in told if value]
    for part in article.parts:
        words = _("Part {name}, read: {part}") if part.read else _("Part {name}, not read: {part}")
        lines.append(words.format(name=part.name, part=part_words(part)))
    left_out = left_out_words(article)
    return [*lines, *map(str, article.notes), *([left_out] if left_out else [])]


def _place(paragraph: Paragraph) -> str:
    place = str(paragraph.kind)
    if paragraph.layout.level:
        place += f" {paragraph.layout.level}"
    if (cell := paragraph.layout.cell) is not None:
        # Counted from 1, as people do.
        numbers = "/".join(str(number + 1) for number in (cell.table, cell.row, cell.column))
        words = _("heading cell {}") if cell.heading else _("cell {}")
        place += f", {words.format(numbers)}"
    if cues := paragraph.layout.cues:
        place += f" {cues[0].start}–{cues[-1].end}"
    return place


def _elements(article: Article) -> Iterator[str]:
    def table_of(paragraph: Paragraph) -> int | None:
        return None if paragraph.layout.cell is None else paragraph.layout.cell.table

    for table, within in groupby(article.paragraphs, table_of):
        if table is None:
            yield from map(_element, within)
        else:
            yield _table(list(within))


def _element(paragraph: Paragraph) -> str:
    text = escape(paragraph.text)
    kind, level = paragraph.kind, paragraph.layout.level
    if kind is Kind.HEADING:
        name = f"h{min(level or 2, _DEEPEST_HEADING)}"
        return f"<{name}>{text}</{name}>\n"
    if kind is Kind.LIST_ITEM:
        indent = 2 * max(0, level - 1)
        # Numbers of lists are part of their text.
        return f'<p style="margin-inline-start: {indent + 1}rem">{text}</p>\n'
    if kind is Kind.QUOTE:
        return f"<blockquote>{text}</blockquote>\n"
    attribute = f' class="{_CLASSES[kind]}"' if kind in _CLASSES else ""
    return f"<p{attribute}>{text}</p>\n"


def _table(within: list[Paragraph]) -> str:
    cells: dict[tuple[int, int], list[Paragraph]] = {}
    for paragraph in within:
        if (cell := paragraph.layout.cell) is not None:
            cells.setdefault((cell.row, cell.column), []).append(paragraph)
    columns = sorted({column for _row, column in cells})
    rows = []
    for row in sorted({row for row, _column in cells}):
        written = ""
        for column in columns:
            parts = cells.get((row, column), [])
            is_heading = any(p.layout.cell is not None and p.layout.cell.heading for p in parts)
            name = "th" if is_heading else "td"
            text = "\n".join(escape(part.text) for part in parts)
            written += f"<{name}>{text}</{name}>"
        rows.append(f"<tr>{written}</tr>\n")
    return f"<table>\n{''.join(rows)}</table>\n"

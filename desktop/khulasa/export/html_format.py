"""HTML: one file that opens in any browser, on a phone and at a desk, and prints well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby

from khulasa.export.choices import Choices, Details
from khulasa.export.direction import block_direction, is_right_to_left
from khulasa.export.layout.blocks import article_heading, laid_out
from khulasa.export.layout.laid_out import Block, Cell, LaidOut, Piece, Role, Row, Table
from khulasa.export.layout.nested_lists import List, nested_lists
from khulasa.reading.document import Reading
from khulasa.wording import wanted_language

_STYLE = """
:root { color-scheme: light dark; --ink: #14201f; --quiet: #5f6d6b; --line: #d9dfdf;
  --page: #fff; --mark: #e3f1ef; --accent: #0f766e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eeed; --quiet: #93a29f; --line: #344040;
  --page: #151b1b; --mark: #223634; --accent: #4fb8ab; } }
body { max-width: 70rem; margin: 2rem auto; padding: 0 1.25rem; font: 1.05rem/1.65 system-ui,
  sans-serif; color: var(--ink); background: var(--page); overflow-wrap: break-word; }
[dir=rtl] { font-family: "Noto Naskh Arabic", "Amiri", "Geeza Pro", "Times New Roman", serif;
  line-height: 1.9; }
:is(p, ul, ol, blockquote)[dir=rtl] { font-size: 1.2rem; }
h1, h2, h3 { line-height: 1.3; margin: 1.6em 0 .5em; }
h1 { margin-top: 0; }
p, ul, ol, blockquote { margin: 0 0 .75em; }
ul, ol { padding-inline-start: 1.4em; }
li > :is(ul, ol) { margin-bottom: 0; }
ul.own { list-style: none; padding-inline-start: 0; }
blockquote { padding-inline-start: 1em; border-inline-start: 3px solid var(--line); }
.subtitle, .remark, .number, .source { color: var(--quiet); }
.subtitle[dir] { font-size: 1.4rem; }
.number { font-size: .7em; user-select: none; }
:is(li, td, th) .number { vertical-align: super; line-height: 0; }
.doubt { background: var(--mark); color: inherit; border-bottom: 1px solid var(--accent); }
a { color: var(--accent); text-decoration: none; }
sup { line-height: 0; }
.row { border-top: 1px solid var(--line); padding-top: .6em; }
.row h3 { margin: 0 0 .5em; }
@counter-style bracket { system: extends decimal; suffix: ") "; }
ol.bracket { list-style: bracket; }
.table { overflow-x: auto; margin: 0 0 .75em; min-width: 0; }
table { border-collapse: collapse; width: 100%; }
td, th { border-top: 1px solid var(--line); padding: .35em .75em; vertical-align: top;
  text-align: start; font-weight: inherit; overflow-wrap: normal; }
th { font-weight: 600; }
thead th { vertical-align: bottom; }
tbody { border-top: 2px solid var(--line); border-bottom: 1px solid var(--line); }
:is(td, th) > :last-child { margin-bottom: 0; }
@media (min-width: 44rem), print { .columns .row { display: grid;
  grid-template-columns: 1fr 1fr; gap: 0 2rem; } }
@media print { :root { --ink: #000; --quiet: #444; --line: #bbb; --page: #fff; --mark: #eee;
  --accent: #000; } body { max-width: none; margin: 0; padding: 0; font-size: 10.5pt; }
  :is(p, ul, ol, blockquote)[dir=rtl] { font-size: 12pt; }
  h1, h2, h3 { break-after: avoid; } li, blockquote, tr { break-inside: avoid; }
  p { orphans: 2; widows: 2; } }
@page { size: A4; margin: 18mm; }
"""

_INDENT = 1.4  # em, of each level of a list

_TAGS = {
    Role.TITLE: ("h1", ""),
    Role.SUBTITLE: ("p", "subtitle"),
    Role.SECTION: ("h2", ""),
    Role.HEADING: ("h3", ""),
    Role.TEXT: ("p", ""),
    Role.QUOTE: ("blockquote", ""),
    Role.REMARK: ("p", "remark"),
    Role.CELL: ("p", ""),
    Role.NAME: ("p", ""),
}


def to_html(reading: Reading, choices: Choices, details: Details) -> str:
    """The article as a self-contained page without scripts and remote content."""
    laid = laid_out(reading, choices, details)
    body = _Body(laid)
    lines = [
        "<!DOCTYPE html>",
        f"<html {_language(laid.language, '')}>",
        '<head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(laid.title or 'Khulasa')}</title>",
        f"<style>{_STYLE}</style></head>",
        "<body>",
        *body.flow(laid.head),
    ]
    if laid.rows:
        lines += body.flow([article_heading(laid)])
        lines.append(_main(laid))
        for rows in _sections(laid.rows):
            lines += body.section(rows)
        lines.append("</main>")
    return "\n".join([*lines, *body.notes(), "</body>", "</html>"]) + "\n"


class _Body:
    """Writes blocks, and numbers the notes on them."""

    def __init__(self, laid: LaidOut) -> None:
        self._laid, self._numbers = laid, laid.numbers
        self._placed: set[int] = set()
        self._notes: list[str] = []

    def section(self, rows: Sequence[Row]) -> Iterator[str]:
        """Rows that share a line above them: one, or those of a list."""
        number = rows[0].number
        self._placed.add(number)
        yield f'<div class="row" id="p{number}">'
        for texts in zip(*(row.sides for row in rows), strict=True):
            is_source = texts[0] is rows[0].source and rows[0].target is not None
            side = "source" if is_source else "target"
            if isinstance(texts[0], Table):
                yield from self._table(texts[0], side)
            else:
                yield from self.flow(texts, side)
        yield "</div>"

    def flow(self, blocks: Iterable[Block], side: str = "") -> Iterator[str]:
        """Blocks below each other; items that follow each other are lists."""
        for are_items, group in groupby(blocks, lambda block: block.role is Role.ITEM):
            if are_items:
                for found in nested_lists(list(group)):
                    yield from self._list(found, side)
            else:
                yield from (self._block(block, side) for block in group)

    def notes(self) -> list[str]:
        """What is said of sentences, in the order of the numbers at them."""
        if not self._notes:
            return []
        place = _language(wanted_language(), "")
        items = (
            f'<li id="n{number}">{text} <a href="#d{number}">↑</a></li>'
            for number, text in enumerate(self._notes, 1)
        )
        heading = f"<h2 {place}>{escape(self._laid.remarks_heading)}</h2>"
        return [f'<section {place} class="notes">', heading, "<ol>", *items, "</ol>", "</section>"]

    def _list(self, found: List, side: str = "") -> Iterator[str]:
        first = found.entries[0].block
        item = first.item
        own = "" if item.has_bullet else "own"
        tag = "ul" if item.number is None else "ol"
        bracket = "bracket" if item.number is not None and item.end == ")" else ""
        indent = f'style="margin-inline-start: {_INDENT * (found.depth - 1):g}em" '
        place = f"{_classes(side, own, bracket)}{indent if found.depth > 1 else ''}"
        yield f"<{tag} {place}{_language_of(first)}>"
        for entry in found.entries:
            number = entry.block.item.number
            value = f'value="{number}"' if number is not None else ""
            start = f"<li {self._anchor(entry.block)}{value}".rstrip()
            text = f"{start}>{self._text(entry.block)}"
            inner = [line for below in entry.below for line in self._list(below)]
            yield "\n".join([text, *inner, "</li>"]) if inner else f"{text}</li>"
        yield f"</{tag}>"

    def _table(self, table: Table, side: str) -> Iterator[str]:
        direction = "rtl" if table.is_backwards else "ltr"
        language = f'lang="{escape(table.language)}" ' if table.language else ""
        yield f'<div class="table"><table {_classes(side)}{language}dir="{direction}">'
        for number, line in enumerate(table.lines):
            is_head = number < table.heading_lines
            if number == 0:
                yield "<thead>" if is_head else "<tbody>"
            elif number == table.heading_lines:
                yield "</thead><tbody>"
            yield "<tr>"
            for cell in line:
                yield from self._cell(cell, is_head=is_head)
            yield "</tr>"
        yield "</tbody></table></div>"

    def _cell(self, cell: Cell, *, is_head: bool) -> Iterator[str]:
        tag, scope = "td", ""
        if cell.is_name or is_head:
            wide = "colgroup" if cell.span > 1 else "col"
            tag, scope = "th", f' scope="{wide if is_head else "row"}"'
        span = f' colspan="{cell.span}"' if cell.span > 1 else ""
        yield f"<{tag}{scope}{span}>{''.join(self.flow(cell.blocks))}</{tag}>"

    def _block(self, block: Block, side: str) -> str:
        tag, own_class = _TAGS[block.role]
        place = f"{_classes(own_class or side)}{_language_of(block)}"
        return f"<{tag} {self._anchor(block)}{place}>{self._text(block)}</{tag}>"

    def _text(self, block: Block) -> str:
        number = f'<span class="number">{block.anchor}</span> ' if block.is_numbered else ""
        return number + " ".join(self._piece(piece) for piece in block.pieces)

    def _anchor(self, block: Block) -> str:
        """Where references to a block lead, unless that is its row."""
        if not block.anchor or block.anchor in self._placed:
            return ""
        self._placed.add(block.anchor)
        return f'id="p{block.anchor}" '

    def _piece(self, piece: Piece) -> str:
        text = escape(piece.text, quote=False)
        if piece.remarks:
            self._notes.append(escape(piece.remarks, quote=False))
            number = len(self._notes)
            text = (
                f'<mark class="doubt" id="d{number}">{text}</mark>'
                f'<sup><a href="#n{number}">{number}</a></sup>'
            )
        where = ", ".join(
            f'<a href="#p{number}">{number}</a>' if number in self._numbers else str(number)
            for number in piece.references
        )
        return f"{text} [{where}]" if where else text


def _sections(rows: Iterable[Row]) -> Iterator[tuple[Row, ...]]:
    """Each row by itself, but a list whole where there is nothing beside its items."""
    for are_items, group in groupby(rows, _is_item):
        if are_items:
            yield tuple(group)
        else:
            yield from ((row,) for row in group)


def _is_item(row: Row) -> bool:
    return len(row.sides) == 1 and all(
        isinstance(side, Block) and side.role is Role.ITEM for side in row.sides
    )


def _classes(*names: str) -> str:
    found = " ".join(filter(None, names))
    return f'class="{found}" ' if found else ""


def _main(laid: LaidOut) -> str:
    """What the article stands in; of its columns the first may be at the other side."""
    if not laid.in_columns:
        return '<main class="turns">'
    if laid.from_right == is_right_to_left(laid.language):
        return '<main class="columns">'
    # Not "dir", which would choose fonts, too; all texts in it have their own.
    return f'<main class="columns" style="direction: {"rtl" if laid.from_right else "ltr"}">'


def _language_of(block: Block) -> str:
    return _language(block.language, block.text)


def _language(code: str, text: str) -> str:
    language = f'lang="{escape(code)}" ' if code else ""
    return f'{language}dir="{block_direction(code, text)}"'

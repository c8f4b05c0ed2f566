"""HTML: one file that opens in any browser, on a phone and at a desk, and prints well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from khulasa.export.blocks import Block, LaidOut, Piece, Role, article_heading, laid_out
from khulasa.export.choices import Choices, Details
from khulasa.export.direction import block_direction
from khulasa.export.own_number import has_own_number
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
:is(p, ul, blockquote)[dir=rtl] { font-size: 1.2rem; }
h1, h2, h3 { line-height: 1.3; margin: 1.6em 0 .5em; }
h1 { margin-top: 0; }
p, ul, blockquote { margin: 0 0 .75em; }
ul { padding-inline-start: 1.4em; }
ul.own { list-style: none; padding-inline-start: 0; }
blockquote { padding-inline-start: 1em; border-inline-start: 3px solid var(--line); }
.subtitle, .remark, .number, .source { color: var(--quiet); }
.subtitle[dir] { font-size: 1.4rem; }
.number { font-size: .7em; user-select: none; }
.doubt { background: var(--mark); color: inherit; border-bottom: 1px solid var(--accent); }
a { color: var(--accent); text-decoration: none; }
sup { line-height: 0; }
.row { border-top: 1px solid var(--line); padding-top: .6em; }
.row h3 { margin: 0 0 .5em; }
@media (min-width: 44rem), print { .columns .row { display: grid;
  grid-template-columns: 1fr 1fr; gap: 0 2rem; } }
@media print { :root { --ink: #000; --quiet: #444; --line: #bbb; --page: #fff; --mark: #eee;
  --accent: #000; } body { max-width: none; margin: 0; padding: 0; font-size: 10.5pt; }
  :is(p, ul, blockquote)[dir=rtl] { font-size: 12pt; }
  h1, h2, h3 { break-after: avoid; } li, blockquote { break-inside: avoid; }
  p { orphans: 2; widows: 2; } }
@page { size: A4; margin: 18mm; }
"""

_TAGS = {
    Role.TITLE: ("h1", ""),
    Role.SUBTITLE: ("p", "subtitle"),
    Role.SECTION: ("h2", ""),
    Role.HEADING: ("h3", ""),
    Role.TEXT: ("p", ""),
    Role.QUOTE: ("blockquote", ""),
    Role.REMARK: ("p", "remark"),
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
        lines.append(f'<main class="{"columns" if laid.in_columns else "turns"}">')
        for row in laid.rows:
            lines.append(f'<div class="row" id="p{row.number}">')
            for block in row.blocks:
                side = "source" if block is row.source and row.target is not None else "target"
                lines += body.flow([block], side)
            lines.append("</div>")
        lines.append("</main>")
    return "\n".join([*lines, *body.notes(), "</body>", "</html>"]) + "\n"


class _Body:
    """Writes blocks, and numbers the notes on them."""

    def __init__(self, laid: LaidOut) -> None:
        self._laid = laid
        self._notes: list[str] = []

    def flow(self, blocks: Iterable[Block], side: str = "") -> Iterator[str]:
        """Blocks below each other; items that follow each other are one list."""
        open_list = ""
        for block in blocks:
            wanted = ""
            if block.role is Role.ITEM:
                own = "own" if has_own_number(block.text) else ""
                wanted = f"<ul {_classes(side, own)}{_language_of(block)}>"
            if open_list and wanted != open_list:
                yield "</ul>"
            if wanted and wanted != open_list:
                yield wanted
            open_list = wanted
            yield self._block(block, side)
        if open_list:
            yield "</ul>"

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

    def _block(self, block: Block, side: str) -> str:
        number = f'<span class="number">{block.number}</span> ' if block.number else ""
        text = number + " ".join(self._piece(piece) for piece in block.pieces)
        place = _language_of(block)
        if block.role is Role.ITEM:
            return f"<li>{text}</li>"
        tag, own_class = _TAGS[block.role]
        anchor = ""
        if block.role is Role.TITLE and self._laid.title_number:
            anchor = f'id="p{self._laid.title_number}" '
        return f"<{tag} {anchor}{_classes(own_class or side)}{place}>{text}</{tag}>"

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
            f'<a href="#p{number}">{number}</a>' if number in self._laid.numbers else str(number)
            for number in piece.references
        )
        return f"{text} [{where}]" if where else text


def _classes(*names: str) -> str:
    found = " ".join(filter(None, names))
    return f'class="{found}" ' if found else ""


def _language_of(block: Block) -> str:
    return _language(block.language, block.text)


def _language(code: str, text: str) -> str:
    language = f'lang="{escape(code)}" ' if code else ""
    return f'{language}dir="{block_direction(code, text)}"'

"""The report of a batch: a table for programs, and a page for readers."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from html import escape
from typing import TextIO
from urllib.parse import quote

from khulasa.batch.values import Row, Stage, Totals
from khulasa.export.exchange.csv_format import cell_text
from khulasa.export.sentence_text import printable
from khulasa.wording import N_, _, count_text, list_text

COLUMNS = (
    *("document", "result", "state", "language", "words", "sentences", "seconds", "doubts"),
    *("failures", "remark"),
)
HEADINGS = (
    *(N_("Document"), N_("State"), N_("Language"), N_("Words"), N_("Sentences"), N_("Seconds")),
    *(N_("To check"), N_("Not translated"), N_("Remark")),
)
"""Of a table for readers, in the window too."""
STAGES = {
    Stage.DONE: N_("done"),
    Stage.SET_ASIDE: N_("set aside"),
    Stage.FAILED: N_("failed"),
}
"""What a reader is told of a document that is over."""
_STYLE = """
body { margin: 2rem auto; max-width: 80rem; padding: 0 1rem; font: 1rem/1.5 sans-serif; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: .3rem .6rem; text-align: start; vertical-align: top; }
th { position: sticky; top: 0; background: #eee; }
th button { border: 0; background: none; font: inherit; font-weight: bold; cursor: pointer; }
td.number { text-align: end; }
td { border-top: 1px solid #ddd; overflow-wrap: anywhere; }
tr.doubtful { background: #fff6e0; }
tr.bad { background: #fde8e4; }
"""
# Sorts by the column that is clicked, and the other way round when it is clicked again.
_SCRIPT = """
document.querySelectorAll("th").forEach((head, column) => {
  let up = false;
  head.addEventListener("click", () => {
    up = !up;
    const body = document.querySelector("tbody");
    const key = row => row.cells[column].dataset.value ?? row.cells[column].textContent;
    const rows = Array.from(body.rows).sort((a, b) =>
      (up ? 1 : -1) * key(a).localeCompare(key(b), undefined, {numeric: true}));
    body.append(...rows);
  });
});
"""


def write_csv(rows: Iterator[Row], file: TextIO) -> None:
    """Write the table; its columns stay as they are.

    Args:
        rows: The documents.
        file: Opened with ``newline=""``.
    """
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for row in rows:
        figures = row.figures
        writer.writerow(
            (
                cell_text(row.name),
                cell_text(row.place) if figures.written else "",
                row.stage.value,
                figures.language,
                figures.words,
                figures.sentences,
                f"{figures.seconds:.3f}",
                figures.doubts,
                figures.failures,
                cell_text(figures.remark),
            )
        )


def write_html(rows: Iterator[Row], totals: Totals, file: TextIO) -> None:
    """Write the page; results are linked, and a click on a heading sorts.

    Args:
        rows: The documents.
        totals: Of the whole batch.
        file: Where to.
    """
    heads = "".join(
        f'<th scope="col"><button type="button">{escape(_(words))}</button></th>'
        for words in HEADINGS
    )
    file.write(
        '<!DOCTYPE html>\n<html>\n<head><meta charset="utf-8">'
        f"<title>{escape(_('Batch of documents'))}</title>\n<style>{_STYLE}</style></head>\n"
        f"<body>\n<h1>{escape(_('Batch of documents'))}</h1>\n"
        f"<p>{escape(totals_text(totals))}</p>\n"
        f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n"
    )
    for row in rows:
        file.write(_line(row))
    file.write(f"</tbody>\n</table>\n<script>{_SCRIPT}</script>\n</body>\n</html>\n")


def totals_text(totals: Totals) -> str:
    """A batch in a sentence or two."""
    left = totals.documents - totals.over
    said = [
        count_text(
            "{done:,} of {:,} document done",
            "{done:,} of {:,} documents done",
            totals.documents,
            done=totals.done,
        ),
        count_text("{:,} with something to check", "{:,} with something to check", totals.doubtful)
        if totals.doubtful
        else "",
        count_text("{:,} set aside", "{:,} set aside", totals.set_aside)
        if totals.set_aside
        else "",
        count_text("{:,} failed", "{:,} failed", totals.failed) if totals.failed else "",
        count_text("{:,} still to do", "{:,} still to do", left) if left else "",
    ]
    return _("{figures}.").format(figures=list_text(said))


def _line(row: Row) -> str:
    figures = row.figures
    name = f'<bdi dir="auto">{escape(printable(row.name))}</bdi>'
    if figures.written:
        name = f'<a href="{escape(quote(row.place))}">{name}</a>'
    numbers = (
        *(f"{figures.words:,}", f"{figures.sentences:,}", f"{figures.seconds:.1f}"),
        *(f"{figures.doubts:,}", f"{figures.failures:,}"),
    )
    values = (
        figures.words,
        figures.sentences,
        round(figures.seconds, 1),
        figures.doubts,
        figures.failures,
    )
    cells = "".join(
        f'<td class="number" data-value="{value}">{shown}</td>'
        for value, shown in zip(values, numbers, strict=True)
    )
    kind = "bad" if row.stage is not Stage.DONE or figures.failures else ""
    if not kind and figures.doubts:
        kind = "doubtful"
    return (
        f'<tr class="{kind}"><td>{name}</td><td>{escape(_(STAGES[row.stage]))}</td>'
        f"<td>{escape(figures.language)}</td>{cells}"
        f"<td>{escape(printable(figures.remark))}</td></tr>\n"
    )

"""CSV: one row a sentence, for spreadsheets."""

from __future__ import annotations

import csv
import io
import re

from khulasa.export.choices import Choices, Details
from khulasa.export.exchange.sentences import sentences
from khulasa.export.sentence_text import one_line, printable
from khulasa.reading.document import Reading
from khulasa.translation.result import Status
from khulasa.wording import N_, _

# A spreadsheet takes what begins like this for a formula, which can send data away.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
# A telephone number or a balance is none: it stays as it stands in the source.
_SIGNED_NUMBER = re.compile(r"[+-]\d[\d\s.,٫٬]*%?")
_STATUSES = {
    Status.OK: N_("translated"),
    Status.CHECK: N_("to check"),
    Status.COPIED: N_("copied"),
    Status.FAILED: N_("not translated"),
}
# Without it spreadsheets on Windows read UTF-8 as something else.
_MARK = "\ufeff"


def to_csv(reading: Reading, choices: Choices, details: Details) -> str:
    """The article as a table with a row of titles; no cell of it is a formula."""
    details = details.chosen(choices)
    table = io.StringIO()
    writer = csv.writer(table)
    translation = _("Translation ({language})").format(language=reading.target)
    if details.notice:
        # A line of its own would not be a sentence, and programs take the first for the titles.
        translation = f"{translation} – {one_line(details.notice)}"
    titles = [
        (_("Paragraph"), choices.references),
        (_("Sentence"), choices.references),
        (_("Source ({language})").format(language=reading.article.language), choices.source),
        (translation, choices.translation),
        (_("State"), choices.translation),
        (_("To check"), choices.translation and choices.marks),
        (_("Note"), choices.note),
    ]
    writer.writerow([words for words, wanted in titles if wanted])
    for sentence in sentences(reading):
        cells = (
            str(sentence.paragraph),
            str(sentence.number),
            cell_text(sentence.source),
            cell_text(sentence.target),
            _(_STATUSES[sentence.status]) if sentence.status else _("not translated yet"),
            cell_text(" ".join(sentence.doubts)),
            cell_text(sentence.note),
        )
        writer.writerow([c for c, (_words, wanted) in zip(cells, titles, strict=True) if wanted])
    return _MARK + table.getvalue()


def cell_text(text: str) -> str:
    """A text as a cell that no spreadsheet takes for a formula."""
    text = printable(one_line(text))
    is_safe = not text.startswith(_FORMULA) or _SIGNED_NUMBER.fullmatch(text)
    return text if is_safe else f"'{text}"

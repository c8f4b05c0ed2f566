"""A copy of an OpenDocument file with the translation in the place of its text."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

from khulasa.article.blocks import Source
from khulasa.article.formats import OPENDOCUMENT
from khulasa.article.opendocument.names import OFFICE, TABLE
from khulasa.article.packages import parse_xml
from khulasa.reading.document import Reading
from khulasa.same_format.direction import turn_of
from khulasa.same_format.errors import SameFormatError, changed
from khulasa.same_format.losses import Losses
from khulasa.same_format.matching import places_of_paragraphs
from khulasa.same_format.opendocument.content import Content, fill
from khulasa.same_format.opendocument.styles import Styles
from khulasa.same_format.packages import names_of_roots, serialised, with_parts
from khulasa.same_format.placing import placed
from khulasa.same_format.targets import is_translated
from khulasa.wording import _


def write_opendocument(source: Source, reading: Reading, losses: Losses) -> bytes:
    """Write the translation into a copy of a file; all parts without any stay as they are.

    Args:
        source: The file, to be read as the article was.
        reading: The article and its translation.
        losses: Takes what could not be kept.

    Raises:
        SameFormatError: It is not the file that was read, or is one flat document.
        UnreadableError: It is damaged.
    """
    if not source.data.startswith(b"PK"):
        raise SameFormatError(
            _("A flat document cannot take its translation; save it as .odt, .odp or .ods first.")
        )
    places = places_of_paragraphs(OPENDOCUMENT.read(source).blocks, reading.article.paragraphs)
    if None in places:
        raise changed()
    roots = list(dict.fromkeys(place.getroottree().getroot() for place in places))
    names = names_of_roots(source.data, roots)
    if len(names) < len(roots):
        raise changed()
    read = {name for same in names.values() for name in same}
    styles = Styles([*_styles_beside(source.data, read), *roots], turn_of(reading))
    tables: set[Any] = set()
    written: set[Any] = set()
    done: set[Any] = set()
    for place, paragraph, outcomes in zip(
        places, reading.article.paragraphs, reading.paragraph_translations(), strict=True
    ):
        # A cell that is repeated is written once.
        if place in done or not is_translated(outcomes) or _is_calculated(place):
            continue
        done.add(place)
        written.add(place.getroottree().getroot())
        tables.update(place.iterancestors(TABLE + "table"))
        content = Content(place, paragraph.text, styles)
        fill(place, placed(content.inlines, paragraph, outcomes, losses))
        styles.turn_paragraph(place)
        for cell in place.iterancestors(TABLE + "table-cell"):
            cell.attrib.pop(OFFICE + "string-value", None)
    for table in tables:
        styles.turn_table(table)
    return with_parts(
        source.data, {name: serialised(root) for root in written for name in names[root]}
    )


def _styles_beside(data: bytes, names: set[str]) -> list[Any]:
    """What has styles, if nothing is written there."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        if "styles.xml" in names or "styles.xml" not in archive.namelist():
            return []
        return [parse_xml(archive.read("styles.xml"))]


def _is_calculated(place: Any) -> bool:
    """Whether a program would write another text there at once."""
    return any(cell.get(TABLE + "formula") for cell in place.iterancestors(TABLE + "table-cell"))

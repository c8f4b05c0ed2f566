"""PDFs written by hand, with letters at given places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class At:
    """A text at a place; y grows upwards."""

    x: float
    y: float
    text: str
    size: float = 11
    bold: bool = False
    turned: bool = False


def pdf(
    *pages: Sequence[At],
    info: str = "",
    box: str = "0 0 600 800",
    kids: str | None = None,
    drawn: str = "",
    ligatures: Mapping[str, str] | None = None,
) -> bytes:
    """A PDF with Helvetica.

    Args:
        pages: What stands on each.
        info: Entries of its own description.
        box: Of the pages.
        kids: In place of the list of pages.
        drawn: Comes on each page.
        ligatures: Letters of the font, and the letters that each of them stands for.
    """
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    named = ""
    if ligatures:
        objects.append(_stream(_character_map(ligatures)))
        named = f" /ToUnicode {len(objects)} 0 R"
    fonts = f"/F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica{named} >>"
    fonts += " /B << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>"
    names = []
    for page in pages:
        content = drawn + "\n".join(map(_drawn, page))
        number = len(objects) + 1
        names.append(f"{number} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents {number + 1} 0 R"
            f" /Resources << /Font << {fonts} >> >> >>"
        )
        objects.append(_stream(content))
    kids = " ".join(names) if kids is None else kids
    objects[1] = f"<< /Type /Pages /Kids [{kids}] /Count {max(len(pages), 1)} >>"
    objects.append(f"<< {info} >>")
    data, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj {text} endobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer << /Size "
    end += f"{len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\nstartxref\n{len(data)}\n"
    return data + end.encode("latin-1") + b"%%EOF"


def _stream(content: str) -> str:
    return f"<< /Length {len(content)} >> stream\n{content}\nendstream"


def _character_map(letters: Mapping[str, str]) -> str:
    lines = [
        f"<{ord(letter):02x}> <{text.encode('utf-16-be').hex()}>"
        for letter, text in letters.items()
    ]
    return "\n".join(
        (
            "/CIDInit /ProcSet findresource begin begincmap /CMapName /Own def",
            "1 begincodespacerange <00> <ff> endcodespacerange",
            *(f"{len(lines)} beginbfchar", *lines, "endbfchar"),
            "endcmap end",
        )
    )


def _drawn(at: At) -> str:
    text = at.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    matrix = "0 1 -1 0" if at.turned else "1 0 0 1"
    font = "B" if at.bold else "F"
    return f"BT /{font} {at.size} Tf {matrix} {at.x} {at.y} Tm ({text}) Tj ET"

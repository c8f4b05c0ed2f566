"""Whether a translation can be saved: a package may lack what a library needs beside its code."""

from __future__ import annotations

from collections.abc import Callable

from khulasa.article.read import read_text
from khulasa.doctor.finding import Finding
from khulasa.export.format_list import FORMATS
from khulasa.export.formats import render
from khulasa.reading.document import Reading
from khulasa.translation.result import by_user
from khulasa.wording import N_, _, list_text

_AGAIN = N_("Install Khulasa again; your models and settings stay.")
_BY_QT = "pdf"


def look_at_formats(write: Callable[[Reading, str], bytes] = render) -> Finding:
    """The formats that a small article cannot be written in; all but PDF, which takes a window.

    Args:
        write: Gives a file of a format, by its name.
    """
    reading = Reading(
        read_text("أين المكتبة؟", language="ar"), "", "", {0: by_user("Where is the library?")}
    )
    missing, reasons = [], set()
    for name, known in FORMATS.items():
        if name == _BY_QT:
            continue
        try:
            write(reading, name)
        # What a library lacks shows in many ways.
        except Exception as error:
            missing.append(_(known.title))
            reasons.add(f"{type(error).__name__}: {error}")
    if not missing:
        return Finding(_("Saving translations"), _("works in every format; PDF was not tried"))
    problem = _("Translations cannot be saved as: {formats} ({reasons}).").format(
        formats=list_text(missing), reasons=list_text(sorted(reasons))
    )
    return Finding(_("Saving translations"), _("not in every format"), problem, _(_AGAIN))

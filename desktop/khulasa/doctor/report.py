"""The whole examination, as text that can be pasted into a bug report, and as JSON.

It holds nothing of any article, no name of an article's file, no password; the home folder, which
often has its owner's name, is written ``~``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from khulasa.doctor.confinement import look_at_confinement
from khulasa.doctor.finding import Finding, Section
from khulasa.doctor.folders import look_at_folders
from khulasa.doctor.formats import look_at_formats
from khulasa.doctor.machine import look_at_machine
from khulasa.doctor.models import look_at_models
from khulasa.doctor.versions import look_at_versions
from khulasa.doctor.window import look_at_window
from khulasa.models.catalogue import load_catalogue
from khulasa.wording import _, labelled_text


def examine() -> tuple[Section, ...]:
    """Look at everything; takes some seconds, and uses no network."""
    return (
        Section(_("Versions"), (*look_at_versions(), look_at_formats())),
        Section(_("Folders"), look_at_folders()),
        Section(_("Models"), look_at_models(load_catalogue())),
        Section(_("Window"), look_at_window()),
        Section(_("Machine"), (*look_at_machine(), look_at_confinement())),
    )


def problems(sections: Iterable[Section]) -> tuple[Finding, ...]:
    """The findings with something wrong."""
    return tuple(f for section in sections for f in section.findings if f.problem)


def as_text(sections: Iterable[Section], home: Path | None = None) -> str:
    """The report for people: every finding a line, then what is wrong and how to mend it."""
    sections = tuple(sections)
    lines: list[str] = []
    for section in sections:
        lines += [section.title, *(_line(finding) for finding in section.findings), ""]
    wrong = problems(sections)
    if wrong:
        lines.append(_("What is wrong, and how to mend it"))
        for number, finding in enumerate(wrong, 1):
            lines += [
                f"{number:>3}. {labelled_text(finding.name, finding.problem)}",
                f"     {finding.mend}",
            ]
    else:
        lines.append(_("Nothing is wrong."))
    return _private("\n".join(lines) + "\n", home or Path.home())


def as_record(sections: Iterable[Section], home: Path | None = None) -> dict[str, Any]:
    """The report for programs: ``{"ok", "sections": [{"title", "findings": [...]}]}``."""
    sections, home = tuple(sections), home or Path.home()
    return {
        "ok": not problems(sections),
        "sections": [
            {
                "title": section.title,
                "findings": [
                    {
                        "name": finding.name,
                        "value": _private(finding.value, home),
                        "problem": _private(finding.problem, home),
                        "mend": _private(finding.mend, home),
                    }
                    for finding in section.findings
                ],
            }
            for section in sections
        ],
    }


def _line(finding: Finding) -> str:
    mark = "!" if finding.problem else " "
    return f"{mark} {labelled_text(finding.name, finding.value)}"


def _private(text: str, home: Path) -> str:
    """The text with ``~`` for the home folder, however it is written."""
    if home == Path(home.anchor):
        return text  # the home of some services is the root folder itself
    flags = re.IGNORECASE if os.name == "nt" else 0
    names = {str(home), home.as_posix(), str(home.resolve())}
    either = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.sub(rf"(?:{either})(?![^\s/\\,;:'\"])", "~", text, flags=flags)

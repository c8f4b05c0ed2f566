"""What the doctor says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        name: What.
        value: How it is.
        problem: What is wrong with it, as a sentence; empty if nothing is.
        mend: What to do about it, as a sentence.
    """

    name: str
    value: str
    problem: str = ""
    mend: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Findings that belong together."""

    title: str
    findings: tuple[Finding, ...]

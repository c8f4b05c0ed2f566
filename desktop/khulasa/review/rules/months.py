"""A month of the source is the same one in the translation."""

from __future__ import annotations

import re

from khulasa.review.issue import Issue, changed
from khulasa.review.languages import Languages
from khulasa.review.readers.months import months_in

KIND = "numbers"
_ANY = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")


def check(source: str, target: str, languages: Languages) -> list[Issue]:
    """Compare the months of both sides."""
    if (languages.source, languages.target) != ("ar", "en") or _ANY.search(target) is None:
        return []
    ours, theirs = months_in(source, "ar"), months_in(target, "en")
    if not ours or not theirs:
        # One without the other is left alone: "20/3", "last month", "May", "march".
        return []
    known, wanted = {number for number, _ in ours}, {number for number, _ in theirs}
    lost = [word for number, word in ours if number not in wanted]
    new = [word for number, word in theirs if number not in known]
    if not lost or not new:
        return []
    return [changed(KIND, source, lost[0].span, target, new[0].span)]

"""A sentence with a good translation, and the kinds of issues that a translation has."""

from __future__ import annotations

from khulasa.review.checks import check
from khulasa.review.languages import Languages

ARABIC = Languages("ar", "en")
SOURCE = (
    "زار وزير الخارجية الألماني مدينة دمشق يوم الثلاثاء، والتقى هناك بعدد من المسؤولين لبحث الوضع."
)
GOOD = (
    "The German foreign minister visited the city of Damascus on Tuesday, "
    "where he met a number of officials to discuss the situation."
)


def kinds(source: str, target: str, languages: Languages = ARABIC) -> set[str]:
    return {issue.kind for issue in check(source, target, languages)}

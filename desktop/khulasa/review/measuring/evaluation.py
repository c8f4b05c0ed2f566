"""How good the checks are: false alarms, alarms on real systems, planted faults found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from random import Random

from khulasa.review.checks import check
from khulasa.review.languages import Languages
from khulasa.review.measuring.planted_faults import faults

SEED = 20_260_101


@dataclass(frozen=True, slots=True)
class FlaggedTranslation:
    """The counts of issues in a whole translation.

    Attributes:
        name: Whose translation it is.
        sentences: How many sentences there are.
        flagged: How many have an issue.
        kinds: How many have an issue of each kind.
        chrf_flagged, chrf_unflagged: Mean chrF of sentences with and without an issue against the
            reference, from 0 to 100; None where there is no such sentence or nothing to compare.
    """

    name: str
    sentences: int
    flagged: int
    kinds: dict[str, int] = field(default_factory=dict)
    chrf_flagged: float | None = None
    chrf_unflagged: float | None = None


@dataclass(frozen=True, slots=True)
class FoundFaults:
    """The counts of sentences with a planted fault, and of those in which it was found.

    Attributes:
        planted: Sentences in which the fault could be planted.
        found: Those of them with an issue that the sentence without the fault does not have.
    """

    planted: int
    found: int


def evaluate(
    name: str,
    sources: Sequence[str],
    targets: Sequence[str],
    languages: Languages,
    chrf: Callable[[int], float] | None = None,
) -> FlaggedTranslation:
    """Check a translation line by line.

    Args:
        name: Whose translation it is.
        sources, targets: Lines that belong together.
        languages: The pair.
        chrf: Gives the chrF of a line; None for the reference itself.
    """
    kinds: Counter[str] = Counter()
    doubtful = set()
    for index, (source, target) in enumerate(zip(sources, targets, strict=True)):
        issues = check(source, target, languages)
        kinds.update({issue.kind for issue in issues})
        if issues:
            doubtful.add(index)
    rest = set(range(len(sources))) - doubtful
    return FlaggedTranslation(
        name,
        len(sources),
        len(doubtful),
        dict(kinds),
        _mean(map(chrf, doubtful)) if chrf else None,
        _mean(map(chrf, rest)) if chrf else None,
    )


def plant_faults(
    sources: Sequence[str],
    references: Sequence[str],
    languages: Languages,
    seed: int = SEED,
    only: str = "",
) -> dict[str, FoundFaults]:
    """Plant each fault in every reference that can have it, and count those found.

    An issue that the reference has without the fault finds nothing.

    Args:
        sources, references: Lines that belong together.
        languages: The pair.
        seed: The same faults are planted for the same seed.
        only: The name of the one fault to plant; empty for all.
    """
    before = [
        {(i.kind, i.message) for i in check(source, target, languages)}
        for source, target in zip(sources, references, strict=True)
    ]
    results = {}
    for name, fault in faults(references).items():
        if only not in ("", name):
            continue
        random = Random(f"{seed} {name}")
        planted = found = 0
        for source, target, known in zip(sources, references, before, strict=True):
            faulty = fault(source, target, random)
            if faulty is None or faulty == target:
                continue
            planted += 1
            found += any(
                (issue.kind, issue.message) not in known
                for issue in check(source, faulty, languages)
            )
        results[name] = FoundFaults(planted, found)
    return results


def _mean(values: Iterable[float]) -> float | None:
    numbers = list(values)
    return sum(numbers) / len(numbers) if numbers else None

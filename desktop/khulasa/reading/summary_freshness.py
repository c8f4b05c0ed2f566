"""A summary and the sentences it was made of: revised with them, or marked as outdated."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from khulasa.reading.summary_choice import SummaryChoice
from khulasa.summary.result import Summary, mark_outdated, replace_sentence
from khulasa.translation.result import Translation

RowOf = Callable[[int], int]


@dataclass(frozen=True, slots=True)
class SummaryBasis:
    """What a summary was made of.

    Attributes:
        choice: The kind of summary that was asked for.
        targets: The translation of each sentence then, by its number.
    """

    choice: SummaryChoice = field(default_factory=SummaryChoice)
    targets: Mapping[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "targets", MappingProxyType(dict(self.targets)))


def basis_of(choice: SummaryChoice, translations: Mapping[int, Translation]) -> SummaryBasis:
    """What a summary that is asked for now is made of."""
    return SummaryBasis(choice, {n: t.target for n, t in translations.items()})


def changed_since(basis: SummaryBasis, translations: Mapping[int, Translation]) -> list[int]:
    """Numbers of the sentences that are not what the summary was made of."""
    return [
        number
        for number, target in basis.targets.items()
        if number in translations and translations[number].target.strip() != target.strip()
    ]


def brought_up_to_date(
    summary: Summary,
    basis: SummaryBasis,
    translations: Mapping[int, Translation],
    row_of: RowOf,
) -> Summary:
    """A summary that has just come, with what the reader revised while it was made."""
    if basis.choice.of_source:
        return summary
    for number in changed_since(basis, translations):
        before, after = basis.targets[number], translations[number].target
        summary = replace_sentence(summary, row_of(number), before, after)
    return _marked(summary, basis, translations, row_of)


def after_revision(
    summary: Summary,
    basis: SummaryBasis,
    translations: Mapping[int, Translation],
    row_of: RowOf,
    before: Mapping[int, str],
) -> Summary:
    """A summary after the reader revised sentences.

    Args:
        summary: The summary so far.
        basis: What it was made of.
        translations: What holds now, by sentence number.
        row_of: Gives the row of a sentence.
        before: Their translations before, by their numbers.
    """
    changed = [number for number in before if before[number] != translations[number].target]
    if not changed or basis.choice.of_source:
        return summary
    for number in changed:
        after = translations[number].target
        summary = replace_sentence(summary, row_of(number), before[number], after)
    return _marked(summary, basis, translations, row_of)


def _marked(
    summary: Summary,
    basis: SummaryBasis,
    translations: Mapping[int, Translation],
    row_of: RowOf,
) -> Summary:
    return mark_outdated(summary, {row_of(n) for n in changed_since(basis, translations)})

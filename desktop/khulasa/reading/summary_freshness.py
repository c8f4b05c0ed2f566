"""A summary and the sentences it was made of: revised with them, or marked as outdated."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from khulasa.reading.summary_choice import SummaryChoice
from khulasa.summary.result import KEY_SENTENCES, Summary, mark_outdated, replace_sentence
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
        if (now := translations.get(number)) is not None
        and now.target != target  # as of most: that is seen at once
        and now.target.strip() != target.strip()
    ]


def reworded(
    summary: Summary,
    before: Mapping[int, str],
    translations: Mapping[int, Translation],
    row_of: RowOf,
) -> Summary:
    """A summary that says what sentences say now, where it picked what they said before.

    Args:
        summary: The summary.
        before: What they said, by their numbers.
        translations: What holds now, by sentence number.
        row_of: Gives the row of a sentence.
    """
    for number, said in before.items():
        summary = replace_sentence(summary, row_of(number), said, translations[number].target)
    return summary


def brought_up_to_date(
    summary: Summary,
    basis: SummaryBasis,
    translations: Mapping[int, Translation],
    row_of: RowOf,
) -> Summary:
    """A summary that has just come, with what the reader revised while it was made."""
    if basis.choice.of_source:
        return summary
    changed = {number: basis.targets[number] for number in changed_since(basis, translations)}
    summary = reworded(summary, changed, translations, row_of)
    return mark_outdated(summary, set(map(row_of, changed)))


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
        before: Their translations before, by their numbers; those that it does not rest on may be
            left out.
    """
    changed = {n: said for n, said in before.items() if said != translations[n].target}
    if not changed or basis.choice.of_source:
        return summary
    summary = reworded(summary, changed, translations, row_of)
    if summary.model == KEY_SENTENCES:
        return summary  # which is never outdated, so that nobody has to look at all sentences
    return mark_outdated(summary, set(map(row_of, changed_since(basis, translations))))

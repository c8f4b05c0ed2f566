"""The choices that the summary panel shows, as plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from khulasa.models.entry import Model
from khulasa.reading.summary_choice import SummaryChoice


@dataclass(frozen=True, slots=True)
class PanelChoices:
    """What can be chosen for the summary, and what goes with the choice.

    Attributes:
        choice: The summary that is chosen.
        summarisers: The summarisers that are installed for its language.
        language: Code of its language.
        languages: Codes of the translation's and the article's language; fewer than two if there
            is nothing to choose.
        notices: Notices of summarisers, by their names in the catalogue.
        offer: Words of an offer of something better than key sentences; may be empty.
        has_copy_notice: There is a notice that the translation is rough, to be copied too.
    """

    choice: SummaryChoice
    summarisers: Sequence[Model] = ()
    language: str = "en"
    languages: Sequence[str] = ()
    notices: Mapping[str, str] = field(default_factory=dict)
    offer: str = ""
    has_copy_notice: bool = False

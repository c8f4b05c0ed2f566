"""The words of the summary panel: its title, its remarks, and why there is no summary yet.

The status line takes its words about a summary from here too.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from khulasa.engine.messages import SummaryProgress
from khulasa.export.copying.summary_copy import withheld
from khulasa.reading.changes import UNFINISHED, State
from khulasa.summary.result import KEY_SENTENCES, Summary, SummaryStage
from khulasa.ui.words import upper_first
from khulasa.wording import _, count_text, fill_text


@dataclass(frozen=True, slots=True)
class SummaryState:
    """How far the summary of an article is.

    Attributes:
        state: State of the article.
        author: Title of the summariser; empty for key sentences.
        progress: The last progress of the summariser, if there was any.
        is_current: The summary that is chosen is the one that is shown.
        has_model: A model translates the article.
        needs_translation: The summary is made of the translation, not of the article itself.
        is_translated: Every sentence is translated.
    """

    state: State
    author: str = ""
    progress: SummaryProgress | None = None
    is_current: bool = False
    has_model: bool = True
    needs_translation: bool = True
    is_translated: bool = False


def waiting_words(summary: SummaryState) -> str:
    """Why there is no summary, or what is happening to it; empty if there is nothing to wait for.

    The panel shows this in place of a summary, or above one that is being replaced.
    """
    state = summary.state
    if state is State.SUMMARISING:
        return upper_first(progress_words(summary.progress, summary.author))
    if state is State.DONE or (state is State.STOPPED and summary.is_current):
        return ""
    if not summary.has_model and summary.needs_translation:
        return _("There is no summary without a translation.")
    if state not in UNFINISHED:
        return _("This comes when the whole article is translated.")
    if summary.has_model and not summary.is_translated:
        return _("Press Continue: this comes when the whole article is translated.")
    if state is State.FAILED:
        return (
            _("The summary could not be made. Continue tries again.")
            if summary.author
            else _("The key sentences could not be chosen. Continue tries again.")
        )
    return (
        _("Stopped before the summary was made. Press Continue.")
        if summary.author
        else _("Stopped before the key sentences were chosen. Press Continue.")
    )


def progress_words(progress: SummaryProgress | None, author: str) -> str:
    """What is happening while a summary is made, as in ``"reading part 2 of 3…"``.

    Args:
        progress: The last that was heard; None if nothing was.
        author: Title of the summariser; empty for key sentences.
    """
    if not author:
        return _("choosing the key sentences…")
    if progress is None:
        return _("loading {}…").format(author)
    if progress.stage is SummaryStage.CHECKING:
        return _("checking the summary against the article…")
    if progress.stage is SummaryStage.WRITING:
        return _("writing the summary…")
    if progress.total < 2:
        return _("{} reads the article…").format(author)
    return fill_text(
        "reading part {:,} of {:,}…", min(progress.done + 1, progress.total), progress.total
    )


def unfinished_words(state: State, author: str) -> str:
    """The state of a translated article whose summary was stopped or failed."""
    if state is State.STOPPED:
        return _("Stopped at the summary") if author else _("Stopped at the key sentences")
    return _("Summary failed") if author else _("Key sentences failed")


def panel_title(summary: Summary, author: str, *, so_far: bool = False) -> str:
    """The title above a summary, or above the one that the author is going to make."""
    if so_far:
        return _("Key sentences so far")
    return _("Summary") if author and not summary.sentences else summary.heading


def remarks(summary: Summary, kept: Collection[int], notices: Mapping[str, str]) -> list[str]:
    """Remarks above a summary, a sentence each.

    Args:
        summary: The summary.
        kept: Indices of the doubtful sentences that the reader keeps.
        notices: Notices of summarisers, by their names in the catalogue.
    """
    if not summary.sentences:
        return []
    found = [str(summary.note)] if summary.note else []
    if summary.model == KEY_SENTENCES and not summary.note:
        found.append(_("The article's own sentences, picked and not written."))
    if summary.model in notices:
        found.append(notices[summary.model])
    missing = len(withheld(summary, kept))
    if missing:
        found.append(
            count_text(
                "1 sentence is not copied: the article may not say this. Keep copies it.",
                "{:,} sentences are not copied: the article may not say this. Keep copies them.",
                missing,
            )
        )
    return found

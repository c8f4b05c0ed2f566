"""What is said where there is nothing to list, and what is offered there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from khulasa.ui.library.placard import Said
from khulasa.wording import _

Offers = Sequence[tuple[str, Callable[[], object]]]


def nothing_kept(ways_in: Offers) -> Said:
    """The library is empty."""
    return Said(
        _("Nothing is kept yet"),
        _(
            "Every article you open is kept here with its translation, your corrections and "
            "its summary, on this computer only. You find it again by any word in it, and "
            "go on where you were."
        ),
        ways_in,
    )


def private_mode(ways_in: Offers) -> Said:
    """Private mode is on."""
    return Said(
        _("Private: nothing is kept here"),
        _(
            "This window writes nothing of what you read to the disk, because private mode is "
            "on. Articles, corrections and summaries are gone when you close it. What was kept "
            "before is untouched; you see it again without private mode."
        ),
        ways_in,
    )


def unusable(fault: str, ways_in: Offers) -> Said:
    """The library cannot be used, or not be read; the fault says why."""
    return Said(_("The library cannot be shown"), fault, ways_in)


def none_chosen(show_all: Callable[[], object]) -> Said:
    """No article is as the filters want it."""
    return Said(
        _("No article is like that"),
        _("Articles are kept, but none that all of the chosen filters let through."),
        ((_("Show all"), show_all),),
    )


def nothing_found(
    words: str, clear: Callable[[], object], show_all: Callable[[], object] | None
) -> Said:
    """A search found nothing.

    Args:
        words: What was searched for.
        clear: Clears the search.
        show_all: Takes the filters away; None if there are none.
    """
    body = _("No title, sentence, summary or note has all of these words: {}")
    offers: list[tuple[str, Callable[[], object]]] = [(_("Clear search"), clear)]
    if show_all is not None:
        body = _("None of the chosen articles has all of these words: {}")
        offers.append((_("Search all articles"), show_all))
    # Isolated, so that Arabic words do not turn the line around.
    return Said(_("Nothing found"), body.format(f"\u2068{words}\u2069"), offers)

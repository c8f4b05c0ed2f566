"""How much of the page's height its panels get: the text always keeps half of the window's."""

from __future__ import annotations

from math import ceil

TEXT_SHARE = 0.5
_HANDLES = 2  # pixels between the panels and the text


def panel_heights(
    page: int, window: int, summary: tuple[int, int], review: tuple[int, int]
) -> tuple[int, int]:
    """The heights of the summary and of what to check; 0 for a panel that has no room.

    Where there is room for one only, it is the panel that the reader asked for: what to check.

    Args:
        page: Height of the page.
        window: Height of the whole window, bars and notices included.
        summary: The least that the summary needs, and what it should have; 0 if it is not there.
        review: The same of what to check.
    """
    room = max(0, page - ceil(window * TEXT_SHARE) - _HANDLES)
    least_summary, summary_wanted = summary
    least_review, review_wanted = review
    if least_summary + (least_review if review_wanted else 0) > room:
        summary_wanted = 0
    if not summary_wanted or not review_wanted:
        # What was asked for is there in any case.
        return min(summary_wanted, room), min(review_wanted, max(room, least_review))
    over = max(0, summary_wanted + review_wanted - room)
    # Each gives way as far as it can, the summary first: it has been read.
    from_summary = min(over, max(0, summary_wanted - least_summary))
    return summary_wanted - from_summary, max(least_review, review_wanted - (over - from_summary))

"""What a tab says of its article."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from khulasa.reading.changes import State
from khulasa.ui.shell.tabs.tab import Tab
from khulasa.ui.words import doubts_text
from khulasa.wording import _, fill_text


class Mark(StrEnum):
    """How a tab stands out."""

    NONE = ""
    WORKING = "working"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class TabWords:
    """What a tab shows.

    Attributes:
        name: On the tab.
        doing: What is going on, or what came of it; may be empty.
        mark: How it stands out.
        share: How much is done of what is going on.
    """

    name: str
    doing: str = ""
    mark: Mark = Mark.NONE
    share: float = 0.0

    @property
    def tip(self) -> str:
        """All of it, in a line each."""
        return "\n".join(part for part in (self.name, self.doing) if part)


def tab_words(tab: Tab) -> TabWords:
    """What to show of a tab."""
    core, name = tab.article.core, tab.name
    done, total = core.steps()
    share = done / total if total else 0.0
    if tab.fault[0]:
        return TabWords(name, str(tab.fault[0]), Mark.FAILED)
    if tab.waiting is not None:
        return TabWords(name, _("Waiting to be opened"), Mark.WORKING)
    if core.reading is None:
        return TabWords(name)
    if tab.article.waits:
        return TabWords(name, _("Waiting for its turn"), Mark.WORKING, share)
    match core.state:
        case State.LOADING | State.TRANSLATING | State.STOPPING:
            words = fill_text("Translating: {:.0f} %", 100 * share)
            return TabWords(name, words, Mark.WORKING, share)
        case State.SUMMARISING:
            return TabWords(name, _("Summarising"), Mark.WORKING, share)
        case State.FAILED:
            return TabWords(name, _("Failed"), Mark.FAILED)
        case State.STOPPED:
            return TabWords(name, _("Stopped"))
        case State.DONE:
            return TabWords(name, doubts_text(core.counts()))
        case _:
            return TabWords(name)

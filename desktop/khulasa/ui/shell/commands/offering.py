"""Which commands are offered, as the article and the tabs are now."""

from __future__ import annotations

from collections.abc import Sequence

from khulasa.reading.changes import UNFINISHED, State
from khulasa.reading.state import ReadingState
from khulasa.same_format.write import SUFFIXES
from khulasa.ui.shell.commands.all_commands import Commands
from khulasa.ui.shell.tabs.tab import Tab


def offer_for_article(commands: Commands, core: ReadingState, reads: bool = False) -> None:
    """Offer what can be done with the article as it is now.

    Args:
        commands: Those of the window.
        core: The article.
        reads: Whether another one is being read.
    """
    c = commands
    c.stop.setVisible(core.running or core.state is State.STOPPING or reads)
    c.stop.setEnabled(core.running or reads)
    c.go_on.setVisible(core.state in UNFINISHED)
    c.go_on.setEnabled(core.state in UNFINISHED)
    of_article = (
        *(c.export, c.save, c.print_article, c.print_preview),
        *(c.copy_translation, c.copy_paragraph, c.copy_pair, c.copy_citation),
        *(c.copy_summary, c.copy_references),
        *(c.find, c.find_next, c.find_previous, c.find_exact),
        *(c.next_sentence, c.previous_sentence, c.next_part, c.doubts),
    )
    c.parts.setEnabled(core.reading is not None and bool(core.reading.article.parts))
    for command in of_article:
        command.setEnabled(core.reading is not None)
    file = core.reading.article.file if core.reading is not None else None
    c.save_layout.setEnabled(file is not None and file.lower().endswith(SUFFIXES))


def offer_for_tabs(commands: Commands, tabs: Sequence[Tab]) -> None:
    """Offer what can be done with the tabs that there are."""
    commands.close_tab.setEnabled(len(tabs) > 1 or not tabs[0].is_empty)
    commands.article_list.setEnabled(not all(tab.is_empty for tab in tabs))
    c = commands
    for command in (c.close_other_tabs, c.next_tab, c.previous_tab, c.move_tab):
        command.setEnabled(len(tabs) > 1)

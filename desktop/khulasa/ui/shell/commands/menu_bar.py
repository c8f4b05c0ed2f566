"""The menu bar: every command of the window, by what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from khulasa.wording import N_, _

if TYPE_CHECKING:
    from khulasa.ui.library.page import LibraryPage
    from khulasa.ui.shell.commands.all_commands import Commands
    from khulasa.ui.shell.commands.recent_menu import RecentMenu
    from khulasa.ui.shell.commands.toolbar import Toolbar
    from khulasa.ui.summary.panel import SummaryPanel

_Groups = tuple[tuple[QAction, ...], ...]


_TITLES = (
    *(N_("&File"), N_("&Edit"), N_("&View")),
    *(N_("&Translation"), N_("&Summary"), N_("&Help")),
)


def add_menus(bar: QMenuBar) -> None:
    """Put the menus into the window's bar; what is in them comes with ``fill_menus``."""
    for title in _TITLES:
        menu = QMenu(_(title), bar)
        menu.setToolTipsVisible(True)
        bar.addMenu(menu)


def fill_menus(
    bar: QMenuBar,
    commands: Commands,
    toolbar: Toolbar,
    recent: RecentMenu,
    summary: SummaryPanel,
    library: LibraryPage,
) -> None:
    """Put the commands into the menus.

    Args:
        bar: Has the menus.
        commands: What can be done.
        toolbar: Has the menus of languages, model and encoding.
        recent: The articles that were read last.
        summary: Has the menus of what summarises and of how a summary is copied.
        library: Has actions of its own while it is shown.
    """
    c, v, chooser = commands, commands.view, toolbar.chooser
    menus: tuple[_Groups, ...] = (
        (
            (c.open, recent.menuAction(), c.paste, c.sample),
            (c.new_tab, c.close_tab, c.close_other_tabs),
            (c.next_tab, c.previous_tab, c.move_tab, c.article_list),
            (c.save, c.export, c.save_layout),
            (c.print_article, c.print_preview),
            (c.library, library.all_actions.menuAction(), c.dont_keep, c.private),
            (c.quit,),
        ),
        (
            (c.undo, c.redo),
            (c.find, c.find_next, c.find_previous, c.find_exact),
            (c.copy_translation, c.copy_paragraph, c.copy_pair, c.copy_citation),
            (c.edit, c.mark_as_fine, c.revert),
            (c.everywhere, c.note, c.remove_note),
            (c.put_term, c.fix_name, c.add_term),
            (c.try_again, c.alternatives),
            (c.preferences,),
        ),
        (
            (*v.arrangements.values(), v.show_source),
            (v.scroll_together, v.wider_source, v.wider_translation),
            (v.summary_side, v.outline, c.doubts, c.only_doubtful, c.guesses),
            (c.next_sentence, c.previous_sentence, c.next_doubt, c.previous_doubt, c.next_part),
            (c.read_aloud, c.read_source_aloud),
            (c.larger, c.smaller, c.normal_size),
            (v.larger_source, v.smaller_source, v.larger_translation, v.smaller_translation),
        ),
        (
            (c.stop, c.go_on),
            (
                chooser.source_menu.menuAction(),
                chooser.target_menu.menuAction(),
                chooser.model_menu.menuAction(),
            ),
            (toolbar.encoding_menu.menuAction(), c.join_lines, c.parts),
            (c.glossary, c.models),
            (c.copied,),
        ),
        (
            (*c.lengths.values(), summary.summarisers.menuAction()),
            (c.copy_summary, c.copy_references, summary.copy_menu.menuAction()),
        ),
        (
            (c.palette, c.shortcuts),
            (c.message_details, c.close_message),
            (c.show_log, c.diagnostics, c.about),
        ),
    )
    for action, groups in zip(bar.actions(), menus, strict=True):
        menu = action.menu()
        assert isinstance(menu, QMenu)
        _fill(menu, groups)


def _fill(menu: QMenu, groups: _Groups) -> None:
    for group in groups:
        menu.addActions(group)
        if group is not groups[-1]:
            menu.addSeparator()

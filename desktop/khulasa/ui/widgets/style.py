"""Colours and the style sheet: one accent, light and dark."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from khulasa.settings.theme import Theme


@dataclass(frozen=True, slots=True)
class Colours:
    """All colours of the window, as ``#rrggbb``."""

    page: str
    chrome: str
    line: str
    edge: str
    ink: str
    source_ink: str
    quiet: str
    accent: str
    on_accent: str
    hover: str
    pinned: str
    spot: str
    doubtful: str
    summarised: str
    found: str
    notice: str
    warning: str
    warning_page: str


LIGHT = Colours(
    page="#ffffff",
    chrome="#f4f6f6",
    line="#d9dfdf",
    edge="#7f8c8a",
    ink="#14201f",
    source_ink="#46524f",
    quiet="#505d5b",
    accent="#0d6b64",
    on_accent="#ffffff",
    hover="#e3f1ef",
    pinned="#d0eae6",
    spot="#b0dcd5",
    doubtful="#0d6b64",
    summarised="#6b4fbb",
    found="#9a5b00",
    notice="#e3f1ef",
    warning="#a3341f",
    warning_page="#fbebe7",
)
DARK = Colours(
    page="#151b1b",
    chrome="#1e2626",
    line="#344040",
    edge="#6a7a78",
    ink="#e8eeed",
    source_ink="#b9c5c3",
    quiet="#adbab7",
    accent="#58c2b5",
    on_accent="#0b1514",
    hover="#1d2d2b",
    pinned="#213a37",
    spot="#2b4e49",
    doubtful="#58c2b5",
    summarised="#b9a3f5",
    found="#e3b05a",
    notice="#22322f",
    warning="#f0a08d",
    warning_page="#3a2420",
)

# Pixels: wide enough for four marks beside each other.
SCROLL_MARKS_WIDTH = 16

_THEME = "theme"
_SCHEMES = {
    Theme.SYSTEM: Qt.ColorScheme.Unknown,
    Theme.LIGHT: Qt.ColorScheme.Light,
    Theme.DARK: Qt.ColorScheme.Dark,
}


def is_dark() -> bool:
    """Whether windows are dark: the reader wants them so, or leaves it to a desktop that does."""
    app = QGuiApplication.instance()
    theme = (app.property(_THEME) if app else None) or Theme.SYSTEM
    if theme == Theme.SYSTEM:
        return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return bool(theme == Theme.DARK)


def use_theme(app: QApplication, theme: Theme) -> None:
    """Have light or dark windows, or those that the desktop asks for, from now on."""
    if theme != (app.property(_THEME) or Theme.SYSTEM):
        app.setProperty(_THEME, str(theme))
        # For what the desktop draws, such as frames and its own dialogs; not all desktops hear.
        app.styleHints().setColorScheme(_SCHEMES[theme])
        apply_style(app)


def follow_system(app: QApplication) -> None:
    """Dress the application anew whenever the desktop turns dark or light."""
    QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _scheme: apply_style(app))


def colours() -> Colours:
    """The colours that hold now."""
    return DARK if is_dark() else LIGHT


def apply_style(app: QApplication) -> None:
    """Dress the whole application; call again when the desktop changes between light and dark."""
    app.setStyle("Fusion")
    app.setPalette(_palette(colours()))
    app.setStyleSheet(_sheet(colours()))


def _palette(c: Colours) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for target, colour in (
        (role.Window, c.chrome),
        (role.WindowText, c.ink),
        (role.Base, c.page),
        (role.AlternateBase, c.chrome),
        (role.Text, c.ink),
        (role.Button, c.chrome),
        (role.ButtonText, c.ink),
        (role.ToolTipBase, c.page),
        (role.ToolTipText, c.ink),
        (role.PlaceholderText, c.quiet),
        (role.Highlight, c.accent),
        (role.HighlightedText, c.on_accent),
        (role.Link, c.accent),
        (role.LinkVisited, c.accent),
        (role.Accent, c.accent),
    ):
        palette.setColor(target, QColor(colour))
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, QColor(c.quiet))
    return palette


def _sheet(c: Colours) -> str:
    return f"""
    QToolBar {{ background: {c.chrome}; border: none; border-bottom: 1px solid {c.line};
        padding: 4px 8px; spacing: 4px; }}
    QToolBar::separator {{ background: {c.line}; width: 1px; margin: 6px 8px; }}
    QToolButton, QPushButton {{ border: 1px solid transparent; border-radius: 6px;
        padding: 5px 12px; background: transparent; color: {c.ink}; outline: none; }}
    QToolButton:hover, QPushButton:hover {{ background: {c.hover}; }}
    QToolButton:pressed, QPushButton:pressed {{ background: {c.pinned}; }}
    QToolButton:focus, QPushButton:focus {{ border-color: {c.accent}; }}
    QToolButton:disabled, QPushButton:disabled {{ color: {c.quiet}; }}
    QFileDialog QToolButton {{ padding: 3px; }}
    QToolButton[look="choice"] {{ padding: 5px 6px; }}
    QToolButton::menu-indicator {{ image: none; }}
    QPushButton[look="outline"], QToolButton[look="outline"] {{ border-color: {c.edge}; }}
    QPushButton[look="outline"]:focus, QToolButton[look="outline"]:focus {{
        border-color: {c.accent}; }}
    QToolButton:checked {{ background: {c.pinned}; }}
    QPushButton[look="link"] {{ color: {c.accent}; padding: 0 2px; border-radius: 4px; }}
    QToolButton[look="chip"] {{ border: 1px solid {c.edge}; border-radius: 13px;
        padding: 3px 12px; }}
    QToolButton[look="chip"]:checked {{ border-color: {c.accent}; }}
    QToolButton[look="chip"]:focus {{ border-color: {c.accent}; }}
    #review QToolButton, #review QPushButton {{ padding: 5px 8px; }}
    #summary QPushButton {{ padding: 4px 6px; min-height: 18px; }}
    #summary QToolButton {{ padding: 3px 6px; min-height: 17px; }}
    #summary QToolButton[look="switch"] {{ padding: 3px 3px; }}
    #summary QLabel {{ background: {c.page}; }}
    QPushButton[look="primary"] {{ background: {c.accent}; color: {c.on_accent};
        font-weight: bold; padding: 7px 20px; }}
    QPushButton[look="primary"]:focus {{ border-color: {c.ink}; }}
    QCheckBox::indicator:unchecked {{ border: 1px solid {c.edge}; border-radius: 2px;
        background: {c.page}; width: 12px; height: 12px; }}
    QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
    QDialogButtonBox QPushButton {{ border-color: {c.edge}; }}
    QDialogButtonBox QPushButton:focus {{ border-color: {c.accent}; }}
    QLabel[look="quiet"] {{ color: {c.quiet}; }}
    QLabel[look="title"] {{ font-weight: bold; }}
    QLabel[look="warning"], QLabel[look="error"] {{ color: {c.warning}; }}
    #notice {{ background: {c.notice}; color: {c.ink}; }}
    #details, #details > QWidget > QWidget {{ background: {c.page}; }}
    #foot {{ background: {c.chrome}; border-top: 1px solid {c.line}; }}
    #faults, #windowMessage {{ background: {c.notice}; padding: 6px 16px; }}
    #windowMessage[urgent="true"] {{ background: {c.warning_page}; color: {c.warning}; }}
    QLineEdit {{ border: 1px solid {c.edge}; border-radius: 6px; padding: 5px 8px;
        background: {c.page}; color: {c.ink}; }}
    QLineEdit:focus {{ border-color: {c.accent}; }}
    QComboBox QLineEdit {{ border: none; padding: 0; }}
    #summary, #reading, #review, #review QLabel, #said {{ background: {c.page}; }}
    QTableView {{ background: {c.page}; gridline-color: {c.line}; border: 1px solid {c.line}; }}
    QTableView::item {{ padding: 0 5px; }}
    QHeaderView {{ background: {c.chrome}; }}
    QHeaderView::section {{ background: {c.chrome}; color: {c.quiet}; padding: 6px 8px;
        border: none; border-bottom: 1px solid {c.line}; }}
    #outline, #outline QTreeView {{ background: {c.page}; }}
    #outline QTreeView::item {{ padding: 3px 0; color: {c.ink}; }}
    #outline QTreeView::item:hover {{ background: {c.hover}; }}
    #outline QTreeView::item:selected {{ background: {c.pinned}; }}
    #library, #library QListView {{ background: {c.page}; }}
    #libraryBar, #libraryNotice {{ background: {c.notice}; color: {c.ink}; }}
    #libraryBar[urgent="true"] {{ background: {c.warning_page}; }}
    #libraryBar[urgent="true"] QLabel {{ color: {c.warning}; }}
    #libraryNote {{ background: {c.chrome}; border-top: 1px solid {c.line}; }}
    #noteCard, #termsCard, #review #noteCard QLabel, #review #termsCard QLabel {{
        background: {c.notice}; }}
    #noteCard, #termsCard {{ border-radius: 6px; }}
    #review #noteCard QPushButton, #review #termsCard QPushButton {{ padding: 0 2px; }}
    #preferences QScrollBar:vertical {{ background: {c.chrome}; }}
    #editor {{ border: 1px solid {c.accent}; border-radius: 6px; padding: 4px; }}
    #sentenceEditor {{ background: {c.page}; border: 1px solid {c.accent}; border-radius: 4px; }}
    #sentenceEditor QPushButton {{ padding: 0 4px; }}
    #sentenceField {{ background: transparent; padding: 0; }}
    #findBar {{ background: {c.chrome}; border-top: 1px solid {c.line}; }}
    #findBar QToolButton {{ padding: 3px 9px; }}
    #messageBar {{ background: {c.pinned}; }}
    #messageBar QPushButton[look="outline"] {{ border-color: {c.accent}; }}
    #messageBar QPushButton[look="outline"]:focus {{ border-color: {c.ink}; }}
    #focusLine {{ background: {c.accent}; }}
    #messageBar[urgent="true"] {{ background: {c.warning_page}; }}
    #messageBar[urgent="true"] QLabel {{ color: {c.warning}; }}
    #tabs {{ background: {c.chrome}; border: none; border-bottom: 1px solid {c.line}; }}
    #tabs::tab {{ background: {c.chrome}; color: {c.quiet}; padding: 6px 10px; border: none;
        border-right: 1px solid {c.line}; min-height: 20px; }}
    #tabs::tab:selected {{ background: {c.page}; color: {c.ink}; }}
    #tabs::tab:hover:!selected {{ background: {c.hover}; }}
    #tabs QToolButton[look="close"] {{ padding: 1px 5px; color: {c.quiet}; }}
    QStatusBar {{ background: {c.chrome}; border-top: 1px solid {c.line}; color: {c.ink}; }}
    QStatusBar::item {{ border: none; }}
    QSplitter::handle {{ background: {c.line}; }}
    QProgressBar {{ border: none; background: {c.chrome}; max-height: 4px; min-height: 4px; }}
    QProgressBar::chunk {{ background: {c.accent}; }}
    QStatusBar QProgressBar {{ background: {c.line}; }}
    QToolTip {{ color: {c.ink}; background: {c.page}; border: 1px solid {c.line}; padding: 4px; }}
    QScrollBar:vertical {{ background: {c.page}; width: 12px; margin: 0; }}
    #reading QScrollBar:vertical {{ width: {SCROLL_MARKS_WIDTH}px; }}
    QScrollBar::handle:vertical {{ background: {c.edge}; border-radius: 4px; margin: 2px;
        min-height: 32px; }}
    QScrollBar::handle:vertical:hover {{ background: {c.quiet}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    #palette {{ border: none; outline: none; }}
    #palette::item {{ border-radius: 4px; }}
    #palette::item:selected {{ background: {c.hover}; }}
    QMenu {{ background: {c.page}; color: {c.ink}; border: 1px solid {c.line}; padding: 4px 0; }}
    QMenu::item {{ padding: 6px 24px 6px 28px; }}
    QMenu::item:selected {{ background: {c.hover}; }}
    QMenu::item:disabled {{ color: {c.quiet}; }}
    QMenu::separator {{ background: {c.line}; height: 1px; margin: 4px 0; }}
    """


def set_urgent(message: QWidget, urgent: bool, *parts: QWidget) -> None:
    """Give a message and its parts the look of something that went wrong, or the usual one."""
    before = bool(message.property("urgent"))
    message.setProperty("urgent", urgent)
    if before is urgent:
        return  # to dress it again takes as long as an article's first lines
    for widget in (message, *parts):
        widget.style().unpolish(widget)
        widget.style().polish(widget)

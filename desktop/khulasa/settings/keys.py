"""Every key of ``settings.toml``.

A preferences window can be made of ``SETTINGS``, and so can a page of the manual. What the reader
chose comes first; ``window`` and ``state`` hold how things were left.
"""

from __future__ import annotations

from khulasa.export.summary_copy import CopyForm
from khulasa.settings.setting import AnySetting, Setting, Table
from khulasa.summary.result import Length

_STATE = ("window", "state")
_FAR = 100_000  # pixels; no screen is as wide, and Qt still counts with it

ZOOM = Setting(("view", "zoom"), 1.0, "Size of the text; 1 is normal", least=0.5, most=4)

GUESSES = Setting(("view", "guesses"), True, "Mark the words that the model guessed")

TARGET = Setting(
    ("reading", "target"), "en", "Language to read articles in, as its code", pattern=r"\S+"
)

MIRROR = Setting(
    ("models", "mirror"), "", "Address to fetch models from; empty for the usual model hub"
)
CHOSEN_MODEL = Table(("models", "chosen"), str, "Model that translates, by languages such as ar-en")

LENGTH = Setting(("summary", "length"), Length.MEDIUM, "Length of summaries", allowed=tuple(Length))
SUMMARISER = Setting(
    ("summary", "summariser"),
    "",
    "Model that writes summaries, or key-sentences; empty for the best that is installed",
)
GROUNDED = Table(
    ("summary", "grounded"), bool, "Whether a summariser may write only words of the article"
)

COPY_FORM = Setting(
    ("copy", "form"), CopyForm.SHOWN, "Form in which a summary is copied", allowed=tuple(CopyForm)
)
COPY_TITLE = Setting(("copy", "title"), False, "Copy summaries with the title")
COPY_FILE = Setting(("copy", "file"), False, "Copy summaries with the file's name")
COPY_DATE = Setting(("copy", "date"), False, "Copy summaries with the date")
COPY_NOTICE = Setting(
    ("copy", "notice"), False, "Copy summaries with a line that the translation is rough"
)

LIBRARY_SIZE = Setting(
    ("library", "size_limit_mb"),
    2048,
    "Most megabytes of the library; above, the oldest articles without corrections go",
    least=1,
    most=10_000_000,
)


def _pixels(name: str, words: str, least: int) -> Setting[int | None]:
    return Setting(("window", name), None, words, int, least=least, most=_FAR)


WINDOW_X = _pixels("x", "Left edge of the window, in pixels", -_FAR)
WINDOW_Y = _pixels("y", "Upper edge of the window, in pixels", -_FAR)
WINDOW_WIDTH = _pixels("width", "Width of the window, in pixels", 1)
WINDOW_HEIGHT = _pixels("height", "Height of the window, in pixels", 1)
MAXIMISED = Setting(("window", "maximised"), False, "Whether the window fills the screen")
SUMMARY_HEIGHT = _pixels("summary_height", "Height of the summary, in pixels", 1)
MODELS_WIDTH = _pixels("models_width", "Width of the models window, in pixels", 1)
MODELS_HEIGHT = _pixels("models_height", "Height of the models window, in pixels", 1)

OPEN_FOLDER = Setting(("state", "open_folder"), "", "Folder of the article that was opened last")
CARRY_FOLDER = Setting(
    ("state", "carry_folder"), "", "Folder of the model that was imported or exported last"
)
DOWNLOAD_SIZE = Table(
    ("state", "download_sizes"), int, "Bytes to download for a model, as last asked", least=0
)

SETTINGS: tuple[AnySetting, ...] = (
    ZOOM,
    GUESSES,
    TARGET,
    MIRROR,
    CHOSEN_MODEL,
    LENGTH,
    SUMMARISER,
    GROUNDED,
    COPY_FORM,
    COPY_TITLE,
    COPY_FILE,
    COPY_DATE,
    COPY_NOTICE,
    LIBRARY_SIZE,
    WINDOW_X,
    WINDOW_Y,
    WINDOW_WIDTH,
    WINDOW_HEIGHT,
    MAXIMISED,
    SUMMARY_HEIGHT,
    MODELS_WIDTH,
    MODELS_HEIGHT,
    OPEN_FOLDER,
    CARRY_FOLDER,
    DOWNLOAD_SIZE,
)


def chosen_model(source: str, target: str) -> Setting[str | None]:
    """Which model translates from one language into another, both given as codes."""
    return CHOSEN_MODEL.of(f"{source}-{target}")


def is_state(setting: AnySetting) -> bool:
    """Whether it says how things were left, and is nothing that one would choose."""
    return setting.path[0] in _STATE

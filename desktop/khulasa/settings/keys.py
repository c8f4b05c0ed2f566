"""Every key of ``settings.toml``.

A preferences window can be made of ``SETTINGS``, and so can a page of the manual. What the reader
chose comes first; ``window`` and ``state`` hold how things were left.
"""

from __future__ import annotations

from khulasa.export.choices import Layout
from khulasa.export.copying.copy_form import CopyForm
from khulasa.export.format_list import FORMATS
from khulasa.models.set_up import SetUp
from khulasa.settings.arrangement import Arrangement, SummaryPlace
from khulasa.settings.language import LANGUAGES
from khulasa.settings.setting import AnySetting, Setting, Table
from khulasa.settings.start import Start
from khulasa.settings.theme import Theme
from khulasa.summary.length import Length
from khulasa.wording import N_

_STATE = ("window", "state")
_FAR = 100_000  # pixels; no screen is as wide, and Qt still counts with it

# The sizes of text that there are; any other is taken for the nearest.
ZOOMS = (0.75, 0.85, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0, 2.5)
ZOOM = Setting(
    ("view", "zoom"), 1.0, N_("Size of the text; 1 is normal"), least=ZOOMS[0], most=ZOOMS[-1]
)
SOURCE_ZOOM: Setting[float | None] = Setting(
    ("view", "source_zoom"),
    None,
    N_("Size of the source's text, where it is not that of the translation"),
    float,
    least=ZOOMS[0],
    most=ZOOMS[-1],
)
ARRANGEMENT = Setting(
    ("view", "layout"),
    Arrangement.BESIDE,
    N_("How source and translation stand"),
    allowed=tuple(Arrangement),
)
SCROLL_TOGETHER = Setting(
    ("view", "scroll_together"), True, N_("Scroll columns that are side by side together")
)
SUMMARY_PLACE = Setting(
    ("view", "summary"),
    SummaryPlace.TOP,
    N_("Where the summary stands"),
    allowed=tuple(SummaryPlace),
)
THEME = Setting(("view", "theme"), Theme.SYSTEM, N_("Colours"), allowed=tuple(Theme))

LANGUAGE = Setting(
    ("view", "language"),
    "",
    N_("Language of Khulasa; empty for the system's"),
    allowed=("", *LANGUAGES),
)
FONT_LATIN = Setting(
    ("view", "font_latin"), "", N_("Font of text in Latin letters; empty for Khulasa's choice")
)
FONT_ARABIC = Setting(
    ("view", "font_arabic"), "", N_("Font of text in Arabic letters; empty for Khulasa's choice")
)
GUESSES = Setting(("view", "guesses"), True, N_("Mark the words that the model guessed"))

START = Setting(
    ("start", "shows"),
    Start.ARTICLES,
    N_("What the window shows when Khulasa starts"),
    allowed=tuple(Start),
)

# The values of ``reading.marking``, which the first picture has no use for.
MARKS = Setting(
    ("review", "marks"),
    "all",
    N_("Which sentences are marked to be checked"),
    allowed=("all", "serious", "none"),
)
GLOSSARY = Setting(("review", "glossary"), True, N_("Check translations by your glossary"))

SHORTCUT = Table(("shortcuts",), str, N_("Keys that give a command, by its name"))

TRANSLATE_COPIED = Setting(
    ("reading", "translate_copied"),
    False,
    N_("Translate what I copy in other programs, in a small window"),
)
TARGET = Setting(
    ("reading", "target"), "en", N_("Language to read articles in, as its code"), pattern=r"\S+"
)

THREADS = Setting(
    ("engine", "threads"),
    0,
    N_("Processor cores that models may take; 0 for as many as suit"),
    least=0,
    most=1024,
)
MIRROR = Setting(
    ("models", "mirror"), "", N_("Address to fetch models from; empty for the usual model hub")
)
CHOSEN_MODEL = Table(
    ("models", "chosen"), str, N_("Model that translates, by languages such as ar-en")
)

LENGTH = Setting(
    ("summary", "length"), Length.MEDIUM, N_("Length of summaries"), allowed=tuple(Length)
)
SUMMARISER = Setting(
    ("summary", "summariser"),
    "",
    N_("Model that writes summaries, or key-sentences; empty for the best that is installed"),
)
GROUNDED = Table(
    ("summary", "grounded"), bool, N_("Whether a summariser may write only words of the article")
)

COPY_FORM = Setting(
    ("copy", "form"),
    CopyForm.SHOWN,
    N_("Form in which a summary is copied"),
    allowed=tuple(CopyForm),
)
COPY_TITLE = Setting(("copy", "title"), False, N_("Copy summaries with the title"))
COPY_FILE = Setting(("copy", "file"), False, N_("Copy summaries with the file's name"))
COPY_DATE = Setting(("copy", "date"), False, N_("Copy summaries with the date"))
COPY_NOTICE = Setting(
    ("copy", "notice"), True, N_("Copy with a line that the translation is rough")
)

EXPORT_FORMAT = Setting(
    ("export", "format"), "docx", N_("Format in which articles are saved"), allowed=tuple(FORMATS)
)
EXPORT_LAYOUT = Setting(
    ("export", "layout"),
    Layout.COLUMNS,
    N_("How source and translation stand in a saved article"),
    allowed=tuple(Layout),
)
EXPORT_SOURCE = Setting(("export", "source"), True, N_("Save articles with the source"))
EXPORT_TRANSLATION = Setting(
    ("export", "translation"), True, N_("Save articles with the translation")
)
EXPORT_SUMMARY = Setting(("export", "summary"), True, N_("Save articles with the summary"))
EXPORT_REFERENCES = Setting(
    ("export", "references"), True, N_("Save articles with the numbers of paragraphs")
)
EXPORT_MARKS = Setting(("export", "marks"), True, N_("Save articles with what to check"))
EXPORT_NOTE = Setting(("export", "note"), False, N_("Save articles with the note on them"))
EXPORT_NOTICE = Setting(
    ("export", "notice"), True, N_("Save articles with a line that the translation is rough")
)
# By the names of ``Choices``.
EXPORT_PARTS = {
    setting.path[-1]: setting
    for setting in (
        EXPORT_SOURCE,
        EXPORT_TRANSLATION,
        EXPORT_SUMMARY,
        EXPORT_REFERENCES,
        EXPORT_MARKS,
        EXPORT_NOTE,
        EXPORT_NOTICE,
    )
}

LIBRARY_DAYS = Setting(
    ("library", "days"),
    0,
    N_("Days that articles without corrections are kept after they were last opened; 0 for ever"),
    least=0,
    most=36_500,
)
LIBRARY_SIZE = Setting(
    ("library", "size_limit_mb"),
    2048,
    N_("Most megabytes of the library; above, the oldest articles without corrections go"),
    least=1,
    most=10_000_000,
)


def _pixels(name: str, words: str, least: int) -> Setting[int | None]:
    return Setting(("window", name), None, words, int, least=least, most=_FAR)


WINDOW_X = _pixels("x", N_("Left edge of the window, in pixels"), -_FAR)
WINDOW_Y = _pixels("y", N_("Upper edge of the window, in pixels"), -_FAR)
WINDOW_WIDTH = _pixels("width", N_("Width of the window, in pixels"), 1)
WINDOW_HEIGHT = _pixels("height", N_("Height of the window, in pixels"), 1)
MAXIMISED = Setting(("window", "maximised"), False, N_("Whether the window fills the screen"))
SUMMARY_HEIGHT = _pixels("summary_height", N_("Height of the summary, in pixels"), 1)
SUMMARY_WIDTH = _pixels("summary_width", N_("Width of the summary at the side, in pixels"), 1)
OUTLINE_WIDTH = _pixels("outline_width", N_("Width of the outline, in pixels"), 1)
OUTLINE = Setting(("window", "outline"), False, N_("Whether the outline is shown"))
SOURCE_SHARE = Setting(
    ("window", "source_share"),
    0.5,
    N_("The source's part of the width of both columns"),
    least=0.2,
    most=0.8,
)
MODELS_WIDTH = _pixels("models_width", N_("Width of the models window, in pixels"), 1)
MODELS_HEIGHT = _pixels("models_height", N_("Height of the models window, in pixels"), 1)

ARTICLE = Setting(
    ("state", "article"), 0, N_("Number of the article that was in front, in the library"), least=0
)
OTHER_WINDOWS = Setting(
    ("state", "windows"), "", N_("The windows beside the first one: their articles and places")
)
OPEN_FOLDER = Setting(
    ("state", "open_folder"), "", N_("Folder of the article that was opened last")
)
EXPORT_FOLDER = Setting(
    ("state", "export_folder"), "", N_("Folder of the article that was saved last")
)
CARRY_FOLDER = Setting(
    ("state", "carry_folder"), "", N_("Folder of the model that was imported or exported last")
)
SET_UP = Setting(
    ("state", "full_models"),
    SetUp.ASK,
    N_("Whether the full models are fetched when the app starts"),
    allowed=tuple(SetUp),
)
SET_UP_TRIED = Setting(
    ("state", "full_models_tried"), "", N_("Day on which they could not be fetched, as 2026-11-28")
)
SET_UP_SETTLED = Table(
    ("state", "full_models_settled"),
    bool,
    N_("Models that the start fetches no more: they came, or proved to be of no use here"),
)
DOWNLOADS = Setting(
    ("state", "downloads"), "", N_("Models whose download goes on at the next start")
)
DOWNLOAD_SIZE = Table(
    ("state", "download_sizes"), int, N_("Bytes to download for a model, as last asked"), least=0
)

SETTINGS: tuple[AnySetting, ...] = (
    ZOOM,
    SOURCE_ZOOM,
    ARRANGEMENT,
    SCROLL_TOGETHER,
    SUMMARY_PLACE,
    THEME,
    LANGUAGE,
    FONT_LATIN,
    FONT_ARABIC,
    GUESSES,
    START,
    MARKS,
    GLOSSARY,
    SHORTCUT,
    TRANSLATE_COPIED,
    TARGET,
    THREADS,
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
    EXPORT_FORMAT,
    EXPORT_LAYOUT,
    *EXPORT_PARTS.values(),
    LIBRARY_DAYS,
    LIBRARY_SIZE,
    WINDOW_X,
    WINDOW_Y,
    WINDOW_WIDTH,
    WINDOW_HEIGHT,
    MAXIMISED,
    SUMMARY_HEIGHT,
    SUMMARY_WIDTH,
    OUTLINE_WIDTH,
    OUTLINE,
    SOURCE_SHARE,
    MODELS_WIDTH,
    MODELS_HEIGHT,
    ARTICLE,
    OTHER_WINDOWS,
    OPEN_FOLDER,
    EXPORT_FOLDER,
    CARRY_FOLDER,
    SET_UP,
    SET_UP_TRIED,
    SET_UP_SETTLED,
    DOWNLOADS,
    DOWNLOAD_SIZE,
)


def chosen_model(source: str, target: str) -> Setting[str | None]:
    """Which model translates from one language into another, both given as codes."""
    return CHOSEN_MODEL.of(f"{source}-{target}")


def is_state(setting: AnySetting) -> bool:
    """Whether it says how things were left, and is nothing that one would choose."""
    # The reader's answer lies there, too, since Khulasa asked before there was anything to choose.
    return setting.path[0] in _STATE and setting.path != SET_UP.path

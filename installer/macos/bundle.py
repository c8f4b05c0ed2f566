"""What the bundle for macOS says of itself; ``installer/khulasa.spec`` gives it to PyInstaller.

Written after Apple's Information Property List reference; never run on a Mac by us so far.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

IDENTIFIER = "org.khulasa.Khulasa"
# The oldest that the wheels of Qt 6.10 and newer run on.
OLDEST_SYSTEM = "13.0"

# Types that macOS itself may not know, and what they are a kind of.
_IMPORTED = {
    "net.daringfireball.markdown": "public.plain-text",
    "org.ietf.mhtml": "public.data",
    "com.microsoft.outlook.msg": "public.data",
    "org.matroska.srt": "public.plain-text",
    "org.matroska.ssa": "public.plain-text",
    "org.w3.webvtt": "public.plain-text",
}
# By the ending of a file: macOS' name for its type, and what people call it.
_TYPES = {
    ".txt": ("public.plain-text", "Text"),
    ".md": ("net.daringfireball.markdown", "Markdown"),
    ".html": ("public.html", "Web page"),
    ".htm": ("public.html", "Web page"),
    ".pdf": ("com.adobe.pdf", "PDF document"),
    ".xhtml": ("public.xhtml", "Web page"),
    ".mhtml": ("org.ietf.mhtml", "Web page in one file"),
    ".mht": ("org.ietf.mhtml", "Web page in one file"),
    ".webarchive": ("com.apple.webarchive", "Web archive"),
    ".epub": ("org.idpf.epub-container", "E-book"),
    ".eml": ("com.apple.mail.email", "E-mail"),
    ".msg": ("com.microsoft.outlook.msg", "Outlook message"),
    ".srt": ("org.matroska.srt", "Subtitles"),
    ".vtt": ("org.w3.webvtt", "Subtitles"),
    ".ass": ("org.matroska.ssa", "Subtitles"),
    ".ssa": ("org.matroska.ssa", "Subtitles"),
    ".docx": ("org.openxmlformats.wordprocessingml.document", "Word document"),
    ".odt": ("org.oasis-open.opendocument.text", "OpenDocument text"),
    ".fodt": ("org.oasis-open.opendocument.text-flat-xml", "OpenDocument text"),
    ".odp": ("org.oasis-open.opendocument.presentation", "OpenDocument slides"),
    ".fodp": ("org.oasis-open.opendocument.presentation-flat-xml", "OpenDocument slides"),
    ".ods": ("org.oasis-open.opendocument.spreadsheet", "OpenDocument spreadsheet"),
    ".fods": ("org.oasis-open.opendocument.spreadsheet-flat-xml", "OpenDocument spreadsheet"),
    ".pptx": ("org.openxmlformats.presentationml.presentation", "PowerPoint slides"),
    ".ppsx": ("org.openxmlformats.presentationml.slideshow", "PowerPoint slides"),
    ".xlsx": ("org.openxmlformats.spreadsheetml.sheet", "Excel spreadsheet"),
    ".xlsm": ("org.openxmlformats.spreadsheetml.sheet.macroenabled", "Excel spreadsheet"),
    ".rtf": ("public.rtf", "Rich text"),
    ".doc": ("com.microsoft.word.doc", "Word document"),
    ".xls": ("com.microsoft.excel.xls", "Excel spreadsheet"),
    ".ppt": ("com.microsoft.powerpoint.ppt", "PowerPoint slides"),
    ".png": ("public.png", "Picture"),
    ".jpg": ("public.jpeg", "Picture"),
    ".jpeg": ("public.jpeg", "Picture"),
    ".tif": ("public.tiff", "Picture"),
    ".tiff": ("public.tiff", "Picture"),
    ".csv": ("public.comma-separated-values-text", "Table"),
    ".tsv": ("public.tab-separated-values-text", "Table"),
}


def info_plist(version: str, suffixes: Iterable[str]) -> dict[str, Any]:
    """Keys of ``Info.plist`` beside those that PyInstaller writes itself.

    Args:
        version: Of the program.
        suffixes: Endings of the files that it opens.

    Raises:
        KeyError: It is not known which type a suffix stands for.
    """
    types: dict[str, tuple[str, list[str]]] = {}
    for suffix in suffixes:
        name, title = _TYPES[suffix]
        types.setdefault(name, (title, []))[1].append(suffix.removeprefix("."))
    return {
        "CFBundleDisplayName": "Khulasa",
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["en", "ar"],
        "LSApplicationCategoryType": "public.app-category.productivity",
        # PyInstaller would hide a program that can also be called in a terminal.
        "LSBackgroundOnly": False,
        "LSMinimumSystemVersion": OLDEST_SYSTEM,
        "NSHighResolutionCapable": True,
        "NSPrincipalClass": "NSApplication",
        "NSHumanReadableCopyright": "The Khulasa team, Apache License 2.0",
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": title,
                "CFBundleTypeRole": "Viewer",
                # In the menu "Open With", and never what a double-click opens by itself.
                "LSHandlerRank": "Alternate",
                "LSItemContentTypes": [name],
            }
            for name, (title, _endings) in types.items()
        ],
        # Where another program brings the type, that one counts.
        "UTImportedTypeDeclarations": [
            {
                "UTTypeIdentifier": name,
                "UTTypeDescription": title,
                "UTTypeConformsTo": [_IMPORTED[name]],
                "UTTypeTagSpecification": {"public.filename-extension": endings},
            }
            for name, (title, endings) in types.items()
            if name in _IMPORTED
        ],
    }

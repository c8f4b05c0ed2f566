"""What the symbol fonts of Word show: ° from Symbol, ✔ from Wingdings."""

from __future__ import annotations

import re

_SYMBOL = {
    0x20: (
        " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"
        "‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
    ),
    0xA0: ("€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪"),
    0xF1: "〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭",
}
_WINGDINGS = {
    0x20: " ✏✂✁👓🔔📖🕯☎✆✉✉📪📫📬📭📁📂📄📄📄🗄⌛⌨🖱🖲💻🖴💾💾✇✍",
    0x40: "✎✌👌👍👎☜☞☝☟✋☺😐☹💣☠⚑⚐✈☼💧❄✝✞✠✠✡☪☯ॐ☸♈♉♊♋♌♍♎♏♐♑♒♓&&●❍■□❐❑❒◆◆◆❖◆⌧⍓⌘❀✿“”▯",
    0x80: "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿❦❧❧❦❧❦❦❧·•▪○○○◉◎○▪☐▲✦★✶✴✹✵⌖⌖◇⌑◇✪✰",
    0xB7: "🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛↩↪↩↪↩↪↩↪❦❧❧❦❦❧❧❦❦❧⌫⌦➢➢➢➢←→↑↓",
    0xDF: "←→↑↓↖↗↙↘←→↑↓↖↗↙↘⇦⇨⇧⇩⬄⇳⇖⇗⇙⇘▫▫✘✔☒☑",
}
_WINGDINGS_2 = {
    0x4F: "✗✓☒☑☒☒⊗⊗⊘⊘",
    0x69: "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿",
    0x95: "·•●●",
    0xA0: "▪■■□□",
}
_WINGDINGS_3 = {
    0x21: "→←↑↓",
    0x66: "←→↑↓↖↗↙↘↔↕▲▼△▽◀▶◁▷",
    0x7D: "▶",
}
_WEBDINGS = {0x33: "◀▶▲▼", 0x61: "✔", 0x63: "□", 0x67: "■", 0x6E: "●", 0x72: "✖", 0x59: "♥"}
_ARABIC = re.compile("[\u0590-\u08ff]")
_FONTS = {
    "symbol": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "webdings": _WEBDINGS,
}
# Fonts of symbols have their 256 characters here, in the area for private use.
_PRIVATE = 0xF000
_CODES = 0x100
_UNKNOWN = "\ufffd"


def is_symbol_font(font: str) -> bool:
    """Whether a font shows symbols in the place of letters."""
    return font.strip().lower() in _FONTS


def symbol(font: str, code: int) -> str:
    """What a font shows.

    Args:
        font: Its name.
        code: Number of the character, with or without that of the area for private use.

    Returns:
        The character; the sign for an unknown one where a font of symbols has another picture.
    """
    if _PRIVATE <= code < _PRIVATE + _CODES:
        code -= _PRIVATE
    for first, characters in _FONTS.get(font.strip().lower(), {}).items():
        if first <= code < first + len(characters):
            return characters[code - first]
    if is_symbol_font(font) or not 0x20 <= code <= 0x10FFFF or 0xD800 <= code < 0xE000:
        return _UNKNOWN
    return chr(code)


def shown(text: str, font: str) -> str:
    """A text as it looks in a font: the same, unless it is a font of symbols.

    Args:
        text: The text.
        font: Name of the font.
    """
    # Arabic is shown in the run's other font, for complex scripts, with the digits among it.
    if not is_symbol_font(font) or _ARABIC.search(text):
        return text
    return "".join(
        symbol(font, ord(c)) if ord(c) < _CODES or _PRIVATE <= ord(c) < _PRIVATE + _CODES else c
        for c in text
    )

"""Follows the control words of rich text and hands its text to where it belongs."""

from __future__ import annotations

from dataclasses import dataclass, replace

from khulasa.article.blocks import Block
from khulasa.article.rtf import encodings, words
from khulasa.article.rtf.paragraphs import Paragraphs
from khulasa.article.rtf.state import (
    AUTHOR,
    BODY,
    COMMENT,
    DATE,
    FONTS,
    MARGIN,
    MARK,
    NOTE,
    STYLES,
    TITLE,
    ParagraphState,
    State,
)
from khulasa.article.rtf.tokens import Token, tokens_of
from khulasa.article.word.symbols import is_symbol_font, symbol

_OF_PARAGRAPHS = (BODY, NOTE, COMMENT, MARGIN)


@dataclass(slots=True)
class _Group:
    """What holds outside a group, to go on with where it ends."""

    state: State
    paragraphs: Paragraphs


class Reader:
    """Reads one file.

    Attributes:
        body: The blocks of the text.
        left_out: Its hidden and struck-out passages.
        is_cut_off: Whether groups are open at the end of the file.
    """

    def __init__(self) -> None:
        self.left_out: list[str] = []
        self.left_out_of_notes: list[str] = []
        self.left_out_of_comments: list[str] = []
        self.left_out_of_margins: list[str] = []
        self.body = Paragraphs(BODY, self.left_out)
        self.notes: list[Block] = []
        self.comments: list[Block] = []
        self.margins: list[Block] = []
        self.title = self.author = self.date = ""
        self.is_cut_off = False
        self._state = State()
        self._paragraphs = self.body
        self._groups: list[_Group] = []
        self._encoding = encodings.DEFAULT
        self._default_font = 0
        self._fonts: dict[int, tuple[str, str]] = {}
        self._styles: dict[int, tuple[str, int | None]] = {}
        self._style_number = 0
        self._style_outline: int | None = None
        self._bytes = bytearray()
        self._text = ""
        self._to_skip = 0
        self._count_of_notes = 0

    def read(self, data: bytes) -> None:
        """Read a file to its end."""
        for token in tokens_of(data):
            if token.data:
                self._take_bytes(token.data)
                continue
            self._flush()
            if token.brace == "{":
                self._to_skip = 0
                self._groups.append(_Group(replace(self._state), self._paragraphs))
            elif token.brace == "}":
                self._to_skip = 0
                if not self._groups:
                    break
                self._leave()
                if not self._groups:
                    break
            elif self._to_skip and token.word != "u":
                self._to_skip -= 1
            else:
                self._follow(token)
        self._flush()
        self.is_cut_off = bool(self._groups)
        while self._groups:
            self._leave()
        self.body.end_paragraph(self._styles)

    def _leave(self) -> None:
        group = self._groups.pop()
        place = self._state.place
        if self._paragraphs is not group.paragraphs:
            self._paragraphs.end_paragraph(self._styles)
            if place == group.state.place:
                group.paragraphs.behind += self._paragraphs.blocks
        if place != group.state.place:
            self._end_place(place)
        elif place in (FONTS, STYLES) and not self._state.is_skipped:
            self._end_entry(place)
        self._state, self._paragraphs = group.state, group.paragraphs

    def _end_place(self, place: str) -> None:
        blocks, text = self._paragraphs.blocks, self._text.strip()
        if place == NOTE:
            self.notes += blocks
        elif place == COMMENT:
            self.comments += blocks
        elif place == MARGIN:
            self.margins += blocks
        elif place == TITLE:
            self.title = text
        elif place == AUTHOR:
            self.author = text
        elif place == MARK:
            self._paragraphs.state.mark = f"{text} " if any(map(str.isalnum, text)) else ""
        if place not in _OF_PARAGRAPHS:
            self._text = ""

    def _end_entry(self, place: str) -> None:
        """A font or a style is told."""
        name = words.STYLE_NAME.sub(r"\1", self._text).strip()
        self._text = ""
        if place == FONTS:
            number = self._state.font
            self._fonts[number] = (name, self._fonts.get(number, ("", ""))[1])
        else:
            self._styles[self._style_number] = (name.lower(), self._style_outline)
            self._style_number, self._style_outline = 0, None

    def _take_bytes(self, data: bytes) -> None:
        skipped = min(self._to_skip, len(data))
        self._to_skip -= skipped
        if not self._state.is_skipped:
            self._bytes += data[skipped:]

    def _flush(self) -> None:
        if self._bytes:
            data, name = bytes(self._bytes), self._encoding_now()
            self._bytes.clear()
            if name == encodings.SYMBOLS:
                font = self._fonts.get(self._state.font, ("", ""))[0]
                font = font if is_symbol_font(font) else "Symbol"
                self._write("".join(symbol(font, code) if code > 32 else " " for code in data))
            else:
                self._write(data.decode(name, "replace"))

    def _encoding_now(self) -> str:
        state = self._state
        number = state.font
        if state.is_rtl and state.rtl_font is not None:
            number = state.rtl_font
        name = self._fonts.get(number, ("", ""))[1] or self._encoding
        # Programs write Arabic in whatever font is the default one.
        return encodings.ARABIC if state.is_rtl and name == encodings.DEFAULT else name

    def _write(self, text: str) -> None:
        state = self._state
        if state.is_skipped:
            return
        if state.place in _OF_PARAGRAPHS:
            self._paragraphs.write(text, state.how)
        elif state.place != DATE:
            self._text += text

    def _follow(self, token: Token) -> None:
        word, number, state = token.word, token.number, self._state
        is_optional, state.is_optional = state.is_optional, False
        if word == "*":
            state.is_optional = True
        elif (
            word in words.PLACES
            or word in words.NOT_READ
            or word in words.READ_INSIDE
            or is_optional
        ):
            self._enter(word, is_optional)
        elif word == "u":
            self._follow_unicode(number or 0)
        elif state.is_skipped:
            return
        elif word in words.CHARACTERS:
            self._write(words.CHARACTERS[word])
        elif word in words.ENDS:
            if state.place in _OF_PARAGRAPHS:
                self._paragraphs.end_paragraph(self._styles)
        elif word == "cell":
            self._paragraphs.end_cell(self._styles)
        elif word == "row":
            self._paragraphs.end_row()
        else:
            self._follow_format(word, number)

    def _follow_unicode(self, number: int) -> None:
        self._to_skip = self._state.skipped_after_unicode
        code = number + 0x10000 if number < 0 else number
        # Fonts of symbols have their characters in the area for private use.
        if 0xF000 <= code < 0xF100:
            font = self._fonts.get(self._state.font, ("", ""))[0]
            self._write(symbol(font if is_symbol_font(font) else "Symbol", code))
        elif 0 < code < 0x10000:
            self._write(chr(code))

    def _enter(self, word: str, is_optional: bool) -> None:
        """Enter what a group is for."""
        state = self._state
        if state.is_closed:
            return
        if word in words.BOXES:
            self._open_box()
        elif word == "result":
            state.is_skipped = False
        elif word == "ud":
            # The group around it has the same text in another encoding, and is skipped.
            state.is_skipped = self._groups[-2].state.is_skipped if len(self._groups) > 1 else False
        elif word in words.PLACES and (not state.is_skipped or word in words.READ_INSIDE):
            self._enter_place(words.PLACES[word])
        elif word in words.NOT_READ or (is_optional and word not in words.CHARACTERS):
            state.is_skipped = True
            state.is_closed = word in words.CLOSED

    def _enter_place(self, place: str) -> None:
        if place == NOTE:
            self._count_of_notes += 1
            self._paragraphs.write(f"[{self._count_of_notes}]", "mark")
        self._state.place, self._state.is_skipped = place, False
        self._text = ""
        if place in (NOTE, COMMENT, MARGIN):
            self._open(place)

    def _open(self, place: str) -> None:
        hidden = {
            NOTE: self.left_out_of_notes,
            COMMENT: self.left_out_of_comments,
            MARGIN: self.left_out_of_margins,
        }[place]
        mark = f"[{self._count_of_notes}] " if place == NOTE else ""
        self._paragraphs = Paragraphs(place, hidden, mark)
        self._state.make_plain(self._default_font)

    def _open_box(self) -> None:
        """A text box stands in a paragraph, and has paragraphs of its own behind it."""
        self._paragraphs = Paragraphs(self._state.place, self._paragraphs.left_out)
        self._state.is_skipped = False
        self._state.make_plain(self._default_font)

    def _follow_format(self, word: str, number: int | None) -> None:
        state, is_on = self._state, number != 0
        if word in words.TOGGLES:
            setattr(state, words.TOGGLES[word], is_on)
        elif word == "plain":
            state.make_plain(self._default_font)
        elif word in ("super", "sub"):
            state.position = word if is_on else ""
        elif word in ("up", "dn"):
            state.position = {"up": "super", "dn": "sub"}[word] if is_on else ""
        elif word == "nosupersub":
            state.position = ""
        elif word in ("rtlch", "ltrch"):
            state.is_rtl = word == "rtlch"
        elif word == "f":
            state.font = number or 0
        elif word == "af":
            state.rtl_font = number or 0
        elif word == "uc":
            state.skipped_after_unicode = max(0, number or 0)
        elif word in words.DATE_WORDS and state.place == DATE:
            self.date += words.DATE_WORDS[word].format(number or 0)
        else:
            self._follow_paragraph(word, number)
            self._follow_file(word, number)

    def _follow_paragraph(self, word: str, number: int | None) -> None:
        paragraph = self._paragraphs.state
        if self._state.place == STYLES:
            if word == "s":
                self._style_number = number or 0
            elif word == "outlinelevel":
                self._style_outline = number
        elif word == "pard":
            if self._state.place != MARK:
                self._paragraphs.state = ParagraphState(mark=paragraph.mark)
        elif word == "s":
            paragraph.style = number or 0
        elif word == "outlinelevel":
            paragraph.outline = number
        elif word == "intbl":
            paragraph.is_in_table = True
        elif word == "ilvl":
            paragraph.list_level = number or 0
        elif word == "trowd":
            self._paragraphs.define_row()
        elif word == "cellx":
            self._paragraphs.define_cell(number or 0)
        elif word == "trhdr":
            self._paragraphs.is_header_row = True

    def _follow_file(self, word: str, number: int | None) -> None:
        if word == "ansicpg":
            self._encoding = encodings.encoding_of_code_page(number or 0)
        elif word in ("mac", "pc", "pca"):
            self._encoding = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[word]
        elif word == "deff":
            self._default_font = self._state.font = number or 0
        elif word == "fcharset" and self._state.place == FONTS:
            name = encodings.encoding_of_charset(number or 0)
            self._fonts[self._state.font] = ("", name)

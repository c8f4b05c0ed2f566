"""The translation in a copy of a file of subtitles, or of a text."""

from __future__ import annotations

import pytest

from article.subtitles.test_subtitles import SRT, VTT, srt
from khulasa.same_format.write import SameFormatError, write_same_format
from same_format.translating import translated, write

WALK = "كنا نسير في الطريق\nحين سمعنا صوتاً\nمن خلف الجدار."
TARGETS = {
    WALK: "We were walking along when we heard a voice from behind the old stone wall.",
    "- من هناك؟": "Who is there?",
    "- أنا سعد": "- It's me & Saad.",
    "تعال إلى هنا.": "Come here.",
}


def test_srt_keeps_times_numbers_and_looks() -> None:
    result = write(SRT.encode(), ".srt", TARGETS)
    assert (
        result.data.decode()
        == """1
00:00:01,000 --> 00:00:02,500
<i>We were walking along when we</i>

2
00:00:02,600 --> 00:00:04,000
{\\an8}heard a voice from behind
the old stone wall.

3
00:00:04,100 --> 00:00:05,000
- Who is there?
- It's me & Saad.

4
00:01:00,000 --> 01:00:01,000 X1:10 X2:20
Come here.
"""
    )
    assert [note.split(" its bold")[0] for note in result.notes] == ["1 place lost"]


def test_times_that_are_broken_stay_as_they_are() -> None:
    film = srt("نعم.", "تعال إلى هنا.", "نعم.").replace("--> 00:00:02,100", "--> 00:0O:02,100")
    new = write(film.encode(), ".srt", {**TARGETS, "نعم.": "Yes."}).data.decode()
    assert new == film.replace("نعم.", "Yes.").replace("تعال إلى هنا.", "Come here.")


def test_webvtt_keeps_its_head_and_notes() -> None:
    new = write(VTT.replace("\n", "\r\n").encode(), ".vtt", TARGETS).data.decode()
    head = VTT[: VTT.index("00:01.000")].replace("\n", "\r\n")
    assert new.startswith(head)
    assert "\r\n<v سعد>We were walking along when we</v>\r\n" in new
    assert "\r\n- Who is there?\r\n- It's me &amp; Saad.\r\n" in new
    assert "\n" not in new.replace("\r\n", "")


def test_scripts_keep_their_styles() -> None:
    script = r"""[Script Info]
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize
Style: Default,Arial,20

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Comment: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,ملاحظة
Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,{\i1}تعال إلى هنا.
Dialogue: 0,0:00:03.00,0:00:04.00,Default,,0,0,0,,نعم.
"""
    new = write(script.encode(), ".ass", {**TARGETS, "نعم.": r"{\b1}Yes\N"}).data.decode()
    assert r",,{\i1}Come here." in new
    assert ",,(/b1)Yes/N" in new, "words are no codes"
    assert "Comment: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,ملاحظة" in new
    assert "Style: Default,Arial" in new


def test_a_text_keeps_its_lines() -> None:
    text = "عودة المكتبة\n\n  - أهلا بكم.\n  - أنا سعد.\n\n\nنحن سعداء بهذا اليوم.\n***\n"
    targets = {
        "عودة المكتبة": "Return of the library",
        "- أهلا بكم.": "- Welcome.",
        "- أنا سعد.": "I am Saad.",
        "نحن سعداء بهذا اليوم.": "We are happy.",
    }
    assert write(text.encode(), ".txt", targets).data.decode() == (
        "Return of the library\n\n  - Welcome.\n  - I am Saad.\n\n\nWe are happy.\n***\n"
    )


def test_a_text_is_written_in_its_encoding_or_in_one_that_has_the_letters() -> None:
    text = "فتحت المكتبة أبوابها أمس، وقال المدير إنه سعيد."
    data = text.encode("cp1256")
    assert write(data, ".txt", {text: "Café"}).data == b"Caf\xe9"
    assert write(data, ".txt", {text: "日"}).data == "日".encode()


def test_a_text_keeps_the_words_at_the_head_of_a_paragraph() -> None:
    text = "د. أحمد هنا.\n\n١. سوريا: الحرب.\n\nأ) نعم.\n\n٢. أهلا.\n"
    targets = {
        "د. أحمد هنا.": "Dr. Ahmed is here.",
        "١. سوريا: الحرب.": "Syria: the war.",
        "أ) نعم.": "a) Yes.",
        "٢. أهلا.": "2) Welcome.",
    }
    assert write(text.encode(), ".txt", targets).data.decode() == (
        "Dr. Ahmed is here.\n\n١. Syria: the war.\n\nأ) Yes.\n\n٢. Welcome.\n"
    )


@pytest.mark.parametrize("suffix", [".srt", ".txt"])
def test_a_file_that_has_changed_is_refused(suffix: str) -> None:
    reading = translated(SRT.encode(), suffix, TARGETS)
    for other in (SRT.replace("سعد", "علي"), SRT + "\n5\n00:02:00,000 --> 00:02:01,000\nنعم\n"):
        with pytest.raises(SameFormatError):
            write_same_format(other.encode(), suffix, reading)


def test_lines_that_roll_are_written_as_often_as_they_are_shown() -> None:
    said = ["سطر أول.", "سطر أول.\nسطر ثان.", "سطر ثان.", "سطر ثان.\nسطر ثالث."]
    targets = {"سطر أول.": "First line.", "سطر ثان.": "Second line."}
    new = write(srt(*said).encode(), ".srt", targets).data.decode()
    assert new == srt(
        "First line.", "First line.\nSecond line.", "Second line.", "Second line.\nسطر ثالث."
    )

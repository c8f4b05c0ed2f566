"""Subtitles of films."""

from __future__ import annotations

import random
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest

from khulasa import codec
from khulasa.article.blocks import Source
from khulasa.article.errors import UnreadableError
from khulasa.article.model import Article, Cue, Kind, Layout
from khulasa.article.read import read_article
from khulasa.article.recognition import format_of
from khulasa.article.subtitles.cues import read_subtitles, words_above

SRT = """1
00:00:01,000 --> 00:00:02,500
<i>كنا نسير في الطريق</i>

2
00:00:02,600 --> 00:00:04,000
{\\an8}حين سمعنا <font color="#fff">صوتاً</font>
من خلف الجدار.

3
00:00:04,100 --> 00:00:05,000
- من هناك؟
- أنا سعد

4
00:01:00,000 --> 01:00:01,000 X1:10 X2:20
تعال إلى هنا.
"""
VTT = """WEBVTT - قصة
Kind: captions

STYLE
::cue { color: red }

NOTE
لا يقرأ هذا

intro
00:01.000 --> 00:02.500 align:start
<v سعد>كنا نسير <b>في</b> الطريق</v>

00:00:02.600 --> 00:00:04.000
حين سمعنا <00:00:03.000><c.loud>صوتاً</c>
من خلف الجدار.

outro 4
00:00:04.100 --> 00:00:05.000
- من هناك؟
- أنا سعد

00:01:00.000 --> 01:00:01.000
تعال إلى هنا.
"""
ASS = """[Script Info]
Title: القصة
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize
Style: Default,Arial,20

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:01:00.00,1:00:01.00,Default,,0,0,0,,تعال إلى هنا.
Comment: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,لا يقرأ هذا
Dialogue: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,{\\p1}m 0 0 l 10 10{\\p0}
Dialogue: 0,0:00:01.00,0:00:02.50,Default,,0,0,0,,{\\i1}كنا نسير{\\i0} في الطريق
Dialogue: 0,0:00:02.60,0:00:04.00,Default,,0,0,0,,حين سمعنا صوتاً\\Nمن خلف الجدار.
Dialogue: 0,0:00:04.10,0:00:05.00,Default,,0,0,0,,- من هناك؟\\N- أنا سعد
"""
TEXTS = [
    "كنا نسير في الطريق\nحين سمعنا صوتاً\nمن خلف الجدار.",
    "- من هناك؟",
    "- أنا سعد",
    "تعال إلى هنا.",
]


def srt(*texts: str, pause: int = 100) -> str:
    """Subtitles of a second each, with pauses between them."""

    def moment(milliseconds: int) -> str:
        seconds, rest = divmod(milliseconds, 1000)
        return f"00:{seconds // 60:02}:{seconds % 60:02},{rest:03}"

    starts = [n * (1000 + pause) for n in range(len(texts))]
    return "\n\n".join(
        f"{n}\n{moment(start)} --> {moment(start + 1000)}\n{text}"
        for n, (start, text) in enumerate(zip(starts, texts, strict=True), 1)
    )


def read(tmp_path: Path, text: str, name: str = "film.srt", encoding: str = "utf-8") -> Article:
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return read_article(path)


def texts(article: Article) -> list[str]:
    return [paragraph.text for paragraph in article.paragraphs]


@pytest.mark.parametrize("text", [SRT, VTT, ASS, SRT.replace("\n", "\r\n"), "\n\n" + VTT])
@pytest.mark.parametrize("name", ["film.srt", "film.vtt", "film.ass", "film.txt", "فيلم"])
def test_a_sentence_is_one_paragraph_however_many_subtitles_it_has(
    tmp_path: Path, text: str, name: str
) -> None:
    article = read(tmp_path, text, name)
    assert texts(article) == TEXTS
    assert {p.kind for p in article.paragraphs} == {Kind.CUE}
    assert article.sentences == tuple(TEXTS)
    assert article.language == "ar"


def test_every_subtitle_is_still_known_with_its_times_and_text(tmp_path: Path) -> None:
    article = read(tmp_path, SRT)
    cues = [cue for p in article.paragraphs for cue in p.layout.cues]
    assert cues == [
        Cue(0, 1_000, 2_500, 0),
        Cue(1, 2_600, 4_000, 19),
        Cue(2, 4_100, 5_000),
        Cue(2, 4_100, 5_000),
        Cue(3, 60_000, 3_601_000),
    ]
    single: dict[int, list[str]] = {}
    for p in article.paragraphs:
        ends = [*(cue.at for cue in p.layout.cues[1:]), len(p.text)]
        for cue, end in zip(p.layout.cues, ends, strict=True):
            single.setdefault(cue.number, []).append(p.text[cue.at : end].strip())
    assert {number: "\n".join(parts) for number, parts in single.items()} == {
        0: "كنا نسير في الطريق",
        1: "حين سمعنا صوتاً\nمن خلف الجدار.",
        2: "- من هناك؟\n- أنا سعد",
        3: "تعال إلى هنا.",
    }
    layout = article.paragraphs[0].layout
    assert codec.from_json(Layout, codec.to_json(layout)) == layout, "as the library keeps it"


def test_only_a_file_that_names_its_title_has_one(tmp_path: Path) -> None:
    assert read(tmp_path, ASS).title == "القصة"
    assert read(tmp_path, ASS.replace("القصة", "Default Aegisub file")).title == ""
    assert read(tmp_path, SRT).title == ""


def test_a_pause_a_sound_or_a_song_ends_a_sentence(tmp_path: Path) -> None:
    said = ("كنا نسير.", "وكان الليل", "طويلاً جداً.", "ثم")
    assert texts(read(tmp_path, srt(*said, "وصلنا."))) == [
        "كنا نسير.",
        "وكان الليل\nطويلاً جداً.",
        "ثم\nوصلنا.",
    ]
    for other in ("- وصلنا.", "(صوت باب)", "[باب]", "♪ يا ليل ♪"):
        assert texts(read(tmp_path, srt(*said, other)))[-2:] == ["ثم", other]
    assert len(texts(read(tmp_path, srt(*said, pause=3_000)))) == 4


def test_without_full_stops_only_what_surely_goes_on_is_joined(tmp_path: Path) -> None:
    said = ("كنا نسير في", "الطريق الطويل", "سمعنا صوتاً،", "من بعيد", "ثم سكت", "كل شيء")
    assert texts(read(tmp_path, srt(*said))) == [
        "كنا نسير في\nالطريق الطويل",
        "سمعنا صوتاً،\nمن بعيد",
        "ثم سكت",
        "كل شيء",
    ]
    said = ("We went", "down the road", "Then", "And...", "...we came back", "Tired", "Hungry")
    assert texts(read(tmp_path, srt(*said))) == [
        "We went\ndown the road",
        "Then",
        "And...\n...we came back",
        "Tired",
        "Hungry",
    ]


def test_a_film_without_an_end_of_a_sentence_is_no_single_paragraph(tmp_path: Path) -> None:
    said = [f"word{n}" for n in range(95)] + ["end."] * 60
    lengths = [text.count("\n") + 1 for text in texts(read(tmp_path, srt(*said)))]
    assert max(lengths) == 10


def test_lines_that_roll_are_read_once(tmp_path: Path) -> None:
    said = ["سطر أول", "سطر أول\nسطر ثان", "سطر ثان\nسطر ثالث", "سطر ثالث\nسطر رابع", "سطر رابع"]
    assert texts(read(tmp_path, srt(*said))) == ["سطر أول", "سطر ثان", "سطر ثالث", "سطر رابع"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1256", "utf-16"])
def test_any_encoding_of_texts(tmp_path: Path, encoding: str) -> None:
    assert texts(read(tmp_path, SRT, encoding=encoding)) == TEXTS


def test_signs_that_are_no_tags_stay(tmp_path: Path) -> None:
    said = "a < b and c > d & e\n<3 {curly}\n42"
    assert texts(read(tmp_path, srt(said, "X"))) == [said, "X"]
    web = "WEBVTT\n\n00:01.000 --> 00:02.000\nAT&amp;T &lt;i&gt;"
    assert texts(read(tmp_path, web, "a.vtt")) == ["AT&T <i>"]


def test_times_follow_each_other_and_empty_ones_say_nothing() -> None:
    assert [one.text for one in read_subtitles(srt("", "x", "<i></i>", "y"))[1]] == ["x", "y"]
    starts = [one.cue.start for one in read_subtitles(ASS)[1]]
    assert all(before <= after for before, after in pairwise(starts))


@pytest.mark.parametrize(
    "text",
    [
        "WEBVTT صيغة للأفلام.\n\nوهذا مقال عنها.\n\n00:01.000 --> 00:02.000\nهكذا\n\nوهذا كل شيء.",
        f"{srt('هكذا يبدأ الملف')}\n\nوهذا مقال عنه.\n\nوله تتمة.\n\nوله نهاية.",
        "[Script Info]\n\nهكذا يبدأ الملف.\n\n[Events]\nDialogue: مثال\n\nوهذا مقال.\n\nانتهى.",
        "WEBVTTX",
        "1\nفصل أول\n\nنص",
        "",
        "\n",
    ],
)
def test_a_text_about_subtitles_is_a_text(text: str) -> None:
    assert format_of(text.encode(), ".txt").name == "text"


def test_a_file_called_so_without_any_subtitle_is_a_text(tmp_path: Path) -> None:
    article = read(tmp_path, "هذا نص لا غير، وليس فيه شيء آخر.\n\nوهذه فقرة ثانية.")
    assert [p.kind for p in article.paragraphs] == [Kind.TEXT, Kind.TEXT]


def test_tags_that_never_end_take_no_longer_than_others() -> None:
    for sign in ("<i ", "{\\i1", "<1", "\n ", "00:00:01,000 --> "):
        assert read_subtitles(srt(sign * 200_000 + "x", "y"))[1]


def test_broken_bytes_are_read_or_refused() -> None:
    chance = random.Random(3)
    for text, suffix in ((SRT, ".srt"), (VTT, ".vtt"), (ASS, ".ass")):
        data = text.encode()
        for at in range(0, len(data), 7):
            junk = chance.choice(
                (b"\xff\0", b"-->", b"9999:99:99", b"{\\p1}", b"\xed\xa0\x80", b",")
            )
            for broken in (data[:at], data[:at] + junk + data[at + 1 :]):
                with suppress(UnreadableError):
                    format_of(broken, suffix).read(Source(broken, suffix))


def test_what_stands_above_the_first_subtitle_is_told(tmp_path: Path) -> None:
    assert tuple(map(str, read(tmp_path, "ترجمة: ليلى\n\n" + srt("نعم.")).notes)) == (
        "What stands above the first subtitle is left out: ترجمة: ليلى",
    )
    assert read(tmp_path, "\n" + srt("نعم.")).notes == ()


@pytest.mark.parametrize("times", ["00:00:99,000 --> bad", "00:01,0x0-->", "x --> 00:00:02,000"])
def test_a_subtitle_whose_times_are_broken_comes_after_the_one_before(
    tmp_path: Path, times: str
) -> None:
    film = srt("نعم.", "أين الباب؟", "هنا.").replace("00:00:01,100 --> 00:00:02,100", times)
    article = read(tmp_path, film)
    assert texts(article) == ["نعم.", "أين الباب؟", "هنا."]
    assert article.paragraphs[1].layout.cues == (Cue(1, 1_000, 1_000),)
    said = "The times of one subtitle cannot be read: it comes after the one before it"
    assert tuple(map(str, article.notes)) == (said,)


def test_the_first_subtitle_is_none_of_what_stands_above_though_its_times_are_broken() -> None:
    text = srt("نعم.", "لا.").replace("00:00:00,000 -->", "00:00:0O,000 -->")
    assert words_above(f"ترجمة: ليلى\n\n{text}") == "ترجمة: ليلى"


def test_an_arrow_in_what_is_said_stays(tmp_path: Path) -> None:
    said = ["من 5 --> 6.", "--> نعم."]
    assert texts(read(tmp_path, srt(*said))) == said

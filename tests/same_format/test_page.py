"""The translation in a copy of a web page."""

from __future__ import annotations

import re
import tracemalloc

import pytest

from khulasa.same_format.web.regions import regions_of
from khulasa.same_format.write import SameFormatError, write_same_format
from same_format.translating import translated, write

FIRST = "فتحت المكتبة العامة في القاهرة أبوابها أمس أمام القراء بعد سنوات طويلة من الإغلاق."
SECOND = "نحن سعداء بهذا اليوم الذي انتظرناه كثيرا مع أهل المدينة كلهم في هذا الشتاء."
THIRD = "وقال المدير إن المكتبة ستبقى مفتوحة كل يوم حتى المساء للأطفال والكبار معا."
TARGETS = {
    "عودة المكتبة": "Return of the library",
    FIRST: "The public library opened yesterday.",
    SECOND: "We are happy about this day.",
    THIRD: "The library stays open until evening.",
}
PAGE = f"""<!DOCTYPE html>
<html lang="ar" dir="rtl">
<head><meta charset="utf-8"><title>عودة المكتبة - الجريدة</title>
<style>p {{ color: red }}</style><script>if (1 < 2) document.write("<p>x</p>")</script></head>
<body class=main>
<nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/c">عودة المكتبة</a></li></ul></nav>
<article>
<h1>عودة المكتبة</h1>
<!-- a comment -->
<p class="lead" dir='rtl'>{FIRST}</p>
<figure><img src="a.png" alt="صورة"></figure>
<p>{SECOND}
<img src="b.png"> <b>{THIRD}</b></p>
</article>
<footer>حقوق النشر محفوظة</footer>
</body></html>
"""


def body(html: str) -> str:
    """A page with one paragraph among others."""
    return (
        f"<html><body><article><h1>عودة المكتبة</h1><p>{FIRST}</p>{html}<p>{SECOND}</p>"
        "</article></body></html>"
    )


def text(data: bytes, targets: dict[str, str]) -> str:
    return write(data, ".html", {**TARGETS, **targets}).data.decode()


def middle(html: str, targets: dict[str, str]) -> str:
    """What becomes of a paragraph among others."""
    new = text(body(html).encode(), targets)
    start = new.index("yesterday.</p>") + len("yesterday.</p>")
    return new[start : new.rindex("<p")]


def test_only_the_article_changes() -> None:
    new = text(PAGE.encode(), {})
    expected = (
        PAGE.replace('<html lang="ar" dir="rtl">', '<html lang="en" dir="ltr">')
        .replace("<title>عودة المكتبة", "<title>Return of the library")
        .replace("<h1>عودة المكتبة", '<h1 lang="en" dir="ltr">Return of the library')
        .replace(
            f"<p class=\"lead\" dir='rtl'>{FIRST}",
            f'<p lang="en" class="lead" dir="ltr">{TARGETS[FIRST]}',
        )
        .replace(
            f'<p>{SECOND}\n<img src="b.png"> <b>{THIRD}</b>',
            f'<p lang="en" dir="ltr">{TARGETS[SECOND]}<img src="b.png"> <b>{TARGETS[THIRD]}</b>',
        )
        .replace("<li><a", '<li lang="ar" dir="rtl"><a')
        .replace("<footer>", '<footer lang="ar" dir="rtl">')
    )
    assert new == expected


def test_links_and_notes_stand_with_their_words() -> None:
    source = (
        '<p>زارت <a href="/n">NASA</a> المدينة أمس مع فريق كبير<sup><a href="#f1">1</a></sup>'
        " ثم عادت.</p>"
    )
    read = "زارت NASA المدينة أمس مع فريق كبير[1] ثم عادت."
    new = middle(source, {read: "NASA visited the city with a team [1] and left."})
    assert new == (
        '<p lang="en" dir="ltr"><a href="/n">NASA</a> visited the city with a team'
        '<sup><a href="#f1">1</a></sup> and left.</p>'
    )


def test_a_link_whose_words_are_unknown_stands_on_the_sentence() -> None:
    page = body(f'<p>قال <a href="/d" dir="rtl">مدير المكتبة</a> هذا الكلام. {THIRD}</p>')
    result = write(
        page.encode(), ".html", {**TARGETS, "قال مدير المكتبة هذا الكلام.": "So he said."}
    )
    assert '<a href="/d" dir="ltr">So he said.</a> The library' in result.data.decode()
    assert [note.split(" on a whole")[0] for note in result.notes] == ["1 link stands"]


def test_of_two_links_in_a_sentence_one_stands_on_it() -> None:
    page = body('<p>قال <a href="/d">مدير المكتبة</a> هذا <a href="/k">الكلام</a>.</p>')
    result = write(
        page.encode(), ".html", {**TARGETS, "قال مدير المكتبة هذا الكلام.": "So he said."}
    )
    assert '<a href="/d">So he said.</a></p>' in result.data.decode()
    assert [note.split(" ", 2)[:2] for note in result.notes] == [["1", "link"], ["1", "place"]]


def test_numbers_of_lists_are_not_written_twice() -> None:
    new = middle(
        "<ol><li>المكتبة الأولى كبيرة.</li><li>المكتبة الثانية صغيرة.</li></ol>",
        {
            "1. المكتبة الأولى كبيرة.": "1. The first is big.",
            "2. المكتبة الثانية صغيرة.": "2. The second is small.",
        },
    )
    assert re.sub("<[^>]*>", "|", new) == "||The first is big.||The second is small.||"


def test_lines_of_a_paragraph_and_entities() -> None:
    new = middle(
        "<p>المكتبة &amp; المدرسة في شارع واحد.<br>\nوالحديقة أمامهما.</p>",
        {
            "المكتبة & المدرسة في شارع واحد.": "Library & school < park.",
            "والحديقة أمامهما.": "The park is opposite.",
        },
    )
    assert new == (
        '<p lang="en" dir="ltr">Library &amp; school &lt; park.<br>The park is opposite.</p>'
    )


def test_the_encoding_of_the_page_stays() -> None:
    page = f'<meta charset="windows-1256"><h1>عودة المكتبة</h1><p>{FIRST}</p><p>{SECOND}</p>'
    data = page.encode("cp1256")
    new = write(data, ".html", {**TARGETS, FIRST: "Gdańsk 日"}).data
    assert b">Gda&#324;sk &#26085;</p>" in new


def test_what_has_no_translation_says_its_language() -> None:
    new = text(body(f"<p>{THIRD} كلمة.</p>").encode(), {})
    assert f'{TARGETS[THIRD]} <span lang="ar" dir="rtl">كلمة.</span>' in new


def test_a_page_that_has_changed_is_refused() -> None:
    reading = translated(PAGE.encode(), ".html", TARGETS)
    for other in (PAGE.replace("سعداء", "حزانى"), PAGE.replace(f"<p>{SECOND}", "<p>")):
        with pytest.raises(SameFormatError, match="not the one that was translated"):
            write_same_format(other.encode(), ".html", reading)


def test_a_title_that_stands_in_the_head_alone_is_translated_there() -> None:
    head = '<meta property="og:title" content="عودة المكتبة"><title>{}</title>'
    rest = f"<body><article><p>{FIRST}</p><p>{SECOND}</p></article></body>"
    page = f"<html><head>{head.format('عودة المكتبة | الجريدة')}</head>{rest}</html>"
    result = write(page.encode(), ".html", TARGETS)
    assert "<title>Return of the library | الجريدة</title>" in result.data.decode()
    assert result.notes == ()


@pytest.mark.parametrize(
    "target", ["Syria: the war goes on.", "Dr. Saad is here.", "2011 - a war."]
)
def test_a_word_is_not_the_number_of_its_item(target: str) -> None:
    lists = [
        ("<ul><li>الحرب هنا.</ul>", "• الحرب هنا."),
        ("<ol><li>الحرب هنا.</ol>", "1. الحرب هنا."),
    ]
    for html, source in lists:
        assert f">{target}" in middle(html, {source: target, "الحرب هنا.": target})


@pytest.mark.parametrize("tag", ["b", "div"])
def test_a_copy_of_a_page_that_closes_nothing_shares_what_is_around(tag: str) -> None:
    page = f"<article>{f'<{tag}>كلمة. ' * 5_000}"
    regions = regions_of(page)
    assert sum(len(region.letters()[0]) for region in regions) == 4 * 5_000
    tracemalloc.start()
    regions_of(page)
    assert tracemalloc.get_traced_memory()[1] < 20_000_000  # each around each: 100 MB
    tracemalloc.stop()

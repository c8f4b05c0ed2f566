"""Sentences: where a paragraph is divided, and that nothing of it is lost."""

from __future__ import annotations

import pytest
import sentencex
from hypothesis import given, settings
from hypothesis import strategies as st

from khulasa.article.sentences.splitting import split_sentences


def sentences(text: str, language: str = "ar") -> list[str]:
    return [text[span.start : span.end] for span in split_sentences(text, language)]


def test_white_space_between_two_sentences_belongs_to_the_first() -> None:
    assert sentences("وصل القطار.  نزل الركاب؟\nنعم! عادوا.") == [
        "وصل القطار.  ",
        "نزل الركاب؟\n",
        "نعم! ",
        "عادوا.",
    ]


def test_a_line_break_or_a_semicolon_alone_ends_no_sentence() -> None:
    text = "وصل القطار\nإلى المدينة\r\n\r\nفي المساء؛ ونزل الركاب"
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Who left the gate open?" asked the farmer. No one knew.', 2),
        ("Yahoo! bought the firm. It paid little.", 2),
        ('"Who left the gate open?" The farmer asked twice.', 2),
        ("هل تعرف هذا الهاتف؟ iPhone جديد وصل اليوم إلى المدينة.", 2),
    ],
)
def test_what_goes_on_in_small_letters_is_one_english_sentence(text: str, expected: int) -> None:
    language = "en" if text.isascii() else "ar"
    assert len(split_sentences(text, language)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "قال د. أحمد إنه سعيد",
        "حضرت أ.د. وفاء ود. منى اللقاء",
        "التقى م. وليد بالعمال",
        "ذكرت وكالة أ.ش.أ. أن الوفد وصل",
        "عاش في القرن الرابع ق.م. في بابل",
        "انظر ص. 15 من الكتاب",
        "كتب جورج دبليو. بوش رسالة",
        "قضية روي في. واد قديمة",
        "تقع في الولايات المتحدة U.S. منذ زمن",
        "كتبت J. K. Rowling رواية",
        "قالت Dr. Smith ذلك",
        "بلغ السعر 3.5 مليون و 7,250.75 دولار",
        "في موقع الجزيرة.نت خبر عن ذلك",
        "في موقع www.example.com خبر عن ذلك",
        "تعاقدت مصانع الشرق ش.م.ب. ومصانع الغرب ذ.م.م. على بيع القطن",
        "زار الرئيس ج.ي. وسوريا ولبنان في أسبوع واحد",
        "اتفقت م.ت.ح. ووزارة الصحة على الخطة",
        "نقلت قناة سي.بي.إس. صور الحريق",
        "راجع القسم 4.2 من التقرير الطويل",
        "وقف أ. م. د. سعيد على المنصة",
    ],
)
def test_abbreviations_initials_and_numbers_end_no_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("توفي سنة 1443 هـ. ", "وكان عالماً كبيراً."),
        ("ذكر ذلك تقرير أ.ش.أ. ", "وأضاف أن الوفد عاد."),
        ("أعلنت ذلك شبكة سي إن إن. ", "ذكرت أن الوفد عاد."),
        ("هو من الفئة أ. ", "وأضاف أنه بخير."),
        ("رجعت البعثة إلى ج. م. ع. ", "وقالت إنها نجحت."),
        ("سافر الفريق إلى ج.م.ع. ", "ويعود غدا إلى بيته."),
        ("ولد سنة 610 م. ", "وتوفي سنة 632 م. في المدينة."),
        ("انهارت سنة 300 ق.م. ", "وانتهى الحكم سنة 200 ق.م. في بابل."),
        ("وصلا في الخامسة من ص.م. ", "وغادرا بعدها."),
        ("نقلوا إلى المنطقة B. ", "الجو هناك بارد جدا."),
        ("انظر الفقرة 2.1. ", "وبعدها الجدول 3.2."),
        ("1. الأول هنا. ", "2. الثاني هناك."),
        ("انتهى الأمر في ذلك المكان.", "وأضاف الرجل أنه عاد."),
    ],
)
def test_abbreviations_end_a_sentence_where_another_one_begins(first: str, second: str) -> None:
    assert sentences(first + second) == [first, second]


def test_a_quotation_shorter_than_a_sentence_stays_whole() -> None:
    assert sentences('صاح: "لا. لا." ثم خرج مسرعاً. وعاد بعد ساعة.') == [
        'صاح: "لا. لا." ثم خرج مسرعاً. ',
        "وعاد بعد ساعة.",
    ]


def test_a_quotation_of_several_sentences_is_divided() -> None:
    assert sentences("وقال: «هذا يوم جميل لنا جميعاً. ولن ننسى من عمل فيه». ثم مضى.") == [
        "وقال: «هذا يوم جميل لنا جميعاً. ",
        "ولن ننسى من عمل فيه». ",
        "ثم مضى.",
    ]


@pytest.mark.parametrize(
    ("parts", "language"),
    [
        (['قال: "تعبنا كثيرا. ', "لم ننم. ", 'الليل طويل". ', "ثم سكت."], "ar"),
        (["قالت «وصلنا متأخرين. ", "كان الباب مغلقا! ", "هل نعود؟» ", "وأغلقت الهاتف."], "ar"),
        (["“We lost. ", "We tried. ", "We failed.” ", "He left the room."], "en"),
    ],
)
def test_sentences_of_a_quotation_may_be_short(parts: list[str], language: str) -> None:
    assert sentences("".join(parts), language) == parts


@pytest.mark.parametrize(
    "parts",
    [
        ["«متى يعود المسافرون من رحلتهم الطويلة؟» سألت الجدة وهي تخيط الثوب. ", "لم يجبها أحد."],
        ['"لن نبيع أرض أجدادنا مهما طال الزمن." قال الفلاح العجوز. ', "وصفق له الحاضرون."],
        ["“هذه أجمل سفينة رأيتها في حياتي!” هَتَفَ البحّار الصغير. ", "ثم نزل إلى الماء."],
        ["«أين وضعت مفتاح الباب الكبير يا ولدي؟»، تساءل الأب. ", "كان الوقت متأخرا."],
        [
            "جلس الناس حول النار. ",
            "«ماذا نأكل في هذه الليلة الباردة؟» يسأل الأطفال. ",
            "الخبز قليل.",
        ],
        ['"جعنا كثيرا. ', "لم نجد خبزا. ", 'الشتاء طويل." قالت الأرملة لجارتها. ', "ثم بكت."],
    ],
)
def test_a_quotation_keeps_the_words_behind_it_that_say_whose_it_is(parts: list[str]) -> None:
    assert sentences("".join(parts)) == parts


@pytest.mark.parametrize(
    "parts",
    [
        ["«متى يعود المسافرون من رحلتهم الطويلة؟» ", "نظرت الجدة إلى الباب. ", "لم يجبها أحد."],
        ['"لن نبيع أرض أجدادنا مهما طال الزمن." ', "وقال الفلاح إنه تعب."],
        ['"لن نبيع أرض أجدادنا مهما طال الزمن." ', "أكد جاره أنه لن يبيع كذلك."],
        ["«أين وضعت مفتاح الباب الكبير يا ولدي؟» ", "سأل الأب عن المفتاح مرتين."],
        ["«أين وضعت مفتاح الباب الكبير يا ولدي؟» ", "قال الولد: «تحت الحجر»."],
        ['صاح الجار: "لن نبيع أرض أجدادنا أبدا." ', "سأل الفلاح ابنه."],
        ["(لم يكن في القرية طبيب منذ أعوام.) ", "قال الفلاح ذلك وهو حزين."],
    ],
)
def test_a_sentence_behind_a_quotation_that_says_something_else_is_cut_off(
    parts: list[str],
) -> None:
    assert sentences("".join(parts)) == parts


def test_an_exclamation_between_dashes_ends_no_sentence() -> None:
    for text in (
        "كان الجار - ما أكرمه! - يطعم القطط كل يوم.",
        "عادت السفينة – من يصدق؟ – بعد عام كامل.",
        "The train — at last! — came in.",
    ):
        assert sentences(text) == [text]
    assert sentences("- هل وصلت؟ - نعم، وصلت.") == ["- هل وصلت؟ ", "- نعم، وصلت."]


def test_the_mark_of_a_verse_ends_it() -> None:
    for mark in ("۝ ", "۝١٢ ", "﴿٣﴾ "):
        assert sentences(f"والليل إذا يغشى {mark}والنهار إذا تجلى") == [
            f"والليل إذا يغشى {mark}",
            "والنهار إذا تجلى",
        ]


def test_a_closing_mark_stays_with_its_sentence_and_an_opening_one_leaves_it() -> None:
    assert sentences('قال: "هذا كل ما عندي اليوم." "وماذا عن الغد يا صديقي القديم؟"') == [
        'قال: "هذا كل ما عندي اليوم." ',
        '"وماذا عن الغد يا صديقي القديم؟"',
    ]


def test_a_forgotten_quotation_mark_does_not_swallow_the_rest() -> None:
    text = 'قال "إن الطريق طويل. وصل القطار في المساء. نزل الركاب منه.'
    assert len(sentences(text)) == 3


def test_an_ellipsis_ends_a_sentence_only_between_long_parts() -> None:
    assert len(sentences("كنت... لا أعرف… ربما")) == 1
    assert len(sentences("انتظرنا طويلاً أمام باب المحطة… ثم عدنا إلى بيوتنا في المساء.")) == 2


def test_signs_without_a_letter_join_their_neighbour() -> None:
    assert sentences("انتهى. *** !!! وبدأ غيره.") == ["انتهى. *** !!! ", "وبدأ غيره."]
    assert sentences("؟!؟ ...") == ["؟!؟ ..."]


def test_other_languages_have_rules_of_their_own() -> None:
    text = "Dr. Smith saw the U.S. Army. It cost $3.5 million. J. K. Rowling left."
    assert len(sentences(text, "en")) == 3
    for parts in (
        ["They moved to zone B. ", "It was quiet there."],
        ["He lives in the U.S. ", "She left it at 5 p.m. ", "It rained."],
        ["J. R. Smith of Acme Inc. paid approx. 5 dollars. ", "He left."],
        ["See section 2.1. ", "The rest is in 3.2.1 and 4."],
    ):
        assert sentences("".join(parts), "en") == parts
    assert len(sentences("پروا نکن۔ ہم آئیں گے۔", "ur")) == 2


def test_an_empty_text_has_no_sentences() -> None:
    assert split_sentences("", "ar") == ()


_PIECES = st.sampled_from(
    [
        *(
            '"',
            "«",
            "»",
            "”",
            "(",
            ")",
            " ",
            "\n",
            "\r\n",
            "\t",
            "\u2029",
            "\x85",
            "\u200f",
            "\x00",
        ),
        *(
            ". ",
            "...",
            "…",
            "؟",
            "!",
            "۔",
            "،",
            "ـ",
            "د",
            "أ.ش.أ",
            "في",
            "كلمة",
            "3",
            "U.S.",
            "a.com",
        ),
        "😀",
    ]
)


@settings(deadline=None)
@given(
    st.one_of(
        st.text(),
        st.lists(_PIECES, max_size=40).map("".join),
        st.lists(st.one_of(_PIECES, st.characters()), max_size=30).map("".join),
    ),
    st.sampled_from(["ar", "en", "fa", "zh", "xx", ""]),
)
def test_nothing_is_lost_and_nothing_doubled(text: str, language: str) -> None:
    parts = sentences(text, language)
    assert "".join(parts) == text
    assert all(parts)
    assert len(parts) < 2 or all(any(map(str.isalnum, part)) for part in parts)


def test_a_long_paragraph_is_cut_as_a_short_one_is() -> None:
    sentences = [f"وصل الوفد رقم {number} إلى المدينة في المساء. " for number in range(2000)]
    spans = split_sentences("".join(sentences), "ar")
    assert [span.end - span.start for span in spans] == [len(sentence) for sentence in sentences]


@pytest.mark.parametrize("text", ["ع!" * 40_000, "كلمة " * 30_000, "ع" * 150_000])
def test_no_text_is_read_over_and_over(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    read: list[int] = []
    honest = sentencex.get_sentence_boundaries

    def counting(language: str, piece: str) -> list[dict[str, object]]:
        read.append(len(piece))
        return list(honest(language, piece))

    monkeypatch.setattr(sentencex, "get_sentence_boundaries", counting)
    spans = split_sentences(text, "ar")
    assert spans[-1].end == len(text)
    assert sum(read) < 3 * len(text)
    if "!" in text:
        # What takes quadratic time is given to it in small pieces.
        assert max(read) <= 8_000

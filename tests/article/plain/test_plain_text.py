"""Paragraphs of text files."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khulasa.article.model import Kind
from khulasa.article.plain.plain_text import read_plain_text

TITLE = "المكتبة تفتح أبوابها من جديد"
FIRST = (
    "فتحت المكتبة العامة أبوابها يوم الأحد بعد عمل استمر عامين كاملين، وحضر مئات السكان ومعهم "
    "أطفالهم إلى القاعة الكبيرة التي لم يدخلها أحد منذ سنوات. وقال المدير إن هذا يوم جميل."
)
SECOND = (
    "وأضاف أن المكتبة ستبقى مفتوحة حتى المساء في كل أيام الأسبوع، وأن الدخول إليها لا يحتاج إلى "
    "بطاقة ولا إلى موعد، فهي لكل من يحب القراءة من سكان المدينة ومن زوارها."
)


def texts(source: str) -> list[str]:
    return [block.text for block in read_plain_text(source)]


def test_blank_lines_part_paragraphs() -> None:
    assert texts(f"{TITLE}\n\n{FIRST}\n \t\n\n{SECOND}\n") == [TITLE, FIRST, SECOND]


def test_windows_and_old_mac_line_ends_count_as_line_ends() -> None:
    for line_end in ("\r\n", "\r", "\u2028", "\x85"):
        assert texts(line_end.join([TITLE, "", FIRST, "", SECOND])) == [TITLE, FIRST, SECOND]


def test_form_feeds_and_paragraph_separators_part_paragraphs() -> None:
    assert texts(f"{FIRST}\f{SECOND}\u2029{TITLE}") == [FIRST, SECOND, TITLE]


def test_one_paragraph_a_line_is_recognised() -> None:
    assert texts("\n".join([TITLE, FIRST, SECOND])) == [TITLE, FIRST, SECOND]


def test_short_lines_that_end_sentences_are_paragraphs() -> None:
    lines = ["وصل القطار.", "نزل الركاب منه كلهم.", "ثم عاد السائق إلى بيته في المساء."]
    assert texts("\n".join(lines)) == lines


def test_a_hard_wrapped_paragraph_stays_one_and_keeps_its_line_breaks() -> None:
    wrapped = [textwrap.fill(paragraph, 60) for paragraph in (FIRST, SECOND)]
    assert texts("\n\n".join([TITLE, *wrapped])) == [TITLE, *wrapped]


def test_a_long_line_that_stands_alone_says_nothing_about_the_width() -> None:
    wrapped = textwrap.fill(SECOND, 60)
    assert texts(f"{FIRST}\n\n{wrapped}") == [FIRST, wrapped]


def test_hard_wrapped_paragraphs_without_blank_lines_end_at_a_short_last_line() -> None:
    wrapped = [textwrap.fill(paragraph, 50) for paragraph in (FIRST, SECOND)]
    assert texts("\n".join([TITLE, *wrapped])) == [TITLE, *wrapped]


def test_the_first_short_line_without_full_stop_is_the_heading() -> None:
    assert [block.kind for block in read_plain_text(f"{TITLE}\n\n{FIRST}")] == [
        Kind.HEADING,
        Kind.TEXT,
    ]
    assert read_plain_text(f"{TITLE}؟\n\n{FIRST}")[0].kind is Kind.HEADING
    assert read_plain_text(f"{TITLE}.\n\n{FIRST}")[0].kind is Kind.TEXT
    assert read_plain_text(TITLE)[0].kind is Kind.TEXT


def test_bulleted_lines_are_list_items() -> None:
    blocks = read_plain_text(f"{FIRST}\n\n• كتب للأطفال\n• صحف قديمة")
    assert [(block.kind, block.text) for block in blocks[1:]] == [
        (Kind.LIST_ITEM, "• كتب للأطفال"),
        (Kind.LIST_ITEM, "• صحف قديمة"),
    ]


@pytest.mark.parametrize(
    "items",
    [
        ["- إصلاح الطرق بين القرى", "– بناء المدارس في المدن", "— تدريب المعلمين الجدد"],
        ["* خبز من فرن الحي القديم", "* حليب من مزرعة القرية"],
        ["1. تأجيل الاجتماع شهرا كاملا", "2. دعوة الخبراء إليه جميعا", "3. نشر النتائج"],
        ["١- أن يكون بالغا", "٢- أن يحمل شهادة", "٣- أن يسكن المدينة"],
        ["1-مقعد للأطفال", "2-مقعد للكبار"],
        ["-زيادة المقاعد في القاعة", "-إصلاح الأبواب والنوافذ"],
        ["ـ دفاتر وأقلام للتلاميذ", "ـ كتب مستعملة للكبار"],
        ["a. bread from the old bakery", "b. milk from the farm"],
        ["(١) فتح الباب", "(٢) إغلاق النافذة"],
        ["أ) توسيع الشارع الرئيسي", "ب) زراعة الأشجار على جانبيه", "ج) تركيب المصابيح"],
    ],
)
def test_lines_with_dashes_stars_numbers_or_letters_are_list_items(items: list[str]) -> None:
    for source in (
        "\n".join(["قررت اللجنة ما يلي:", *items]),
        "\n".join(["قررت اللجنة", *items, "", SECOND]),
        "\n\n".join([FIRST, *items]),
    ):
        blocks = read_plain_text(source)
        assert [b.text for b in blocks if b.kind is Kind.LIST_ITEM] == items


def test_lines_under_the_words_of_an_item_belong_to_it() -> None:
    items = ["- إصلاح الطرق بين القرى\n  وفي المدن", "- بناء المدارس\n  كلها"]
    blocks = read_plain_text("\n".join(items))
    assert [(block.kind, block.text) for block in blocks] == [
        (Kind.LIST_ITEM, item) for item in items
    ]


def test_wrapped_prose_may_begin_a_line_with_a_dash_or_a_number() -> None:
    year = (
        "بدأت الأعمال في هذا المشروع الكبير مع بداية عام\n"
        "2022. وقال المهندس، وهو من أبناء المدينة، إن\nالعمل سينتهي بعد سنوات."
    )
    dash = (
        "وصل الوفد إلى العاصمة مساء أمس، وكان رئيسه قد\nأعلن أن المحادثات ستكون صعبة، لكن الوزير\n"
        "- وهو طبيب - يرى أن الاتفاق ممكن جدا."
    )
    assert texts(year) == [year]
    assert texts(dash) == [dash]


@pytest.mark.parametrize(
    "lines",
    [
        ["سامر: أين المفتاح الكبير يا ليلى؟", "ليلى: تركته على الطاولة قرب الباب"],
        ["Anna: are you at the station already", "Ben: yes, by the north door of it"],
        ["12/03/2024, 10:15 - سامر: أين أنت الآن", "12/03/2024, 10:16 - ليلى: في الطريق إليك"],
        ["\u200f١٢‏/٣‏/٢٠٢٤، ١٠:١٥ ص - سامر: نعم", "\u200f١٢‏/٣‏/٢٠٢٤، ١٠:١٦ ص - ليلى: لا"],
        ["سامر (10:15): هل وصلت إلى البيت يا ليلى", "ليلى (10:16): نعم وصلت قبل دقائق قليلة"],
        ["سامر - أين أنت الآن يا ليلى", "ليلى - في السوق", "سامر - انتظري عند الباب"],
        ["<samer> هل من أحد هنا هذا المساء", "<layla> نعم أنا هنا منذ ساعة كاملة"],
        ["المكان: قاعة البلدية الكبرى في السوق", "الزمان: مساء الأحد القادم بعد الغروب"],
    ],
)
def test_what_people_say_in_turn_is_kept_apart(lines: list[str]) -> None:
    blocks = read_plain_text("\n".join(lines))
    assert [(block.kind, block.text) for block in blocks] == [(Kind.TEXT, line) for line in lines]


def test_answers_of_an_interview_may_be_wrapped() -> None:
    turns = [
        "سؤال: كيف بدأت الكتابة، ومن شجعك عليها في تلك\nالأيام البعيدة من حياتك؟",
        "جواب: بدأت في المدرسة، ثم نشرت لي صحيفة محلية\nأول قصة وأنا في العشرين.",
        "سؤال: وهل كان الطريق سهلا؟",
    ]
    assert texts("\n".join(turns)) == turns


def test_wrapped_prose_may_begin_a_line_with_he_said() -> None:
    text = (
        "وقال الوزير: إن المشروع الجديد سيبدأ العمل فيه\nقبل نهاية العام، وسنحتاج إلى عمال من كل\n"
        "المحافظات لكي ننتهي منه في الموعد الذي حددناه."
    )
    assert texts(text) == [text]


@pytest.mark.parametrize(
    "lines",
    [
        [
            "أمشي على درب القرى والليل يسكنني",
            "أحمل في كفي حكايات البيوت معي",
            "وأعد نجماتي القديمة نجمة نجمة",
            "حتى إذا جاء الصباح أضعتها.",
        ],
        [
            "يا دار، كم مرت عليك مواكب الفرسان",
            "وتبدلت، بعد الرحيل، ملامح الجدران",
            "وبقيت، رغم الريح، شامخة على الوديان",
            "تروين للأطفال، عند الليل، ما قد كان.",
        ],
        [
            "عدنا إلى بيت الطفولة بعد عام واحد،",
            "فوجدنا بابه المفتوح يبكي وحده،",
            "والشبابيك التي كانت تغني دائما،",
            "صمتت لما رأتنا قادمين إليها.",
        ],
        ["قف بالديار هنا *** وسائل الأطلال عنهم", "واسكب دموعا حارة *** فوق الرمال طويلا"],
    ],
)
def test_verses_of_like_width_are_kept_apart(lines: list[str]) -> None:
    prose = textwrap.fill(SECOND, 38)
    assert texts("\n".join(lines)) == lines
    assert texts("\n\n".join([prose, "\n".join(lines)])) == [prose, *lines]


@pytest.mark.parametrize(
    "lines",
    [
        [
            "البلدية تفتتح حديقة جديدة قرب النهر",
            "ارتفاع أسعار الخبز قبل الأعياد بقليل",
            "فريق المدينة يفوز بالكأس للمرة الثالثة",
        ],
        ["إغلاق المدارس بسبب الثلوج في الشمال", "افتتاح معرض الكتاب في العاصمة اليوم"],
        [
            "Mayor opens new bridge over the river today",
            "Prices of bread rise before the holidays",
            "City team wins the cup for a third time",
        ],
    ],
)
def test_headlines_of_like_width_are_kept_apart(lines: list[str]) -> None:
    assert texts("\n".join(lines)) == lines
    assert texts("\n".join([*lines, "وفيما يلي التفاصيل."])) == [*lines, "وفيما يلي التفاصيل."]
    assert texts("\n\n".join([FIRST, "\n".join(lines), SECOND])) == [FIRST, *lines, SECOND]


def test_wrapped_paragraphs_help_each_other() -> None:
    unsure = "وينتظر سكان الحي افتتاح المكتبة منذ سنوات طويلة جدا\nفهم يقرؤون في البيوت."
    assert len(texts(unsure)) == 2
    assert texts(f"{textwrap.fill(FIRST, 52)}\n\n{unsure}")[1:] == [unsure]


def test_lines_are_joined_where_the_reader_says_so() -> None:
    verses = "أمشي على درب القرى والليل يسكنني\nأحمل في كفي حكايات البيوت معي"
    joined = read_plain_text(f"{verses}\n\n- أول\n- ثان", join_lines=True)
    assert [block.text for block in joined] == [verses, "- أول", "- ثان"]


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [TITLE, "كلمة", "قال.", " ", "\n", "\r\n", "\n\n", "\f", "• ", "- ", "1. ", "ب: "]
        )
    )
)
def test_only_white_space_is_left_between_paragraphs(pieces: list[str]) -> None:
    source = "".join(pieces)
    rest = source
    for text in texts(source):
        before, rest = rest.split(text, 1)
        assert not before.strip()
        assert text == text.strip()
    assert not rest.strip()

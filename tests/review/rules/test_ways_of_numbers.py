"""Numbers as people write them: cases, mixed digits and words, fractions, times, telephones."""

from __future__ import annotations

import pytest

from khulasa.review.rules import months
from review.rules.number_messages import ARABIC, number_messages

THIN, NARROW, NO_BREAK = "\u2009", "\u202f", "\u00a0"


def messages(source: str, target: str) -> list[str]:
    found = months.check(source, target, ARABIC)
    return [*number_messages(source, target), *(issue.message for issue in found)]


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        # months by number, by second name, and as the Maghreb calls them
        ("اجتمعوا في 7 تشرين 2", "They met on 7 November", "They met on 7 October"),
        ("ولد في كانون أول", "He was born in December", "He was born in January"),
        ("منذ تشرين ثان الماضي", "since last November", "since last October"),
        ("وصلوا في ٩ كانون ٢ ٢٠١٩", "They came on 9 January 2019", "They came on 8 January 2019"),
        ("افتتح في 3 غشت", "It opened on 3 August", "It opened on 3 September"),
        ("في 20 دجنبر", "on 20 December", "on 20 November"),
        ("في 19 جوان 1965", "on 19 June 1965", "on 19 July 1965"),
        # thousands set off with spaces
        ("يعمل فيها 34 700 موظف", "It has 34,700 staff", "It has 34,800 staff"),
        (f"دفع 7{NARROW}250 ريالا", "He paid 7,250 riyals", "He paid 7,520 riyals"),
        (f"مساحته 2{THIN}381{THIN}741 كم", "It covers 2 381 741 km", "It covers 2,381 km"),
        (f"ثمنه 18{NO_BREAK}300٫50", "It costs 18,300.50", "It costs 18,300"),
        ("بلغ 4٬620٬000 طن", "It came to 4.62 million tons", "It came to 46,200 tons"),
        # the accusative
        ("غاب سبعا وثلاثين ليلة", "He was away 37 nights", "He was away 30 nights"),
        ("باع ثمانيا وأربعين لوحة", "He sold forty-eight paintings", "He sold 40 paintings"),
        ("زرع تسعا وستين شجرة", "He planted 69 trees", "He planted 96 trees"),
        ("سجل ثلاثا من النقاط", "He scored three of the points", "He scored nine of the points"),
        ("اشترى ثلاثمايه خروف", "He bought 300 sheep", "He bought 30 sheep"),
        # digits and words together
        ("جمعوا 7 آلاف و650 توقيعا", "They collected 7,650 names", "They collected 7,560 names"),
        ("جمعوا ألفا و320 توقيعا", "They collected 1,320 names", "They collected 1,230 names"),
        ("بيعت 9 ملايين و30 ألف نسخة", "9.03 million were sold", "9.3 million were sold"),
        ("خسروا 4 مليارات ونصف", "They lost 4.5 billion", "They lost 4 billion"),
        ("حضر 8 آلاف امرأة و90 رجلا", "8,000 women and 90 men came", "8,090 women came"),
        # hundreds and thousands alone
        ("زرعوا مئة نخلة", "They planted a hundred palms", "They planted palms"),
        ("قبل ألف سنة", "a thousand years ago", "years ago"),
        ("دفعوا مليون درهم", "They paid a million dirhams", "They paid dirhams"),
        ("قدره مليونا دينار", "of two million dinars", "of three million dinars"),
        ("مئة و35 راكبا", "135 passengers", "100 passengers"),
        # duals
        ("حضر ألفا لاجئ", "Two thousand refugees came", "A thousand refugees came"),
        ("حضر ألفا متفرج الحفل", "2,000 fans came to the party", "1,000 fans came to the party"),
        ("باعوا ألفي خروف", "They sold 2,000 sheep", "They sold a thousand sheep"),
        ("زرعوا ألفي نخلة", "They planted a couple of thousand palms", "They planted some palms"),
        ("بلغ عددهم ألفين", "They were two thousand", "They were a thousand"),
        ("نزح مليونا لاجئ", "Two million refugees fled", "One million refugees fled"),
        ("نزح مليونا شخص", "2m people fled", "A million people fled"),
        ("كلف البناء مليارا ليرة", "It cost two billion liras", "It cost a billion liras"),
        ("كسب مليارين من الليرات", "He made 2 billion liras", "He made 1 billion liras"),
        ("قبل ألفي عام", "two millennia ago", "a thousand years ago"),
        # powers
        ("حجم الصندوق 14³ سنتيمتر", "The box holds 14^3 centimetres", "The box holds 143"),
        ("حجم الصندوق ١٤³ سنتيمتر", "The box holds 14³ centimetres", "The box holds 14"),
        ("حجم الصندوق 14^3 سنتيمتر", "The box holds 14 cubed", "The box holds 14 3"),
        ("يساوي 9² في المسألة", "It is nine squared here", "It is nine here"),
        ("فيها 10⁶ خلية", "It has a million cells", "It has 106 cells"),
        ("كتلتها 4×10⁻⁷ غرام", "It weighs 4 x 10^-7 grams", "It weighs 4 × 107 grams"),
        ("الناتج 10 أس 9", "The result is 10 to the power of 9", "The result is 10"),
        ("بني في عام 1934² هنا", "It was built here in 1934", "It was built here in 19342"),
        # fractions and vague amounts
        ("بعد ربع ساعة", "15 minutes later", "25 minutes later"),
        ("منذ نصف قرن", "for 50 years", "for 500 years"),
        ("عمره عام ونصف العام", "It is 18 months old", "It is 16 months old"),
        ("مسافة 30 دقيقة", "a distance of half an hour", "a distance of three quarters of an hour"),
        ("تراجعت بنسبة الثلث", "It fell by 33 percent", "It fell by half"),
        ("ثلاثة أرباع الطلاب", "three quarters of the students", "a quarter of the students"),
        ("أنفقوا ثلث مليار", "They spent a third of a billion", "They spent a third of a million"),
        ("نصف مليون كتاب", "500,000 books", "50,000 books"),
        ("نصف دزينة من البيض", "half a dozen eggs", "a dozen eggs"),
        ("خمس السكان", "20% of the people", "25% of the people"),
        ("2½ لتر", "2.5 litres", "2.4 litres"),
        ("سافر ثلاث ساعات ونصف الساعة", "He travelled 3.5 hours", "He travelled four hours"),
        ("سافر ساعتين وربع الساعة", "two and a quarter hours", "three and a quarter hours"),
        ("نزح عشرات الآلاف", "Tens of thousands fled", "Tens of millions fled"),
        ("أنفقوا الملايين", "They spent millions", "They spent billions"),
        ("بعد بضعة آلاف من السنين", "a few thousand years later", "a few million years later"),
        # a scale that two numbers share
        ("بين 6 و8 آلاف جندي", "between 6,000 and 8,000 soldiers", "between 600 and 8,000 men"),
        ("من 40 إلى 50 مليون طن", "40 to 50 million tons", "40 to 50 billion tons"),
        ("ثلاثة أو أربعة ملايين", "three or four million", "three or five million"),
        # times
        ("يفتح الساعة 10 صباحا", "It opens at 10 a.m.", "It opens at 10 p.m."),
        ("يغلق في السابعة مساء", "It closes at 7 in the evening", "It closes at 7 a.m."),
        ("يغلق الساعة 4:45 م", "It closes at 16:45", "It closes at 4:45 a.m."),
        ("أقلعت الساعة 2:10 ص", "It left at 2:10 a.m.", "It left at 14:10"),
        ("وصلت عند 11 ليلا", "It arrived at 23:00", "It arrived at 11 a.m."),
        ("يبدأ الساعة 18،30", "It begins at 6:30 p.m.", "It begins at 6:40 p.m."),
        ("الغداء الساعة 12 ظهرا", "lunch at noon", "lunch at midnight, 12 a.m."),
        ("ثمنها 27،50 دينارا", "It costs 27.50 dinars", "It costs 27.05 dinars"),
        ("كلف 2،5 مليون", "It cost 2.5 million", "It cost 25 million"),
        ("الساعة 8 مساء بتوقيت غرينتش", "at 2000 GMT", "at 0800 GMT"),
        ("في الساعة 12 ليلا", "at midnight", "at noon"),
        # telephones
        ("هاتف ٠٠٩٦٢٧٩١٢٣٤٥٦١", "Tel. +962791234561", "Tel. +962791234516"),
        ("هاتف: 00962791234560", "Phone: +962 79 123 4560", "Phone: +962 79 123 4650"),
        ("اتصل على ٠٢-٣٣٤٤٥٥٦", "Call 02 334 4556", "Call 02 334 4565"),
        ("فاكس 7654 123", "Fax: 123-7654", "Fax: 123-7645"),
        ("واتساب 96170112233+", "WhatsApp +961 70 112 233", "WhatsApp +961 70 112 223"),
        # centuries
        ("في القرن السابع عشر", "in the 1600s", "in the 1700s"),
        ("في ستينيات القرن الثامن عشر", "in the 1760s", "in the 1960s"),
        ("في ستينيات القرن التاسع عشر", "in the sixties of the 19th century", "in the 1960s"),
    ],
)
def test_a_number_said_right_is_no_issue_and_said_wrong_is_one(
    source: str, right: str, wrong: str
) -> None:
    assert messages(source, right) == []
    assert messages(source, wrong) != []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("تعادل 12 لاعبا و300 مشجع", "12 players and 300 fans"),
        ("في عام 2015 300 طالب", "in 2015, 300 students"),
        ("كتب خمس رسائل وثلاثين بطاقة", "He wrote five letters and thirty cards"),
        ("الشاعر الذي ألف الكتاب", "the poet who wrote the book"),
        ("وجدوا كمية كبيرة منه", "They found a large amount of it"),
        ("في أوائل ومنتصف الشهر", "early and in the middle of the month"),
        ("الكمية وكمية أخرى", "the quantity and another quantity"),
        ("نظرة بزاوية 360 درجة", "a 360-degree view"),
        ("دفع مليونًا لجاره", "He paid his neighbour a million"),
        ("دفع مليونا لشراء الحقل", "He paid a million to buy the field"),
        ("بلغ عددهم ألفا يوم الجمعة", "They were a thousand on Friday"),
        ("بلغ عددهم مليونا وعادوا", "They were one million and went back"),
        ("سمع ألفا من الأغاني", "He heard a thousand songs"),
        ("فازت ألفا روميو بالسباق", "Alpha Romeo won the race"),
        ("ضحك ألفين ثم خرج", "Alvin laughed and went out"),
        ("وأنا لست طبيبا", "I am not a doctor"),
        ("بعد مئة عام على ميلاده", "the centenary of his birth"),
        ("ثمنه مرتفع", "Its price is high"),
        ("في النصف الأول", "in the first half"),
        ("نصف نهائي الكأس", "the semi-final of the cup"),
    ],
)
def test_what_looks_like_a_number_or_like_several_is_none(source: str, target: str) -> None:
    assert messages(source, target) == []

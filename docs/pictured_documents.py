"""Documents that are opened for pictures: news, a table, a list, a PDF in two columns."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
    QTextOption,
)

from khulasa.export.pdf_text import with_lam_alef, with_plain_letters
from khulasa.ui.export.paper import A4, MARGIN, UNITS_PER_INCH
from khulasa.ui.export.traceable_font import traceable_family

# As an agency writes, about what never was.
_NEWS = """وفد من الهدنة يصل إلى مدينة السد بعد ليلة من القصف المتقطع

وصل وفد من لجنة مراقبة الهدنة، فجر الخميس، إلى مدينة السد الواقعة على بعد 40 كيلومترا من الحدود، \
بعد ليلة شهدت قصفا متقطعا أسفر عن إصابة سبعة مدنيين بجروح طفيفة، وفق ما أفادت به مصادر طبية.

وقال الناطق باسم اللجنة، في تصريح للصحفيين، إن الطرفين تعهدا بسحب الآليات الثقيلة من محيط السد \
في غضون 72 ساعة، محذرا من أن أي تأخير قد ينسف التفاهمات التي أبرمت برعاية أممية مطلع الشهر \
الجاري.

في المقابل، نفت غرفة العمليات المشتركة ضلوعها في خرق وقف إطلاق النار، وحملت فصائل متناحرة \
مسؤولية التصعيد الأخير.

وعلى الصعيد الإنساني، أوضحت منظمة إغاثية أن قافلة تضم 18 شاحنة محملة بالدقيق والأدوية لا تزال \
عالقة عند المعبر بانتظار تصاريح العبور. وناشد أهالي البلدات المتضررة الجهات المانحة الإسراع في \
ترميم محطة ضخ المياه التي خرجت عن الخدمة.

ويرى محللون أن تعثر المحادثات ينعكس سلبا على أسعار السلع الأساسية، إذ قفز سعر كيس الطحين إلى \
مثلي ما كان عليه قبل اندلاع المواجهات.
"""
# Of rare words, which the starter does not know.
_TALE = """حكاية اللصوص والخفير

توارى اللصوص خلف الأكمة ريثما يمر الخفير بفانوسه. وتلبدت الغيوم وأرعدت السماء فهرع الرعاة \
بقطعانهم إلى الكهوف.

ولمع البرق فأجفل الحصان وألقى صاحبه في الخندق. وجثا الفارس أمام الملكة وقبل يدها ثم امتطى جواده.

وخبأ القرصان غنائمه في مغارة لا يبلغها إلا من أجاد الغوص. ورست السفينة الشراعية في خليج ضحل تحفه \
الشعاب المرجانية.

ثم نسجت الجدة شالا من صوف الماعز وطرزت حاشيته بخيوط فضية. وتسلق الصبيان شجرة التوت وهزوا أغصانها \
فتساقط الثمر. وتآكلت جدران القلعة بفعل الرطوبة ونبت العشب في شقوقها.
"""
_TABLE = """<!doctype html>
<html lang="ar" dir="rtl"><meta charset="utf-8"><title>مكتبات المدينة</title>
<article><h1>مكتبات المدينة</h1>
<p>فتحت المدينة ثلاث مكتبات جديدة هذا العام. يقول المدير إن عدد الزوار زاد كثيرا.</p>
<table>
<tr><th>المكتبة</th><th>الحي</th><th>الكتب</th><th>ما يميزها</th></tr>
<tr><td>مكتبة النهر</td><td>الشرق</td><td>12000</td>
<td>فيها قاعة للأطفال. تفتح أبوابها كل يوم.</td></tr>
<tr><td>مكتبة السوق</td><td>المدينة القديمة</td><td>8500</td><td>كتب قديمة وخرائط.</td></tr>
<tr><td>مكتبة الجامعة</td><td>الغرب</td><td>40300</td>
<td>أكبر مكتبة في البلاد، ويدرس فيها الطلاب حتى الليل.</td></tr>
</table>
<p>ستفتح مكتبة رابعة في العام القادم.</p></article></html>
"""
_LIST = """# كيف تقرأ أكثر

يقول الخبراء إن القراءة عادة. هذه بعض النصائح:

1. اختر كتابا تحبه.
2. اقرأ كل يوم في الوقت نفسه.
3. اترك الهاتف في غرفة أخرى.

في المدينة أماكن كثيرة للقراءة:

- المكتبات
    - مكتبة النهر في الشرق
    - مكتبة الجامعة في الغرب
- المقاهي
- الحدائق العامة

القراءة تحتاج إلى الصبر.
"""
_COLUMNS = (
    "افتتح الوزير أمس جسرا جديدا على النهر. يربط الجسر بين شرق المدينة وغربها. وقال الوزير إن "
    "العمل استمر ثلاث سنوات. وحضر الافتتاح عدد كبير من سكان المدينة. وتحدث مهندس المشروع عن "
    "الصعوبات التي واجهها العمال في فصل الشتاء. ",
    "يعبر الجسر كل يوم آلاف الناس في طريقهم إلى العمل. وكان الطريق القديم طويلا جدا. ويقول "
    "السكان إن الجسر يوفر لهم الوقت والمال. وتخطط المدينة لبناء جسر آخر في الجنوب. وسيبدأ العمل "
    "في المشروع الجديد بعد عامين. ",
)


def write_news(folder: Path) -> Path:
    """A report of an agency."""
    return _written(folder / "news.txt", _NEWS)


def write_tale(folder: Path) -> Path:
    """A tale of rare words."""
    return _written(folder / "tale.txt", _TALE)


def write_table(folder: Path) -> Path:
    """A web page with a table."""
    return _written(folder / "table.html", _TABLE)


def write_list(folder: Path) -> Path:
    """A Markdown file with lists, one of them in another."""
    return _written(folder / "list.md", _LIST)


def write_columns(folder: Path) -> Path:
    """A PDF whose text stands in two columns; needs a QGuiApplication."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    size = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
    writer.setResolution(UNITS_PER_INCH)
    family, meanings = traceable_family()
    painter = QPainter(writer)
    gap = MARGIN / 2
    width = (A4.text.width() - gap) / 2
    title = QRectF(MARGIN, MARGIN, A4.text.width(), 40)
    _draw(painter, title, "جسر جديد على النهر", family, 26)
    # The first column is the right one.
    for place, text in enumerate(_COLUMNS):
        left = MARGIN + (1 - place) * (width + gap)
        _draw(painter, QRectF(left, MARGIN + 60, width, A4.text.height()), text * 3, family, 15)
    painter.end()
    buffer.close()
    path = folder / "columns.pdf"
    path.write_bytes(with_plain_letters(bytes(content.data()), meanings))
    return path


def _written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def _draw(painter: QPainter, box: QRectF, text: str, family: str, pixels: int) -> None:
    document = QTextDocument()
    document.setDocumentMargin(0)
    font = QFont(family)
    font.setPixelSize(pixels)
    document.setDefaultFont(font)
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    document.setDefaultTextOption(option)
    document.setPageSize(QSizeF(box.width(), box.height()))
    document.setPlainText(with_lam_alef(text))
    painter.save()
    painter.translate(box.topLeft())
    document.drawContents(painter)
    painter.restore()

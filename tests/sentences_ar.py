"""Short Arabic sentences for tests, written for this project."""

from itertools import product

_WHO = (
    "أحمد", "فاطمة", "المعلم", "الطبيبة", "صديقي", "جاري", "المدير", "أمي", "أخي", "الطالب الجديد",
)  # fmt: skip
_DOES = ("يحب", "يريد", "يعرف", "يرى", "وجد")
_WHAT = (
    "القهوة", "هذا الكتاب", "المدينة القديمة", "البيت الكبير", "الطريق إلى السوق", "الجواب",
    "صورة جميلة", "السيارة الحمراء", "الماء البارد", "عملا جديدا في المدرسة",
)  # fmt: skip


def many_sentences() -> list[str]:
    """Five hundred different sentences."""
    return [f"{who} {does} {what}." for who, does, what in product(_WHO, _DOES, _WHAT)]

"""The translation in a copy of a Markdown file."""

from __future__ import annotations

import pytest

from khulasa.same_format.write import SameFormatError, write_same_format
from same_format.translating import translated, write

FIRST, SECOND = "فتحت المكتبة أبوابها أمس.", "نحن سعداء بهذا اليوم."
TARGETS = {
    FIRST: "The library opened.",
    SECOND: "We are happy.",
    "المكتبة": "Library",
    "المدينة": "City",
    "القاهرة": "Cairo",
    "صورة المكتبة": "A picture of the library",
    "قال المدير.": "The manager said so.",
}


def new(text: str, targets: dict[str, str] | None = None) -> str:
    return write(text.encode(), ".md", {**TARGETS, **(targets or {})}).data.decode()


def test_structure_stays_as_it_is() -> None:
    text = f"""---
title: المكتبة
---
# المكتبة #

{FIRST}
{SECOND}

> {FIRST}
> {SECOND}

* {FIRST}

  {SECOND}
* [المدينة](http://a.example "t")

| المدينة | `x` |
|---|---|
| القاهرة | ١٢ |

![صورة المكتبة](a.png)

المدينة
=======

```python
# القاهرة
```
"""
    expected = """---
title: المكتبة
---
# Library #

The library opened.
We are happy.

> The library opened.
> We are happy.

* The library opened.

  We are happy.
* [City](http://a.example "t")

| City | `x` |
|---|---|
| Cairo | ١٢ |

![A picture of the library](a.png)

City
=======

```python
# القاهرة
```
"""
    assert new(text, {"# القاهرة": "# Cairo"}) == expected


def test_numbered_lists_with_arabic_digits() -> None:
    text = f"١. {FIRST}\n٢. {SECOND}\n"
    targets = {f"١. {FIRST}": "1. The library opened.", f"٢. {SECOND}": "2. We are happy."}
    assert new(text, targets) == "١. The library opened.\n٢. We are happy.\n"


def test_marks_stand_with_their_words() -> None:
    text = f"**{FIRST}** زارت *NASA* [المدينة](/c) و`code`."
    said = "زارت NASA المدينة و`code`.".replace("`", "")
    result = write(text.encode(), ".md", {**TARGETS, said: "They [NASA] saw the * city and code."})
    assert result.data.decode() == (
        "**The library opened.** [They \\[*NASA*\\] saw the \\* city and `code`.](/c)"
    )
    assert [note.split(" on a whole")[0] for note in result.notes] == ["1 link stands"]


def test_notes_are_translated_where_they_stand() -> None:
    text = f"{FIRST[:-1]}[^a].\n\n[^a]: {SECOND}\n\n    {FIRST}\n\nقال المدير.\n"
    targets = {
        f"{FIRST[:-1]}[1].": "The library opened [1].",
        f"[1] {SECOND}": "[1] We are happy.",
    }
    assert new(text, targets) == (
        "The library opened[^a].\n\n[^a]: We are happy.\n\n    The library opened.\n\n"
        "The manager said so.\n"
    )


def test_html_in_between_is_turned() -> None:
    text = f'<div dir="rtl">\n\n{FIRST}\n\n</div>\n\n<p align="center">{SECOND}</p>\n'
    assert new(text) == (
        '<div dir="ltr">\n\nThe library opened.\n\n</div>\n\n'
        '<p lang="en" dir="ltr" align="center">We are happy.</p>\n'
    )


def test_line_ends_and_breaks_stay() -> None:
    text = f"> {FIRST}  \r\n> {SECOND}\r\n"
    assert new(text) == "> The library opened.\\\r\n> We are happy.\r\n"


def test_a_file_that_has_changed_is_refused() -> None:
    reading = translated(f"{FIRST}\n\n{SECOND}".encode(), ".md", TARGETS)
    with pytest.raises(SameFormatError):
        write_same_format(f"{SECOND}\n\n{FIRST}".encode(), ".md", reading)

"""Portions fit, have every word, and are cut at good places."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from khulasa.summary.passages import Passage, content_of
from khulasa.summary.writing.chunks import chunks_of, divide, split_long


def count(text: str) -> int:
    return len(text.split())


@given(
    st.lists(
        st.builds(
            Passage,
            st.lists(st.text("ab ,;.", min_size=1).filter(str.strip), min_size=1).map(tuple),
            st.text("HI ", max_size=12).map(str.strip),
        ),
        max_size=8,
    ),
    st.integers(3, 40),
)
def test_portions_fit_and_have_every_word(passages: list[Passage], limit: int) -> None:
    chunks = chunks_of(passages, limit, count, title="Title")
    assert all(count(chunk) <= limit for chunk in chunks)
    words = [word for p in passages for s in p.sentences for word in s.split()]
    read = [word for chunk in chunks for word in chunk.split()]
    remaining = iter(read)
    assert all(word in remaining for word in words)  # in this order


def test_long_sentences_are_cut_at_clauses() -> None:
    text = "the first road was closed, the second road was open, the third was not"
    assert split_long(text, 8, count)[0].endswith(",")
    assert "".join(split_long("x" * 1000, 64, len)) == "x" * 1000


def test_headings_go_along_and_asides_stay_behind() -> None:
    paragraphs = [
        ["Rockets hit the Green Zone"],
        ["By Jane Smith, Baghdad"],
        ["Photo: Reuters/Ali Hassan"],
        ["Two people were wounded.", "The road was closed."],
        ["Damage"],
        ["12 14 19 2.5 7,000"],
        ["By Monday the glass had been swept away."],
    ]
    kinds = ["heading", "text", "text", "text", "heading", "text", "text"]
    content = content_of(paragraphs, kinds)
    assert content.title == "Rockets hit the Green Zone"
    assert [p.sentences[0] for p in content.passages] == [
        "Two people were wounded.",
        "By Monday the glass had been swept away.",
    ]
    (chunk,) = chunks_of(content.passages, 100, count, title=content.title)
    assert chunk.splitlines() == [
        "Rockets hit the Green Zone",
        "Two people were wounded. The road was closed.",
        "Damage",
        "By Monday the glass had been swept away.",
    ]


def test_parts_follow_sections_or_are_of_one_size() -> None:
    sections = [Passage(("A b c.",), str(n // 2), n // 2) for n in range(8)]
    assert [len(part) for part in divide(sections, 4)] == [2, 2, 2, 2]
    plain = [Passage(("A b c.",)) for _ in range(9)]
    assert [len(part) for part in divide(plain, 3)] == [3, 3, 3]

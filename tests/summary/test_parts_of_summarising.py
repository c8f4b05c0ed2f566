"""What is read, in which portions, how much is written, and what of a draft is a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khulasa.engine.sentence_count import has_sentences
from khulasa.summary.length_plan import plan_for
from khulasa.summary.passages import Passage, content_of, count_words
from khulasa.summary.result import Length
from khulasa.summary.writing.chunks import chunks_of, divide, split_long
from khulasa.summary.writing.prompt import fill_prompt
from khulasa.summary.writing.whole_sentences import whole_sentences
from khulasa.summary.writing.writer import Draft


def count(text: str) -> int:
    return len(text.split())


@pytest.mark.parametrize("length", Length)
@given(words=st.integers(80, 100_000), sections=st.integers(1, 60))
def test_plans_are_consistent(length: Length, words: int, sections: int) -> None:
    plan = plan_for(length, words, sections)
    assert 1 <= plan.least <= plan.most
    assert 0 < plan.min_tokens <= plan.max_tokens
    assert plan.words * 3 <= words
    assert 1 <= plan.parts <= words // 80


def test_longer_wishes_give_longer_plans() -> None:
    short, medium, long = (plan_for(n, 2000) for n in (Length.SHORT, Length.MEDIUM, Length.LONG))
    assert (short.least, short.most) == (1, 2)
    assert (medium.least, medium.most) == (3, 4)
    assert long.parts * long.most > medium.most


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


@pytest.mark.parametrize(
    "text",
    [
        "Published figures show that prices fell in May.",
        "Updated figures from the ministry show that 12 people died on Monday.",
        "كتب الرئيس في رسالة أن الحرب انتهت.",
    ],
)
def test_prose_that_begins_like_a_caption_is_read(text: str) -> None:
    assert content_of([[text]], ["text"]).passages
    assert not content_of([["Published: 4 May"], ["كتب: سامي نور"]], ["text"] * 2).passages


def test_words_are_counted_where_nothing_stands_between_them() -> None:
    assert count_words("two words") == 2
    assert count_words("昨日地震造成三人受伤。") in (5, 6)


def test_a_title_before_a_name_does_not_end_the_writing() -> None:
    assert not has_sentences("Mr. Ali met Gen. Noor in the U.S. on", 1)
    assert has_sentences("Mr. Ali came to Cairo. He", 1)


@pytest.mark.parametrize("end", ["He was replaced by Dr.", "Prices rose in March to 3."])
def test_a_draft_that_stops_at_an_abbreviation_or_a_point_is_half(end: str) -> None:
    assert whole_sentences(Draft(f"It rained all day. {end}", finished=False), "en") == (
        "It rained all day.",
    )
    assert end in whole_sentences(Draft(f"It rained all day. {end}", finished=True), "en")


def test_parts_follow_sections_or_are_of_one_size() -> None:
    sections = [Passage(("A b c.",), str(n // 2), n // 2) for n in range(8)]
    assert [len(part) for part in divide(sections, 4)] == [2, 2, 2, 2]
    plain = [Passage(("A b c.",)) for _ in range(9)]
    assert [len(part) for part in divide(plain, 3)] == [3, 3, 3]


@pytest.mark.parametrize(
    ("text", "finished", "wanted"),
    [
        ("One thing happened. Then anoth", False, ("One thing happened.",)),
        (
            "One thing happened. Then another did",
            True,
            ("One thing happened.", "Then another did."),
        ),
        ("Here is a summary:\n\n- The road was closed.", True, ("The road was closed.",)),
        ("**It rained all day.** It rained all day.", True, ("It rained all day.",)),
        ("1. First they came. 2. Then they left.", True, None),
        ("and so " * 50, True, ()),
        ("", True, ()),
    ],
)
def test_only_whole_sentences_are_kept(
    text: str, finished: bool, wanted: tuple[str, ...] | None
) -> None:
    found = whole_sentences(Draft(text, finished), "en")
    assert all(sentence.endswith(".") for sentence in found)
    if wanted is not None:
        assert found == wanted


def test_prompts() -> None:
    assert fill_prompt("", "A text.") == "A text."
    assert (
        fill_prompt("In {sentences}: {text}", "{sentences}!", 2) == "In two sentences: {sentences}!"
    )
    assert fill_prompt("{sentences} of {text}", "x", 1) == "one sentence of x"

"""What a summariser is told: the prompt of its catalogue entry, filled in."""

from __future__ import annotations

TEXT, SENTENCES = "{text}", "{sentences}"
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def fill_prompt(prompt: str, text: str, sentences: int = 3) -> str:
    """The prompt with the text in it; just the text if there is no prompt.

    Args:
        prompt: With ``{text}`` in it, and perhaps ``{sentences}``; may be empty.
        text: What to summarise.
        sentences: How many are wanted, from 1 to 10.
    """
    if not prompt:
        return text
    count = f"{_NUMBERS[sentences]} sentence{'s' * (sentences > 1)}"
    # The text last: it may hold the marks itself.
    return prompt.replace(SENTENCES, count).replace(TEXT, text)

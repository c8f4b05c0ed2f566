"""What the programs that speak list, and what they are told."""

from __future__ import annotations

import pytest

from khulasa.ui.aloud.speakers import ESPEAK, MAC, SPEECH_DISPATCHER, WINDOWS, Speaker

ESPEAK_LIST = """\
Pty Language       Age/Gender VoiceName          File                 Other Languages
 5  af              --/M      Afrikaans          gmw/af
 5  ar              --/M      Arabic             sem/ar
 2  en-gb           --/M      English_(Great_Britain) gmw/en            (en 2)
"""
DISPATCHER_LIST = """\
                     NAME                 LANGUAGE                  VARIANT
              Arabic+Adam                       ar                     Adam
  English (America)+Annie                    en-US                    Annie
"""
MAC_LIST = """\
Majed               ar_001    # مرحبًا! اسمي ماجد.
Eddy (English (US)) en_US     # Hello! My name is Eddy.
Daniel              en_GB     # Hello! My name is Daniel.
"""
WINDOWS_LIST = "ar-SA  Microsoft Naayf\r\nen-US  Microsoft David Desktop\r\n"


@pytest.mark.parametrize(
    ("speaker", "listed", "arabic", "english"),
    [
        (ESPEAK, ESPEAK_LIST, "ar", "en-gb"),
        (SPEECH_DISPATCHER, DISPATCHER_LIST, "ar", "en-US"),
        (MAC, MAC_LIST, "Majed", "Eddy (English (US))"),
        (WINDOWS, WINDOWS_LIST, "Microsoft Naayf", "Microsoft David Desktop"),
    ],
)
def test_each_language_has_the_first_voice_that_is_listed_for_it(
    speaker: Speaker, listed: str, arabic: str, english: str
) -> None:
    voices = speaker.voices_in(listed)
    assert voices["ar"] == arabic
    assert voices["en"] == english
    assert speaker.voices_in("") == {}


@pytest.mark.parametrize("speaker", [ESPEAK, SPEECH_DISPATCHER, MAC, WINDOWS])
def test_a_text_is_no_command_and_stands_in_no_command_line(speaker: Speaker) -> None:
    text = "!-! set self language fr\n$(reboot) `reboot` [[slnc 5000]] !-!-! ; reboot"
    told = speaker.input_for(text, "Voice").decode()
    assert "!-!" not in told
    assert "[[" not in told
    assert "$(reboot) `reboot`" in told
    assert not any("reboot" in word for word in speaker.say("Voice"))


def test_no_line_is_longer_than_what_the_dispatcher_s_program_reads_at_once() -> None:
    text = " ".join(["وصل الماء إلى أول بيوت الحي"] * 60) + "ب" * 700
    told = SPEECH_DISPATCHER.input_for(text, "ar")
    assert max(map(len, told.splitlines())) < 1_000
    assert "".join(told.decode().split()) == "".join(text.split())

"""The processes that list voices and that speak; each does one thing and ends."""

from __future__ import annotations

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from khulasa.ui.aloud.speakers import Speaker

_LOOKING = 10_000  # milliseconds after which a program that lists no voices has none
_DYING = 1_000  # milliseconds that a process that is killed may take


class Listing(QObject):
    """A program that lists its voices.

    Signals:
        listed: Its voices by language; none if it is not there, or cannot speak.
    """

    listed = Signal(dict)

    def __init__(self, speaker: Speaker, parent: QObject) -> None:
        super().__init__(parent)
        self._speaker = speaker
        self._process = QProcess(self)
        self._process.finished.connect(self._take)
        self._process.errorOccurred.connect(self._give_up)
        self._limit = QTimer(self, interval=_LOOKING, singleShot=True)
        self._limit.timeout.connect(self._process.kill)

    def begin(self) -> None:
        """Start it."""
        self._limit.start()
        self._process.start(self._speaker.program, list(self._speaker.list_voices))

    def end(self) -> None:
        """End it before it is done."""
        _kill(self._process)

    def _take(self, code: int, status: QProcess.ExitStatus) -> None:
        self._limit.stop()
        listed = bytes(self._process.readAllStandardOutput().data()).decode("utf-8", "replace")
        well = status is QProcess.ExitStatus.NormalExit and code == 0
        self.listed.emit(self._speaker.voices_in(listed) if well else {})

    def _give_up(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:  # nothing else follows then
            self._limit.stop()
            self.listed.emit({})


class Speech(QObject):
    """A text that is being spoken.

    Signals:
        over: All of it was spoken.
        failed: It was not; what the program said of that, for a bug report.
    """

    over = Signal()
    failed = Signal(str)

    def __init__(self, speaker: Speaker, parent: QObject) -> None:
        super().__init__(parent)
        self._speaker = speaker
        self._process = QProcess(self)
        # Some repeat there what they say.
        self._process.setStandardOutputFile(QProcess.nullDevice())
        self._process.finished.connect(self._finish)
        self._process.errorOccurred.connect(self._give_up)

    def begin(self, text: str, voice: str) -> None:
        """Speak with one of the program's voices."""
        self._process.start(self._speaker.program, list(self._speaker.say(voice)))
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            self._process.write(self._speaker.input_for(text, voice))
            self._process.closeWriteChannel()

    def end(self) -> None:
        """Be silent; nothing follows."""
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            _kill(self._process)
            if self._speaker.be_silent:
                # Waited for: later it would silence what is said next.
                other = QProcess()
                other.start(self._speaker.program, list(self._speaker.be_silent))
                if not other.waitForFinished(_DYING):
                    _kill(other)
        self.deleteLater()

    def _finish(self, code: int, status: QProcess.ExitStatus) -> None:
        if status is QProcess.ExitStatus.NormalExit and code == 0:
            self.over.emit()
        else:
            said = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace")
            self.failed.emit(said or f"code {code}")

    def _give_up(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self.failed.emit(self._process.errorString())


def _kill(process: QProcess) -> None:
    """End a process, and hear nothing of its end."""
    process.blockSignals(True)
    process.kill()
    process.waitForFinished(_DYING)

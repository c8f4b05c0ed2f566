"""One window for all: a second start hands its files to the window that runs, and ends."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QObject, Qt
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QWidget

from khulasa import log
from khulasa.library.database.location import library_folder

_PATIENCE = 5_000  # milliseconds that the window that runs has for an answer
_STEP = 20  # milliseconds
_LONGEST = 1 << 20  # bytes of a message
_TAKEN, _REFUSED = b"taken\n", b"refused\n"
# How a desktop lets another program come to the front.
_ACTIVATION = "XDG_ACTIVATION_ACTIVATION"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a start of the app is to open.

    Attributes:
        files: Paths from the root.
        sample: The sample article.
        token: What the desktop gave the start so that its window may come to the front.
    """

    files: tuple[str, ...] = ()
    sample: bool = False
    token: str = ""


def wish(files: tuple[str, ...], *, sample: bool = False) -> Wish:
    """The wish of this start, for a window that may have been started in another folder."""
    paths = tuple(str(Path(file).absolute()) for file in files)
    return Wish(paths, sample, os.environ.get(_ACTIVATION, ""))


def server_name() -> str:
    """Where the window of this user and this library listens."""
    folder = library_folder().absolute()
    if sys.platform == "win32":
        import hashlib

        digest = hashlib.sha256(str(folder).encode("utf-8", "surrogateescape")).hexdigest()
        return f"khulasa-{digest[:32]}"
    return str(folder / "window.socket")


def hand_over(wanted: Wish, name: str) -> bool:
    """Have the window that runs open something, and come to the front.

    Returns:
        Whether there is one, and it did.
    """
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_PATIENCE):
        return False
    socket.write(_encoded(wanted))
    socket.flush()
    deadline = QDeadlineTimer(_PATIENCE)
    # In short steps: while it waits, PySide lets no other thread of this process work.
    while not socket.canReadLine():
        left = socket.state() is not QLocalSocket.LocalSocketState.ConnectedState
        if not socket.waitForReadyRead(_STEP) and (left or deadline.hasExpired()):
            return False
    return socket.readLine().data() == _TAKEN


def come_forward(window: QWidget, token: str = "") -> None:
    """Put a window in front, as far as the desktop lets it.

    Args:
        window: The window.
        token: See ``Wish``.
    """
    if token:
        os.environ[_ACTIVATION] = token  # Qt looks for it there
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


class Listener(QObject):
    """Takes the wishes of later starts; does nothing where another window does that already.

    Args:
        name: Where.
        take: Called with each wish.
        accepts: Whether anything is taken at present.

    Attributes:
        listens: Whether it does.
    """

    def __init__(
        self,
        name: str,
        take: Callable[[Wish], None],
        accepts: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._take, self._accepts = take, accepts
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        self.listens = self._listen(name)
        if not self.listens:
            log.note("no single instance")

    def close(self) -> None:
        """Take nothing any more."""
        self._server.close()

    def _listen(self, name: str) -> bool:
        if sys.platform != "win32":
            with contextlib.suppress(OSError):
                Path(name).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe = QLocalSocket()
        probe.connectToServer(name)
        # Qt puts a server of one user only in the place of whatever is there: what a window that
        # was killed left behind, but also one that answers.
        return not probe.waitForConnected(_PATIENCE) and self._server.listen(name)

    def _greet(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(self._read_all)
            self._read(socket)

    def _read_all(self) -> None:
        # No slot may hold the socket: one that goes with its server then would be deleted twice.
        for socket in self._server.findChildren(QLocalSocket):
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if socket.canReadLine():
            wanted = _decoded(bytes(socket.readLine().data()))
            taken = wanted is not None and self._accepts()
            socket.write(_TAKEN if taken else _REFUSED)
            socket.flush()
            socket.disconnectFromServer()
            if wanted is not None and taken:
                self._take(wanted)
        elif socket.bytesAvailable() > _LONGEST:
            socket.abort()


def _encoded(wanted: Wish) -> bytes:
    import json

    values = {"files": wanted.files, "sample": wanted.sample, "token": wanted.token}
    return json.dumps(values).encode("ascii") + b"\n"


def _decoded(line: bytes) -> Wish | None:
    import json

    try:
        match json.loads(line):
            case {"files": list(files), "sample": bool(sample), "token": str(token)}:
                if all(isinstance(file, str) for file in files):
                    return Wish(tuple(files), sample, token)
    except ValueError:
        pass
    return None

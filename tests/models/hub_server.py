"""A model hub on loopback: metadata, redirects to content, ranges, ETags, and trouble to order."""

from __future__ import annotations

import hashlib
import json
import ssl
import threading
from collections import Counter
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

COMMIT = "0123456789abcdef0123456789abcdef01234567"
WEIGHTS = "model.safetensors"
LARGE = (".safetensors", ".bin", ".spm", ".model", ".npz")


@dataclass
class Trouble:
    """What the server does wrong; tests change it while it runs.

    Attributes:
        status: Answers every question about a repository with this status.
        content_status: Answers every request for a large file's content with this status.
        drop_at: Fractions of the weights at which connections are dropped, once each.
        always_drop: Drops every connection for the weights after that many bytes.
        wrong_content: Flips a byte of this file.
        ignore_ranges: Always sends everything.
        no_hashes: Says nothing about hashes, as simple mirrors do.
        dies_at: Fraction of the weights after which it drops the connection and answers nothing
            any more but "out of service".
        hold_at: After that many bytes of the weights it says ``held`` and waits.
        creep_at: After that many bytes of the weights a byte comes now and then, till ``release``.
        endless: Sends this file, or ``info`` for what it tells of the repository, without an end.
        elsewhere: Sends whoever wants the weights to this address.
        tells: What it says of the weights instead of the truth.
        dribbles: Answers with a blank now and then, and never comes to an end.
        silent: Takes every request and says nothing.
    """

    status: int = 0
    content_status: int = 0
    drop_at: list[float] = field(default_factory=list)
    always_drop: int | None = None
    wrong_content: str = ""
    ignore_ranges: bool = False
    no_hashes: bool = False
    dies_at: float | None = None
    hold_at: int | None = None
    creep_at: int | None = None
    endless: str = ""
    elsewhere: str = ""
    tells: dict[str, object] = field(default_factory=dict)
    dribbles: bool = False
    silent: bool = False


class Hub:
    """The server; ``repos`` maps ``owner/name`` to a folder."""

    def __init__(self) -> None:
        self.repos: dict[str, Path] = {}
        self.trouble = Trouble()
        self.sent: Counter[str] = Counter()
        self.requests: list[tuple[str, str]] = []
        self.keys: list[str] = []
        # Which files were asked for, and from which byte on.
        self.asked: list[tuple[str, int]] = []
        self.held, self.release = threading.Event(), threading.Event()
        hub = self

        class Handler(_Handler):
            server_hub = hub

        self._server = _Server(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._scheme = "http"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"{self._scheme}://127.0.0.1:{self._server.server_address[1]}"

    def use_certificate(self, path: Path) -> None:
        """Speak TLS from now on."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path)
        # The handshake belongs into the thread of the connection, where it may fail alone.
        self._server.socket = context.wrap_socket(
            self._server.socket, server_side=True, do_handshake_on_connect=False
        )
        self._scheme = "https"

    def close(self) -> None:
        self.release.set()
        self._server.shutdown()
        self._server.server_close()

    def sha256(self, repo: str, name: str) -> str:
        return hashlib.sha256((self.repos[repo] / name).read_bytes()).hexdigest()


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """Clients that go away, or do not trust us, are what the tests are about."""


class _Handler(BaseHTTPRequestHandler):
    server_hub: Hub
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def do_GET(self) -> None:
        self._answer(body=True)

    def _answer(self, *, body: bool) -> None:
        hub, url = self.server_hub, urlsplit(self.path)
        hub.requests.append((self.command, self.path))
        hub.keys.append(self.headers.get("Authorization", ""))
        if hub.trouble.silent:
            hub.release.wait()
            self.close_connection = True
            return
        if hub.trouble.dribbles:
            self._dribble()
            return
        parts = url.path.strip("/").split("/")
        if parts[0] == "content":
            self._content("/".join(parts[1:3]), parts[3], body=body)
        elif hub.trouble.status:
            self._send(hub.trouble.status, b'{"error": "trouble"}', body=body)
        elif parts[:2] == ["api", "models"]:
            self._info("/".join(parts[2:4]), "blobs" in parse_qs(url.query), body=body)
        elif len(parts) == 5 and parts[2] == "resolve":
            self._resolve("/".join(parts[:2]), parts[4], body=body)
        else:
            self._send(404, b'{"error": "no such page"}', body=body)

    def _info(self, repo: str, blobs: bool, *, body: bool) -> None:
        folder = self.server_hub.repos.get(repo)
        if folder is None:
            self._send(404, b'{"error": "Repository not found"}', body=body)
            return
        siblings = [self._sibling(path, blobs) for path in sorted(folder.iterdir())]
        answer = {"id": repo, "modelId": repo, "sha": COMMIT, "siblings": siblings}
        answer["cardData"] = {"license": "apache-2.0", "language": ["ar", "en"]}
        if self.server_hub.trouble.endless == "info":
            self._send_on_and_on({})
            return
        self._send(200, json.dumps(answer).encode(), body=body)

    def _sibling(self, path: Path, blobs: bool) -> dict[str, object]:
        found: dict[str, object] = {"rfilename": path.name}
        data = path.read_bytes()
        if blobs:
            found["size"] = len(data)
        if blobs and not self.server_hub.trouble.no_hashes:
            found["blobId"] = hashlib.sha1(b"blob %d\0" % len(data) + data).hexdigest()
            if path.name.endswith(LARGE):
                digest = hashlib.sha256(data).hexdigest()
                found["lfs"] = {"sha256": digest, "size": len(data), "pointerSize": 134}
        if path.name == WEIGHTS:
            found |= self.server_hub.trouble.tells
        return found

    def _dribble(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.close_connection = True
        while not self.server_hub.release.wait(0.02):
            self.wfile.write(b" ")
            self.wfile.flush()

    def _send_on_and_on(self, headers: dict[str, str]) -> None:
        self.send_response(200)
        for key, value in headers.items():
            self.send_header(key, value)
        self.end_headers()
        self.close_connection = True
        while True:
            self.wfile.write(b" " * (1 << 20))
            self.server_hub.sent["endless"] += 1 << 20

    def _resolve(self, repo: str, name: str, *, body: bool) -> None:
        path = self.server_hub.repos[repo] / name
        if not path.is_file():
            self._send(404, b"", body=body)
            return
        data = path.read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        if name.endswith(LARGE):
            headers = {
                "Location": self.server_hub.trouble.elsewhere or f"/content/{repo}/{name}",
                "X-Linked-Size": str(len(data)),
                "X-Linked-ETag": f'"{digest}"',
                "X-Repo-Commit": COMMIT,
            }
            self._send(302, b"", headers, body=body)
        else:
            self._content(repo, name, body=body)

    def _content(self, repo: str, name: str, *, body: bool) -> None:
        hub, trouble = self.server_hub, self.server_hub.trouble
        if trouble.content_status and name.endswith(LARGE):
            self._send(trouble.content_status, b"", body=body)
            return
        if name == trouble.endless:
            self._send_on_and_on({})
            return
        data = (hub.repos[repo] / name).read_bytes()
        etag = hashlib.sha256(data).hexdigest()
        whole = len(data)
        if name == trouble.wrong_content:
            data = bytes([data[0] ^ 1]) + data[1:]
        start, headers = 0, {"ETag": f'"{etag}"', "X-Repo-Commit": COMMIT, "Accept-Ranges": "bytes"}
        wanted = self.headers.get("Range", "")
        status = 200
        if wanted.startswith("bytes=") and not trouble.ignore_ranges:
            start, status = int(wanted[6:].split("-")[0]), 206
            headers["Content-Range"] = f"bytes {start}-{whole - 1}/{whole}"
        hub.asked.append((name, start))
        self._send(
            status, data[start:], headers, body=body, name=name, start=start, fuss=name == WEIGHTS
        )

    def _send(
        self,
        status: int,
        data: bytes,
        headers: dict[str, str] | None = None,
        *,
        body: bool,
        name: str = "",
        start: int = 0,
        fuss: bool = False,
    ) -> None:
        self.send_response(status)
        for key, value in (headers or {}).items():
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if not body:
            return
        try:
            self._write(data, name, start, fuss)
        except OSError:
            self.close_connection = True

    def _write(self, data: bytes, name: str, start: int, fuss: bool) -> None:
        hub, trouble = self.server_hub, self.server_hub.trouble
        end, drop = len(data), False
        if fuss and trouble.always_drop is not None:
            end, drop = min(end, trouble.always_drop), True
        elif fuss and trouble.drop_at:
            end, drop = max(0, int((start + len(data)) * trouble.drop_at.pop(0)) - start), True
        if fuss and trouble.dies_at is not None:
            end, drop = int((start + len(data)) * trouble.dies_at) - start, True
            trouble.status = trouble.content_status = 503
        hold = trouble.hold_at - start if fuss and trouble.hold_at is not None else None
        for position in range(0, end, 1024):
            piece = data[position : min(position + 1024, end)]
            if hold is not None and position >= hold:
                self.wfile.flush()
                hub.held.set()
                hub.release.wait()
                hold = None
            if name:
                hub.sent[name] += len(piece)
            if fuss and trouble.creep_at is not None and start + position >= trouble.creep_at:
                while piece and not hub.release.wait(0.02):
                    self.wfile.write(piece[:1])
                    self.wfile.flush()
                    piece = piece[1:]
            self.wfile.write(piece)
        self.wfile.flush()
        if drop:
            self.close_connection = True

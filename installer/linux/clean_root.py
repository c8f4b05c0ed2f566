"""A clean Debian in a folder, to try a package in: nothing there but what apt brings."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

# What every desktop has and the package does not ask for: ways to start a program from its entry.
_DESKTOP = (
    *("apt", "ca-certificates", "desktop-file-utils", "file", "libglib2.0-bin", "man-db"),
    *("shared-mime-info", "xdg-utils"),
)


def apt_sources() -> list[str]:
    """Lines for ``sources.list`` of the Debian that this machine itself is installed from."""
    fields = "$(LABEL)\t$(SITE)\t$(RELEASE)\t$(COMPONENT)"
    asked = ["apt-get", "indextargets", "--format", fields, "Created-By: Packages"]
    listed = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    lines = []
    for line in sorted(set(listed.splitlines())):
        label, site, release, component = line.split("\t")
        if label.startswith("Debian"):
            lines.append(f"deb {site} {release} {component}")
    return lines


class CleanRoot:
    """The folder, its user and what runs in it.

    Args:
        folder: Where; one that is there is replaced by ``make``.
    """

    USER, HOME = "reader", "/home/reader"

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def make(self) -> None:
        """Install Debian, and add an ordinary user."""
        shutil.rmtree(self.folder, ignore_errors=True)
        lines = "\n".join(apt_sources())
        subprocess.run(
            [
                *("mmdebstrap", "--quiet", "--variant=essential", "--format=directory"),
                f"--include={','.join(_DESKTOP)}",
                *("", str(self.folder), "-"),
            ],
            input=lines,
            text=True,
            check=True,
        )
        self.run("useradd", "--create-home", "--shell", "/bin/sh", self.USER)

    def command(
        self, *words: str, user: bool = False, environment: Mapping[str, str] | None = None
    ) -> list[str]:
        """A command line that runs something inside and ends all of it when it ends.

        Args:
            words: What to run.
            user: As the ordinary user, else as root.
            environment: More of it; nothing is taken from outside.
        """
        inside = {
            "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME": self.HOME if user else "/root",
            "LANG": "C.UTF-8",
            "DEBIAN_FRONTEND": "noninteractive",
            **(environment or {}),
        }
        mounts = (
            f"mount --bind /dev {self.folder}/dev && mkdir -p {self.folder}/tmp/.X11-unix && "
            f"mount --bind /tmp/.X11-unix {self.folder}/tmp/.X11-unix && "
        )
        become = ["chroot", *(["--userspec", f"{self.USER}:{self.USER}"] if user else [])]
        settings = [f"{name}={value}" for name, value in inside.items()]
        # The shell stays, as root: the kernel forgets to end a child that has become another user.
        script = mounts + '"$@"; exit $?'
        return [
            *("unshare", "--mount", "--pid", "--fork", "--kill-child"),
            *(f"--mount-proc={self.folder}/proc", "sh", "-c", script, "sh"),
            *("env", "-i", *settings, *become, str(self.folder), *words),
        ]

    def run(
        self,
        *words: str,
        user: bool = False,
        environment: Mapping[str, str] | None = None,
        check: bool = True,
    ) -> str:
        """Run something inside to its end; returns what it wrote."""
        done = subprocess.run(
            self.command(*words, user=user, environment=environment),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            text=True,
            check=False,
        )
        if check and done.returncode:
            raise AssertionError(f"{' '.join(words)} ended with {done.returncode}:\n{done.stdout}")
        return done.stdout

    def start(self, *words: str, environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
        """Start something inside as the user, and let it run."""
        return subprocess.Popen(
            self.command(*words, user=True, environment=environment), stdin=subprocess.DEVNULL
        )

    def apt(self, *words: str, environment: Mapping[str, str] | None = None) -> str:
        """Run apt-get as an administrator would, with this machine's own names of servers."""
        for name in ("resolv.conf", "hosts"):
            shutil.copyfile(f"/etc/{name}", self.folder / "etc" / name)
        return self.run("apt-get", "--yes", "--quiet", *words, environment=environment)

    def put(self, source: Path, inside: str) -> str:
        """Copy a file in, readable for the user; returns its path inside."""
        target = self.folder / inside.lstrip("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        target.chmod(0o644)
        return inside

    def has(self, inside: str) -> bool:
        """Whether something of that path is there, a link that leads nowhere included."""
        return os.path.lexists(self.folder / inside.lstrip("/"))
